"""Rows edited, deleted, created and brought back one by one equal those read all anew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from models.filters import ColumnFilter, DateFilter, DateSpan, NumberFilter, TextFilter, TickFilter
from models.records import ItemRow, RoleEntry, TaskRow
from models.rules.areas import AreaBook
from models.views import SortKey, ViewState
from models.vocabulary import ItemStage, Role, TaskStatus
from tests.ui.rows import ITEM, TASK, TODAY
from ui.pages import items, tasks
from ui.pages.row_loading import LedgerLayout
from ui.tables.prepared_rows import PreparedRows
from ui.tables.row_model import TONE_ROLE, RowModel
from ui.tables.task_columns import TaskLine, task_lines

Row = TypeVar("Row")

# Some are alike to the order of pinyin, some are alike only at their beginning.
WORDS = (
    "",
    "甲",
    "第10号",
    "第2号",
    "第02号",
    "长" * 24 + "一",
    "长" * 24 + "二",
    "市",
)
AREAS = AreaBook({"u1": "鄂城区", "u2": "华容区", "u3": "市本级"}, ("鄂城区", "华容区", "市本级"))
BLOCKS: tuple[tuple[str | None, int | None], ...] = (("d1", 2024), ("d2", 2023), (None, 2024))

entries = st.builds(
    RoleEntry,
    st.sampled_from((Role.LEAD, Role.RESPONSIBLE)),
    st.sampled_from(("市财政局", "市司法局", "鄂城区", "某单位")),
    st.sampled_from((None, "u1", "u2", "u3")),
    protocol_order=st.sampled_from((None, 1, 2)),
)
# Equal roles are other objects in another reading.
roles = st.lists(entries, max_size=3).map(tuple)
days = st.sampled_from((None, date(2024, 10, 1), date(2024, 10, 25), date(2025, 3, 1)))
words = st.sampled_from(WORDS)


def task_values() -> st.SearchStrategy[Mapping[str, Any]]:  # Any: values of any field
    return st.fixed_dictionaries(
        {},
        optional={
            "number": st.sampled_from(("1", "2", "10", "一")),
            "title": words,
            "body": words,
            "section": words,
            "roles": roles,
            "deadline": days,
            "deadline_text": words,
            "ongoing": st.booleans(),
            "status": st.sampled_from(TaskStatus),
            "latest_progress": words,
            "latest_progress_on": days,
            "note": words,
        },
    )


def item_values() -> st.SearchStrategy[Mapping[str, Any]]:  # Any: values of any field
    return st.fixed_dictionaries(
        {},
        optional={
            "serial": st.sampled_from((None, 1, 2, 10)),
            "area": words,
            "category": words,
            "title": words,
            "roles": st.lists(
                st.builds(
                    RoleEntry,
                    st.sampled_from((Role.CREATING, Role.GUIDING)),
                    st.sampled_from(("市财政局", "鄂城区")),
                    protocol_order=st.sampled_from((None, 1, 2)),
                ),
                max_size=2,
            ).map(tuple),
            "not_applicable": st.sampled_from(((), (Role.GUIDING,))),
            "peers": st.lists(words, max_size=2).map(tuple),
            "stage": st.sampled_from(ItemStage),
            "national": st.booleans(),
            "remark": words,
        },
    )


def filter_of(kind: int, word: str) -> ColumnFilter:
    return (
        TickFilter(frozenset({word, ""})),
        TextFilter(word),
        DateFilter(DateSpan.THIS_MONTH),
        NumberFilter(least=Decimal(2)),
    )[kind]


def views(layout: LedgerLayout[Any]) -> st.SearchStrategy[ViewState]:  # Any: rows of any page
    keys = st.sampled_from([column.key for column in layout.columns])
    chips = st.sampled_from(["", "overdue", "on_track", "done", "甲", "市"])
    filters = st.tuples(keys, st.builds(filter_of, st.integers(0, 3), words))
    return st.builds(
        ViewState,
        search=st.sampled_from(("", "", "甲", "局", "a1")),
        chip=chips | st.just(""),
        filters=st.lists(filters, max_size=1).map(tuple),
        sorts=st.lists(st.builds(SortKey, keys, st.booleans()), max_size=2).map(tuple),
        group_by=st.sampled_from(("", "", *(one.key for one in layout.columns if one.can_group))),
    )


@dataclass(frozen=True)
class Step:
    """One operation on a ledger, and how the table shows it."""

    verb: str
    chosen: tuple[int, ...]
    values: Mapping[str, Any]  # Any: values of any field
    block: int
    view: ViewState | None


def steps(
    values: st.SearchStrategy[Mapping[str, Any]],  # Any: values of any field
    layout: LedgerLayout[Any],  # Any: rows of any page
) -> st.SearchStrategy[list[Step]]:
    verbs = ("edit", "edit", "edit", "move", "delete", "create", "create", "undo", "undo")
    step = st.builds(
        Step,
        st.sampled_from(verbs),
        st.lists(st.integers(0, 30), min_size=1, max_size=3).map(tuple),
        values,
        st.integers(0, len(BLOCKS) - 1),
        st.none() | views(layout),
    )
    return st.lists(step, min_size=3, max_size=10)


Record = TypeVar("Record", TaskRow, ItemRow)


class Kept(Generic[Record]):
    """A ledger of plain records, in the order in which queries read it."""

    def __init__(self, first: Sequence[Record]) -> None:
        self.records: dict[str, Record] = {record.id: record for record in first}
        self._before: list[dict[str, Record]] = [dict(self.records)]
        self._made = 0

    def in_order(self) -> list[Record]:
        """Return the records as they are read: block by block."""
        blocks = [document or year for document, year in BLOCKS]
        return sorted(
            self.records.values(),
            key=lambda one: (blocks.index(one.document_id or one.year), one.order),
        )

    def do(self, step: Step, like: Record) -> set[str]:
        """Change records; return the keys of those that an operation would name."""
        if step.verb == "undo":
            now, self.records = self.records, self._before.pop()
            self._before = self._before or [dict(self.records)]
            keys = now.keys() | self.records.keys()
            return {key for key in keys if now.get(key) != self.records.get(key)}
        self._before.append(dict(self.records))
        if step.verb == "create":
            self._made += 1
            new = self._placed(replace(like, id=f"new{self._made}", **step.values), step.block)
            self.records[new.id] = new
            return {new.id}
        keys = {sorted(self.records)[n % len(self.records)] for n in step.chosen if self.records}
        for key in sorted(keys):
            old = self.records.pop(key)
            if step.verb == "edit":
                self.records[key] = replace(old, **step.values)
            elif step.verb == "move":
                self.records[key] = self._placed(old, step.block)
        return keys

    def _placed(self, record: Record, block: int) -> Record:
        document, year = BLOCKS[block]
        orders = [one.order for one in self.records.values() if one.document_id == document]
        return replace(record, document_id=document, year=year, order=max(orders, default=0) + 1)


def told(model: RowModel[Row]) -> dict[str, object]:
    """Return all that a model says."""
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return {
        "cells": [[model.index(row, column).data() for column in columns] for row in rows],
        "tones": [[model.index(row, place).data(TONE_ROLE) for place in columns] for row in rows],
        "groups": [model.group_at(row) for row in rows],
        "shown": model.shown_rows(),
        "counts": (model.total, model.shown_count, model.count_found(), model.chip_counts()),
        "values": [
            (column.key, list(model.value_counts(column.key).items())) for column in model.columns
        ],
    }


def check_steps(
    layout: LedgerLayout[Row],
    kept: Kept[Record],
    like: Record,
    to_rows: Callable[[Sequence[Record]], tuple[Row, ...]],
    taken: Sequence[Step],
) -> None:
    def model_of(rows: PreparedRows[Row]) -> RowModel[Row]:
        model = RowModel(layout.columns, layout.row_key)
        model.set_today(TODAY)
        model.set_prepared(rows)
        return model

    rows = layout.prepare(to_rows(kept.in_order()))
    model = model_of(rows)
    for step in taken:
        if step.view is not None:
            model.set_view(step.view)
        keys = kept.do(step, like)
        found = to_rows([kept.records[key] for key in keys if key in kept.records])
        patched = layout.prepare_again(rows, keys, {layout.row_key(row): row for row in found})
        anew = layout.prepare(to_rows(kept.in_order()))
        rows = anew if patched is None else patched
        model.set_patched(rows, keys)
        fresh = model_of(anew)
        fresh.set_view(model.view)
        assert told(model) == told(fresh)


def first_records(like: Record) -> list[Record]:
    return [
        replace(like, id=f"{document}{year}{n}", document_id=document, year=year, order=n)
        for document, year in BLOCKS
        for n in range(1, 4)
    ]


def lines_of(found: Sequence[TaskRow]) -> tuple[TaskLine, ...]:
    return task_lines(found, TODAY, areas=AREAS)


@settings(max_examples=150, deadline=None)
@given(steps(task_values(), tasks.LAYOUT))
def test_tasks_put_in_one_by_one_are_shown_like_all_read_anew(taken: list[Step]) -> None:
    check_steps(tasks.LAYOUT, Kept(first_records(TASK)), TASK, lines_of, taken)


@settings(max_examples=100, deadline=None)
@given(steps(item_values(), items.LAYOUT))
def test_items_put_in_one_by_one_are_shown_like_all_read_anew(taken: list[Step]) -> None:
    check_steps(items.LAYOUT, Kept(first_records(ITEM)), ITEM, tuple, taken)
