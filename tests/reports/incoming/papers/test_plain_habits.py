"""Habits of plain official texts that other offices have: names, forms, joint papers, speeches."""

import pytest

from models.papers import PaperTable
from tests.reports.incoming.papers.plain_texts import BRIEFING, read, texts_of


def test_wide_blanks_that_part_names_stay() -> None:
    lines = texts_of(
        read("关于名单的通报\n各区：\n名单如下：\n胡　杨　市税务局\n李　明　市公安局").paper
    )
    assert lines == ["名单如下：", "胡　杨　市税务局", "李　明　市公安局"]


def test_an_annex_of_names_is_no_title() -> None:
    text = "关于名单的通知\n各区：\n现予公布。\n市优化办\n2025年3月1日\n附件\n先进个人名单"
    text += "\n胡　杨\n李　明"
    [annex] = read(text).paper.annexes
    assert (annex.title, len(annex.blocks)) == ("先进个人名单", 2)


@pytest.mark.parametrize("last", ["乙市财政局文件", "乙市财政局\n文件"])
def test_several_bodies_above_the_number_issue_together(last: str) -> None:
    text = f"乙市发展和改革委员会\n{last}\n乙发改〔2025〕4号\n乙市发展和改革委员会 乙市财政局"
    text += "\n关于公布清单的通知\n各区：\n请执行。"
    paper = read(f"{text}\n乙市发展和改革委员会\n乙市财政局\n2025年4月30日").paper
    issuers = ("乙市发展和改革委员会", "乙市财政局")
    assert (paper.head.issuers, paper.signature and paper.signature.issuers) == (issuers, issuers)
    assert paper.title == "乙市发展和改革委员会　乙市财政局\n关于公布清单的通知"


def test_a_form_keeps_the_column_to_be_filled_in() -> None:
    text = "关于申报的通知\n各区：\n请填报。\n附件\n申报表\n案例名称\t\n申报单位\t"
    [annex] = read(text).paper.annexes
    table = annex.blocks[0]
    assert isinstance(table, PaperTable)
    assert len(table.headings) == 2


def test_the_editors_of_a_briefing_stand_in_its_imprint() -> None:
    paper = read(f"{BRIEFING}\n责任编辑：张三　　审核：李四").paper
    assert ("责任编辑", "张三　审核：李四") in paper.imprint.entries


@pytest.mark.parametrize(
    "title", ["致全市企业家的一封信", "乙市人民政府公告", "在全市大会上的讲话"]
)
def test_a_letter_to_everybody_gets_no_red_name(title: str) -> None:
    result = read(f"{title}\n同志们：\n正文如下，请审阅。\n市优化办\n2025年3月1日")
    assert (result.paper.head.issuers, result.paper.head.mark) == ((), "")


def test_a_red_name_made_from_the_signature_is_told_and_bears_no_seal() -> None:
    result = read("关于报送的通知\n各区：\n请报送，谢谢。\n市优化办（盖章）\n2025.8.25")
    assert (result.is_head_added, result.paper.head.issuers) == (True, ("市优化办",))
    assert result.paper.signature is not None
    assert result.paper.signature.dated == "2025年8月25日"


def test_the_day_under_the_title_of_a_speech_is_no_signature() -> None:
    paper = read("在大会上的讲话\n（2025年2月8日）\n李　四\n同志们：\n今天开会，我讲两点。").paper
    assert paper.title == "在大会上的讲话"
    assert paper.signature is None
    assert "今天开会，我讲两点。" in texts_of(paper)


def test_annexes_listed_each_under_its_label_are_the_note() -> None:
    text = "关于报送的通知\n各区：\n请报送。\n附件1：提纲\n附件2：数据表\n市优化办\n2025年3月5日"
    assert read(text).paper.annex_names == ("提纲", "数据表")


def test_addressees_without_a_colon_do_not_join_the_title() -> None:
    paper = read("关于征求意见的函\n市司法局、市法工委\n现送上，请反馈。").paper
    assert paper.title == "关于征求意见的函"


def test_a_note_of_annexes_under_an_unsigned_text_is_the_note() -> None:
    paper = read(
        "关于表彰先进集体和先进个人的决定\n决定授予市税务局等称号。\n"
        "附件：1.先进集体名单\n2.先进个人名单\n附件1\n先进集体名单\n市税务局\n"
        "附件2\n先进个人名单\n张三"
    ).paper
    assert paper.annex_names == ("先进集体名单", "先进个人名单")
    assert [annex.label for annex in paper.annexes] == ["附件1", "附件2"]
