"""The one table model: order, search, chips, and Qt's own tester on every table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.filters import TickFilter
from models.paths import resource_path
from models.records import GroupRow
from models.store.backup import Backup
from models.views import SortKey
from models.vocabulary import UnitLevel
from reports.incoming.files.opening import clipboard_source
from reports.incoming.reading import read_source
from tests.ui.rows import DOCUMENT, ITEM, UNIT, task_due, tasks_titled
from ui.dialogs.backups import COLUMNS as BACKUP_COLUMNS
from ui.dialogs.groups import COLUMNS as GROUP_COLUMNS
from ui.dialogs.review_columns import ITEM_REVIEW, TASK_REVIEW
from ui.dialogs.review_draft import draft_of
from ui.dialogs.review_table import ReviewModel
from ui.tables.column import Column
from ui.tables.document_columns import DOCUMENT_COLUMNS
from ui.tables.item_columns import ITEM_COLUMNS
from ui.tables.row_model import RowModel
from ui.tables.task_columns import TASK_COLUMNS, TaskLine
from ui.tables.unit_columns import UNIT_COLUMNS, unit_facets


@dataclass(frozen=True)
class Score:
    """A row with values Qt's own proxy cannot sort."""

    name: str
    points: Decimal | None = None
    day: date | None = None


Row = TypeVar("Row")

SCORE_COLUMNS = (
    Column[Score](key="name", title="名称", text=lambda row: row.name),
    Column[Score](
        key="points",
        title="得分",
        text=lambda row: str(row.points),
        sort_key=lambda row: row.points,
    ),
    Column[Score](key="day", title="日期", text=lambda _row: "", sort_key=lambda row: row.day),
)


def score_model(*rows: Score) -> RowModel[Score]:
    model = RowModel(SCORE_COLUMNS, lambda row: row.name)
    model.set_rows(rows)
    return model


def task_model(lines: Sequence[TaskLine]) -> RowModel[TaskLine]:
    model = RowModel(TASK_COLUMNS, lambda line: line.id)
    model.set_rows(tuple(lines))
    return model


def order_by(model: RowModel[Row], column: int, *, descending: bool = False) -> None:
    model.set_sorts((SortKey(model.columns[column].key, descending),))


def shown(model: RowModel[Score]) -> list[str]:
    return [row.name for row in model.shown_rows()]


def titles(model: RowModel[TaskLine]) -> list[str]:
    return [line.task.title for line in model.shown_rows()]


def exercise(model: RowModel[Row], rows: tuple[Row, ...]) -> None:
    """Drive a model through every change while Qt's tester watches."""
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    assert tester.model() is model
    model.set_rows(rows)
    for column in range(model.columnCount()):
        order_by(model, column)
        order_by(model, column, descending=True)
    model.set_search("市")
    model.set_filter(model.columns[0].key, TickFilter(frozenset()))
    assert model.rowCount() == 0
    model.clear_filters()
    assert model.rowCount() == len(rows)
    for key in [column.key for column in model.columns if column.can_group]:
        group_by(model, key)
    model.set_rows(())


def group_by(model: RowModel[Row], column_key: str) -> None:
    """Group, close every group and open it again."""
    model.set_group(column_key)
    heads = [place for place in range(model.rowCount()) if model.group_at(place)]
    assert heads[0] == 0
    for place in reversed(heads):
        model.toggle_group(place)
    assert model.rowCount() == len(heads)
    for place in reversed(range(len(heads))):
        model.toggle_group(place)
    assert model.rowCount() > len(heads)


def test_the_task_table_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    lines = (task_due("甲", date(2024, 8, 31)), task_due("乙", None), *tasks_titled("丙", "丁"))
    exercise(RowModel(TASK_COLUMNS, lambda line: line.id), lines)


def test_the_item_table_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    exercise(
        RowModel(ITEM_COLUMNS, lambda item: item.id), (ITEM, replace(ITEM, id="2", serial=None))
    )


def test_the_unit_table_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    exercise(RowModel(UNIT_COLUMNS, lambda unit: unit.id), (UNIT, replace(UNIT, id="2")))


def test_the_document_table_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    exercise(
        RowModel(DOCUMENT_COLUMNS, lambda row: row.id),
        (DOCUMENT, replace(DOCUMENT, id="2", signed_on=None)),
    )


def test_the_tables_of_the_review_keep_the_rules_of_qt(qtbot: QtBot) -> None:
    for name, columns in (
        ("2024-work-plan.txt", TASK_REVIEW),
        ("2023-pilot-items.txt", ITEM_REVIEW),
    ):
        text = resource_path("samples", name).read_text(encoding="utf-8")
        rows = draft_of(read_source(clipboard_source(text))).rows
        exercise(ReviewModel(columns, lambda row: row.key), rows)


