"""The heading of a table whose lines were lost: its words look like labels, and name nobody."""

import re

from models.text.normalise import even
from models.text.role_words import is_bare_label

# Heading words that no name of a unit is made of
_WORD = (
    "(?:序号|编号|备注|说明|类别|负责领导|牵头领导|分管领导|责任领导|重点工作|重点任务|工作任务|"
    "主要任务|目标任务|任务名称|工作内容|工作要求|工作措施|工作目标|具体措施|具体举措|具体要求|基本要求|"
    "完成情况|进展情况|落实情况|工作进展|完成时限|完成时间|时间节点|责任人|联系人|联系电话)"
)
_WORDS = re.compile(f"(?:{_WORD} ?)+")


def is_heading_words(name: str) -> bool:
    """Return whether a name is made of heading words and nothing else (重点工作基本要求)."""
    return _WORDS.fullmatch(even(name).strip()) is not None


def is_heading_line(text: str) -> bool:
    """Return whether a line holds two headings or more, parted by blanks, and nothing else."""
    words = even(text).split()
    return len(words) > 1 and all(is_heading_words(word) or is_bare_label(word) for word in words)
