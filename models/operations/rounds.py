"""Reporting rounds (报送批次): opened, corrected, deleted; what was sent is kept (A41)."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.changes import Changes
from models.errors import RecordGoneError
from models.history import Recorder, new_key
from models.issues import Issue
from models.operations.labels import shortened
from models.queries.rounds import read_round
from models.queries.units import read_units
from models.round_records import RoundFields, SentRow, SentValue
from models.rules.checks import require_valid
from models.rules.round_checks import check_round
from models.rules.round_period import read_period
from models.rules.round_stamp import FormStamp
from models.store import tables
from models.store.workspace import Workspace
from models.vocabulary import AskedKind


@dataclass(frozen=True, slots=True)
class MadeForm:
    """A form that is about to go out: its file, and the rows in it."""

    stamp: FormStamp
    file_name: str
    folder: str
    sha256: str
    rows: tuple[SentRow, ...]


def create_round(workspace: Workspace, *, fields: RoundFields, today: date) -> Changes:
    """Open a round; who must report is kept as the groups stand today.

    Raises:
        InvalidRecordError: the fields have errors, or another round has the name.
        RecordGoneError: a unit has been deleted meanwhile; nothing is stored.
    """
    require_valid(check_round(fields, today))
    name = fields.name.strip()
    with workspace.writing(f"新建报送批次“{shortened(name)}”") as recorder:
        _require_free_name(recorder, name)
        round_id = new_key()
        row = {"id": round_id, "name": name, "created_at": recorder.now}
        recorder.insert(tables.reporting_rounds, [row | _stored(fields)])
        _write_parts(recorder, round_id, fields)
        return recorder.changes([round_id])


def edit_round(workspace: Workspace, *, round_id: str, fields: RoundFields, today: date) -> Changes:
    """Correct a round; forms that were made stay as they went out.

    A last day that has passed may stay, but none that has passed can be set.

    Raises:
        InvalidRecordError: the fields have errors, or another round has the name.
        RecordGoneError: the round or a unit has been deleted; nothing is stored.
    """
    name = fields.name.strip()
    with workspace.writing(f"修改报送批次“{shortened(name)}”") as recorder:
        stored = read_round(recorder.connection, round_id)
        require_valid(check_round(fields, min(today, stored.due_on)))
        if stored.name != name:
            _require_free_name(recorder, name)
        recorder.update(tables.reporting_rounds, round_id, {"name": name} | _stored(fields))
        for part in (tables.round_asks, tables.round_units):
            recorder.delete(part, recorder.keys(part, "round_id", [round_id]))
        _write_parts(recorder, round_id, fields)
        return recorder.changes([round_id])


def delete_rounds(workspace: Workspace, *, round_ids: Sequence[str]) -> Changes:
    """Delete rounds with what was kept of their forms; files that went out are not touched.

    Raises:
        RecordGoneError: one of them has been deleted already; none is deleted now.
    """
    with workspace.writing(f"删除 {len(round_ids)} 个报送批次") as recorder:
        names = [read_round(recorder.connection, round_id).name for round_id in round_ids]
        if len(names) == 1:
            recorder.label = f"删除报送批次“{shortened(names[0])}”"
        recorder.delete_with_parts(tables.reporting_rounds, round_ids)
        return recorder.changes(round_ids)


def record_forms(
    workspace: Workspace,
    *,
    round_id: str,
    forms: Sequence[MadeForm],
    deliver: Callable[[], None],
    notices: Sequence[str] = (),
) -> Changes:
    """Keep what is sent as the base of the comparison with what comes back, and send it.

    Args:
        workspace: the open workspace.
        round_id: the round.
        forms: what goes out.
        deliver: puts the files in their place, all or none; what it raises takes the record back.
            Only a stop between its end and that of the record leaves forms the ledger does not
            know: ``reports.form_delivery`` tells of them.
        notices: what a person should know of this.

    Raises:
        RecordGoneError: the round has been deleted; nothing is delivered.
    """
    with workspace.writing("生成报送表") as recorder:
        name = read_round(recorder.connection, round_id).name
        recorder.label = f"生成“{shortened(name)}”的报送表 {len(forms)} 份"
        recorder.insert(tables.return_forms, [_form_row(recorder, form) for form in forms])
        _write_rows(recorder, round_id, forms)
        deliver()
        return recorder.changes([round_id], open_questions=notices)


def _require_free_name(recorder: Recorder, name: str) -> None:
    rounds = tables.reporting_rounds
    if recorder.connection.scalar(select(rounds.c.id).where(rounds.c.name == name)) is not None:
        require_valid((Issue(f"已有名为“{name}”的报送批次", "name"),))


def _stored(fields: RoundFields) -> dict[str, object]:
    period = read_period(fields.period)
    return {
        "period": period.code if period else fields.period,
        "due_on": fields.due_on.isoformat() if fields.due_on else None,
        "with_ended": int(fields.with_ended),
        "instructions": fields.instructions.strip(),
    }


def _write_parts(recorder: Recorder, round_id: str, fields: RoundFields) -> None:
    known = {unit.id for unit in read_units(recorder.connection)}
    if not known.issuperset(asked.unit_id for asked in fields.units):
        raise RecordGoneError("所选单位中有的已被删除，批次没有保存。请刷新后重新选择。")
    recorder.insert(
        tables.round_asks,
        [
            {
                "id": new_key(),
                "round_id": round_id,
                "position": place,
                "kind": ask.kind.value,
                "columns": json.dumps([column.value for column in ask.columns]),
            }
            for place, ask in enumerate(fields.asks, start=1)
        ],
    )
    recorder.insert(
        tables.round_units,
        [
            {
                "id": new_key(),
                "round_id": round_id,
                "position": place,
                "unit_id": asked.unit_id,
                "through": asked.through,
            }
            for place, asked in enumerate(fields.units, start=1)
        ],
    )


def _form_row(recorder: Recorder, form: MadeForm) -> dict[str, object]:
    return {
        "id": form.stamp.form,
        "round_id": form.stamp.round,
        "unit_id": form.stamp.unit,
        "file_name": form.file_name,
        "folder": form.folder,
        "sha256": form.sha256,
        "stamp": form.stamp.text,
        "row_count": len(form.rows),
        "made_by": recorder.operator,
        "made_at": recorder.now,
    }


def _write_rows(recorder: Recorder, round_id: str, forms: Sequence[MadeForm]) -> None:
    """Keep what rows of a record have in common once, and the rest with its form."""
    common = _common_contents(forms)
    keys = {record: new_key() for record in common}
    recorder.insert(
        tables.sent_records,
        [
            {
                "id": keys[kind, record_id],
                "round_id": round_id,
                "kind": kind.value,
                "record_id": record_id,
                "content": _json(content),
            }
            for (kind, record_id), content in common.items()
        ],
    )
    recorder.insert(
        tables.sent_rows,
        [
            {
                "id": form.stamp.form,
                "round_id": round_id,
                "content": _json(
                    [
                        [row.row_key, keys[row.record], _own_content(row, common[row.record])]
                        for row in form.rows
                    ]
                ),
            }
            for form in forms
        ],
    )


def _common_contents(
    forms: Sequence[MadeForm],
) -> dict[tuple[AskedKind, str], dict[str, SentValue]]:
    common: dict[tuple[AskedKind, str], dict[str, SentValue]] = {}
    for row in (row for form in forms for row in form.rows):
        shared = common.setdefault(row.record, row.content).items()
        common[row.record] = dict(item for item in row.content.items() if item in shared)
    return common


def _own_content(row: SentRow, shared: dict[str, SentValue]) -> dict[str, SentValue]:
    return {name: value for name, value in row.content.items() if name not in shared}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
