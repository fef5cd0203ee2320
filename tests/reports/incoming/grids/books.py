"""Workbooks put together part by part, for what no writing library would write."""

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"


def book(
    rows: str = "",
    *,
    before: str = "",
    after: str = "",
    strings: str = "",
    styles: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return a workbook with one sheet.

    ``rows`` is XML inside ``sheetData``, ``before`` and ``after`` stand around it; ``strings`` are
    ``si`` elements, ``styles`` stands inside ``styleSheet``; ``parts`` come on top of those made.
    """
    data = f"<sheetData>{rows}</sheetData>"
    made: dict[str, str | bytes] = {
        "xl/workbook.xml": workbook('<sheet name="表一" sheetId="1" r:id="rId1"/>'),
        "xl/_rels/workbook.xml.rels": links(("rId1", "worksheet", "worksheets/sheet1.xml")),
        SHEET: f'<worksheet xmlns="{MAIN}">{before}{data}{after}</worksheet>',
    }
    if strings:
        made["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}" count="4000000000">{strings}</sst>'
    if styles:
        made["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    return packed(made | dict(parts or {}))


def workbook(sheets: str, others: str = "") -> str:
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{others}<sheets>{sheets}</sheets></workbook>'
    )


def links(*found: tuple[str, str, str]) -> str:
    told = "".join(
        f'<Relationship Id="{key}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for key, kind, target in found
    )
    return f'<Relationships xmlns="http://example.com/relationships">{told}</Relationships>'


def packed(parts: Mapping[str, str | bytes] | Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def number_formats(*codes: str, fonts: str = "<font/>") -> str:
    """Return styles: the first general, then one for each code."""
    listed = "".join(
        f'<numFmt numFmtId="{200 + place}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for place, code in enumerate(codes)
    )
    used = "".join(f'<xf numFmtId="{200 + place}" fontId="0"/>' for place in range(len(codes)))
    return (
        f"<numFmts>{listed}</numFmts><fonts>{fonts}</fonts>"
        f'<cellXfs><xf numFmtId="0" fontId="0"/>{used}</cellXfs>'
    )
