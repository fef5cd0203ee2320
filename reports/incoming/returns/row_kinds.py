"""Rows that are no records: totals, signatures, notes, group headings, column numbers (H4, H5)."""

import re
from collections.abc import Sequence

from models.text.normalise import fold
from models.text.numbering import Family, mark_at

_TOTAL = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}?)(?:合计|小计|总计|共计|累计)(?:数|项数)?"
    r"(?:[:(].*|\d+[项条个件]?.*)?"
)
_PART = re.compile("小计")
_PEOPLE = (
    "(?:填表|填报|制表|审核|审批|核对|复核|经办|联系|主要负责|分管负责|负责|签发|报送|单位负责)人"
)
_FOOTER = re.compile(
    rf"(?:{_PEOPLE}|分管领导|主要领导|(?:联系)?电话|联系方式|手机号?码?|"
    r"(?:填报|填表|报送|制表|上报)?(?:单位|部门|日期|时间)|单位(?:名称)?\(?(?:盖章|公章|签章)\)?|"
    r"(?:单位)?\(?(?:盖章|公章|签字|签章)\)?|(?:填表|填写|填报|编制)?说明|附?注|备注|注意事项)"
    r"(?:签字|签名|签章|盖章)?(?:\d{0,2}[:(.、].*|$)|\(盖章\)|注\d?[:.、]"
)
_NOTES = re.compile(r"(?:填表|填写|填报|编制)?说明|附?注|备注|注意事项")
_DAY_ALONE = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日")
_SECTION = (Family.CHINESE, Family.CHINESE_BRACKET, Family.CHAPTER)
_COUNTED = re.compile(r"\(?(\d{1,2})\)?")
_LETTERS = frozenset("甲乙丙丁戊己庚辛")
_LONGEST_SECTION = 60


def is_total(first: str) -> bool:
    """Return whether a row is a total by its first text: 合 计, 鄂城区小计, 合计：12项."""
    return len(first) <= 40 and _TOTAL.fullmatch(fold(first)) is not None


def is_part_total(first: str) -> bool:
    """Return whether a total counts only the rows since the one before."""
    return _PART.search(fold(first)) is not None


def is_footer(first: str) -> bool:
    """Return whether a row stands below the data: 填表人：, 联系电话, 说明：, （盖章）, a day."""
    key = fold(first[:60])
    return _FOOTER.match(key) is not None or _DAY_ALONE.fullmatch(key) is not None


def is_notes(first: str) -> bool:
    """Return whether a row opens notes, which may go on over several numbered rows."""
    return _NOTES.match(fold(first[:20])) is not None


def is_section(texts: Sequence[str], *, is_wide: bool) -> bool:
    """Return whether a row is a heading of a group of rows: one text, merged or numbered 一、."""
    if len(set(texts)) != 1 or len(texts[0]) > _LONGEST_SECTION:
        return False
    mark = mark_at(texts[0])
    return is_wide or (mark is not None and mark.family in _SECTION)


def is_column_numbers(texts: Sequence[str]) -> bool:
    """Return whether a row only counts the columns: 1 2 3, (1) (2) (3), 甲 乙 1 2."""
    keys = [fold(text) for text in texts]
    while keys and keys[0] in _LETTERS:
        keys.pop(0)
    counted = [_COUNTED.fullmatch(key) for key in keys]
    numbers = [int(found[1]) for found in counted if found]
    return len(texts) >= 3 and numbers == list(range(1, len(keys) + 1))
