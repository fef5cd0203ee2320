"""Official texts of any content: printed without loss, no line begins or ends badly."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from models.papers import Annex, Imprint, Paper, Paragraph, Run, Signature
from models.vocabulary import PaperKind
from reports.pages.line_breaking import NOT_AT_END, NOT_AT_START
from reports.pages.page_options import PageOptions
from reports.pages.print_text import for_print
from tests.reports.pages.paper_samples import NOTICE, pages_of_paper, paragraphs, pdf_of
from tests.reports.pages.pdf_reading import Char, lines_of, texts_of, words

WORDS = [
    "优化营商环境",
    "重点任务",
    "各区",
    "硚口区",
    "猇亭区",
    "龘",
    "𫖯",
    "𬱖镇",
    "国务院",
    "的",
    "和",
]
NUMBERS = [
    "2024",
    "57.9%",
    "1,234",
    "〔2024〕4号",
    "8:30",
    "3—5",
    "1+N",
    "±2",
    "℃",
    "5G",
    "QR-code",
    "gov.example.cn/a/b",
]
MARKS = ["，", "。", "、", "；", "：", "！", "？", "……", "——", "·", " ", ", ", "; "]
PIECE = st.one_of(st.sampled_from(WORDS), st.sampled_from(NUMBERS))
BRACKETS = [
    ("（", "）"),
    ("《", "》"),
    ("“", "”"),
    ("‘", "’"),
    ("〔", "〕"),
    ("(", ")"),
    ("【", "】"),
]


@st.composite
def official_text(draw: st.DrawFn) -> str:
    """Return text of words, numbers, marks and closed brackets, as offices type it."""
    parts = []
    for _ in range(draw(st.integers(1, 30))):
        inner = "".join(draw(st.lists(PIECE, min_size=1, max_size=6)))
        opening, closing = draw(st.sampled_from([("", ""), *BRACKETS]))
        parts.append(f"{opening}{inner}{closing}{draw(st.sampled_from(['', *MARKS]))}")
    return "".join(parts)


def body_of(texts: list[str]) -> Paper:
    return replace(
        NOTICE, blocks=paragraphs(texts), signature=None, imprint=Imprint(), addressees=""
    )


def body_lines(page: list[Char]) -> list[str]:
    """Return the lines of the body; marks of small size in it belong to their line."""
    return [words(line) for line in lines_of(page) if line[0].size == 16]


def bare(text: str) -> str:
    return "".join(for_print(text).split())


@settings(max_examples=60, deadline=None)
@given(st.lists(official_text(), min_size=1, max_size=4))
def test_nothing_of_a_text_is_lost(texts: list[str]) -> None:
    lines = [line for page in pages_of_paper(body_of(texts)) for line in body_lines(page)]
    assert "".join(lines[1:]) == "".join(map(bare, texts))


@settings(max_examples=60, deadline=None)
@given(st.lists(official_text(), min_size=1, max_size=4))
def test_no_line_of_a_text_starts_or_ends_badly(texts: list[str]) -> None:
    lines = [line for page in pages_of_paper(body_of(texts)) for line in body_lines(page)[:]]
    starts = {bare(text)[0] for text in texts}
    for before, after in pairwise(lines[1:]):
        assert after[0] not in NOT_AT_START or after[0] in starts, lines
        assert before[-1] not in NOT_AT_END, lines


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120), st.text(max_size=60), st.sampled_from(list(PaperKind)))
def test_any_characters_at_all_make_a_file(text: str, name: str, kind: PaperKind) -> None:
    paper = Paper(
        kind,
        replace(NOTICE.head, issuers=(name, text), signers=(name,), office=name, secrecy=text),
        title=name,
        addressees=text,
        blocks=(Paragraph((Run(text), Run(name))),),
        roll=((name, text),),
        annex_names=(name, text),
        signature=Signature((name, text), name),
        remark=name,
        annexes=(Annex(text, (Paragraph((Run(name),)),)),),
        imprint=Imprint(((name, text),), text, name, text),
    )
    assert texts_of(pdf_of(paper, PageOptions(is_double_sided=True, watermark=name)))
