"""Taking returned files in (入库): one backup and one transaction for the whole batch (A41)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from string import ascii_uppercase

from models.changes import Changes
from models.errors import UserError
from models.fields import TaskFields
from models.history import Recorder, new_key
from models.intake_plan import (
    TAKEABLE,
    CellPlace,
    FilePlan,
    NewRecord,
    PlannedCell,
    PlannedRow,
    RecordKey,
    RowPlace,
    RowState,
    Verdict,
)
from models.intake_records import ReceivedRow, ReceivedState, RowCounts
from models.operations.intake import FileSettledError
from models.operations.intake_writing import ReportWriter, TakenCell, TakenRow
from models.operations.items import insert_item
from models.operations.labels import shortened
from models.operations.received_versions import count_columns
from models.operations.tasks import insert_task
from models.progress import Progress, SilentProgress, stop_if_cancelled
from models.queries.intake import COUNTING, read_files
from models.queries.rounds import read_round
from models.returned import FoundIssue
from models.round_records import COLUMNS_OF
from models.rules.checks import check_item, check_task, require_valid
from models.store import tables
from models.store.backup import create_backup
from models.store.evidence import KeptFile
from models.store.workspace import Workspace

# A cell of a file: sheet and number of its row (``PlannedRow.place``), key of its column.

# Rows whose record is certain and in which nothing is wrong.
_WHOLE = (RowState.CHANGED, RowState.SAME)
_SETTLED = (Verdict.SAME, Verdict.KEEP)


class NothingToAcceptError(UserError):
    """Raised when no file was chosen, or one whose unit is not known; choose again."""


@dataclass(frozen=True, slots=True)
class AcceptedFile:
    """One file that is to be taken in.

    Attributes:
        taken: the cells to take. None takes every TAKE cell of rows that are CHANGED. A CONFLICT
            cell that is named here is taken as the unit wrote it; a cell of the office's
            columns, or one that cannot be taken, never is.
        question: what else of the file waits for an answer, "" for nothing.
        pictures: pictures that stood in rows, as they were kept: evidence of the row's record.
        new_records: rows a person takes in as new records; their rows in the plan name them.
    """

    file_id: str
    plan: FilePlan
    taken: frozenset[CellPlace] | None = None
    question: str = ""
    pictures: Mapping[RowPlace, tuple[KeptFile, ...]] = field(default_factory=dict)
    new_records: tuple[NewRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptedBatch:
    """What was taken in.

    Attributes:
        stale: by file, the cells that were changed here since its plan was made, for instance by
            another file of the batch; they were not taken and wait for an answer.
    """

    changes: Changes
    batch_id: str
    stale: Mapping[str, tuple[FoundIssue, ...]]


@dataclass(frozen=True, slots=True)
class _Decided:
    """What is kept of a file's plan: plans of hundreds of files would not fit side by side."""

    file_id: str
    counts: RowCounts
    open_rows: int
    rows: tuple[TakenRow, ...]
    question: str
    new_records: tuple[NewRecord, ...]


def accept_files(
    workspace: Workspace,
    *,
    round_id: str,
    files: Iterable[AcceptedFile],
    today: date,
    progress: Progress | None = None,
) -> AcceptedBatch:
    """Take files in as one batch, after a backup; all that is chosen is stored, or nothing.

    A cell is written only if the ledger still holds what the plan showed. 办理状态 and 阶段 go to
    the record, everything else to what the unit reported; progress of a task is appended to its
    entries too (A44). Files may come one after another: only what is taken is held.

    Raises:
        InvalidRecordError: a new record has errors or does not fit its document; nothing is
            taken in.
        NothingToAcceptError, FileSettledError, RecordGoneError: one of the files cannot be taken
            in; none is.
        Cancelled: the person pressed 取消; nothing has been written.
    """
    progress = progress or SilentProgress()
    workspace.refuse_when_read_only()
    decided = []
    for file in files:
        stop_if_cancelled(progress)
        decided.append(_decide(file))
    if not decided:
        raise NothingToAcceptError("没有选要入库的文件，没有做任何事。请先选择文件。")
    with workspace.reading() as connection:
        _require_acceptable(read_files(connection, [one.file_id for one in decided]), round_id)
    progress.report("正在备份台账")
    create_backup(workspace, "import")
    stop_if_cancelled(progress)
    with workspace.writing("收报入库") as recorder:
        return _accept(recorder, round_id, decided, today, progress)


