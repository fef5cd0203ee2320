"""What goes back to the districts, from query to file: marked copies, receipts, lists of 催报."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from models.errors import UserError
from models.intake_records import ReceivedRow
from models.progress import Progress, SilentProgress, stop_if_cancelled
from models.queries.intake import COUNTING, find_received, list_received
from models.queries.rounds import find_round, list_sent_rows
from models.rules.intake_sender import Sender
from models.settings import Settings
from models.store.workspace import Workspace
from reports.content.intake_receipt import ReceiptFile, compose_receipt
from reports.content.reminder import Reminder
from reports.file_names import unique_file_names
from reports.file_sets import replace_files
from reports.intake import plan_all_received
from reports.intake_originals import open_received
from reports.intake_reading import IntakeReader
from reports.pages.faces import missing_characters
from reports.pages.fonts import choose_fonts
from reports.pages.receipt import print_receipt
from reports.printed import PrintedPaper
from reports.workbooks.ledger_workbook import WrittenWorkbook, write_ledgers
from reports.workbooks.marked_copy import write_marked_copy

_XLSX = ".xlsx"


class NothingReceivedError(UserError):
    """Raised when there is no file to give a receipt or a marked copy of."""


def write_marked_copies(
    workspace: Workspace,
    file_ids: Sequence[str],
    folder: Path,
    *,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write a marked copy of each file into ``folder``: all of them, or none.

    A file of the same name stays as it is, the copy gets a number: it may be what a unit corrected.

    Raises:
        NothingReceivedError: no file was named.
        RecordGoneError: the receiving of one was taken back.
        EvidenceNotReadableError, UnreadableFileError: an original is gone or cannot be read.
        FileNotWrittenError: the folder is not allowed, or the disk is full.
        Cancelled: the person stopped it; nothing was written.
    """
    watched = progress or SilentProgress()
    received = [find_received(workspace, file_id) for file_id in file_ids]
    if not received:
        raise NothingReceivedError("没有选要退改的文件，没有生成退改稿。请先选择文件。")
    names = _free_names(workspace, received, folder)
    contents: dict[str, bytes] = {}
    copies = _marked_copies(workspace, received, watched)
    for done, (row, name) in enumerate(zip(received, names, strict=True)):
        stop_if_cancelled(watched)
        watched.report(f"正在生成“{row.file_name}”的退改稿", done, len(received))
        contents[name] = next(copies)
    stop_if_cancelled(watched)
    replace_files(folder, contents)
    return tuple(folder / name for name in names)


def _marked_copies(
    workspace: Workspace, received: Sequence[ReceivedRow], progress: Progress
) -> Iterator[bytes]:
    reader = IntakeReader(workspace)
    for row, grid in zip(received, open_received(workspace, received, progress), strict=True):
        sender = Sender(row.round_id, row.unit_id, row.form_id or None)
        returned = reader.read(grid, sender)
        round_name = find_round(workspace, row.round_id).name
        plan = reader.plan(returned, sender)
        yield write_marked_copy(grid, plan, returned, unit=row.unit, round_name=round_name)


def _free_names(
    workspace: Workspace, received: Iterable[ReceivedRow], folder: Path
) -> tuple[str, ...]:
    """Return one name each that no file of the folder has, whatever its case."""
    rounds = {row.round_id: find_round(workspace, row.round_id).name for row in received}
    there = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    stems = [
        f"{row.unit or Path(row.file_name).stem}_{rounds[row.round_id]}_退改稿" for row in received
    ]
    taken = [name.removesuffix(_XLSX) for name in there if name.endswith(_XLSX)]
    return unique_file_names([*taken, *stems], _XLSX)[len(taken) :]


def print_intake_receipt(
    workspace: Workspace,
    round_id: str,
    *,
    settings: Settings,
    today: date,
    unit_id: str = "",
    batch_id: str = "",
    progress: Progress | None = None,
) -> PrintedPaper:
    """Print the receipt of a round's files, to be looked at or saved.

    Args:
        workspace: the ledger.
        round_id: whose files.
        settings: office and fonts.
        today: the day of the receipt.
        unit_id: only this unit's files, superseded ones named too.
        batch_id: only the files that this batch took in.
        progress: told of the files.

    Raises:
        NothingReceivedError: no file has come.
        EvidenceNotReadableError, UnreadableFileError: an original is gone or cannot be read.
        Cancelled: the person stopped it.
    """
    round_row = find_round(workspace, round_id)
    rows = [
        row
        for row in reversed(list_received(workspace, round_id))
        if unit_id in ("", row.unit_id) and batch_id in ("", row.batch_id)
    ]
    if not rows:
        raise NothingReceivedError("还没有收到文件，没有生成回执。请先收报。")
    files = tuple(_receipt_files(workspace, rows, progress or SilentProgress()))
    receipt = compose_receipt(
        round_row,
        files,
        today=today,
        office=settings.office_name,
        unit=rows[-1].unit if unit_id else "",
    )
    fonts = choose_fonts(bundled_only=settings.bundled_fonts_only)
    stream = BytesIO()
    pages = print_receipt(receipt, stream, fonts=fonts)
    return PrintedPaper(stream.getvalue(), pages, missing_characters(receipt.texts(), fonts))


def _receipt_files(
    workspace: Workspace, rows: Sequence[ReceivedRow], progress: Progress
) -> Iterator[ReceiptFile]:
    plans = plan_all_received(workspace, [row for row in rows if row.state in COUNTING], progress)
    for done, row in enumerate(rows):
        stop_if_cancelled(progress)
        progress.report(f"正在核对“{row.file_name}”", done, len(rows))
        if row.state not in COUNTING:
            yield ReceiptFile(row)
            continue
        planned = next(plans)
        sent = list_sent_rows(workspace, row.form_id) if row.form_id else ()
        yield ReceiptFile(row, planned.plan, planned.returned, sent)


def export_reminder(
    reminder: Reminder, path: Path, *, progress: Progress | None = None
) -> WrittenWorkbook:
    """Write the list of those who are reminded as a workbook.

    Raises:
        FileNotWrittenError: ``path`` is open elsewhere, not allowed, or the disk is full.
    """
    return write_ledgers(path, [reminder.sheet], progress=progress)
