"""Rows of returned forms: which are records, which are left out and shown (H1, H4, H5, H8, ...)."""

import pytest

from models.issues import Severity
from models.returned import Doubt, ReturnedFile
from models.rules.round_stamp import row_key
from models.vocabulary import AskedKind
from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import GridSheet
from tests.reports.incoming.returns.grids import (
    TASKS,
    messages,
    read,
    read_rows,
    sheet_of,
    values,
)

KEYED: list[object] = [TASKS[0], "行标识（勿改）", *TASKS[1:]]


def row(serial: object, title: str = "", progress: str = "已召开会议", **more: str) -> list[object]:
    status = more.get("status", "推进中")
    return [serial, title or f"任务{serial}", "市司法局", status, "80%", progress, "无"]


def left_out(returned: ReturnedFile) -> list[tuple[int, str]]:
    return [(one.number, one.why) for one in returned.left_out]


def test_a_merged_cell_counts_for_each_row_inside_its_range_and_no_other() -> None:
    rows: list[list[object]] = [
        TASKS,
        row(1, progress="合并的进展"),
        row(2, progress=""),
        row(3, progress=""),
    ]
    returned = read_rows(rows, [Merge(2, 5, 3, 5)])
    assert values(returned, "progress") == ["合并的进展", "合并的进展", None]
    assert "范围内的每一行" in messages(returned, "F2")[0]


def test_words_merged_across_two_columns_stand_in_the_first_and_are_told() -> None:
    returned = read_rows([TASKS, [*row(1, progress="都写在一起")[:6], ""]], [Merge(2, 5, 2, 6)])
    assert values(returned, "progress") == ["都写在一起"]
    assert values(returned, "problem") == [None]
    assert "“本期进展”、“存在问题”合并在一格" in messages(returned, "F2")[0]


@pytest.mark.parametrize(
    "footer",
    [
        "填表人：张三", "审核人：", "联系电话：0711-1234567", "填报单位（盖章）：鄂城区",
        "（盖章）", "说明：以上数据截至6月底。", "备注：请核对", "注：1.本表每月报送",
        "2024年7月3日", "填 表 人：张三", "分管领导签字：", "单位负责人：李四",
        "填报日期：2024年7月3日",
    ],
)  # fmt: skip
def test_rows_of_signatures_and_notes_are_left_out_and_shown(footer: str) -> None:
    returned = read_rows([TASKS, row(1), [footer], ["", "以上内容属实"]])
    assert [one.number for one in returned.rows] == [2]
    assert [one.number for one in returned.left_out] == [3, 4]
    assert returned.left_out[0].text == footer


def test_numbered_notes_below_the_table_are_no_records() -> None:
    returned = read_rows([TASKS, row(1), ["说明："], [1, "本表每月报送"], [2, "逾期不候"]])
    assert [one.number for one in returned.rows] == [2]
    assert left_out(returned) == [(3, "说明"), (4, "表尾内容"), (5, "表尾内容")]


def test_a_full_row_below_a_note_is_still_a_record() -> None:
    returned = read_rows([TASKS, row(1), ["备注：补报一项"], row(2)])
    assert [one.number for one in returned.rows] == [2, 4]


@pytest.mark.parametrize("word", ["合计", "合 计", "小计", "总计", "鄂城区小计", "合计：", "共计"])
def test_totals_are_left_out(word: str) -> None:
    returned = read_rows([TASKS, row(1), [word, "", "", "1项"], row(2)])
    assert [one.number for one in returned.rows] == [2, 4]
    assert left_out(returned) == [(3, "合计行")]
    assert returned.issues == ()


def test_a_total_that_counts_otherwise_is_told() -> None:
    returned = read_rows([TASKS, row(1), row(2), ["合计：12项"]])
    assert messages(returned, "A4") == ["合计写的是 12，按表内各行算是 2。合计行没有读入，请核实。"]


def test_sums_of_part_totals_and_the_whole_are_compared() -> None:
    headings = [*TASKS, "投资额"]
    rows: list[list[object]] = [
        headings, [*row(1), 100], [*row(2), 50.5], ["小计", *[""] * 6, 150.5],
        [*row(3), 10], ["小计", *[""] * 6, 10], ["合计", *[""] * 6, 170],
    ]  # fmt: skip
    returned = read_rows(rows)
    assert [one.cell for one in returned.issues if "合计写的是" in one.message] == ["H7"]
    assert "合计写的是 170，按表内各行算是 160.5" in messages(returned, "H7")[0]


def test_a_title_that_opens_with_a_word_of_totals_is_a_record() -> None:
    returned = read_rows([TASKS, row("", "累计办理事项100件以上"), row("", "说明会每季度召开")])
    assert len(returned.rows) == 2


def test_headings_of_groups_are_left_out() -> None:
    rows: list[list[object]] = [TASKS, ["一、政务服务"], row(1), ["市级牵头任务"], row(2)]
    returned = read_rows(rows, [Merge(4, 0, 4, 6)])
    assert left_out(returned) == [(2, "分组标题"), (4, "分组标题")]
    assert values(returned, "serial") == [1, 2]


