"""Head of a Word paper: marks, red names, number, rules (GB/T 9704 7.2, 10.1)."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from models.papers import Head
from models.vocabulary import PaperKind
from reports.pages.faces import Faces
from reports.pages.geometry import CELL, ROW, SIZE_3, TEXT_WIDTH, mm
from reports.pages.papers import SERIALS
from reports.pages.print_text import for_print
from reports.pages.red_marks import mark_lines, mark_size
from reports.word.word_parts import (
    add_line,
    set_character_scale,
    set_double_rule,
    set_face,
    set_rule,
    set_widths,
)
from reports.word.word_styles import BODY_FACE, HEAD_LABEL, HEAD_LINE, HEI_FACE, KAI_FACE, RED_NAME

_RED = "FF0000"
_RED_RULE = mm(0.5)
# 7.2.7: 4 mm under 发文字号, half of the leading of its row counted.
_RULE_SPACE = round(mm(4) - (ROW - SIZE_3) / 2)
_NAME_WIDTH = mm(150)
_NAME_PITCH = 1.25
_LARGEST_JOINT = 36.0
_JOINT_SCALE = 75
# 文件 beside several names is larger than they are.
_MARK_SIZE = 1.35
_MARK_ROOM = 4
# 7.2.4 and 10.1, less the leading above the characters; 简报 and 专报 stand a little higher.
_NAME_TOP = mm(35) - 8.0
_NAME_TOPS = {PaperKind.LETTER: 0.0, PaperKind.BRIEFING: mm(17), PaperKind.SPECIAL_REPORT: mm(17)}
# 7.2.5: two blank rows under the name, less the leading; 简报 and 专报 have one.
_NUMBER_GAP = 2 * ROW - 14.0
_SERIAL_GAP = ROW - 14.0
# 10.1: the double rules are 170 mm wide in the middle of the paper, 4 mm under the name.
_LETTER_LEFT, _LETTER_RIGHT = -mm(8), -mm(6)
_RULE_GAP = mm(3)


def add_head(document: WordDocument, faces: Faces, kind: PaperKind, head: Head) -> None:
    """Add what stands above the title."""
    marks = add_marks(document, head)
    names, mark = [for_print(name) for name in head.issuers], for_print(head.mark)
    if kind is PaperKind.REPORT or not (names or mark):
        return
    above = max(0.0, _NAME_TOPS.get(kind, _NAME_TOP) - marks * ROW)
    if len(names) > 1 and kind is not PaperKind.LETTER:
        _add_joint_names(document, names, mark, above)
    else:
        _add_names(document, faces, "".join((*names, mark)), mark if names else "", above)
    if kind is PaperKind.LETTER:
        _add_letter_rules(document, head)
    else:
        _add_numbers(document, kind, head)
        # A line of its own: a rule is as far in as the words it belongs to.
        rule = add_line(document, "", HEAD_LINE)
        rule.paragraph_format.line_spacing = Pt(_RULE_SPACE)
        set_rule(rule, "bottom", _RED_RULE, color=_RED)


def add_marks(document: WordDocument, head: Head) -> int:
    """Add 份号, 密级 and 紧急程度 (7.2.1-3) and return how many there are."""
    marks = [(head.copy_number, BODY_FACE), (head.secrecy, HEI_FACE), (head.urgency, HEI_FACE)]
    shown = [(for_print(text), face) for text, face in marks if text]
    for text, face in shown:
        set_face(add_line(document, text, HEAD_LABEL), 0, face)
    return len(shown)


def _add_names(document: WordDocument, faces: Faces, name: str, mark: str, above: float) -> None:
    """Add the red name, as large and in the lines of the printed page."""
    lines = mark_lines(faces, name, mark)
    size, scale = mark_size(faces, lines)
    paragraph = add_line(document, "\n".join(lines), RED_NAME)
    paragraph.paragraph_format.space_before = Pt(above)
    paragraph.paragraph_format.line_spacing = Pt(size * _NAME_PITCH)
    for run in paragraph.runs:
        run.font.size = Pt(round(2 * size) / 2)
    set_character_scale(paragraph, round(100 * scale))


def _add_joint_names(document: WordDocument, names: Sequence[str], mark: str, above: float) -> None:
    """Add several red names below each other, spread to one width, with the mark beside them."""
    add_line(document, "", RED_NAME).paragraph_format.line_spacing = Pt(max(1.0, above))
    table = document.add_table(len(names), 2 if mark else 1)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    widest = max(map(len, names))
    ems = widest + _MARK_ROOM * bool(mark)
    size = min(_LARGEST_JOINT, _NAME_WIDTH / (ems * _JOINT_SCALE / 100))
    for row, name in zip(table.rows, names, strict=True):
        line = row.cells[0].paragraphs[0]
        _write_red(line, name, size)
        line.alignment = WD_ALIGN_PARAGRAPH.DISTRIBUTE
    width = size * _JOINT_SCALE / 100
    columns = [(widest + 1) * width]
    if mark:
        cell = table.cell(0, 1).merge(table.cell(len(names) - 1, 1))
        for empty in cell.paragraphs[1:]:
            empty._p.getparent().remove(empty._p)
        _write_red(cell.paragraphs[0], mark, size * _MARK_SIZE)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        columns.append((len(mark) + 1) * width * _MARK_SIZE)
    set_widths(table, columns)


def _write_red(paragraph: Paragraph, text: str, size: float) -> None:
    paragraph.style = RED_NAME.name
    paragraph.text = text
    paragraph.paragraph_format.line_spacing = Pt(size * _NAME_PITCH)
    paragraph.runs[0].font.size = Pt(round(2 * size) / 2)
    set_character_scale(paragraph, _JOINT_SCALE)


def _add_letter_rules(document: WordDocument, head: Head) -> None:
    """Add the double rules of a letter, the lower one at the foot of the first page, and 10.1."""
    upper = add_line(document, "", HEAD_LINE)
    upper.paragraph_format.line_spacing = Pt(_RULE_GAP)
    footer = document.sections[0].first_page_footer.paragraphs[0]
    for paragraph, is_thick_above in ((upper, True), (footer, False)):
        paragraph.paragraph_format.left_indent = Pt(_LETTER_LEFT)
        paragraph.paragraph_format.right_indent = Pt(_LETTER_RIGHT)
        set_double_rule(paragraph, "bottom", color=_RED, is_thick_above=is_thick_above)
    number = add_line(document, for_print(head.number), HEAD_LINE)
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _add_numbers(document: WordDocument, kind: PaperKind, head: Head) -> None:
    """Add 发文字号 or 第N期, 签发人, and the line of office and date."""
    if not (head.number or head.signers or head.office or head.dated):
        add_line(document, "", HEAD_LINE)
        return
    under_name = len(document.paragraphs)
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
    first = document.paragraphs[under_name]
    first.paragraph_format.space_before = Pt(_SERIAL_GAP if kind in SERIALS else _NUMBER_GAP)
