"""A table whose words ran into one line makes no task; a person is told where it stands."""

from tests.reports.incoming.reading_help import read, summaries

ROWS = (
    "1 扩大投资 新开工项目二十个 市发改委 年底前 市住建局 2 稳定就业 城镇新增就业一万人 "
    "（市人社局 市财政局 市教育局） 持续推进 3 改善环境 优良天数稳步提高"
)


def test_a_table_run_into_one_line_makes_no_task() -> None:
    read_back = read(f"附件 某市计划 序号 重点任务 工作措施 牵头单位 完成时限 {ROWS}")
    assert read_back.tasks == ()
    assert any("连成一行" in warning.message for warning in read_back.warnings)


def test_headings_without_blanks_show_a_table_run_into_one_line() -> None:
    text = (
        f"某市民生实事清单\n序号项目名称主要内容市分管领导牵头单位配合单位{ROWS.replace(' ', '')}"
    )
    (line,) = (w.line for w in read(text).warnings if "连成一行" in w.message)
    assert line == 2


def test_tasks_of_the_text_before_such_a_table_are_kept() -> None:
    text = (
        f"1.扩大投资。（市发改委负责）\n2.稳定就业。（市人社局负责）序号 任务 措施 责任单位 {ROWS}"
    )
    assert [task[1] for task in summaries(text)] == ["扩大投资", "稳定就业"]


def test_heading_words_in_a_sentence_are_no_table() -> None:
    text = (
        "1.建立台账。各单位逐项明确序号、工作任务、责任单位和完成时限，每月报送进展，"
        "由市政府办汇总通报，对进度滞后的及时提醒，年底统一考核验收。（市政府办负责）"
    )
    assert [task[1] for task in summaries(text)] == ["建立台账"]
