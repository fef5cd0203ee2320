"""Files that came back, from disk to the board and to a plan: the window and the command call it.

Nothing of the ledger's records changes here: taking in is ``models.operations.intake_accept``.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from models.changes import Changes
from models.errors import UserError
from models.intake_plan import FilePlan, RowPlace
from models.intake_records import WAITING, ReceivedRow, ReceivedState, RowCounts
from models.issues import Severity
from models.operations.intake import receive_files
from models.operations.intake_accept import (
    AcceptedBatch,
    AcceptedFile,
    accept_files,
)
from models.progress import Progress, SilentProgress, stop_if_cancelled
from models.queries.intake import find_received
from models.returned import FoundIssue, ReturnedFile
from models.rules.intake_sender import Sender
from models.store.evidence import EvidenceNotReadableError, KeptFile, keep_file
from models.store.workspace import Workspace
from models.text.written_dates import full_date
from reports.incoming.grid import GridFile
from reports.incoming.grids.opening import GridRefusal, open_grids
from reports.intake_files import IncomingFile, PassedOver, gather_files
from reports.intake_originals import open_received
from reports.intake_pictures import keep_pictures
from reports.intake_reading import ExaminedFile, IntakeReader, unread_part
from reports.intake_versions import (
    LostQuestion,
    earlier_versions,
    oldest_first,
    tell_lost_words,
)


class NothingCollectedError(UserError):
    """Raised when there is no file to receive; look at what was chosen."""


@dataclass(frozen=True, slots=True)
class CollectedFile:
    """What became of one file.

    Attributes:
        unit, round_name: "" where nobody knows.
        file_id, round_id: "" when it was not entered into the board.
        issues: what a person should know, with its place.
    """

    name: str
    state: ReceivedState
    unit: str = ""
    round_name: str = ""
    file_id: str = ""
    round_id: str = ""
    counts: RowCounts = field(default_factory=RowCounts)
    issues: tuple[FoundIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class Collected:
    """What became of all files, in the order in which they were given."""

    files: tuple[CollectedFile, ...]
    changes: tuple[Changes, ...]


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A received file, what it says, and what taking it in would do."""

    received: ReceivedRow
    returned: ReturnedFile
    plan: FilePlan
    pictures: Mapping[RowPlace, tuple[KeptFile, ...]] = field(default_factory=dict)


def collect(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    round_id: str | None = None,
    today: date,
    progress: Progress | None = None,
) -> Collected:
    """Read files, folders and archives and enter them into the board of their rounds.

    Args:
        workspace: the open workspace.
        paths: what was dropped or named.
        round_id: the round a person collects for; None lets each file say its own.
        today: the day of receiving.
        progress: told about each file; cancelling leaves everything as it was.

    Raises:
        NothingCollectedError: there is no file in ``paths``.
        Cancelled: the person stopped it; nothing was entered.
        StorageError: the disk refused a copy; nothing was entered.
    """
    workspace.refuse_when_read_only()
    watched = progress or SilentProgress()
    reader = IntakeReader(workspace)
    with tempfile.TemporaryDirectory(prefix="intake-", ignore_cleanup_errors=True) as folder:
        sources, passed_over = gather_files(paths, Path(folder), watched)
        if not sources and not passed_over:
            raise NothingCollectedError("没有找到可以收的文件，没有做任何事。请选文件或文件夹。")
        examined = []
        for source, opened in zip(sources, _opened(sources, watched), strict=True):
            examined.append(_keep(workspace, reader.examine(source, opened, round_id), watched))
        examined = tell_lost_words(workspace, reader, examined, watched)
        order = oldest_first(examined)
    stop_if_cancelled(watched)
    watched.report("正在登记收到的文件", len(sources), len(sources))
    entered = _enter(workspace, examined, order, today)
    files = [_collected(reader, one, entered.rows.get(place)) for place, one in enumerate(examined)]
    return Collected((*files, *map(_not_opened, passed_over)), entered.changes)


def plan_received(
    workspace: Workspace, file_id: str, progress: Progress | None = None
) -> PlannedFile:
    """Read the kept original of a received file again and compare it with the ledger of now.

    Raises:
        RecordGoneError: its receiving was taken back.
        EvidenceNotReadableError, UnreadableFileError: the original is gone or cannot be read.
    """
    (planned,) = plan_all_received(workspace, [find_received(workspace, file_id)], progress)
    return planned


def plan_all_received(
    workspace: Workspace, files: Sequence[ReceivedRow], progress: Progress | None = None
) -> Iterator[PlannedFile]:
    """Yield the plan of each file in order; raises as ``plan_received`` does."""
    reader = IntakeReader(workspace)
    for received, grid in zip(files, open_received(workspace, files, progress), strict=True):
        sender = Sender(received.round_id, received.unit_id, received.form_id or None)
        returned = reader.read(grid, sender)
        pictures = keep_pictures(workspace, grid, returned) if returned.pictures else {}
        yield PlannedFile(received, returned, reader.plan(returned, sender), pictures)


