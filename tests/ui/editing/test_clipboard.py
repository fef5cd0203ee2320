"""Blocks of cells on the clipboard: what we put there, and what WPS, Excel and Word put there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.tables.clipboard import Block, from_html, from_tsv, read_block, to_html, to_tsv

CELLS = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="'\"=+-@\t\n\r 甲1５、", max_size=8),
)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    width = draw(st.integers(1, 4))
    rows = st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4)
    return tuple(tuple(row) for row in draw(rows))


@given(blocks())
def test_any_block_copied_and_pasted_is_the_same(block: Block) -> None:
    assert read_block(to_tsv(block), to_html(block, has_head=False)) == block


@given(blocks())
def test_any_block_keeps_its_shape_in_html(block: Block) -> None:
    read = from_html(to_html(block, has_head=True))
    assert read is not None
    assert [len(row) for row in read] == [len(row) for row in block]


@given(blocks())
def test_no_plain_cell_is_a_formula(block: Block) -> None:
    for row in from_tsv(to_tsv(block).replace("'", "’")):
        assert not any(cell.startswith(("=", "@")) and len(cell) > 1 for cell in row)


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("=1+1", "'=1+1"),
        ("@张三", "'@张三"),
        ("-甲", "'-甲"),
        ("'=1", "''=1"),
        ("-", "-"),
        ("-5", "-5"),
        ("+8.5%", "+8.5%"),
        ("——持续推进", "——持续推进"),
        ("- 一是", "- 一是"),
    ],
)
def test_only_what_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe(
    cell: str, plain: str
) -> None:
    assert to_tsv(((cell,),)) == plain


def test_html_cells_are_marked_as_text_and_escaped() -> None:
    html = to_html((("a<b", "=1\n第二行"),), has_head=False)
    assert html.count("mso-number-format:'\\@'") == 2
    assert "a&lt;b" in html
    assert '=1<br style="mso-data-placement:same-cell">第二行' in html


def test_a_heading_row_is_a_heading() -> None:
    html = to_html((("任务",), ("甲",)), has_head=True)
    assert html.count("<th ") == 1
    assert html.count("<td ") == 1


def test_excel_rows_end_with_a_line_break_that_is_no_row() -> None:
    assert from_tsv("甲\t乙\r\n丙\t丁\r\n") == (("甲", "乙"), ("丙", "丁"))


def test_excel_quotes_cells_with_line_breaks() -> None:
    assert from_tsv('"一是\n二是"\t"说""好"""\r\n') == (("一是\n二是", '说"好"'),)


def test_a_quote_that_is_part_of_the_words_stays() -> None:
    assert from_tsv('"零计划"停电\t甲') == (('"零计划"停电', "甲"),)


def test_shorter_rows_are_filled_up() -> None:
    assert from_tsv("甲\t乙\n丙") == (("甲", "乙"), ("丙", ""))


def test_a_word_table_with_two_paragraphs_in_a_cell_is_read_from_html() -> None:
    html = "<table><tr><td><p>一是</p><p>二是</p></td><td><p>市\n司法局</p></td></tr></table>"
    assert read_block("一是\n二是\t市司法局\n", html) == (("一是\n二是", "市 司法局"),)


def test_merged_cells_leave_the_covered_places_empty() -> None:
    html = (
        "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr>"
        "<tr><td>丙</td><td>丁</td></tr></table>"
    )
    assert from_html(html) == (("甲", "乙", ""), ("", "丙", "丁"))


def test_style_and_text_around_the_table_are_not_cells() -> None:
    html = "<html><style>td{color:red}</style>前<table><tr><td>甲&nbsp;&amp;</td></tr></table>后"
    assert from_html(html) == (("甲 &",),)


def test_html_without_a_table_leaves_the_plain_text() -> None:
    assert read_block("甲\t乙", "<p>甲 乙</p>") == (("甲", "乙"),)


def test_nothing_is_one_empty_cell() -> None:
    assert from_tsv("") == (("",),)
