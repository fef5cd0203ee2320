"""Headings of returned forms: found, joined, renamed, asked, missing, too many (H2, H3, H6, H7)."""

import pytest

from models.intake_plan import Answer, AnswerKind
from models.rules.intake_answers import subject_of_heading
from models.rules.round_stamp import row_key
from models.vocabulary import AskedKind
from reports.incoming.files.source_builder import Merge
from tests.reports.incoming.returns.grids import TASKS, messages, read, read_rows, sheet_of, values

ROW = [1, "推进台账建设", "市司法局", "推进中", "80%", "已召开会议", "无"]
ALL_COLUMNS = {"serial", "title", "lead", "status", "percent", "progress", "problem"}
ITEMS = ["序号", "地区", "改革事项", "改革内容", "阶段", "本期进展", "存在问题"]


def test_title_unit_and_period_above_the_headings_are_read() -> None:
    returned = read_rows(
        [["2024年6月进展报送表"], ["填报单位：鄂城区人民政府　　报送期间：2024年6月"], TASKS, ROW]
    )
    assert returned.unit_words == "鄂城区人民政府"
    assert returned.period_words == "2024年6月"
    assert [row.number for row in returned.rows] == [4]


def test_label_and_value_may_stand_in_two_cells() -> None:
    returned = read_rows([["填报单位", "华容区"], ["报送期间：", "", "2024年6月"], TASKS, ROW])
    assert (returned.unit_words, returned.period_words) == ("华容区", "2024年6月")


def test_unit_and_month_may_stand_on_one_line() -> None:
    returned = read_rows([["单位：市司法局　　　2024年6月"], TASKS, ROW])
    assert (returned.unit_words, returned.period_words) == ("市司法局", "2024年6月")


@pytest.mark.parametrize("measure", ["单位：项", "单位：万元", "单位: %", "单位：个、万元"])
def test_a_measure_is_no_unit(measure: str) -> None:
    assert read_rows([[measure], TASKS, ROW]).unit_words == ""


def test_a_unit_below_the_table_is_read() -> None:
    returned = read_rows([TASKS, ROW, ["填报单位（盖章）：梁子湖区"]])
    assert returned.unit_words == "梁子湖区"


def test_the_month_of_the_title_counts_where_no_period_is_named() -> None:
    assert read_rows([["2024年5月重点任务进展表"], TASKS, ROW]).period_words == "2024年5月"
    assert read_rows([["截至2024年5月底进展表"], TASKS, ROW]).period_words == ""


def test_the_headings_may_stand_far_down() -> None:
    returned = read_rows([*[[f"说明第{n}条"] for n in range(1, 26)], TASKS, ROW])
    assert [row.number for row in returned.rows] == [27]


def test_two_rows_of_headings_are_joined_by_their_merges() -> None:
    upper = ["序号", "重点任务", "牵头单位", "办理情况", "", "填报内容", ""]
    lower = ["", "", "", "状态", "完成比例", "本期进展", "存在问题"]
    merges = [*(Merge(1, at, 2, at) for at in range(3)), Merge(1, 3, 1, 4), Merge(1, 5, 1, 6)]
    returned = read_rows([upper, lower, ROW], merges)
    assert set(returned.rows[0].cells) == ALL_COLUMNS
    assert returned.rows[0].number == 3


def test_headings_whose_merge_was_undone_are_joined() -> None:
    upper = ["序号", "重点任务", "牵头单位", "填报内容", "", "", ""]
    lower = ["", "", "", "状态", "完成比例", "本期进展", "存在问题"]
    assert set(read_rows([upper, lower, ROW]).rows[0].cells) == ALL_COLUMNS


def test_three_rows_of_headings_are_joined() -> None:
    upper = ["序号", "重点任务", "牵头单位", "填报", "", "", ""]
    middle = ["", "", "", "数据", "", "文字", ""]
    lower = ["", "", "", "状态", "完成比例", "进展", "问题"]
    merges = [*(Merge(1, at, 3, at) for at in range(3)), Merge(1, 3, 1, 6), Merge(2, 3, 2, 4)]
    assert set(read_rows([upper, middle, lower, ROW], merges).rows[0].cells) == ALL_COLUMNS


