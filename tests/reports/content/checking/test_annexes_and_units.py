"""Annexes named and attached; names of units unknown, old, or written in two ways."""

from dataclasses import replace
from datetime import date

import pytest

from models.papers import Annex, Paper, PaperTable, Run, TableRows
from reports.content.drafting_check import DraftFacts, FindingKind, Part
from tests.reports.content.checking.papers import PAPER, annexed, found, text_paper, told
from tests.reports.content.item_rows import unit

TRAFFIC = unit("市交通运输局", "市交通局")
TAX = unit("市税务局")


def test_an_annex_named_and_not_attached_is_found() -> None:
    (finding,) = found(replace(PAPER, annex_names=("任务清单",)), FindingKind.ANNEX)
    assert finding.sentence == "附件说明里有“任务清单”，后面没有附上。"


def test_an_annex_attached_and_not_named_is_opened() -> None:
    (finding,) = found(replace(PAPER, annexes=(Annex("任务清单"),)), FindingKind.ANNEX)
    assert (finding.place.part, finding.place.annex) == (Part.ANNEX_TITLE, 0)


def test_a_name_broken_or_numbered_otherwise_is_the_same_annex() -> None:
    paper = replace(
        PAPER, annex_names=("1.鄂州市 2024 年任务清单",), annexes=(Annex("鄂州市2024年\n任务清单"),)
    )
    assert found(paper, FindingKind.ANNEX) == ()


def test_the_text_a_notice_passes_on_is_no_annex() -> None:
    paper = replace(PAPER, annexes=(Annex("工作方案", (), ""),))
    assert found(paper, FindingKind.ANNEX) == ()


def test_annexes_in_another_order_are_found() -> None:
    paper = replace(PAPER, annex_names=("甲表", "乙表"), annexes=(Annex("乙表"), Annex("甲表")))
    assert "顺序不一致" in told(found(paper, FindingKind.ANNEX))


def test_a_mark_behind_the_name_of_an_annex_is_found() -> None:
    paper = replace(PAPER, annex_names=("任务清单。",), annexes=(Annex("任务清单"),))
    assert [one.suggestion for one in found(paper, FindingKind.ANNEX)] == ["任务清单"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("详见《任务清单》（附件）。", "这份公文没有附件"),
        ("请填写附件2。", "这份公文没有附件"),
    ],
)
def test_a_reference_to_an_annex_that_is_not_there_is_found(text: str, sentence: str) -> None:
    assert sentence in told(found(text_paper(text), FindingKind.ANNEX))


def test_a_reference_beyond_the_last_annex_or_by_another_name_is_found() -> None:
    beyond = annexed(text_paper("详见《事项清单》（附件3）。"))
    assert "一共只有1个附件" in told(found(beyond, FindingKind.ANNEX))
    renamed = annexed(text_paper("详见《任务清单》（附件）。"))
    assert "《任务清单》与附件名称不一致" in told(found(renamed, FindingKind.ANNEX))
    assert found(annexed(text_paper("详见《事项清单》（附件）。")), FindingKind.ANNEX) == ()


def addressed(*names: str) -> Paper:
    return replace(PAPER, addressees="、".join(names))


def test_an_unknown_addressee_is_found_with_the_name_it_is_near() -> None:
    facts = DraftFacts([TRAFFIC, unit("市统计局")])
    (finding,) = found(addressed("市交通运输管理局"), FindingKind.UNIT, facts=facts)
    assert (finding.sentence, finding.suggestion) == (
        "“市交通运输管理局”没有在单位库中登记，是否“市交通运输局”？",
        "市交通运输局",
    )


def test_known_names_aliases_and_group_words_are_left_alone() -> None:
    facts = DraftFacts([TRAFFIC, TAX])
    paper = addressed("市交通局", "市税务局", "各区人民政府", "市直各有关单位")
    assert found(paper, FindingKind.UNIT, facts=facts) == ()


def test_without_a_register_nothing_is_said_of_names() -> None:
    assert found(addressed("某某局"), FindingKind.UNIT) == ()


def test_unknown_units_of_a_table_are_opened_in_their_cell() -> None:
    table = PaperTable(
        ("序号", "任务", "牵头单位"),
        (TableRows("", ((Run("1"), Run("甲"), Run("市税务局、市水利和湖泊局")),)),),
    )
    (finding,) = found(annexed(PAPER, table), FindingKind.UNIT, facts=DraftFacts([TAX]))
    assert (finding.place.row, finding.place.column, finding.place.start) == (0, 2, 5)


def test_an_old_name_is_found_from_the_day_after_it_ended() -> None:
    old = replace(unit("鄂州银保监分局"), valid_to=date(2023, 7, 20))
    paper = text_paper("由鄂州银保监分局牵头落实。")
    late = DraftFacts([old], as_of=date(2023, 7, 21))
    assert "已于2023年7月20日停用" in told(found(paper, FindingKind.UNIT, facts=late))
    in_time = DraftFacts([old], as_of=date(2023, 7, 20))
    assert found(paper, FindingKind.UNIT, facts=in_time) == ()


def test_two_ways_to_write_a_unit_are_found() -> None:
    paper = text_paper("由市交通运输局牵头。", "市交通局配合。")
    (finding,) = found(paper, FindingKind.UNIT, facts=DraftFacts([TRAFFIC]))
    assert (finding.place.index, finding.suggestion) == (1, "市交通运输局")


def test_a_name_inside_a_longer_one_is_not_that_unit() -> None:
    facts = DraftFacts([unit("市法院", "市中院"), unit("鄂州市中院法庭"), TAX])
    paper = text_paper("由市法院牵头，鄂州市中院法庭配合。")
    assert found(paper, FindingKind.UNIT, facts=facts) == ()


def task_table(rows: int) -> PaperTable:
    cells = tuple((Run(str(n)), Run(f"任务{n}"), Run("市税务局")) for n in range(1, rows + 1))
    return PaperTable(("序号", "任务", "牵头单位"), (TableRows("", cells),))


def test_a_list_of_all_tasks_is_held_against_the_total_of_the_text() -> None:
    paper = text_paper("全市共有19项重点任务，由17家单位牵头，详见附件。")
    wrong = found(annexed(paper, task_table(18), name="重点任务清单"), FindingKind.TOTAL)
    assert [finding.suggestion for finding in wrong] == ["18"]
    right = annexed(paper, task_table(19), name="重点任务清单")
    assert found(right, FindingKind.TOTAL) == ()


def test_a_list_of_late_tasks_is_not_all_the_text_counts() -> None:
    paper = annexed(
        text_paper("全市共有19项重点任务，逾期4项，详见附件。"),
        task_table(4),
        name="逾期任务一览表",
    )
    assert found(paper, FindingKind.TOTAL) == ()


@pytest.mark.parametrize("name", ["逾期任务一览表", "重点任务时限预警一览表"])
def test_who_has_no_late_task_may_get_the_list_of_late_ones(name: str) -> None:
    facts = DraftFacts([TAX, unit("市法院")])
    paper = replace(PAPER, addressees="市税务局、市法院")
    late = annexed(paper, task_table(3), name=name)
    assert found(late, FindingKind.ADDRESSEE, facts=facts) == ()
    whole = annexed(paper, task_table(3), name="重点任务清单")
    assert "“市法院”" in told(found(whole, FindingKind.ADDRESSEE, facts=facts))
