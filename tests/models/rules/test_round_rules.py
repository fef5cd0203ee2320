"""Periods, stamps, hidden keys, due days, and who is asked about what."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.records import GroupRow, ItemRow, RoleEntry, TaskRow
from models.round_records import AskedUnit
from models.rules.round_checks import suggested_due_day
from models.rules.round_period import read_period, usual_month
from models.rules.round_rows import expand_words, rows_by_unit, units_with_rows, unresolved_words
from models.rules.round_stamp import FormStamp, read_row_key, read_stamp, row_key
from models.rules.working_days import CalendarDay, make_calendar
from models.vocabulary import (
    AskedKind,
    DayKind,
    ItemStage,
    Role,
    TaskStatus,
    UnitKind,
    UnitLevel,
)
from tests.builders import area_row, unit_row

STAMP = FormStamp("f-1", "r-1", "u-1", "2024-06")
TASK = TaskRow(
    "t1", None, "", 2024, "", "1", "任务", "", (), "", None, False, TaskStatus.IN_PROGRESS,
    "", None, "", None, 1, datetime(2024, 1, 1, tzinfo=UTC),
)  # fmt: skip

ITEM = ItemRow(
    "i1", None, "", 2023, 30, "葛店开发区", "", "事项", "", (), (), "", False, (),
    ItemStage.SELECTED, "", None, 1, datetime(2024, 1, 1, tzinfo=UTC),
)  # fmt: skip


UNITS = (
    unit_row("鄂城区", key="a"),
    unit_row("市司法局", key="b"),
    unit_row("省司法厅", level=UnitLevel.PROVINCE, key="p"),
)
GROUPS = (
    GroupRow("g", "各区", None, "", ("a",), ("鄂城区",)),
    GroupRow("h", "各参评区", None, "", (), ()),
)


@pytest.mark.parametrize(
    ("written", "code", "label"),
    [
        ("2024-06", "2024-06", "2024年6月"),
        ("2024年 6 月份", "2024-06", "2024年6月"),
        ("2024.12", "2024-12", "2024年12月"),
        ("2024-Q2", "2024-Q2", "2024年第二季度"),
        ("2024年第二季度", "2024-Q2", "2024年第二季度"),
        ("2024年4季度", "2024-Q4", "2024年第四季度"),
        ("2024年上半年", "2024-H1", "2024年上半年"),
        ("2024h2", "2024-H2", "2024年下半年"),
        ("2024年度", "2024", "2024年"),
    ],
)
def test_a_period_is_read_in_every_usual_writing(written: str, code: str, label: str) -> None:
    period = read_period(written)
    assert period is not None
    assert (period.code, period.label) == (code, label)
    assert read_period(period.label) == period


@pytest.mark.parametrize("written", ["", "6月", "2024-13", "2024-00", "2024-Q5", "0001-01", "上月"])
def test_what_is_no_period_is_none(written: str) -> None:
    assert read_period(written) is None


@pytest.mark.parametrize(
    ("code", "last"),
    [
        ("2024-02", date(2024, 2, 29)),
        ("2024-Q4", date(2024, 12, 31)),
        ("2024-H1", date(2024, 6, 30)),
        ("2023", date(2023, 12, 31)),
    ],
)
def test_a_period_ends_on_its_last_day(code: str, last: date) -> None:
    period = read_period(code)
    assert period is not None
    assert period.last_day == last


@pytest.mark.parametrize(
    ("today", "code"), [(date(2024, 1, 15), "2023-12"), (date(2024, 1, 16), "2024-01")]
)
def test_the_first_half_of_a_month_is_for_the_month_before(today: date, code: str) -> None:
    assert usual_month(today).code == code


def test_forms_are_due_five_working_days_after_the_period() -> None:
    holiday = {date(2024, 7, 2): CalendarDay(DayKind.REST, "停电")}
    calendar = make_calendar(holiday, ())
    assert suggested_due_day("2024-06", date(2024, 6, 20), calendar) == date(2024, 7, 8)
    assert suggested_due_day("2024-06", date(2024, 7, 19), calendar) == date(2024, 7, 26)


def test_a_stamp_is_read_back() -> None:
    assert read_stamp(STAMP.text) == STAMP
    assert STAMP.text.isascii()
    assert len(replace(STAMP, form="0" * 36, round="0" * 36, unit="0" * 36).text) < 200


@given(st.integers(min_value=0), st.characters(min_codepoint=33, max_codepoint=126))
def test_a_stamp_with_any_character_changed_is_refused(place: int, character: str) -> None:
    at = place % len(STAMP.text)
    changed = STAMP.text[:at] + character + STAMP.text[at + 1 :]
    assert changed == STAMP.text or read_stamp(changed) is None


@given(st.text())
def test_any_other_text_is_no_stamp_and_no_row_key(text: str) -> None:
    assert read_stamp(text) is None
    assert read_row_key(text) is None


def test_a_row_key_names_its_record() -> None:
    assert read_row_key(row_key(AskedKind.ITEMS, "i-1")) == (AskedKind.ITEMS, "i-1")


def test_a_unit_is_asked_by_name_and_by_group_and_leads_first() -> None:
    group = RoleEntry(Role.RESPONSIBLE, "各区", group_id="g", members=("a",))
    lead = RoleEntry(Role.LEAD, "鄂城区", unit_id="a")
    by_group = replace(TASK, roles=(group,))
    led = replace(TASK, id="t2", roles=(lead, group))
    rows = rows_by_unit([by_group, led], [], UNITS)["a"].tasks
    assert [task.id for task, _ in rows] == ["t2", "t1"]
    assert [(one.role, one.through) for one in rows[1][1]] == [(Role.RESPONSIBLE, "各区")]


def test_ended_tasks_are_asked_about_only_where_that_is_wanted() -> None:
    role = RoleEntry(Role.LEAD, "市司法局", unit_id="b")
    done = replace(TASK, status=TaskStatus.DONE, roles=(role,))
    assert rows_by_unit([done], [], UNITS) == {}
    assert len(rows_by_unit([done], [], UNITS, with_ended=True)["b"].tasks) == 1


def test_an_area_is_asked_about_the_items_listed_under_it_by_any_of_its_names() -> None:
    gedian = replace(
        unit_row("葛店经开区", level=UnitLevel.AREA, key="d"),
        kind=UnitKind.GOVERNMENT,
        aliases=("葛店开发区",),
    )
    creating = RoleEntry(Role.CREATING, "葛店经开区税务局", unit_id="e")
    rows = rows_by_unit([], [replace(ITEM, roles=(creating,))], [gedian])
    assert [(one.role, one.through) for one in rows["e"].items[0][1]] == [(Role.CREATING, "")]
    of_area = rows["d"].items[0][1]
    assert [(one.role, one.through) for one in of_area] == [(Role.RESPONSIBLE, "葛店开发区")]


def test_an_area_that_creates_an_item_itself_has_only_that_part_in_it() -> None:
    area = area_row("葛店开发区", key="d")
    creating = RoleEntry(Role.CREATING, "葛店开发区", unit_id="d")
    rows = rows_by_unit([], [replace(ITEM, roles=(creating,))], [area])["d"].items
    assert [[one.role for one in roles] for _, roles in rows] == [[Role.CREATING]]


def test_items_of_the_city_are_asked_of_no_area() -> None:
    area = area_row("葛店开发区", key="d")
    assert rows_by_unit([], [replace(ITEM, area="市本级")], [area]) == {}


def test_bodies_of_the_province_are_not_asked_by_themselves() -> None:
    roles = tuple(RoleEntry(Role.LEAD, one.name, unit_id=one.id) for one in UNITS)
    rows = rows_by_unit([replace(TASK, roles=roles)], [], UNITS)
    today = date(2024, 6, 20)
    asked = units_with_rows(rows, UNITS, [AskedKind.TASKS], today)
    assert [one.unit_id for one in asked] == ["a", "b"]
    assert units_with_rows(rows, UNITS, [AskedKind.ITEMS], today) == ()
    closed = replace(UNITS[1], valid_to=date(2024, 1, 1))
    assert units_with_rows(rows, [closed], [AskedKind.TASKS], today) == ()


def test_words_are_expanded_in_protocol_order_and_a_unit_named_itself_needs_no_group() -> None:
    assert expand_words(["市司法局", "各区"], UNITS, GROUPS) == (
        (AskedUnit("a", "各区"), AskedUnit("b")),
        (),
    )
    assert expand_words(["各区", "鄂城区"], UNITS, GROUPS)[0] == (AskedUnit("a"),)


@pytest.mark.parametrize(
    ("word", "said"), [("各参评区", "还没有定成员"), ("市没有局", "没有单位“市没有局”")]
)
def test_words_that_name_nobody_are_told(word: str, said: str) -> None:
    asked, problems = expand_words([word], UNITS, GROUPS)
    assert asked == ()
    assert said in problems[0]


def test_words_of_rows_that_stand_for_nobody_are_told_once() -> None:
    roles = (RoleEntry(Role.LEAD, "市商会"), RoleEntry(Role.RESPONSIBLE, "各参评区", group_id="h"))
    row = replace(TASK, roles=roles)
    assert unresolved_words([row, row], []) == ("市商会", "各参评区")
