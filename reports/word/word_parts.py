"""Pieces of a Word file that its library has no method for: rules, fields, floating tables."""

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from reports.pages.geometry import SIZE_4
from reports.word.word_styles import PAGE_NUMBER, StyleLook

_EIGHTHS = 8  # Word counts the thickness of rules in eighths of a point
# What the schema wants behind the borders of a paragraph.
_AFTER_BORDERS = {
    qn(f"w:{name}")
    for name in ("shd", "tabs", "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "rPr")
}


def add_line(document: WordDocument, text: str, look: StyleLook) -> Paragraph:
    """Add one paragraph in a style."""
    return document.add_paragraph(text, style=look.name)


def add_blank(document: WordDocument, look: StyleLook, rows: int = 1) -> None:
    """Add blank rows."""
    for _ in range(rows):
        add_line(document, "", look)


def set_face(paragraph: Paragraph, start: int, face: str, *, is_bold: bool | None = None) -> None:
    """Give the runs of ``paragraph`` from number ``start`` on another face."""
    for run in paragraph.runs[start:]:
        run.font.bold = is_bold
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{script}"), face)


def set_rule(paragraph: Paragraph, side: str, thickness: float, *, color: str = "000000") -> None:
    """Draw a rule at the ``top`` or ``bottom`` of a paragraph; ``thickness`` in points."""
    _set_rule(paragraph, side, "single", thickness, color)


def set_double_rule(paragraph: Paragraph, side: str, *, color: str, is_thick_above: bool) -> None:
    """Draw a thick and a thin rule (GB/T 9704 10.1)."""
    kind = "thickThinSmallGap" if is_thick_above else "thinThickSmallGap"
    _set_rule(paragraph, side, kind, 3.0, color)


def _set_rule(paragraph: Paragraph, side: str, kind: str, thickness: float, color: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        after = next((child for child in properties if child.tag in _AFTER_BORDERS), None)
        place = len(properties) if after is None else properties.index(after)
        properties.insert(place, borders)
    rule = OxmlElement(f"w:{side}")
    rule.set(qn("w:val"), kind)
    rule.set(qn("w:sz"), str(round(thickness * _EIGHTHS)))
    rule.set(qn("w:space"), "1")
    rule.set(qn("w:color"), color)
    borders.append(rule)


def set_character_scale(paragraph: Paragraph, percent: int) -> None:
    """Narrow the characters of a paragraph."""
    for run in paragraph.runs:
        scale = OxmlElement("w:w")
        scale.set(qn("w:val"), str(percent))
        run._r.get_or_add_rPr().append(scale)


def number_pages(document: WordDocument, *, has_first_number: bool) -> None:
    """Write — 1 — at the foot: right on odd pages, left on even ones (GB/T 9704 7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.different_first_page_header_footer = not has_first_number
    sides = (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    )
    for footer, side in sides:
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles[PAGE_NUMBER.name]
        paragraph.alignment = side
        paragraph.paragraph_format.left_indent = Pt(SIZE_4)
        paragraph.paragraph_format.right_indent = Pt(SIZE_4)
        paragraph.add_run("— ")
        _add_field(paragraph, "PAGE")
        paragraph.add_run(" —")


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif text == instruction:
            words = OxmlElement("w:instrText")
            words.text = text
            run._r.append(words)
        else:
            run.text = text


def repeat_head(row: _Row) -> None:
    """Print a row of a table again at the top of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_row_whole(row: _Row) -> None:
    """Do not part a row of a table between pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def write_cell(cell: _Cell, text: str, style: str) -> None:
    """Write the words of a cell, one paragraph a line."""
    first, *rest = text.split("\n")
    cell.paragraphs[0].text = first
    cell.paragraphs[0].style = style
    for line in rest:
        cell.add_paragraph(line, style=style)


def float_at_bottom(table: Table) -> None:
    """Let a table stand on the bottom edge of the text of its page, as 版记 does (7.4.1)."""
    place = OxmlElement("w:tblpPr")
    place.set(qn("w:vertAnchor"), "margin")
    place.set(qn("w:horzAnchor"), "margin")
    place.set(qn("w:tblpXSpec"), "center")
    place.set(qn("w:tblpYSpec"), "bottom")
    _properties(table).insert(1, place)


def set_table_rules(table: Table, outer: float, inner: float) -> None:
    """Draw only the level rules of a table, in points."""
    borders = OxmlElement("w:tblBorders")
    for side, thickness in (("top", outer), ("bottom", outer), ("insideH", inner)):
        rule = OxmlElement(f"w:{side}")
        rule.set(qn("w:val"), "single")
        rule.set(qn("w:sz"), str(max(2, round(thickness * _EIGHTHS))))
        rule.set(qn("w:color"), "000000")
        borders.append(rule)
    _properties(table).append(borders)


def set_widths(table: Table, widths: list[float]) -> None:
    """Fix the widths of the columns, in points."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)


def turn_page(section: Section, orientation: WD_ORIENTATION) -> None:
    """Lay the pages of a section on their side, or stand them up again.

    The head of a sideways table lies at the left edge of the upright page (clause 8).
    """
    section.orientation = orientation
    section.page_width, section.page_height = section.page_height, section.page_width
    top, right = section.top_margin, section.right_margin
    bottom, left = section.bottom_margin, section.left_margin
    if orientation is WD_ORIENTATION.LANDSCAPE:
        top, right, bottom, left = left, top, right, bottom
    else:
        top, right, bottom, left = right, bottom, left, top
    section.top_margin, section.right_margin = top, right
    section.bottom_margin, section.left_margin = bottom, left


def _properties(table: Table) -> BaseOxmlElement:
    return table._tbl.tblPr
