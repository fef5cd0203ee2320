"""Reference totals of a year (A8): what percentages and multiples are measured against."""

from dataclasses import asdict

from sqlalchemy import select

from models.changes import Changes
from models.fields import TotalsFields
from models.history import new_key
from models.rules.checks import check_totals, require_valid
from models.store import tables
from models.store.workspace import Workspace


def set_totals(workspace: Workspace, *, year: int, fields: TotalsFields) -> Changes:
    """Set the reference totals of a year; only what differs is written.

    Raises:
        InvalidRecordError: the fields have errors; nothing is stored.
    """
    require_valid(check_totals(year, fields))
    totals = tables.reference_totals
    with workspace.writing(f"设置 {year} 年基数") as recorder:
        stored = recorder.connection.scalar(select(totals.c.id).where(totals.c.year == year))
        if stored is not None:
            recorder.update(totals, stored, asdict(fields))
            return recorder.changes([stored])
        key = new_key()
        recorder.insert(totals, [{"id": key, "year": year} | asdict(fields)])
        return recorder.changes([key])
