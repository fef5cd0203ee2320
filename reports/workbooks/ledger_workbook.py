"""Ledger sheets -> one workbook, ready to print: the file, its sheets and its properties."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # ships no type marker
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]  # the same

from models.progress import Progress, SilentProgress
from reports.content.ledger_sheet import LedgerSheet
from reports.files import replace_file
from reports.workbooks.ledger_drawing import draw_ledger
from reports.workbooks.ledger_look import USUAL_LOOK, WorkbookLook
from reports.workbooks.ledger_styles import BODY_FACE, add_styles
from reports.workbooks.sheet_names import unique_sheet_names


@dataclass(frozen=True, slots=True)
class WrittenWorkbook:
    """What was written.

    Attributes:
        rows: entries over all sheets, headings and notes not counted.
        warnings: sentences about texts that could not be carried over whole.
    """

    path: Path
    rows: int
    warnings: tuple[str, ...]


def write_ledgers(
    target: Path,
    sheets: Sequence[LedgerSheet],
    *,
    look: WorkbookLook = USUAL_LOOK,
    progress: Progress | None = None,
) -> WrittenWorkbook:
    """Write ``sheets`` to ``target`` as a workbook; an existing file is replaced in one step.

    Raises:
        FileNotWrittenError: ``target`` is open elsewhere, not allowed, or the disk is full.
        Cancelled: the person stopped the export; ``target`` is unchanged.
    """
    watched = progress or SilentProgress()
    warnings: list[str] = []

    def write(stream: BinaryIO) -> None:
        warnings.extend(_write_workbook(stream, sheets, look, watched))

    replace_file(target, write)
    return WrittenWorkbook(target, sum(len(sheet.rows) for sheet in sheets), tuple(warnings))


def ledger_file(
    sheets: Sequence[LedgerSheet], *, look: WorkbookLook, progress: Progress
) -> tuple[bytes, tuple[str, ...]]:
    """Return ``sheets`` as the content of a workbook, and what ``write_ledgers`` warns of.

    Raises:
        OSError: the disk for temporary files is full.
        Cancelled: the person stopped it.
    """
    stream = BytesIO()
    warnings = _write_workbook(stream, sheets, look, progress)
    return stream.getvalue(), tuple(warnings)


def _write_workbook(
    stream: BinaryIO, sheets: Sequence[LedgerSheet], look: WorkbookLook, progress: Progress
) -> list[str]:
    try:
        return _draw_workbook(stream, sheets, look, progress)
    except FileCreateError as error:  # XlsxWriter's own wrapping of the OSError
        raise error.args[0] from error


def _draw_workbook(
    stream: BinaryIO, sheets: Sequence[LedgerSheet], look: WorkbookLook, progress: Progress
) -> list[str]:
    warnings: list[str] = []
    # In constant memory the cells of a row go to the disk before the next row is begun.
    options = {"constant_memory": True, "default_format_properties": dict(BODY_FACE)}
    with Workbook(stream, options) as workbook:
        workbook.set_properties(_properties(sheets, look))
        styles = add_styles(workbook)
        names = unique_sheet_names(sheet.name for sheet in sheets)
        for name, sheet in zip(names, sheets, strict=True):
            warnings += draw_ledger(workbook.add_worksheet(name), sheet, styles, look, progress)
    return warnings


def _properties(sheets: Sequence[LedgerSheet], look: WorkbookLook) -> dict[str, str | datetime]:
    day = {"created": datetime.combine(look.day, time(), UTC)} if look.day else {}
    return {
        "title": "；".join(sheet.title for sheet in sheets),
        "subject": "；".join(sheet.source_line for sheet in sheets if sheet.source_line),
        "author": look.office,
        "company": look.office,
        **day,
    }
