"""What stands above the title, measured (GB/T 9704 7.2, 10.1, 10.3)."""

from dataclasses import replace

import pytest

from models.papers import Head, Paper
from models.vocabulary import PaperKind
from tests.reports.pages.paper_samples import (
    CELL,
    GROUP,
    LETTER,
    MINUTES,
    NOTICE,
    ROW,
    SENTENCE,
    line_with,
    number_of,
    pages_of_paper,
    paragraphs,
    pdf_of,
    right_of,
)
from tests.reports.pages.pdf_reading import MM, Char, lines_of, pages_of, rules_of, words

JOINT = ("鄂州市发展和改革委员会", "鄂州市财政局", "鄂州市行政审批局")
BRIEFING = Paper(
    kind=PaperKind.BRIEFING,
    head=Head(
        mark="优化营商环境工作简报", number="第12期", office="市优化办", dated="2024年10月20日"
    ),
    title="三季度推进情况",
    blocks=paragraphs([SENTENCE]),
)


def with_head(paper: Paper, **changes: object) -> Paper:
    return replace(paper, head=replace(paper.head, **changes))  # type: ignore[arg-type]  # named by each test


def first_page(paper: Paper) -> list[Char]:
    return pages_of_paper(paper)[0]


def ink(line: list[Char]) -> tuple[float, float]:
    return min(char.ink_top for char in line), max(char.ink_bottom for char in line)


@pytest.mark.parametrize("paper", [NOTICE, MINUTES, replace(NOTICE, kind=PaperKind.CIRCULAR)])
def test_the_red_name_begins_35_mm_under_the_top_of_the_text_area(paper: Paper) -> None:
    assert ink(lines_of(first_page(paper))[0])[0] == pytest.approx(37 + 35, abs=0.1)


def test_the_number_stands_two_rows_under_the_name_in_the_middle() -> None:
    page = first_page(NOTICE)
    name, number = lines_of(page)[:2]
    assert words(number) == "鄂州优化发〔2024〕4号"
    assert number[0].em_top == pytest.approx(ink(name)[1] + 2 * ROW, abs=0.1)
    middle = (number[0].x + number[-1].x + number[-1].size * MM) / 2
    assert middle == pytest.approx(28 + 156 / 2, abs=0.1)


def test_a_red_rule_as_wide_as_the_text_area_lies_4_mm_under_the_number() -> None:
    pdf = pdf_of(NOTICE)
    number = lines_of(pages_of(pdf)[0])[1]
    (rule,) = [rule for rule in rules_of(pdf)[0] if rule.is_red]
    assert (rule.left, rule.right) == pytest.approx((28, 184), abs=0.01)
    assert rule.top == pytest.approx(number[0].em_top + 16 * MM + 4, abs=0.05)


def test_the_title_stands_two_rows_under_the_rule_and_half_a_row_for_the_grid() -> None:
    pdf = pdf_of(NOTICE)
    title = next(line for line in lines_of(pages_of(pdf)[0]) if line[0].size == 22)
    gap = title[0].em_top - rules_of(pdf)[0][0].top
    assert abs(gap - 2 * ROW) <= ROW / 2 + 0.8


def test_copy_number_secrecy_and_urgency_stand_on_the_first_rows() -> None:
    marked = with_head(NOTICE, copy_number="000012", secrecy="机密★1年", urgency="特急")
    lines = lines_of(first_page(marked))[:3]
    assert [words(line) for line in lines] == ["000012", "机密★1年", "特急"]
    assert [line[0].em_top for line in lines] == pytest.approx(
        [37, 37 + ROW, 37 + 2 * ROW], abs=0.3
    )
    assert {round(line[0].x) for line in lines} == {28}


def test_a_paper_that_goes_upward_has_the_number_left_and_the_signer_right() -> None:
    line = line_with(first_page(with_head(NOTICE, signers=("李四光",))), "签发人")
    assert words(line) == "鄂州优化发〔2024〕4号签发人：李四光"
    assert line[0].x == pytest.approx(28 + CELL, abs=0.1)
    assert right_of(line[-1]) == pytest.approx(184 - CELL, abs=0.1)


def test_a_long_number_does_not_run_into_the_signer() -> None:
    number = "鄂州市优化营商环境领导小组办公室函〔2024〕1234号"
    line = line_with(first_page(with_head(NOTICE, number=number, signers=("李四光",))), "签发人")
    assert right_of(line[len(number) - 1]) < line[len(number)].x + 0.1


def test_several_signers_stand_two_in_a_row_and_the_number_beside_the_last() -> None:
    page = first_page(with_head(NOTICE, signers=("张三", "李四光", "王五")))
    first, last = line_with(page, "签发人"), line_with(page, "王五")
    assert words(first) == "签发人：张三李四光"
    assert words(last) == "鄂州优化发〔2024〕4号王五"
    wang = next(char for char in last if char.char == "王")
    zhang = next(char for char in first if char.char == "张")
    assert wang.x == pytest.approx(zhang.x, abs=0.05)


def test_names_of_several_issuers_are_spread_to_one_width_with_the_word_beside_them() -> None:
    page = first_page(with_head(NOTICE, issuers=JOINT))
    names = [line_with(page, name) for name in JOINT]
    assert {round(line[0].x, 1) for line in names} == {round(names[0][0].x, 1)}
    ends = [right_of(line[len(name) - 1]) for line, name in zip(names, JOINT, strict=True)]
    assert max(ends) - min(ends) < 0.1
    mark = [char for line in lines_of(page) for char in line if char.char in "文件"][:2]
    middle = (min(char.ink_top for char in mark) + max(char.ink_bottom for char in mark)) / 2
    assert middle == pytest.approx((ink(names[0])[0] + ink(names[-1])[1]) / 2, abs=0.3)
    assert mark[0].x > max(ends)


