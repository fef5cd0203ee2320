"""What is kept of a paper says exactly what the paper said; what is not understood is refused."""

import json
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.paper_json import (
    FORMAT,
    KeptTexts,
    UnreadablePaperError,
    composition_from_json,
    composition_to_json,
    order_from_json,
    order_to_json,
)
from models.papers import Composition, Figure, Head, Paper, PaperOrder, Scope
from models.vocabulary import PaperKind, RecordKind

EMPTY = Composition(Paper(PaperKind.BRIEFING, Head(mark="工作简报"), "6月简报", ()))
ORDER = PaperOrder("briefing", date(2024, 6, 1), date(2024, 6, 30), date(2024, 6, 30), "6")
KEYS = st.lists(st.sampled_from("abcdefgh"), max_size=12).map(tuple)


COMPOSITIONS = st.builds(
    Composition,
    paper=st.from_type(Paper),
    figures=st.lists(st.builds(Figure, records=KEYS), max_size=6).map(tuple),
    composed=KEYS,
)


@given(COMPOSITIONS)
@settings(max_examples=80, deadline=None)
def test_a_paper_comes_back_exactly_with_the_rows_of_its_figures(composition: Composition) -> None:
    assert composition_from_json(composition_to_json(composition)) == composition


@given(st.from_type(PaperOrder))
@settings(max_examples=60, deadline=None)
def test_an_order_comes_back_exactly(order: PaperOrder) -> None:
    assert order_from_json(order_to_json(order)) == order


def test_a_scope_of_no_rows_is_not_one_of_all_rows() -> None:
    none = replace(ORDER, scope=Scope("专班", records=frozenset()))
    assert order_from_json(order_to_json(none)).scope.records == frozenset()


def test_figures_that_share_their_rows_keep_each_key_once() -> None:
    keys = tuple(f"key-{number}" for number in range(1000))
    parts = tuple(Figure(str(n), "", "", RecordKind.TASK, keys[n * 10 :]) for n in range(50))
    assert len(composition_to_json(replace(EMPTY, figures=parts)).figures) < 20_000


def changed(composition: Composition, **values: object) -> KeptTexts:
    """Return the kept texts with fields of the paper put in behind the program's back."""
    kept = composition_to_json(composition)
    stored = json.loads(kept.paper)
    stored["content"]["paper"] |= values
    return replace(kept, paper=json.dumps(stored))


def test_fields_a_program_does_not_know_are_passed_over() -> None:
    assert composition_from_json(changed(EMPTY, mood="glad")) == EMPTY


def test_what_a_newer_program_wrote_is_refused_with_a_sentence() -> None:
    kept = composition_to_json(EMPTY)
    newer = json.dumps(json.loads(kept.paper) | {"format": FORMAT + 1})
    with pytest.raises(UnreadablePaperError, match="更新的程序编制"):
        composition_from_json(replace(kept, paper=newer))


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"format":1}', '{"format":1,"content":[]}', '{"format":"1"}']
)
def test_damaged_text_is_refused_with_a_sentence(text: str) -> None:
    kept = composition_to_json(EMPTY)
    for damaged in (replace(kept, paper=text), replace(kept, figures=text)):
        with pytest.raises(UnreadablePaperError, match="读不出来"):
            composition_from_json(damaged)
    with pytest.raises(UnreadablePaperError, match="读不出来"):
        order_from_json(text)


@given(st.sampled_from([field.name for field in fields(Paper)]))
def test_a_value_of_a_wrong_sort_is_refused_and_nothing_else_is_raised(name: str) -> None:
    with pytest.raises(UnreadablePaperError):
        composition_from_json(changed(EMPTY, **{name: 7}))
