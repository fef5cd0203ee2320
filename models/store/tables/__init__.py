"""The tables of the ledger, by subject. Use as ``from models.store import tables``."""

from sqlalchemy import Table

from models.store.tables.base import is_part, metadata, owner_column, record_kind
from models.store.tables.document_tables import (
    document_addressees,
    document_annexes,
    document_basis,
    document_texts,
    document_warnings,
    documents,
    evidence,
    evidence_links,
)
from models.store.tables.history_tables import history, ledger_format, operations
from models.store.tables.item_tables import item_peers, item_roles, items, reference_totals
from models.store.tables.plan_tables import plans, progress_entries, sections, task_roles, tasks
from models.store.tables.register_tables import (
    group_members,
    unit_aliases,
    unit_contacts,
    unit_groups,
    units,
)

__all__ = [
    "document_addressees",
    "document_annexes",
    "document_basis",
    "document_texts",
    "document_warnings",
    "documents",
    "evidence",
    "evidence_links",
    "group_members",
    "history",
    "is_part",
    "item_peers",
    "item_roles",
    "items",
    "ledger_format",
    "ledger_tables",
    "metadata",
    "operations",
    "owner_column",
    "parts_of",
    "plans",
    "progress_entries",
    "record_kind",
    "reference_totals",
    "sections",
    "task_roles",
    "tasks",
    "unit_aliases",
    "unit_contacts",
    "unit_groups",
    "units",
]


def ledger_tables() -> tuple[Table, ...]:
    """Return the tables whose changes the history keeps, parents before children."""
    return tuple(table for table in metadata.sorted_tables if "kind" in table.info)


def parts_of(table: Table) -> tuple[Table, ...]:
    """Return the tables whose rows belong to a record of ``table`` and go with it."""
    return tuple(
        part
        for part in ledger_tables()
        if part is not table and part.c[owner_column(part)].references(table.c.id)
    )
