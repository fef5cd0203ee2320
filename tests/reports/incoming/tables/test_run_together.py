"""Tables whose cells ran together when they were copied."""

from tests.reports.incoming.reading_help import read, summaries

HEADINGS = "序号主要工作任务第一责任单位主要责任单位"
ROWS = (
    "一、发展指标1外贸总额增长5%左右。市商务局各县（市、区）政府、海关2旅游人次达到600万。市文旅局各县（市、区）政府"
    "—2—二、民生改善3新增停车位2000个。市住建局市公安局、市交通局"
)


def test_rows_are_cut_at_serials_that_follow_units() -> None:
    assert summaries(HEADINGS + ROWS) == [
        ("1", "外贸总额增长5%左右", ["市商务局"], ["各县（市、区）政府", "海关"], ""),
        ("2", "旅游人次达到600万", ["市文旅局"], ["各县（市、区）政府"], ""),
        ("3", "新增停车位2000个", ["市住建局"], ["市公安局", "市交通局"], ""),
    ]


def test_headings_between_such_rows_are_sections() -> None:
    sections = [task.section for task in read(HEADINGS + ROWS).tasks]
    assert sections == ["发展指标", "发展指标", "民生改善"]


def test_a_person_is_told_that_cells_had_nothing_between_them() -> None:
    messages = [warning.message for warning in read(HEADINGS + ROWS).warnings]
    assert any("各栏连在一起" in message for message in messages)


def test_a_border_that_does_not_show_is_told_with_its_row() -> None:
    text = HEADINGS + ROWS + "4培育专精特新企业市经信局市科技局、市财政局"
    document = read(text)
    assert document.tasks[3].lead == ("市经信局",)
    assert any("培育专精特新企业" in w.message and "间隔" in w.message for w in document.warnings)


def test_three_names_that_meet_leave_the_border_in_doubt() -> None:
    text = HEADINGS + ROWS.replace("市公安局、市交通局", "市公安局市交通局")
    document = read(text)
    assert document.tasks[2].responsible == ("市公安局", "市交通局")
    assert any("新增停车位" in w.message and "间隔" in w.message for w in document.warnings)


def test_rows_a_line_below_headings_at_the_end_of_a_notice_are_read() -> None:
    text = (
        "现将工作任务分解下达，请认真落实。 附件：任务表 序号 名称 工作任务 牵头责任单位\n\n"
        "一、主要目标（11项）\n\n"
        "1 财政收入增长6%以上. 财政局\n\n2 研发投入占比达到2%. 科技局、工信局\n"
    )
    assert summaries(text) == [
        ("1", "财政收入增长6%以上", ["财政局"], [], ""),
        ("2", "研发投入占比达到2%", ["科技局", "工信局"], [], ""),
    ]


def test_lines_without_serials_end_before_what_stands_behind_the_units() -> None:
    text = (
        "实事内容工作任务责任单位进展情况\n一季度二季度三季度四季度\n"
        "扶老助幼改建30处托育点。区卫健局，相关镇街1.完成选址；2.开始施工。已建成12处。\n"
        "新增15家老年食堂。区民政局，相关镇街目前已开业5家。累计开业9家。\n"
    )
    assert summaries(text) == [
        ("", "扶老助幼改建30处托育点", [], ["区卫健局", "相关镇街"], ""),
        ("", "新增15家老年食堂", [], ["区民政局", "相关镇街"], ""),
    ]


def test_numbers_inside_a_task_are_no_serials() -> None:
    text = HEADINGS + "1建成2条绿道、3个公园。市住建局各区政府2修复湿地30公顷。市林业局各区政府"
    assert [task[1] for task in summaries(text)] == ["建成2条绿道、3个公园", "修复湿地30公顷"]


def test_digits_without_units_behind_them_are_given_up_quickly() -> None:
    assert read(HEADINGS + "1测试1文字2数字" * 3000).tasks == ()
