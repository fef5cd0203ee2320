"""Case: a table of 100,000 tasks: opened, searched, filtered and sorted until it is painted."""

import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from big_ledger import make_ledger_apart
from case import Case, Figure, Figures, Goal
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import QApplication, QTableView

from models.filters import TickFilter
from models.store.ledger_format import LEDGER_NAME
from models.store.workspace import open_workspace
from models.views import SortKey
from ui.pages.tasks import LAYOUT, read_first
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
TODAY = date(2024, 10, 20)
WORD, UNIT = "企业", "市司法局"
TITLE, LEAD, DEADLINE = 1, 2, 3
COLUMNS = ("number", "title", "lead", "deadline", "state", "responsible", "section", "progress")
_ROLE = "SELECT group_concat(printed, '、') FROM task_roles r WHERE r.task_id = t.id AND r.role ="
_PROGRESS = "SELECT p.text FROM progress_entries p WHERE p.task_id = t.id"
_CELLS = (
    f"t.position, t.title, ({_ROLE} 'lead'), ifnull(t.deadline, ''), t.status,"
    f" ({_ROLE} 'responsible'), s.title, ({_PROGRESS})"
)
_FROM = "FROM tasks t LEFT JOIN sections s ON s.id = t.section_id"
Cells = tuple[Any, ...]  # Any: numbers and texts of a row of the database
Index = QModelIndex | QPersistentModelIndex