def test_the_tables_of_groups_and_backups_keep_the_rules_of_qt(qtbot: QtBot) -> None:
    group = GroupRow("1", "各区", None, "", ("a",), ("鄂城区",))
    exercise(RowModel(GROUP_COLUMNS, lambda row: row.id), (group, replace(group, id="2")))
    backup = Backup(Path("a.db"), datetime(2024, 4, 2, tzinfo=UTC), "import", 1, "", {})
    older = replace(backup, path=Path("b.db"), reason="exit")
    exercise(RowModel(BACKUP_COLUMNS, lambda row: row.path.name), (backup, older))


def test_decimals_are_sorted_as_numbers() -> None:
    model = score_model(
        Score("甲", Decimal("9.5")), Score("乙", Decimal("10.25")), Score("丙", Decimal(-1))
    )
    order_by(model, 1)
    assert shown(model) == ["丙", "甲", "乙"]


def test_dates_are_sorted_by_day() -> None:
    model = score_model(
        Score("甲", day=date(2024, 10, 1)),
        Score("乙", day=date(2024, 9, 30)),
        Score("丙", day=None),
    )
    order_by(model, 2)
    assert shown(model) == ["乙", "甲", "丙"]


@pytest.mark.parametrize("descending", [False, True])
def test_missing_values_come_last_either_way(descending: bool) -> None:
    model = score_model(Score("甲"), Score("乙", Decimal(2)), Score("丙", Decimal(2)))
    order_by(model, 1, descending=descending)
    assert shown(model) == ["乙", "丙", "甲"]


def test_text_is_sorted_by_pinyin_with_numbers_as_numbers() -> None:
    names = ["张三", "第10号", "李四", "重庆", "第2号", "安徽"]
    model = score_model(*map(Score, names))
    order_by(model, 0)
    assert shown(model) == ["安徽", "重庆", "第2号", "第10号", "李四", "张三"]


def test_no_order_is_the_order_of_the_source() -> None:
    model = score_model(Score("乙"), Score("甲"))
    order_by(model, 0)
    model.set_sorts(())
    assert shown(model) == ["乙", "甲"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("企", ["走访企业", "企业家日"]),
        ("企业", ["走访企业", "企业家日"]),
        ("企业家", ["企业家日"]),
        ("企业 走访", ["走访企业"]),
        ("没有", []),
        ("  ", ["走访企业", "企业家日", "第三方评价ABC"]),
        ("ａｂｃ", ["第三方评价ABC"]),
    ],
)
def test_search_finds_words_of_any_length_in_any_width(words: str, found: list[str]) -> None:
    model = task_model(tasks_titled("走访企业", "企业家日", "第三方评价ABC"))
    model.set_search(words)
    assert titles(model) == found


def test_search_looks_into_every_column() -> None:
    model = task_model(tasks_titled("走访企业"))
    model.set_search("鄂州优化发")
    assert titles(model) == ["走访企业"]


def test_a_chip_narrows_what_the_search_found() -> None:
    model = RowModel(UNIT_COLUMNS, lambda unit: unit.id)
    province = replace(UNIT, id="p", name="省发改委", level=UnitLevel.PROVINCE)
    plain = replace(UNIT, id="x", name="市财政局", full_name="", counterpart="")
    model.set_rows((UNIT, province, plain), unit_facets(()))
    model.set_search("发改")
    model.set_chip("city")
    assert [unit.name for unit in model.shown_rows()] == ["市发改委"]


def test_counts_of_chips_follow_the_search_and_not_the_chip() -> None:
    model = RowModel(UNIT_COLUMNS, lambda unit: unit.id)
    province = replace(UNIT, id="p", level=UnitLevel.PROVINCE)
    model.set_rows((UNIT, province), unit_facets(()))
    model.set_chip("area")
    counts = model.chip_counts()
    assert model.shown_count == 0
    assert (counts["province"], counts["city"], counts["area"]) == (1, 1, 0)


def test_new_rows_keep_search_and_order() -> None:
    model = task_model(tasks_titled("乙事", "甲事", "丙"))
    order_by(model, 1)
    model.set_search("事")
    model.set_rows(tasks_titled("乙事", "甲事", "丁事", "丙"))
    assert titles(model) == ["丁事", "甲事", "乙事"]


def test_a_row_is_found_where_it_is_shown() -> None:
    model = task_model(tasks_titled("甲", "乙"))
    order_by(model, 0, descending=True)
    assert model.position_of("甲") == 1
    model.set_search("乙")
    assert model.position_of("甲") is None


def test_a_cell_shows_what_its_column_says() -> None:
    model = task_model([task_due("甲", date(2024, 8, 31))])
    place = [column.key for column in TASK_COLUMNS].index("remaining")
    assert model.data(model.index(0, place), Qt.ItemDataRole.DisplayRole) == "逾期 50 天"
