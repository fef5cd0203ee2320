"""The office's sentences about a returned file, said to the unit that sent it."""

import re

from models.intake_records import RowCounts

# What the office reads, and what the unit reads in its place; "" leaves it out.
_SAID_OTHERWISE = (
    (
        "请指定对应的记录，作为新的一条录入，或者不采用这一行。",
        "请写明对应下发表中的哪一行；是新增的，请说明来由。",
    ),
    ("请核对对应是否正确。", "请核对；下次请保留行标识一列。"),
    ("，单位所报没有采用，原文件仍保存着", "，不用再报，没有采用"),
    ("经确认保留本办内容，单位所报没有采用", "经核对以本办台账为准，没有采用"),
    ("经确认采用单位所报", "已按所报采用"),
    ("经确认", "经核对"),
    ("需要的话请单位补报。", "有内容的请补报。"),
    ("缺栏不算清除，", ""),
    ("请单位另行报送", "请另行报送"),
    ("请让单位分开报送", "请分开报送"),
    ("请确认是否采用。", "请写明是否有效。"),
    ("入库前请核对。", "请核对是不是要改的。"),
    ("，等本办选定", "，请核对以哪个为准"),
    ("台账暂时不动，", ""),
    ("，台账不动", ""),
    ("确认前台账不动。", ""),
)
# Of what the board says of a file, that which its rows do not tell.
_OF_THE_FILE = (
    (re.compile(r"有 (\d+) 个表头要确认"), "有{}个表头看不明白"),
    (re.compile(r"有 (\d+) 处内容没有读入"), "有{}处内容没有读出来"),
    (re.compile(r"比上一版少了 (\d+) 处内容"), "比上一版少了{}处内容"),
)


def said_to_unit(sentence: str) -> str:
    """Return a sentence without what only the office can do or know."""
    for ours, theirs in _SAID_OTHERWISE:
        sentence = sentence.replace(ours, theirs)
    return sentence


def asked_of_unit(reason: str, counts: RowCounts) -> str:
    """Say what a unit must look at in its file; never what the office does.

    Args:
        reason: what the board says of the file.
        counts: its rows.
    """
    rows = (
        (counts.conflict, "行与本办台账不一致或意思不明确"),
        (counts.new, "行对不上下发的表"),
        (counts.refused, "行填写不符合要求"),
    )
    found = [(pattern.search(reason), words) for pattern, words in _OF_THE_FILE]
    told = [words.format(match[1]) for match, words in found if match]
    told += [f"有{count}{words}" for count, words in rows if count]
    return "，".join(told) or "部分内容需要核对"
