"""Running text on the grid: paragraphs, headings by their numbering, the document's title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.pages.faces import TextStyle
from reports.pages.fonts import FontRole
from reports.pages.geometry import CELL, ROW, SIZE_2
from reports.pages.line_breaking import Line, clusters_of, fill_lines, justify
from reports.pages.print_text import for_print
from reports.pages.sheets import Sheets
from reports.pages.title_breaks import break_title

BODY = TextStyle()
TITLE = TextStyle(FontRole.TITLE, SIZE_2, SIZE_2)
# 2号 lines need more than a row of the grid; 36 pt is what offices set.
_TITLE_PITCH = 36.0
_INDENT = 2 * CELL

# GB/T 9704 7.3.3: numbering 一、 （一） 1. （1） in 黑体, 楷体, 仿宋, 仿宋.
_NUMBERING = (
    re.compile(r"[一二三四五六七八九十百]+、"),
    re.compile(r"（[一二三四五六七八九十百]+）"),
    re.compile(r"\d{1,3}[.]"),
    re.compile(r"（\d{1,3}）"),
)
# A numbered sentence longer than this is not a heading that runs into its text.
_LONGEST_RUN_IN = 30


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one style inside a paragraph."""

    text: str
    style: TextStyle


def set_text(sheets: Sheets, text: str, *, bold_level_3: bool = True) -> None:
    """Set paragraphs, one a line; numbered headings get the face of their level.

    Bold for level 3 is a habit of offices, not in the standard.
    """
    for paragraph in filter(None, for_print(text).split("\n")):
        _set_one(sheets, paragraph, is_bold_level_3=bold_level_3)


def _set_one(sheets: Sheets, text: str, *, is_bold_level_3: bool) -> None:
    level = heading_level(text)
    if not level:
        set_paragraph(sheets, (Span(text, BODY),))
        return
    heading, rest = _split_heading(text, level)
    style = _heading_style(level, is_bold=is_bold_level_3 and level == 3) if heading else BODY
    if heading and level < 3 and not rest:
        set_heading(sheets, heading, style, level)
    else:
        set_paragraph(sheets, (Span(heading, style), Span(rest, BODY)))


def set_heading(sheets: Sheets, text: str, style: TextStyle, level: int) -> None:
    """Set a heading on lines of its own, never as the last thing on a page."""
    spans = (Span(text, style),)
    lines = _break_spans(sheets, spans)
    sheets.ensure(len(lines) + 1)
    sheets.outline(text, level - 1)
    _write_lines(sheets, spans, lines)


def set_paragraph(sheets: Sheets, spans: Sequence[Span]) -> None:
    """Set one paragraph, first line indented by two characters (7.3.3)."""
    _write_lines(sheets, spans, _break_spans(sheets, spans))


def set_title(sheets: Sheets, text: str, *, rows_before: float) -> None:
    """Set the title centred, one blank row under it; the text after it is back on the grid.

    Args:
        sheets: the pages being written.
        text: lines that a person divided are kept as they are.
        rows_before: blank above the title, of which the grid may take or give up to half a row.
    """
    widths = sheets.faces.widths(TITLE)
    lines = break_title(for_print(text), widths, sheets.frame.width)
    height = len(lines) * _TITLE_PITCH
    end = sheets.top + rows_before * ROW + height + ROW
    body_top = round(end / ROW) * ROW
    first = body_top - ROW - height + (_TITLE_PITCH - SIZE_2) / 2
    sheets.outline("".join(lines))
    for number, line in enumerate(lines):
        left = (sheets.frame.width - widths[line]) / 2
        sheets.write(line, left, first + number * _TITLE_PITCH, TITLE)
    sheets.top = body_top


def heading_level(text: str) -> int:
    """Return the level 1 to 4 that the numbering of ``text`` stands for, 0 without numbering."""
    for level, pattern in enumerate(_NUMBERING, start=1):
        if pattern.match(text):
            return level
    return 0


def _split_heading(text: str, level: int) -> tuple[str, str]:
    """Divide a numbered paragraph into its heading and the text that runs on behind it."""
    stop = text.find("。")
    if stop < 0 or stop == len(text) - 1:
        return (text, "") if level < 3 or stop < 0 else ("", text)
    if level < 3 or stop <= _LONGEST_RUN_IN:
        return text[: stop + 1], text[stop + 1 :]
    return "", text


def _heading_style(level: int, *, is_bold: bool) -> TextStyle:
    if level == 1:
        return replace(BODY, role=FontRole.HEI)
    if level == 2:
        return replace(BODY, role=FontRole.KAI)
    return replace(BODY, bold=is_bold)


def _break_spans(sheets: Sheets, spans: Sequence[Span]) -> list[Line]:
    text = "".join(span.text for span in spans)
    advances = _advances(sheets, spans)
    clusters, measured, place = clusters_of(text), [], 0
    for cluster in clusters:
        measured.append(sum(advances[place : place + len(cluster)]))
        place += len(cluster)
    return fill_lines(
        clusters,
        measured,
        sheets.frame.width,
        CELL,
        advances=lambda: advances,
        first_indent=_INDENT,
    )


def _advances(sheets: Sheets, spans: Sequence[Span]) -> list[float]:
    return [
        advance
        for span in spans
        for advance in map(sheets.faces.widths(span.style).__getitem__, span.text)
    ]


def _write_lines(sheets: Sheets, spans: Sequence[Span], lines: Sequence[Line]) -> None:
    text = "".join(span.text for span in spans)
    styles = [span.style for span in spans for _ in span.text]
    advances = _advances(sheets, spans)
    for line in lines:
        top = sheets.take_row()
        part = text[line.start : line.end]
        set_ = justify(part, line, advances[line.start : line.end], CELL)
        left, start = line.indent, 0
        for end in [*_changes(styles, line), len(part)]:
            sheets.write(part[start:end], left, top, styles[line.start + start], set_[start:end])
            left += sum(set_[start:end])
            start = end


def _changes(styles: Sequence[TextStyle], line: Line) -> list[int]:
    """Return the places inside ``line`` where the style changes."""
    return [
        place - line.start
        for place in range(line.start + 1, line.end)
        if styles[place] != styles[place - 1]
    ]
