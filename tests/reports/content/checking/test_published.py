"""The two published documents: what is clean in them raises nothing, what is wrong is found."""

from dataclasses import replace
from pathlib import Path

import pytest

from models.operations.documents import accept_document
from models.papers import Annex, Composition, PaperTable, Paragraph, Run
from models.paths import resource_path
from models.queries.units import list_groups, list_units
from reports.content.drafting_check import DraftFacts, Finding, FindingKind, check_paper
from reports.incoming.reading import read_file
from tests.builders import new_workspace
from tests.reports.content.checking.published import pilot_notice, work_plan


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> DraftFacts:
    """The register as it is once the list of 2023 is in the ledger."""
    folder: Path = tmp_path_factory.mktemp("register")
    with new_workspace(folder) as workspace:
        accept_document(
            workspace, read=read_file(resource_path("samples", "2023-pilot-items-full.txt"))
        )
        return DraftFacts(list_units(workspace), list_groups(workspace))


def of_kind(findings: tuple[Finding, ...], kind: FindingKind) -> list[Finding]:
    return [finding for finding in findings if finding.kind is kind]


def edited(draft: Composition, old: str, new: str, *, in_annex: bool = False) -> Composition:
    """Return the draft with words of its body, or of the text under its list, changed."""
    paper = draft.paper
    annex = paper.annexes[0]
    blocks = annex.blocks if in_annex else paper.blocks
    assert any(isinstance(one, Paragraph) and old in one.text for one in blocks)
    changed = tuple(
        Paragraph((Run(one.text.replace(old, new)),)) if isinstance(one, Paragraph) else one
        for one in blocks
    )
    if in_annex:
        return Composition(replace(paper, annexes=(Annex(annex.title, changed),)))
    return Composition(replace(paper, blocks=changed))


def test_the_plan_of_2024_is_clean(facts: DraftFacts) -> None:
    assert check_paper(work_plan(), facts) == ()


def test_of_the_notice_of_2023_only_its_slips_are_found(facts: DraftFacts) -> None:
    findings = check_paper(pilot_notice(), facts)
    assert [finding.sentence for finding in findings] == [
        "同一单位有两种写法：“市交通运输局”和“市交通局”，请统一。",
        "同一单位有两种写法：“葛店经开区”和“葛店开发区”，请统一。",
        "“沙阳县”疑为“沙洋县”，请核对。",
        "“鄞阳区”疑为“汉阳区”或“郧阳区”，请核对。",
    ]


def test_a_unit_left_out_of_the_addressees_is_named(facts: DraftFacts) -> None:
    draft = pilot_notice()
    fewer = replace(draft.paper, addressees=draft.paper.addressees.replace("市司法局、", ""))
    findings = of_kind(check_paper(Composition(fewer), facts), FindingKind.ADDRESSEE)
    assert [finding.sentence for finding in findings] == ["附件里有、主送里没有：市司法局。"]


def test_an_addressee_without_a_row_is_opened(facts: DraftFacts) -> None:
    draft = pilot_notice()
    more = replace(
        draft.paper, addressees=draft.paper.addressees.replace("市法院", "市法院、市民政局")
    )
    (finding,) = of_kind(check_paper(Composition(more), facts), FindingKind.ADDRESSEE)
    assert "市民政局" in finding.sentence
    assert more.addressees[finding.place.start : finding.place.end] == "市民政局"


def test_a_group_word_stands_for_its_areas(facts: DraftFacts) -> None:
    draft = pilot_notice()
    without = replace(draft.paper, addressees=draft.paper.addressees.replace("各区人民政府，", ""))
    (finding,) = of_kind(check_paper(Composition(without), facts), FindingKind.ADDRESSEE)
    assert finding.sentence == "附件里有、主送里没有：鄂城区、华容区、梁子湖区。"


def test_words_for_all_bodies_of_the_city_cover_them(facts: DraftFacts) -> None:
    wide = replace(
        pilot_notice().paper,
        addressees="各区人民政府，葛店经开区、临空经济区管委会，市直各有关单位",
    )
    assert of_kind(check_paper(Composition(wide), facts), FindingKind.ADDRESSEE) == []


