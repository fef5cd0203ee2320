"""Page, grid and styles of a Word paper: the same faces, sizes and places as on the printed page.

Rows have an exact pitch and characters of 3号 are set a little closer, so that 22 rows and 28
characters fill 版心; the character grid of Word is not used, because other programs read it
differently. Lengths come from the page engine's geometry.
"""

import math
from dataclasses import dataclass
from typing import cast

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from reports.pages.geometry import (
    BOTTOM_MARGIN,
    CELL,
    LEFT_MARGIN,
    PORTRAIT,
    ROW,
    SIZE_2,
    SIZE_3,
    SIZE_4,
    TEXT_WIDTH,
    TOP_MARGIN,
    mm,
)

# Faces by the names that office computers have them under; Word puts another where one is missing.
BODY_FACE = "仿宋_GB2312"
KAI_FACE = "楷体_GB2312"
HEI_FACE = "黑体"
TITLE_FACE = "方正小标宋简体"
SONG_FACE = "宋体"

RED = RGBColor(255, 0, 0)
# Word puts half of the leading above the first line of a page and half below the last one; a
# point is to spare, so that rounding does not cost a row.
_TOP = TOP_MARGIN - (ROW - SIZE_3) / 2
_BOTTOM = BOTTOM_MARGIN - (ROW - SIZE_3) / 2 - 1
_TWIPS = 20
# 28 characters of 16 pt are 158 mm wide; Word takes the difference in twentieths of a point.
# What the schema wants behind the switches of automatic spaces.
_BEHIND_AUTO_SPACE = {qn(f"w:{name}") for name in ("spacing", "ind", "jc", "outlineLvl")}
_CLOSER = math.floor((CELL - SIZE_3) * _TWIPS)


@dataclass(frozen=True, slots=True)
class StyleLook:
    """How the paragraphs of one style look.

    Attributes:
        pitch: exact height of a line in points, 0 for as high as what stands in it.
        level: of a heading, 0 for text.
    """

    name: str
    face: str
    size: float = SIZE_3
    pitch: float = ROW
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    first_indent: float = 0.0
    left_indent: float = 0.0
    is_bold: bool = False
    is_red: bool = False
    level: int = 0


TEXT = StyleLook("Normal", BODY_FACE)
PARAGRAPH = StyleLook("公文正文", BODY_FACE, first_indent=2 * CELL)
TITLE = StyleLook("公文标题", TITLE_FACE, SIZE_2, 36.0, WD_ALIGN_PARAGRAPH.CENTER)
ADDRESSEES = StyleLook("主送机关", BODY_FACE)
HEADINGS = (
    StyleLook("Heading 1", HEI_FACE, first_indent=2 * CELL, level=1),
    StyleLook("Heading 2", KAI_FACE, first_indent=2 * CELL, level=2),
    StyleLook("Heading 3", BODY_FACE, first_indent=2 * CELL, is_bold=True, level=3),
)
RED_NAME = StyleLook("发文机关标志", TITLE_FACE, 44.0, 60.0, WD_ALIGN_PARAGRAPH.CENTER, is_red=True)
HEAD_LINE = StyleLook("版头", BODY_FACE, align=WD_ALIGN_PARAGRAPH.CENTER)
HEAD_LABEL = StyleLook("份号密级", HEI_FACE, align=WD_ALIGN_PARAGRAPH.LEFT)
SIGNATURE = StyleLook("署名", BODY_FACE, align=WD_ALIGN_PARAGRAPH.RIGHT)
ANNEX_LABEL = StyleLook("附件标识", HEI_FACE, align=WD_ALIGN_PARAGRAPH.LEFT)
IMPRINT = StyleLook("版记", BODY_FACE, SIZE_4, 25.5)
TABLE_HEAD = StyleLook("表头", HEI_FACE, 12.0, 17.0, WD_ALIGN_PARAGRAPH.CENTER)
TABLE_CELL = StyleLook("表文", BODY_FACE, 12.0, 17.0, WD_ALIGN_PARAGRAPH.LEFT)
SMALL_TABLE_HEAD = StyleLook("表头小", HEI_FACE, 10.5, 14.5, WD_ALIGN_PARAGRAPH.CENTER)
SMALL_TABLE_CELL = StyleLook("表文小", BODY_FACE, 10.5, 14.5, WD_ALIGN_PARAGRAPH.LEFT)
CAPTION = StyleLook("图表标题", HEI_FACE, SIZE_4, ROW, WD_ALIGN_PARAGRAPH.CENTER)
PICTURE = StyleLook("插图", BODY_FACE, pitch=0.0, align=WD_ALIGN_PARAGRAPH.CENTER)
AFTER_TABLE = StyleLook("表后", BODY_FACE, 6.0, 10.0)
ANNEX_TITLE = StyleLook("附件标题", TITLE_FACE, SIZE_2, 36.0, WD_ALIGN_PARAGRAPH.CENTER)
COVER_TITLE = StyleLook("封面标题", TITLE_FACE, 32.0, 50.0, WD_ALIGN_PARAGRAPH.CENTER)
COVER_LINE = StyleLook("封面落款", KAI_FACE, 18.0, 32.0, WD_ALIGN_PARAGRAPH.CENTER)
CONTENTS = (
    StyleLook("toc 1", HEI_FACE, align=WD_ALIGN_PARAGRAPH.LEFT),
    StyleLook("toc 2", BODY_FACE, align=WD_ALIGN_PARAGRAPH.LEFT, left_indent=2 * CELL),
)
PAGE_NUMBER = StyleLook("页码", SONG_FACE, SIZE_4, 18.0, WD_ALIGN_PARAGRAPH.RIGHT)
_LOOKS = (
    TEXT, PARAGRAPH, TITLE, ADDRESSEES, *HEADINGS, RED_NAME, HEAD_LINE, HEAD_LABEL, SIGNATURE,
    ANNEX_LABEL, IMPRINT, TABLE_HEAD, TABLE_CELL, SMALL_TABLE_HEAD, SMALL_TABLE_CELL, CAPTION,
    PICTURE, AFTER_TABLE, ANNEX_TITLE, COVER_TITLE, COVER_LINE, *CONTENTS, PAGE_NUMBER,
)  # fmt: skip


