"""How a grid travels from the child to the program: JSON, in which cells that are alike are one.

Nothing but plain values comes out of the child, so a file that got hold of it can do no more than
lie about its own content.
"""

import base64
import json
from collections.abc import Mapping
from typing import Any

from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, GridCell, GridFile, GridSheet
from reports.incoming.grids.content import GridContent

Plain = dict[str, Any]  # Any: JSON just written by our own child

_PLAIN_TEXT = GridCell("")[1:]
_KINDS = {kind.value: kind for kind in CellKind}


def pack(content: GridContent, sha256: str, file_format: str) -> bytes:
    """Return content as JSON that ``unpack`` turns into a ``GridFile``."""
    cells = {
        id(cell): cell
        for sheet in content.sheets
        for row in sheet.rows.values()
        for cell in row.values()
    }
    places = dict(zip(cells, range(len(cells)), strict=True))
    return to_json(
        {
            "sha256": sha256,
            "format": file_format,
            "sheets": [_plain_sheet(sheet, places) for sheet in content.sheets],
            "cells": [
                cell.text if cell[1:] == _PLAIN_TEXT else _plain_cell(cell)
                for cell in cells.values()
            ],
            "stamps": content.stamps,
            "pictures": {
                name: base64.b64encode(data).decode("ascii")
                for name, data in content.pictures.items()
            },
            "warnings": content.warnings,
        }
    )


def to_json(value: object) -> bytes:
    """Return JSON in UTF-8; half surrogates, which no reader should let through, become ``?``."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpack(plain: Plain, name: str) -> GridFile:
    """Return the file that ``pack`` made JSON of."""
    cells = [_cell(cell) for cell in plain["cells"]]
    return GridFile(
        name=name,
        sha256=plain["sha256"],
        format=plain["format"],
        sheets=tuple(_sheet(sheet, cells) for sheet in plain["sheets"]),
        stamps=tuple(plain["stamps"]),
        pictures={name: base64.b64decode(data) for name, data in plain["pictures"].items()},
        warnings=tuple(plain["warnings"]),
    )


def _plain_cell(cell: GridCell) -> tuple[object, ...]:
    """Return a cell that is more than its text, with nothing behind the last thing it says."""
    return tuple(cell) if cell.note or cell.is_struck or cell.picture else cell[:3]


def _cell(plain: str | list[Any]) -> GridCell:  # Any: as in Plain
    if isinstance(plain, str):
        return GridCell(plain)
    text, kind, *others = plain
    return GridCell(text, _KINDS[kind], *others)


def _plain_sheet(sheet: GridSheet, places: Mapping[int, int]) -> Plain:
    """Return a sheet.

    Rows with the same columns share one list of them; a cell is told by its place among all cells,
    found by its identity, because comparing its content would take longer than sending it.
    """
    layouts: dict[tuple[int, ...], int] = {}
    rows = []
    for number in sorted(sheet.rows):
        row = sheet.rows[number]
        columns = tuple(sorted(row))
        layout = layouts.setdefault(columns, len(layouts))
        cells = map(id, map(row.__getitem__, columns))
        rows.append((number, layout, list(map(places.__getitem__, cells))))
    return {
        "name": sheet.name,
        "rows": rows,
        "layouts": list(layouts),
        "merges": [(merge.top, merge.left, merge.bottom, merge.right) for merge in sheet.merges],
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "is_hidden": sheet.is_hidden,
        "warnings": sheet.warnings,
    }


def _sheet(plain: Plain, cells: list[GridCell]) -> GridSheet:
    layouts = plain["layouts"]
    return GridSheet(
        name=plain["name"],
        rows={
            number: dict(zip(layouts[layout], map(cells.__getitem__, places), strict=True))
            for number, layout, places in plain["rows"]
        },
        merges=tuple(Merge(*merge) for merge in plain["merges"]),
        hidden_rows=frozenset(plain["hidden_rows"]),
        hidden_columns=frozenset(plain["hidden_columns"]),
        is_hidden=plain["is_hidden"],
        warnings=tuple(plain["warnings"]),
    )
