"""Takes the first sight of a page, for the next start to show before the ledger is open."""

from collections.abc import Sequence
from typing import TypeVar

from models.first_sight import MOST_ROWS, FirstSight, SeenChip, SeenColumn, SeenHead, SeenRow
from models.views import ViewState, view_to_json
from ui.pages.first_sight import ALIGNS
from ui.tables.column import Column
from ui.tables.prepared_rows import PreparedRows

Row = TypeVar("Row")

_ALIGN_NAMES = {align: name for name, align in ALIGNS.items()}


def take_sight(
    page: str,
    head: SeenHead,
    columns: Sequence[Column[Row]],
    rows: PreparedRows[Row],
    arrangement: ViewState,
) -> FirstSight:
    """Return the first of ``rows`` as a table arranged so shows them; groups are not known here."""
    by_key = {column.key: column for column in columns}
    usual = [column.key for column in columns if not column.is_hidden]
    shown = [by_key[key] for key in arrangement.columns or usual if key in by_key]
    lines = rows.order(arrangement.sorts)[:MOST_ROWS]
    return FirstSight(
        page,
        view_to_json(arrangement),
        len(rows),
        head,
        tuple(
            SeenChip(facet.key, facet.title, rows.rows_of_chip(facet.key).bit_count())
            for facet in rows.facets
        ),
        tuple(_seen_column(column) for column in shown),
        tuple(_seen_row(rows, [column.key for column in shown], line) for line in lines),
    )


def _seen_column(column: Column[Row]) -> SeenColumn:
    return SeenColumn(
        column.key,
        column.title,
        column.kind.name,
        _ALIGN_NAMES[column.align],
        column.width,
        column.least,
        column.stretches,
    )


def _seen_row(rows: PreparedRows[Row], keys: Sequence[str], line: int) -> SeenRow:
    cells = [rows.column(key) for key in keys]
    tones = [cell.tone_at(line) for cell in cells]
    return SeenRow(
        rows.keys[line],
        tuple(cell.text_at(line) for cell in cells),
        tuple(tone.value if tone else "" for tone in tones),
    )
