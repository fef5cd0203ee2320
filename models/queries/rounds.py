"""Reporting rounds, their board of units, and what was sent, as frozen rows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, func, select

from models.errors import RecordGoneError
from models.queries.calendar import read_working_calendar
from models.queries.convert import to_moment
from models.queries.intake import latest_files, read_received
from models.queries.items import read_items
from models.queries.tasks import read_tasks
from models.queries.units import Readable, read_groups, read_units
from models.records import GroupRow, UnitRow
from models.round_records import (
    AskedUnit,
    BoardRow,
    ReturnFormRow,
    RoundAsk,
    RoundRow,
    SentRow,
    SentValue,
)
from models.rules.round_rows import UnitRows, rows_by_unit, unresolved_words
from models.rules.working_days import WorkingCalendar
from models.store import tables
from models.store.rows import in_chunks
from models.vocabulary import AskedKind, ReportColumn

# What the rows of one record have in common in all forms of a sending: kind, record, content.
SharedRow = tuple[AskedKind, str, dict[str, SentValue]]


@dataclass(frozen=True, slots=True)
class RoundChoices:
    """What a person chooses from for a new round.

    Attributes:
        rows, ended_rows: what each unit would be asked about: open rows, and those with ended ones.
        names: names that are taken.
    """

    units: tuple[UnitRow, ...]
    groups: tuple[GroupRow, ...]
    rows: Mapping[str, UnitRows]
    ended_rows: Mapping[str, UnitRows]
    calendar: WorkingCalendar
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class RoundRows:
    """Everything the forms of a round are filled with.

    Attributes:
        asked: who must report, in protocol order.
        units: all units by key.
        rows: what each unit is asked about, of the kinds asked.
        unresolved: printed words in the rows that stand for no known unit.
    """

    round: RoundRow
    asked: tuple[AskedUnit, ...]
    units: Mapping[str, UnitRow]
    rows: Mapping[str, UnitRows]
    unresolved: tuple[str, ...]


def list_rounds(workspace: Readable) -> tuple[RoundRow, ...]:
    """Return all rounds, the newest first."""
    with workspace.reading() as connection:
        return read_rounds(connection)


def find_round(workspace: Readable, name: str) -> RoundRow:
    """Return the round of a name or key.

    Raises:
        RecordGoneError: there is none; the sentence names those that are there.
    """
    rounds = list_rounds(workspace)
    for one in rounds:
        if name in (one.id, one.name):
            return one
    known = "、".join(f"“{one.name}”" for one in rounds)
    raise RecordGoneError(
        f"没有叫“{name}”的报送批次，没有做任何事。"
        + (f"现有的批次：{known}。" if known else "请先建立批次。")
    )


def list_board(workspace: Readable, round_id: str) -> tuple[BoardRow, ...]:
    """Return the units of a round with what each is asked about, its latest form and file.

    Units that must report come first, then others a file is of.
    """
    with workspace.reading() as connection:
        told = read_round_rows(connection, round_id)
        forms = _latest_forms(connection, round_id)
        files = latest_files(read_received(connection, round_id))
    asked_ids = {asked.unit_id for asked in told.asked}
    others = [unit for key, unit in told.units.items() if key in files and key not in asked_ids]
    asked_rows = tuple(
        BoardRow(
            asked.unit_id,
            told.units[asked.unit_id].name,
            asked.through,
            len(told.rows[asked.unit_id].tasks),
            len(told.rows[asked.unit_id].items),
            forms.get(asked.unit_id),
            files.get(asked.unit_id),
        )
        for asked in told.asked
    )
    return asked_rows + tuple(
        BoardRow(unit.id, unit.name, "", 0, 0, forms.get(unit.id), files[unit.id], is_asked=False)
        for unit in others
    )


def list_forms(workspace: Readable, round_id: str) -> tuple[ReturnFormRow, ...]:
    """Return every form that was made for a round, the oldest first."""
    with workspace.reading() as connection:
        return _read_forms(connection, round_id)


def list_sent_rows(workspace: Readable, form_id: str) -> tuple[SentRow, ...]:
    """Return the rows of a form as they went out, in their order."""
    with workspace.reading() as connection:
        return read_sent_rows(connection, form_id, {})


def read_choices(workspace: Readable) -> RoundChoices:
    """Return what a new round is made of."""
    with workspace.reading() as connection:
        tasks, items, units = read_tasks(connection), read_items(connection), read_units(connection)
        return RoundChoices(
            units,
            read_groups(connection),
            rows_by_unit(tasks, items, units),
            rows_by_unit(tasks, items, units, with_ended=True),
            read_working_calendar(connection),
            frozenset(connection.scalars(select(tables.reporting_rounds.c.name))),
        )


def read_round_rows(connection: Connection, round_id: str) -> RoundRows:
    """Return what the forms of a round are filled with, inside an open transaction.

    Raises:
        RecordGoneError: the round has been deleted.
    """
    round_row = read_round(connection, round_id)
    asks = {ask.kind for ask in round_row.asks}
    tasks = read_tasks(connection) if AskedKind.TASKS in asks else ()
    items = read_items(connection) if AskedKind.ITEMS in asks else ()
    units, with_ended = read_units(connection), round_row.with_ended
    rows = rows_by_unit(tasks, items, units, with_ended=with_ended)
    asked = _read_asked(connection, round_id)
    return RoundRows(
        round_row,
        asked,
        {unit.id: unit for unit in units},
        {one.unit_id: rows.get(one.unit_id, UnitRows()) for one in asked},
        unresolved_words(tasks, items, with_ended=with_ended),
    )


def read_sent_rows(
    connection: Connection, form_id: str, shared: dict[str, SharedRow]
) -> tuple[SentRow, ...]:
    """Return the rows of a form inside an open transaction.

    ``shared`` keeps what rows of several forms have in common, to be read once for all of them.
    """
    rows, records = tables.sent_rows, tables.sent_records
    stored = connection.scalar(select(rows.c.content).where(rows.c.id == form_id))
    sent = json.loads(stored or "[]")
    for chunk in in_chunks([key for _, key, _ in sent if key not in shared]):
        for row in connection.execute(select(records).where(records.c.id.in_(chunk))):
            shared[row.id] = AskedKind(row.kind), row.record_id, json.loads(row.content)
    found = []
    for row_key, record_key, own in sent:
        kind, record_id, content = shared[record_key]
        found.append(SentRow(kind, row_key, record_id, content | own))
    return tuple(found)


def read_round(connection: Connection, round_id: str) -> RoundRow:
    """Return one round inside an open transaction.

    Raises:
        RecordGoneError: it has been deleted.
    """
    found = next((one for one in read_rounds(connection) if one.id == round_id), None)
    if found is None:
        raise RecordGoneError("这个报送批次已被删除，没有改动。请刷新后再看。")
    return found


def read_rounds(connection: Connection) -> tuple[RoundRow, ...]:
    """Return all rounds, the newest first, inside an open transaction."""
    rounds, units, forms = tables.reporting_rounds, tables.round_units, tables.return_forms
    unit_count = select(func.count()).where(units.c.round_id == rounds.c.id).scalar_subquery()
    form_count = (
        select(func.count(forms.c.unit_id.distinct()))
        .where(forms.c.round_id == rounds.c.id)
        .where(forms.c.unit_id.in_(_asked_of(rounds.c.id)))
        .scalar_subquery()
    )
    query = select(rounds, unit_count.label("unit_count"), form_count.label("form_count"))
    asks = _read_asks(connection)
    return tuple(
        RoundRow(
            id=row.id,
            name=row.name,
            period=row.period,
            due_on=date.fromisoformat(row.due_on),
            asks=tuple(asks.get(row.id, ())),
            with_ended=row.with_ended == 1,
            instructions=row.instructions,
            created_at=to_moment(row.created_at),
            unit_count=row.unit_count,
            form_count=row.form_count,
        )
        for row in connection.execute(query.order_by(rounds.c.created_at.desc()))
    )


def _asked_of(round_id: ColumnElement[str]) -> Select[str]:
    asked = tables.round_units
    return select(asked.c.unit_id).where(asked.c.round_id == round_id)


def _read_asks(connection: Connection) -> dict[str, list[RoundAsk]]:
    asks = tables.round_asks
    found: dict[str, list[RoundAsk]] = {}
    for row in connection.execute(select(asks).order_by(asks.c.position)):
        columns = tuple(ReportColumn(word) for word in json.loads(row.columns))
        found.setdefault(row.round_id, []).append(RoundAsk(AskedKind(row.kind), columns))
    return found


def _read_asked(connection: Connection, round_id: str) -> tuple[AskedUnit, ...]:
    asked = tables.round_units
    rows = connection.execute(
        select(asked.c.unit_id, asked.c.through)
        .where(asked.c.round_id == round_id)
        .order_by(asked.c.position)
    )
    return tuple(AskedUnit(unit_id, through) for unit_id, through in rows)


def _read_forms(connection: Connection, round_id: str) -> tuple[ReturnFormRow, ...]:
    forms = tables.return_forms
    rows = connection.execute(
        select(forms).where(forms.c.round_id == round_id).order_by(forms.c.made_at)
    )
    return tuple(
        ReturnFormRow(
            id=row.id,
            round_id=row.round_id,
            unit_id=row.unit_id,
            file_name=row.file_name,
            folder=row.folder,
            sha256=row.sha256,
            stamp=row.stamp,
            row_count=row.row_count,
            made_by=row.made_by,
            made_at=to_moment(row.made_at),
        )
        for row in rows
    )


def _latest_forms(connection: Connection, round_id: str) -> dict[str, ReturnFormRow]:
    return {form.unit_id: form for form in _read_forms(connection, round_id)}
