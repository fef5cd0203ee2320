"""What a workbook says about itself outside its sheets: their names and parts, styles, names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from reports.incoming.files.cell_values import CellStyles
from reports.incoming.files.colours import marks_of, written_colour_word
from reports.incoming.files.package import Package
from reports.incoming.files.refusals import refuse, refuse_too_large

_SHEET_LIMIT = 300


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet; ``part`` is "" when the package does not hold what it promises."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """The parts that a reader goes on with.

    Attributes:
        sheets: worksheets only, in the order of their tabs.
        defined_names: what the names of the workbook stand for, as written.
        strings: the part of the shared strings, "" when there is none.
    """

    sheets: tuple[SheetPart, ...]
    styles: CellStyles
    defined_names: Mapping[str, str]
    strings: str


def workbook_parts(package: Package) -> WorkbookParts:
    """Return the parts of a workbook.

    Raises:
        UnreadableFileError: it holds no worksheet that can be read.
    """
    main = _related(package, "", "officeDocument", "xl/workbook.xml")
    root = package.tree(main)
    sheets = _sheets(package, main, root)
    if not any(sheet.part for sheet in sheets):
        raise refuse(
            "工作簿里没有能读取的工作表", "请用 WPS 或 Excel 打开，另存为普通的 .xlsx 后再选"
        )
    if len(sheets) > _SHEET_LIMIT:
        raise refuse_too_large(f"有 {len(sheets)} 张工作表")
    properties = root.find("workbookPr")
    epoch = properties.get("date1904", "0") if properties is not None else "0"
    return WorkbookParts(
        sheets=tuple(sheets),
        styles=_styles(package, main, epoch_1904=epoch in {"1", "true"}),
        defined_names={one.get("name", ""): one.text or "" for one in root.iter("definedName")},
        strings=_related(package, main, "sharedStrings", "xl/sharedStrings.xml"),
    )


def _sheets(package: Package, main: str, root: Element) -> list[SheetPart]:
    related = {relation.id: relation for relation in package.relations(main)}
    sheets = []
    for sheet in root.iter("sheet"):
        relation = related.get(sheet.get("id", ""))
        if relation and relation.kind != "worksheet":
            continue  # a chart, a dialog or macros
        part = relation.target if relation and package.has(relation.target) else ""
        is_hidden = sheet.get("state", "visible") != "visible"
        sheets.append(SheetPart(sheet.get("name", ""), part, is_hidden))
    return sheets


def _related(package: Package, part: str, kind: str, usual: str) -> str:
    """Return the part of a kind that ``part`` names, else the usual one, "" without either."""
    named = [one.target for one in package.relations(part) if one.kind == kind]
    return next((one for one in (*named, usual) if package.has(one)), "")


def _styles(package: Package, main: str, *, epoch_1904: bool) -> CellStyles:
    part = _related(package, main, "styles", "xl/styles.xml")
    if not part:
        return CellStyles((), epoch_1904=epoch_1904)
    root = package.tree(part)
    codes = {item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iter("numFmt")}
    fonts = root.find("fonts")
    struck_fonts = {
        str(number)
        for number, font in enumerate(fonts if fonts is not None else ())
        if is_switched_on(font.find("strike"))
    }
    cells = root.find("cellXfs")
    formats = list(cells) if cells is not None else []
    ids = [style.get("numFmtId", "0") for style in formats]
    struck = [n for n, style in enumerate(formats) if style.get("fontId") in struck_fonts]
    return CellStyles(
        tuple((number, codes.get(number, "")) for number in ids),
        epoch_1904,
        frozenset(struck),
        _colours(root, formats),
    )


def _colours(root: Element, formats: Sequence[Element]) -> dict[int, str]:
    """Return the styles whose cells are marked by colour (H31)."""
    fonts = [_font_word(font) for font in root.findall("fonts/font")]
    fills = [_fill_word(fill) for fill in root.findall("fills/fill")]
    marks = (
        marks_of(_at(fonts, style.get("fontId", "")), _at(fills, style.get("fillId", "")))
        for style in formats
    )
    return {number: mark for number, mark in enumerate(marks) if mark}


def _font_word(font: Element) -> str:
    colour = font.find("color")
    word = written_colour_word(colour.attrib) if colour is not None else ""
    is_link = word == "蓝" and font.find("u") is not None
    return "" if is_link else word


def _fill_word(fill: Element) -> str:
    colour = fill.find("patternFill[@patternType='solid']/fgColor")
    return written_colour_word(colour.attrib) if colour is not None else ""


def _at(words: Sequence[str], number: str) -> str:
    is_known = number.isdecimal() and len(number) < 10 and int(number) < len(words)
    return words[int(number)] if is_known else ""


def is_switched_on(mark: Element | None) -> bool:
    """Return whether an element such as ``strike`` is there and not switched off."""
    return mark is not None and mark.get("val", "1") not in {"0", "false"}