def test_a_total_that_misses_the_rows_is_found_wherever_it_stands(facts: DraftFacts) -> None:
    draft = edited(pilot_notice(), "28类、36项", "28类、35项")
    findings = check_paper(draft, facts)
    assert [one.sentence for one in of_kind(findings, FindingKind.TOTAL)] == [
        "正文写“共有28类、35项”，附件表格有36行。"
    ]


def test_a_number_of_categories_that_misses_the_rows_is_found(facts: DraftFacts) -> None:
    draft = edited(pilot_notice(), "28类、36项", "27类、36项")
    (finding,) = of_kind(check_paper(draft, facts), FindingKind.TOTAL)
    assert (finding.sentence, finding.suggestion) == (
        "正文写“共有27类、36项”，附件表格有28类。", "28"
    )  # fmt: skip


def test_a_group_count_that_misses_rows_and_sum_is_found(facts: DraftFacts) -> None:
    findings = check_paper(edited(pilot_notice(), "华容区7项", "华容区6项"), facts)
    (total,) = of_kind(findings, FindingKind.TOTAL)
    (added,) = of_kind(findings, FindingKind.SUM)
    assert (total.sentence, total.suggestion) == (
        "正文写华容区6项，附件表格里华容区有7行。", "7"
    )  # fmt: skip
    assert "分项11＋8＋6＋5＋3＋2＝35" in added.sentence


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [("51.9%", "51.8%", "51.9%"), ("29.3%", "29.4%", "29.3%"), ("62.5%", "62.4%", "62.5%")],
)
def test_a_share_that_does_not_follow_is_found_with_the_right_one(
    old: str, new: str, right: str, facts: DraftFacts
) -> None:
    (finding,) = of_kind(check_paper(edited(pilot_notice(), old, new), facts), FindingKind.SHARE)
    assert finding.suggestion == right


def test_a_multiple_that_does_not_follow_is_found(facts: DraftFacts) -> None:
    findings = check_paper(edited(pilot_notice(), "2.6倍", "2.5倍"), facts)
    assert [one.suggestion for one in of_kind(findings, FindingKind.SHARE)] == ["2.6"]


def test_the_statement_is_held_against_the_rows(facts: DraftFacts) -> None:
    draft = edited(pilot_notice(), "市税务局9项", "市税务局8项", in_annex=True)
    (finding,) = of_kind(check_paper(draft, facts), FindingKind.TOTAL)
    assert finding.sentence == "说明写市税务局8项，表格里有9项。"
    assert (finding.place.annex, finding.place.index) == (0, 1)


def test_a_unit_missing_in_the_statement_is_named(facts: DraftFacts) -> None:
    draft = edited(pilot_notice(), "市公安局1项、", "", in_annex=True)
    (finding,) = of_kind(check_paper(draft, facts), FindingKind.TOTAL)
    assert finding.sentence == "说明里没有表格中的市公安局。"


def test_a_list_with_rows_lost_says_so_by_totals_and_serials(facts: DraftFacts) -> None:
    findings = check_paper(pilot_notice("2023-pilot-items"), facts)
    serials = [one.sentence for one in of_kind(findings, FindingKind.SERIAL)]
    assert serials == [
        "表格序号开头之后是4，缺1～3。",
        "表格序号7之后是11，缺8～10。",
        "表格序号15之后是29，缺16～28。",
    ]
    assert any("附件表格有17行" in one.sentence for one in of_kind(findings, FindingKind.TOTAL))


def test_a_serial_printed_twice_is_found(facts: DraftFacts) -> None:
    draft = pilot_notice()
    table, statement = draft.paper.annexes[0].blocks
    assert isinstance(table, PaperTable)
    first = table.groups[0]
    row = (Run("1"), *first.rows[1][1:])
    groups = (replace(first, rows=(first.rows[0], row, *first.rows[2:])), *table.groups[1:])
    annex = Annex(draft.paper.annexes[0].title, (replace(table, groups=groups), statement))
    twice = Composition(replace(draft.paper, annexes=(annex,)))
    sentences = [one.sentence for one in of_kind(check_paper(twice, facts), FindingKind.SERIAL)]
    assert "表格序号1出现两次。" in sentences
