"""What is found on one worksheet of a package, gathered cell by cell."""

import re
from collections.abc import Mapping

from reports.incoming.files.refusals import refuse_damaged
from reports.incoming.files.sheet_cells import COLUMN_LIMIT, column_letters, column_number
from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, GridCell, GridSheet
from reports.incoming.grids.cell_meanings import Meaning
from reports.incoming.grids.merged_ranges import COVERED, OVERLAPPING, covered_cells, separate

ROW_LIMIT = 1_048_576
_MERGE_LIMIT = 20_000
_TOLD_LIMIT = 100  # warnings of one sheet
_KNOWN_LIMIT = 50_000
TWICE = "在文件里出现了两次，请核对"
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$")


class _Places(dict[str, tuple[int, int]]):
    """Row and column by address; files are alike, so what was worked out once serves them all."""

    def __missing__(self, address: str) -> tuple[int, int]:
        found = _ADDRESS.match(address)
        if not found:
            raise refuse_damaged("单元格的地址不合规范")
        if len(self) >= _KNOWN_LIMIT:
            self.clear()
        place = self[address] = int(found[2]), column_number(found[1].upper())
        return place


_places = _Places()


def column_after(address: str) -> int:
    """Return the column to the right of an address."""
    return _places[address][1] + 1


class SheetContent:
    """Cells by row and column, merges, what is hidden, and what a person should know."""

    def __init__(self) -> None:
        self.rows: dict[int, dict[int, GridCell]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._merges: list[Merge] = []
        self._warnings: list[str] = []
        self._untold = 0
        self._dropped = 0
        self._merge_count = 0

    def put(self, address: str, meaning: Meaning) -> None:
        """Put a cell where its address says, whatever row it stands in."""
        cell, doubt = meaning
        row, column = _places[address]
        if cell is None:
            return
        if column >= COLUMN_LIMIT or row > ROW_LIMIT:
            self._dropped += 1
            return
        line = self.rows.get(row)
        if line is None:
            line = self.rows[row] = {}
        elif column in line:
            self._warn(address, TWICE)
            if line[column] != cell:  # which of them a program shows, nobody can tell
                cell = cell._replace(kind=CellKind.ERROR)
        line[column] = cell
        if doubt:
            self._warn(address, doubt)

    def add_notes(self, notes: Mapping[str, str]) -> None:
        """Add comments; one on an empty cell makes a cell with no text."""
        for address, note in notes.items():
            if not _ADDRESS.match(address):
                continue
            row, column = _places[address]
            if column >= COLUMN_LIMIT or row > ROW_LIMIT:
                self._dropped += 1
                continue
            line = self.rows.setdefault(row, {})
            line[column] = line.get(column, GridCell(""))._replace(note=note)

    def add_merge(self, reference: str) -> None:
        """Add a merged range such as ``A1:B2``."""
        first, _, last = reference.partition(":")
        if not (_ADDRESS.match(first) and _ADDRESS.match(last)):
            return
        self._merge_count += 1
        if self._merge_count <= _MERGE_LIMIT:
            self._merges.append(Merge(*_places[first], *_places[last]))

    def as_sheet(self, name: str, *, is_hidden: bool) -> GridSheet:
        """Return everything as a sheet."""
        merges = self._believed_merges()
        return GridSheet(
            name=name,
            rows=dict(sorted(self.rows.items())),
            merges=merges,
            hidden_rows=frozenset(self.hidden_rows & self.rows.keys()),
            hidden_columns=frozenset(self.hidden_columns),
            is_hidden=is_hidden,
            warnings=tuple(self._all_warnings()),
        )

    def _merges_inside(self) -> list[Merge]:
        """Return the merges cut to where there are cells: some cover the whole sheet."""
        bottom = max(self.rows, default=0)
        right = max((max(row) for row in self.rows.values() if row), default=-1)
        return [
            Merge(one.top, one.left, max(one.top, min(one.bottom, bottom)), min(one.right, right))
            for one in self._merges
            if one.top <= min(one.bottom, bottom) and one.left <= min(one.right, right)
        ]

    def _believed_merges(self) -> tuple[Merge, ...]:
        """Return the ranges that overlap no other; tell the others, and what ranges cover up."""
        inside = self._merges_inside()
        apart = separate(inside)
        if len(apart) < len(inside):
            self._warnings.append(OVERLAPPING.format(len(inside) - len(apart)))
        for row, column in covered_cells(self.rows, apart):
            self._warn(f"{column_letters(column)}{row}", COVERED)
        return apart

    def note_second_row(self, number: int) -> None:
        """Tell that a row stands in the file twice: its cells were put together."""
        self._warnings.append(f"第 {number} 行在文件里出现了两次，已合在一起，请核对")

    def _warn(self, address: str, doubt: str) -> None:
        if len(self._warnings) < _TOLD_LIMIT:
            self._warnings.append(f"{address} 单元格{doubt}")
        else:
            self._untold += 1

    def _all_warnings(self) -> list[str]:
        warnings = list(self._warnings)
        if self._untold:
            warnings.append(f"另有 {self._untold} 处类似的情况没有一一列出")
        if self._dropped:
            last = column_letters(COLUMN_LIMIT - 1)
            warnings.append(f"{last} 列以后的 {self._dropped} 个单元格没有读取")
        if self._merge_count > _MERGE_LIMIT:
            warnings.append(f"合并单元格超过 {_MERGE_LIMIT} 处，其余的按未合并读取")
        return warnings
