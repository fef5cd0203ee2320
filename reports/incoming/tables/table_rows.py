"""What the rows of an office table are besides data: sections, footers, repeated serials."""

import re
from collections.abc import Sequence
from itertools import pairwise

from models.reading import ReadWarning
from models.text.normalise import even, fold
from models.text.numbering import Family, mark_at
from models.text.numerals import to_int

# Written into a cell to say that there is nothing (spreadsheet hazard H17)
NOTHING = frozenset({"", "/", "\\", "-", "--", "无", "暂无", "n/a", "—", "——"})
_FOOTER = re.compile(
    r"(?:合计|小计|总计)(?:\d|:|$)|(?:说明|注|备注|填表人|审核人|联系人|联系电话|填报单位|填报时间):"
)
# The notes our own ledgers put under a table: 共36项。 应有36项，现有17项，缺序号…
_NOTE = re.compile(
    r"(?:共计?|应有)\d+[项条件](?:[。,]|$)|有\d+项没有序号|序号[\d、]+重复出现|.{2,15}应有\d+项,尚未"
)

_SECTION_MARKS = frozenset(
    {Family.CHINESE, Family.CHINESE_BRACKET, Family.CHAPTER, Family.LABELLED}
)
_ENDS_SENTENCE = "。；;！？!?：:"
_ROW_LINES = 60  # of one row at most, where no other row follows
_GAP_LIMIT = 40  # a longer run of missing numbers is a table that counts otherwise


def serial_of(text: str) -> str:
    """Return the printed serial of a cell without its marks: 3. is 3, （二） is 二."""
    text = text.split("\n", maxsplit=1)[0].strip()
    plain = re.fullmatch(r"[(（]?\s*(\d{1,4}(?:[.-]\d{1,3})*)\s*[)）.、]?", text)
    if plain:
        return plain[1]
    mark = mark_at(f"{text}、") if text else None
    if mark is not None and mark.end >= len(text):
        return mark.number
    return text.strip("、.．()（） ") if len(text) <= 8 else ""


def section_of_row(cells: Sequence[str]) -> str | None:
    """Return the heading of a row that has one text across the table, None for a row of data."""
    texts = {cell.strip() for cell in cells if cell.strip()}
    if len(texts) != 1:
        return None
    text = texts.pop().replace("\n", "")
    spans = sum(bool(cell.strip()) for cell in cells) == len(cells)
    mark = mark_at(text)
    is_marked = mark is not None and mark.family in _SECTION_MARKS
    if not is_marked and not (spans and len(text) <= 60 and text[-1] not in _ENDS_SENTENCE):
        return None
    return text[mark.end if mark else 0 :].strip(" \u3000。：:；;")


def is_footer(cells: Sequence[str]) -> bool:
    """Return whether a row stands below the data: 合计, 说明, 填表人, 共36项。."""
    texts = [fold(cell) for cell in cells if cell.strip()]
    if not texts or _FOOTER.match(texts[0]):
        return True
    return len(set(texts)) == 1 and _NOTE.match(texts[0]) is not None


def section_before(lines: Sequence[str], first_line: int) -> str:
    """Return the numbered heading right before a table, "" when another text stands there."""
    for line in reversed(lines[: first_line - 1]):
        text = line.strip()
        if text:
            mark = mark_at(text)
            is_heading = mark is not None and mark.family in _SECTION_MARKS and len(text) <= 40
            return text[mark.end :].strip(" \u3000。：:；;") if mark and is_heading else ""
    return ""


def last_line(lines: Sequence[str], line: int, cells: Sequence[str], following: int | None) -> int:
    """Return the last line of a row: where its last cell ends, before the row that follows."""
    filled = [cell for cell in cells if cell.strip()]
    end = filled[-1].split("\n")[-1].strip() if filled else ""
    beyond = following if following is not None else min(line + _ROW_LINES, len(lines) + 1)
    places = [number for number in range(line, beyond) if end in lines[number - 1]]
    return places[-1] if places else line


def unwrap(text: str) -> str:
    """Put lines of a cell together where only the width of the column broke them."""
    result = ""
    for line in (part.strip() for part in text.split("\n")):
        ends = not result or result[-1] in _ENDS_SENTENCE or mark_at(line) is not None
        result += ("\n" if result and ends else "") + line
    return result


def serial_warnings(serials: Sequence[tuple[str, int]]) -> list[ReadWarning]:
    """Name serials that are missing between two rows, and serials printed twice."""
    warnings: list[ReadWarning] = []
    missing: list[str] = []
    numbers = [(to_int(text), line) for text, line in serials if text]
    for (before, _), (number, _line) in pairwise(numbers):
        if before is not None and number is not None and 1 < number - before <= _GAP_LIMIT:
            missing.append(span_text(before + 1, number - 1))
    if missing:
        warnings.append(ReadWarning(None, f"序号不连续，缺少第 {'、'.join(missing)} 项"))
    return warnings


def span_text(first: int, last: int) -> str:
    """Return a run of numbers as words: 3, or 16—28."""
    return str(first) if first == last else f"{first}—{last}"


def is_nothing(text: str) -> bool:
    """Return whether a cell says that there is nothing: empty, /, 无."""
    return fold(even(text)) in NOTHING
