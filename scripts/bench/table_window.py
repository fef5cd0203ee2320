"""The candidate of the case ``table`` that is the whole program: its window on the task page."""

import gc
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from case import Figures
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from models.fields import fields_of
from models.filters import TickFilter
from models.operations.tasks import edit_task
from models.settings import Settings
from models.views import SortKey
from ui.freed_memory import give_back_freed
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.opening import make_application, open_window
from ui.pages.tasks import TasksPage
from ui.work import Work

TODAY = date(2024, 10, 20)
WORD, UNIT = "企业", "市司法局"
PAUSE_S = 0.0005


def run_window(folder: Path, _own: Path) -> Figures:
    """Open the window on its front page, go to the tasks, and do there what a person does."""
    make_application(Settings())
    driven = _Driven(folder)
    try:
        return driven.drive()
    finally:
        driven.window.close()
        delete(driven.window)
        gc.collect()
        give_back_freed()


class _Driven:
    """The window, and the milliseconds of each step until it is painted."""

    def __init__(self, folder: Path) -> None:
        self.work = Work()
        settings = Settings(operator="张三", is_guided=True)
        self.window: MainWindow = open_window(
            self.work, RecordedMessages, folder, settings, lambda: TODAY
        )
        self.window.resize(1366, 768)
        self.window.show()
        self.figures: Figures = {}
        self._wait_until(lambda: not self.work.is_busy())

    def drive(self) -> Figures:
        """Do everything once; return the milliseconds of what the other candidates do too."""
        page = self._open_tasks()
        self._narrow_and_sort(page)
        self._do_more(page)
        return self.figures

    def _open_tasks(self) -> TasksPage:
        start = time.perf_counter()
        self.window.open_page(TasksPage.key)
        page = self.window.page
        assert isinstance(page, TasksPage)  # noqa: S101 - the page just opened
        self._wait_until(lambda: bool(page.model.total))
        self.figures["open"] = 1000 * (time.perf_counter() - start)
        self._wait_until(lambda: not self.work.is_busy())
        self.figures["all"] = 1000 * (time.perf_counter() - start)
        return page

    def _narrow_and_sort(self, page: TasksPage) -> None:
        model = page.model
        self._step("search", lambda: model.set_search(WORD))
        self._step("", model.clear_filters)
        self._step("filter", lambda: model.set_filter("lead", TickFilter(frozenset({UNIT}))))
        self._step("", model.clear_filters)
        self._step("date", lambda: model.set_sorts((SortKey("deadline"),)))
        self._step("text", lambda: model.set_sorts((SortKey("title"),)))

    def _do_more(self, page: TasksPage) -> None:
        """Do what only the memory is measured of."""
        model = page.model
        for column in model.columns:
            self._step("", partial(model.set_sorts, (SortKey(column.key),)))
        self._step("", lambda: model.set_sorts((SortKey("lead"), SortKey("deadline"))))
        for key in ("title", "lead"):
            self._step("", partial(page.table.controls.open_filter, key))
            self._step("", page.table.controls.close_filter)
        for key in ("lead", "responsible", "state", "section", ""):
            self._step("", partial(model.set_group, key))
        for place in (10, 20):
            self._step("", partial(self._edit, page, place))

    def _edit(self, page: TasksPage, place: int) -> None:
        task = page.model.row_at(place).task
        fields = replace(fields_of(task), title=f"改：{task.title}")
        self.work.run_operation(
            lambda workspace, _progress: edit_task(workspace, task_id=task.id, fields=fields),
            owner=page,
        )

    def _step(self, name: str, act: Callable[[], object]) -> None:
        start = time.perf_counter()
        act()
        QApplication.processEvents()
        if name:
            self.figures[name] = 1000 * (time.perf_counter() - start)
        self._wait_until(lambda: not self.work.is_busy())

    def _wait_until(self, holds: Callable[[], bool]) -> None:
        while not holds():
            QApplication.processEvents()
            time.sleep(PAUSE_S)
        QApplication.processEvents()
        # Nothing else deletes later outside of the application's own loop.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
