"""Which area each row of an item list belongs to, also where the group heading was lost.

The groups stand one after another and serials run on through them, so the stated number of items
of each group gives its range of serials.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, permutations
from typing import Protocol

from models.reading import ReadWarning
from models.text.normalise import even, squeeze
from models.text.unit_names import is_area_name
from reports.incoming.tables.table_rows import span_text

_GROUP = re.compile(
    r"(?P<name>[^()\d]{2,15}?)(?:\((?:共)?(?P<count>\d{1,3})项\)|(?P<bare>\d{1,3})项)?$"
)
_ORDERS_TRIED = 5040  # of 7 groups; with more lost headings only the stated order is tried


class Totals(Protocol):
    """The stated numbers that settle the ranges."""

    @property
    def total(self) -> int:
        """All items, 0 when not stated."""

    @property
    def groups(self) -> Mapping[str, int]:
        """Items of each area."""


@dataclass(frozen=True, slots=True)
class AreaRow:
    """What tells the area of one row."""

    serial: int | None
    area_cell: str
    creating: tuple[str, ...]
    line: int


def group_of(cell: str) -> tuple[str, int | None] | None:
    """Return name and stated number of a heading such as 鄂城区 (8项), None for no heading."""
    found = _GROUP.match(squeeze(even(cell)))
    if not found or not cell.strip():
        return None
    count = found["count"] or found["bare"]
    return found["name"], int(count) if count else None


def is_area_heading(text: str) -> bool:
    """Return whether a heading row inside a table names an area, not a category of items."""
    group = group_of(text)
    return group is not None and (
        group[1] is not None or is_area_name(group[0]) or group[0].endswith("本级")
    )


def recover_areas(rows: Sequence[AreaRow], declared: Totals) -> tuple[list[str], list[ReadWarning]]:
    """Return the area of each row ("" when not known) and what a person should look at."""
    ranges = _printed_ranges(rows, declared.groups)
    lost = _lost_ranges(rows, ranges, declared)
    by_serial = {**ranges, **lost}
    areas: list[str] = []
    for row in rows:
        own = group_of(row.area_cell)
        known = own[0] if own else by_serial.get(row.serial or 0, "")
        areas.append(known or _area_of_creator(row, declared.groups))
    return areas, [*_warnings(rows, areas, declared), *_lost_warning(lost)]


def _printed_ranges(rows: Sequence[AreaRow], stated: Mapping[str, int]) -> dict[int, str]:
    """Return the area of each serial under a printed heading.

    A heading holds for its stated number of items; without a number, as long as serials run on.
    """
    areas: dict[int, str] = {}
    name, left, before = "", 0, 0
    for row in rows:
        serial = row.serial or 0
        own = group_of(row.area_cell)
        if own is not None and own[0] != name:
            name = own[0]
            count = own[1] or stated.get(name)
            left = serial + count if count else 0
            areas |= dict.fromkeys(range(serial, left), name)
        elif own is None and name and not left and serial == before + 1:
            areas[serial] = name
        elif own is None and not left:
            name = ""
        if own is not None:
            areas.setdefault(serial, name)
        before = serial
    return areas


def _lost_ranges(
    rows: Sequence[AreaRow], known: Mapping[int, str], declared: Totals
) -> dict[int, str]:
    """Give the serials that no heading covers to the groups without one, in a fitting order."""
    missing = [name for name in declared.groups if name not in set(known.values())]
    free = [serial for serial in range(1, declared.total + 1) if serial not in known]
    if not missing or sum(declared.groups[name] for name in missing) != len(free):
        return {}
    creators = {row.serial: _area_of_creator(row, declared.groups) for row in rows if row.serial}
    orders: Iterable[tuple[str, ...]] = (
        permutations(missing) if len(missing) <= 7 else [tuple(missing)]
    )
    for number, order in enumerate(orders):
        names = [name for name in order for _ in range(declared.groups[name])]
        filled = dict(zip(free, names, strict=True))
        if _stand_together(filled) and all(
            creators.get(serial) in {"", None, name} for serial, name in filled.items()
        ):
            return filled
        if number >= _ORDERS_TRIED:
            break
    return {}


def _stand_together(filled: Mapping[int, str]) -> bool:
    """Return whether each group has one unbroken range."""
    serials: dict[str, list[int]] = {}
    for serial, name in filled.items():
        serials.setdefault(name, []).append(serial)
    return all(run[-1] - run[0] + 1 == len(run) for run in serials.values())


def _area_of_creator(row: AreaRow, stated: Mapping[str, int]) -> str:
    """Return the area whose name the creating unit begins with: 梁子湖区检察院."""
    creator = row.creating[0] if row.creating else ""
    return next((name for name in stated if creator.startswith(name)), "")


def _lost_warning(lost: Mapping[int, str]) -> list[ReadWarning]:
    if not lost:
        return []
    parts = []
    for name, run in groupby(sorted(lost), key=lambda serial: lost[serial]):
        serials = list(run)
        parts.append(f"{name}第 {span_text(serials[0], serials[-1])} 项")
    return [ReadWarning(None, f"清单中没有这些分组的标题，按各组项数推定：{'，'.join(parts)}")]


def _warnings(rows: Sequence[AreaRow], areas: Sequence[str], declared: Totals) -> list[ReadWarning]:
    """Compare each group's stated number with the rows read, and the heading with the text."""
    warnings: list[ReadWarning] = []
    told: set[str] = set()
    serials = [row.serial for row in rows]
    complete = len(rows) >= declared.total or serials == list(range(1, len(rows) + 1))
    for row, area in zip(rows, areas, strict=True):
        if not area:
            warnings.append(ReadWarning(row.line, f"第 {row.serial or '?'} 项所属地区没有读到"))
        if not area or area in told:
            continue
        told.add(area)
        own = group_of(row.area_cell)
        printed = own[1] if own else None
        stated = declared.groups.get(area)
        read = areas.count(area)
        if printed and stated and printed != stated:
            warnings.append(
                ReadWarning(row.line, f"{area}标题写 {printed} 项，正文写 {stated} 项，请核对")
            )
        expected = printed or stated
        if expected and (read > expected or (complete and read != expected)):
            warnings.append(ReadWarning(row.line, f"{area}应有 {expected} 项，读到 {read} 项"))
    return warnings
