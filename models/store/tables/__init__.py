"""The tables of the ledger, by subject. Use as ``from models.store import tables``."""

from typing import Any

from sqlalchemy import Column, Table

from models.store.tables.base import (
    column_to,
    is_part,
    metadata,
    names_its_record,
    owner_column,
    owner_of,
    record_kind,
)
from models.store.tables.desk_tables import calendar_days, saved_views
from models.store.tables.document_tables import (
    checked_warnings,
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
from models.store.tables.intake_tables import (
    intake_answers,
    intake_batches,
    received_files,
    unit_reports,
)
from models.store.tables.item_tables import item_peers, item_roles, items, reference_totals
from models.store.tables.paper_tables import circulation_profiles, paper_texts, papers
from models.store.tables.plan_tables import plans, progress_entries, sections, task_roles, tasks
from models.store.tables.register_tables import (
    group_members,
    unit_aliases,
    unit_contacts,
    unit_groups,
    units,
)
from models.store.tables.round_tables import (
    reporting_rounds,
    return_forms,
    round_asks,
    round_units,
    sent_records,
    sent_rows,
)

__all__ = [
    "calendar_days",
    "checked_warnings",
    "circulation_profiles",
    "column_to",
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
    "intake_answers",
    "intake_batches",
    "is_part",
    "item_peers",
    "item_roles",
    "items",
    "ledger_format",
    "ledger_tables",
    "metadata",
    "names_its_record",
    "operations",
    "owner_column",
    "owner_of",
    "paper_texts",
    "papers",
    "parts_of",
    "plans",
    "progress_entries",
    "received_files",
    "record_kind",
    "reference_totals",
    "reporting_rounds",
    "return_forms",
    "round_asks",
    "round_units",
    "saved_views",
    "sections",
    "sent_records",
    "sent_rows",
    "task_roles",
    "tasks",
    "unit_aliases",
    "unit_contacts",
    "unit_groups",
    "unit_reports",
    "units",
]


def ledger_tables() -> tuple[Table, ...]:
    """Return the tables whose changes the history keeps, parents before children."""
    return tuple(table for table in metadata.sorted_tables if "kind" in table.info)


def parts_of(table: Table) -> tuple[tuple[Table, Column[Any]], ...]:
    """Return the tables whose rows go with a record of ``table``, and the columns that name it."""
    columns = [(part, column_to(table, part)) for part in ledger_tables() if part is not table]
    return tuple((part, column) for part, column in columns if column is not None)
