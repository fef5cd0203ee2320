"""Unit and period as they stand around a table: 填报单位：鄂城区, 报送期间：2024年6月 (H3)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from models.rules.round_period import read_period
from models.text.normalise import even, fold
from reports.incoming.grid import CellKind, GridCell, GridSheet

_UNIT = re.compile(
    r"(?:(?:填报|报送|上报|填表|报告|编报|报表)(?:单位|部门)(?:名称)?|单位(?:名称)?)"
    r"(?:\((?:盖?公?签?章|盖章处)\))?"
)
_PERIOD = re.compile(
    r"(?:报送|填报|报告|统计|上报)(?:期间|月份|周期|期)|报告期|所属期间?|期间|月份|"
    r"(?:填报|报送|上报|填表|制表)(?:时间|日期)"
)
_OF_FORM = re.compile("(?:报送|填报|上报)?截止(?:日期|时间)?|表号|制表机关|批准文号|有效期")
# 单位：万元 says how figures are counted, not who reports
_MEASURE = re.compile(
    "[项个件条家户人次元%天日亩吨篇期份场宗处台套辆所座]|[千万亿百]+[元人户件项]|人次|项次|万人次|"
    "百分[比点]|公里|平方米"
)
_LABELLED = re.compile(r"([^\s:]{2,12}(?: [^\s:]{1,4})?)\s*:\s*([^:]*?)(?=\s+[^\s:]{2,8}\s*:|$)")
_TITLE_PERIOD = re.compile(r"(?<!截至)(?<!截止)(20\d\d年\d{1,2}月)(?!\d*[日底末])")
_APART = re.compile(r"\s{2,}")  # 单位：市司法局　　　2024年6月
_LONGEST = 120
_LONGEST_TITLE = 50
_ALONE = frozenset(("单位", "单位名称"))  # may also be what is counted in, or who is in charge


def unit_and_period(sheet: GridSheet, numbers: Sequence[int], first_header: int) -> tuple[str, str]:
    """Return the words beside 填报单位 and 报送期间, "" where nothing is said.

    Args:
        sheet: where to look.
        numbers: the rows outside tables, in order.
        first_header: the row of the first headings; only above it a title may name the month.
    """
    unit = period = ""
    for label, value in _labelled(sheet, numbers):
        if not unit and _UNIT.fullmatch(label) and not _is_measure(value):
            unit, *rest = _APART.split(value)
            period = period or next((one for one in rest if read_period(one) is not None), "")
        elif not period and _PERIOD.fullmatch(label) and read_period(value) is not None:
            period = value
    above = [number for number in numbers if number < first_header]
    return unit, period or _period_in_title(sheet, above)


def is_unit_label(heading: str, *, is_alone: bool = False) -> bool:
    """Return whether a heading is 填报单位 or the like.

    Args:
        heading: as printed.
        is_alone: only words that can mean nothing else.
    """
    key = fold(heading).rstrip(":")
    return _UNIT.fullmatch(key) is not None and not (is_alone and key in _ALONE)


def is_fact_label(label: str) -> bool:
    """Return whether a folded label is of the form itself: unit, period, days, its own number."""
    return any(one.fullmatch(label) for one in (_UNIT, _PERIOD, _OF_FORM))


def may_name_unit(cells: Mapping[int, GridCell]) -> bool:
    """Return whether a row among records may begin with 填报单位: a quick look."""
    first = next(iter(cells.values())).text
    return len(first) <= _LONGEST and ("单位" in first or "部门" in first)


def unit_of_row(sheet: GridSheet, number: int) -> str:
    """Return the unit a row outside records names, "" when it names none."""
    for label, value in _labelled(sheet, [number]):
        if _UNIT.fullmatch(label) and not _is_measure(value):
            return _APART.split(value)[0]
    return ""


def _is_measure(value: str) -> bool:
    """Return whether a value says in what figures are counted: 万元, 个、户."""
    return all(map(_MEASURE.fullmatch, re.split("[、,/;]", fold(value))))


def _labelled(sheet: GridSheet, numbers: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Yield label and value, in one cell or in two beside each other."""
    for number in numbers:
        label = ""
        for cell in sheet.rows[number].values():
            text = even(cell.text).strip()
            if label and text and ":" not in text:
                yield label, cell.text.strip()
            label = ""
            if cell.kind is not CellKind.TEXT or len(text) > _LONGEST:
                continue
            if text.endswith(":"):
                label = fold(text[:-1])
            elif ":" in text:
                yield from ((fold(name), value) for name, value in _pairs(text) if value)
            elif _UNIT.fullmatch(fold(text)) and fold(text) != "单位":
                label = fold(text)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        for found in _LABELLED.finditer(line):
            yield found[1], found[2].strip()


def _period_in_title(sheet: GridSheet, numbers: Sequence[int]) -> str:
    for number in numbers:
        for cell in sheet.rows[number].values():
            if len(cell.text) <= _LONGEST_TITLE and ":" not in even(cell.text):
                found = _TITLE_PERIOD.search(fold(cell.text))
                if found:
                    return found[1]
    return ""
