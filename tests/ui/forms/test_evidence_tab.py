"""Files of a record: dropped, chosen, pasted; opened as copies, saved elsewhere, taken off."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from models.store.copying import sha256_of
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.typing_words import press
from ui.pages.documents import DocumentsPage
from ui.pages.tasks import TasksPage
from ui.widgets.evidence_list import evidence_icon
from ui.widgets.forms.evidence_tab import EvidenceTab
from ui.widgets.forms.kept_files import free_names


@pytest.fixture
def tab(desk: Desk, tasks_page: TasksPage, qtbot: QtBot) -> EvidenceTab:
    """The files of the first task, in sight."""
    tasks_page.panel.show_tab("佐证")
    desk.settle(qtbot)
    return tasks_page.panel.evidence


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "关于印发通知.pdf"
    path.write_bytes(b"%PDF-1.4 x")
    return path


def names(tab: EvidenceTab) -> list[str]:
    return [row.name for row in tab.list.rows()]


def settle_twice(desk: Desk, qtbot: QtBot) -> None:
    """Wait for the file, then for what follows it."""
    desk.settle(qtbot)
    desk.settle(qtbot)


def drop(target: QWidget, *paths: Path) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(5, 5), copy, mime, buttons, keys)
    QApplication.sendEvent(target, entering)
    if not entering.isAccepted():
        return False
    event = QDropEvent(QPointF(5, 5), copy, mime, buttons, keys)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def test_files_chosen_are_listed_and_counted_on_the_tab(
    desk: Desk, tasks_page: TasksPage, tab: EvidenceTab, notice: Path, qtbot: QtBot
) -> None:
    desk.messages.script.open_files = (notice,)
    tab.add_button.click()
    settle_twice(desk, qtbot)
    assert names(tab) == ["关于印发通知.pdf"]
    bar = tasks_page.panel.findChildren(QTabBar)[0]
    assert "佐证 1" in [bar.tabText(place) for place in range(bar.count())]
    desk.window.actions_by_name["new_record"].trigger()
    assert "佐证" in [bar.tabText(place) for place in range(bar.count())]


def test_files_dropped_on_the_panel_become_evidence(
    desk: Desk, tasks_page: TasksPage, notice: Path, qtbot: QtBot
) -> None:
    assert drop(tasks_page.panel, notice)
    settle_twice(desk, qtbot)
    assert names(tasks_page.panel.evidence) == ["关于印发通知.pdf"]
    assert tasks_page.panel.evidence.isVisible()


def test_a_picture_is_pasted_as_png(desk: Desk, tab: EvidenceTab, qtbot: QtBot) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(picture)
    tab.paste_button.click()
    settle_twice(desk, qtbot)
    (row,) = tab.list.rows()
    kept = tab.session.workspace.path / "evidence" / row.sha256
    assert row.name.startswith("截图 ")
    assert QImage.fromData(kept.read_bytes()).pixelColor(1, 1) == QColor("red")


def test_copied_files_are_pasted_by_key(
    desk: Desk, tab: EvidenceTab, notice: Path, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(notice))])
    QGuiApplication.clipboard().setMimeData(mime)
    tab.add_button.setFocus()
    press(tab.add_button, Qt.Key.Key_V, control=True)
    settle_twice(desk, qtbot)
    assert names(tab) == ["关于印发通知.pdf"]


def test_an_empty_clipboard_is_told(desk: Desk, tab: EvidenceTab, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("字")
    tab.paste_button.click()
    assert "没有图片或文件" in desk.messages.record.notices[-1].text


def test_a_folder_is_refused_by_name(
    desk: Desk, tab: EvidenceTab, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "照片夹"
    folder.mkdir()
    tab.add([folder])
    settle_twice(desk, qtbot)
    assert "“照片夹”是文件夹，没有添加" in desk.messages.record.notices[-1].text
    assert names(tab) == []


def test_the_same_file_again_is_told_and_not_listed_twice(
    desk: Desk, tab: EvidenceTab, notice: Path, qtbot: QtBot
) -> None:
    for _ in range(2):
        tab.add([notice])
        settle_twice(desk, qtbot)
    assert "没有重复添加" in desk.messages.record.notices[-1].text
    assert len(names(tab)) == 1


def test_what_opens_is_a_read_only_copy(
    desk: Desk, tab: EvidenceTab, notice: Path, qtbot: QtBot
) -> None:
    tab.add([notice])
    settle_twice(desk, qtbot)
    tab.list.setFocus()
    press(tab.list, Qt.Key.Key_Return)
    desk.settle(qtbot)
    (opened,) = desk.messages.record.opened
    assert opened.name == "关于印发通知.pdf"
    assert opened.stat().st_mode & 0o222 == 0
    assert tab.session.workspace.path not in opened.parents


def test_a_file_is_saved_elsewhere(
    desk: Desk, tab: EvidenceTab, notice: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.add([notice])
    settle_twice(desk, qtbot)
    desk.messages.script.save_file = tmp_path / "另存.pdf"
    tab.save_button.click()
    desk.settle(qtbot)
    assert sha256_of(tmp_path / "另存.pdf") == sha256_of(notice)


def test_several_files_are_saved_into_a_folder_and_write_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "甲.pdf").touch()
    wanted = ["甲.pdf", "乙.pdf", "乙.pdf"]
    assert [path.name for path in free_names(tmp_path, wanted)] == [
        "甲（2）.pdf",
        "乙.pdf",
        "乙（2）.pdf",
    ]


def test_a_file_taken_off_by_key_comes_back_with_undo(
    desk: Desk, tab: EvidenceTab, notice: Path, qtbot: QtBot
) -> None:
    tab.add([notice])
    settle_twice(desk, qtbot)
    tab.list.setFocus()
    press(tab.list, Qt.Key.Key_Delete)
    settle_twice(desk, qtbot)
    assert names(tab) == []
    desk.window.actions_by_name["undo"].trigger()
    settle_twice(desk, qtbot)
    assert names(tab) == ["关于印发通知.pdf"]


def test_a_missing_file_is_told_when_it_is_opened(
    desk: Desk, tab: EvidenceTab, notice: Path, qtbot: QtBot
) -> None:
    tab.add([notice])
    settle_twice(desk, qtbot)
    (row,) = tab.list.rows()
    (tab.session.workspace.path / "evidence" / row.sha256).unlink()
    tab.open_button.click()
    desk.settle(qtbot)
    assert "不见了" in desk.messages.record.notices[-1].text
    assert desk.messages.record.opened == []


def test_a_document_of_pasted_text_says_it_has_no_file(
    desk: Desk, tasks_page: TasksPage, qtbot: QtBot
) -> None:
    tasks_page.panel.source.open_file()
    desk.settle(qtbot)
    assert "没有原文件" in desk.messages.record.notices[-1].text


def test_a_read_only_ledger_lets_files_be_read_only(
    desk: Desk, open_desk: OpenDesk, ledger: Path, notice: Path, qtbot: QtBot
) -> None:
    second = open_desk(ledger)
    second.window.open_page("documents")
    second.settle(qtbot)
    page = second.window.page
    assert isinstance(page, DocumentsPage)
    evidence = page.panel.evidence
    evidence.add([notice])
    settle_twice(second, qtbot)
    assert names(evidence) == []
    assert not evidence.add_button.isVisibleTo(evidence)


@pytest.mark.parametrize(
    ("name", "icon"),
    [("a.JPG", "image"), ("b.et", "file-spreadsheet"), ("c.ofd", "file-text"), ("d", "file")],
)
def test_the_sign_tells_what_a_file_is(name: str, icon: str) -> None:
    assert evidence_icon(name) == icon
