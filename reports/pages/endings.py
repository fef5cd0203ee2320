"""What follows the text of a paper: 附件说明, 出席, signature, date, 附注 (GB/T 9704 7.3.4-6)."""

from collections.abc import Sequence

from models.papers import Paper
from reports.pages.faces import Faces, TextStyle
from reports.pages.print_text import for_print
from reports.pages.rows import BLANK, Piece, Span, TextRow, broken
from reports.pages.signatures import signature_rows
from reports.pages.text_blocks import BODY, HEI, INDENT

_NOTE_LABEL = "附件："


def note_rows(faces: Faces, names: Sequence[str], width: float) -> list[TextRow]:
    """Return 附件说明 under a blank row, numbered when there are several names (7.3.4)."""
    if not names:
        return []
    label_end = INDENT + faces.widths(BODY)[_NOTE_LABEL]
    rows = [BLANK]
    for number, name in enumerate(names, start=1):
        printed = for_print(name).rstrip("。；，、")
        serial = f"{number}." if len(names) > 1 else ""
        labels = [Piece(INDENT, _NOTE_LABEL, BODY)] if number == 1 else []
        if serial:
            labels.append(Piece(label_end, serial, BODY))
        rows += hanging_rows(faces, labels, printed, label_end + faces.widths(BODY)[serial], width)
    return rows


def roll_rows(faces: Faces, roll: Sequence[tuple[str, str]], width: float) -> list[TextRow]:
    """Return 出席, 请假, 列席 in 黑体 with the names aligned behind the colon (10.3)."""
    rows = [BLANK] if roll else []
    for label, names in roll:
        label_end = INDENT + faces.widths(HEI)[label] + faces.widths(BODY)["："]
        colon_left = INDENT + faces.widths(HEI)[label]
        labels = [Piece(INDENT, label, HEI), Piece(colon_left, "：", BODY)]
        rows += hanging_rows(faces, labels, for_print(names), label_end, width)
    return rows


def hanging_rows(
    faces: Faces,
    labels: Sequence[Piece],
    text: str,
    left: float,
    width: float,
    style: TextStyle = BODY,
) -> list[TextRow]:
    """Return rows of ``text`` that all begin at ``left``, the labels before the first of them."""
    lines = broken(faces, [Span(text, style)], width - left, left=left) or [()]
    return [TextRow((*labels, *lines[0])), *map(TextRow, lines[1:])]


def closing_rows(faces: Faces, paper: Paper, width: float) -> list[TextRow]:
    """Return signature, date and 附注."""
    rows: list[TextRow] = []
    if paper.signature:
        rows += signature_rows(faces, paper.signature, width)
    remark = for_print(paper.remark).strip("（）()")
    if remark:
        lines = broken(faces, [Span(f"（{remark}）", BODY)], width, first_indent=INDENT)
        rows += map(TextRow, lines)
    return rows
