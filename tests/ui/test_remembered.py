"""What the window remembers: its look, its place, its columns, who works, the next issue."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.operations.tasks import delete_tasks
from models.paths import settings_path
from models.queries.history import list_operations
from models.settings import Settings, WindowPlace, load_settings
from models.views import view_from_json
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.typing_words import type_words
from ui import theme
from ui.dialogs.export import ExportDialog
from ui.exports import Exports
from ui.housekeeping import Housekeeping
from ui.pages.tasks import TasksPage
from ui.window_place import fitted, place_of, put_in_place

OFFICE, BESIDE = QRect(0, 0, 1920, 1040), QRect(1920, 0, 1280, 984)
LEAST = QSize(960, 600)


def tasks_page(desk: Desk, qtbot: QtBot) -> TasksPage:
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    return desk.window.findChildren(TasksPage)[0]


def test_a_new_operator_counts_at_once(desk: Desk, qtbot: QtBot) -> None:
    desk.window.actions_by_name["settings"].trigger()
    dialog = desk.window.findChildren(Housekeeping)[0].settings_dialog
    assert dialog is not None
    name = dialog.form.field("操作人")
    name.show_value("")
    type_words(name.editor(), "王芳")
    dialog.save_button.click()
    first = tasks_page(desk, qtbot).model.row_at(0).id
    desk.work.run_operation(lambda w, _: delete_tasks(w, task_ids=[first]), owner=desk.window)
    (last,) = desk.read(lambda w: list_operations(w, limit=1), qtbot)
    assert last.operator == "王芳"


def test_the_theme_chosen_is_there_the_next_time(desk: Desk, qtbot: QtBot) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(desk.window, Qt.Key.Key_D, modifiers)
    desk.settle(qtbot)
    assert theme.is_dark()
    assert load_settings(settings_path()).theme == "dark"


def test_a_column_made_wider_is_as_wide_the_next_time(
    desk: Desk, open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    page = tasks_page(desk, qtbot)
    places = {column.key: place for place, column in enumerate(page.model.columns)}
    page.table.setColumnWidth(places["lead"], 217)
    page.table.setColumnWidth(places["title"], 333)
    desk.window.close()
    again = tasks_page(open_desk(ledger), qtbot)
    widths = {key: again.table.columnWidth(place) for key, place in places.items()}
    assert (widths["lead"], widths["title"]) == (217, 333)
    kept = view_from_json(load_settings(settings_path()).tables["tasks"])
    assert dict(kept.widths) == {"lead": 217, "title": 333}


def test_size_and_place_are_the_same_the_next_time(
    desk: Desk, open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    desk.window.setGeometry(30, 40, 1200, 700)
    desk.window.close()
    kept = load_settings(settings_path()).window
    assert (kept.width, kept.height, kept.is_maximized) == (1200, 700, False)
    assert kept == place_of(desk.window)


def test_a_place_on_the_second_screen_is_kept_while_it_is_there() -> None:
    place = WindowPlace(2000, 100, 1100, 700)
    assert fitted(place, [OFFICE, BESIDE], LEAST) == QRect(2000, 100, 1100, 700)
    assert fitted(place, [OFFICE], LEAST) == QRect(820, 100, 1100, 700)


@pytest.mark.parametrize(
    "place",
    [
        WindowPlace(-5000, -5000, 1200, 800),
        WindowPlace(10**40, -(10**40), 10**40, 10**40),
        WindowPlace(1919, 1039, 1, 1),
    ],
)
def test_a_window_is_never_out_of_sight(place: WindowPlace) -> None:
    area = fitted(place, [OFFICE], LEAST)
    assert area is not None
    assert OFFICE.contains(area)
    assert area.width() >= LEAST.width()


def test_a_window_never_seen_is_left_to_the_system() -> None:
    assert fitted(WindowPlace(), [OFFICE], LEAST) is None


def test_a_maximised_window_opens_maximised(desk: Desk) -> None:
    put_in_place(desk.window, WindowPlace(0, 0, 1200, 700, is_maximized=True))
    assert desk.window.isMaximized()


def test_a_damaged_settings_file_does_no_harm(
    open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text('{"window": {"width": "', encoding="utf-8")
    desk = open_desk(ledger)
    assert tasks_page(desk, qtbot).model.total == 19
    desk.window.close()
    assert load_settings(settings_path()).window.width > 0


def open_briefing(desk: Desk, qtbot: QtBot) -> ExportDialog:
    desk.window.actions_by_name["export_briefing"].trigger()
    desk.settle(qtbot)
    dialog = desk.window.findChildren(Exports)[0].dialog
    assert dialog is not None
    return dialog


def test_the_issue_after_the_last_one_is_offered(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.messages.script.save_file = tmp_path / "简报.pdf"
    first = open_briefing(desk, qtbot)
    assert first.issue.value() == 1
    first.issue.show_value(7)
    first.export_button.click()
    desk.settle(qtbot)
    first.reject()
    second = open_briefing(desk, qtbot)
    assert second.issue.value() == 8
    second.reject()
    assert load_settings(settings_path()).issue_number == 7


def test_a_ledger_that_goes_out_is_no_issue(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.messages.script.save_file = tmp_path / "台账.xlsx"
    dialog = open_briefing(desk, qtbot)
    dialog.choices["tasks"].click()
    dialog.export_button.click()
    desk.settle(qtbot)
    dialog.reject()
    assert load_settings(settings_path()).issue_number == Settings().issue_number
