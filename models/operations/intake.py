"""Files that came back (收报): received, assigned, dismissed; answers kept; reports corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy import select

from models.changes import Changes
from models.errors import RecordGoneError, UserError
from models.history import Recorder, new_key
from models.intake_plan import Answer
from models.intake_records import (
    WAITING,
    ArrivedFile,
    FileFinding,
    ReceivedRow,
    ReceivedState,
    ReportFields,
)
from models.issues import Issue
from models.operations.labels import shortened
from models.operations.received_versions import ReceivedVersions, count_columns
from models.operations.record_titles import record_title
from models.queries.intake import read_files
from models.queries.rounds import read_round
from models.rules.checks import require_valid
from models.rules.shares import written_share
from models.store import tables
from models.store.workspace import Workspace
from models.vocabulary import RecordKind, ReportColumn


class FileSettledError(UserError):
    """Raised when a file was taken in, replaced or refused already; look at the board again."""


@dataclass(frozen=True, slots=True)
class Received(Changes):
    """What receiving did.

    Attributes:
        files: one for each that arrived, in their order; one that came before is DUPLICATE, under
            the key of the earlier, and its reason says when that came.
    """

    files: tuple[ReceivedRow, ...] = ()


def receive_files(
    workspace: Workspace, *, round_id: str, files: Sequence[ArrivedFile], today: date
) -> Received:
    """Enter files into the board of a round; records of the ledger do not change.

    The same content in the same round is recognised and not entered again. A later file of a unit
    is its next version and takes the place of the earlier one; what was taken in stays taken in.

    Raises:
        RecordGoneError: the round or a unit has been deleted; nothing is entered.
    """
    with workspace.writing("收报") as recorder:
        name = read_round(recorder.connection, round_id).name
        _require_units(recorder, files)
        versions = ReceivedVersions(recorder, round_id)
        keys: list[str] = []
        came_before: list[bool] = []
        for file in files:
            known = versions.same_content(file)
            came_before.append(known is not None)
            keys.append(known or versions.enter(file, today))
        versions.write()
        recorder.label = f"收到“{shortened(name)}”的文件 {came_before.count(False)} 个"
        changes = recorder.changes(keys)
        rows = read_files(recorder.connection, keys)
    return Received(
        changes.operation_id,
        changes.label,
        changes.kinds,
        changes.record_ids,
        files=tuple(
            _duplicate(row) if again else row for row, again in zip(rows, came_before, strict=True)
        ),
    )


def assign_file(
    workspace: Workspace,
    *,
    file_id: str,
    unit_id: str,
    round_id: str = "",
    finding: FileFinding | None = None,
) -> Changes:
    """Say whose file it is, and of which round if that was wrong too.

    Args:
        workspace: the open workspace.
        file_id: a file that is not taken in, replaced or refused.
        unit_id: the unit it comes from.
        round_id: its round, "" for the one it stands in.
        finding: what looking through it as that unit's found.

    Raises:
        FileSettledError: it is taken in, replaced or refused already; nothing is changed.
        RecordGoneError: file, unit or round has been deleted.
    """
    with workspace.writing("指定文件的单位") as recorder:
        (file,) = read_files(recorder.connection, [file_id])
        _require_open(file)
        target = read_round(recorder.connection, round_id or file.round_id)
        unit = _unit_name(recorder, unit_id)
        recorder.label = f"把“{shortened(file.file_name)}”记为“{shortened(unit)}”的报送"
        before = ReceivedVersions(recorder, file.round_id)
        before.withdraw(file_id)
        before.write()
        versions = ReceivedVersions(recorder, target.id)
        versions.move_in(file_id, unit_id)
        versions.write()
        if finding is not None:
            _write_findings(recorder, [finding])
        return recorder.changes([file_id])


def dismiss_files(workspace: Workspace, *, file_ids: Sequence[str], reason: str) -> Changes:
    """Refuse files (拒收); the originals stay, and so does the reason. Undo brings them back.

    A file that one of them took the place of counts again.

    Raises:
        FileSettledError: one of them is taken in; none is refused.
        RecordGoneError: one of them is gone.
    """
    require_valid(() if reason.strip() else (Issue("请写明拒收的原因", "reason"),))
    with workspace.writing(f"拒收 {len(file_ids)} 个文件") as recorder:
        files = read_files(recorder.connection, file_ids)
        if len(files) == 1:
            recorder.label = f"拒收“{shortened(files[0].file_name)}”"
        for file in files:
            if file.batch_id:
                raise FileSettledError(_settled(file, "请先撤回那一批入库"))
            versions = ReceivedVersions(recorder, file.round_id)
            versions.withdraw(file.id)
            versions.write()
        refusal = {"state": ReceivedState.REFUSED.value, "reason": reason.strip()}
        recorder.update_many(tables.received_files, {file.id: refusal for file in files})
        return recorder.changes(file_ids)


def remember_answers(
    workspace: Workspace, *, answers: Sequence[Answer], findings: Sequence[FileFinding] = ()
) -> Changes:
    """Keep what a person answered, for identical cases; a newer answer takes the place of an older.

    ``findings`` tell how the files look through which the answers go.
    """
    with workspace.writing(f"回答收报中的 {len(answers)} 个问题") as recorder:
        _write_answers(recorder, answers)
        _write_findings(recorder, findings)
        return recorder.changes()


def edit_report(workspace: Workspace, *, report_id: str, fields: ReportFields) -> Changes:
    """Correct what a unit reported, as it stands here; what it said itself is kept apart.

    Raises:
        InvalidRecordError: the percentage is none; nothing is stored.
        RecordGoneError: the report is gone.
    """
    require_valid(_check_report(fields))
    reports, units = tables.unit_reports, tables.units
    query = select(reports, units.c.name.label("unit")).join(units, reports.c.unit_id == units.c.id)
    with workspace.writing("修改单位填报") as recorder:
        found = recorder.connection.execute(query.where(reports.c.id == report_id))
        if (row := found.mappings().first()) is None:
            raise RecordGoneError("这条单位填报已被删除或撤回，没有改动。请刷新后再看。")
        record_id = row["task_id"] or row["item_id"]
        kind = RecordKind.TASK if row["task_id"] else RecordKind.ITEM
        title = record_title(recorder.connection, kind, record_id)
        differing = _differing(dict(row), _stored(fields))
        recorder.label = f"修改“{shortened(row['unit'])}”填报的{title}的{differing}"
        recorder.update(reports, report_id, _stored(fields))
        return recorder.changes([record_id])


def _require_units(recorder: Recorder, files: Sequence[ArrivedFile]) -> None:
    known = set(recorder.connection.scalars(select(tables.units.c.id)))
    if not known.issuperset(file.unit_id for file in files if file.unit_id):
        raise RecordGoneError("有的文件所属的单位已被删除，没有收下任何文件。请刷新后重新收报。")


def _duplicate(row: ReceivedRow) -> ReceivedRow:
    at = row.received_at.astimezone()
    reason = (
        f"同一文件已于{at.month}月{at.day}日 {at:%H:%M} 收到（“{row.file_name}”），没有重复接收。"
    )
    return replace(row, state=ReceivedState.DUPLICATE, reason=reason)


def _require_open(file: ReceivedRow) -> None:
    if file.state not in WAITING or file.superseded_by:
        raise FileSettledError(_settled(file, "请刷新后再看"))


def _settled(file: ReceivedRow, remedy: str) -> str:
    return f"“{file.file_name}”{file.state.label}，没有改动。{remedy}。"


def _unit_name(recorder: Recorder, unit_id: str) -> str:
    units = tables.units
    name = recorder.connection.scalar(select(units.c.name).where(units.c.id == unit_id))
    if name is None:
        raise RecordGoneError("这个单位已被删除，没有改动。请刷新后再看。")
    return str(name)


def _write_answers(recorder: Recorder, answers: Sequence[Answer]) -> None:
    table = tables.intake_answers
    stored = {
        (row.kind, row.unit_id or "", row.subject): row.id
        for row in recorder.connection.execute(
            select(table.c.id, table.c.kind, table.c.unit_id, table.c.subject)
        )
    }
    now = {"answered_by": recorder.operator, "answered_at": recorder.now}
    wanted = {
        (one.kind.value, one.unit_id, one.subject): {"answer": one.answer, **now} for one in answers
    }
    new = [
        {"id": new_key(), "kind": kind, "unit_id": unit_id or None, "subject": subject, **values}
        for (kind, unit_id, subject), values in wanted.items()
        if (kind, unit_id, subject) not in stored
    ]
    recorder.insert(table, new)
    recorder.update_many(
        table, {stored[case]: values for case, values in wanted.items() if case in stored}
    )


def _write_findings(recorder: Recorder, findings: Sequence[FileFinding]) -> None:
    """Write how files look now; one that was taken in, replaced or refused keeps its state."""
    files = read_files(recorder.connection, [finding.file_id for finding in findings])
    recorder.update_many(
        tables.received_files,
        {
            file.id: {
                "state": (finding.state if file.state in WAITING else file.state).value,
                "reason": finding.reason,
                "form_id": finding.form_id or file.form_id or None,
                **count_columns(finding.counts),
            }
            for file, finding in zip(files, findings, strict=True)
        },
    )


def _check_report(fields: ReportFields) -> tuple[Issue, ...]:
    if fields.percent is not None and not 0 <= fields.percent <= 1:
        return (Issue("完成比例应在 0% 到 100% 之间", "percent"),)
    return ()


def _stored(fields: ReportFields) -> dict[str, str]:
    return {**asdict(fields), "percent": written_share(fields.percent)}


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    labels = [ReportColumn(name).label for name in after if after[name] != before[name]]
    return "、".join(labels)
