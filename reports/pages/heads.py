"""What stands at the head and the foot of a document: the red name, 期号 and date, 版记."""

from collections.abc import Sequence

from reports.pages.faces import TextStyle
from reports.pages.fonts import FontRole
from reports.pages.geometry import (
    CELL,
    INNER_RULE,
    OUTER_RULE,
    PORTRAIT,
    SIZE_4,
    mm,
)
from reports.pages.line_breaking import break_lines, justify
from reports.pages.print_text import for_print
from reports.pages.sheets import Sheets
from reports.pages.text_blocks import BODY

# The red name is set as large as fits; narrower than this its characters look pressed.
_LARGEST_NAME = 52.0
_NARROWEST = 0.62
_NAME_WIDTH = mm(150)
# 简报 is not in the standard: where offices put its lines, from the top of 版心.
_NAME_TOP = mm(20)
_ISSUE_TOP = mm(47.5)
_OFFICE_TOP = mm(59.3)
_RULE_TOP = mm(69)
_RULE_THICKNESS = mm(0.9)
# 版记 is set in 4号仿宋, one character in on both sides (GB/T 9704 7.4.2).
_FOOT = TextStyle(FontRole.BODY, SIZE_4, SIZE_4)
_FOOT_PITCH = 25.5


def set_red_name(sheets: Sheets, name: str, top: float) -> None:
    """Set the name of a document kind or an issuer, red and centred, its ink from ``top``."""
    ems = sheets.width_of(name, TextStyle(FontRole.TITLE, 1.0, 1.0))
    size = min(_LARGEST_NAME, _NAME_WIDTH / (ems * _NARROWEST))
    scale = min(1.0, _NAME_WIDTH / (ems * size))
    style = TextStyle(FontRole.TITLE, size, size, red=True)
    _, highest = sheets.faces.ink(FontRole.TITLE, name)
    left = (sheets.frame.width - ems * size * scale) / 2
    sheets.write_scaled(name, left, top + highest * size, style, scale)


def set_briefing_head(sheets: Sheets, *, name: str, issue: str, office: str, dated: str) -> None:
    """Set the head of a 简报: name, 第N期, office and date, red rule; the cursor ends there."""
    set_red_name(sheets, name, _NAME_TOP)
    width = sheets.frame.width
    sheets.write(issue, (width - sheets.width_of(issue, BODY)) / 2, _ISSUE_TOP, BODY)
    dated_left = width - CELL - sheets.width_of(dated, BODY)
    sheets.write(dated, dated_left, _OFFICE_TOP, BODY)
    room, needed = dated_left - 2 * CELL, sheets.width_of(office, BODY)
    if needed <= room:
        sheets.write(office, CELL, _OFFICE_TOP, BODY)
    else:
        # A long name is narrowed rather than run into the date.
        baseline = _OFFICE_TOP + sheets.faces.ascent(BODY.role) * BODY.size
        sheets.write_scaled(office, CELL, baseline, BODY, room / needed)
    sheets.rule(0, _RULE_TOP, width, _RULE_THICKNESS, red=True)
    sheets.top = _RULE_TOP


def set_distribution(sheets: Sheets, lines: Sequence[tuple[str, str]]) -> None:
    """Set 报、送、发 between rules, the last of them on the bottom edge of 版心 of the last page.

    Args:
        sheets: the pages being written.
        lines: label and addressees; turn lines align behind the colon (7.4.2).
    """
    blocks = [_foot_lines(sheets, f"{label}：", text) for label, text in lines]
    height = sum(map(len, blocks)) * _FOOT_PITCH
    if height > PORTRAIT.height - sheets.top:
        sheets.next_page()
    top = PORTRAIT.height - height
    sheets.rule(0, top, sheets.frame.width, OUTER_RULE)
    for number, block in enumerate(blocks):
        if number:
            sheets.rule(0, top, sheets.frame.width, INNER_RULE)
        for left, text, advances in block:
            sheets.write(text, left, top + (_FOOT_PITCH - SIZE_4) / 2, _FOOT, advances)
            top += _FOOT_PITCH
    sheets.rule(0, PORTRAIT.height, sheets.frame.width, OUTER_RULE)
    sheets.top = PORTRAIT.height


def _foot_lines(
    sheets: Sheets, label: str, text: str
) -> list[tuple[float, str, list[float] | None]]:
    """Return the lines of one entry: where each starts, its characters and their advances."""
    widths = sheets.faces.widths(_FOOT)
    hanging = SIZE_4 + widths[label]
    text = for_print(text)
    room = sheets.frame.width - hanging - SIZE_4
    result: list[tuple[float, str, list[float] | None]] = []
    for line in break_lines(text, widths, room):
        part = text[line.start : line.end]
        advances = justify(part, line, [widths[char] for char in part], _FOOT.cell)
        result.append((hanging, part, advances))
    first = label + result[0][1] if result else label
    rest = result[0][2] or [] if result else []
    return [(SIZE_4, first, [*[widths[char] for char in label], *rest]), *result[1:]]