def _accept(
    recorder: Recorder,
    round_id: str,
    decided: Sequence[_Decided],
    today: date,
    progress: Progress,
) -> AcceptedBatch:
    asked_round = read_round(recorder.connection, round_id)
    received = read_files(recorder.connection, [one.file_id for one in decided])
    _require_acceptable(received, round_id)
    batch_id = new_key()
    new = _insert_new_records(recorder, decided)
    writer = ReportWriter(recorder, round_id, today)
    writer.look_up(row.record for one in decided for row in one.rows)
    stale: dict[str, tuple[FoundIssue, ...]] = {}
    for place, (one, file) in enumerate(zip(decided, received, strict=True)):
        stop_if_cancelled(progress)
        progress.report(f"正在入库“{file.file_name}”", place, len(decided))
        if found := writer.take_file(file, one.rows):
            stale[file.id] = found
    stop_if_cancelled(progress)
    writer.write_records()
    added = f"，新录入 {len(new)} 项" if new else ""
    recorder.label = (
        f"收报入库“{shortened(asked_round.name)}”：{len(decided)} 个文件，"
        f"更新 {len(writer.changed - new)} 项{added}"
    )
    _insert_batch(recorder, round_id, batch_id, len(decided), len(writer.changed | new))
    recorder.update_many(
        tables.received_files,
        {one.file_id: _accepted(one, batch_id, stale.get(one.file_id, ())) for one in decided},
    )
    stop_if_cancelled(progress)
    sentences = [issue.message for found in stale.values() for issue in found]
    return AcceptedBatch(recorder.changes([round_id], open_questions=sentences), batch_id, stale)


def _insert_new_records(recorder: Recorder, decided: Sequence[_Decided]) -> set[RecordKey]:
    """Enter the rows that become records of their own; they belong to the batch like all else."""
    new_records = [record for one in decided for record in one.new_records]
    for record in new_records:
        if isinstance(record.fields, TaskFields):
            require_valid(check_task(record.fields))
            insert_task(recorder, record.record_id, record.fields)
        else:
            require_valid(check_item(record.fields))
            insert_item(recorder, record.record_id, record.fields)
    return {record.record for record in new_records}


def _insert_batch(
    recorder: Recorder, round_id: str, batch_id: str, file_count: int, record_count: int
) -> None:
    batch = {
        "id": batch_id,
        "round_id": round_id,
        "label": recorder.label,
        "file_count": file_count,
        "record_count": record_count,
        "accepted_by": recorder.operator,
        "accepted_at": recorder.now,
        "operation_id": recorder.operation_id,
    }
    recorder.insert(tables.intake_batches, [batch])


def _require_acceptable(files: Sequence[ReceivedRow], round_id: str) -> None:
    for file in files:
        if file.unit_id is None:
            raise NothingToAcceptError(
                f"还不知道“{file.file_name}”是哪个单位报的，没有入库任何文件。请先指定它的单位。"
            )
        if file.state not in COUNTING or file.superseded_by or file.round_id != round_id:
            word = "属于另一个批次" if file.round_id != round_id else _why_settled(file)
            raise FileSettledError(
                f"“{file.file_name}”{word}，没有入库任何文件。请刷新后重新选择。"
            )


def _why_settled(file: ReceivedRow) -> str:
    return "已有更新的一版" if file.superseded_by else file.state.label


def _decide(file: AcceptedFile) -> _Decided:
    counts = {state.value: count for state, count in file.plan.counts.items()}
    return _Decided(
        file.file_id,
        RowCounts(**counts),
        sum(_stays_open(file, row) for row in file.plan.rows),
        tuple(_taken_row(file, row) for row in file.plan.rows if row.record_id),
        file.question,
        file.new_records,
    )


def _taken_row(file: AcceptedFile, row: PlannedRow) -> TakenRow:
    """Keep what is taken, and what the unit said anew where nothing is left to decide."""
    columns = COLUMNS_OF[row.kind]
    own = [cell for cell in row.cells if cell.column in columns and cell.theirs is not None]
    return TakenRow(
        record=(row.kind, row.record_id),
        title=row.title,
        sheet=row.sheet,
        taken=tuple(
            TakenCell(cell.column, cell.heading, cell.here, cell.theirs, cell.address)
            for cell in own
            if _is_taken(file, row, cell)
        ),
        said={
            cell.column: cell.theirs
            for cell in own
            if cell.verdict in _SETTLED and cell.theirs != cell.sent
        },
        pictures=file.pictures.get(row.place, ()) if row.state in _WHOLE else (),
        is_new=row.record_id in {record.record_id for record in file.new_records},
    )


def _is_taken(file: AcceptedFile, row: PlannedRow, cell: PlannedCell) -> bool:
    if file.taken is None:
        return row.state is RowState.CHANGED and cell.verdict is Verdict.TAKE
    return cell.verdict in TAKEABLE and (row.place, cell.column) in file.taken


def _stays_open(file: AcceptedFile, row: PlannedRow) -> bool:
    """Whether something in the row still waits for an answer, or for the unit's correction."""
    left = tuple(cell for cell in row.cells if not _is_taken(file, row, cell))
    return replace(row, cells=left).is_open


def _accepted(one: _Decided, batch_id: str, stale: Sequence[FoundIssue]) -> dict[str, object]:
    stale_rows = len({(issue.sheet, issue.cell.lstrip(ascii_uppercase)) for issue in stale})
    counts = replace(
        one.counts,
        changed=one.counts.changed - stale_rows,
        conflict=one.counts.conflict + stale_rows,
    )
    open_rows = one.open_rows + stale_rows
    left = f"还有 {open_rows} 行有疑问，没有全部入库" if open_rows else ""
    return {
        "state": ReceivedState.ACCEPTED.value,
        "batch_id": batch_id,
        "reason": "，".join(filter(None, (one.question, left))),
        **count_columns(counts),
    }
