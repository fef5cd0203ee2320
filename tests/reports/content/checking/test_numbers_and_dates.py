"""Document numbers (GB/T 9704 7.2.5) and days (7.3.5.4) in a draft."""

from dataclasses import replace

import pytest

from models.papers import Head, Imprint, Signature
from models.vocabulary import PaperKind
from reports.content.drafting_check import FindingKind, Part
from tests.reports.content.checking.papers import PAPER, found, marked, text_paper, told


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ("鄂州优化发【2024】4号", "六角括号"),
        ("鄂州优化发[2024]4号", "六角括号"),
        ("鄂州优化发（2024）4号", "六角括号"),
        ("鄂州优化发〔2024〕第4号", "不加“第”字"),
        ("鄂州优化发〔2024〕04号", "不编虚位"),
        ("鄂州优化发〔24〕4号", "四位"),
        ("鄂州优化发〔二〇二四〕4号", "四位"),
        ("鄂州优化发〔2024〕４号", "半角"),
        ("鄂州优化发〔2024〕 4号", "没有空格"),
    ],
)
def test_a_number_of_a_wrong_form_is_found_with_the_right_one(wrong: str, fault: str) -> None:
    (finding,) = found(replace(PAPER, head=Head(number=wrong)), FindingKind.NUMBER)
    assert fault in finding.sentence
    assert finding.suggestion == "〔2024〕4号"
    assert finding.place.part is Part.NUMBER


def test_several_faults_of_one_number_are_one_finding() -> None:
    (finding,) = found(
        replace(PAPER, head=Head(number="鄂州优化发[2024]第04号")), FindingKind.NUMBER
    )
    assert "六角括号〔〕，不加“第”字，不编虚位" in finding.sentence


def test_a_cited_number_is_looked_at_too() -> None:
    paper = text_paper("根据鄂政办发[2024]4号精神，制定本方案。")
    (finding,) = found(paper, FindingKind.NUMBER)
    assert marked(paper, finding) == "[2024]4号"


def test_what_is_no_number_at_all_is_told() -> None:
    (finding,) = found(replace(PAPER, head=Head(number="2024年4号文")), FindingKind.NUMBER)
    assert "机关代字" in finding.sentence


def test_the_year_of_the_number_is_that_of_the_signature() -> None:
    paper = replace(PAPER, head=Head(number="鄂州优化发〔2023〕4号"))
    (finding,) = found(paper, FindingKind.NUMBER)
    assert finding.suggestion == "2024"


@pytest.mark.parametrize("number", ["第6期", "第12期（总第130期）"])
def test_the_number_of_a_briefing_is_right_as_an_issue(number: str) -> None:
    paper = replace(PAPER, kind=PaperKind.BRIEFING, head=Head(number=number))
    assert found(paper, FindingKind.NUMBER) == ()


def test_an_issue_with_a_leading_zero_is_found() -> None:
    paper = replace(PAPER, kind=PaperKind.BRIEFING, head=Head(number="第06期"))
    assert [finding.suggestion for finding in found(paper, FindingKind.NUMBER)] == ["第6期"]


def test_brackets_with_years_that_are_no_numbers_are_left_alone() -> None:
    paper = text_paper("全市生产总值（2023）增长较快，《条例》（2024年修订）施行。")
    assert found(paper, FindingKind.NUMBER) == ()


@pytest.mark.parametrize(
    "day", ["2024年2月30日", "2023年2月29日", "4月31日", "2024年13月1日", "0月5日"]
)
def test_a_day_that_does_not_exist_is_found(day: str) -> None:
    paper = text_paper(f"请于{day}前报送。")
    (finding,) = found(paper, FindingKind.DATE)
    assert "没有这一天" in finding.sentence
    assert marked(paper, finding) == day


@pytest.mark.parametrize("day", ["2024年2月29日", "2月29日", "2024年8月底", "12月31日", "每年11月"])
def test_a_day_that_exists_is_left_alone(day: str) -> None:
    assert found(text_paper(f"请于{day}前报送。"), FindingKind.DATE) == ()


def test_leading_zeros_of_a_day_are_found() -> None:
    (finding,) = found(text_paper("请于2024年04月08日前报送。"), FindingKind.DATE)
    assert finding.suggestion == "2024年4月8日"


def test_a_wrong_weekday_is_found_and_a_right_one_is_not() -> None:
    paper = text_paper("2024年3月27日（星期四）召开，2024年3月28日（周四）结束。")
    (finding,) = found(paper, FindingKind.DATE)
    assert (marked(paper, finding), finding.suggestion) == ("四", "三")


def test_a_signature_in_chinese_numerals_is_found() -> None:
    paper = replace(PAPER, signature=Signature(("市优化办",), "二〇二四年三月二十七日"))
    (finding,) = found(paper, FindingKind.DATE)
    assert finding.suggestion == "2024年3月27日"
    assert finding.place.part is Part.SIGNATURE


def test_a_signature_without_its_day_is_found() -> None:
    paper = replace(PAPER, signature=Signature(("市优化办",), "2024年3月"))
    assert "写全年、月、日" in told(found(paper, FindingKind.DATE))


def test_printing_before_signing_is_found() -> None:
    paper = replace(PAPER, imprint=Imprint(printed_on="2024年3月26日"))
    assert "早于成文日期" in told(found(paper, FindingKind.DATE))
    later = replace(PAPER, imprint=Imprint(printed_on="2024年3月27日印发"))
    assert found(later, FindingKind.DATE) == ()
