"""Words in no column of a table are shown or told with their place."""

from reports.incoming.grid import GridCell
from tests.reports.incoming.returns.grids import TASKS, messages, read_rows

ROW: list[object] = [1, "减证便民", "市发改委", "推进中", "30%", "已开会", "无"]


def test_words_beside_a_table_are_told_with_their_cell() -> None:
    returned = read_rows([TASKS, [*ROW, None, "此项由区发改局补报"]])
    assert messages(returned, "I2") == ["这一格在表格以外，没有读入：此项由区发改局补报"]


def test_words_above_a_table_are_left_out_where_people_see_them() -> None:
    people: list[object] = ["填报人：", "张三", "审核人：", None, "联系电话：138"]
    returned = read_rows([["报送表"], ["填报单位：华容区", "报送截止：7月5日"], people, TASKS, ROW])
    assert [(one.number, one.text) for one in returned.left_out] == [(3, "张三　联系电话：138")]


def test_a_title_notes_and_facts_above_a_table_are_passed_over() -> None:
    rows: list[list[object]] = [
        ["报送表"],
        ["填写说明：1.如实填写。"],
        ["单位：", "华容区"],
        TASKS,
        ROW,
    ]
    assert read_rows(rows).left_out == ()


def test_a_comment_on_a_title_or_a_heading_is_told() -> None:
    title = GridCell("报送表", note="请以此版为准")
    heading = [*TASKS[:6], GridCell("存在问题", note="没有的写无")]
    returned = read_rows([[title], heading, ROW])
    assert messages(returned, "A1") == ["批注：请以此版为准"]
    assert messages(returned, "G2") == ["批注：没有的写无"]


def test_a_heading_that_comes_twice_is_told_as_such() -> None:
    returned = read_rows([[*TASKS, "本期进展"], [*ROW, "第二份进展"]])
    assert messages(returned, "H1") == [
        "“本期进展”有几栏，只读了第一栏，这一栏没有读入，其中 1 格有内容。"
    ]
