"""What a returned file is compared with: what was sent, what was said, and what stands here."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, or_, select

from models.intake_plan import Content, MergeBase, RecordKey
from models.queries.items import read_items_of
from models.queries.rounds import SharedRow, read_round, read_sent_rows
from models.queries.tasks import read_tasks_of
from models.queries.units import Readable, read_units
from models.records import ItemRow, TaskRow
from models.round_records import COLUMNS_OF, RoundRow, SentRow, SentValue
from models.rules.names import name_key
from models.rules.round_content import item_content, role_words, task_content
from models.rules.round_rows import (
    UnitRole,
    UnitRows,
    roles_in_item,
    roles_of_units,
    rows_by_unit,
    units_of_areas,
)
from models.rules.round_stamp import row_key
from models.rules.shares import read_share
from models.store import tables
from models.vocabulary import AskedKind, ReportColumn

REPORTED = (
    ReportColumn.PROGRESS,
    ReportColumn.PROBLEM,
    ReportColumn.NEXT_STEP,
    ReportColumn.REMARK,
)
_BLANK: dict[AskedKind, dict[str, SentValue]] = {
    kind: {column.value: None for column in columns} for kind, columns in COLUMNS_OF.items()
}


@dataclass(slots=True)
class _Record:
    """What the files of all units have in common of a record: all but role and serial number."""

    content: dict[str, SentValue]
    roles: Mapping[str, tuple[UnitRole, ...]]
    title: tuple[str, str]

    @classmethod
    def of_task(cls, row: TaskRow) -> "_Record":
        return cls(
            _content(AskedKind.TASKS, task_content(row, ())), roles_of_units(row.roles), _title(row)
        )

    @classmethod
    def of_item(cls, row: ItemRow, areas: Mapping[str, str]) -> "_Record":
        roles = roles_in_item(row.roles, row.area, areas)
        return cls(_content(AskedKind.ITEMS, item_content(row, ())), roles, _title(row))


class MergeBases:
    """Reads what the files of one round are compared with.

    Records and rows that several units share are read once, as they stood then: make a new one
    after a change of the ledger.
    """

    def __init__(self, workspace: Readable, round_id: str) -> None:
        self._workspace = workspace
        self._round_id = round_id
        self._shared: dict[str, SharedRow] = {}
        self._records: dict[RecordKey, _Record | None] = {}
        self._round: RoundRow | None = None
        self._areas: Mapping[str, str] | None = None

    def read(self, *, unit_id: str, form_id: str | None) -> MergeBase:
        """Return what a file of a unit is compared with.

        Without ``form_id`` it is the latest form of the unit. Where there is none, nothing was
        sent, and rows are matched with the records the unit is asked about today.

        Raises:
            RecordGoneError: the round has been deleted.
        """
        with self._workspace.reading() as connection:
            asked_round = self._round or read_round(connection, self._round_id)
            self._round = asked_round
            form_id = form_id or _latest_form(connection, self._round_id, unit_id)
            sent = read_sent_rows(connection, form_id, self._shared) if form_id else ()
            serials = {row.record: row.content.get("serial") for row in sent}
            if not sent:
                serials = dict(_asked_today(connection, asked_round, unit_id))
            reported = _reported(connection, self._round_id, unit_id)
            serials |= {record: None for record in reported if record not in serials}
            self._learn(connection, serials)
        known = {record: found for record in serials if (found := self._records[record])}
        gone = [row for row in sent if row.record not in known]
        here: dict[RecordKey, Content] = {
            record: {
                **found.content,
                "serial": serials[record],
                "role": role_words(found.roles.get(unit_id, ())) or None,
                **(reported[record][0] if record in reported else {}),
            }
            for record, found in known.items()
        }
        return MergeBase(
            unit_id=unit_id,
            sent=sent,
            said={record: said for record, (_, said) in reported.items()},
            here=here,
            asked={
                ask.kind: frozenset(column.value for column in ask.columns)
                for ask in asked_round.asks
            },
            titles=_sent_titles(gone) | {record: found.title for record, found in known.items()},
            others=_as_sent(here, {row.record for row in sent}),
        )

    def _learn(self, connection: Connection, records: Iterable[RecordKey]) -> None:
        """Read the records that are not known yet; one that was deleted is None."""
        unknown = [record for record in records if record not in self._records]
        if not unknown:
            return
        tasks = read_tasks_of(connection, [key for kind, key in unknown if kind is AskedKind.TASKS])
        items = read_items_of(connection, [key for kind, key in unknown if kind is AskedKind.ITEMS])
        if items and self._areas is None:
            self._areas = units_of_areas(read_units(connection))
        self._records |= dict.fromkeys(unknown)
        for key, task in tasks.items():
            self._records[AskedKind.TASKS, key] = _Record.of_task(task)
        for key, item in items.items():
            self._records[AskedKind.ITEMS, key] = _Record.of_item(item, self._areas or {})


def _content(kind: AskedKind, office: Mapping[str, SentValue]) -> dict[str, SentValue]:
    return _BLANK[kind] | {key: value or None for key, value in office.items()}


def _title(row: TaskRow | ItemRow) -> tuple[str, str]:
    if isinstance(row, TaskRow):
        return row.number, row.title or row.body
    return str(row.serial or ""), row.title or row.content


def _as_sent(here: Mapping[RecordKey, Content], sent: Collection[RecordKey]) -> tuple[SentRow, ...]:
    """Return the records that were not sent as rows that say what stands here."""
    return tuple(
        SentRow(kind, row_key(kind, key), key, dict(content))
        for (kind, key), content in here.items()
        if (kind, key) not in sent
    )


def _sent_titles(sent: Sequence[SentRow]) -> dict[RecordKey, tuple[str, str]]:
    """Return how records that were deleted since are named: by what was sent of them."""
    return {
        row.record: (
            str(row.content.get("number") or ""),
            str(row.content.get("title") or row.content.get("body") or ""),
        )
        for row in sent
    }


def _latest_form(connection: Connection, round_id: str, unit_id: str) -> str | None:
    forms = tables.return_forms
    return connection.scalar(
        select(forms.c.id)
        .where(forms.c.round_id == round_id, forms.c.unit_id == unit_id)
        .order_by(forms.c.made_at.desc())
        .limit(1)
    )


def _asked_today(
    connection: Connection, asked_round: RoundRow, unit_id: str
) -> Mapping[RecordKey, SentValue]:
    """Return the records a form of the unit would hold today, with their serial numbers."""
    kinds = [ask.kind for ask in asked_round.asks]
    tasks = read_tasks_of(connection, _keys_with(connection, tables.task_roles, unit_id))
    units = read_units(connection)
    item_keys = [
        *_keys_with(connection, tables.item_roles, unit_id),
        *_keys_of_area(connection, units_of_areas(units), unit_id),
    ]
    items = read_items_of(connection, list(dict.fromkeys(item_keys)))
    rows = rows_by_unit(
        sorted(tasks.values(), key=lambda task: (task.document_number, task.order)),
        sorted(items.values(), key=lambda item: (item.document_number, item.order)),
        units,
        with_ended=asked_round.with_ended,
    ).get(unit_id, UnitRows())
    listed: dict[AskedKind, list[str]] = {
        AskedKind.TASKS: [task.id for task, _ in rows.tasks],
        AskedKind.ITEMS: [item.id for item, _ in rows.items],
    }
    return {
        (kind, key): serial for kind in kinds for serial, key in enumerate(listed[kind], start=1)
    }


def _keys_with(connection: Connection, roles: Table, unit_id: str) -> list[str]:
    """Return the records a unit stands in, itself or as a member of a group."""
    owner = roles.c[tables.owner_column(roles)]
    is_named = or_(roles.c.unit_id == unit_id, roles.c.members.contains(unit_id, autoescape=True))
    return list(connection.scalars(select(owner).where(is_named).distinct()))


def _keys_of_area(connection: Connection, areas: Mapping[str, str], unit_id: str) -> list[str]:
    """Return the items listed under the area a unit governs, none for any other unit."""
    items = tables.items
    printed = connection.scalars(select(items.c.area).distinct())
    own = [area for area in printed if areas.get(name_key(area)) == unit_id]
    return list(connection.scalars(select(items.c.id).where(items.c.area.in_(own))))


def _reported(
    connection: Connection, round_id: str, unit_id: str
) -> dict[RecordKey, tuple[Content, Content]]:
    """Return by record what stands here of the unit's report, and what the unit said last."""
    reports = tables.unit_reports
    query = select(reports).where(reports.c.round_id == round_id, reports.c.unit_id == unit_id)
    return {
        record_of(row): (reported_values(row), json.loads(str(row["said"] or "{}")))
        for row in map(dict, connection.execute(query).mappings())
    }


def record_of(row: Mapping[str, object]) -> RecordKey:
    """Return the record a row of ``unit_reports`` is about."""
    if row["task_id"]:
        return AskedKind.TASKS, str(row["task_id"])
    return AskedKind.ITEMS, str(row["item_id"])


def reported_values(row: Mapping[str, object]) -> dict[str, SentValue]:
    """Return what a row of ``unit_reports`` holds, by column; None is blank."""
    kind, _ = record_of(row)
    values: dict[str, SentValue] = {
        column.value: str(row[column.value]) or None
        for column in REPORTED
        if column in COLUMNS_OF[kind]
    }
    if ReportColumn.PERCENT in COLUMNS_OF[kind]:
        values[ReportColumn.PERCENT.value] = read_share(str(row["percent"]))
    return values
