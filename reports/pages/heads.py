"""What stands above the title: red name, number, signers, red rules (GB/T 9704 7.2, 10.1, 10.3).

简报 and 专报 are not in the standard: their places are those offices use.
"""

from dataclasses import dataclass

from models.papers import Head
from models.vocabulary import PaperKind
from reports.pages.geometry import CELL, PORTRAIT, ROW, SIZE_3, mm
from reports.pages.print_text import for_print
from reports.pages.red_marks import set_red_mark
from reports.pages.sheets import Sheets
from reports.pages.text_blocks import BODY, HEI, KAI

# 7.2.7: the rule lies 4 mm under 发文字号; how thick it is is free.
_RULE_GAP = mm(4)
_SIGNERS_IN_A_ROW = 2

# 10.1: 信函: the name 30 mm from the edge of the paper, double rules 170 mm wide 4 mm under it and
# 20 mm from the lower edge; the first element 7/8 of a character under the upper one.
_LETTER_NAME_TOP = mm(30) - PORTRAIT.top
_DOUBLE_WIDTH = mm(170)
_DOUBLE_BOTTOM = PORTRAIT.sheet_height - mm(20) - PORTRAIT.top
_THICK, _THIN, _BETWEEN = mm(0.9), mm(0.35), mm(0.5)
_UNDER_RULE = CELL * 7 / 8


@dataclass(frozen=True, slots=True)
class _Look:
    """Where the parts of a head stand, in points.

    Attributes:
        name_top: from the top of 版心 to the ink of the name.
        number_gap: from there to the number.
        office_gap: from the number to the line of office and date.
        rule: its thickness.
    """

    name_top: float
    number_gap: float
    office_gap: float
    rule: float


# 7.2.4: the name begins 35 mm under the top of 版心; 7.2.5: the number two blank rows under it.
_OFFICIAL = _Look(mm(35), 2 * ROW, ROW - SIZE_3, mm(0.5))
_SERIAL = _Look(mm(20), ROW, mm(6.2), mm(0.9))
_LOOKS = {
    PaperKind.NOTICE: _OFFICIAL,
    PaperKind.CIRCULAR: _OFFICIAL,
    PaperKind.MINUTES: _OFFICIAL,
    PaperKind.BRIEFING: _SERIAL,
    PaperKind.SPECIAL_REPORT: _SERIAL,
}


def set_head(sheets: Sheets, kind: PaperKind, head: Head) -> None:
    """Set the head of a paper; the cursor ends on its last rule or under its last line."""
    if kind is PaperKind.LETTER:
        _set_letter_head(sheets, head)
    elif kind in _LOOKS:
        _set_red_head(sheets, head, _LOOKS[kind])
    else:
        sheets.top = set_marks(sheets, head, 0.0)


def _set_red_head(sheets: Sheets, head: Head, look: _Look) -> None:
    end = set_marks(sheets, head, 0.0)
    names, mark = [for_print(name) for name in head.issuers], for_print(head.mark)
    if names or mark:
        # A 简报 that shows all three marks has its name a little lower.
        end = set_red_mark(sheets, names, mark, max(look.name_top, end + ROW / 2))
    top = end + look.number_gap
    if head.number or head.signers:
        end = _set_number_and_signers(sheets, head, top)
        top = end + look.office_gap
    if head.office or head.dated:
        end = _set_office(sheets, head, top)
    if end:
        sheets.rule(0, end + _RULE_GAP, sheets.frame.width, look.rule, red=True)
        sheets.top = end + _RULE_GAP


