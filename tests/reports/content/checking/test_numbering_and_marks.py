"""Numbering of headings and points, pairs of marks, broken sentences, blanks to fill."""

from dataclasses import replace

import pytest

from models.papers import PaperTable, Run, TableRows
from reports.content.drafting_check import FindingKind, Part
from tests.reports.content.checking.papers import PAPER, annexed, found, marked, text_paper, told


def test_a_heading_left_out_is_named() -> None:
    paper = text_paper("一、总体要求", "三、保障措施")
    (finding,) = found(paper, FindingKind.NUMBERING)
    assert finding.sentence.startswith("“三、”前面缺第2个")
    assert (marked(paper, finding), finding.suggestion) == ("三、", "二、")


def test_a_heading_twice_and_one_out_of_order_are_found() -> None:
    assert "两个“一、”" in told(found(text_paper("一、甲", "一、乙"), FindingKind.NUMBERING))
    later = text_paper("一、甲", "二、乙", "三、丙", "二、丁")
    assert "序号倒了" in told(found(later, FindingKind.NUMBERING))


def test_lower_levels_begin_anew_or_go_on_under_a_new_heading() -> None:
    anew = text_paper("一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅", "（二）卯")
    going_on = text_paper("（一）甲", "1.子", "2.丑", "（二）乙", "3.寅", "4.卯")
    assert found(anew, FindingKind.NUMBERING) == ()
    assert found(going_on, FindingKind.NUMBERING) == ()


def test_a_second_list_of_points_may_begin_anew_after_a_paragraph() -> None:
    paper = text_paper("1.甲", "2.乙", "另外还有以下几点要求，请一并落实。", "1.丙", "2.丁")
    assert found(paper, FindingKind.NUMBERING) == ()


def test_a_plan_behind_its_notice_counts_anew() -> None:
    paper = text_paper("一、甲", "二、乙", "某市某某工作方案", "一、丙", "二、丁")
    assert found(paper, FindingKind.NUMBERING) == ()


def test_a_level_that_does_not_begin_with_one_is_found() -> None:
    paper = text_paper("一、甲", "（二）子")
    assert "没有第一个同级标题" in told(found(paper, FindingKind.NUMBERING))


def test_an_annex_counts_its_own_headings() -> None:
    paper = annexed(text_paper("一、甲", "二、乙"), *text_paper("一、子", "二、丑").blocks)
    assert found(paper, FindingKind.NUMBERING) == ()


def test_points_of_a_paragraph_are_counted() -> None:
    paper = text_paper("一是总量突破。二是质量突破。四是范围突破。统一是前提。")
    (finding,) = found(paper, FindingKind.NUMBERING)
    assert (marked(paper, finding), finding.suggestion) == ("四是", "三是")


def serial_table(*groups: tuple[str, ...]) -> PaperTable:
    rows = (
        TableRows("", tuple((Run(serial), Run("事项")) for serial in group)) for group in groups
    )
    return PaperTable(("序号", "事项"), tuple(rows))


def test_serials_of_a_table_are_counted_and_may_begin_anew_in_a_group() -> None:
    right = annexed(PAPER, serial_table(("1", "2"), ("1", "2"), ("3",)))
    assert found(right, FindingKind.SERIAL) == ()
    wrong = annexed(PAPER, serial_table(("1", "2", "5", "4", "4")))
    assert [finding.sentence for finding in found(wrong, FindingKind.SERIAL)] == [
        "表格序号2之后是5，缺3～4。",
        "表格序号5之后是4，顺序不对。",
        "表格序号4出现两次。",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("按照《工作方案要求抓好落实。", "“《”没有配对的“》”"),
        ("按照工作方案》要求抓好落实。", "“》”没有配对的“《”"),
        ("各区（含葛店经开区要抓好落实。", "“（”没有配对的“）”"),
        ("各区（含葛店经开区)要抓好落实。", "一半全角一半半角"),
        ("以“转作风为主题抓好落实。", "““”没有配对的“””"),
        ("按照《关于印发《方案》的通知》要求抓好落实。", "改成〈〉"),
        ("抓好落实，，务求实效。", "标点重复"),
        ("抓好落实。，务求实效。", "标点重复"),
    ],
)
def test_marks_without_their_half_and_doubled_marks_are_found(text: str, sentence: str) -> None:
    assert sentence in told(found(text_paper(text), FindingKind.MARKS))


@pytest.mark.parametrize(
    "text",
    [
        "各区（含葛店经开区、临空经济区（鄂州），下同）要抓好落实。",
        "1）各区要抓好落实。",
        "通报如下：“‘小切口’改革”成效明显……",
        "《深化以成本控制为核心“五大行动”工作方案》（鄂政办发〔2024〕4号）印发。",
        "推行“互联网+明厨亮灶”监管、“一件事一次办”（8项）。",
    ],
)
def test_marks_that_are_right_are_left_alone(text: str) -> None:
    assert found(text_paper(text), FindingKind.MARKS) == ()


def test_a_paragraph_that_breaks_off_is_found_and_a_heading_is_not() -> None:
    broken = "同时，切实加强和省直主管部门沟通，确保每项验收圆满成功，邀请"
    paper = text_paper("一、全面加强工作指导，确保各项先行区试点验收圆满成功", broken)
    (finding,) = found(paper, FindingKind.MARKS)
    assert finding.place.index == 1
    assert "可能缺了半句" in finding.sentence


def test_a_mark_at_the_end_of_the_title_is_found() -> None:
    (finding,) = found(replace(PAPER, title="关于做好工作的通知。"), FindingKind.MARKS)
    assert (finding.place.part, finding.place.start) == (Part.TITLE, 9)


@pytest.mark.parametrize(
    "blank", ["联系人：×××。", "共有____项任务。", "见〔 〕4号文件。", "第 期简报。"]
)
def test_blanks_still_to_fill_are_found(blank: str) -> None:
    assert "还有没填的地方" in told(found(text_paper(blank), FindingKind.UNFILLED))


@pytest.mark.parametrize(
    "text",
    [
        "二○○八年、二〇〇九年的尺码XXL，其余19项待补录。",
        "联系人：王某，联系电话：0711-1234567，邮箱：a_b@c.cn",
    ],
)
def test_what_only_looks_like_a_blank_is_left_alone(text: str) -> None:
    assert found(text_paper(text), FindingKind.UNFILLED, FindingKind.MARKS) == ()


def test_the_title_of_a_text_that_is_passed_on_needs_no_mark() -> None:
    paper = text_paper("鄂州市2024年持续优化营商环境提升企业满意度工作实施方案")
    assert found(paper, FindingKind.MARKS) == ()
