"""The window driven as a clerk drives it: keys, chips, figures, undo."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.operations.tasks import delete_tasks
from models.views import SortKey
from models.vocabulary import TaskState
from tests.ui.conftest import Desk, OpenDesk
from ui.dialogs.help import HelpDialog
from ui.pages.desk import DeskPage
from ui.pages.ledger_page import LedgerPage
from ui.pages.tasks import TasksPage
from ui.tables.task_columns import TaskLine
from ui.widgets.filter_chips import ALL

CTRL = Qt.KeyboardModifier.ControlModifier


def press(desk: Desk, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(desk.window, key, modifier)
    desk.settle(qtbot)


def open_tasks(desk: Desk, qtbot: QtBot) -> TasksPage:
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    return page


def shown_titles(page: LedgerPage[TaskLine]) -> list[str]:
    return [line.task.title for line in page.model.shown_rows()]


def delete_first_task(desk: Desk, qtbot: QtBot) -> str:
    page = open_tasks(desk, qtbot)
    line = page.model.row_at(0)
    desk.work.run_operation(
        lambda workspace, _progress: delete_tasks(workspace, task_ids=[line.id]),
        owner=desk.window,
    )
    desk.settle(qtbot)
    return line.task.title


def test_ctrl_and_a_number_goes_to_each_page(desk: Desk, qtbot: QtBot) -> None:
    keys = [Qt.Key(Qt.Key.Key_1 + number) for number in range(7)]
    visited = []
    for key in reversed(keys):
        press(desk, qtbot, key)
        visited.append(desk.window.page.key if desk.window.page else "")
    assert visited == ["papers", "documents", "units", "items", "tasks", "intake", "desk"]


def test_the_task_page_shows_the_tasks_of_the_plan_and_the_first_beside_them(
    desk: Desk, qtbot: QtBot
) -> None:
    page = open_tasks(desk, qtbot)
    assert page.model.rowCount() == 19
    chosen = page.table.chosen_row()
    assert chosen is not None
    assert chosen.task.number == "1"


def test_a_click_and_the_arrow_keys_choose_a_task(desk: Desk, qtbot: QtBot) -> None:
    page = open_tasks(desk, qtbot)
    chosen: list[TaskLine | None] = []
    page.table.row_chosen.connect(chosen.append)
    place = page.table.visualRect(page.model.index(4, 1)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert [line.task.number for line in chosen if line] == ["5", "6"]


def test_ctrl_f_searches_and_esc_shows_all_again(desk: Desk, qtbot: QtBot) -> None:
    page = open_tasks(desk, qtbot)
    press(desk, qtbot, Qt.Key.Key_F)
    search = page.header.search
    assert search is not None
    assert search.hasFocus()
    search.insert("企业家")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert 0 < page.model.rowCount() < 19
    press(desk, qtbot, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: page.model.rowCount() == 19)
    assert search.text() == ""


def test_typing_searches_by_itself_after_a_moment(desk: Desk, qtbot: QtBot) -> None:
    page = open_tasks(desk, qtbot)
    assert page.header.search is not None
    with qtbot.waitSignal(page.model.modelReset):
        page.header.search.insert("督查")
    assert all("督查" in line.task.title + line.task.body for line in page.model.shown_rows())


def test_a_chip_shows_its_rows_and_as_many_as_it_says(desk: Desk, qtbot: QtBot) -> None:
    page = open_tasks(desk, qtbot)
    overdue = next(
        button
        for button in page.chips.findChildren(QPushButton)
        if button.text().startswith(TaskState.OVERDUE.label)
    )
    QTest.mouseClick(overdue, Qt.MouseButton.LeftButton)
    states = {line.state for line in page.model.shown_rows()}
    assert states == {TaskState.OVERDUE}
    assert overdue.text() == f"已逾期 {page.model.rowCount()}"


def test_a_search_without_hits_says_so_and_offers_to_clear(desk: Desk, qtbot: QtBot) -> None:
    page = open_tasks(desk, qtbot)
    page.search_for("没有这个词")
    button = next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "清除筛选")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.table.isVisible()
    assert page.model.rowCount() == 19


def test_an_empty_ledger_offers_to_import(
    open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = open_desk(tmp_path / "fresh")
    desk.messages.script.open_files = (tmp_path / "plan.txt",)
    page = open_tasks(desk, qtbot)
    assert not page.table.isVisible()
    buttons = [b for b in page.findChildren(QPushButton) if b.accessibleName() == "导入文件"]
    with qtbot.waitSignal(desk.window.files_given) as given:
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert given.args == [(tmp_path / "plan.txt",)]


def test_sorting_keeps_the_chosen_task_chosen(desk: Desk, qtbot: QtBot) -> None:
    page = open_tasks(desk, qtbot)
    page.table.choose(page.model.row_key(page.model.row_at(6)))
    before = page.table.chosen_row()
    page.model.set_sorts((SortKey("deadline", descending=True),))
    assert page.table.chosen_row() == before


def test_a_change_is_said_below_and_ctrl_z_takes_it_back(desk: Desk, qtbot: QtBot) -> None:
    title = delete_first_task(desk, qtbot)
    page = open_tasks(desk, qtbot)
    assert title not in shown_titles(page)
    assert desk.window.status.text().startswith("已删除")
    press(desk, qtbot, Qt.Key.Key_Z)
    assert title in shown_titles(page)
    assert desk.window.status.text().startswith("已撤销")
    press(desk, qtbot, Qt.Key.Key_Y)
    assert title not in shown_titles(page)


def test_undo_says_in_words_what_it_would_take_back(desk: Desk, qtbot: QtBot) -> None:
    title = delete_first_task(desk, qtbot)
    undo = desk.window.actions_by_name["undo"]
    assert undo.isEnabled()
    assert title in undo.toolTip()


def test_a_figure_of_the_front_page_opens_its_rows(desk: Desk, qtbot: QtBot) -> None:
    front = desk.window.page
    assert isinstance(front, DeskPage)
    card = front.cards["overdue"]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    assert {line.state for line in page.model.shown_rows()} == {TaskState.OVERDUE}
    assert page.chips.chosen_key() == TaskState.OVERDUE.value


def test_a_pressing_task_opens_its_row(desk: Desk, qtbot: QtBot) -> None:
    front = desk.window.page
    assert isinstance(front, DeskPage)
    line = front.due.model.row_at(1)
    front.due.table.activated.emit(front.due.model.index(1, 0))
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    chosen = page.table.chosen_row()
    assert chosen is not None
    assert chosen.id == line.id
    assert page.chips.chosen_key() == ALL


def test_dropped_files_are_handed_on(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "清单.xlsx"
    file.touch()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(tmp_path))])
    event = QDropEvent(
        QPointF(QPoint(200, 200)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(desk.window.files_given) as given:
        desk.window.dropEvent(event)
    assert given.args == [(file,)]


def test_an_export_writes_the_file_and_offers_to_open_it(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "台账.xlsx"
    desk.messages.script.save_file = target
    desk.window.actions_by_name["export_tasks"].trigger()
    desk.settle(qtbot)
    assert target.stat().st_size > 0
    notice = desk.messages.record.notices[-1]
    assert notice.text == "已导出“台账.xlsx”，共 19 行。"
    assert notice.action is not None
    notice.action()
    assert desk.messages.record.opened == [target]


def test_giving_up_an_export_writes_nothing(desk: Desk, qtbot: QtBot, ledger: Path) -> None:
    desk.messages.script.save_file = None
    desk.window.actions_by_name["export_tasks"].trigger()
    desk.settle(qtbot)
    assert desk.messages.record.notices == []


def test_a_backup_is_taken_by_hand(desk: Desk, qtbot: QtBot, ledger: Path) -> None:
    before = set((ledger / "backups").glob("*.db"))
    desk.window.actions_by_name["back_up"].trigger()
    desk.settle(qtbot)
    assert len(set((ledger / "backups").glob("*.db")) - before) == 1
    assert desk.messages.record.notices[-1].text.startswith("已备份")


def test_the_days_work_is_backed_up_when_the_window_is_closed(
    desk: Desk, qtbot: QtBot, ledger: Path
) -> None:
    delete_first_task(desk, qtbot)
    before = set((ledger / "backups").glob("*.db"))
    desk.window.close()
    assert len(set((ledger / "backups").glob("*.db")) - before) == 1


def test_looking_alone_leaves_no_backup(desk: Desk, open_desk: OpenDesk, ledger: Path) -> None:
    desk.window.close()
    before = set((ledger / "backups").glob("*.db"))
    open_desk(ledger).window.close()
    assert set((ledger / "backups").glob("*.db")) == before


def test_a_second_window_on_the_same_ledger_may_only_look(
    desk: Desk, open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    second = open_desk(ledger)
    actions = second.window.actions_by_name
    assert not actions["import_files"].isEnabled()
    assert not actions["undo"].isEnabled()
    assert actions["export_tasks"].isEnabled()
    assert "只能查看" in second.messages.record.notices[-1].text
    assert "只能查看" in actions["import_files"].toolTip()


def test_a_foreign_ledger_is_refused_in_the_window(
    open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "ledger.db").write_bytes(b"this is no database" * 100)
    desk = open_desk(folder)
    assert desk.window.page is None
    assert not desk.window.actions_by_name["import_files"].isEnabled()


def test_the_theme_changes_with_icons_and_back(desk: Desk, qtbot: QtBot) -> None:
    action = desk.window.actions_by_name["import_files"]
    light = action.icon().pixmap(18, 18).toImage()
    press(desk, qtbot, Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dark = action.icon().pixmap(18, 18).toImage()
    press(desk, qtbot, Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert dark != light
    assert action.icon().pixmap(18, 18).toImage() == light


def test_f1_opens_the_help_that_belongs_to_the_page(desk: Desk, qtbot: QtBot) -> None:
    open_tasks(desk, qtbot)
    press(desk, qtbot, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    dialog = desk.window.findChild(HelpDialog)
    assert dialog is not None
    assert "台账" in dialog.title()
    dialog.close()
