"""What was changed, by whom, when, from what to what, in the words people read."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import groupby

from sqlalchemy import Column, Connection, Row, Table, func, select

from models.fields import DocumentFields, ItemFields, TaskFields, UnitFields
from models.queries.convert import to_moment
from models.queries.units import Readable
from models.records import FieldChange, OperationRow
from models.store import tables
from models.vocabulary import Role

WHOLE_RECORD = "整条记录"

# Where a column or a list of rows is shown in a form under another name than its own.
_FORM_FIELDS = {
    "section_id": "section",
    "plan_id": "year",
    "deadline_text": "deadline",
    "ongoing": "deadline",
    "item_peers": "peers",
    "unit_aliases": "aliases",
    "unit_contacts": "contacts",
    "document_addressees": "addressees",
    "document_basis": "basis_numbers",
    "document_annexes": "annexes",
}
_EDITED = {
    "tasks": TaskFields,
    "items": ItemFields,
    "units": UnitFields,
    "documents": DocumentFields,
}


def list_operations(workspace: Readable, limit: int = 50) -> tuple[OperationRow, ...]:
    """Return the latest operations, newest first."""
    operations, history = tables.operations, tables.history
    count = (
        select(func.count())
        .where(history.c.operation_id == operations.c.id)
        .correlate(operations)
        .scalar_subquery()
    )
    query = (
        select(operations, count.label("change_count"))
        .order_by(operations.c.sequence.desc())
        .limit(limit)
    )
    with workspace.reading() as connection:
        rows = connection.execute(query).all()
    return tuple(
        OperationRow(
            id=row.id,
            at=to_moment(row.at),
            operator=row.operator,
            machine=row.machine,
            label=row.label,
            is_undone=row.state != "done",
            change_count=row.change_count,
        )
        for row in rows
    )


def list_changes(workspace: Readable, record_id: str) -> tuple[FieldChange, ...]:
    """Return all that was ever changed in a record and in what belongs to it, newest first."""
    history, operations = tables.history, tables.operations
    query = (
        select(history, operations.c.at, operations.c.operator, operations.c.label)
        .join(operations, history.c.operation_id == operations.c.id)
        .where(history.c.owner_id == record_id)
        .order_by(operations.c.sequence.desc(), history.c.sequence)
    )
    with workspace.reading() as connection:
        rows = connection.execute(query).all()
        names = _names(connection)
    changes: list[FieldChange] = []
    for _, group in groupby(rows, key=lambda row: row.operation_id):
        changes += _Reader(names, record_id).read(list(group))
    return tuple(changes)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Words the history rows of one operation on one record."""

    names: Mapping[str, Mapping[str, str]]
    record_id: str

    def read(self, rows: Sequence[Row[*tuple[object, ...]]]) -> list[FieldChange]:
        whole = next((row for row in rows if self._is_whole_record(row)), None)
        if whole is not None:
            return [self._whole_record(whole)]
        fields = [self._field(row) for row in rows if row.field]
        parts = self._parts([row for row in rows if not row.field])
        return [change for change in fields if change is not None] + parts

    def _is_whole_record(self, row: Row[*tuple[object, ...]]) -> bool:
        """Whether the record came or went, and not a part of it that shares its key."""
        is_part = tables.is_part(tables.metadata.tables[row.table_name])
        return row.record_id == self.record_id and not row.field and not is_part

    def _whole_record(self, row: Row[*tuple[object, ...]]) -> FieldChange:
        table = tables.metadata.tables[str(row.table_name)]
        return self._change(
            row,
            "",
            WHOLE_RECORD,
            self._record_name(table, row.before),
            self._record_name(table, row.after),
        )

    def _field(self, row: Row[*tuple[object, ...]]) -> FieldChange | None:
        column = tables.metadata.tables[str(row.table_name)].c[row.field]
        if not column.comment:
            return None
        before, after = (
            self._shown(column, json.loads(value)) for value in (row.before, row.after)
        )
        change = self._change(row, row.field, column.comment, before, after)
        return replace(change, form_field=_form_field(row.table_name, row.field))

    def _parts(self, rows: Sequence[Row[*tuple[object, ...]]]) -> list[FieldChange]:
        """Word rows that belong to the record (roles, aliases ...) as whole lists."""
        lists: dict[tuple[str, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        first: dict[tuple[str, str], Row[*tuple[object, ...]]] = {}
        form_fields: dict[tuple[str, str], str] = {}
        for row in rows:
            table = tables.metadata.tables[row.table_name]
            values = json.loads(row.before or row.after)
            place = row.table_name, _label_of_part(table, values)
            first.setdefault(place, row)
            form_fields.setdefault(place, _form_field_of_part(row.table_name, values))
            lists[place][0 if row.before else 1].append(self._part(table, values))
        return [
            replace(
                self._change(first[place], place[0], place[1], "、".join(before), "、".join(after)),
                form_field=form_fields[place],
            )
            for place, (before, after) in lists.items()
        ]

    def _part(self, table: Table, values: Mapping[str, object]) -> str:
        shown = [
            self._shown(column, values.get(column.name))
            for column in table.columns
            if column.comment and column.name != "role"
        ]
        return " ".join(text for text in shown if text)

    def _record_name(self, table: Table, stored: str | None) -> str:
        if stored is None:
            return ""
        values = json.loads(stored)
        words = (
            str(values[name]) for name in ("title", "name", "word", "text") if values.get(name)
        )
        name = next(words, table.info["kind"])
        # What a person or an intake noted on entering it says where it comes from.
        return f"{name}（{values['note']}）" if values.get("note") else name

    def _shown(self, column: Column[object], value: object) -> str:
        if value is None:
            return ""
        if "words" in column.info:
            return str(column.info["words"](value).label)
        if "flag" in column.info:
            return "是" if value else "否"
        if "refers_to" in column.info:
            return self.names.get(column.info["refers_to"], {}).get(str(value), "（已删除）")
        return str(value)

    def _change(
        self, row: Row[*tuple[object, ...]], field: str, label: str, before: str, after: str
    ) -> FieldChange:
        return FieldChange(
            at=to_moment(row.at),
            operator=row.operator,
            operation_id=row.operation_id,
            operation_label=row.label,
            record_kind=tables.metadata.tables[row.table_name].info["kind"],
            record_id=self.record_id,
            field=field,
            field_label=label,
            before=before,
            after=after,
        )


def _form_field(table: str, column: str) -> str:
    """Return the field of the form a column belongs to, "" for one nobody edits."""
    name = _FORM_FIELDS.get(column, column)
    edited = _EDITED.get(table)
    return name if edited and name in {field.name for field in fields(edited)} else ""


def _form_field_of_part(table: str, values: Mapping[str, object]) -> str:
    """Return the field of the form a list of rows belongs to, one for each role."""
    return f"roles.{values['role']}" if "role" in values else _FORM_FIELDS.get(table, "")


def _label_of_part(table: Table, values: Mapping[str, object]) -> str:
    return Role(str(values["role"])).label if "role" in values else str(table.info["part"])


def _names(connection: Connection) -> dict[str, dict[str, str]]:
    """Return the names that keys stand for, by table."""
    units, sections, plans = tables.units, tables.sections, tables.plans
    documents, evidence = tables.documents, tables.evidence
    warnings = tables.document_warnings
    return {
        "units": {row.id: row.name for row in connection.execute(select(units.c.id, units.c.name))},
        "sections": {
            row.id: row.title for row in connection.execute(select(sections.c.id, sections.c.title))
        },
        "plans": {
            row.id: row.title or f"{row.year or '未定'}年度手工录入"
            for row in connection.execute(
                select(plans.c.id, plans.c.year, documents.c.title).select_from(
                    plans.outerjoin(documents, plans.c.document_id == documents.c.id)
                )
            )
        },
        "documents": {
            row.id: row.title
            for row in connection.execute(select(documents.c.id, documents.c.title))
        },
        "evidence": {
            row.id: row.name for row in connection.execute(select(evidence.c.id, evidence.c.name))
        },
        "document_warnings": {
            row.id: row.message
            for row in connection.execute(select(warnings.c.id, warnings.c.message))
        },
    }
