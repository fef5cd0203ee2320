"""What follows the text of a Word paper: 附件说明, 出席, signature, 版记 (GB/T 9704 7.3-4)."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Pt

from models.papers import Imprint, Signature
from reports.pages.faces import Faces
from reports.pages.geometry import CELL, INNER_RULE, OUTER_RULE, SIZE_3, SIZE_4, TEXT_WIDTH
from reports.pages.print_text import for_print
from reports.pages.rows import TextRow
from reports.pages.signatures import signature_rows
from reports.word.word_parts import (
    add_blank,
    add_line,
    float_at_bottom,
    lay,
    set_face,
    set_table_rules,
)
from reports.word.word_styles import HEI_FACE, IMPRINT, PARAGRAPH, SIGNATURE, TEXT

_INDENT = 2 * CELL


def add_annex_note(document: WordDocument, names: Sequence[str]) -> None:
    """Add 附件说明 (7.3.4): the names stand below each other."""
    if not names:
        return
    add_blank(document, TEXT)
    for number, name in enumerate(names, start=1):
        label = "附件：" if number == 1 else ""
        mark = f"{number}." if len(names) > 1 else ""
        line = add_line(document, f"{label}{mark}{for_print(name).rstrip('。；，、')}", PARAGRAPH)
        hanging = 5 * CELL + (CELL * 0.75 * len(mark) / 2 if mark else 0)
        layout = line.paragraph_format
        layout.left_indent = Pt(hanging)
        layout.first_line_indent = Pt((_INDENT if label else 5 * CELL) - hanging)


def add_roll(document: WordDocument, roll: Sequence[tuple[str, str]]) -> None:
    """Add 出席, 请假, 列席 in 黑体, the names aligned behind the colon (10.3)."""
    if roll:
        add_blank(document, TEXT)
    for label, names in roll:
        line = add_line(document, label, PARAGRAPH)
        set_face(line, 0, HEI_FACE)
        line.add_run(f"：{for_print(names)}")
        hanging = (len(label) + 1) * CELL
        line.paragraph_format.left_indent = Pt(_INDENT + hanging)
        line.paragraph_format.first_line_indent = Pt(-hanging)


def add_signature(document: WordDocument, faces: Faces, signature: Signature) -> None:
    """Add who signs and when, in the places of the printed page (7.3.5)."""
    # A signature never stands on a page without text.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    rows = signature_rows(faces, signature, TEXT_WIDTH)
    for place, row in enumerate(rows):
        _add_row(document, row, keeps_next=place < len(rows) - 1)


def add_imprint(document: WordDocument, imprint: Imprint, *, is_letter: bool) -> None:
    """Add 版记 on the bottom edge of the last page (7.4); that of a letter has no rules (10.1)."""
    rows = [
        (f"{for_print(label)}：{for_print(words).rstrip('。')}。", "")
        for label, words in imprint.entries
    ]
    printed_on = f"{imprint.printed_on.removesuffix('印发')}印发" if imprint.printed_on else ""
    if not is_letter and (imprint.printed_by or printed_on):
        rows.append((imprint.printed_by, printed_on))
    if imprint.copies:
        rows.append(("", imprint.copies))
    if not rows:
        return
    lay(document, is_turned=False)
    table = document.add_table(len(rows), 1)
    for row, (left, right) in zip(table.rows, rows, strict=True):
        paragraph = row.cells[0].paragraphs[0]
        paragraph.style = IMPRINT.name
        paragraph.text = f"{left}\t{right}" if right else left
        layout = paragraph.paragraph_format
        label = left.partition("：")[0] if "：" in left else ""
        hanging = (len(label) + 1) * SIZE_4 if label else 0.0
        layout.left_indent = Pt(SIZE_4 + hanging)
        layout.first_line_indent = Pt(-hanging)
        layout.right_indent = Pt(SIZE_4)
        # The cell of a table has a margin of its own on both sides.
        layout.tab_stops.add_tab_stop(Pt(TEXT_WIDTH - SIZE_4 - SIZE_3 / 2), WD_TAB_ALIGNMENT.RIGHT)
    if not is_letter:
        set_table_rules(table, OUTER_RULE, INNER_RULE)
    float_at_bottom(table)
    # A file ends with a paragraph, which the table is fixed to.
    add_line(document, "", IMPRINT)


def _add_row(document: WordDocument, row: TextRow, *, keeps_next: bool) -> None:
    """Add a row of the printed page, each piece at its place."""
    text = "\t".join(piece.text for piece in row.pieces)
    line = add_line(document, text, SIGNATURE)
    layout = line.paragraph_format
    layout.keep_with_next = keeps_next
    line.alignment = WD_ALIGN_PARAGRAPH.LEFT
    if row.pieces:
        layout.left_indent = Pt(row.pieces[0].left)
    for piece in row.pieces[1:]:
        layout.tab_stops.add_tab_stop(Pt(piece.left))
