"""The task ledger and the item ledger: rows -> sheets, one sheet per official document."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from models.records import DocumentRow, ItemRow, TaskRow
from reports.content.item_sheet import item_sheet
from reports.content.ledger_sheet import LedgerSheet
from reports.content.task_sheet import task_sheet

Row = TypeVar("Row", TaskRow, ItemRow)


def task_ledgers(
    tasks: Sequence[TaskRow], today: date, *, documents: Iterable[DocumentRow] = ()
) -> tuple[LedgerSheet, ...]:
    """Return one sheet per document of ``tasks``, in their order; at least one, if empty.

    States are judged by ``today``, which is printed as the day the ledger was drawn up. Titles
    and dates come from ``documents``; one that is missing there still gets its sheet.
    """
    known = {document.id: document for document in documents}
    groups = by_document(tasks) or [()]
    return tuple(task_sheet(group, today, _document_of(group, known)) for group in groups)


def item_ledgers(
    items: Sequence[ItemRow],
    today: date,
    *,
    documents: Iterable[DocumentRow] = (),
    declared: Mapping[str, Mapping[str, int]] | None = None,
    is_part: bool = False,
) -> tuple[LedgerSheet, ...]:
    """Return one sheet per document of ``items`` in the layout of its annex (domain A6).

    Titles, dates and declared totals come from ``documents``; ``declared`` holds, by document
    key and area, how many items the text itself states; ``is_part``: see ``item_sheet``.
    """
    known = {document.id: document for document in documents}
    counts = declared or {}
    groups = by_document(items) or [()]
    return tuple(
        item_sheet(
            group,
            today,
            _document_of(group, known),
            counts.get(group[0].document_id or "", {}) if group else {},
            is_part=is_part,
        )
        for group in groups
    )


def by_document(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    """Return the rows of each document together, documents in the order of their first rows."""
    groups: dict[tuple[str | None, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.document_id, row.document_number), []).append(row)
    return [tuple(group) for group in groups.values()]


def _document_of(group: Sequence[Row], known: Mapping[str, DocumentRow]) -> DocumentRow | None:
    return known.get(group[0].document_id or "") if group else None