def accept_safe(
    workspace: Workspace,
    files: Sequence[ReceivedRow],
    *,
    today: date,
    progress: Progress | None = None,
) -> tuple[AcceptedBatch, ...]:
    """Take in what needs no answer of all these files, one batch for each round.

    Raises:
        What ``plan_received`` and ``accept_files`` raise; the rounds before are taken in then.
    """
    watched = progress or SilentProgress()
    batches = []
    for round_id in dict.fromkeys(file.round_id for file in files):
        chosen = [file for file in files if file.round_id == round_id]
        with earlier_versions(workspace, chosen, watched) as lost_question:
            plans = (
                _safe_part(planned, lost_question)
                for planned in plan_all_received(workspace, chosen, watched)
            )
            batches.append(
                accept_files(
                    workspace, round_id=round_id, files=plans, today=today, progress=watched
                )
            )
    return tuple(batches)


def _safe_part(planned: PlannedFile, lost_question: LostQuestion) -> AcceptedFile:
    questions = (
        unread_part(planned.returned, planned.plan),
        lost_question(planned.received, planned.returned),
    )
    return AcceptedFile(
        planned.received.id,
        planned.plan,
        question="，".join(filter(None, questions)),
        pictures=planned.pictures,
    )


def acceptable_files(workspace: Workspace, collected: Collected) -> tuple[ReceivedRow, ...]:
    """Return the files just collected that can be taken in, also where one had come before."""
    file_ids = dict.fromkeys(one.file_id for one in collected.files if one.file_id)
    rows = (find_received(workspace, file_id) for file_id in file_ids)
    return tuple(row for row in rows if row.unit_id and row.state in WAITING)


def _opened(
    sources: Sequence[IncomingFile], progress: Progress
) -> Iterator[GridFile | GridRefusal]:
    """Open the files, each under the name it has for people."""
    opened = open_grids([source.path for source in sources], progress)
    for source, one in zip(sources, opened, strict=True):
        yield replace(one, name=source.name)


def _keep(workspace: Workspace, examined: ExaminedFile, progress: Progress) -> ExaminedFile:
    """Keep the original; a file that cannot even be copied is refused and not entered."""
    if examined.sender.round_id is None:
        return examined
    try:
        kept = keep_file(workspace.evidence_dir, examined.source.path, progress)
    except EvidenceNotReadableError:
        arrived = replace(examined.arrived, state=ReceivedState.REFUSED, sha256="")
    else:
        arrived = replace(examined.arrived, sha256=kept.sha256, size=kept.size)
    return replace(examined, arrived=arrived)


@dataclass(slots=True)
class _Entered:
    """The rows of the board by the place of their file, and what was done."""

    rows: dict[int, ReceivedRow] = field(default_factory=dict)
    changes: tuple[Changes, ...] = ()


def _enter(
    workspace: Workspace, examined: Sequence[ExaminedFile], order: Sequence[int], today: date
) -> _Entered:
    """Enter the files, round by round; one that belongs to no round is only told of."""
    by_round: dict[str, list[int]] = {}
    for place in order:
        one = examined[place]
        if one.sender.round_id is not None and one.arrived.sha256:
            by_round.setdefault(one.sender.round_id, []).append(place)
    entered = _Entered()
    for round_id, places in by_round.items():
        arrived = [examined[place].arrived for place in places]
        received = receive_files(workspace, round_id=round_id, files=arrived, today=today)
        entered.rows.update(zip(places, received.files, strict=True))
        entered.changes += (received,)
    return entered


def _collected(
    reader: IntakeReader, examined: ExaminedFile, row: ReceivedRow | None
) -> CollectedFile:
    sender, arrived = examined.sender, examined.arrived
    asked_round = reader.rounds.get(sender.round_id or "")
    issues = examined.issues
    if row is not None and row.state is ReceivedState.DUPLICATE:
        issues = (FoundIssue("", "", row.reason), *issues)
    elif row is not None and row.is_late and asked_round is not None:
        due = f"迟报：{full_date(asked_round.due_on)}截止，收到时已过。"
        issues = (FoundIssue("", "", due), *issues)
    return CollectedFile(
        name=examined.source.name,
        state=row.state if row else ReceivedState.REFUSED,
        unit=reader.units.get(sender.unit_id or "", ""),
        round_name=asked_round.name if asked_round else "",
        file_id=row.id if row else "",
        round_id=row.round_id if row else "",
        counts=arrived.counts,
        issues=issues,
    )


def _not_opened(passed_over: PassedOver) -> CollectedFile:
    issue = FoundIssue("", "", passed_over.sentence, Severity.ERROR)
    return CollectedFile(passed_over.name, ReceivedState.REFUSED, issues=(issue,))
