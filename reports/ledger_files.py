"""A ledger in parts becomes sheets of one workbook, or a workbook for each part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.errors import UserError
from models.progress import Progress
from reports.content.ledger_sheet import LedgerSheet
from reports.file_sets import replace_files, replace_zip
from reports.files import FileNotWrittenError, failure_sentence
from reports.part_names import XLSX, part_file_names, part_sheet_names
from reports.workbooks.ledger_look import WorkbookLook
from reports.workbooks.ledger_workbook import ledger_file, write_ledgers

ZIP = ".zip"


class NotAFolderError(UserError):
    """Raised when several workbooks shall go into what is named like one; name a folder."""


@dataclass(frozen=True, slots=True)
class PartSheets:
    """One part of a ledger: its name and its sheets, the rows of all parts of it counted."""

    name: str
    sheets: tuple[LedgerSheet, ...]


@dataclass(frozen=True, slots=True)
class SplitLedger:
    """A ledger in parts.

    Attributes:
        title: of the whole, for the names of files.
        summed: makes the sum sheet from where each part stands.
    """

    title: str
    parts: tuple[PartSheets, ...]
    summed: Callable[[Sequence[str]], LedgerSheet]


@dataclass(frozen=True, slots=True)
class WrittenParts:
    """What was written.

    Attributes:
        names: of the sheets or the files of the parts, the sum not counted.
        rows: over all parts.
        warnings: texts that were cut, and parts that had to be given another name.
        replaced: how many files of the same names were in the folder before.
    """

    path: Path
    names: tuple[str, ...]
    rows: int
    warnings: tuple[str, ...]
    replaced: int = 0


def write_in_sheets(
    ledger: SplitLedger, target: Path, *, look: WorkbookLook, progress: Progress
) -> WrittenParts:
    """Write the parts as sheets of one workbook, the sum first.

    Raises:
        FileNotWrittenError: ``target`` is open elsewhere, not allowed, or the disk is full.
        Cancelled: the person stopped it; ``target`` is unchanged.
    """
    sheets = [sheet for part in ledger.parts for sheet in part.sheets]
    wanted = [sheet.name for sheet in sheets]
    names = part_sheet_names(wanted)[1:]
    given = iter(names)
    places = ["、".join(next(given) for _ in part.sheets) for part in ledger.parts]
    written = write_ledgers(target, [ledger.summed(places), *sheets], look=look, progress=progress)
    rows = sum(len(sheet.rows) for sheet in sheets)
    return WrittenParts(target, names, rows, (*written.warnings, *_renamed(wanted, names)))


def write_in_files(
    ledger: SplitLedger, target: Path, *, look: WorkbookLook, progress: Progress
) -> WrittenParts:
    """Write a workbook for each part into a folder, or one archive where ``target`` ends with .zip.

    All files are put in place, or none.

    Raises:
        NotAFolderError: ``target`` is named like a workbook.
        FileNotWrittenError: ``target`` is not allowed, one of the files is open elsewhere, or the
            disk is full.
        Cancelled: the person stopped it; nothing was written.
    """
    if target.suffix.lower() == XLSX:
        raise NotAFolderError(
            f"“{target.name}”只能放一个文件，没有导出。每个单位一个文件时，"
            "请写一个文件夹，或以 .zip 结尾的压缩包。"
        )
    parts = [part.name for part in ledger.parts]
    sum_name, *names = part_file_names(ledger.title, parts)
    sheets_of_parts = (part.sheets for part in ledger.parts)
    every = ((sum_name, (ledger.summed(names),)), *zip(names, sheets_of_parts, strict=True))
    contents: dict[str, bytes] = {}
    warnings: list[str] = []
    try:
        for name, sheets in every:
            contents[name], told = ledger_file(sheets, look=look, progress=progress)
            warnings += told
    except OSError as error:
        raise FileNotWrittenError(failure_sentence(target, error)) from error
    replaced = 0
    if target.suffix.lower() == ZIP:
        replace_zip(target, contents)
    else:
        replaced = sum((target / name).is_file() for name in contents)
        replace_files(target, contents)
    rows = sum(len(sheet.rows) for part in ledger.parts for sheet in part.sheets)
    wanted = [f"{part}_{ledger.title}{XLSX}" for part in parts]
    return WrittenParts(target, tuple(names), rows, (*warnings, *_renamed(wanted, names)), replaced)


def _renamed(wanted: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Say which parts are told apart by a number, because their names would be the same."""
    return tuple(
        f"有重名：“{one}”写成“{name}”。"
        for one, name in zip(wanted, names, strict=True)
        if name.removesuffix(XLSX).endswith(")") and not one.removesuffix(XLSX).endswith(")")
    )
