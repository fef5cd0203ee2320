"""The painted widgets of the front page by themselves: mouse, keys, words."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from models.queries.calendar import shipped_days
from models.rules.working_days import make_calendar
from ui.theme import Tone
from ui.widgets.charts import Bar, BarChart, Part, RingChart
from ui.widgets.feed import Feed, FeedEntry
from ui.widgets.labels import make_scroll_area
from ui.widgets.month_calendar import MonthCalendar
from ui.widgets.spots import SpotBoard

TODAY = date(2024, 10, 20)
CALENDAR = make_calendar(shipped_days(), {2024})


def parts(name: str) -> tuple[Part, ...]:
    return (
        Part(f"{name}-late", "已逾期", 1, Tone.DANGER),
        Part(f"{name}-none", "将到期", 0, Tone.WARNING),
        Part(f"{name}-done", "已完成", 3, Tone.SUCCESS),
    )


@pytest.fixture
def bars(qtbot: QtBot) -> BarChart:
    chart = BarChart("各板块任务")
    qtbot.addWidget(chart)
    chart.show_bars(
        [Bar("one", "强化设计", parts("one"), done=3), Bar("two", "夯实责任", parts("two"))]
    )
    chart.resize(400, 60)
    return chart


@pytest.fixture
def month(qtbot: QtBot) -> MonthCalendar:
    calendar = MonthCalendar("到期日历", TODAY)
    qtbot.addWidget(calendar)
    ending = {date(2024, 10, 27): parts("sunday"), date(2024, 10, 31): parts("thursday")}
    calendar.show_days(TODAY, CALENDAR, lambda day: ending.get(day, ()))
    calendar.resize(420, 260)
    return calendar


def click(board: SpotBoard, key: object) -> None:
    room = next(spot.room for spot in board.spots() if spot.key == key)
    # The whole of a bar lies under its parts: its name is free of them.
    place = QPointF(room.left() + 4, room.center().y())
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=place.toPoint())


def test_charts_tell_their_figures_to_assistive_tools(bars: BarChart, qtbot: QtBot) -> None:
    ring = RingChart("任务状态")
    qtbot.addWidget(ring)
    ring.show_parts(parts("all"), "项任务")
    assert bars.accessibleName() == "各板块任务：强化设计 4；夯实责任 4"
    assert ring.accessibleName() == "任务状态：已逾期 1；已完成 3"
    words = [spot.words for spot in bars.spots()]
    assert words[0] == "强化设计：共 4 项，已完成 3（已逾期 1，已完成 3）"
    assert words[1] == "强化设计：已逾期 1 项"


@pytest.mark.parametrize("key", ["one", "one-late", "two", "two-done"])
def test_a_bar_and_each_of_its_parts_can_be_clicked(bars: BarChart, qtbot: QtBot, key: str) -> None:
    with qtbot.waitSignal(bars.spot_pressed) as pressed:
        click(bars, key)
    assert pressed.args == [key]


def test_a_line_of_the_legend_can_be_clicked_and_empty_ones_are_left_out(qtbot: QtBot) -> None:
    ring = RingChart("任务状态")
    qtbot.addWidget(ring)
    ring.show_parts(parts("all"), "项任务")
    ring.resize(ring.sizeHint())
    assert [spot.key for spot in ring.spots()] == ["all-late", "all-done"]
    with qtbot.waitSignal(ring.spot_pressed) as pressed:
        click(ring, "all-done")
    assert pressed.args == ["all-done"]


def test_the_arrow_keys_walk_bars_and_parts(bars: BarChart, qtbot: QtBot) -> None:
    bars.go_to("one")
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.current == "two"
    assert bars.accessibleDescription().startswith("夯实责任：共 4 项")
    QTest.keyClick(bars, Qt.Key.Key_Right)
    assert bars.current in {"two-late", "two-done"}
    with qtbot.waitSignal(bars.spot_pressed) as pressed:
        QTest.keyClick(bars, Qt.Key.Key_Return)
    assert pressed.args == [bars.current]


def test_the_keyboard_stays_where_nothing_lies_ahead(bars: BarChart) -> None:
    bars.go_to("one")
    QTest.keyClick(bars, Qt.Key.Key_Up)
    assert bars.current == "one"


def test_the_keyboard_scrolls_to_the_bar_it_is_on(qtbot: QtBot) -> None:
    chart = BarChart("各板块任务")
    chart.show_bars([Bar(f"bar-{place}", f"板块{place}", parts(f"{place}")) for place in range(30)])
    area = make_scroll_area(chart)
    qtbot.addWidget(area)
    area.resize(400, 120)
    area.show()
    chart.go_to("bar-29")
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum() > 0
    chart.go_to("bar-0")
    assert area.verticalScrollBar().value() == 0


def test_an_empty_chart_can_be_drawn(qtbot: QtBot) -> None:
    for chart in (BarChart("空"), RingChart("空"), Feed("空")):
        qtbot.addWidget(chart)
        assert not chart.grab().isNull()
        assert not chart.spots()


def test_a_day_says_what_ends_on_it_and_when_it_must_be_done(month: MonthCalendar) -> None:
    assert month.day_words(date(2024, 10, 27)).splitlines() == [
        "2024年10月27日　星期日",
        "到期 4 项：已逾期 1，已完成 3",
        "这天休息，请在10月25日办完",
    ]
    assert month.day_words(date(2024, 10, 12)).splitlines()[1] == "国庆节（班）"
    assert month.day_words(date(2024, 10, 7)).splitlines()[1] == "国庆节（休）"


def test_a_day_with_deadlines_opens_and_another_does_not(
    month: MonthCalendar, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(month.spot_pressed) as pressed:
        click(month, date(2024, 10, 31))
    assert pressed.args == [date(2024, 10, 31)]
    with qtbot.assertNotEmitted(month.spot_pressed):
        click(month, date(2024, 10, 30))


def test_the_keys_of_a_month_cross_its_borders(month: MonthCalendar) -> None:
    month.go_to(date(2024, 10, 31))
    QTest.keyClick(month, Qt.Key.Key_Right)
    assert month.current == date(2024, 11, 1)
    QTest.keyClick(month, Qt.Key.Key_PageDown)
    assert month.month == date(2024, 12, 1)
    QTest.keyClick(month, Qt.Key.Key_PageDown)
    assert month.month == date(2025, 1, 1)
    QTest.keyClick(month, Qt.Key.Key_Home)
    assert (month.current, month.month) == (TODAY, date(2024, 10, 1))
    QTest.keyClick(month, Qt.Key.Key_Up)
    assert month.current == date(2024, 10, 13)


def test_each_entry_of_the_feed_opens_its_own_record(qtbot: QtBot) -> None:
    feed = Feed("最近修改")
    qtbot.addWidget(feed)
    feed.show_entries(
        [
            FeedEntry("修改任务", "刚才", "task"),
            FeedEntry("删除任务", "早上"),
            FeedEntry("修改任务", "昨天", "task"),
        ]
    )
    feed.resize(300, 200)
    assert [spot.key for spot in feed.spots()] == [(0, "task"), (2, "task")]
    feed.go_to((0, "task"))
    QTest.keyClick(feed, Qt.Key.Key_Down)
    assert feed.current == (2, "task")


def test_a_tip_shows_imported_marks_as_they_are(qtbot: QtBot) -> None:
    chart = BarChart("各板块任务")
    qtbot.addWidget(chart)
    chart.show_bars([Bar("one", "<b>强化</b>设计 & 服务", parts("one"))])
    chart.resize(400, 30)
    chart.show()
    place = QPoint(10, 15)
    QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, place, chart.mapToGlobal(place)))
    assert "&lt;b&gt;强化&lt;/b&gt;设计 &amp; 服务" in QToolTip.text()
    QToolTip.hideText()
