"""Which rows of which page stand behind each figure of the front page."""

from datetime import date
from decimal import Decimal

from models.filters import DateFilter, DateSpan, NumberFilter, TickFilter
from models.vocabulary import ItemStage, RecordKind, TaskState
from ui.pages.page import RowsAsked
from ui.tables import open_names

_PAGES = {
    RecordKind.TASK: "tasks",
    RecordKind.ITEM: "items",
    RecordKind.DOCUMENT: "documents",
    RecordKind.UNIT: "units",
}
_SOME = NumberFilter(least=Decimal(1))


def tasks_in(state: TaskState) -> RowsAsked:
    """Ask for the tasks in a state."""
    return RowsAsked("tasks", facet=state.value)


def tasks_due_in_week() -> RowsAsked:
    """Ask for the tasks that end within seven days."""
    week = DateFilter(DateSpan.NEXT_7)
    return RowsAsked("tasks", facet=TaskState.DUE_SOON.value, filters=(("deadline", week),))


def tasks_of_section(name: str, state: TaskState | None = None) -> RowsAsked:
    """Ask for the tasks of a section, "" for none, in one state or any."""
    return _ticked("tasks", "section", name, facet=state.value if state else "")


def tasks_of_area(name: str, state: TaskState | None = None) -> RowsAsked:
    """Ask for the tasks of an area, "" for none known, in one state or any."""
    return _ticked("tasks", "areas", name, facet=state.value if state else "")


def tasks_ending_on(day: date) -> RowsAsked:
    """Ask for the tasks that end on a day."""
    return RowsAsked("tasks", filters=(("deadline", DateFilter(first=day, last=day)),))


def items_in(stage: ItemStage) -> RowsAsked:
    """Ask for the items in a stage."""
    return _ticked("items", "stage", stage.label)


def items_of_area(name: str, stage: ItemStage | None = None) -> RowsAsked:
    """Ask for the items of an area, "" for none, in one stage or any."""
    area = ("area", TickFilter(frozenset({name})))
    if stage is None:
        return RowsAsked("items", filters=(area,))
    return RowsAsked("items", filters=(area, ("stage", TickFilter(frozenset({stage.label})))))


def rows_with_open_names(page: str) -> RowsAsked:
    """Ask for the rows of a page with a unit name nobody has decided on."""
    return RowsAsked(page, filters=((open_names.KEY, _SOME),))


def documents_with_warnings() -> RowsAsked:
    """Ask for the documents with a warning of the reader that nobody has looked at."""
    return RowsAsked("documents", filters=(("warnings", _SOME),))


def record(kind: RecordKind, key: str) -> RowsAsked:
    """Ask for one record."""
    return RowsAsked(_PAGES[kind], record_id=key)


def _ticked(page: str, column: str, value: str, facet: str = "") -> RowsAsked:
    return RowsAsked(page, facet=facet, filters=((column, TickFilter(frozenset({value}))),))
