"""Rows under heads: what heads say, which rows stand under them, opening and closing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.filters import TickFilter
from models.records import RoleEntry
from models.vocabulary import Role
from tests.ui.rows import TASK, TODAY
from ui.tables.row_model import RowModel
from ui.tables.task_columns import TASK_COLUMNS, TaskLine, task_lines

JUSTICE = RoleEntry(Role.LEAD, "市司法局", unit_id="j", protocol_order=30)
FINANCE = RoleEntry(Role.LEAD, "市财政局", unit_id="f", protocol_order=20)
LEADS = {"甲": (JUSTICE,), "乙": (FINANCE, JUSTICE), "丙": ()}


@pytest.fixture
def model() -> RowModel[TaskLine]:
    made = RowModel(TASK_COLUMNS, lambda line: line.id)
    tasks = [
        replace(TASK, id=key, title=key, order=order, roles=roles)
        for order, (key, roles) in enumerate(LEADS.items(), start=1)
    ]
    made.set_rows(task_lines(tasks, TODAY))
    made.set_group("lead")
    return made


def lines(model: RowModel[TaskLine]) -> list[str]:
    """Return what stands in each line: the head's words, or the key of the row."""
    return [
        f"[{group.title} {group.count}]"
        if (group := model.group_at(place))
        else model.row_at(place).id
        for place in range(model.rowCount())
    ]


def test_a_row_stands_under_each_of_its_values_in_protocol_order(
    model: RowModel[TaskLine],
) -> None:
    assert lines(model) == ["[市财政局 1]", "乙", "[市司法局 2]", "甲", "乙", "[（空白） 1]", "丙"]


def test_every_row_counts_once_whatever_the_groups(model: RowModel[TaskLine]) -> None:
    model.toggle_group(0)
    assert [line.id for line in model.shown_rows()] == ["甲", "乙", "丙"]
    assert model.shown_count == 3


def test_a_closed_group_keeps_its_head_and_stays_closed_when_rows_change(
    model: RowModel[TaskLine],
) -> None:
    model.toggle_group(2)
    assert lines(model) == ["[市财政局 1]", "乙", "[市司法局 2]", "[（空白） 1]", "丙"]
    model.set_rows(model.shown_rows()[:2])
    assert lines(model) == ["[市财政局 1]", "乙", "[市司法局 2]"]
    model.toggle_group(2)
    assert lines(model)[2:] == ["[市司法局 2]", "甲", "乙"]


def test_groups_follow_the_filters(model: RowModel[TaskLine]) -> None:
    model.set_filter("lead", TickFilter(frozenset({"市财政局"})))
    assert lines(model) == ["[市财政局 1]", "乙", "[市司法局 1]", "乙"]


def test_all_groups_close_and_open_at_once(model: RowModel[TaskLine]) -> None:
    model.set_groups_open(is_open=False)
    assert lines(model) == ["[市财政局 1]", "[市司法局 2]", "[（空白） 1]"]
    model.set_groups_open(is_open=True)
    assert model.rowCount() == 7


def test_another_grouping_begins_with_open_groups(model: RowModel[TaskLine]) -> None:
    model.set_groups_open(is_open=False)
    model.set_group("section")
    assert lines(model) == ["[强化顶层设计 3]", "甲", "乙", "丙"]
    model.set_group("")
    assert lines(model) == ["甲", "乙", "丙"]


def test_a_head_is_no_row_and_cannot_be_selected(model: RowModel[TaskLine]) -> None:
    head = model.index(0, 0)
    assert head.data() == "市财政局（1）"
    assert not head.flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    with pytest.raises(LookupError):
        model.row_at(0)


def test_a_row_is_found_at_every_place_where_it_stands(model: RowModel[TaskLine]) -> None:
    assert model.position_of("乙") == 1
    assert model.positions_of({"乙", "丙"}) == [1, 4, 6]


def test_a_grouped_model_keeps_the_rules_of_qt(qtbot: QtBot, model: RowModel[TaskLine]) -> None:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    for column in TASK_COLUMNS:
        model.set_group(column.key)
        for _ in range(2):
            model.toggle_group(0)
        model.set_groups_open(is_open=False)
        model.toggle_group(model.rowCount() - 1)
        assert model.rowCount() > 1
    assert tester.model() is model
