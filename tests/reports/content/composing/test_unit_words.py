"""Units are quoted in their own words, shortly, and only where they say something."""

import pytest

from models.records import ProgressRow
from reports.content.composing.unit_words import shortened, tidy
from tests.reports.content.composing.facts import (
    NOON,
    TODAY,
    facts,
    headings,
    report,
    rows,
    table,
    text,
    texts,
    units,
    write,
)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("数据接口尚未打通", "数据接口尚未打通。"),
        (
            "  一是人手不足\n二是经费不足；\r\n三是 平台老旧 。",
            "一是人手不足；二是经费不足；三是平台老旧。",
        ),
        ("已完成，，下一步推进、。", "已完成，下一步推进。"),
        ("接入 OA 系统", "接入OA系统。"),
        ("无", ""),
        ("暂无问题。", ""),
        ("/", ""),
        ("没有困难", ""),
        ("", ""),
        ("无人值守设备故障", "无人值守设备故障。"),
    ],
)
def test_words_are_tidied_and_empty_ones_passed_over(written: str, said: str) -> None:
    assert tidy(written) == said


def test_long_words_end_where_a_sentence_ends() -> None:
    words = "数据接口尚未打通。" * 20
    assert shortened(words) == "数据接口尚未打通。" * 13 + "……"
    assert len(shortened("长" * 300)) == 122


def test_problems_are_quoted_with_unit_and_task() -> None:
    paper = write(known=facts(reports=(report("r", "市税务局", 6, problem="专家档期难协调"),)))
    assert text(paper, "problem.task 6") == (
        "市税务局就“举办营商环境大讲堂活动”任务反映：“专家档期难协调。”"
    )


def test_units_that_say_the_same_are_quoted_once_in_protocol_order() -> None:
    told = (
        report("a", "华容区", 8, problem="进度偏慢"),
        report("b", "市税务局", 8, problem="进度偏慢。"),
        report("c", "鄂城区", 8, problem="人手不足"),
    )
    assert text(write(known=facts(reports=told, units=units())), "problem.task 8") == (
        "市税务局、华容区就“分解交办重点问题”任务反映：“进度偏慢。”鄂城区反映：“人手不足。”"
    )


def test_the_last_report_of_the_period_counts() -> None:
    told = (
        report("a", "市税务局", 8, problem="进度偏慢"),
        report("b", "市税务局", 8, problem="进度已跟上，缺经费"),
    )
    assert "缺经费" in text(write(known=facts(reports=told)), "problem.task 8")


def test_next_steps_of_units_follow_those_the_figures_ask_for() -> None:
    paper = write(known=facts(reports=(report("r", "市税务局", 6, next_step="12月授课"),)))
    assert text(paper, "next.unit.task 6") == (
        "4.推进“举办营商环境大讲堂活动”任务。市税务局提出：“12月授课。”"
    )


def test_units_that_name_no_problem_make_no_chapter() -> None:
    told = (report("r", "市税务局", 6, problem="无"),)
    assert not any("问题" in heading for heading in headings(write(known=facts(reports=told))))


def test_many_problems_go_into_an_annex_whole() -> None:
    told = tuple(report(f"r{n}", "市税务局", n, problem=f"问题{n}") for n in range(1, 12))
    paper = write(known=facts(reports=told))
    assert paper.paper.annex_names[0] == "各单位反映的问题和下一步措施"
    assert len(rows(table(paper, "words.table"))) == 11
    assert "全部情况见附件1。" in text(paper, "problem.text")


def test_progress_of_the_period_is_told_task_by_task() -> None:
    first, last = (
        ProgressRow(key, "task 6", TODAY.replace(day=day), words, "张三", NOON)
        for key, day, words in (("a", 3, "已定方案"), ("b", 12, "已请专家"))
    )
    paper = write(known=facts(progress=(last, first)))
    assert "三、本月主要进展" not in texts(paper)
    assert text(paper, "progress.task 6") == "举办营商环境大讲堂活动。已请专家。"


def test_returns_of_the_period_go_before_entries_of_the_office() -> None:
    entered = ProgressRow("a", "task 6", TODAY, "上月已定方案", "张三", NOON)
    told = (
        report("r", "市税务局", 6, progress="已请专家"),
        report("s", "鄂城区", 6, progress="已定场地"),
    )
    paper = write(known=facts(progress=(entered,), reports=told, units=units()))
    assert text(paper, "progress.task 6") == (
        "举办营商环境大讲堂活动。已请专家（市税务局）；已定场地（鄂城区）。"
    )


def test_much_progress_goes_into_an_annex() -> None:
    entries = tuple(
        ProgressRow(f"p{n}", f"task {n}", TODAY, f"第{n}步", "张三", NOON) for n in range(1, 15)
    )
    paper = write(known=facts(progress=entries))
    assert "本月有14项任务报送了进展，主要情况如下，全部情况见附件1。" in texts(paper)
    assert sum(".task " in block.key for block in paper.paper.blocks) == 10
    assert len(rows(table(paper, "progress.table"))) == 14
