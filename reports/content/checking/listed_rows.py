"""Tables of a draft as lists of rows with units: whom an annex concerns (domain A6, A7)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from models.papers import Paper, PaperTable
from models.records import RoleEntry
from models.text.normalise import fold, squeeze
from models.text.unit_list import split_units
from reports.content.checking.findings import Place, PlacedText, cells, tables
from reports.content.checking.table_columns import ROLES, columns_of
from reports.incoming.tables.heading_words import Column

_LABEL = re.compile(r"(?P<name>[^（()）\d]{2,15})[（(](?:共)?(?P<count>\d{1,4})[项个家件条].*[）)]")
# 逾期任务一览表 holds some of what the text counts, 重点任务清单 all of it.
_SOME = re.compile("预警|逾期|到期|未|滞后|问题|部分|新增|退回|进展|缓慢|典型|示例|样表")
_NOTHING = frozenset({"", "/", "—", "－", "-", "无"})
_SUMS = re.compile(r"合计|总计|小计")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table, as the statement counts it; ``unit_cells`` are where its units stand."""

    id: str
    area: str
    category: str
    roles: tuple[RoleEntry, ...]
    unit_cells: tuple[PlacedText, ...]


@dataclass(frozen=True, slots=True)
class TableGroup:
    """The rows under one label.

    Attributes:
        name, stated: of a label 鄂城区（8项）; ``stated`` None where it has no number.
    """

    name: str
    stated: int | None
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class ListedTable:
    """A table that lists rows with units."""

    table: PaperTable
    place: Place
    columns: Mapping[int, Column]
    groups: tuple[TableGroup, ...]

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """All rows, in printed order."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def is_item_list(self) -> bool:
        """Whether it lists reform items: rows created by units and guided by others."""
        return Column.CREATING in self.columns.values()


def listed_tables(paper: Paper) -> Iterator[ListedTable]:
    """Yield the tables with a column of units; sums are no rows."""
    for table, place in tables(paper):
        columns = columns_of(table)
        if any(column in ROLES for column in columns.values()):
            yield ListedTable(table, place, columns, tuple(_groups(table, place, columns)))


def is_whole_list(paper: Paper, listed: ListedTable) -> bool:
    """Return whether a table lists everything the text counts: a row for each task or item."""
    title = paper.annexes[listed.place.annex].title if listed.place.annex is not None else ""
    has_titles = Column.TITLE in listed.columns.values()
    return has_titles and len(listed.rows) > 1 and not _SOME.search(title)


def group_words(label: str) -> tuple[str, int | None]:
    """Return name and stated number of a label such as 鄂城区（8项）."""
    found = _LABEL.fullmatch(squeeze(label))
    return (found["name"], int(found["count"])) if found else (squeeze(label), None)


def _groups(table: PaperTable, place: Place, columns: Mapping[int, Column]) -> Iterator[TableGroup]:
    texts = list(cells(table, place))
    width = len(table.headings)
    by_row = [texts[start : start + width] for start in range(0, len(texts), width)]
    row = 0
    for group in table.groups:
        name, stated = group_words(group.label)
        own = by_row[row : row + len(group.rows)]
        row += len(group.rows)
        rows = [_row(cell_texts, columns, name) for cell_texts in own if not _is_sum(cell_texts)]
        yield TableGroup(name, stated, tuple(rows))


def _is_sum(row: list[PlacedText]) -> bool:
    return any(_SUMS.match(cell.text) for cell in row[:2])


def _row(row: list[PlacedText], columns: Mapping[int, Column], group: str) -> TableRow:
    roles: list[RoleEntry] = []
    unit_cells: list[PlacedText] = []
    area, category = group, ""
    for place, cell in enumerate(row):
        column = columns.get(place)
        if column is Column.CATEGORY:
            category = fold(cell.text)
        if column is Column.AREA and not group:
            area = group_words(cell.text)[0]
        role = ROLES.get(column) if column is not None else None
        if role is not None and cell.text.strip() not in _NOTHING:
            unit_cells.append(cell)
            roles += [RoleEntry(role, name) for name in _units_in(cell.text)]
    first = row[0].place
    return TableRow(
        f"{first.annex}.{first.index}.{first.row}", area, category, tuple(roles), tuple(unit_cells)
    )


@lru_cache(maxsize=4096)  # a column of a long table names the same units again and again
def _units_in(text: str) -> tuple[str, ...]:
    return split_units(text)


def group_place(listed: ListedTable, number: int) -> Place:
    """Return the place of a group's first row, where its label stands."""
    before = sum(len(group.rows) for group in listed.table.groups[:number])
    return replace(listed.place, row=before)
