"""版记 at the foot of the last page, measured (GB/T 9704 7.4, 7.5, 10.1)."""

from dataclasses import replace

import pytest

from models.papers import Annex, Imprint, Signature
from reports.pages.page_options import PageOptions
from tests.reports.pages.paper_samples import (
    LETTER,
    NOTICE,
    SENTENCE,
    line_with,
    number_of,
    pages_of_paper,
    paragraphs,
    pdf_of,
    right_of,
)
from tests.reports.pages.pdf_reading import MM, lines_of, pages_of, rules_of, words

BOTH_SIDES = PageOptions(is_double_sided=True)
SIZE_4 = 14 * MM


def black_rules(pdf: bytes) -> list[tuple[float, float]]:
    """Return place and thickness of the rules of the last page."""
    return [(rule.top, rule.thickness) for rule in rules_of(pdf)[-1] if not rule.is_red]


def test_its_last_rule_lies_on_the_bottom_edge_of_the_text_area() -> None:
    assert black_rules(pdf_of(NOTICE))[-1][0] == pytest.approx(262, abs=0.05)


def test_outer_rules_are_thicker_than_inner_ones_and_as_wide_as_the_text_area() -> None:
    pdf = pdf_of(NOTICE)
    assert [rule[1] for rule in black_rules(pdf)] == pytest.approx([0.35, 0.25, 0.35], abs=0.01)
    for rule in rules_of(pdf)[-1]:
        assert (rule.left, rule.right) == pytest.approx((28, 184), abs=0.01)


def test_entries_are_set_in_size_4_one_character_in_with_aligned_turn_lines() -> None:
    copied = "、".join(f"市第{number}单位" for number in range(20))
    page = pages_of_paper(replace(NOTICE, imprint=Imprint((("抄送", copied),))))[-1]
    first = line_with(page, "抄送：")
    turned = lines_of(page)[lines_of(page).index(first) + 1]
    assert {char.size for char in first} == {14}
    assert first[0].x == pytest.approx(28 + SIZE_4, abs=0.1)
    assert turned[0].x == pytest.approx(first[3].x, abs=0.1)
    assert right_of(first[-1]) <= 184 - SIZE_4 + SIZE_4 / 2
    assert words(lines_of(page)[-1])[-1] == "。"


def test_printer_and_day_of_printing_stand_left_and_right() -> None:
    line = line_with(pages_of_paper(NOTICE)[-1], "印发")
    assert words(line) == "鄂州市优化营商环境领导小组办公室2024年3月27日印发"
    assert line[0].x == pytest.approx(28 + SIZE_4, abs=0.1)
    assert right_of(line[-1]) == pytest.approx(184 - SIZE_4, abs=0.1)


def test_a_long_printer_does_not_run_into_the_day() -> None:
    long = "鄂州市优化营商环境和社会信用体系建设领导小组办公室（市发展和改革委员会）"
    imprint = replace(NOTICE.imprint, printed_by=long)
    first, second = lines_of(pages_of_paper(replace(NOTICE, imprint=imprint))[-1])[-2:]
    assert words(first) + words(second) == f"{long}2024年3月27日印发"
    assert right_of(first[-1]) < 150


def test_the_number_of_copies_stands_under_a_rule_of_its_own() -> None:
    pdf = pdf_of(replace(NOTICE, imprint=replace(NOTICE.imprint, copies="共印50份")))
    line = line_with(pages_of(pdf)[-1], "共印50份")
    assert right_of(line[-1]) == pytest.approx(184 - SIZE_4, abs=0.1)
    assert len(black_rules(pdf)) == 4


def test_report_send_issue_stand_below_each_other_without_rules_between() -> None:
    entries = (("报", "市委领导"), ("送", "各成员单位"), ("发", "各区"))
    pdf = pdf_of(replace(NOTICE, imprint=Imprint(entries)))
    lines = [words(line) for line in lines_of(pages_of(pdf)[-1])]
    assert lines[-3:] == ["报：市委领导。", "送：各成员单位。", "发：各区。"]
    assert len(black_rules(pdf)) == 2


def test_a_paper_without_one_has_no_rules() -> None:
    assert black_rules(pdf_of(replace(NOTICE, imprint=Imprint()))) == []


def test_a_letter_has_neither_rules_nor_printer_nor_day() -> None:
    pdf = pdf_of(replace(LETTER, imprint=NOTICE.imprint))
    last = lines_of(pages_of(pdf)[-1])[-1]
    assert black_rules(pdf) == []
    assert words(last).startswith("抄送：")
    assert 255 < last[0].y < 262


def test_the_copies_line_of_a_letter_does_not_stand_alone_on_a_page() -> None:
    for count in range(2, 30):
        blocks = paragraphs(f"#{number}。" for number in range(count))
        pages = pages_of_paper(replace(LETTER, blocks=blocks, imprint=NOTICE.imprint))
        assert "#" in words(pages[-1]), count
        assert "抄送" in words(pages[-1])


@pytest.mark.parametrize("signature", [NOTICE.signature, None], ids=["signed", "unsigned"])
def test_text_goes_along_where_it_would_stand_alone_on_a_page(
    signature: Signature | None,
) -> None:
    texts = ["各区抓好落实。"] * 4
    for _ in range(12):
        texts.append(texts[0])
        paper = replace(NOTICE, blocks=paragraphs(texts), signature=signature)
        *before, last = pages_of_paper(paper)
        assert "抓好落实" in words(last), len(texts)
        assert all(words(page).count("抓好落实") > 1 for page in before)


def test_without_room_it_goes_to_a_page_of_its_own() -> None:
    pages = pages_of_paper(replace(NOTICE, blocks=paragraphs(["各区各部门。"] * 2)))
    assert [number_of(page) for page in pages] == ["—1—", "—2—"]
    assert words(pages[1]).startswith("抄送：")


def test_it_stands_after_the_annexes() -> None:
    pages = pages_of_paper(replace(NOTICE, annexes=(Annex("方案", paragraphs([SENTENCE])),)))
    assert len(pages) == 2
    assert "抄送" in words(pages[1])


def test_on_both_sides_it_stands_on_an_even_page() -> None:
    for count in range(1, 24):
        paper = replace(NOTICE, annexes=(Annex("方案", paragraphs([SENTENCE] * count)),) * 2)
        pages = pages_of_paper(paper, BOTH_SIDES)
        assert len(pages) % 2 == 0, count
        assert "抄送" in words(pages[-1]), count


def test_neither_a_blank_page_before_it_nor_its_own_has_a_number() -> None:
    # The annex fills page 2; an odd page stays blank before the even one of 版记.
    paper = replace(NOTICE, annexes=(Annex("方案", paragraphs(["各区各部门。"] * 17)),))
    pages = pages_of_paper(paper, BOTH_SIDES)
    assert [number_of(page) for page in pages] == ["—1—", "—2—", "", ""]
    assert pages[2] == []


def test_after_a_page_with_text_its_own_page_keeps_the_number() -> None:
    assert [number_of(page) for page in pages_of_paper(NOTICE, BOTH_SIDES)] == ["—1—", "—2—"]
