"""What pasting, filling or typing would change, worked out before anything is stored. No widgets.

A plan holds functions and not records: they are applied to the records as they are stored then,
so that nothing that was saved meanwhile is lost.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Generic, TypeVar

from models.issues import Issue, Severity
from ui.tables.cell_edit import CellEdit, CellTextError
from ui.tables.clipboard import Block
from ui.tables.column import Column

Row = TypeVar("Row")
Record = TypeVar("Record")

Change = Callable[[Any], Any]  # Any: from a record to a record, of the type of the page
LookUp = Callable[[Sequence[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """One cell that would change, or that cannot take what is given.

    Attributes:
        problem: why it cannot, "" when it can.
        note: what the words are understood as, "" for nothing to say.
        is_doubtful: a person should look at the note.
    """

    key: str
    row_key: str
    row_name: str
    column: str
    before: str
    after: str
    problem: str = ""
    note: str = ""
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class EditPlan:
    """What would change.

    Attributes:
        cells: the cells that change or cannot take what is given, row by row.
        changes: what happens to each record, by key; rows that stay the same are not in it.
        left_out: sentences about what has no place.
    """

    cells: tuple[PlannedCell, ...]
    changes: Mapping[str, Change]
    left_out: tuple[str, ...] = ()

    @property
    def changed_cells(self) -> int:
        """How many cells change."""
        return sum(1 for cell in self.cells if not cell.problem)

    @property
    def problems(self) -> int:
        """How many cells cannot take what is given."""
        return len(self.cells) - self.changed_cells

    @property
    def needs_a_look(self) -> bool:
        """Whether something is wrong with it or doubtful."""
        doubts = any(cell.problem or cell.is_doubtful for cell in self.cells)
        return doubts or bool(self.left_out)

    def also(self, sentences: Iterable[str]) -> "EditPlan":
        """Return the plan with more that has no place."""
        return replace(self, left_out=(*self.left_out, *sentences))

    def label(self, verb: str) -> str:
        """Return what undo shows, e.g. ``粘贴 12 行 30 格``."""
        return f"{verb} {len(self.changes):,} 行 {self.changed_cells:,} 格"


@dataclass(frozen=True, kw_only=True)
class Records(Generic[Row, Record]):
    """What a plan has to know of the records behind the rows.

    Attributes:
        name_of: what a person calls a row.
        check: all findings about a record.
    """

    row_key: Callable[[Row], str]
    name_of: Callable[[Row], str]
    record_of: Callable[[Row], Record]
    check: Callable[[Record], tuple[Issue, ...]]


@dataclass(frozen=True, slots=True)
class CellText(Generic[Row]):
    """Words given for a cell of ``row``."""

    row: Row
    column: Column[Row]
    text: str


def plan_texts(
    records: Records[Row, Record], cells: Iterable[CellText[Row]], look_up: LookUp
) -> EditPlan:
    """Return what the words given for cells would change.

    Args:
        records: what is behind the rows.
        cells: words for cells, each cell once.
        look_up: tells of unit names what a person should know, nothing of those registered.
    """
    planner = _Planner(records)
    for cell in cells:
        planner.take_text(cell)
    return planner.plan(look_up)


def plan_fill(
    records: Records[Row, Record], source: Row, rows: Iterable[Row], column: Column[Row]
) -> EditPlan:
    """Return what giving ``rows`` the value of ``source`` in a column would change."""
    planner = _Planner(records)
    for row in rows:
        planner.take_value(source, row, column)
    return planner.plan(lambda _names: {})


def lay_out(
    block: Block, rows: Sequence[Row], columns: Sequence[Column[Row]], *, selected: Sequence[Row]
) -> tuple[list[CellText[Row]], tuple[str, ...]]:
    """Lay a pasted block over rows and columns, as spreadsheets do.

    A block whose height goes into the number of selected rows fills them all, repeated; any other
    goes down from the first row. A first row that repeats the headings is left out.

    Args:
        block: what was copied.
        rows: the rows from the current one on, as shown.
        columns: the columns from the current one on, as shown.
        selected: the selected rows, as shown.

    Returns:
        The cells with their words, and sentences about what has no place.
    """
    sentences = []
    titles = [column.title for column in columns[: len(block[0])]]
    if len(block) > 1 and [cell.strip() for cell in block[0]] == titles:
        block = block[1:]
        sentences.append("第一行是表头，没有当作内容。")
    targets = rows
    if len(selected) > 1 and len(selected) % len(block) == 0:
        targets, block = selected, block * (len(selected) // len(block))
    cells = [
        CellText(row, column, text)
        for row, texts in zip(targets, block, strict=False)
        for column, text in zip(columns, texts, strict=False)
    ]
    return cells, (*sentences, *_without_place(block, len(targets), len(columns)))


def _without_place(block: Block, rows: int, columns: int) -> list[str]:
    """Name what lies beyond the last row or column."""
    sentences = []
    if beyond := [row for row in block[rows:] if any(row)]:
        first = "、".join(f"“{_shortened(next(filter(None, row)))}”" for row in beyond[:3])
        more = "等" if len(beyond) > 3 else ""
        sentences.append(f"有 {len(beyond):,} 行超出表格末尾，没有地方放：{first}{more}。")
    lost = [place for place in range(columns, len(block[0])) if any(row[place] for row in block)]
    if lost:
        sentences.append(f"有 {len(lost)} 列超出最后一列，没有地方放。")
    return sentences


def _shortened(text: str) -> str:
    return text if len(text) <= 16 else f"{text[:15]}…"


class _Planner(Generic[Row, Record]):
    """Takes cells one after the other; the cells of a row build on each other."""

    def __init__(self, records: Records[Row, Record]) -> None:
        self._records = records
        self._now: dict[str, Record] = {}
        self._steps: dict[str, list[Change]] = {}
        self._cells: list[PlannedCell] = []
        self._names: dict[int, tuple[str, ...]] = {}

    def take_text(self, cell: CellText[Row]) -> None:
        """Plan words for a cell; what the cell says already changes nothing."""
        edit, shown = cell.column.edit, cell.column.text(cell.row)
        text = cell.text.replace("\r\n", "\n")
        if text.strip() == shown.strip():
            return
        if edit is None:
            if text.strip():
                self._refuse(cell.row, cell.column, text, locked_because(cell.column))
            return
        if text == edit.text(cell.row):
            return
        place = len(self._cells)
        self._take(cell.row, cell.column, text, lambda record: edit.apply(record, text))
        if edit.names is not None and len(self._cells) > place:
            self._names[place] = edit.names(text)

    def take_value(self, source: Row, row: Row, column: Column[Row]) -> None:
        """Plan the value of another row for a cell."""
        edit = column.edit
        if edit is None:
            self._refuse(row, column, column.text(source), locked_because(column))
            return
        value = self._records.record_of(source)
        self._take(row, column, edit.text(source), lambda record: edit.carry(value, record))

    def plan(self, look_up: LookUp) -> EditPlan:
        """Return all that was taken."""
        names = list(dict.fromkeys(name for found in self._names.values() for name in found))
        told = look_up(names) if names else {}
        for place, found in self._names.items():
            note = "；".join(told[name] for name in found if name in told)
            self._cells[place] = replace(self._cells[place], note=note, is_doubtful=bool(note))
        changes = {key: _chained(steps) for key, steps in self._steps.items()}
        return EditPlan(tuple(self._cells), changes)

    def _take(self, row: Row, column: Column[Row], text: str, change: Change) -> None:
        key = self._records.row_key(row)
        before = self._now.get(key) or self._records.record_of(row)
        try:
            after = change(before)
        except CellTextError as error:
            self._refuse(row, column, text, str(error))
            return
        if after == before:
            return
        if errors := self._new_errors(before, after):
            self._refuse(row, column, text, f"{errors[0]}。")
            return
        self._now[key] = after
        self._steps.setdefault(key, []).append(change)
        self._add(row, column, text)
        self._cells[-1] = _explained(self._cells[-1], column.edit, before, text)

    def _new_errors(self, before: Record, after: Record) -> list[str]:
        """Return what is wrong now and was not before."""
        known = set(self._records.check(before))
        found = [issue for issue in self._records.check(after) if issue not in known]
        return [issue.message for issue in found if issue.severity is Severity.ERROR]

    def _refuse(self, row: Row, column: Column[Row], text: str, problem: str) -> None:
        self._add(row, column, text, problem=problem)

    def _add(self, row: Row, column: Column[Row], text: str, *, problem: str = "") -> None:
        key = self._records.row_key(row)
        before = column.edit.text(row) if column.edit else column.text(row)
        self._cells.append(
            PlannedCell(
                f"{key}/{column.key}",
                key,
                self._records.name_of(row),
                column.title,
                before,
                text.strip(),
                problem,
            )
        )


def locked_because(column: Column[Row]) -> str:
    """Say why the cells of a column cannot be edited."""
    return column.locked or f"“{column.title}”由程序得出，不能在这里改。"


def _explained(
    cell: PlannedCell, edit: CellEdit[Row] | None, record: object, text: str
) -> PlannedCell:
    """Return the cell with what its words are understood as."""
    if edit is None or edit.explain is None:
        return cell
    is_doubtful = edit.is_doubtful is not None and edit.is_doubtful(record, text)
    return replace(cell, note=edit.explain(record, text), is_doubtful=is_doubtful)


def _chained(steps: Sequence[Change]) -> Change:
    return lambda record: reduce(lambda now, step: step(now), steps, record)