def _set_letter_head(sheets: Sheets, head: Head) -> None:
    names, mark = [for_print(name) for name in head.issuers], for_print(head.mark)
    bottom = _LETTER_NAME_TOP
    if names or mark:
        bottom = set_red_mark(sheets, names, mark, bottom)
    thick = bottom + _RULE_GAP
    thin = thick + _THICK + _BETWEEN
    _double_rule(sheets, thick=thick, thin=thin)
    _double_rule(
        sheets, thick=_DOUBLE_BOTTOM - _THICK, thin=_DOUBLE_BOTTOM - _THICK - _BETWEEN - _THIN
    )
    end = thin + _THIN
    top = end + _UNDER_RULE
    if head.number:
        number, width = for_print(head.number), sheets.frame.width
        left = max(0.0, width - sheets.width_of(number, BODY))
        sheets.write_fitted(number, left, top, BODY, width)
        end = top + SIZE_3
    sheets.top = max(end, set_marks(sheets, head, top))
    # 10.1: the first page of a letter shows no number.
    sheets.has_number = False


def _double_rule(sheets: Sheets, *, thick: float, thin: float) -> None:
    """Draw a thick and a thin red rule, each with its upper edge at the place given."""
    left = (sheets.frame.width - _DOUBLE_WIDTH) / 2
    # 版心 does not lie in the middle of the paper, the rules do.
    left += sheets.frame.sheet_width / 2 - sheets.frame.left - sheets.frame.width / 2
    for top, thickness in ((thick, _THICK), (thin, _THIN)):
        sheets.rule(left, top + thickness / 2, _DOUBLE_WIDTH, thickness, red=True)


def set_marks(sheets: Sheets, head: Head, top: float) -> float:
    """Set 份号, 密级, 紧急程度 flush left (7.2.1-3) and return where they end."""
    end = 0.0
    marks = ((head.copy_number, BODY), (head.secrecy, HEI), (head.urgency, HEI))
    for text, style in marks:
        if text:
            sheets.write_fitted(for_print(text), 0, top, style, sheets.frame.width)
            end, top = top + SIZE_3, top + ROW
    return end


def _set_number_and_signers(sheets: Sheets, head: Head, top: float) -> float:
    """Set 发文字号, beside the last 签发人 where there is one (7.2.5-6); return its end."""
    number, width = for_print(head.number), sheets.frame.width
    if not head.signers:
        left = max(0.0, (width - sheets.width_of(number, BODY)) / 2)
        sheets.write_fitted(number, left, top, BODY, width)
        return top + SIZE_3
    label = "签发人："
    names = [for_print(name) for name in head.signers]
    rows = [
        names[start : start + _SIGNERS_IN_A_ROW]
        for start in range(0, len(names), _SIGNERS_IN_A_ROW)
    ]
    column = max(sheets.width_of(name, KAI) for name in names) + CELL
    left = width - max(map(len, rows)) * column
    label_left = left - sheets.width_of(label, BODY)
    sheets.write(label, label_left, top, BODY)
    for row in rows:
        for place, name in enumerate(row):
            _write_spread(sheets, name, left + place * column, top, column - CELL)
        top += ROW
    sheets.write_fitted(number, CELL, top - ROW, BODY, label_left - 2 * CELL)
    return top - ROW + SIZE_3


def _write_spread(sheets: Sheets, name: str, left: float, top: float, width: float) -> None:
    """Write a name of 楷体 over ``width``: two characters stand as wide as three."""
    missing = width - sheets.width_of(name, KAI)
    gap = missing / (len(name) - 1) if len(name) > 1 else 0.0
    advances = [sheets.width_of(char, KAI) + gap for char in name]
    sheets.write(name, left, top, KAI, advances)


def _set_office(sheets: Sheets, head: Head, top: float) -> float:
    """Set the office left and the date right, a character in; return where they end."""
    office, dated = for_print(head.office), for_print(head.dated)
    dated_left = sheets.frame.width - CELL - sheets.width_of(dated, BODY)
    sheets.write(dated, dated_left, top, BODY)
    # A long name is narrowed rather than run into the date.
    sheets.write_fitted(office, CELL, top, BODY, dated_left - 2 * CELL)
    return top + SIZE_3
