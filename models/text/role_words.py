"""The words that say which part a unit plays in a task, as labels and as verbs (domain A4)."""

import re
from enum import StrEnum

from models.text.normalise import even


class Part(StrEnum):
    """What the words after a label or before a verb are."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"
    PERSON = "person"
    DEADLINE = "deadline"


_BODY = "(?:单位|部门|处室|科室|股室|机构|地区|主体|委局|局|方)"
_LEVEL = "(?:省级?|市级?|区级?|县级?|市直|总|主要|第一|共同|具体|各|工作|任务)?"
# 牵头领导, 责任人, 市级分管领导: people, never units
_PEOPLE = (
    rf"{_LEVEL}(?:(?:牵头|责任|分管|主管|包联|包保|挂帅|市|区|县)+(?:领导|负责人|负责同志)|"
    r"责任人员?|负责人|联系人|联络员|领导)"
)
# 牵头单位, 牵头责任单位, 主办单位, 牵头（责任）单位
_LEAD = (
    rf"{_LEVEL}(?:牵头|主办|主责|第一责任|主要责任|主牵头)(?:\(?责任\)?|\(主办\))?{_BODY}|"
    r"牵 头 单 位|牵头|主办"
)
# 配合单位, 协办单位, 参与部门
_SUPPORTING = (
    rf"{_LEVEL}(?:配合|协办|协助|协同|协作|参与|参加|参建|会办|联办|支持)(?:责任|配合)?{_BODY}|"
    r"配 合 单 位|配合|协办|参与"
)
# 责任单位, 责任部门, 承办单位, 责任分工
_RESPONSIBLE = (
    rf"{_LEVEL}(?:责任|负责|承办|实施|落实|执行|完成|承担|主管|建设|经办)(?:责任)?{_BODY}|"
    r"责 任 单 位|(?:责任|任务|职责|工作)分工|责任"
)
# 完成时限, 时间节点, 办结时限
_DEADLINE = (
    r"(?:完成|办结|整改|工作|推进|落实|实施|计划|任务|进度|启动|销号|达成|责任)*"
    r"(?:时限|期限|时间节点|时间安排|时间要求|时间进度|时间|进度安排|节点)"
    r"(?:要求|安排|节点)?|完 成 时 [限间]"
)
_LABELS = (
    (Part.PERSON, _PEOPLE),
    (Part.LEAD, _LEAD),
    (Part.SUPPORTING, _SUPPORTING),
    (Part.RESPONSIBLE, _RESPONSIBLE),
    (Part.DEADLINE, _DEADLINE),
)
_NAMED = "|".join(f"(?P<{part.value}>{pattern})" for part, pattern in _LABELS)
# A label counts with its colon, or with a blank or 为 after a whole word such as 责任单位
LABEL = re.compile(
    rf"(?:{_NAMED})(?: ?(?:\([^()]{{0,12}}\))? ?(?:为|是)?:+|"
    r"(?<=[单位部门时限间]) +(?=[^ ])|(?<=[位门])为)"
)

# 市发改委牵头, 牵头负责, 总牵头
LEADS = re.compile(
    r"(?:共同|联合|分别|总)*(?:牵头|主办|主责|抓总)(?:负责|组织|抓总|落实|推进|实施|办理|协调|做好|完成)*$"
)
# 市财政局配合, 积极配合落实, 按职责分工配合
SUPPORTS = re.compile(
    r"(?:[按依](?:照|据)?(?:各自)?职责(?:分工)?)?(?:积极|协同|共同|予以|给予|大力|密切|全力|做好|具体)*"
    r"(?:配合|协助|协同|协作|参与|参加|协办|会办|支持)(?:落实|实施|推进|工作|负责|做好|完成)*$"
)
# 各区均为责任单位: a blanket sentence naming a part at its end
BLANKET = re.compile(
    r"(?:均|都|同)(?:为|是|作为)(?:各项(?:任务|工作)的?)?(?P<part>责任|配合|参与|落实)(?:单位|部门|主体)$"
)
# 不再列出, 下同, 不一一列出: said about the list, not part of it
ASIDE = re.compile(r"不再.*(?:列|重复)|不.*一一列|^下同$|^以下(?:简称|同)|^余同$|^同上$")
# 列第一位的为牵头单位, 排名第一的单位为牵头单位, 排在首位的为牵头部门
FIRST_LEADS = re.compile(
    r"(?:[排列]|名列|位列|位于|居|处于|为)?(?:名|位|在)*(?:第一|首|第1|最前)(?:位|个|名|家)?[^。;(),，]{0,10}?"
    r"(?:为|是|系)(?:该?[^。;,]{0,6}的?)?(?:总)?(?:牵头|主办|第一责任|主要责任)"
)


def is_bare_label(text: str) -> bool:
    """Return whether a line is a label and nothing else, its units on the next line."""
    words = even(text).strip()
    label = LABEL.match(f"{words}:")
    return len(words) > 3 and label is not None and label.end() > len(words)


def part_of(label: re.Match[str]) -> Part:
    """Return which part a found label names."""
    return next(part for part in Part if label[part.value])
