"""Text boxes and pictures that lie over a sheet: evidence of a row, or told; nothing is lost."""

from collections.abc import Collection

from reports.incoming.files.sheet_cells import COLUMN_LIMIT
from reports.incoming.grid import Floating, GridSheet
from reports.incoming.returns.findings import Findings
from reports.incoming.returns.places import address


def take_floating(sheet: GridSheet, record_rows: Collection[int], findings: Findings) -> None:
    """Make pictures evidence of the row they are anchored on; tell what is about no row.

    Args:
        sheet: the sheet.
        record_rows: the rows that were read as records.
        findings: takes both.
    """
    for one in sheet.floating:
        if one.text:
            findings.refuse(
                sheet.name, _cell(one), f"{_near(one)}一个文本框，内容“{one.text}”没有读入。"
            )
        elif not one.picture:
            findings.warn(
                sheet.name, _cell(one), f"{_near(one)}一张图片，文件里没有它或者太大，没有收到。"
            )
        elif one.row in record_rows:
            findings.pictures[_free_place(sheet.name, one, findings)] = one.picture
        else:
            findings.warn(
                sheet.name,
                _cell(one),
                f"{_near(one)}一张图片，不在填报的行里，没有作为佐证。需要时请打开原文件查看。",
            )


def _near(one: Floating) -> str:
    return f"第{one.row}行附近有" if one.row else "表里有"


def _cell(one: Floating) -> str:
    return address(one.column, one.row) if one.row else ""


def _free_place(sheet: str, one: Floating, findings: Findings) -> str:
    """Return a place in the row no other picture has; which cell it is does not matter."""
    places = (f"{sheet}!{address(at, one.row)}" for at in range(one.column, COLUMN_LIMIT))
    return next(place for place in places if place not in findings.pictures)