def test_a_group_counted_in_words_among_numbers_is_left_out() -> None:
    returned = read_rows([TASKS, ["一", "政务服务"], row(1), ["（二）", "法治"], row(2)])
    assert left_out(returned) == [(2, "分组标题"), (4, "分组标题")]


def test_tasks_counted_in_words_are_records() -> None:
    returned = read_rows([TASKS, ["一", "政务服务"], row("二")])
    assert values(returned, "title") == ["政务服务", "任务二"]


def test_numbers_of_columns_below_the_headings_are_left_out() -> None:
    returned = read_rows([TASKS, [1, 2, 3, 4, 5, 6, 7], row(1)])
    assert left_out(returned) == [(2, "栏目编号")]
    assert values(returned, "title") == ["任务1"]


def test_headings_repeated_inside_the_data_are_left_out() -> None:
    returned = read_rows([TASKS, row(1), TASKS, row(2)])
    assert left_out(returned) == [(3, "重复的表头")]
    assert [one.number for one in returned.rows] == [2, 4]


def test_a_second_table_on_the_sheet_is_read_by_its_own_headings() -> None:
    items: list[object] = ["序号", "地区", "改革事项", "阶段", "本期进展", "存在问题"]
    rows: list[list[object]] = [
        TASKS,
        row(1),
        ["改革事项进展表"],
        items,
        [1, "鄂城区", "零计划停电", "创建", "有", "无"],
    ]
    returned = read(sheet_of(rows, merges=[Merge(3, 0, 3, 5)]), asked=None)
    assert [(one.kind, one.number) for one in returned.rows] == [
        (AskedKind.TASKS, 2),
        (AskedKind.ITEMS, 5),
    ]
    assert returned.rows[1].text("title") == "零计划停电"


def test_blank_rows_keep_the_addresses_of_the_others_true() -> None:
    returned = read_rows([TASKS, [], row(1), [], ["", "　"], row(2, status="不详")])
    assert [one.number for one in returned.rows] == [3, 6]
    assert returned.rows[1].cells["status"].address == "D6"
    assert [one.cell for one in returned.issues] == ["D6"]


def test_rows_that_hold_only_a_serial_are_no_records() -> None:
    returned = read_rows([TASKS, row(1), [2], [3]])
    assert left_out(returned) == [(3, "只有序号，没有内容"), (4, "只有序号，没有内容")]


def test_what_a_merged_range_covers_up_is_not_taken() -> None:
    rows: list[list[object]] = [TASKS, row(1, progress="看得见的"), row(2, progress="盖住的")]
    returned = read_rows(rows, [Merge(2, 5, 3, 5)])
    covered = returned.rows[1].cells["progress"]
    assert (covered.doubt, covered.value) == (Doubt.REFUSED, None)
    assert "盖住的" in covered.reason


def test_hidden_rows_are_read_marked_and_counted() -> None:
    returned = read(sheet_of([TASKS, row(1), row(2), row(3)], hidden_rows=[3, 4]))
    assert [one.is_hidden for one in returned.rows] == [False, True, True]
    assert "有 2 个隐藏行（第 3、4 行），已一并读入" in messages(returned, "A3")[0]


def test_a_hidden_column_is_read_and_told() -> None:
    returned = read(sheet_of([TASKS, row(1)], hidden_columns=[5]))
    assert values(returned, "progress") == ["已召开会议"]
    assert "“本期进展”这一栏是隐藏的" in messages(returned, "F1")[0]


def test_a_hidden_sheet_is_told_and_not_read() -> None:
    old = sheet_of([TASKS, row(1)], name="5月", is_hidden=True)
    returned = read(sheet_of([TASKS, row(2)]), old)
    assert values(returned, "serial") == [2]
    assert [(one.sheet, "隐藏" in one.message) for one in returned.issues] == [("5月", True)]


def keyed_sheet(name: str, *serials: int, is_hidden: bool = False) -> GridSheet:
    keyed = [[at, row_key(AskedKind.TASKS, f"k{at}"), *row(at)[1:]] for at in serials]
    return sheet_of([KEYED, *keyed], name=name, is_hidden=is_hidden)


def test_rows_that_were_sent_and_are_only_on_a_hidden_sheet_are_a_question() -> None:
    returned = read(keyed_sheet("重点任务", 1), keyed_sheet("其他", 1, 2, 3, is_hidden=True))
    (issue,) = returned.issues
    assert (issue.sheet, issue.severity) == ("其他", Severity.ERROR)
    assert "2 行没有读取" in issue.message


def test_a_hidden_copy_of_the_rows_is_told_only() -> None:
    returned = read(keyed_sheet("重点任务", 1, 2), keyed_sheet("旧", 1, 2, is_hidden=True))
    assert [one.severity for one in returned.issues] == [Severity.WARNING]


def test_the_hidden_sheet_of_the_stamp_is_not_worth_a_word() -> None:
    stamp = sheet_of([["标识", "YHB1"]], name="报送信息", is_hidden=True)
    assert read(sheet_of([TASKS, row(1)]), stamp).issues == ()