class ListModel(QAbstractTableModel):
    """The least a table over a Python list can be."""

    def __init__(self, rows: Sequence[Cells]) -> None:
        super().__init__()
        self.rows = rows

    def show(self, rows: Sequence[Cells]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """Return how many rows there are."""
        return len(self.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - the same
        """Return how many columns there are."""
        return len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up one cell."""
        is_text = role == Qt.ItemDataRole.DisplayRole
        return self.rows[index.row()][index.column()] if is_text else None


class PageModel(ListModel):
    """Keys of all rows, and the cells of those in sight, 200 at a time."""

    def __init__(self, database: sqlite3.Connection, keys: Sequence[Cells]) -> None:
        super().__init__(keys)
        self.page = lru_cache(maxsize=20)(self._page)
        self._database = database

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up one cell in its page."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.page(index.row() // 200)[index.row() % 200][index.column() + 1]

    def show(self, rows: Sequence[Cells]) -> None:
        """Show other rows."""
        self.page.cache_clear()
        super().show(rows)

    def _page(self, number: int) -> list[Cells]:
        keys = [key for (key,) in self.rows[number * 200 : number * 200 + 200]]
        marks = ",".join("?" * len(keys))
        sql = f"SELECT t.id, {_CELLS} {_FROM} WHERE t.id IN ({marks})"
        found = {row[0]: row for row in self._database.execute(sql, keys)}
        return [found[key] for key in keys]


class RowProxy(QSortFilterProxyModel):
    """Qt's own proxy with a filter in Python over the same list."""

    word = ""
    unit = ""

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:  # noqa: N802 - Qt's own
        """Look for the word in every column, and for the unit in its own."""
        model = self.sourceModel()
        assert isinstance(model, ListModel)  # noqa: S101 - set in run_proxy
        cells = model.rows[row]
        return self.unit in (cells[LEAD] or "") and (
            not self.word or any(self.word in str(cell) for cell in cells)
        )


class Steps:
    """Times each step until the events it leads to are done, the paint among them."""

    def __init__(self, view: QTableView) -> None:
        self.view = view
        self.figures: Figures = {}
        view.setWordWrap(False)
        view.verticalHeader().setSectionResizeMode(view.verticalHeader().ResizeMode.Fixed)
        view.resize(1366, 700)
        view.show()

    def step(self, name: str, act: Callable[[], object]) -> None:
        """Do one step and note its milliseconds."""
        start = time.perf_counter()
        act()
        QApplication.processEvents()
        self.figures[name] = 1000 * (time.perf_counter() - start)

    def end(self) -> Figures:
        """Close the view; return the figures with the memory of the process at its peak."""
        self.view.close()
        return self.figures | {"mb": peak_mb()}


def run_ours(folder: Path, _own: Path) -> Figures:
    """Go the program's way: a first page, then all rows, prepared."""
    model = RowModel(LAYOUT.columns, LAYOUT.row_key)
    steps = Steps(LedgerTable(model, "tasks"))
    with open_workspace(folder, operator="张三") as workspace:

        def open_first() -> None:
            page = read_first(workspace, TODAY)
            model.set_rows(page.rows if page else ())

        steps.step("open", open_first)
        steps.step(
            "all", lambda: model.set_prepared(LAYOUT.prepare(LAYOUT.read_rows(workspace, TODAY)))
        )
    steps.step("search", lambda: model.set_search(WORD))
    model.clear_filters()
    steps.step("filter", lambda: model.set_filter("lead", TickFilter(frozenset({UNIT}))))
    model.clear_filters()
    steps.step("date", lambda: model.set_sorts((SortKey("deadline"),)))
    steps.step("text", lambda: model.set_sorts((SortKey("title"),)))
    return steps.end()


def run_list(folder: Path, _own: Path) -> Figures:
    """Read everything into a list; filter and sort it anew each time, by code points."""
    with closing(sqlite3.connect(folder / LEDGER_NAME)) as database:
        model = ListModel(())
        view = QTableView()
        view.setModel(model)
        steps = Steps(view)
        steps.step("open", lambda: model.show(_all_rows(database)))
    steps.figures["all"] = steps.figures["open"]
    rows = model.rows
    steps.step(
        "search",
        lambda: model.show([row for row in rows if any(WORD in str(cell) for cell in row)]),
    )
    steps.step("filter", lambda: model.show([row for row in rows if UNIT in row[LEAD]]))
    steps.step("date", lambda: model.show(sorted(rows, key=itemgetter(DEADLINE))))
    steps.step("text", lambda: model.show(sorted(rows, key=itemgetter(TITLE))))
    return steps.end()


def run_proxy(folder: Path, _own: Path) -> Figures:
    """Put Qt's proxy over the same list."""
    with closing(sqlite3.connect(folder / LEDGER_NAME)) as database:
        model, proxy = ListModel(()), RowProxy()
        proxy.setSourceModel(model)
        view = QTableView()
        view.setModel(proxy)
        steps = Steps(view)
        steps.step("open", lambda: model.show(_all_rows(database)))
    steps.figures["all"] = steps.figures["open"]

    def narrow(word: str, unit: str) -> None:
        proxy.word, proxy.unit = word, unit
        proxy.invalidate()

    steps.step("search", lambda: narrow(WORD, ""))
    narrow("", "")
    steps.step("filter", lambda: narrow("", UNIT))
    narrow("", "")
    steps.step("date", lambda: proxy.sort(DEADLINE))
    steps.step("text", lambda: proxy.sort(TITLE))
    return steps.end()


def run_sql(folder: Path, _own: Path) -> Figures:
    """Ask the database for the keys in order each time, and for cells by the page."""
    with closing(sqlite3.connect(folder / LEDGER_NAME)) as database:
        model = PageModel(database, ())
        view = QTableView()
        view.setModel(model)
        steps = Steps(view)

        def ask(rest: str, *words: str) -> None:
            sql = f"SELECT t.id {_FROM} {rest}"
            model.show(database.execute(sql, words).fetchall())

        steps.step("open", lambda: ask("ORDER BY t.plan_id, t.position"))
        steps.figures["all"] = steps.figures["open"]
        cells = " || ".join(f"ifnull({cell}, '')" for cell in ("t.title", "t.body", "s.title"))
        steps.step("search", lambda: ask(f"WHERE instr({cells}, ?)", WORD))
        steps.step(
            "filter",
            lambda: ask(
                "WHERE t.id IN (SELECT task_id FROM task_roles WHERE role = 'lead'"
                " AND printed = ?) ORDER BY t.plan_id, t.position",
                UNIT,
            ),
        )
        steps.step("date", lambda: ask("ORDER BY t.deadline, t.plan_id, t.position"))
        steps.step("text", lambda: ask("ORDER BY t.title"))
        return steps.end()


def run_window(folder: Path, own: Path) -> Figures:
    """Go the program's way in its whole window."""
    # Imported here: the others are measured without it.
    from table_window import run_window as run  # noqa: PLC0415 - see above

    return run(folder, own) | {"mb": peak_mb()}


def peak_mb() -> float:
    """Return the most memory the process has had, shared libraries with it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def make_input(task_count: int) -> Path:
    """Make the ledger, and the application that every candidate needs."""
    if QApplication.instance() is None:
        _kept.append(QApplication([]))
    return make_ledger_apart(task_count)


_kept: list[QApplication] = []


def _all_rows(database: sqlite3.Connection) -> list[Cells]:
    sql = f"SELECT {_CELLS} {_FROM} ORDER BY t.plan_id, t.position"
    return database.execute(sql).fetchall()


CASE = Case(
    title="Table: 100,000 tasks with three units each",
    remark="Milliseconds from the act until the table is painted. All read the same ledger of 50 "
    "plans; the peers show 8 columns, ours 18. first rows: the first screen; all rows: nothing is "
    "left to read or prepare (in the program on other threads). The peers sort by code points and "
    "search folds nothing; ours sorts by pinyin, searches any width and case, knows states, "
    "protocol order, counts and groups, and paints pills and marks. Our window is the whole "
    "program on its task page; it also sorts by every column and by two, opens the filters of "
    "titles and units, groups, and takes in edits. Memory is that of the process at its peak, "
    "shared libraries and a small ledger opened before it included. The proxy is measured once. "
    "The goals are 80 ms, 0.3 s and 250 MB as ratios to a bare list where these were set.",
    make_input=make_input,
    candidates={
        "ours": run_ours,
        "our window": run_window,
        "bare list": run_list,
        "bare SQL": run_sql,
        "QSortFilterProxyModel": run_proxy,
    },
    peer="bare list",
    goals=(
        Goal("open", "bare list", 0.5),
        Goal("search", "bare list", 1.5),
        Goal("filter", "bare list", 1.5),
        Goal("date", "bare list", 1.2),
        Goal("text", "bare list", 1.1),
        Goal("date", "QSortFilterProxyModel", 0.05),
        Goal("mb", "bare list", 1.65),
        Goal("mb", "bare list", 1.42, own="our window"),
    ),
    size=100_000,
    small=400,
    figures=(
        Figure("open", "first rows ms", is_ratio=True),
        Figure("all", "all rows ms", is_ratio=True),
        Figure("search", "search ms", is_ratio=True),
        Figure("filter", "filter ms", is_ratio=True),
        Figure("date", "sort by date ms", is_ratio=True),
        Figure("text", "sort by text ms", is_ratio=True),
        Figure("mb", "process MB", is_ratio=True),
    ),
    once=frozenset({"QSortFilterProxyModel"}),
)
