"""Filters of columns, several orders at once, and the counts of the tick lists."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from models.filters import DateFilter, DateSpan, NumberFilter, TextFilter, TextMode, TickFilter
from models.records import RoleEntry
from models.views import SortKey, ViewState
from models.vocabulary import Role, TaskStatus
from tests.ui.rows import DOCUMENT, ITEM, TASK, TODAY, UNIT
from ui.tables.document_columns import DOCUMENT_COLUMNS
from ui.tables.item_columns import ITEM_COLUMNS
from ui.tables.row_model import RowModel
from ui.tables.task_columns import TASK_COLUMNS, TaskLine, task_facets, task_lines
from ui.tables.unit_columns import UNIT_COLUMNS

JUSTICE = RoleEntry(Role.LEAD, "市司法局", unit_id="j", protocol_order=30)
FINANCE = RoleEntry(Role.LEAD, "市财政局", unit_id="f", protocol_order=20)
UNKNOWN = RoleEntry(Role.LEAD, "安监办")
LEADS = {
    "甲": (JUSTICE,),
    "乙": (FINANCE, JUSTICE),
    "丙": (UNKNOWN,),
    "丁": (),
}
DUE = {"甲": TODAY, "乙": date(2024, 10, 19), "丙": date(2024, 11, 4), "丁": None}


def model_of_four() -> RowModel[TaskLine]:
    model = RowModel(TASK_COLUMNS, lambda line: line.id)
    tasks = [
        replace(TASK, id=key, title=key, order=order, roles=LEADS[key], deadline=DUE[key])
        for order, key in enumerate(LEADS, start=1)
    ]
    model.set_today(TODAY)
    model.set_rows(task_lines(tasks, TODAY), task_facets(()))
    return model


def shown(model: RowModel[TaskLine]) -> str:
    return "".join(line.id for line in model.shown_rows())


def test_a_ticked_unit_finds_all_tasks_it_leads_alone_or_with_others() -> None:
    model = model_of_four()
    model.set_filter("lead", TickFilter(frozenset({"市司法局"})))
    assert shown(model) == "甲乙"


def test_the_blank_tick_finds_tasks_without_a_unit() -> None:
    model = model_of_four()
    model.set_filter("lead", TickFilter(frozenset({"", "安监办"})))
    assert shown(model) == "丙丁"


def test_dates_are_filtered_by_spans_that_move_with_today() -> None:
    model = model_of_four()
    model.set_filter("deadline", DateFilter(DateSpan.NEXT_15))
    assert shown(model) == "甲丙"
    model.set_filter("deadline", DateFilter(DateSpan.OVERDUE))
    assert shown(model) == "乙"
    model.set_filter("deadline", DateFilter(DateSpan.NONE))
    assert shown(model) == "丁"


def test_a_new_day_moves_the_span_with_the_next_change() -> None:
    model = model_of_four()
    model.set_filter("deadline", DateFilter(DateSpan.OVERDUE))
    model.set_today(TODAY + timedelta(days=1))
    model.set_rows(model.shown_rows() + model_of_four().shown_rows()[:1])
    assert shown(model) == "乙甲"


def test_texts_and_numbers_are_filtered() -> None:
    model = RowModel(DOCUMENT_COLUMNS, lambda row: row.id)
    few, many = DOCUMENT, replace(DOCUMENT, id="e", title="任务清单", task_count=20)
    model.set_rows((few, many))
    model.set_filter("content", NumberFilter(least=Decimal(20)))
    assert model.shown_rows() == (many,)
    model.set_filter("content", None)
    model.set_filter("title", TextFilter("清单", TextMode.EXCLUDES))
    assert model.shown_rows() == (few,)


def test_several_filters_hold_together_and_are_lifted_one_by_one() -> None:
    model = model_of_four()
    model.set_filter("lead", TickFilter(frozenset({"市司法局"})))
    model.set_filter("deadline", DateFilter(DateSpan.OVERDUE))
    assert shown(model) == "乙"
    assert list(model.filters()) == ["lead", "deadline"]
    model.set_filter("lead", None)
    model.set_filter("deadline", None)
    assert shown(model) == "甲乙丙丁"


def test_a_filter_of_a_column_that_is_gone_lets_everything_through() -> None:
    model = model_of_four()
    model.set_filter("gone", TickFilter(frozenset()))
    assert shown(model) == "甲乙丙丁"


def test_values_are_counted_in_protocol_order_unknown_ones_and_blank_last() -> None:
    counts = model_of_four().value_counts("lead")
    assert list(counts.items()) == [("市财政局", 1), ("市司法局", 2), ("安监办", 1), ("", 1)]


def test_values_are_counted_under_the_other_filters_and_not_their_own() -> None:
    model = model_of_four()
    model.set_filter("lead", TickFilter(frozenset({"安监办"})))
    model.set_filter("title", TextFilter("乙"))
    assert list(model.value_counts("lead").items()) == [("市财政局", 1), ("市司法局", 1)]
    assert model.value_counts("title") == {"丙": 1}


def test_values_of_states_are_counted_in_the_order_of_states() -> None:
    assert list(model_of_four().value_counts("state")) == [
        "已逾期",
        "将到期",
        "未定时限",
    ]


def test_rows_are_ordered_by_units_in_protocol_order() -> None:
    model = model_of_four()
    model.set_sorts((SortKey("lead"),))
    assert shown(model) == "乙甲丙丁"
    model.set_sorts((SortKey("lead", descending=True),))
    assert shown(model) == "丙甲乙丁"


def test_the_second_order_decides_where_the_first_finds_rows_alike() -> None:
    model = RowModel(UNIT_COLUMNS, lambda unit: unit.id)
    names = ["市司法局", "市财政局", "市发改委"]
    model.set_rows(
        tuple(
            replace(UNIT, id=name, name=name, protocol_order=place // 2)
            for place, name in enumerate(names)
        )
    )
    model.set_sorts((SortKey("protocol", descending=True), SortKey("name")))
    assert [unit.id for unit in model.shown_rows()] == ["市发改委", "市财政局", "市司法局"]


def test_a_view_sets_everything_in_one_reset() -> None:
    model = model_of_four()
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    view = ViewState(
        search="市",
        chip="due_soon",
        filters=(("lead", TickFilter(frozenset({"市司法局"}))),),
        sorts=(SortKey("title"),),
        group_by="lead",
    )
    model.set_view(view)
    assert (shown(model), model.view, len(resets)) == ("甲", view, 1)


def test_counts_of_chips_follow_the_filters() -> None:
    model = model_of_four()
    model.set_filter("lead", TickFilter(frozenset({"市司法局"})))
    counts = model.chip_counts()
    assert (counts["overdue"], counts["due_soon"], counts["done"]) == (1, 1, 0)
    assert model.count_found() == 2


def test_clearing_keeps_the_order() -> None:
    model = model_of_four()
    model.set_sorts((SortKey("title"),))
    ordered = shown(model)
    model.set_search("没有")
    model.set_filter("lead", TickFilter(frozenset({"市司法局"})))
    model.clear_filters()
    assert shown(model) == ordered != "甲乙丙丁"


def test_a_printed_stroke_is_shown_and_told_from_blank() -> None:
    stroke = replace(ITEM, id="s", not_applicable=(Role.PROVINCIAL,))
    model = RowModel(ITEM_COLUMNS, lambda item: item.id)
    model.set_rows((stroke, ITEM))
    place = [column.key for column in ITEM_COLUMNS].index("provincial")
    assert [model.index(row, place).data() for row in (0, 1)] == ["/", ""]
    assert list(model.value_counts("provincial").items()) == [("/", 1), ("", 1)]


def test_search_of_one_character_finds_units_and_states() -> None:
    model = model_of_four()
    model.set_search("逾")
    assert shown(model) == "乙"
    model.set_search("财")
    assert shown(model) == "乙"


def test_done_tasks_are_found_by_the_word_of_their_state() -> None:
    model = RowModel(TASK_COLUMNS, lambda line: line.id)
    done = replace(TASK, id="done", status=TaskStatus.DONE)
    model.set_rows(task_lines([TASK, done], TODAY))
    model.set_filter("state", TickFilter(frozenset({"已完成"})))
    assert shown(model) == "done"
