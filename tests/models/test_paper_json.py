"""What is kept of a paper says exactly what the paper said; what is not understood is refused."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.paper_json import (
    FORMAT,
    UnreadablePaperError,
    composition_from_json,
    figures_from_json,
    figures_to_json,
    order_from_json,
    order_to_json,
    paper_from_json,
    paper_to_json,
)
from models.papers import Figure, Head, Paper, PaperOrder, Scope
from models.vocabulary import PaperKind, RecordKind

PAPER = Paper(PaperKind.BRIEFING, Head(mark="工作简报"), "6月简报", ())
ORDER = PaperOrder("briefing", date(2024, 6, 1), date(2024, 6, 30), date(2024, 6, 30), "6")
KEYS = st.lists(st.sampled_from("abcdefgh"), max_size=12).map(tuple)


@given(st.from_type(Paper))
@settings(max_examples=60, deadline=None)
def test_a_paper_comes_back_exactly(paper: Paper) -> None:
    assert paper_from_json(paper_to_json(paper)) == paper


@given(st.from_type(PaperOrder))
@settings(max_examples=60, deadline=None)
def test_an_order_comes_back_exactly(order: PaperOrder) -> None:
    assert order_from_json(order_to_json(order)) == order


@given(st.lists(st.builds(Figure, records=KEYS), max_size=6).map(tuple))
@settings(max_examples=100, deadline=None)
def test_figures_come_back_with_their_rows_in_order(figures: tuple[Figure, ...]) -> None:
    assert figures_from_json(figures_to_json(figures)) == figures


def test_a_scope_of_no_rows_is_not_one_of_all_rows() -> None:
    none = replace(ORDER, scope=Scope("专班", records=frozenset()))
    assert order_from_json(order_to_json(none)).scope.records == frozenset()


def test_figures_that_share_their_rows_keep_each_key_once() -> None:
    keys = tuple(f"key-{number}" for number in range(1000))
    parts = [Figure(str(n), "", "", RecordKind.TASK, keys[n * 10 :]) for n in range(50)]
    assert len(figures_to_json(parts)) < 20_000


def test_fields_a_program_does_not_know_are_passed_over() -> None:
    stored = json.loads(paper_to_json(PAPER))
    stored["content"]["mood"] = "glad"
    assert paper_from_json(json.dumps(stored)) == PAPER


def test_what_a_newer_program_wrote_is_refused_with_a_sentence() -> None:
    stored = json.loads(paper_to_json(PAPER)) | {"format": FORMAT + 1}
    with pytest.raises(UnreadablePaperError, match="更新的程序编制"):
        composition_from_json(json.dumps(stored), figures_to_json(()))


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"format":1}', '{"format":1,"content":[]}', '{"format":"1"}']
)
def test_damaged_text_is_refused_with_a_sentence(text: str) -> None:
    for read in (paper_from_json, order_from_json, figures_from_json):
        with pytest.raises(UnreadablePaperError, match="读不出来"):
            read(text)


@given(st.from_type(Paper), st.data())
@settings(max_examples=60, deadline=None)
def test_a_value_of_a_wrong_sort_is_refused_and_nothing_else_is_raised(
    paper: Paper, data: st.DataObject
) -> None:
    stored = json.loads(paper_to_json(paper))
    name = data.draw(st.sampled_from(sorted(stored["content"])))
    stored["content"][name] = 7
    with pytest.raises(UnreadablePaperError):
        paper_from_json(json.dumps(stored))
