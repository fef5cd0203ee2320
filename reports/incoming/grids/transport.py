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

_KINDS = {kind.value: kind for kind in CellKind}


def pack(content: GridContent, sha256: str, file_format: str) -> bytes:
    """Return content as JSON that ``unpack`` turns into a ``GridFile``."""
    cells = _CellList()
    sheets = [_plain_sheet(sheet, cells) for sheet in content.sheets]
    return to_json(
        {
            "sha256": sha256,
            "format": file_format,
            "sheets": sheets,
            "cells": cells.plain,
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


class _CellList:
    """The different cells of a file in the order they are first met; one object counts once."""

    def __init__(self) -> None:
        self.plain: list[str | tuple[object, ...]] = []
        self._places: dict[int, int] = {}

    def places(self, row: Mapping[int, GridCell], columns: list[int]) -> list[int]:
        """Return where the cells of a row stand in the list."""
        known = self._places
        found = []
        for column in columns:
            cell = row[column]
            place = known.get(id(cell))
            if place is None:
                place = known[id(cell)] = len(self.plain)
                self.plain.append(_plain_cell(cell))
            found.append(place)
        return found


def _plain_cell(cell: GridCell) -> str | tuple[object, ...]:
    if cell[1:] == _PLAIN_TEXT:
        return cell.text
    return tuple(cell)


_PLAIN_TEXT = tuple(GridCell(""))[1:]


def _cell(plain: str | list[Any]) -> GridCell:  # Any: as in Plain
    if isinstance(plain, str):
        return GridCell(plain)
    text, kind, *others = plain
    return GridCell(text, _KINDS[kind], *others)


def _plain_sheet(sheet: GridSheet, cells: _CellList) -> Plain:
    """Return a sheet; rows with the same columns share one list of them."""
    layouts: dict[tuple[int, ...], int] = {}
    rows = []
    for number in sorted(sheet.rows):
        row = sheet.rows[number]
        columns = sorted(row)
        layout = layouts.setdefault(tuple(columns), len(layouts))
        rows.append((number, layout, cells.places(row, columns)))
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