def test_a_copy_of_a_sheet_is_read_once() -> None:
    returned = read(sheet_of([TASKS, row(1)]), sheet_of([TASKS, row(1)], name="重点任务 (2)"))
    assert len(returned.rows) == 1
    assert "副本" in messages(returned)[0]


def test_a_changed_copy_of_a_sheet_is_read_and_its_rows_are_told_to_be_double() -> None:
    other = sheet_of([TASKS, row(1, progress="改过的")], name="重点任务 (2)")
    returned = read(sheet_of([TASKS, row(1)]), other)
    assert values(returned, "progress") == ["已召开会议", "改过的"]
    assert messages(returned) == ["与“重点任务”第 2 行是同一项，两行都保留，请核实。"]


def test_the_same_key_twice_is_told_and_both_rows_stay() -> None:
    key = row_key(AskedKind.TASKS, "k1")
    rows: list[list[object]] = [KEYED, [1, key, *row(1)[1:]], [2, key, *row(2)[1:]]]
    returned = read_rows(rows)
    assert [one.row_key for one in returned.rows] == [key, key]
    assert "是同一项，两行都保留" in messages(returned, "A3")[0]


def test_a_damaged_key_is_told_and_kept_as_it_stands() -> None:
    returned = read_rows([KEYED, [1, "T:k1:0000", *row(1)[1:]]])
    assert returned.rows[0].row_key == "T:k1:0000"
    assert messages(returned, "B2") == ["行标识已损坏，按序号和名称对应。"]


def test_keys_are_found_and_tell_the_kind_without_their_heading() -> None:
    key = row_key(AskedKind.ITEMS, "k1")
    headings = ["序号", "", "事项名称", "本期进展", "存在问题"]
    returned = read(sheet_of([headings, [1, key, "零计划停电", "有", "无"]]), asked=None)
    assert (returned.rows[0].row_key, returned.rows[0].kind) == (key, AskedKind.ITEMS)


def test_sorted_rows_keep_their_keys_whatever_their_serials_say() -> None:
    first, second = (row_key(AskedKind.TASKS, key) for key in ("k1", "k2"))
    returned = read_rows([KEYED, [1, second, *row(2)[1:]], [2, first, *row(1)[1:]]])
    found = [(one.row_key, one.text("title")) for one in returned.rows]
    assert found == [(second, "任务2"), (first, "任务1")]


def test_a_keyed_row_is_a_record_whatever_its_words_are() -> None:
    key = row_key(AskedKind.TASKS, "k1")
    returned = read_rows([KEYED, ["", key, "合计", "", "", "", "", ""]])
    assert [one.row_key for one in returned.rows] == [key]


def test_one_record_over_merged_rows_is_put_together() -> None:
    rows: list[list[object]] = [
        TASKS,
        row(1, progress="一是开会"),
        ["", "", "", "", "", "二是调研"],
        row(2),
    ]
    returned = read_rows(rows, [Merge(2, at, 3, at) for at in range(5)])
    assert values(returned, "progress") == ["一是开会\n二是调研", "已召开会议"]
    assert "接在第 2 行后面" in messages(returned, "F3")[0]


def test_a_row_that_clearly_goes_on_is_put_together_without_a_merge() -> None:
    returned = read_rows([TASKS, row(1, progress="一是开会"), ["", "", "", "", "", "二是调研"]])
    assert values(returned, "progress") == ["一是开会\n二是调研"]


def test_two_states_of_one_record_over_two_rows_are_asked() -> None:
    rows: list[list[object]] = [TASKS, row(1), ["", "", "", "已完成", "", "二是调研"]]
    returned = read_rows(rows, [Merge(2, 0, 3, 0), Merge(2, 1, 3, 1)])
    status = returned.rows[0].cells["status"]
    assert (status.doubt, status.readings) == (Doubt.ASK, ("推进中", "已完成"))


def test_a_row_nobody_can_place_is_left_out_and_told() -> None:
    returned = read_rows([TASKS, row(1), ["", "", "", "已完成", "100%"], row(2)])
    assert left_out(returned) == [(3, "没有序号和名称，不知道属于哪一项")]
    assert "没有读入" in messages(returned, "D3")[0]


def test_rows_of_a_group_merged_over_several_records_stay_apart() -> None:
    rows: list[list[object]] = [["类别", *TASKS], ["政务", *row(1)], ["", *row(2)], ["", *row(3)]]
    returned = read_rows(rows, [Merge(2, 0, 4, 0)])
    assert values(returned, "serial") == [1, 2, 3]


def test_each_cell_of_a_row_nobody_can_place_is_named() -> None:
    further = [None, None, None, "已完成", "90%", "再开了一次会"]
    returned = read_rows([TASKS, [1, "任务甲", "市发改委", "推进中", "30%", "开会"], further])
    assert [one.cell for one in returned.issues if "没有读入" in one.message] == ["D3", "E3", "F3"]
    assert values(returned, "progress") == ["开会"]
