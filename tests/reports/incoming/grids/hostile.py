"""What a bad file must lead to, and the smallest workbooks that bad ones are made of."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reports.incoming.grid import CellKind

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

Cells = Mapping[str, str | tuple[str, CellKind]]  # by address; a text alone is a TEXT


@dataclass(frozen=True)
class Accepted:
    """The first visible sheet holds exactly these cells and nothing is told."""

    cells: Cells


@dataclass(frozen=True)
class Flagged:
    """A warning holds these words; the cells named are among those of the sheet, as they stand."""

    words: str
    cells: Cells = field(default_factory=dict)
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """The sentence holds these words."""

    words: str


@dataclass(frozen=True)
class Case:
    """One bad file, made when it is asked for."""

    name: str
    make: Callable[[], bytes]
    expected: Accepted | Flagged | Refused


def text_cell(address: str, text: str) -> str:
    """Return a cell with its text in place."""
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


GOOD_ROWS = (
    f'<row r="1">{text_cell("A1", "序号")}{text_cell("B1", "任务")}{text_cell("C1", "时限")}</row>'
    f'<row r="2"><c r="A2"><v>1</v></c>{text_cell("B2", "压减时限")}'
    f'<c r="C2" s="1"><v>45473</v></c></row>'
)
GOOD: Cells = {
    "A1": "序号",
    "B1": "任务",
    "C1": "时限",
    "A2": ("1", CellKind.NUMBER),
    "B2": "压减时限",
    "C2": ("2024-06-30", CellKind.DATE),
}


def sheet(rows: str = GOOD_ROWS, *, before: str = "", after: str = "") -> str:
    """Return a worksheet part."""
    return (
        f'{HEAD}<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def workbook_part(
    sheets: str = '<sheet name="清单" sheetId="1" r:id="rId1"/>', more: str = ""
) -> str:
    """Return the part that lists the sheets."""
    listed = f"{more}<sheets>{sheets}</sheets>"
    return f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">{listed}</workbook>'


def links(*targets: tuple[str, str, str]) -> str:
    """Return a part of relations: (id, last word of the type, target)."""
    each = "".join(
        f'<Relationship Id="{key}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for key, kind, target in targets
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


STYLES = (
    f'{HEAD}<styleSheet xmlns="{_MAIN}"><fonts><font/><font><strike/></font></fonts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="2"/>'
    '<xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>'
)


def parts(rows: str = GOOD_ROWS) -> dict[str, str | bytes]:
    """Return the parts of a workbook with one sheet."""
    return {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{WORKBOOK}"/></Types>'
        ),
        "_rels/.rels": links(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook_part(),
        "xl/_rels/workbook.xml.rels": links(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")
        ),
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet(rows),
    }


def zipped(contents: Mapping[str, str | bytes], *, without: tuple[str, ...] = ()) -> bytes:
    """Return a zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            if name not in without:
                archive.writestr(name, content)
    return stream.getvalue()


def book(rows: str = GOOD_ROWS, *, after: str = "", before: str = "") -> bytes:
    """Return a workbook with one sheet."""
    return zipped(parts() | {"xl/worksheets/sheet1.xml": sheet(rows, before=before, after=after)})


def cell_book(cells: str) -> bytes:
    """Return a workbook whose second row is one cell."""
    return book(f'<row r="1">{text_cell("A1", "序号")}</row><row r="2">{cells}</row>')


def altered(part: str, content: str | bytes) -> bytes:
    """Return the good workbook with one part put in place of its own."""
    return zipped(parts() | {part: content})
