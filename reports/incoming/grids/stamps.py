"""The three places where a return form carries its stamp; other programs keep one or another."""

from collections.abc import Mapping, Sequence

from models.rules.round_stamp import STAMP_NAME, STAMP_PROPERTY, STAMP_SHEET
from reports.incoming.files.package import Package
from reports.incoming.grid import GridSheet

_PROPERTIES = "docProps/custom.xml"


def find_stamps(
    package: Package, sheets: Sequence[GridSheet], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the texts that may be a stamp: of the hidden sheet, the name and the property."""
    found = [
        *stamps_of_sheets(sheets),
        names.get(STAMP_NAME, "").strip('="'),
        _property(package),
    ]
    return tuple(dict.fromkeys(text for text in found if text))


def stamps_of_sheets(sheets: Sequence[GridSheet]) -> tuple[str, ...]:
    """Return what stands in B1 of the sheet that was made for the stamp."""
    rows = [sheet.rows.get(1, {}) for sheet in sheets if sheet.name == STAMP_SHEET]
    return tuple(row[1].text for row in rows if 1 in row)


def _property(package: Package) -> str:
    if not package.has(_PROPERTIES):
        return ""
    return "".join(
        "".join(one.itertext()).strip()
        for one in package.tree(_PROPERTIES).iter("property")
        if one.get("name") == STAMP_PROPERTY
    )
