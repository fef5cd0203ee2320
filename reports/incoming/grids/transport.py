"""How a grid travels from the child to the program: JSON, in which cells that are alike are one.

Nothing but plain values comes out of the child, so a file that got hold of it can do no more than
lie about its own content.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Any

import orjson

from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, Floating, GridCell, GridFile, GridSheet
from reports.incoming.grids.content import GridContent

Plain = dict[str, Any]  # Any: JSON just written by our own child

_PLAIN_TEXT = GridCell("")[1:]
_PLAIN_CELL = GridCell("")[3:]
_SHORT = 20  # 2024-06-30, 12.5%
_KINDS = {kind.value: kind for kind in CellKind}


def pack(content: GridContent, sha256: str, file_format: str) -> bytes:
    """Return content as JSON that ``unpack`` turns into a ``GridFile``."""
    sheets = list(map(_in_order, content.sheets))
    cells = {id(cell): cell for sheet in sheets for cell in _cells_of(sheet)}
    places = dict(zip(cells, range(len(cells)), strict=True))
    return to_json(
        {
            "sha256": sha256,
            "format": file_format,
            "sheets": [_plain_sheet(sheet, places) for sheet in sheets],
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
    try:
        return orjson.dumps(value)
    except TypeError:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "replace")


def unpack(plain: Plain, name: str) -> GridFile:
    """Return the file that ``pack`` made JSON of."""
    cells = [GridCell(cell) if isinstance(cell, str) else _cell(*cell) for cell in plain["cells"]]
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
    return cell[:3] if cell[3:] == _PLAIN_CELL else tuple(cell)


def _cell(text: str, kind: str, number: str, *others: Any) -> GridCell:  # Any: as in Plain
    if others or len(text) > _SHORT:
        return GridCell(text, _KINDS[kind], number, *others)
    return _short_cell(text, kind, number)


@lru_cache(maxsize=4096)  # serials, shares and days come back in every file
def _short_cell(text: str, kind: str, number: str) -> GridCell:
    return GridCell(text, _KINDS[kind], number)


def _in_order(sheet: GridSheet) -> GridSheet:
    """Return a sheet with the cells of each row in order of their columns, as nearly all are."""
    layouts = set(map(tuple, sheet.rows.values()))
    if all(list(columns) == sorted(columns) for columns in layouts):
        return sheet
    return replace(
        sheet, rows={number: dict(sorted(row.items())) for number, row in sheet.rows.items()}
    )


def _cells_of(sheet: GridSheet) -> Iterator[GridCell]:
    """Return all cells, row by row; as an iterator, because there are tens of thousands."""
    return chain.from_iterable(row.values() for row in sheet.rows.values())


def _plain_sheet(sheet: GridSheet, places: Mapping[int, int]) -> Plain:
    """Return a sheet.

    Rows with the same columns share one list of them; a cell is told by its place among all cells,
    found by its identity, because comparing its content would take longer than sending it.
    """
    layouts: dict[tuple[int, ...], int] = {}
    rows = [
        (number, layouts.setdefault(tuple(row), len(layouts))) for number, row in sheet.rows.items()
    ]
    return {
        "name": sheet.name,
        "rows": rows,
        "layouts": list(layouts),
        "cells": list(map(places.__getitem__, map(id, _cells_of(sheet)))),
        "merges": [(merge.top, merge.left, merge.bottom, merge.right) for merge in sheet.merges],
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "is_hidden": sheet.is_hidden,
        "warnings": sheet.warnings,
        "floating": list(map(tuple, sheet.floating)),
    }


def _sheet(plain: Plain, cells: list[GridCell]) -> GridSheet:
    layouts = plain["layouts"]
    in_order = map(cells.__getitem__, plain["cells"])
    return GridSheet(
        name=plain["name"],
        # Each row takes as many of the next cells as it has columns.
        rows={
            number: dict(zip(layouts[layout], in_order, strict=False))
            for number, layout in plain["rows"]
        },
        merges=tuple(Merge(*merge) for merge in plain["merges"]),
        hidden_rows=frozenset(plain["hidden_rows"]),
        hidden_columns=frozenset(plain["hidden_columns"]),
        is_hidden=plain["is_hidden"],
        warnings=tuple(plain["warnings"]),
        floating=tuple(Floating(*one) for one in plain["floating"]),
    )
