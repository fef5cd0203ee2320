"""Every model of the window is driven through its changes while Qt's own tester watches."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.paths import resource_path
from reports.incoming.files.opening import clipboard_source
from reports.incoming.reading import read_source
from tests.ui.rows import UNIT
from tests.ui.test_row_model import exercise
from ui.dialogs.palette_entries import Entry, Sort, with_heads
from ui.dialogs.palette_list import EntryModel
from ui.dialogs.review_columns import TASK_REVIEW
from ui.dialogs.review_draft import draft_of
from ui.dialogs.review_table import ReviewModel
from ui.tables.row_model import RowModel
from ui.tables.unit_columns import UNIT_COLUMNS
from ui.tables.value_list import ValueModel

ROOT = Path(__file__).parents[2]
WORDS = ("市优化办", "市司法局", "市工商联")


def watched(model: QAbstractItemModel) -> None:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    assert tester.model() is model


def drive_rows() -> None:
    exercise(RowModel(UNIT_COLUMNS, lambda unit: unit.id), (UNIT, replace(UNIT, id="2")))


def drive_review() -> None:
    text = resource_path("samples", "2024-work-plan.txt").read_text(encoding="utf-8")
    rows = draft_of(read_source(clipboard_source(text))).rows
    exercise(ReviewModel(TASK_REVIEW, lambda row: row.key), rows)


def drive_values() -> None:
    model = ValueModel(dict.fromkeys(WORDS, 1))
    watched(model)
    model.search("司法")
    model.toggle(1)
    model.search("没有")
    assert model.rowCount() == 0
    model.search("")
    model.toggle(0)
    model.tick_only(WORDS[:1])
    assert model.chosen() == frozenset(WORDS[:1])


def drive_entries() -> None:
    model = EntryModel()
    watched(model)
    for count in (2, 0, 3):
        model.set_entries(
            with_heads(tuple(Entry(Sort.ACTION, word, word) for word in WORDS[:count]))
        )
        assert model.rowCount() == (count + 1 if count else 0)


DRIVES: dict[type[QAbstractItemModel], Callable[[], None]] = {
    RowModel: drive_rows,
    ReviewModel: drive_review,
    ValueModel: drive_values,
    EntryModel: drive_entries,
}


@pytest.mark.parametrize("drive", DRIVES.values(), ids=[model.__name__ for model in DRIVES])
def test_a_model_keeps_the_rules_of_qt(qtbot: QtBot, drive: Callable[[], None]) -> None:
    drive()


def models_of_ours(base: type[QAbstractItemModel]) -> set[type[QAbstractItemModel]]:
    below = set(base.__subclasses__())
    deeper = {model for one in below for model in models_of_ours(one)}
    return {model for model in below if model.__module__.startswith("ui.")} | deeper


def test_no_model_of_the_window_goes_unwatched(qtbot: QtBot) -> None:
    for file in (ROOT / "ui").rglob("*.py"):
        import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    assert models_of_ours(QAbstractItemModel) == DRIVES.keys()