def test_a_name_of_one_word_stays_inside_the_text_area_whatever_its_length() -> None:
    for length in (1, 6, 15, 30, 60):
        page = first_page(with_head(NOTICE, issuers=(("优化营商环境" * 10)[:length],), mark=""))
        name = [char for char in page if char.size > 16 and char.ink_top < 130]
        assert min(char.x for char in name) > 27.9, length
        assert max(char.x + 2 for char in name) < 184.1, length


def test_a_long_name_is_divided_rather_than_made_small() -> None:
    name = "鄂州市推进政府职能转变和“放管服”改革协调小组办公室"
    lines = lines_of(first_page(with_head(NOTICE, issuers=(name,))))
    assert words(lines[0]) + words(lines[1]) == f"{name}文件"
    assert lines[0][0].size > 30


def test_a_long_name_of_a_briefing_is_divided_too() -> None:
    name = "鄂州市优化营商环境和社会信用体系建设领导小组办公室工作动态"
    lines = lines_of(first_page(with_head(BRIEFING, mark=name)))
    assert words(lines[0]) + words(lines[1]) == name


def test_a_head_without_a_number_has_its_rule_under_the_name() -> None:
    pdf = pdf_of(with_head(NOTICE, number=""))
    name = lines_of(pages_of(pdf)[0])[0]
    assert rules_of(pdf)[0][0].top == pytest.approx(ink(name)[1] + 4, abs=0.1)


def test_a_paper_without_a_head_begins_with_its_title() -> None:
    pdf = pdf_of(replace(NOTICE, head=Head()))
    assert not [rule for rule in rules_of(pdf)[0] if rule.is_red]
    assert words(lines_of(pages_of(pdf)[0])[0]) == "市优化营商环境领导小组"


def test_the_name_of_a_letter_begins_30_mm_under_the_edge_of_the_paper() -> None:
    assert ink(lines_of(first_page(LETTER))[0])[0] == pytest.approx(30, abs=0.1)


def test_the_double_rules_of_a_letter_are_170_mm_wide_and_where_the_standard_has_them() -> None:
    pdf = pdf_of(LETTER)
    name = lines_of(pages_of(pdf)[0])[0]
    thick, thin, lower_thin, lower_thick = rules_of(pdf)[0]
    assert {(round(rule.left, 1), round(rule.right, 1)) for rule in rules_of(pdf)[0]} == {
        (20.0, 190.0)
    }
    assert all(rule.is_red for rule in rules_of(pdf)[0])
    assert thick.top - thick.thickness / 2 == pytest.approx(ink(name)[1] + 4, abs=0.1)
    assert thick.thickness > 2 * thin.thickness
    assert lower_thick.thickness > 2 * lower_thin.thickness
    assert lower_thick.top + lower_thick.thickness / 2 == pytest.approx(297 - 20, abs=0.05)


def test_the_number_of_a_letter_stands_flush_right_under_the_rule() -> None:
    pdf = pdf_of(LETTER)
    number = line_with(pages_of(pdf)[0], "〔2024〕3号")
    thin = rules_of(pdf)[0][1]
    assert right_of(number[-1]) == pytest.approx(184, abs=0.1)
    gap = number[0].em_top - (thin.top + thin.thickness / 2)
    assert gap == pytest.approx(CELL * 7 / 8, abs=0.05)


def test_the_title_of_a_letter_stands_two_rows_under_its_number() -> None:
    page = first_page(LETTER)
    number, title = line_with(page, "〔2024〕3号"), line_with(page, "督办函")
    gap = title[0].em_top - (number[0].em_top + 16 * MM)
    assert abs(gap - 2 * ROW) <= ROW / 2 + 0.8


def test_the_first_page_of_a_letter_shows_no_number_and_the_next_one_does() -> None:
    pages = pages_of_paper(replace(LETTER, blocks=paragraphs([SENTENCE] * 12)))
    assert [number_of(page) for page in pages] == ["", "—2—"]


def test_a_briefing_has_issue_office_and_date_over_its_rule() -> None:
    pdf = pdf_of(BRIEFING)
    lines = lines_of(pages_of(pdf)[0])
    assert [words(line) for line in lines[:3]] == [
        "优化营商环境工作简报",
        "第12期",
        "市优化办2024年10月20日",
    ]
    assert rules_of(pdf)[0][0].top == pytest.approx(lines[2][0].em_top + 16 * MM + 4, abs=0.05)
    assert right_of(lines[2][-1]) == pytest.approx(184 - CELL, abs=0.1)


def test_a_special_report_has_the_same_head() -> None:
    report = with_head(replace(BRIEFING, kind=PaperKind.SPECIAL_REPORT), mark="营商环境专报")
    assert words(lines_of(first_page(report))[0]) == "营商环境专报"


def test_a_report_has_no_red_head() -> None:
    pdf = pdf_of(replace(BRIEFING, kind=PaperKind.REPORT, head=Head(issuers=(GROUP,))))
    assert rules_of(pdf)[0] == []
    assert words(lines_of(pages_of(pdf)[0])[0]) == "三季度推进情况"
