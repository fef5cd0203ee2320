"""What words in a cell mean, and what is said of words that mean nothing there."""

from dataclasses import replace
from datetime import date

import pytest

from models.fields import ItemFields, TaskFields, UnitFields, fields_of
from models.records import RoleEntry
from models.vocabulary import ItemStage, Role, TaskStatus, UnitLevel
from tests.ui.rows import ITEM, TASK, UNIT, tasks_titled
from ui.tables.cell_edit import CellEdit, CellTextError, on_one_line, with_deadline
from ui.tables.column import Column
from ui.tables.item_columns import ITEM_COLUMNS
from ui.tables.task_columns import TASK_COLUMNS, TaskLine
from ui.tables.unit_columns import UNIT_COLUMNS
from ui.widgets.deadline_field import DeadlineValue


def edit_of(columns: tuple[Column[TaskLine], ...], key: str) -> CellEdit[TaskLine]:
    edit = next(column.edit for column in columns if column.key == key)
    assert edit is not None
    return edit


def task_with(key: str, text: str, fields: TaskFields | None = None) -> TaskFields:
    changed = edit_of(TASK_COLUMNS, key).apply(fields or fields_of(TASK), text)
    assert isinstance(changed, TaskFields)
    return changed


def item_with(key: str, text: str) -> ItemFields:
    edit = next(column.edit for column in ITEM_COLUMNS if column.key == key)
    assert edit is not None
    changed = edit.apply(fields_of(ITEM), text)
    assert isinstance(changed, ItemFields)
    return changed


def unit_with(key: str, text: str) -> UnitFields:
    edit = next(column.edit for column in UNIT_COLUMNS if column.key == key)
    assert edit is not None
    changed = edit.apply(fields_of(UNIT), text)
    assert isinstance(changed, UnitFields)
    return changed


def test_every_cell_says_what_its_record_says() -> None:
    line = tasks_titled("甲")[0]
    record = fields_of(line.task)
    for column in TASK_COLUMNS:
        if column.edit is not None:
            assert column.edit.apply(record, column.edit.text(line)) == record


@pytest.mark.parametrize("text", ["已完成", " 已完成 ", "已完成\n"])
def test_a_word_is_known_with_blanks_around_it(text: str) -> None:
    assert task_with("state", text).status is TaskStatus.DONE


@pytest.mark.parametrize(
    ("text", "why"),
    [("已逾期", "由程序按时限算出"), ("办结", "不能填在这里"), ("", "这里不能空着")],
)
def test_other_words_are_refused_with_those_that_fit(text: str, why: str) -> None:
    with pytest.raises(CellTextError, match=f"{why}.*可填：未启动、推进中、已完成、已取消"):
        task_with("status", text)


def test_levels_go_by_the_words_shown() -> None:
    assert unit_with("level", "省级").level is UnitLevel.PROVINCE


@pytest.mark.parametrize(
    ("text", "number"), [("１２", 12), ("12", 12), ("12.0", 12), (" 7 ", 7), ("", None)]
)
def test_numbers_are_read_in_full_width_too(text: str, number: int | None) -> None:
    assert item_with("serial", text).serial == number


@pytest.mark.parametrize("text", ["十二", "1.5", "-1", "第3"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(CellTextError, match="请填数字"):
        item_with("serial", text)


@pytest.mark.parametrize(
    ("text", "is_yes"), [("是", True), ("√", True), ("1", True), ("否", False), ("", False)]
)
def test_yes_and_no_as_tables_write_them(text: str, is_yes: bool) -> None:
    assert item_with("national", text).national is is_yes


def test_a_stage_and_names_are_taken() -> None:
    assert item_with("stage", "申请验收").stage is ItemStage.ACCEPTANCE
    assert item_with("peers", "随县；枣阳市, 随县").peers == ("随县", "枣阳市")


def test_units_keep_what_known_names_stand_for() -> None:
    known = RoleEntry(Role.LEAD, "市发改委", unit_id="u")
    before = replace(fields_of(TASK), roles=(known,))
    after = task_with("lead", "市司法局、市发改委", before)
    assert after.roles == (RoleEntry(Role.LEAD, "市司法局"), known)


@pytest.mark.parametrize("text", ["", "/", "无", "无牵头", "——"])
def test_words_for_nobody_leave_the_role_empty(text: str) -> None:
    before = replace(fields_of(TASK), roles=(RoleEntry(Role.LEAD, "市发改委"),))
    assert task_with("lead", text, before).roles == ()


def test_initials_are_no_unit() -> None:
    with pytest.raises(CellTextError, match="“sfgw”不是单位名称"):
        task_with("lead", "市司法局、sfgw")


def test_a_deadline_belongs_to_the_year_of_its_record() -> None:
    after = task_with("deadline", "10月底前", replace(fields_of(TASK), year=2025))
    assert (after.deadline_text, after.deadline) == ("10月底前", date(2025, 10, 31))


def test_the_number_of_a_day_in_a_spreadsheet_is_refused() -> None:
    with pytest.raises(CellTextError, match="先把那一列设成日期格式"):
        task_with("deadline", "45596")


def test_the_same_words_keep_a_day_set_by_hand() -> None:
    by_hand = replace(fields_of(TASK), deadline_text="适时", deadline=date(2024, 11, 1))
    assert task_with("deadline", "适时", by_hand) == by_hand


def test_a_deadline_carried_to_another_year_is_read_anew_unless_set_by_hand() -> None:
    record = replace(fields_of(TASK), year=2025)
    follows = DeadlineValue("10月底前", date(2024, 10, 31), ongoing=False, year=2024)
    by_hand = DeadlineValue("10月底前", date(2024, 10, 15), ongoing=False, year=2024)
    assert with_deadline(record, follows).deadline == date(2025, 10, 31)
    assert with_deadline(record, by_hand).deadline == date(2024, 10, 15)


@pytest.mark.parametrize(
    ("text", "line"), [("优化\n营商环境", "优化营商环境"), ("a\nb", "a b"), (" 甲 ", "甲")]
)
def test_wrapped_lines_become_one(text: str, line: str) -> None:
    assert on_one_line(text) == line


def test_a_title_is_one_line_and_a_note_keeps_its_lines() -> None:
    assert task_with("title", "优化\n营商环境").title == "优化营商环境"
    assert task_with("note", "一是\n二是").note == "一是\n二是"


def test_every_column_that_is_locked_says_why() -> None:
    locked = [
        *(column.locked for column in TASK_COLUMNS if column.edit is None),
        *(column.locked for column in ITEM_COLUMNS if column.edit is None),
        *(column.locked for column in UNIT_COLUMNS if column.edit is None),
    ]
    assert all(why.endswith("。") for why in locked)
