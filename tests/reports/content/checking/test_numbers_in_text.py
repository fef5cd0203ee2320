"""Sums, shares and figures in running text; what is no sum and no share stays in peace."""

from dataclasses import replace

import pytest

from models.papers import Composition, Figure, Paragraph, Run
from models.vocabulary import RecordKind
from reports.content.drafting_check import DraftFacts, Finding, FindingKind, check_paper
from tests.reports.content.checking.papers import PAPER, found, marked, text_paper, told


def test_parts_beyond_their_total_are_found_on_the_total() -> None:
    paper = text_paper("19项任务中，已完成8项、推进中9项、已逾期3项。")
    (finding,) = found(paper, FindingKind.SUM)
    assert finding.sentence == "前面写19项，分项8＋9＋3＝20，两处不一致。"
    assert (marked(paper, finding), finding.suggestion) == ("19", "20")


def test_parts_short_of_the_total_are_found_where_they_are_all_the_areas() -> None:
    paper = text_paper("全市36项中，市本级11项、鄂城区8项和华容区7项。")
    assert "＝26" in told(found(paper, FindingKind.SUM))


@pytest.mark.parametrize(
    "text",
    [
        "19项任务中，已完成8项、推进中9项，其余另行说明。",
        "全市36项中，鄂城区8项、华容区7项等进展较快。",
        "全省共确定了54类、123项，我市有28类、36项。",
        "各区报送不少于10项、8项，全市推出不少于100项。",
        "任务涉及牵头单位14家、责任单位15家，共19家。",
    ],
)
def test_parts_that_need_not_add_up_are_left_alone(text: str) -> None:
    assert found(text_paper(text), FindingKind.SUM) == ()


@pytest.mark.parametrize(
    "text",
    [
        "52项任务已完成12项，办结率23.1%。",
        "已完成12项，未完成8项，完成率60%。",
        "省第三方评价占年度总分50%，由三项构成（权重分别为40%、40%、20%）。",
        "27家省直部门评分占比15%。",
        "走访企业20家，帮助12家，满意率98.5%。",
        "两个事项完成3项、5项，投资增长7.5%。",
        "指标任务共55项，达到进度44项、占比80.0%，未达到11项、占比20%。",
        "通报的4项指标中，3项未达到进度（进展占比低于91.7%）。",
        "未达到进度11项，为投资80亿元、幼儿园覆盖率达50%、新建安置区5项。",
        "办理22件，办结20件，年度投资完成率71.5%，办结率90%以上的目标不变。",
    ],
)
def test_shares_that_follow_or_are_measured_elsewhere_are_left_alone(text: str) -> None:
    assert found(text_paper(text), FindingKind.SHARE) == ()


def test_a_share_that_was_cut_off_instead_of_rounded_is_found() -> None:
    paper = text_paper("分解为222个工作内容，欠进度的有17个，占7.7%；达进度的有162个，占72.9%。")
    assert [finding.suggestion for finding in found(paper, FindingKind.SHARE)] == ["73%"]


def test_a_share_far_from_any_pair_is_found_without_a_guess() -> None:
    (finding,) = found(text_paper("52项任务已完成12项，办结率80%。"), FindingKind.SHARE)
    assert (finding.sentence, finding.suggestion) == ("“80%”与前后的数对不上，请核对。", "")


OVERDUE = Figure("late", "4", "已逾期任务", RecordKind.TASK, ("a", "b", "c", "d"))
TOTAL = Figure("all", "19", "重点任务", RecordKind.TASK)


def figures_found(*runs: Run, is_edited: bool = False) -> tuple[Finding, ...]:
    paper = replace(PAPER, blocks=(Paragraph(runs, "x", is_edited),))
    findings = check_paper(Composition(paper, (OVERDUE, TOTAL)), DraftFacts())
    return tuple(one for one in findings if one.kind is FindingKind.FIGURE)


def test_a_live_number_as_counted_is_left_alone() -> None:
    assert figures_found(Run("已逾期"), Run("4", "late"), Run("项。")) == ()


def test_a_live_number_that_was_overwritten_is_found() -> None:
    (finding,) = figures_found(Run("已逾期"), Run("5", "late"), Run("项。"))
    assert finding.sentence == "写的是“5”，台账里已逾期任务是4。"
    assert (finding.place.start, finding.place.end, finding.suggestion) == (3, 4, "4")


def test_a_number_whose_figure_is_gone_is_found() -> None:
    (finding,) = figures_found(Run("已取消"), Run("2", "cancelled"), Run("项。"))
    assert "没有对应的数字" in finding.sentence


def test_a_typed_number_beside_a_figures_label_is_held_against_it() -> None:
    (finding,) = figures_found(Run("目前已逾期任务共5项，请抓紧。"), is_edited=True)
    assert (finding.sentence, finding.suggestion) == ("写的是“5”，台账里已逾期任务是4。", "4")


def test_a_typed_number_found_in_no_figure_is_pointed_at() -> None:
    (finding,) = figures_found(Run("19项任务中有7项推进较慢，4项逾期。"), is_edited=True)
    assert finding.sentence == "这一段是手工写的，“7项”在台账算出的数字里找不到，请核对。"


def test_a_paragraph_a_person_added_is_looked_at_too() -> None:
    paper = replace(PAPER, blocks=(Paragraph((Run("另有8项任务推进较慢。"),)),))
    findings = check_paper(Composition(paper, (OVERDUE, TOTAL)), DraftFacts())
    assert "“8项”" in told([one for one in findings if one.kind is FindingKind.FIGURE])


def test_days_and_document_numbers_in_edited_words_are_no_figures() -> None:
    words = "根据鄂州优化发〔2024〕6号，2024年5月31日前、5个工作日内第3期简报报送19项任务。"
    assert figures_found(Run(words), is_edited=True) == ()
