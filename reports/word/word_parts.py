"""Pieces of a Word file that its library has no method for: rules, fields, floating tables."""

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from reports.pages.geometry import SIZE_4, TEXT_HEIGHT, TEXT_WIDTH
from reports.word.word_styles import PAGE_NUMBER, StyleLook

_TWIPS = 20
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


def set_rule(
    paragraph: Paragraph, side: str, thickness: float, *, color: str = "000000", space: int = 1
) -> None:
    """Draw a rule at the ``top`` or ``bottom`` of a paragraph; lengths in points."""
    _set_rule(paragraph, side, "single", thickness, color, space)


def set_double_rule(paragraph: Paragraph, side: str, *, color: str, is_thick_above: bool) -> None:
    """Draw a thick and a thin rule (GB/T 9704 10.1)."""
    kind = "thickThinSmallGap" if is_thick_above else "thinThickSmallGap"
    _set_rule(paragraph, side, kind, 3.0, color)


def _set_rule(
    paragraph: Paragraph, side: str, kind: str, thickness: float, color: str, space: int = 1
) -> None:
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
    rule.set(qn("w:space"), str(space))
    rule.set(qn("w:color"), color)
    borders.append(rule)


def set_character_scale(paragraph: Paragraph, percent: int) -> None:
    """Narrow the characters of a paragraph."""
    for run in paragraph.runs:
        scale = OxmlElement("w:w")
        scale.set(qn("w:val"), str(percent))
        run._r.get_or_add_rPr().append(scale)


def number_pages(
    section: Section, *, has_first_number: bool = True, starts_at: int | None = None
) -> None:
    """Write — 1 — at the foot: right on odd pages, left on even ones (GB/T 9704 7.5)."""
    section.different_first_page_header_footer = not has_first_number
    if not has_first_number:
        section.first_page_footer.is_linked_to_previous = False
    if starts_at is not None:
        number = OxmlElement("w:pgNumType")
        number.set(qn("w:start"), str(starts_at))
        # The schema wants it in front of the columns.
        section._sectPr.xpath("w:cols")[0].addprevious(number)
    sides = (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    )
    for footer, side in sides:
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = PAGE_NUMBER.name
        paragraph.alignment = side
        paragraph.paragraph_format.left_indent = Pt(SIZE_4)
        paragraph.paragraph_format.right_indent = Pt(SIZE_4)
        paragraph.add_run("— ")
        begin_field(paragraph, "PAGE")
        paragraph.add_run("1")
        end_field(paragraph)
        paragraph.add_run(" —")


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """Begin a field; what is added up to ``end_field`` is what it shows until it is renewed."""
    _add_field_mark(paragraph, "begin")
    words = OxmlElement("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = instruction
    paragraph.add_run()._r.append(words)
    _add_field_mark(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """End the field that was begun last, in this paragraph or in one before it."""
    _add_field_mark(paragraph, "end")


def _add_field_mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def lay(document: WordDocument, *, is_turned: bool) -> bool:
    """Go on in pages that lie on their side, or upright; return whether a new page was begun."""
    wanted = WD_ORIENTATION.LANDSCAPE if is_turned else WD_ORIENTATION.PORTRAIT
    if document.sections[-1].orientation == wanted:
        return False
    _turn_page(document.add_section(WD_SECTION.NEW_PAGE), wanted)
    return True


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
    look = _properties(table).find(qn("w:tblLook"))
    if look is None:
        _properties(table).append(borders)
    else:
        look.addprevious(borders)


def set_widths(table: Table, widths: list[float]) -> None:
    """Fix the widths of the columns, in points."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)


def text_width(document: WordDocument) -> float:
    """Return how wide the text of the last pages is, in points."""
    is_turned = document.sections[-1].orientation == WD_ORIENTATION.LANDSCAPE
    return TEXT_HEIGHT if is_turned else TEXT_WIDTH


def set_cell_margins(table: Table, side: float, above: float) -> None:
    """Set the room around the text of every cell, in points."""
    margins = OxmlElement("w:tblCellMar")
    for name, length in (("top", above), ("left", side), ("bottom", above), ("right", side)):
        margin = OxmlElement(f"w:{name}")
        margin.set(qn("w:w"), str(round(length * _TWIPS)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = _properties(table).find(qn("w:tblLook"))
    if look is None:
        _properties(table).append(margins)
    else:
        look.addprevious(margins)


def _turn_page(section: Section, orientation: WD_ORIENTATION) -> None:
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
