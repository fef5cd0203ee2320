"""Running text on the grid: paragraphs, and headings known by their numbering (GB/T 9704 7.3.3)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reports.pages.faces import Faces, TextStyle
from reports.pages.fonts import FontRole
from reports.pages.geometry import CELL, TEXT_WIDTH
from reports.pages.print_text import for_print
from reports.pages.rows import OutlineEntry, Piece, Span, TextRow, broken, set_rows
from reports.pages.sheets import Sheets
from reports.pages.title_breaks import break_title

BODY = TextStyle()
HEI = TextStyle(FontRole.HEI)
KAI = TextStyle(FontRole.KAI)
INDENT = 2 * CELL

# GB/T 9704 7.3.3: numbering 一、 （一） 1. （1） in 黑体, 楷体, 仿宋, 仿宋.
_NUMBERING = (
    # 一、二季度分别完成… counts quarters and heads nothing.
    re.compile(r"[一二三四五六七八九十百]+、(?![一二三四]季度)"),
    re.compile(r"（[一二三四五六七八九十百]+）"),
    re.compile(r"\d{1,3}[.](?!\d)"),
    re.compile(r"（\d{1,3}）"),
)
# Regulations have 第一章 总则, centred, and 第一条 in 黑体 before its text.
_ORDINAL = "[零一二三四五六七八九十百\\d]{1,4}"
_CHAPTER = re.compile(rf"第{_ORDINAL}章[ \u3000]?[^。；，]{{0,30}}")
_ARTICLE = re.compile(rf"第{_ORDINAL}条[ \u3000]")
# A numbered sentence longer than this is text and no heading: of level 1 and 2, and below them.
_LONGEST_HEADING = 45
_LONGEST_RUN_IN = 30
# What ends with one of these is an item of a list.
_LIST_ENDS = "；，、："
# ... and another item follows.
_ITEM_ENDS = ("；", "，", "、")


def text_rows(
    faces: Faces,
    paragraphs: Iterable[str],
    *,
    has_bold_level_3: bool = True,
    width: float = TEXT_WIDTH,
    outline_level: int = 0,
) -> list[TextRow]:
    """Return the rows of running text.

    Args:
        faces: to measure and draw with.
        paragraphs: as they are stored; blank ones are left out.
        has_bold_level_3: headings 1. are bold, which is a habit of offices and not in the standard.
        width: of a line.
        outline_level: of headings 一、 in the outline of the file.
    """
    texts = [line for text in paragraphs for line in for_print(text).split("\n") if line]
    parts = split_headings(texts)
    levels_after = [*(level for level, _, _ in parts[1:]), 0]
    rows: list[TextRow] = []
    for (level, heading, rest), level_after in zip(parts, levels_after, strict=False):
        spans = [
            Span(part, style)
            for part, style in (
                (heading, _heading_style(level, heading, is_bold=has_bold_level_3)),
                (rest, BODY),
            )
            if part
        ]
        # Items of a list of headings may be parted; a heading and its text may not.
        keeps_next = bool(heading) and not rest and (not level_after or level_after > level)
        entry = None
        if heading and level <= 3 and not is_article(heading):
            entry = OutlineEntry(heading.rstrip("。"), outline_level + level - 1)
        if is_chapter(heading):
            rows += _centred_rows(faces, heading, width, entry)
        else:
            rows += _paragraph_rows(faces, spans, width, keeps_next=keeps_next, entry=entry)
    return rows


def set_text(sheets: Sheets, text: str, *, has_bold_level_3: bool = True) -> None:
    """Set paragraphs, one a line; numbered headings get the face of their level."""
    rows = text_rows(
        sheets.faces,
        text.split("\n"),
        has_bold_level_3=has_bold_level_3,
        width=sheets.frame.width,
    )
    set_rows(sheets, rows)


def split_headings(texts: Sequence[str]) -> list[tuple[int, str, str]]:
    """Return paragraphs that follow each other as level, heading and the text behind it.

    The last item of a list （一）…；（二）…。 reads like a heading but has the face of the others.
    """
    found: list[tuple[int, str, str]] = []
    list_level = 0
    for text in texts:
        level = heading_level(text)
        heading, rest = _split_heading(text, level)
        if level and level == list_level and not rest:
            heading, rest = "", text
        list_level = level if rest.endswith(_ITEM_ENDS) and not heading else 0
        found.append((level, heading, rest))
    return found


def heading_level(text: str) -> int:
    """Return the level 1 to 4 that the numbering of ``text`` stands for, 0 without numbering.

    第一章 is of level 1, 第一条 of level 2.
    """
    if is_chapter(text):
        return 1
    if is_article(text):
        return 2
    for level, pattern in enumerate(_NUMBERING, start=1):
        if pattern.match(text):
            return level
    return 0


def is_chapter(text: str) -> bool:
    """Return whether ``text`` heads a chapter of regulations: 第一章 总则."""
    return _CHAPTER.fullmatch(text) is not None


def is_article(text: str) -> bool:
    """Return whether ``text`` is an article of regulations: 第一条 with its text behind a gap."""
    return _ARTICLE.match(text) is not None


def _split_heading(text: str, level: int) -> tuple[str, str]:
    """Divide a paragraph of ``level`` into its heading and the text that runs on behind it."""
    if not level:
        return "", text
    if found := _ARTICLE.match(text):
        return text[: found.end()], text[found.end() :]
    longest = _LONGEST_HEADING if level <= 2 else _LONGEST_RUN_IN
    stop = text.find("。")
    if 0 <= stop <= longest and stop < len(text) - 1:
        return text[: stop + 1], text[stop + 1 :]
    is_whole = len(text) <= longest and text[-1] not in _LIST_ENDS
    # 1. with one whole sentence is text; 一、 with one is a heading that was given its stop.
    if is_whole and (stop < 0 or level <= 2):
        return text, ""
    return "", text


def _heading_style(level: int, heading: str, *, is_bold: bool) -> TextStyle:
    if level == 1 or is_article(heading):
        return HEI
    if level == 2:
        return KAI
    return replace(BODY, bold=is_bold and level == 3)


def _centred_rows(
    faces: Faces, heading: str, width: float, entry: OutlineEntry | None
) -> list[TextRow]:
    lines = break_title(heading, faces.widths(HEI), width)
    return [
        TextRow(
            (Piece((width - faces.widths(HEI)[line]) / 2, line, HEI),),
            keeps_next=True,
            entry=None if number else entry,
        )
        for number, line in enumerate(lines)
    ]


def _paragraph_rows(
    faces: Faces,
    spans: Sequence[Span],
    width: float,
    *,
    keeps_next: bool,
    entry: OutlineEntry | None,
) -> list[TextRow]:
    lines = broken(faces, spans, width, first_indent=INDENT)
    return [
        TextRow(pieces, keeps_next=keeps_next, entry=None if number else entry)
        for number, pieces in enumerate(lines)
    ]
