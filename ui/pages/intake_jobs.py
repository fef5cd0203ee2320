"""What the page 收报 has done beside the window; runs on the threads of ``ui.work``.

What reads and writes workbooks is imported where it is used: the page is seen sooner.
"""
# ruff: noqa: PLC0415 - see above

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from models.intake_records import ReceivedRow
from models.progress import Progress
from models.settings import Settings
from models.store.evidence import lend_copy
from models.store.workspace import Workspace
from ui.widgets.forms.kept_files import lent_folder

if TYPE_CHECKING:
    from models.operations.intake_accept import AcceptedBatch


def accept_safe(
    workspace: Workspace, files: Sequence[ReceivedRow], today: date, progress: Progress
) -> "AcceptedBatch":
    """Take in all that nobody has to be asked about, of several files of one round."""
    from reports import intake

    (batch,) = intake.accept_safe(workspace, files, today=today, progress=progress)
    return batch


def write_marked_copies(
    workspace: Workspace, file_ids: Sequence[str], folder: Path, progress: Progress
) -> tuple[Path, ...]:
    """Write the marked copies of files into a folder."""
    from reports import intake_papers

    return intake_papers.write_marked_copies(workspace, file_ids, folder, progress=progress)


def save_receipt(
    workspace: Workspace,
    received: ReceivedRow,
    target: Path,
    *,
    settings: Settings,
    today: date,
    progress: Progress,
) -> Path:
    """Write the receipt for the unit of a file as a PDF."""
    from reports.files import replace_file
    from reports.intake_papers import print_intake_receipt

    printed = print_intake_receipt(
        workspace,
        received.round_id,
        settings=settings,
        today=today,
        unit_id=received.unit_id or "",
        progress=progress,
    )

    def write(stream: BinaryIO) -> None:
        stream.write(printed.pdf)

    replace_file(target, write)
    return target


def lend_original(evidence_dir: Path, received: ReceivedRow) -> Path:
    """Put a read-only copy of the file as it came where it can be opened."""
    return lend_copy(evidence_dir, received.sha256, received.file_name, lent_folder())
