"""Reference totals of a year (A8)."""

from dataclasses import fields

from sqlalchemy import select

from models.fields import TotalsFields
from models.queries.units import Readable
from models.store import tables


def list_totals(workspace: Readable) -> dict[int, TotalsFields]:
    """Return the reference totals by year, of the years that have any."""
    totals = tables.reference_totals
    columns = [totals.c[field.name] for field in fields(TotalsFields)]
    with workspace.reading() as connection:
        rows = connection.execute(select(totals.c.year, *columns).order_by(totals.c.year)).all()
    return {row[0]: TotalsFields(*row[1:]) for row in rows}
