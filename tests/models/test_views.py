"""Views are kept as JSON; what cannot be understood of them is left out."""

import json
from datetime import date
from decimal import Decimal

import pytest

from models.filters import DateFilter, DateSpan, NumberFilter, TextFilter, TextMode, TickFilter
from models.views import (
    ExportSettings,
    PartsAs,
    SortKey,
    ViewState,
    view_from_json,
    view_to_json,
)

FULL = ViewState(
    search="企业",
    chip="overdue",
    filters=(
        ("lead", TickFilter(frozenset({"市司法局", ""}))),
        ("title", TextFilter("督查", TextMode.EXCLUDES)),
        ("deadline", DateFilter(DateSpan.THIS_MONTH, date(2024, 4, 1), date(2024, 4, 30))),
        ("number", NumberFilter(Decimal("1.5"), None)),
    ),
    sorts=(SortKey("deadline", descending=True), SortKey("title")),
    group_by="section",
    columns=("number", "title"),
    widths=(("title", 300),),
    frozen=2,
    export=ExportSettings(
        "台账",
        "lead",
        shown_columns_only=False,
        parts_as=PartsAs.ARCHIVE,
        is_upright=True,
        is_protected=True,
        has_totals=False,
        profile="报领导",
    ),
)


@pytest.mark.parametrize("state", [ViewState(), FULL])
def test_a_view_comes_back_as_it_was_kept(state: ViewState) -> None:
    assert view_from_json(view_to_json(state)) == state


@pytest.mark.parametrize("stored", ["", "{", "null", "[1]", '"视图"'])
def test_a_damaged_view_is_the_plain_one(stored: str) -> None:
    assert view_from_json(stored) == ViewState()


def changed(**parts: object) -> ViewState:
    return view_from_json(json.dumps({**json.loads(view_to_json(FULL)), **parts}))


@pytest.mark.parametrize(
    "broken",
    [
        {"column": "lead"},
        {"column": "lead", "kind": "regex", "text": "a"},
        {"column": "lead", "kind": "ticks", "values": [1]},
        {"column": "title", "kind": "text", "text": "甲", "mode": "sounds_like"},
        {"column": "deadline", "kind": "date", "first": "2024-02-30"},
        {"column": "number", "kind": "number", "least": "NaN"},
        "lead",
    ],
)
def test_a_filter_that_is_not_understood_is_left_out(broken: object) -> None:
    good = {"column": "title", "kind": "text", "text": "督查", "mode": "contains"}
    state = changed(filters=[broken, good])
    assert state.filters == (("title", TextFilter("督查")),)
    assert state.sorts == FULL.sorts


def test_other_broken_parts_fall_back_to_their_defaults() -> None:
    state = changed(search=7, sorts="title", columns=["number", 3], widths={"title": "wide"})
    assert (state.search, state.sorts, state.columns, state.widths) == ("", (), ("number",), ())


@pytest.mark.parametrize("frozen", [-1, 99, "2", None])
def test_an_impossible_number_of_frozen_columns_is_the_usual_one(frozen: object) -> None:
    assert changed(frozen=frozen).frozen == 1


def test_a_view_kept_before_there_were_these_choices_goes_out_as_usual() -> None:
    stored = json.dumps({"export": {"title": "台账", "parts_as": "something newer"}})
    assert view_from_json(stored).export == ExportSettings("台账")