def test_progress_of_an_earlier_period_is_not_taken_for_this_one() -> None:
    upper = ["序号", "重点任务", "牵头单位", "办理状态", "完成比例", "上期", "本期"]
    lower = ["", "", "", "", "", "进展", "进展"]
    returned = read_rows([upper, lower, [*ROW[:5], "旧的", "新的"]])
    assert values(returned, "progress") == ["新的"]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("序 号", "serial"), ("办理\n状态", "status"), ("完成比例（％）", "percent"),
        ("ＡＢＣ", ""), ("完成率", "percent"), ("工作进展情况", "progress"),
        ("最新进展", "progress"), ("进展情况（100字以内）", "progress"), ("问题困难", "problem"),
        ("存在的困难和问题", "problem"), ("*办理状态：", "status"), ("任务名称", "title"),
        ("当前状态", "status"),
    ],
)  # fmt: skip
def test_headings_written_otherwise_are_known(heading: str, column: str) -> None:
    others = {"serial": "序号", "title": "重点任务", "lead": "牵头单位", "remark": "备注"}
    kept = [own for key, own in others.items() if key != column]
    returned = read(sheet_of([[*kept, heading], ROW[: len(kept) + 1]]), asked=None)
    named = set(returned.rows[0].cells) - set(others)
    assert named | ({column} & set(returned.rows[0].cells)) == ({column} if column else set())


def test_columns_in_another_order_are_found() -> None:
    returned = read_rows([TASKS[::-1], ROW[::-1]])
    assert values(returned, "progress") == ["已召开会议"]
    assert values(returned, "title") == ["推进台账建设"]


@pytest.mark.parametrize(
    ("below", "column"),
    [
        (["推进中", "已办结"], "status"),
        (["80%", "100%"], "percent"),
        (["已召开会议", "推进中"], "progress"),
    ],
)
def test_a_heading_of_several_meanings_is_told_by_its_cells(below: list[str], column: str) -> None:
    rows: list[list[object]] = [
        ["序号", "重点任务", "牵头单位", "进度"],
        *([n, f"任务{n}", "", b] for n, b in enumerate(below, 1)),
    ]
    returned = read(sheet_of(rows), asked=None)
    assert returned.rows[0].text(column) == below[0]


def test_an_unknown_heading_is_asked_when_a_column_is_missing() -> None:
    returned = read_rows([[*TASKS[:5], "情况怎么样", "存在问题"], ROW])
    (question,) = returned.questions
    assert (question.heading, question.address) == ("情况怎么样", "F1")
    assert question.candidates == ("progress",)
    assert returned.missing == ("本期进展",)
    assert "progress" not in returned.rows[0].cells


def test_a_near_heading_comes_first_among_the_candidates() -> None:
    returned = read_rows([[*TASKS[:5], "有啥问题", "进展说一下"], ROW])
    found = {one.heading: one.candidates[0] for one in returned.questions}
    assert found == {"有啥问题": "problem", "进展说一下": "progress"}


def test_a_heading_with_a_slip_of_the_pen_is_taken_and_told() -> None:
    returned = read_rows([[*TASKS[:6], "需要协调解决的问题。。"], ROW])
    assert values(returned, "problem") == ["无"]
    assert "按“存在问题”读入" in messages(returned, "G1")[0]


def _answer(heading: str, column: str, unit_id: str = "u1") -> Answer:
    subject = subject_of_heading(AskedKind.TASKS, heading)
    return Answer(AnswerKind.HEADING, unit_id, subject, column)


def test_an_answer_names_the_column_the_next_time() -> None:
    sheet = sheet_of([[*TASKS[:5], "情况 怎么样", "存在问题"], ROW])
    returned = read(sheet, answers=[_answer("情况怎么样", "progress")], unit_id="u1")
    assert (returned.questions, returned.missing) == ((), ())
    assert values(returned, "progress") == ["已召开会议"]


def test_an_answer_of_another_unit_does_not_count() -> None:
    sheet = sheet_of([[*TASKS[:5], "情况怎么样", "存在问题"], ROW])
    returned = read(sheet, answers=[_answer("情况怎么样", "progress", "u2")], unit_id="u1")
    assert len(returned.questions) == 1


def test_the_answer_none_of_them_is_not_asked_again() -> None:
    sheet = sheet_of([[*TASKS[:5], "情况怎么样", "存在问题"], ROW])
    returned = read(sheet, answers=[_answer("情况怎么样", "")], unit_id="u1")
    assert returned.questions == ()
    assert returned.extra == ("情况怎么样",)


def test_two_headings_for_one_column_are_both_asked() -> None:
    returned = read_rows([[*TASKS[:5], "进展情况", "工作进展"], ROW])
    assert [one.candidates[0] for one in returned.questions] == ["progress", "progress"]
    assert "progress" not in returned.rows[0].cells


def test_a_missing_column_is_named_and_is_not_blank() -> None:
    returned = read_rows([TASKS[:6], ROW[:6]])
    assert returned.missing == ("存在问题",)
    assert "problem" not in returned.rows[0].cells
    assert "缺少“存在问题”这一栏，这一栏的原有内容不改动。" in messages(returned)


