"""The filter under a title, by mouse and by keys, on the real window."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.filters import DateFilter, DateSpan, TextFilter, TextMode, TickFilter
from models.vocabulary import Role
from tests.ui.conftest import Desk
from tests.ui.tables.conftest import focused, header_of, open_filter, place_of, titles
from tests.ui.typing_words import compose, press, type_words
from ui.messages import Notice
from ui.pages.tasks import TasksPage
from ui.tables.filter_parts import DaysPart, ValuesPart, WordsPart
from ui.tables.filter_popup import FilterPopup
from ui.tables.value_list import ValueModel
from ui.theme import Tone

ALT = Qt.KeyboardModifier.AltModifier


def values_of(popup: FilterPopup) -> ValuesPart:
    return next(part for part in popup.parts if isinstance(part, ValuesPart))


def lines_of(model: ValueModel) -> list[str]:
    return [str(model.index(line, 0).data()) for line in range(model.rowCount())]


def test_the_funnel_shows_under_the_mouse_and_while_a_column_is_filtered(page: TasksPage) -> None:
    header, lead = header_of(page), place_of(page, "lead")
    assert not header.has_funnel(lead)
    QTest.mouseMove(header.viewport(), header.title_area(lead).center())
    assert header.has_funnel(lead)
    QTest.mouseMove(header.viewport(), header.title_area(place_of(page, "state")).center())
    page.model.set_filter("lead", TickFilter(frozenset({"市司法局"})))
    assert header.has_funnel(lead)


def test_ticks_filter_the_rows_and_the_list_says_how_many(page: TasksPage) -> None:
    popup = open_filter(page, "lead")
    values = values_of(popup)
    place = lines_of(values.values).index("市工商联")
    values.values.toggle(0)  # 全选 takes every tick away
    values.list.setCurrentIndex(values.values.index(place, 0))
    press(values.list, Qt.Key.Key_Space)
    said = int(dict(popup_counts(values))["市工商联"])
    press(values.list, Qt.Key.Key_Return)
    assert page.model.shown_count == said > 0
    assert all("市工商联" in line.task.units(Role.LEAD) for line in page.model.shown_rows())


def popup_counts(values: ValuesPart) -> list[tuple[str, int]]:
    model = values.values
    indexes = [model.index(line, 0) for line in range(1, model.rowCount())]
    return [(str(index.data()), index.data(Qt.ItemDataRole.UserRole + 1)) for index in indexes]


def test_a_click_anywhere_in_a_line_ticks_it(page: TasksPage, qtbot: QtBot) -> None:
    values = values_of(open_filter(page, "state"))
    area = values.list.visualRect(values.values.index(1, 0))
    QTest.mouseClick(values.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    index = values.values.index(1, 0)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert values.values.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == (
        Qt.CheckState.PartiallyChecked
    )


def test_enter_takes_what_the_search_found(page: TasksPage) -> None:
    popup = open_filter(page, "lead")
    type_words(focused(), "工商")
    assert lines_of(values_of(popup).values)[1:] == ["市工商联"]
    press(focused(), Qt.Key.Key_Return)
    assert page.model.filters() == {"lead": TickFilter(frozenset({"市工商联"}))}


def test_what_a_search_finds_can_be_added_to_the_filter_in_force(page: TasksPage) -> None:
    page.model.set_filter("lead", TickFilter(frozenset({"市司法局"})))
    part = values_of(open_filter(page, "lead"))
    assert part.add_box.isHidden()
    type_words(focused(), "工商")
    assert part.add_box.isVisible()
    press(focused(), Qt.Key.Key_Tab)
    assert focused() is part.add_box
    press(focused(), Qt.Key.Key_Space)
    press(part.list, Qt.Key.Key_Return)
    assert page.model.filters() == {"lead": TickFilter(frozenset({"市司法局", "市工商联"}))}


def test_without_the_box_a_search_takes_the_place_of_the_filter(page: TasksPage) -> None:
    page.model.set_filter("lead", TickFilter(frozenset({"市司法局"})))
    open_filter(page, "lead")
    type_words(focused(), "工商")
    press(focused(), Qt.Key.Key_Return)
    assert page.model.filters() == {"lead": TickFilter(frozenset({"市工商联"}))}


def test_nothing_can_be_added_where_no_value_is_filtered(page: TasksPage) -> None:
    part = values_of(open_filter(page, "lead"))
    type_words(focused(), "工商")
    assert part.add_box.isHidden()


def test_home_end_and_pages_move_through_the_values(page: TasksPage) -> None:
    values = values_of(open_filter(page, "lead"))
    press(focused(), Qt.Key.Key_Down)
    last = values.values.rowCount() - 1
    places = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        press(values.list, key)
        places.append(values.list.currentIndex().row())
    assert places[:2] == [last, 0]
    assert 1 < places[2] <= last
    assert places[3] == 0


def test_chinese_can_be_composed_in_the_search(page: TasksPage) -> None:
    popup = open_filter(page, "lead")
    line = focused()
    compose(line, "sifa")
    assert focused() is line
    assert len(lines_of(values_of(popup).values)) > 2
    type_words(line, "司法")
    assert lines_of(values_of(popup).values)[1:] == ["市司法局"]


def test_blank_values_can_be_ticked_alone(page: TasksPage) -> None:
    popup = open_filter(page, "lead")
    type_words(focused(), "空白")
    press(focused(), Qt.Key.Key_Return)
    assert popup.isHidden()
    assert page.model.filters() == {"lead": TickFilter(frozenset({""}))}
    assert [line.task.units(Role.LEAD) for line in page.model.shown_rows()] == [(), ()]


def test_with_no_tick_nothing_can_be_taken(page: TasksPage) -> None:
    popup = open_filter(page, "lead")
    values_of(popup).values.toggle(0)
    assert not popup.take_button.isEnabled()
    values_of(popup).values.toggle(0)
    assert popup.take_button.isEnabled()


def test_all_ticked_is_no_filter(page: TasksPage) -> None:
    popup = open_filter(page, "lead")
    popup.take()
    assert page.model.filters() == {}


def test_alt_down_opens_the_filter_of_the_column_in_hand_and_esc_closes_it(
    desk: Desk, page: TasksPage, qtbot: QtBot
) -> None:
    table = page.table
    table.setCurrentIndex(page.model.index(0, place_of(page, "lead")))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down, ALT)
    popup = table.controls.popup
    assert popup is not None
    assert popup.accessibleName() == "筛选牵头单位"
    press(focused(), Qt.Key.Key_Escape)
    assert table.controls.popup is None
    assert focused() is table


def test_the_keyboard_alone_filters_by_a_value(page: TasksPage) -> None:
    page.table.setCurrentIndex(page.model.index(0, place_of(page, "state")))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down, ALT)
    press(focused(), Qt.Key.Key_Down)  # into the list, on 全选
    press(focused(), Qt.Key.Key_Space)
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Space)
    press(focused(), Qt.Key.Key_Return)
    assert len({line.state for line in page.model.shown_rows()}) == 1
    assert focused() is page.table


def test_tab_goes_round_inside_the_filter(page: TasksPage) -> None:
    popup = open_filter(page, "lead")
    for _ in range(12):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert popup.isAncestorOf(focused())


def test_a_press_beside_it_closes_the_filter_and_chooses_no_row(
    page: TasksPage, qtbot: QtBot
) -> None:
    popup = open_filter(page, "lead")
    chosen = page.table.chosen_row()
    window = page.window()
    place = page.table.viewport().mapTo(window, page.table.viewport().rect().bottomLeft())
    behind = window.childAt(place.x() + 20, place.y() - 20)
    assert behind is not None
    QTest.mouseClick(behind, Qt.MouseButton.LeftButton)
    assert popup.isHidden()
    assert page.table.chosen_row() == chosen


def test_turning_the_tabs_of_a_filter_leaves_the_menus_of_the_page_alive(page: TasksPage) -> None:
    popup = open_filter(page, "title")
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        popup.tabs.setCurrentIndex(1 - popup.tabs.currentIndex())
    popup.close_popup()
    page.model.set_group("section")
    assert page.face.bar.group_button.accessibleName() == "分组：板块"


def test_words_with_a_condition_filter_a_text(page: TasksPage) -> None:
    popup = open_filter(page, "title")
    popup.tabs.setCurrentIndex(1)
    words = popup.part
    assert isinstance(words, WordsPart)
    words.mode.setCurrentIndex(list(TextMode).index(TextMode.STARTS))
    words.words.setFocus()
    type_words(words.words, "做好")
    press(words.words, Qt.Key.Key_Return)
    assert page.model.filters() == {"title": TextFilter("做好", TextMode.STARTS)}
    assert titles(page)
    assert all(title.startswith("做好") for title in titles(page))


def days_part(page: TasksPage) -> DaysPart:
    part = open_filter(page, "deadline").part
    assert isinstance(part, DaysPart)
    return part


def test_one_click_on_a_span_of_days_is_enough(page: TasksPage) -> None:
    part = days_part(page)
    QTest.mouseClick(part.spans[DateSpan.THIS_MONTH], Qt.MouseButton.LeftButton)
    deadlines = {line.task.deadline for line in page.model.shown_rows()}
    assert deadlines == {date(2024, 10, 31)}
    assert page.table.controls.popup is None


def test_days_from_and_to_are_typed(page: TasksPage) -> None:
    part = days_part(page)
    type_words(part.first.line, "2024.5.1")
    part.last.line.setFocus()
    type_words(part.last.line, "2024年8月31日")
    press(part.last.line, Qt.Key.Key_Return)
    wanted = DateFilter(None, date(2024, 5, 1), date(2024, 8, 31))
    assert page.model.filters() == {"deadline": wanted}


def test_a_day_that_is_none_is_said_and_not_taken(page: TasksPage) -> None:
    part = days_part(page)
    popup = page.table.controls.popup
    assert popup is not None
    part.first.line.setFocus()
    type_words(part.first.line, "十月")
    assert not popup.take_button.isEnabled()
    press(part.first.line, Qt.Key.Key_Return)
    assert page.model.filters() == {}
    assert popup.isVisible()


def test_an_active_filter_is_shown_when_it_is_opened_again_and_can_be_cleared(
    page: TasksPage,
) -> None:
    page.model.set_filter("title", TextFilter("做好", TextMode.EXCLUDES))
    popup = open_filter(page, "title")
    part = popup.part
    assert isinstance(part, WordsPart)
    assert (part.words.text(), part.mode.currentText()) == ("做好", "不包含")
    QTest.mouseClick(popup.clear_button, Qt.MouseButton.LeftButton)
    assert page.model.filters() == {}


def test_the_filter_sorts_as_well(page: TasksPage) -> None:
    popup = open_filter(page, "deadline")
    QTest.mouseClick(popup.down_button, Qt.MouseButton.LeftButton)
    days = [line.task.deadline for line in page.model.shown_rows() if line.task.deadline]
    assert days == sorted(days, reverse=True)


def test_the_filter_stays_inside_a_small_window(desk: Desk, page: TasksPage, qtbot: QtBot) -> None:
    desk.window.resize(desk.window.minimumSize())
    qtbot.wait(10)
    for key in ("number", "title", "deadline", "document"):
        page.table.controls.open_filter(key)
        popup = page.table.controls.popup
        assert popup is not None
        assert desk.window.rect().contains(popup.geometry())
        popup.close_popup()


def values_part(count: int, qtbot: QtBot) -> ValuesPart:
    part = ValuesPart({f"市{number}局": number for number in range(count)})
    qtbot.addWidget(part)
    return part


def test_ten_thousand_values_need_no_more_widgets_than_ten(qtbot: QtBot) -> None:
    few, many = values_part(10, qtbot), values_part(10_000, qtbot)
    assert len(many.findChildren(QWidget)) == len(few.findChildren(QWidget))
    many.search.setText("市99")
    assert many.values.rowCount() == 1 + 111


def test_a_filter_that_is_open_goes_with_its_window(desk: Desk, page: TasksPage) -> None:
    popup = open_filter(page, "lead")
    desk.window.open_page("items")
    assert popup.isHidden()


def test_the_filter_stays_under_its_title_when_a_notice_closes(
    desk: Desk, page: TasksPage, qtbot: QtBot
) -> None:
    desk.window.notices.show_notice(Notice("请看一眼。", Tone.WARNING))
    qtbot.waitUntil(lambda: desk.window.notices.height() > 20)
    popup = open_filter(page, "lead")
    before = popup.y() - page.mapTo(desk.window, QPoint()).y()
    desk.window.notices.close_all()
    qtbot.waitUntil(lambda: page.mapTo(desk.window, QPoint()).y() < 20)
    assert popup.isVisible()
    assert popup.y() - page.mapTo(desk.window, QPoint()).y() == before
