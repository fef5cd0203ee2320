"""What a paper may be about: units, sections, saved views; runs on the database thread."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from models.papers import Scope
from models.queries.moment import one_moment
from models.queries.tasks import list_tasks
from models.queries.units import list_units
from models.queries.views import list_views
from models.records import TaskRow
from models.store.workspace import Workspace
from models.views import ViewState
from ui.pages.row_loading import LedgerLayout
from ui.tables.filters import Selection

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ScopeChoices:
    """What may be chosen, each with the words it is chosen by."""

    units: tuple[tuple[str, Scope], ...]
    sections: tuple[tuple[str, Scope], ...]
    views: tuple[tuple[str, Scope], ...]


def read_scopes(workspace: Workspace, today: date) -> ScopeChoices:
    """Read units, sections and saved views; a view stands for the rows it shows today."""
    with one_moment(workspace) as moment:
        units, tasks = list_units(moment), list_tasks(moment)
    return ScopeChoices(
        tuple((unit.name, Scope(unit.name, unit.id)) for unit in units),
        tuple(_sections(tasks)),
        tuple(_views(workspace, today)),
    )


def _sections(tasks: tuple[TaskRow, ...]) -> Iterator[tuple[str, Scope]]:
    sections: dict[str, set[str]] = {}
    for task in tasks:
        if task.section:
            sections.setdefault(task.section, set()).add(task.id)
    for name, keys in sections.items():
        yield f"板块：{name}", Scope(name, records=frozenset(keys))


def _views(workspace: Workspace, today: date) -> Iterator[tuple[str, Scope]]:
    from ui.pages import items, tasks  # noqa: PLC0415 - only where there are saved views

    for view in list_views(workspace):
        if view.page == "tasks":
            keys = _shown(tasks.LAYOUT, view.state, workspace, today)
        elif view.page == "items":
            keys = _shown(items.LAYOUT, view.state, workspace, today)
        else:
            continue
        yield f"视图：{view.name}", Scope(view.name, records=keys)


def _shown(
    layout: LedgerLayout[Row], state: ViewState, workspace: Workspace, today: date
) -> frozenset[str]:
    rows = layout.prepare(layout.read_rows(workspace, today))
    mask = Selection(rows, state, today).mask()
    return frozenset(rows.keys[place] for place in rows.pick(range(len(rows)), mask))
