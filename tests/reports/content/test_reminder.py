"""Reminders: who is named, how the days are said, what is sent to each unit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from models.intake_records import ReceivedRow, ReceivedState, RowCounts
from models.records import ContactRow
from models.round_records import BoardRow, RoundAsk, RoundRow
from models.vocabulary import AskedKind, UnitKind, UnitLevel
from reports.content.reminder import (
    RemindedUnit,
    Reminder,
    compose_reminder,
    days_words,
    reminded_units,
)
from tests.builders import area_row

DUE = date(2024, 7, 5)
ASKS = (RoundAsk.whole(AskedKind.TASKS), RoundAsk.whole(AskedKind.ITEMS))
ROUND = RoundRow(
    "r", "六月报送", "2024-06", DUE, ASKS, False, "", datetime(2024, 6, 20, tzinfo=UTC), 5, 5
)
COUNTS = {AskedKind.TASKS: 12, AskedKind.ITEMS: 0}
CONTACT = ContactRow("c", "李四", "科长", "0711-3355123")
AREA = RemindedUnit("鄂城区", True, (CONTACT,), COUNTS, False)
OFFICE_OF_LAW = RemindedUnit("市司法局", False, (), COUNTS | {AskedKind.ITEMS: 3}, False)
WRONG = RemindedUnit("市税务局", False, (), COUNTS, True, "3处填写有误。")
ALL = (AREA, OFFICE_OF_LAW, WRONG)
UNIT = area_row("鄂城区", key="u")
RECEIVED = ReceivedRow(
    "f", "r", "u", "鄂城区", "鄂城区.xlsx", "a" * 64, 1, 1, ReceivedState.RECEIVED, RowCounts(), "",
    False, "张三", datetime(2024, 7, 1, tzinfo=UTC),
)  # fmt: skip


def reminder(
    today: date, units: Sequence[RemindedUnit] = ALL, *, is_again: bool = False
) -> Reminder:
    return compose_reminder(ROUND, units, today=today, office="市优化办", is_again=is_again)


def test_before_the_last_day_the_days_left_are_said() -> None:
    assert reminder(date(2024, 7, 2)).text == (
        "各有关区、各有关单位：\n"
        "　　2024年6月重点任务、改革事项进展报送表（批次：六月报送）7月5日截止，还有3天。"
        "目前还有1个区、1家单位未报，请抓紧填报，于7月5日前报市优化办。\n"
        "　　未报：鄂城区；市司法局。\n"
        "　　另有1家单位已报，但有内容需要更正，请对照退改稿更正，于7月5日前重报。\n"
        "　　需要更正：市税务局。\n"
        "市优化办\n"
        "2024年7月2日"
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 7, 4), "明天（7月5日）截止。"),
        (date(2024, 7, 5), "今天截止。目前还有1个区、1家单位未报，请于今天下班前报市优化办。"),
        (date(2024, 7, 6), "已于7月5日截止，现已逾期1天。目前仍有1个区、1家单位未报，请尽快补报"),
        (date(2025, 1, 3), "已于2024年7月5日截止，现已逾期182天。"),
    ],
)
def test_the_words_hang_on_the_last_day(day: date, words: str) -> None:
    assert words in reminder(day).text


def test_a_second_reminder_says_so_and_is_firmer() -> None:
    text = reminder(date(2024, 7, 8), is_again=True).text
    assert "　　再次提醒：2024年6月" in text
    assert "请务必于今天内补报市优化办；确有困难的，请说明原因和报送时间。" in text


def test_only_those_who_must_correct_are_spoken_of_where_all_have_sent() -> None:
    other = replace(WRONG, name="鄂城区", is_area=True)
    text = reminder(date(2024, 7, 5), (other, WRONG)).text
    assert "1个区、1家单位报来的内容需要更正，请对照退改稿更正，于今天下班前重报。" in text
    assert "未报" not in text


def test_each_unit_gets_a_message_of_its_own() -> None:
    messages = dict(reminder(date(2024, 7, 8)).by_unit)
    assert messages["鄂城区"].startswith("鄂城区：\n　　贵区的2024年6月")
    assert "贵单位应报重点任务12项、改革事项3项，请尽快补报市优化办。" in messages["市司法局"]
    assert "需要更正：3处填写有误。请对照退改稿更正，尽快重报。" in messages["市税务局"]


def test_a_single_unit_is_spoken_to_directly() -> None:
    alone = reminder(date(2024, 7, 8), (AREA,))
    assert alone.text == alone.by_unit[0][1]


def test_nobody_to_remind_leaves_no_words() -> None:
    nobody = reminder(date(2024, 7, 8), ())
    assert (nobody.text, nobody.by_unit, nobody.sheet.rows) == ("", (), ())


def test_the_list_names_contact_state_days_and_rows_asked() -> None:
    first, _, last = reminder(date(2024, 7, 8)).sheet.rows
    assert first == (
        1, "区", "鄂城区", "未报", "重点任务12项", "已逾期3天", "李四（科长）", "0711-3355123", "",
    )  # fmt: skip
    assert last[3] == "需更正重报"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2024, 7, 4), "还有1天"),
        (date(2024, 7, 5), "今天截止"),
        (date(2024, 7, 6), "已逾期1天"),
    ],
)
def test_days_are_counted_to_and_from_the_last_day(today: date, words: str) -> None:
    assert days_words(DUE, today) == words


def board(received: ReceivedRow | None, tasks: int = 3) -> tuple[RemindedUnit, ...]:
    row = BoardRow("u", "鄂城区", "各区", tasks, 0, None, received)
    return reminded_units([row], {"u": UNIT})


def test_who_sent_nothing_or_must_correct_is_reminded_and_nobody_else() -> None:
    question = replace(RECEIVED, state=ReceivedState.QUESTION, reason="有冲突")
    partly = replace(RECEIVED, state=ReceivedState.ACCEPTED, reason="2行没有采用")
    assert [one.must_correct for one in board(None)] == [False]
    assert [one.must_correct for one in (*board(question), *board(partly))] == [True, True]
    assert board(RECEIVED) == board(replace(RECEIVED, state=ReceivedState.ACCEPTED)) == ()
    assert board(None, tasks=0) == ()


def test_a_unit_is_told_in_its_own_words_what_to_correct() -> None:
    counts = RowCounts(new=1, changed=4, conflict=2)
    question = replace(
        RECEIVED, state=ReceivedState.QUESTION, reason="有 3 行要确认或改正", counts=counts
    )
    (unit,) = board(question)
    assert unit.reason == "有2行与本办台账不一致或意思不明确，有1行对不上下发的表"
    headings = replace(question, reason="有 1 个表头要确认", counts=RowCounts(same=3))
    assert board(headings)[0].reason == "有1个表头看不明白"


def test_areas_come_before_the_departments() -> None:
    law = replace(UNIT, id="l", name="市司法局", level=UnitLevel.CITY, kind=UnitKind.DEPARTMENT)
    rows = [BoardRow("l", "市司法局", "", 1, 0), BoardRow("u", "鄂城区", "各区", 1, 0)]
    named = reminded_units(rows, {"l": law, "u": UNIT})
    assert [(one.name, one.is_area) for one in named] == [("鄂城区", True), ("市司法局", False)]
