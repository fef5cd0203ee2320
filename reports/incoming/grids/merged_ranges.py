"""Which merged ranges of a sheet can be believed, and what they cover up."""

from collections.abc import Iterable, Iterator, Mapping

from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, GridCell

OVERLAPPING = "合并区域互相重叠，有 {} 个没有按合并处理，请核对"
COVERED = "被合并区域盖住，里面还有看不见的内容，请核对"


def separate(merges: Iterable[Merge]) -> tuple[Merge, ...]:
    """Return the ranges from the top, those left out that overlap one above them."""
    kept: list[Merge] = []
    open_ranges: list[Merge] = []
    for merge in sorted(set(merges), key=lambda merge: (merge.top, merge.left)):
        open_ranges = [above for above in open_ranges if above.bottom >= merge.top]
        if all(merge.left > above.right or merge.right < above.left for above in open_ranges):
            kept.append(merge)
            open_ranges.append(merge)
    return tuple(kept)


def covered_cells(
    rows: Mapping[int, Mapping[int, GridCell]], merges: Iterable[Merge]
) -> Iterator[tuple[int, int]]:
    """Yield row and column of cells with content that lie under a range and are not its first."""
    for merge in merges:
        height = merge.bottom - merge.top + 1
        inside = range(merge.top, merge.bottom + 1) if height <= len(rows) else rows
        for row in inside:
            if not (merge.top <= row <= merge.bottom and row in rows):
                continue
            for column, cell in rows[row].items():
                is_first = (row, column) == (merge.top, merge.left)
                if merge.left <= column <= merge.right and not is_first and _has_content(cell):
                    yield row, column


def _has_content(cell: GridCell) -> bool:
    return bool(cell.text.strip()) or cell.kind is not CellKind.TEXT
