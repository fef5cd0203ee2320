"""附件说明, signatures, 附注 and annexes, measured (GB/T 9704 7.3.4-7, 10.3)."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.papers import Annex, Imprint, Paper, PaperTable, Run, Signature, TableRows
from tests.reports.pages.paper_samples import (
    CELL,
    GROUP,
    LETTER,
    MINUTES,
    NOTICE,
    ROW,
    SENTENCE,
    line_with,
    pages_of_paper,
    paragraphs,
    right_of,
    row_of,
)
from tests.reports.pages.pdf_reading import Char, lines_of, words

DATE = "2024年3月27日"
SIGNER = "鄂州市人民政府督查室"
BODIES = ("市发改委", "市财政局", "市行政审批局", "市经信局", "市司法局")
SEAL = 42.0


def one_page(paper: Paper) -> list[Char]:
    return pages_of_paper(paper)[0]


def signed(*issuers: str, is_sealed: bool = True, dated: str = DATE) -> Paper:
    return replace(LETTER, signature=Signature(issuers, dated, is_sealed))


def part(line: list[Char], text: str) -> tuple[float, float]:
    """Return where ``text`` begins and ends in the line."""
    start = words(line).index(text)
    return line[start].x, right_of(line[start + len(text) - 1])


def test_the_date_of_a_sealed_signature_ends_four_characters_from_the_right() -> None:
    line = line_with(one_page(signed(SIGNER)), DATE)
    assert right_of(line[-1]) == pytest.approx(184 - 4 * CELL, abs=0.1)


def test_the_body_of_a_sealed_signature_is_centred_on_its_date() -> None:
    page = one_page(signed(SIGNER))
    (name_left, name_right), (left, right) = (
        part(line_with(page, SIGNER), SIGNER),
        part(line_with(page, DATE), DATE),
    )
    assert (name_left + name_right) / 2 == pytest.approx((left + right) / 2, abs=0.1)
    assert row_of(line_with(page, DATE)) - row_of(line_with(page, SIGNER)) == pytest.approx(
        1, abs=0.01
    )


def test_a_long_body_ends_at_the_right_edge_at_most() -> None:
    name = "鄂州市优化营商环境和社会信用体系建设领导小组办公室"
    line = line_with(one_page(signed(name)), name)
    assert right_of(line[-1]) == pytest.approx(184, abs=0.1)


def test_two_blank_rows_leave_room_for_the_seal() -> None:
    page = one_page(signed(SIGNER))
    text, name = line_with(page, "按期完成"), line_with(page, SIGNER)
    assert row_of(name) - row_of(text) == pytest.approx(3, abs=0.01)


def test_an_unsealed_body_ends_two_characters_from_the_right() -> None:
    page = one_page(signed(SIGNER, is_sealed=False))
    name, dated = line_with(page, SIGNER), line_with(page, DATE)
    assert right_of(name[-1]) == pytest.approx(184 - 2 * CELL, abs=0.1)
    assert dated[0].x == pytest.approx(name[0].x + 2 * CELL, abs=0.1)
    assert row_of(name) - row_of(line_with(page, "按期完成")) == pytest.approx(2, abs=0.01)


def test_a_date_longer_than_an_unsealed_body_ends_two_characters_from_the_right() -> None:
    page = one_page(signed("市优化办", is_sealed=False))
    name, dated = line_with(page, "市优化办"), line_with(page, DATE)
    assert right_of(dated[-1]) == pytest.approx(184 - 2 * CELL, abs=0.1)
    assert name[0].x == pytest.approx(dated[0].x - 2 * CELL, abs=0.1)


def test_three_bodies_stand_side_by_side_with_room_for_their_seals() -> None:
    page = one_page(signed(*BODIES[:3]))
    line = line_with(page, BODIES[0])
    middles = [sum(part(line, name)) / 2 for name in BODIES[:3]]
    left, right = part(line_with(page, DATE), DATE)
    assert words(line) == "".join(BODIES[:3])
    assert middles[2] == pytest.approx((left + right) / 2, abs=0.1)
    assert min(middles[1] - middles[0], middles[2] - middles[1]) > SEAL
    assert middles[0] - SEAL / 2 >= 28
    assert middles[2] + SEAL / 2 <= 184


def test_a_fourth_body_stands_in_a_row_of_its_own_that_no_seal_above_reaches() -> None:
    page = one_page(signed(*BODIES))
    first, second = line_with(page, BODIES[0]), line_with(page, BODIES[3])
    assert words(second) == "".join(BODIES[3:])
    assert second[0].em_top - first[0].em_top > SEAL
    assert row_of(line_with(page, DATE)) == pytest.approx(row_of(second) + 1, abs=0.01)


def test_long_bodies_side_by_side_do_not_run_into_each_other() -> None:
    names = ("鄂州市发展和改革委员会", "鄂州市自然资源和规划局", "鄂州市行政审批局")
    page = one_page(signed(*names))
    lines = lines_of(page)
    above, below = line_with(page, "按期完成"), line_with(page, DATE)
    rows = lines[lines.index(above) + 1 : lines.index(below)]
    assert len(rows) == 2
    assert sorted("".join(map(words, rows))) == sorted("".join(names))
    for line in rows:
        steps = [after.x - before.x for before, after in pairwise(line)]
        assert min(steps) > 2


def test_unsealed_bodies_stand_below_each_other() -> None:
    page = one_page(signed(*BODIES[:2], is_sealed=False))
    first, second = line_with(page, BODIES[0]), line_with(page, BODIES[1])
    assert row_of(second) - row_of(first) == pytest.approx(1, abs=0.01)


def test_a_remark_stands_in_brackets_under_the_date() -> None:
    for typed in ("此件公开发布", "（此件公开发布）"):
        page = one_page(replace(NOTICE, remark=typed))
        line = line_with(page, "此件公开")
        assert words(line) == "（此件公开发布）"
        assert line[0].x == pytest.approx(28 + 2 * CELL, abs=0.1)
        assert row_of(line) - row_of(line_with(page, DATE)) == pytest.approx(1, abs=0.01)


def test_one_annex_is_named_without_number_and_mark() -> None:
    line = line_with(one_page(replace(LETTER, annex_names=("责任清单。",))), "附件")
    assert words(line) == "附件：责任清单"
    assert line[0].x == pytest.approx(28 + 2 * CELL, abs=0.1)


def test_several_annexes_are_numbered_and_their_names_aligned() -> None:
    long = "鄂州市2023年入选全省优化营商环境先行区改革事项清单及其创建单位、指导单位对照表"
    page = one_page(replace(LETTER, annex_names=("责任清单", long)))
    first, second, turned = (line_with(page, text) for text in ("1.责任", "2.鄂州", "项清单及其"))
    assert words(first) == "附件：1.责任清单"
    assert second[0].x == pytest.approx(first[3].x, abs=0.1)
    assert turned[0].x == pytest.approx(second[2].x, abs=0.1)
    assert row_of(first) - row_of(line_with(page, "按期完成")) == pytest.approx(2, abs=0.01)


def test_an_annex_begins_a_page_with_its_label_and_its_title_on_the_third_row() -> None:
    annexes = (Annex("责任清单", paragraphs(["略。"])), Annex("事项清单", paragraphs(["略。"])))
    paper = replace(LETTER, annex_names=("责任清单", "事项清单"), annexes=annexes)
    first, second = pages_of_paper(paper)[1:]
    for page, label, title in ((first, "附件1", "责任清单"), (second, "附件2", "事项清单")):
        lines = lines_of(page)
        assert [words(line) for line in lines[:2]] == [label, title]
        assert lines[0][0].x == pytest.approx(28, abs=0.1)
        assert row_of(lines[0]) == pytest.approx(0, abs=0.05)
        assert lines[1][0].em_top == pytest.approx(37 + 2 * ROW, abs=0.3)
        assert (lines[1][0].x + right_of(lines[1][-1])) / 2 == pytest.approx(106, abs=0.1)


def test_a_single_annex_has_a_label_without_number() -> None:
    paper = replace(LETTER, annex_names=("清单",), annexes=(Annex("清单"),))
    assert words(lines_of(pages_of_paper(paper)[1])[0]) == "附件"


def test_a_text_that_is_issued_and_not_listed_has_no_label() -> None:
    paper = replace(LETTER, annexes=(Annex("工作方案", paragraphs([SENTENCE]), label=""),))
    assert words(lines_of(pages_of_paper(paper)[1])[0]) == "工作方案"


def test_annexes_keep_the_labels_they_came_with_and_bare_ones_are_counted() -> None:
    annexes = tuple(Annex("清单", label=label) for label in ("", "附件", "附件5", "附件"))
    pages = pages_of_paper(replace(LETTER, annexes=annexes))
    first_lines = [words(lines_of(page)[0]) for page in pages[1:]]
    assert first_lines == ["清单", "附件1", "附件5", "附件3"]


def test_a_text_passed_on_lists_its_own_annexes() -> None:
    plan = Annex("工作方案", paragraphs([SENTENCE]), "", ("任务表", "时间表"))
    page = pages_of_paper(replace(LETTER, annexes=(plan,)))[1]
    first, second = line_with(page, "任务表"), line_with(page, "时间表")
    assert words(first) == "附件：1.任务表"
    assert row_of(first) - row_of(line_with(page, "完成")) == pytest.approx(2, abs=0.01)
    assert second[0].x == pytest.approx(first[3].x, abs=0.05)


def test_a_sideways_annex_lies_on_a_turned_page_and_the_imprint_stands_upright() -> None:
    rows = TableRows("鄂城区", ((Run("1"), Run(SENTENCE)),) * 3)
    table = PaperTable(("序号", "事项"), (rows,), group_heading="区域", is_sideways=True)
    paper = replace(NOTICE, annex_names=("清单",), annexes=(Annex("清单", (table,)),))
    pages = pages_of_paper(paper)
    assert "附件清单区域序号事项" in words(pages[1])
    assert "抄送" in words(pages[2])


@pytest.mark.parametrize(("count", "lies"), [(1, True), (15, True), (40, False)])
def test_a_note_under_a_sideways_table_lies_like_it_unless_it_is_long(
    count: int, *, lies: bool
) -> None:
    rows = TableRows("", ((Run("1"), Run(SENTENCE)),) * 12)
    table = PaperTable(("序号", "事项"), (rows,), is_sideways=True)
    annex = Annex("清单", (table, *paragraphs([f"说明：{SENTENCE * count}"])))
    pages = pages_of_paper(replace(LETTER, annex_names=("清单",), annexes=(annex,)))
    note = [char for page in pages for char in page if char.char in "说明"][-2:]
    assert (abs(note[0].x - note[1].x) < 1) == lies


def test_those_present_stand_under_the_text_of_minutes_with_names_aligned() -> None:
    page = one_page(MINUTES)
    first, absent = line_with(page, "出席："), line_with(page, "请假：")
    turned = lines_of(page)[lines_of(page).index(first) + 1]
    assert first[0].x == absent[0].x == pytest.approx(28 + 2 * CELL, abs=0.1)
    assert turned[0].x == pytest.approx(first[3].x, abs=0.1)
    assert row_of(first) - row_of(line_with(page, "4月20日")) == pytest.approx(2, abs=0.01)


def body_rows(page: list[Char]) -> int:
    return sum("#" in words(line) for line in lines_of(page))


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 60), st.booleans(), st.sampled_from([(), ("清单",), ("清单", "方案")]))
def test_a_signature_never_stands_without_text(
    count: int, is_sealed: bool, annex_names: tuple[str, ...]
) -> None:
    paper = replace(
        NOTICE,
        blocks=paragraphs(f"#{number}。" for number in range(count)),
        annex_names=annex_names,
        signature=Signature((GROUP,), DATE, is_sealed),
    )
    pages = pages_of_paper(paper)
    page = next(page for page in pages if DATE in words(page))
    assert body_rows(page) >= min(2, count)
    assert sum(map(body_rows, pages)) == count
    assert body_rows(pages[0]) > 0
    assert "此页无正文" not in "".join(map(words, pages))


def test_rows_go_over_to_a_signature_together_with_their_heading() -> None:
    for count in range(3, 12):
        texts = [*[f"#{number}。" for number in range(count)], "一、要求", "#末尾一句"]
        pages = pages_of_paper(replace(NOTICE, blocks=paragraphs(texts)))
        with_heading = next(page for page in pages if "一、要求" in words(page))
        assert "#末尾一句" in words(with_heading), count


def test_blank_rows_are_given_up_where_no_text_can_go_over() -> None:
    title = "关于进一步深化以控制成本为核心优化营商环境工作的若干措施及其责任分工方案" * 2
    paper = replace(NOTICE, title=title, addressees="", imprint=Imprint())
    pages = pages_of_paper(paper)
    assert len(pages) == 1
    assert DATE in words(pages[0])


def test_a_signature_after_a_table_has_its_last_row_with_it() -> None:
    for count in range(1, 20):
        rows = tuple((Run(f"#{number}"), Run(SENTENCE)) for number in range(count))
        table = PaperTable(("序号", "事项"), (TableRows("", rows),))
        pages = pages_of_paper(replace(NOTICE, blocks=(*NOTICE.blocks, table)))
        page = next(page for page in pages if DATE in words(page))
        assert body_rows(page) > 0, count
