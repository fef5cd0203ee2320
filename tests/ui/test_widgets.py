"""The parts of the window by themselves: chips, progress, table header."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QToolButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from models.progress import Progress
from models.views import SortKey
from tests.ui.rows import tasks_titled
from ui.tables.header import LedgerHeader
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.tables.task_columns import TASK_COLUMNS, TaskLine
from ui.widgets.filter_chips import ALL, Chip, FilterChips
from ui.widgets.labels import make_button, make_icon_button
from ui.widgets.progress_strip import ProgressStrip
from ui.work import Work


def chip_texts(chips: FilterChips) -> list[str]:
    return [b.text() for b in chips.findChildren(QPushButton) if not b.isHidden()]


def test_chips_say_how_many_rows_they_hold_and_empty_ones_are_hidden(qtbot: QtBot) -> None:
    chips = FilterChips()
    qtbot.addWidget(chips)
    chips.set_chips([Chip("a", "已逾期"), Chip("b", "已完成")])
    chips.show_counts({ALL: 3, "a": 3, "b": 0})
    assert chip_texts(chips) == ["全部 3", "已逾期 3"]


def test_the_chip_that_is_on_stays_on_when_others_come(qtbot: QtBot) -> None:
    chips = FilterChips()
    qtbot.addWidget(chips)
    chips.set_chips([Chip("a", "鄂城区"), Chip("b", "华容区")])
    chips.choose("b")
    chips.set_chips([Chip("b", "华容区"), Chip("c", "梁子湖区")])
    assert chips.chosen_key() == "b"
    chips.set_chips([Chip("c", "梁子湖区")])
    assert chips.chosen_key() == ALL


def test_long_work_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot) -> None:
    work = Work()
    strip = ProgressStrip(work)
    qtbot.addWidget(strip)

    def write(progress: Progress) -> str:
        while not progress.is_cancelled():
            progress.report("正在写入", 2, 5)
        return "written"

    heard: list[str] = []
    work.run_job(write, heard.append, owner=strip, label="正在导出")
    qtbot.waitUntil(strip.isVisible)
    cancel = next(b for b in strip.findChildren(QPushButton) if b.accessibleName() == "取消")
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(strip.isHidden)
    work.shut_down()
    assert heard == []


def test_the_header_goes_up_down_and_back_to_the_order_of_the_source(qtbot: QtBot) -> None:
    model: RowModel[TaskLine] = RowModel(TASK_COLUMNS, lambda line: line.id)
    table = LedgerTable(model, "任务")
    qtbot.addWidget(table)
    model.set_rows(tasks_titled("乙", "甲"))
    header = table.horizontalHeader()
    assert isinstance(header, LedgerHeader)
    seen = []
    for _ in range(3):
        header.sectionClicked.emit(1)
        seen.append((model.view.sorts, model.row_at(0).task.title))
    assert seen == [
        ((SortKey("title"),), "甲"),
        ((SortKey("title", descending=True),), "乙"),
        ((), "乙"),
    ]


def test_enter_presses_the_button_in_hand_and_not_the_main_one(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    row = QVBoxLayout(dialog)
    pressed: list[str] = []
    for words in ("取消", "确定"):
        button = make_button(words)
        button.clicked.connect(lambda _=False, words=words: pressed.append(words))
        row.addWidget(button)
    dialog.findChildren(QPushButton)[1].setDefault(True)
    dialog.show()
    dialog.findChildren(QPushButton)[0].setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert pressed == ["取消"]


def test_enter_opens_the_menu_of_a_button_that_is_all_menu(qtbot: QtBot) -> None:
    button = make_icon_button("ellipsis", "更多")
    qtbot.addWidget(button)
    menu = QMenu(button)
    menu.addAction("操作")
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.show()
    QTimer.singleShot(0, lambda: QTest.keyClick(menu, Qt.Key.Key_Escape))
    with qtbot.waitSignal(menu.aboutToShow):
        QTest.keyClick(button, Qt.Key.Key_Return)
