"""A table as it is shown becomes a sheet of a workbook."""

from dataclasses import replace
from datetime import date

from models.vocabulary import TaskState
from reports.content.shown_table import ShownGroup, ShownTable, cell_text, shown_sheet

GROUPED = ShownTable(
    name="任务",
    title="重点任务",
    note="筛选：状态：已逾期。",
    day=date(2024, 10, 20),
    headings=("序号", "任务", "状态"),
    groups=(
        ShownGroup("惠企强企活动", ((1, "制定方案", TaskState.OVERDUE), (2, "走访", None))),
        ShownGroup("最优营商环境", ((3, "优化窗口", TaskState.DONE),)),
    ),
    group_heading="板块",
)


def test_group_labels_stand_in_a_merged_column_of_their_own() -> None:
    sheet = shown_sheet(GROUPED)
    assert [column.heading for column in sheet.columns] == ["板块", "序号", "任务", "状态"]
    assert [column.is_group for column in sheet.columns] == [True, False, False, False]
    assert [row[0] for row in sheet.rows] == ["惠企强企活动", "惠企强企活动", "最优营商环境"]


def test_a_table_without_groups_has_its_own_columns_only() -> None:
    plain = replace(GROUPED, group_heading="", groups=(ShownGroup("", ((1, "制定方案", None),)),))
    sheet = shown_sheet(plain)
    assert [column.heading for column in sheet.columns] == ["序号", "任务", "状态"]
    assert sheet.rows == ((1, "制定方案", None),)


def test_the_filters_are_said_under_the_title_and_the_count_under_the_table() -> None:
    sheet = shown_sheet(GROUPED)
    assert sheet.source_line == "筛选：状态：已逾期。"
    assert sheet.notes == ("共3项。",)


def test_all_texts_are_asked_for_missing_characters() -> None:
    texts = set(GROUPED.texts())
    assert {"重点任务", "板块", "惠企强企活动", "走访", "已逾期", "3"} <= texts


def test_days_and_states_have_words() -> None:
    assert cell_text(date(2024, 10, 31)) == "2024-10-31"
    assert cell_text(TaskState.DUE_SOON) == "将到期"
    assert cell_text(None) == ""
