"""Files dropped on a row of the table, and the menu of a row."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from models.queries.evidence import list_evidence
from models.vocabulary import RecordKind
from tests.ui.conftest import Desk
from ui.pages.items import ItemsPage
from ui.pages.tasks import TasksPage
from ui.pages.units import UnitsPage
from ui.widgets.forms.row_drop import RowDrop


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "通知.pdf"
    path.write_bytes(b"%PDF-1.4 x")
    return path


def drop_on_row(page: TasksPage, position: int, path: Path) -> bool:
    """Drop a file on a row; return whether the table took it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPoint(600, page.table.rowViewportPosition(position) + 5)
    copy, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    button = Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(place, copy, mime, button, keys)
    QApplication.sendEvent(page.table.viewport(), entering)
    event = QDropEvent(QPointF(place), copy, mime, button, keys)
    QApplication.sendEvent(page.table.viewport(), event)
    return entering.isAccepted() and event.isAccepted()


def evidence_of(desk: Desk, qtbot: QtBot, task_id: str) -> int:
    return desk.read(
        lambda w: len(list_evidence(w, kind=RecordKind.TASK, record_id=task_id)), qtbot
    )


def test_a_file_on_a_row_is_asked_about_and_kept_for_that_record(
    desk: Desk, tasks_page: TasksPage, notice: Path, qtbot: QtBot
) -> None:
    assert drop_on_row(tasks_page, 2, notice)
    menu = tasks_page.table.findChildren(RowDrop)[0].menu
    assert menu is not None
    keep, take_in, *_ = menu.actions()
    assert (keep.text()[:3], keep.text()[-3:]) == ("作为任", "的佐证")
    assert take_in.text() == "作为新文件导入"
    keep.trigger()
    menu.close()
    desk.settle(qtbot)
    desk.settle(qtbot)
    assert evidence_of(desk, qtbot, tasks_page.model.row_at(2).id) == 1


def test_a_file_on_a_row_may_be_meant_as_a_document(
    desk: Desk, tasks_page: TasksPage, notice: Path, qtbot: QtBot
) -> None:
    desk.window.files_given.disconnect()
    assert drop_on_row(tasks_page, 0, notice)
    menu = tasks_page.table.findChildren(RowDrop)[0].menu
    assert menu is not None
    with qtbot.waitSignal(desk.window.files_given) as given:
        menu.actions()[1].trigger()
    menu.close()
    assert given.args == [(notice,)]


def menu_words(page: TasksPage | ItemsPage | UnitsPage) -> list[str]:
    menu = QMenu()
    page.panel.fill_menu(menu)
    return [action.text() for action in menu.actions()]


def test_the_menu_of_a_row_leads_to_its_source_and_its_files(
    desk: Desk, tasks_page: TasksPage, qtbot: QtBot
) -> None:
    assert menu_words(tasks_page) == ["添加佐证…", "打开出处", "打开原文件"]
    desk.window.open_page("units")
    desk.settle(qtbot)
    units = desk.window.page
    assert isinstance(units, UnitsPage)
    assert menu_words(units) == []
