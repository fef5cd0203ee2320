"""What the plan of a returned file is made of, read and stored on the database's thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from models.changes import Changes
from models.intake_plan import Answer, FilePlan, RowPlace
from models.intake_records import FileFinding, ReceivedRow, ReceivedState, RowCounts
from models.operations.intake import assign_file, remember_answers
from models.operations.intake_accept import AcceptedBatch, AcceptedFile, accept_files
from models.progress import Progress
from models.queries.intake import find_received, list_received
from models.queries.intake_new import read_recording_choices
from models.returned import ReturnedFile
from models.round_records import RoundRow
from models.rules.intake_new import RecordingChoices
from models.rules.intake_sender import Evidence, Sender, find_sender, stamped_form
from models.rules.round_stamp import FormStamp, read_stamp
from models.store.evidence import KeptFile
from models.store.workspace import Workspace

if TYPE_CHECKING:
    from reports.incoming.grid import GridFile


@dataclass(frozen=True, slots=True)
class PlanMaterial:
    """A received file, what it says, and what taking it in would do.

    Attributes:
        earlier: the unit's files in this round before it, the latest first.
        pictures: those that stood in its rows, as they were kept.
        recording: what rows the unit added become records with, None while its unit is not known.
    """

    received: ReceivedRow
    returned: ReturnedFile
    plan: FilePlan
    earlier: tuple[ReceivedRow, ...] = ()
    pictures: Mapping[RowPlace, tuple[KeptFile, ...]] = field(default_factory=dict)
    recording: RecordingChoices | None = None

    @property
    def can_be_taken(self) -> bool:
        """Whether the file may still change the ledger: it is the unit's latest."""
        out = (ReceivedState.SUPERSEDED, ReceivedState.DUPLICATE, ReceivedState.REFUSED)
        return self.received.state not in out and self.received.unit_id is not None


def read_material(workspace: Workspace, file_id: str, progress: Progress) -> PlanMaterial:
    """Read a received file again from its kept original and compare it with the ledger."""
    # The readers of workbooks are loaded when the first file is looked at.
    from reports.intake import plan_received  # noqa: PLC0415

    planned = plan_received(workspace, file_id, progress=progress)
    return PlanMaterial(
        planned.received,
        planned.returned,
        planned.plan,
        earlier_versions(list_received(workspace, planned.received.round_id), planned.received),
        planned.pictures,
        read_recording_choices(workspace, planned.received) if planned.received.unit_id else None,
    )


def earlier_versions(rows: Sequence[ReceivedRow], received: ReceivedRow) -> tuple[ReceivedRow, ...]:
    """Return the files the unit sent before, the latest first."""
    out = (ReceivedState.DUPLICATE, ReceivedState.REFUSED)
    found = [
        row
        for row in rows
        if row.unit_id == received.unit_id
        and row.state not in out
        and row.version < received.version
    ]
    return tuple(sorted(found, key=lambda row: row.version, reverse=True))


def take_in(
    workspace: Workspace,
    material: PlanMaterial,
    file: AcceptedFile,
    answers: Sequence[Answer],
    *,
    today: date,
    progress: Progress,
) -> AcceptedBatch:
    """Remember the answers given and write what was decided into the ledger."""
    if answers:
        remember_answers(workspace, answers=answers)
    round_id = material.received.round_id
    return accept_files(workspace, round_id=round_id, files=[file], today=today, progress=progress)


def answer_and_plan(
    workspace: Workspace, file_id: str, answers: Sequence[Answer], progress: Progress
) -> tuple[Changes, PlanMaterial]:
    """Remember answers, and compare a file anew with them."""
    received = find_received(workspace, file_id)
    finding = _looked_through(workspace, received, received.unit_id, answers, progress)
    changes = remember_answers(workspace, answers=answers, findings=[finding])
    return changes, read_material(workspace, file_id, progress)


def assign_and_plan(
    workspace: Workspace, file_id: str, unit_id: str, progress: Progress, *, round_id: str = ""
) -> Changes:
    """Give a file to a unit, of another round where one is named, compared as that unit's.

    The board says at once what is in it.
    """
    received = find_received(workspace, file_id)
    target = round_id or received.round_id
    finding = _looked_through(workspace, received, unit_id, (), progress, round_id=target)
    return assign_file(
        workspace, file_id=file_id, unit_id=unit_id, round_id=target, finding=finding
    )


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a file could stand: the rounds, and whose form it says it is.

    Attributes:
        sender: by the stamp, the words and the name of the file alone, whichever round a person
            collected it for.
    """

    rounds: tuple[RoundRow, ...]
    sender: Sender


def read_placing(workspace: Workspace, file_id: str, progress: Progress) -> Placing:
    """Read a kept original again for whose it is.

    Raises:
        EvidenceNotReadableError, UnreadableFileError: the original is gone or cannot be read.
    """
    from reports.intake_originals import open_received  # noqa: PLC0415 - see above
    from reports.intake_reading import IntakeReader  # noqa: PLC0415 - see above

    reader = IntakeReader(workspace)
    (grid,) = open_received(workspace, [find_received(workspace, file_id)], progress)
    returned = reader.read(grid, Sender(None))
    evidence = Evidence(grid.name, _stamps(grid), returned.unit_words, returned.period_words)
    return Placing(reader.known.rounds, find_sender(evidence, reader.known, None))


def _looked_through(
    workspace: Workspace,
    received: ReceivedRow,
    unit_id: str | None,
    answers: Sequence[Answer],
    progress: Progress,
    *,
    round_id: str = "",
) -> FileFinding:
    """Return how a file looks as that of a unit, with answers that are not stored yet."""
    from reports.intake_originals import open_received  # noqa: PLC0415 - see above
    from reports.intake_reading import IntakeReader, reason_of  # noqa: PLC0415 - see above

    reader = IntakeReader(workspace, answers)
    target = round_id or received.round_id
    (grid,) = open_received(workspace, [received], progress)
    form_id = stamped_form(_stamps(grid), reader.known, target, unit_id)
    sender = Sender(target, unit_id, form_id)
    returned = reader.read(grid, sender)
    plan = reader.plan(returned, sender)
    reason = reason_of(returned, plan)
    return FileFinding(
        received.id,
        ReceivedState.QUESTION if reason else ReceivedState.RECEIVED,
        RowCounts(**{state.value: count for state, count in plan.counts.items()}),
        reason,
        form_id,
    )


def _stamps(grid: "GridFile") -> tuple[FormStamp, ...]:
    return tuple(filter(None, map(read_stamp, grid.stamps)))
