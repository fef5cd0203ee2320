"""Filling in the columns whose heading word is not known."""

from collections.abc import Sequence

import pytest

from reports.incoming.tables.heading_gaps import task_headings_of
from reports.incoming.tables.heading_words import Column

FIRST = ["1", "企业服务", "推进电子证照互认", "市数据局", "市公安局、市人社局", "6月底前"]
SECOND = ["2", "企业服务", "清理招投标隐性壁垒", "市发改委", "市司法局", "持续推进"]


def columns_of(*headings: str, rows: Sequence[Sequence[str]] = (FIRST, SECOND)) -> list[object]:
    found = task_headings_of([list(headings), *rows])
    return list(found[0].by_place()) if found else []


KNOWN = [
    Column.SERIAL, Column.SECTION, Column.TITLE, Column.LEAD, Column.SUPPORTING, Column.DEADLINE,
]  # fmt: skip


def test_a_column_of_names_under_an_unknown_word_holds_the_titles() -> None:
    assert columns_of("序号", "条块", "金点子", "牵头单位", "配合单位", "完成时限") == KNOWN


def test_a_column_of_times_under_an_unknown_word_holds_the_deadlines() -> None:
    assert columns_of("序号", "领域", "任务", "牵头单位", "配合单位", "何时兑现") == KNOWN


def test_units_and_times_together_need_no_known_word() -> None:
    rows = [[row[0], row[2], row[4], row[5]] for row in (FIRST, SECOND)]
    columns = columns_of("序号", "任务", "谁来干", "何时干成", rows=rows)
    assert columns == [Column.SERIAL, Column.TITLE, Column.RESPONSIBLE, Column.DEADLINE]


def test_known_words_decide_against_the_cells() -> None:
    columns = columns_of("序号", "领域", "任务", "牵头单位", "监督单位", "启动时间")
    assert columns[4:] == [Column.WATCHING, Column.REMARK]


def test_units_beside_known_ones_are_left_out() -> None:
    columns = columns_of("序号", "领域", "任务", "牵头单位", "验收主持", "时限")
    assert columns[4] is None


def test_unknown_texts_before_the_measures_are_the_titles() -> None:
    row = ["1", "推进电子证照互认", "建设互认平台", "市数据局"]
    columns = columns_of("序号", "金点子", "具体措施", "牵头单位", rows=[row])
    assert columns[1:3] == [Column.TITLE, Column.MEASURE]


def test_stages_of_a_year_are_columns_of_time() -> None:
    row = ["1", "推进电子证照互认", "市数据局", "√", ""]
    columns = columns_of("序号", "任务", "责任单位", "上半年", "下半年", rows=[row])
    assert columns[3:] == [Column.DEADLINE, Column.DEADLINE]


def test_the_last_level_of_indicators_names_the_tasks() -> None:
    rows = [
        ["1", "开办企业", "企业开办时间", "0.5天", "市市场监管局"],
        ["2", "开办企业", "企业开办成本", "0元", "市市场监管局"],
    ]
    columns = columns_of("序号", "一级指标", "二级指标", "目标值", "牵头单位", rows=rows)
    assert columns[1:4] == [Column.SECTION, Column.TITLE, Column.MEASURE]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (("序号", "姓名", "工作单位", "联系电话"), ("1", "王明", "市发改委", "12345")),
        (("序号", "收费项目", "收费标准", "收费单位"), ("1", "不动产登记费", "80元", "市资规局")),
        (("序号", "企业名称", "主管部门", "地址"), ("1", "某某实业公司", "市国资委", "滨湖路")),
        (
            ("序号", "事项名称", "实施机关", "办理时限"),
            ("1", "食品经营许可", "市市监局", "20个工作日"),
        ),
        (("单位", "事项数", "占比"), ("区行政审批局", "3", "30%")),
    ],
)
def test_other_tables_of_an_office_have_no_headings_of_tasks(
    headings: tuple[str, ...], row: tuple[str, ...]
) -> None:
    assert columns_of(*headings, rows=[row, row]) == []