def test_nothing_is_missing_from_a_file_of_an_unknown_round_but_the_title() -> None:
    assert read(sheet_of([TASKS[:4], ROW[:4]]), asked=None).missing == ()
    untitled = ["任务编号", "本期进展", "存在问题"]
    assert read(sheet_of([untitled, ["1", "有", "无"]]), asked=None).missing == ("重点任务",)


def test_an_extra_column_is_named_with_how_much_is_not_read() -> None:
    returned = read_rows([[*TASKS, "联系人"], [*ROW, "张三"], [2, "推进平台建设"]])
    assert returned.extra == ("联系人",)
    assert messages(returned, "H1") == ["“联系人”不是要报送的栏目，没有读入，其中 1 格有内容。"]


def test_a_column_of_the_form_nobody_asked_for_is_extra() -> None:
    returned = read_rows([[*TASKS, "下一步措施"], [*ROW, "继续"]])
    assert returned.extra == ("下一步措施",)


def test_tasks_and_items_are_told_apart_by_their_headings() -> None:
    item = [1, "鄂城区", "零计划停电", "推行", "创建", "已起草", "无"]
    returned = read(sheet_of([TASKS, ROW]), sheet_of([ITEMS, item], name="表2"), asked=None)
    assert [row.kind for row in returned.rows] == [AskedKind.TASKS, AskedKind.ITEMS]
    assert returned.rows[1].cells["stage"].value == "创建"


def test_keys_tell_a_kind_nobody_asked_about() -> None:
    key = row_key(AskedKind.ITEMS, "k1")
    headings = ["序号", "行标识（勿改）", "事项", "本期进展", "存在问题"]
    returned = read(sheet_of([headings, [1, key, "零计划停电", "有", "无"]]))
    assert [row.kind for row in returned.rows] == [AskedKind.ITEMS]


def test_a_table_of_strange_headings_is_asked_column_by_column() -> None:
    rows: list[list[object]] = [
        ["工程", "谁在管", "干得咋样"],
        ["修路", "张三", "快完了"],
        ["架桥", "李四", "没动"],
    ]
    returned = read(sheet_of(rows), asked=None)
    assert [one.heading for one in returned.questions] == ["工程", "谁在管", "干得咋样"]
    answers = [_answer("工程", "title"), _answer("谁在管", "lead"), _answer("干得咋样", "progress")]
    mapped = read(sheet_of(rows), asked=None, answers=answers, unit_id="u1")
    assert values(mapped, "progress") == ["快完了", "没动"]


def test_a_file_without_a_table_says_so() -> None:
    returned = read_rows([["情况说明"], ["我区本月工作正常。"]])
    assert returned.rows == ()
    assert "没有找到要报送的表格" in messages(returned)[-1]


@pytest.mark.parametrize("heading", ["6月份工作进展情况", "2024年6月进展", "6月进展情况"])
def test_a_heading_with_the_month_of_the_round_is_known(heading: str) -> None:
    returned = read_rows([[*TASKS[:5], heading, "存在问题"], ROW])
    assert values(returned, "progress") == ["已召开会议"]
    assert returned.questions == ()


def test_a_heading_with_another_month_is_asked() -> None:
    returned = read_rows([[*TASKS[:5], "5月份工作进展情况", "存在问题"], ROW])
    assert [one.heading for one in returned.questions] == ["5月份工作进展情况"]


def test_a_heading_that_may_be_anything_is_asked() -> None:
    returned = read_rows([[*TASKS[:5], "亮点做法", "存在问题"], ROW])
    assert [one.heading for one in returned.questions] == ["亮点做法"]


def test_short_words_below_a_heading_of_what_is_reported_are_known() -> None:
    upper = ["基本情况", "", "", "办理情况", "", "本期情况", ""]
    lower = ["序号", "重点任务", "牵头单位", "状态", "比例", "进展", "问题"]
    merges = [Merge(1, 0, 1, 2), Merge(1, 3, 1, 4), Merge(1, 5, 1, 6)]
    returned = read_rows([upper, lower, ROW], merges)
    assert set(returned.rows[0].cells) == ALL_COLUMNS
    assert returned.questions == ()


def test_measures_below_a_heading_of_what_is_reported_are_the_next_step() -> None:
    upper = ["序号", "重点任务", "本期情况", ""]
    lower = ["", "", "进展", "措施"]
    merges = [Merge(1, 0, 2, 0), Merge(1, 1, 2, 1), Merge(1, 2, 1, 3)]
    asked = {AskedKind.TASKS: frozenset(("progress", "next_step"))}
    row = [1, "推进台账建设", "已开会", "下月验收"]
    returned = read(sheet_of([upper, lower, row], merges=merges), asked=asked)
    assert values(returned, "next_step") == ["下月验收"]
