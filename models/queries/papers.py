"""Papers of the register, their numbers, and the one before, as frozen rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from models.errors import RecordGoneError
from models.paper_json import KeptTexts, composition_from_json, order_from_json
from models.papers import PaperRow, Scope, StoredPaper
from models.queries.convert import to_moment
from models.queries.units import Readable
from models.rules.paper_numbers import first_number, in_year, next_in_series, series_of
from models.store import tables
from models.vocabulary import PaperKind, PaperState


def list_papers(workspace: Readable) -> tuple[PaperRow, ...]:
    """Return all papers, drafts and withdrawn ones too, what was touched last first."""
    papers = tables.papers
    with workspace.reading() as connection:
        found = connection.execute(select(papers).order_by(papers.c.updated_at.desc()))
        return tuple(_row(one) for one in found)


def read_paper(workspace: Readable, paper_id: str) -> StoredPaper:
    """Return one paper with all it says.

    Raises:
        RecordGoneError: it has been deleted.
        UnreadablePaperError: a newer program wrote it.
    """
    with workspace.reading() as connection:
        return read_stored_paper(connection, paper_id)


def get_paper(workspace: Readable, paper_id: str) -> PaperRow:
    """Return one paper without its text.

    Raises:
        RecordGoneError: it has been deleted.
    """
    with workspace.reading() as connection:
        return read_paper_row(connection, paper_id)


def next_number(workspace: Readable, *, composer: str, kind: PaperKind, year: int) -> str:
    """Return the number the next paper of its sort would have, "" where none is known.

    A number once issued stays taken, also when its paper was withdrawn.
    """
    with workspace.reading() as connection:
        return read_next_number(connection, composer=composer, kind=kind, year=year)


def last_issued(
    workspace: Readable, *, composer: str, scope: Scope, before: date
) -> StoredPaper | None:
    """Return the latest issued paper of the sort and scope whose period ended before a day."""
    with workspace.reading() as connection:
        return read_last_issued(connection, composer=composer, scope=scope, before=before)


def read_stored_paper(connection: Connection, paper_id: str) -> StoredPaper:
    """Return one paper inside an open transaction; see ``read_paper``."""
    row = read_paper_row(connection, paper_id)
    texts = tables.paper_texts
    stored = connection.execute(select(texts).where(texts.c.id == paper_id)).one()
    return StoredPaper(row, composition_from_json(KeptTexts(stored.paper, stored.figures)))


def read_paper_row(connection: Connection, paper_id: str) -> PaperRow:
    """Return one paper without its text, inside an open transaction.

    Raises:
        RecordGoneError: it has been deleted.
    """
    papers = tables.papers
    found = connection.execute(select(papers).where(papers.c.id == paper_id)).first()
    if found is None:
        raise RecordGoneError("这份公文已被删除，没有改动。请刷新后再看。")
    return _row(found)


def read_next_number(connection: Connection, *, composer: str, kind: PaperKind, year: int) -> str:
    """Return the next number inside an open transaction; see ``next_number``."""
    papers = tables.papers
    of_its_sort = (
        _numbered()
        .where(papers.c.composer == composer, papers.c.kind == kind.value)
        .order_by(papers.c.issued_at.desc())
    )
    latest = connection.scalars(of_its_sort).first()
    if latest is None:
        return first_number(kind)
    series = series_of(in_year(latest, year), subject=subject_of(composer, kind), year=year)
    return next_in_series(latest, numbers_in(connection, series), year=year)


def numbers_in(connection: Connection, series: str) -> Sequence[str]:
    """Return the numbers that are taken in a series, inside an open transaction."""
    return connection.scalars(_numbered().where(tables.papers.c.series == series)).all()


def read_last_issued(
    connection: Connection, *, composer: str, scope: Scope, before: date
) -> StoredPaper | None:
    """Return the paper before inside an open transaction; see ``last_issued``."""
    papers = tables.papers
    query = select(papers).where(
        papers.c.composer == composer, papers.c.state == PaperState.ISSUED.value
    )
    rows = [_row(one) for one in connection.execute(query)]
    wanted = [row for row in rows if row.order.ends_on < before and _is_same(row, scope)]
    if not wanted:
        return None
    latest = max(wanted, key=lambda row: (row.order.ends_on, row.issued_at))
    return read_stored_paper(connection, latest.id)


def subject_of(composer: str, kind: PaperKind) -> str:
    """Return what numbers without a document number count within."""
    return composer or kind.value


def _numbered() -> Select[str]:
    papers = tables.papers
    return select(papers.c.number).where(
        papers.c.state != PaperState.DRAFT.value, papers.c.number != ""
    )


def _is_same(row: PaperRow, scope: Scope) -> bool:
    """A section or view is known by its words: its rows differ from month to month."""
    return (row.order.scope.unit_id, row.order.scope.words) == (scope.unit_id, scope.words)


def _row(stored: Row[Any]) -> PaperRow:  # Any: the columns of one table
    return PaperRow(
        id=stored.id,
        kind=PaperKind(stored.kind),
        title=stored.title,
        number=stored.number,
        order=order_from_json(stored.paper_order),
        issued_at=to_moment(stored.issued_at) if stored.issued_at else None,
        operator=stored.operator,
        pdf_sha256=stored.pdf_sha256,
        updated_at=to_moment(stored.updated_at),
        state=PaperState(stored.state),
        file_name=stored.file_name,
        withdrawn_at=to_moment(stored.withdrawn_at) if stored.withdrawn_at else None,
        reason=stored.reason,
    )
