"""Reading tasks that stand on cards, one table or part of a table each."""

from collections.abc import Sequence

from reports.incoming.source import SourceTable
from reports.incoming.tables.task_cards import cards_as_table

FIRST = [
    ["任务名称", "推进电子证照互认", "推进电子证照互认", "推进电子证照互认"],
    ["主要内容", "建设平台。", "建设平台。", "建设平台。"],
    ["牵头单位", "市数据局", "配合单位", "市公安局"],
    ["完成时限", "6月底前", "责任人", "王明"],
]
SECOND = [
    ["任务名称", "清理隐性壁垒", "清理隐性壁垒", "清理隐性壁垒"],
    ["主要内容", "抽查项目。", "抽查项目。", "抽查项目。"],
    ["牵头单位", "市发改委", "配合单位", ""],
    ["完成时限", "年底前", "责任人", "李强"],
]


def rows_of(*rows: Sequence[str]) -> list[tuple[str, ...]]:
    table = SourceTable(tuple(map(tuple, rows)), tuple(range(1, len(rows) + 1)))
    laid = cards_as_table(table)
    return list(laid.rows) if laid else []


def test_the_labels_of_a_card_become_headings() -> None:
    assert rows_of(*FIRST) == [
        ("任务名称", "主要内容", "牵头单位", "配合单位", "完成时限", "责任人"),
        ("推进电子证照互认", "建设平台。", "市数据局", "市公安局", "6月底前", "王明"),
    ]


def test_each_card_of_a_table_is_a_row_at_its_own_line() -> None:
    table = SourceTable(tuple(map(tuple, FIRST + SECOND)), tuple(range(1, 9)))
    laid = cards_as_table(table)
    assert laid is not None
    assert laid.row_lines == (1, 1, 5)
    assert laid.rows[2] == ("清理隐性壁垒", "抽查项目。", "市发改委", "", "年底前", "李强")


def test_a_word_before_several_labels_is_no_label_of_its_own() -> None:
    rows = rows_of(
        ["项目名称", "推进电子证照互认", "推进电子证照互认"],
        ["责任分工", "牵头单位", "市数据局"],
        ["责任分工", "配合单位", "市公安局"],
        ["完成时限", "6月底前", "6月底前"],
    )
    assert rows[1] == ("推进电子证照互认", "市数据局", "市公安局", "6月底前")


def test_a_form_that_nobody_filled_in_is_no_task() -> None:
    assert (
        rows_of(
            *([row[0], "", row[2] if row[2] in {"配合单位", "责任人"} else "", ""] for row in FIRST)
        )[1:]
        == []
    )


def test_an_ordinary_table_holds_no_cards() -> None:
    rows = [["序号", "重点任务", "牵头单位"], ["1", "推进电子证照互认", "市数据局"]] * 2
    assert rows_of(*rows) == []
