"""The filters in force as chips above the table, the count in the search box, search marks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from models.filters import DateFilter, DateSpan, TickFilter
from tests.ui.conftest import Desk
from tests.ui.tables.conftest import titles
from tests.ui.typing_words import press
from ui.pages.page import RowsAsked
from ui.pages.tasks import TasksPage
from ui.tables.delegate import marks_in
from ui.widgets.active_filters import FilterChip

LEAD = TickFilter(frozenset({"市优化办"}))
THIS_MONTH = DateFilter(DateSpan.THIS_MONTH)


def filter_by_two(page: TasksPage) -> list[FilterChip]:
    page.model.set_filter("lead", LEAD)
    page.model.set_filter("deadline", THIS_MONTH)
    return page.face.active.chips()


def test_the_row_is_hidden_while_no_column_is_filtered(page: TasksPage) -> None:
    assert page.face.active.isHidden()
    filter_by_two(page)
    assert page.face.active.isVisible()


def test_each_filter_is_a_chip_with_its_words(page: TasksPage) -> None:
    words = [chip.words.text() for chip in filter_by_two(page)]
    assert words == ["牵头单位：市优化办", "完成时限：本月"]


def test_the_cross_lifts_one_filter(page: TasksPage) -> None:
    first, _ = filter_by_two(page)
    QTest.mouseClick(first.cross, Qt.MouseButton.LeftButton)
    assert page.model.filters() == {"deadline": THIS_MONTH}


def test_delete_on_a_chip_lifts_its_filter_and_the_keyboard_stays(page: TasksPage) -> None:
    _, second = filter_by_two(page)
    second.words.setFocus()
    press(second.words, Qt.Key.Key_Delete)
    assert page.model.filters() == {"lead": LEAD}
    assert page.face.active.chips()[0].words.hasFocus()


def test_a_click_on_a_chip_opens_its_filter_again(page: TasksPage) -> None:
    first, _ = filter_by_two(page)
    QTest.mouseClick(first.words, Qt.MouseButton.LeftButton)
    popup = page.table.controls.popup
    assert popup is not None
    assert popup.accessibleName() == "筛选牵头单位"


def test_all_filters_are_lifted_at_once_and_search_and_chip_stay(page: TasksPage) -> None:
    page.search_for("企业")
    filter_by_two(page)
    QTest.mouseClick(page.face.active.clear_button, Qt.MouseButton.LeftButton)
    assert page.model.filters() == {}
    assert page.model.search == "企业"


def test_filters_that_let_nothing_through_are_lifted_from_the_empty_state(
    page: TasksPage,
) -> None:
    page.model.set_filter("lead", TickFilter(frozenset({"没有这个单位"})))
    assert not page.table.isVisible()
    button = next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "清除筛选")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.table.isVisible()
    assert len(titles(page)) == 19


def test_rows_asked_for_by_filters_are_shown_and_say_so(desk: Desk, page: TasksPage) -> None:
    page.model.set_filter("title", TickFilter(frozenset({"甲"})))
    desk.window.open_rows(RowsAsked("tasks", filters=(("lead", LEAD), ("deadline", THIS_MONTH))))
    assert page.model.filters() == {"lead": LEAD, "deadline": THIS_MONTH}
    assert len(page.face.active.chips()) == 2
    assert page.table.chosen_row() is not None


def test_the_search_box_says_how_many_were_found(page: TasksPage) -> None:
    page.search_for("企业家")
    search = page.header.search
    assert search is not None
    said = [label.text() for label in search.findChildren(QLabel) if label.isVisible()]
    assert said == [f"{page.model.shown_count} 项"]
    page.clear()
    assert not [label for label in search.findChildren(QLabel) if label.isVisible()]


def test_marks_stand_where_the_words_are_in_any_width_and_case() -> None:
    assert marks_in("营商环境ＡＢＣ", ("环境", "abc")) == [(2, 4), (4, 7)]
    assert marks_in("占地20㎡以上", ("m2", "以上")) == [(4, 5), (5, 7)]
    assert marks_in("营商", ("没有",)) == []
