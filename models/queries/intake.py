"""Files that came back, what units reported, answers and batches, as frozen rows (收报, A41)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, func, or_, select

from models.errors import RecordGoneError
from models.intake_plan import Answer, AnswerKind
from models.intake_records import (
    BatchRow,
    MissingReports,
    MissingUnit,
    ReceivedRow,
    ReceivedState,
    ReportRow,
    RowCounts,
)
from models.queries.convert import to_moment
from models.queries.units import Readable
from models.rules.shares import read_share
from models.store import tables
from models.store.rows import in_chunks
from models.vocabulary import AskedKind

# What a unit's place on the board shows; a file another has taken the place of counts no more.
COUNTING = (ReceivedState.RECEIVED, ReceivedState.QUESTION, ReceivedState.ACCEPTED)

# A report that only moved status or stage has no words of its own.
_WORDS = ("percent", "progress", "problem", "next_step", "remark")


def list_received(workspace: Readable, round_id: str) -> tuple[ReceivedRow, ...]:
    """Return every file that came for a round, the newest first."""
    with workspace.reading() as connection:
        return read_received(connection, round_id)


def find_received(workspace: Readable, file_id: str) -> ReceivedRow:
    """Return one file that came back.

    Raises:
        RecordGoneError: its receiving was taken back, or its round deleted.
    """
    with workspace.reading() as connection:
        return read_files(connection, [file_id])[0]


def read_answers(workspace: Readable) -> dict[str, tuple[Answer, ...]]:
    """Return all answers by unit, those that hold for every unit under "", oldest first."""
    answers = tables.intake_answers
    found: defaultdict[str, list[Answer]] = defaultdict(list)
    with workspace.reading() as connection:
        for row in connection.execute(select(answers).order_by(answers.c.answered_at)):
            unit_id = row.unit_id or ""
            found[unit_id].append(Answer(AnswerKind(row.kind), unit_id, row.subject, row.answer))
    return {unit_id: tuple(own) for unit_id, own in found.items()}


def list_batches(workspace: Readable, round_id: str) -> tuple[BatchRow, ...]:
    """Return the batches that were taken in for a round, the newest first."""
    batches = tables.intake_batches
    query = (
        select(batches).where(batches.c.round_id == round_id).order_by(batches.c.accepted_at.desc())
    )
    with workspace.reading() as connection:
        return tuple(
            BatchRow(
                id=row.id,
                round_id=row.round_id,
                label=row.label,
                file_count=row.file_count,
                record_count=row.record_count,
                accepted_by=row.accepted_by,
                accepted_at=to_moment(row.accepted_at),
                undone_at=to_moment(row.undone_at) if row.undone_at else None,
            )
            for row in connection.execute(query)
        )


def list_reports(workspace: Readable, kind: AskedKind, record_id: str) -> tuple[ReportRow, ...]:
    """Return what units reported about a record in words, the newest first."""
    reports = tables.unit_reports
    column = reports.c.task_id if kind is AskedKind.TASKS else reports.c.item_id
    with workspace.reading() as connection:
        found = connection.execute(_reports().where(column == record_id))
        return tuple(_report_row(row) for row in found)


def list_reports_of_rounds(workspace: Readable, round_ids: Sequence[str]) -> tuple[ReportRow, ...]:
    """Return what units reported in rounds in words, about any record, the newest first."""
    query = _reports().where(tables.unit_reports.c.round_id.in_(round_ids))
    with workspace.reading() as connection:
        return tuple(_report_row(row) for row in connection.execute(query))


def list_missing(workspace: Readable, today: date) -> tuple[MissingReports, ...]:
    """Return the rounds some unit has not sent for, the latest last day first (催报).

    Who has rows is not worked out again: who must report was settled when the round was opened.
    """
    with workspace.reading() as connection:
        silent = connection.execute(_silent_units()).all()
    return tuple(
        MissingReports(
            round_id=round_id,
            name=rows[0].name,
            period=rows[0].period,
            due_on=date.fromisoformat(rows[0].due_on),
            unit_count=rows[0].unit_count,
            units=tuple(
                MissingUnit(row.unit_id, row.unit, row.through, bool(row.has_form)) for row in rows
            ),
            days_late=max(0, (today - date.fromisoformat(rows[0].due_on)).days),
        )
        for round_id, rows in (
            (key, list(group)) for key, group in groupby(silent, lambda row: row.round_id)
        )
    )


def list_questions(workspace: Readable) -> tuple[ReceivedRow, ...]:
    """Return the files in which something waits for an answer, the newest first."""
    with workspace.reading() as connection:
        return _files(connection, _received().where(_has_questions()))


def read_received(connection: Connection, round_id: str) -> tuple[ReceivedRow, ...]:
    """Return every file that came for a round, the newest first, inside an open transaction."""
    return _files(connection, _received().where(tables.received_files.c.round_id == round_id))


def read_files(connection: Connection, file_ids: Sequence[str]) -> tuple[ReceivedRow, ...]:
    """Return files in the order of their keys, inside an open transaction.

    Raises:
        RecordGoneError: one of them is gone.
    """
    files = tables.received_files
    found = {
        row.id: row
        for chunk in in_chunks(tuple(dict.fromkeys(file_ids)))
        for row in _files(connection, _received().where(files.c.id.in_(chunk)))
    }
    if not found.keys() >= set(file_ids):
        raise RecordGoneError("这个文件的收报记录已被撤销或删除，没有改动。请刷新后再看。")
    return tuple(found[file_id] for file_id in file_ids)


def latest_files(rows: Iterable[ReceivedRow]) -> dict[str, ReceivedRow]:
    """Return by unit the file that counts: neither refused nor replaced by a later one."""
    found: dict[str, ReceivedRow] = {}
    for row in rows:
        if row.unit_id is None or row.state not in COUNTING:
            continue
        known = found.get(row.unit_id)
        if known is None or known.version < row.version:
            found[row.unit_id] = row
    return found


def _has_questions() -> ColumnElement[bool]:
    files = tables.received_files
    is_left = and_(files.c.state == ReceivedState.ACCEPTED.value, files.c.reason != "")
    is_asked = or_(files.c.state == ReceivedState.QUESTION.value, is_left)
    return and_(files.c.superseded_by.is_(None), is_asked)


def _received() -> Select[*tuple[Any, ...]]:  # rows are read by name
    files, units, rounds = tables.received_files, tables.units, tables.reporting_rounds
    return (
        select(
            files,
            func.coalesce(units.c.name, "").label("unit"),
            (files.c.received_on > rounds.c.due_on).label("is_late"),
        )
        .select_from(
            files.join(rounds, files.c.round_id == rounds.c.id).outerjoin(
                units, files.c.unit_id == units.c.id
            )
        )
        .order_by(files.c.received_at.desc(), files.c.file_name, files.c.version.desc())
    )


def _files(connection: Connection, query: Select[*tuple[Any, ...]]) -> tuple[ReceivedRow, ...]:
    return tuple(
        ReceivedRow(
            id=row.id,
            round_id=row.round_id,
            unit_id=row.unit_id,
            unit=row.unit,
            file_name=row.file_name,
            sha256=row.sha256,
            size=row.size,
            version=row.version,
            state=ReceivedState(row.state),
            counts=RowCounts(
                row.new_rows,
                row.changed_rows,
                row.same_rows,
                row.conflict_rows,
                row.refused_rows,
            ),
            reason=row.reason,
            is_late=bool(row.is_late),
            received_by=row.received_by,
            received_at=to_moment(row.received_at),
            batch_id=row.batch_id or "",
            form_id=row.form_id or "",
            superseded_by=row.superseded_by or "",
        )
        for row in connection.execute(query)
    )


def _reports() -> Select[*tuple[Any, ...]]:  # rows are read by name
    reports, rounds, units = tables.unit_reports, tables.reporting_rounds, tables.units
    files = tables.received_files
    return (
        select(reports, rounds.c.period, units.c.name.label("unit"), files.c.received_at)
        .select_from(
            reports.join(rounds, reports.c.round_id == rounds.c.id)
            .join(units, reports.c.unit_id == units.c.id)
            .join(files, reports.c.file_id == files.c.id)
        )
        .where(or_(*(reports.c[column] != "" for column in _WORDS)))
        .order_by(files.c.received_at.desc(), units.c.protocol_order)
    )


def _report_row(row: Row[Any]) -> ReportRow:  # Any: rows are read by name
    return ReportRow(
        id=row.id,
        round_id=row.round_id,
        period=row.period,
        unit_id=row.unit_id,
        unit=row.unit,
        kind=AskedKind.TASKS if row.task_id else AskedKind.ITEMS,
        record_id=row.task_id or row.item_id,
        percent=read_share(row.percent),
        progress=row.progress,
        problem=row.problem,
        next_step=row.next_step,
        remark=row.remark,
        received_at=to_moment(row.received_at),
    )


def _silent_units() -> Select[*tuple[Any, ...]]:  # rows are read by name
    asked, rounds, units = tables.round_units, tables.reporting_rounds, tables.units
    files, forms = tables.received_files, tables.return_forms
    others = asked.alias()
    unit_count = select(func.count()).where(others.c.round_id == rounds.c.id).scalar_subquery()
    has_sent = exists().where(
        files.c.round_id == asked.c.round_id,
        files.c.unit_id == asked.c.unit_id,
        files.c.state.in_([state.value for state in COUNTING]),
    )
    has_form = exists().where(
        forms.c.round_id == asked.c.round_id, forms.c.unit_id == asked.c.unit_id
    )
    return (
        select(
            asked.c.round_id,
            rounds.c.name,
            rounds.c.period,
            rounds.c.due_on,
            asked.c.unit_id,
            units.c.name.label("unit"),
            asked.c.through,
            has_form.label("has_form"),
            unit_count.label("unit_count"),
        )
        .select_from(
            asked.join(rounds, asked.c.round_id == rounds.c.id).join(
                units, asked.c.unit_id == units.c.id
            )
        )
        .where(~has_sent)
        .order_by(rounds.c.due_on.desc(), rounds.c.id, asked.c.position)
    )
