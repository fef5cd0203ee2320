"""The first rows of a page as they were last shown: what a start shows before the ledger is open.

Derived from the ledger and no part of it: it may be lost or thrown away at any time. Texts and
tones only, nothing that could be edited. Kept by ``models/store/first_sight.py``.
"""

import json
from typing import NamedTuple

# Enough for the highest screens.
MOST_ROWS = 80


class SeenColumn(NamedTuple):
    """A column as a table shows it; sizes in standard pixels, ``kind`` and ``align`` by name."""

    key: str
    title: str
    kind: str
    align: str
    width: int
    least: int
    stretches: bool


class SeenRow(NamedTuple):
    """A row: its key, the texts of its cells and their tones, "" for the usual one."""

    key: str
    cells: tuple[str, ...]
    tones: tuple[str, ...]


class SeenChip(NamedTuple):
    """A chip above the table with the number of its rows."""

    key: str
    title: str
    number: int


class SeenHead(NamedTuple):
    """What stands above the table.

    Attributes:
        hint: what the search box says.
        view_name: the view in force; ``is_view_changed`` when the table shows something else.
        own_action: the action this page alone has a button for, "" for none.
        can_create: a button for a new record stands there.
        groups: key and title of the columns that rows can be grouped by.
    """

    title: str
    subtitle: str
    hint: str
    view_name: str
    own_action: str
    is_view_changed: bool
    can_create: bool
    groups: tuple[tuple[str, str], ...]


class FirstSight(NamedTuple):
    """The first rows of ``page``.

    Attributes:
        view: how the table was arranged, as ``models.views`` writes it.
        total: how many rows there were in all.
    """

    page: str
    view: str
    total: int
    head: SeenHead
    chips: tuple[SeenChip, ...]
    columns: tuple[SeenColumn, ...]
    rows: tuple[SeenRow, ...]


def sight_to_json(sight: FirstSight) -> str:
    """Return ``sight`` as stored."""
    return json.dumps(sight, ensure_ascii=False)


def sight_from_json(stored: str) -> FirstSight:
    """Return the sight kept in ``stored``, which this version of the program wrote."""
    page, view, total, head, chips, columns, rows = json.loads(stored)
    groups = tuple((key, title) for key, title in head.pop())
    return FirstSight(
        page,
        view,
        total,
        SeenHead._make([*head, groups]),
        tuple(SeenChip(*one) for one in chips),
        tuple(SeenColumn(*one) for one in columns),
        tuple(SeenRow(key, tuple(cells), tuple(tones)) for key, cells, tones in rows),
    )
