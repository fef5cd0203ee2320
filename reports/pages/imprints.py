"""版记 at the foot of the last page: 抄送, 印发机关, 印发日期, copies (GB/T 9704 7.4)."""

from dataclasses import dataclass

from models.papers import Imprint
from reports.pages.endings import hanging_rows
from reports.pages.faces import TextStyle
from reports.pages.fonts import FontRole
from reports.pages.geometry import INNER_RULE, OUTER_RULE, PORTRAIT, SIZE_4
from reports.pages.print_text import for_print
from reports.pages.rows import Piece, TextRow, draw_row
from reports.pages.sheets import Sheets

# 7.4.2: 4号仿宋, one character in on both sides.
_TEXT = TextStyle(FontRole.BODY, SIZE_4, SIZE_4)
_PITCH = 25.5
_INSET = SIZE_4


@dataclass(frozen=True, slots=True)
class ImprintLook:
    """How a 版记 is printed; a letter has neither rules nor 印发机关 and date (10.1)."""

    is_letter: bool = False
    is_double_sided: bool = False


def set_imprint(sheets: Sheets, imprint: Imprint, look: ImprintLook) -> None:
    """Set 版记 with its last rule on the bottom edge of 版心 of the last page (7.4.1)."""
    parts = _parts(sheets, imprint, look)
    if not parts:
        return
    height = imprint_height(sheets, imprint, look)
    _find_page(sheets, height, look)
    top = PORTRAIT.height - height
    for number, part in enumerate(parts):
        if not look.is_letter:
            thickness = INNER_RULE if number else OUTER_RULE
            sheets.rule(0, top, sheets.frame.width, thickness)
        for row in part:
            draw_row(sheets, row, top + (_PITCH - SIZE_4) / 2)
            top += _PITCH
    if not look.is_letter:
        sheets.rule(0, top, sheets.frame.width, OUTER_RULE)
    sheets.top = PORTRAIT.height


def imprint_height(sheets: Sheets, imprint: Imprint, look: ImprintLook) -> float:
    """Return the height of 版记, 0 where there is nothing in it."""
    return sum(map(len, _parts(sheets, imprint, look))) * _PITCH


def _find_page(sheets: Sheets, height: float, look: ImprintLook) -> None:
    """Go to the page of 版记: one with room for it, an even one where both sides are printed.

    7.5: where a page before it stays blank, neither of the two shows a number.
    """
    if sheets.frame != PORTRAIT or height > sheets.room:
        sheets.next_page(PORTRAIT)
    if not look.is_double_sided or sheets.page % 2 == 0:
        return
    is_blank = not sheets.top
    sheets.has_number = sheets.has_number and not is_blank
    sheets.next_page()
    sheets.has_number = not is_blank


def _parts(sheets: Sheets, imprint: Imprint, look: ImprintLook) -> list[list[TextRow]]:
    """Return the rows between two rules each; 主送 and 抄送 have none between them (7.4.2)."""
    entries = [row for entry in imprint.entries for row in _entry_rows(sheets, *entry)]
    parts = [entries]
    if not look.is_letter:
        parts.append(_pair_rows(sheets, imprint.printed_by, _with_printed(imprint.printed_on)))
    parts.append(_pair_rows(sheets, "", imprint.copies))
    return [part for part in parts if part]


def _entry_rows(sheets: Sheets, label: str, text: str) -> list[TextRow]:
    words = for_print(text).rstrip("。")
    if not words:
        return []
    printed = f"{for_print(label)}："
    left = _INSET + sheets.width_of(printed, _TEXT)
    labels = [Piece(_INSET, printed, _TEXT)]
    return hanging_rows(
        sheets.faces, labels, f"{words}。", left, sheets.frame.width - _INSET, _TEXT
    )


def _pair_rows(sheets: Sheets, left: str, right: str) -> list[TextRow]:
    """Return rows with words at their left and, on the last one, at their right."""
    left, right = for_print(left), for_print(right)
    if not left and not right:
        return []
    right_left = PORTRAIT.width - _INSET - sheets.width_of(right, _TEXT)
    rows = hanging_rows(sheets.faces, (), left, _INSET, right_left - _INSET, _TEXT)
    return [*rows[:-1], TextRow((*rows[-1].pieces, Piece(right_left, right, _TEXT)))]


def _with_printed(day: str) -> str:
    return f"{day}印发" if day and not day.endswith("印发") else day
