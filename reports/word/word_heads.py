"""Head, signature and imprint of a Word paper."""

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from models.papers import Head, Imprint, Signature
from models.vocabulary import PaperKind
from reports.pages.geometry import CELL, INNER_RULE, OUTER_RULE, ROW, SIZE_3, SIZE_4, TEXT_WIDTH, mm
from reports.pages.print_text import for_print
from reports.word.word_parts import (
    add_blank,
    add_line,
    float_at_bottom,
    set_character_scale,
    set_double_rule,
    set_face,
    set_rule,
    set_table_rules,
)
from reports.word.word_styles import (
    HEAD_LABEL,
    HEAD_LINE,
    IMPRINT,
    KAI_FACE,
    RED_NAME,
    SIGNATURE,
    TEXT,
)

_RED = "FF0000"
_RED_RULE = mm(0.5)
_NAME_WIDTH = mm(150)
_NARROWEST = 50
# 7.2.4 and 10.1, less the leading above the characters; 简报 and 专报 stand a little higher.
_NAME_TOP = mm(35) - 8.0
_NAME_TOPS = {PaperKind.LETTER: 0.0, PaperKind.BRIEFING: mm(17), PaperKind.SPECIAL_REPORT: mm(17)}
# 7.3.5.1: the date ends four characters from the right edge, the body stands in its middle.
_SEALED_RIGHT = 4
_UNSEALED_RIGHT = 2
_KEPT_WITH_SIGNATURE = 4


def add_head(document: WordDocument, kind: PaperKind, head: Head) -> None:
    """Add what stands above the title, with a blank row or two under it."""
    for label in (head.copy_number, head.secrecy, head.urgency):
        if label:
            add_line(document, label, HEAD_LABEL)
    names = list(filter(None, [*head.issuers[:-1], "".join(head.issuers[-1:]) + head.mark]))
    labels = sum(map(bool, (head.copy_number, head.secrecy, head.urgency)))
    for place, name in enumerate(names):
        line = _add_red_name(document, name)
        above = 0.0 if place else _NAME_TOPS.get(kind, _NAME_TOP) - labels * ROW
        line.paragraph_format.space_before = Pt(max(0.0, above))
    if kind is PaperKind.LETTER:
        if names:
            set_double_rule(document.paragraphs[-1], "bottom", color=_RED, is_thick_above=True)
        number = add_line(document, head.number, HEAD_LINE)
        number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif names:
        _add_numbers(document, head)
        set_rule(document.paragraphs[-1], "bottom", _RED_RULE, color=_RED)
    add_blank(document, TEXT, 2 if names else 1)


def _add_red_name(document: WordDocument, name: str) -> Paragraph:
    paragraph = add_line(document, for_print(name), RED_NAME)
    percent = round(100 * _NAME_WIDTH / (len(name) * RED_NAME.size))
    set_character_scale(paragraph, max(_NARROWEST, min(100, percent)))
    return paragraph


def _add_numbers(document: WordDocument, head: Head) -> None:
    """Add 发文字号 or 第N期, 签发人, and the line of office and date."""
    if head.signers:
        line = add_line(document, f"{for_print(head.number)}\t签发人：", HEAD_LINE)
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
        line.paragraph_format.left_indent = Pt(CELL)
        line.paragraph_format.tab_stops.add_tab_stop(Pt(TEXT_WIDTH - CELL), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run("　".join(head.signers))
        set_face(line, 1, KAI_FACE)
    elif head.number:
        add_line(document, for_print(head.number), HEAD_LINE)
    if head.office or head.dated:
        line = add_line(document, f"{for_print(head.office)}\t{head.dated}", HEAD_LINE)
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
        line.paragraph_format.left_indent = Pt(CELL)
        line.paragraph_format.tab_stops.add_tab_stop(Pt(TEXT_WIDTH - CELL), WD_TAB_ALIGNMENT.RIGHT)


def add_signature(document: WordDocument, signature: Signature) -> None:
    """Add who signs and when (7.3.5); the date stands under the middle of the body's name."""
    add_blank(document, TEXT, 2 if signature.is_sealed else 1)
    # A signature never stands on a page without text.
    for paragraph in document.paragraphs[-_KEPT_WITH_SIGNATURE:]:
        paragraph.paragraph_format.keep_with_next = True
    right = _SEALED_RIGHT if signature.is_sealed else _UNSEALED_RIGHT
    longest = max((len(name) for name in signature.issuers), default=0)
    date_cells = sum(0.5 if char.isdigit() else 1.0 for char in signature.dated)
    # What is longer, the date or the name, stands at its own distance from the right edge.
    over = max(0.0, (longest - date_cells) / 2 - (right if signature.is_sealed else 0))
    for name in signature.issuers:
        line = add_line(document, for_print(name), SIGNATURE)
        cells = max(0.0, right + (date_cells - len(name)) / 2) if signature.is_sealed else right
        line.paragraph_format.right_indent = Pt(cells * CELL)
        line.paragraph_format.keep_with_next = True
    dated = add_line(document, signature.dated, SIGNATURE)
    dated.paragraph_format.right_indent = Pt((right + over) * CELL)


def add_imprint(document: WordDocument, imprint: Imprint) -> None:
    """Add 版记 on the bottom edge of the last page (7.4)."""
    rows = [(f"{label}：{for_print(words)}", "") for label, words in imprint.entries]
    if imprint.printed_by or imprint.printed_on:
        rows.append((imprint.printed_by, f"{imprint.printed_on}印发" if imprint.printed_on else ""))
    if imprint.copies:
        rows.append(("", imprint.copies))
    if not rows:
        return
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
    set_table_rules(table, OUTER_RULE, INNER_RULE)
    float_at_bottom(table)
    # A file ends with a paragraph, which the table is fixed to.
    add_line(document, "", IMPRINT)