def points(length: float) -> Length:
    """Return points as Word takes them."""
    return Pt(length)


def set_up(document: WordDocument, *, has_bold_level_3: bool) -> None:
    """Set the page, the grid and the styles of an empty document."""
    section = document.sections[0]
    section.page_width, section.page_height = Pt(PORTRAIT.sheet_width), Pt(PORTRAIT.sheet_height)
    section.top_margin, section.bottom_margin = Pt(_TOP), Pt(_BOTTOM)
    section.left_margin = Pt(LEFT_MARGIN)
    section.right_margin = Pt(PORTRAIT.sheet_width - LEFT_MARGIN - TEXT_WIDTH)
    section.footer_distance = Pt(BOTTOM_MARGIN - mm(7) - SIZE_4)
    # No grid: rows are exact already, and some programs would spread the rows of tables to it.
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)
    for look in _LOOKS:
        _set_style(document, look, has_bold_level_3=has_bold_level_3)


def _set_style(document: WordDocument, look: StyleLook, *, has_bold_level_3: bool) -> None:
    style = _style(document, look.name)
    if look is not TEXT:
        style.base_style = document.styles[TEXT.name]
    style.font.size = Pt(look.size)
    style.font.bold = look.is_bold and has_bold_level_3
    style.font.italic = False
    style.font.color.rgb = RED if look.is_red else RGBColor(0, 0, 0)
    _set_faces(style, look.face)
    if look.size == SIZE_3:
        _set_closer(style)
    layout = style.paragraph_format
    layout.alignment = look.align
    if look.pitch:
        layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        layout.line_spacing = Pt(look.pitch)
    else:
        layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    layout.space_before = layout.space_after = Pt(0)
    layout.first_line_indent = Pt(look.first_indent)
    layout.left_indent = Pt(look.left_indent)
    layout.keep_with_next = bool(look.level)
    layout.widow_control = False
    _set_no_space_beside_latin(style)


def _set_no_space_beside_latin(style: ParagraphStyle) -> None:
    """Put no room between Chinese and digits, as on the printed page."""
    properties = style.element.get_or_add_pPr()
    before = next(child for child in properties if child.tag in _BEHIND_AUTO_SPACE)
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        before.addprevious(off)


def _set_closer(style: ParagraphStyle) -> None:
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(_CLOSER))
    properties = style.element.get_or_add_rPr()
    size = properties.find(qn("w:sz"))
    properties.insert(properties.index(size), spacing)


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    for style in document.styles:
        if style.name == name and isinstance(style, ParagraphStyle):
            return style
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return cast("ParagraphStyle", made)


def _set_faces(style: ParagraphStyle, face: str) -> None:
    """Give all scripts one face: digits in 仿宋 as on the printed page."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face)
