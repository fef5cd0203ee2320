"""Which columns are shown, in which order and how wide: chosen in a dialog, kept across starts."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidgetItem
from pytestqt.qtbot import QtBot

from models.filters import TickFilter
from models.paths import settings_path
from models.settings import load_settings
from models.views import SortKey, view_from_json
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.tables.conftest import place_of
from ui.dialogs.columns import ColumnsDialog
from ui.pages.tasks import TasksPage
from ui.tables.column import Column
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable

ALT = Qt.KeyboardModifier.AltModifier


def open_chooser(page: TasksPage) -> ColumnsDialog:
    page.face.bar.columns_button.click()
    dialog = page.face.columns_dialog
    assert dialog is not None
    return dialog


def item_of(dialog: ColumnsDialog, title: str) -> QListWidgetItem:
    return dialog.list.findItems(title, Qt.MatchFlag.MatchExactly)[0]


def test_a_column_is_shown_and_another_hidden(page: TasksPage) -> None:
    dialog = open_chooser(page)
    item_of(dialog, "配合单位").setCheckState(Qt.CheckState.Checked)
    item_of(dialog, "期限").setCheckState(Qt.CheckState.Unchecked)
    dialog.take_button.click()
    shown = page.table.arrangement.shown()
    assert "supporting" in shown
    assert "remaining" not in shown


def test_alt_with_an_arrow_key_orders_columns(page: TasksPage) -> None:
    dialog = open_chooser(page)
    dialog.list.setCurrentItem(item_of(dialog, "状态"))
    for _ in range(3):
        QTest.keyClick(dialog.list, Qt.Key.Key_Up, ALT)
    dialog.take_button.click()
    shown = page.table.arrangement.shown()
    assert shown[:3] == ("number", "state", "title")
    header = page.table.horizontalHeader()
    assert header.visualIndex(place_of(page, "state")) == 1


def test_giving_up_the_dialog_changes_nothing(page: TasksPage) -> None:
    before = page.table.arrangement.shown()
    dialog = open_chooser(page)
    dialog.move_chosen(1)
    dialog.reject()
    assert page.table.arrangement.shown() == before


def test_the_usual_columns_come_back(page: TasksPage) -> None:
    page.table.arrangement.show_columns(("state", "title"))
    dialog = open_chooser(page)
    dialog.usual_button.click()
    dialog.take_button.click()
    assert page.table.arrangement.shown() == page.table.arrangement.usual


def test_the_usual_widths_come_back(page: TasksPage) -> None:
    lead = place_of(page, "lead")
    before = page.table.columnWidth(lead)
    page.table.setColumnWidth(lead, 301)
    dialog = open_chooser(page)
    dialog.widths_button.click()
    dialog.reject()
    assert page.table.columnWidth(lead) == before


def test_at_least_one_column_stays(page: TasksPage) -> None:
    dialog = open_chooser(page)
    for row in range(dialog.list.count()):
        dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.take_button.isEnabled()
    dialog.reject()


def test_the_first_column_shown_carries_the_mark_of_the_chosen_row(page: TasksPage) -> None:
    page.table.arrangement.show_columns(("state", "title", "lead"))
    page.table.choose_first()
    area = page.table.visualRect(page.model.index(0, place_of(page, "state")))
    picture = page.table.viewport().grab(area).toImage()
    assert picture.pixelColor(1, area.height() // 2) != picture.pixelColor(8, area.height() // 2)


def test_columns_order_groups_and_freezing_are_there_the_next_time(
    desk: Desk, page: TasksPage, open_desk: OpenDesk, ledger: Path, qtbot: QtBot
) -> None:
    page.table.arrangement.show_columns(("title", "state", "deadline", "section"))
    page.model.set_sorts((SortKey("state"), SortKey("deadline", descending=True)))
    page.model.set_group("section")
    page.table.freeze(1)
    page.model.set_filter("state", TickFilter(frozenset({"已逾期"})))
    page.search_for("企业")
    desk.window.close()
    again = open_desk(ledger)
    again.window.open_page("tasks")
    again.settle(qtbot)
    page = again.window.findChildren(TasksPage)[0]
    state = page.table.view_state()
    assert state.columns == ("title", "state", "deadline", "section")
    assert (state.group_by, state.frozen) == ("section", 1)
    assert state.sorts == (SortKey("state"), SortKey("deadline", descending=True))
    # What was looked for is not kept: nobody should miss rows the next morning.
    assert (state.filters, state.search) == ((), "")


def test_usual_columns_are_not_kept_so_that_later_versions_may_add_some(
    desk: Desk, page: TasksPage
) -> None:
    desk.window.close()
    assert view_from_json(load_settings(settings_path()).tables["tasks"]).columns == ()


def fitted(qtbot: QtBot, width: int) -> LedgerTable[str]:
    """Return a table of three columns: 50, 300 (stretching, 200 at least) and 100 points wide."""
    columns = (
        Column[str](key="rank", title="序号", text=str, width=50),
        Column[str](key="name", title="名称", text=str, width=300, least=200, stretches=True),
        Column[str](key="note", title="备注", text=str, width=700),
    )
    table = LedgerTable(RowModel(columns, str), "表")
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    return table


def test_a_column_gives_way_where_that_brings_all_into_sight(qtbot: QtBot) -> None:
    table = fitted(qtbot, 980)
    assert table.columnWidth(1) < 300
    assert table.horizontalScrollBar().maximum() == 0


def test_no_column_gives_way_where_the_table_is_wider_still(qtbot: QtBot) -> None:
    table = fitted(qtbot, 800)
    assert table.columnWidth(1) == 300
    assert table.horizontalScrollBar().maximum() > 0
