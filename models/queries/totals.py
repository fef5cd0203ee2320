"""Reference totals of a year (A8)."""

from collections import defaultdict
from dataclasses import fields

from sqlalchemy import select

from models.fields import TotalsFields
from models.queries.units import Readable
from models.store import tables
from models.text.stated_totals import StatedTotals, stated_totals
from models.vocabulary import DocumentKind


def list_totals(workspace: Readable) -> dict[int, TotalsFields]:
    """Return the reference totals by year, of the years that have any."""
    totals = tables.reference_totals
    columns = [totals.c[field.name] for field in fields(TotalsFields)]
    with workspace.reading() as connection:
        rows = connection.execute(select(totals.c.year, *columns).order_by(totals.c.year)).all()
    return {row[0]: TotalsFields(*row[1:]) for row in rows}


def list_stated_totals(workspace: Readable) -> dict[int, tuple[StatedTotals, ...]]:
    """Return, by year, what the lists of reform items state in their own text."""
    documents, texts = tables.documents, tables.document_texts
    query = (
        select(documents.c.year, documents.c.number, texts.c.lines)
        .join(texts, texts.c.id == documents.c.id)
        .where(documents.c.kind == DocumentKind.ITEM_LIST.value, documents.c.year.is_not(None))
        .order_by(documents.c.imported_at, documents.c.id)
    )
    found: dict[int, list[StatedTotals]] = defaultdict(list)
    with workspace.reading() as connection:
        for year, number, lines in connection.execute(query):
            found[year].append(stated_totals(number, lines.split("\n")))
    return {year: tuple(stated) for year, stated in found.items()}
