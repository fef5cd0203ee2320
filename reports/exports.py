"""Documents out, from query to file: what the window and the command line both call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from models.circulation import INTERNAL, CirculationProfile
from models.papers import Paper, PaperOrder
from models.progress import Progress, SilentProgress
from models.queries.declared import declared_groups
from models.queries.documents import list_documents
from models.queries.items import list_items
from models.queries.tasks import list_tasks
from models.rules.round_period import usual_month
from models.settings import Settings
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from reports.content.circulation import apply_profile
from reports.content.composers import compose
from reports.content.ledger_parts import sum_sheet
from reports.content.ledger_sheet import LedgerSheet
from reports.content.ledgers import item_ledgers, task_ledgers
from reports.content.shown_table import ShownSplit, ShownTable, shown_sheet
from reports.files import replace_file
from reports.ledger_files import (
    PartSheets,
    SplitLedger,
    WrittenParts,
    write_in_files,
    write_in_sheets,
)
from reports.pages.faces import missing_characters
from reports.pages.fonts import choose_fonts
from reports.pages.missing_glyphs import MissingGlyphError
from reports.pages.papers import paper_texts, print_paper
from reports.pages.shown_table import print_shown_table
from reports.paper_reading import read_facts
from reports.printed import PrintedPaper
from reports.workbooks.ledger_look import USUAL_LOOK, WorkbookLook
from reports.workbooks.ledger_workbook import WrittenWorkbook, write_ledgers


@dataclass(frozen=True, slots=True)
class WrittenBriefing:
    """What was printed.

    Attributes:
        faces: which face served which role, one line each.
        missing: characters no face has; they are printed as 〓.
    """

    path: Path
    pages: int
    faces: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefingCheck:
    """What a briefing would be printed with.

    Attributes:
        faces: which face would serve which role, one line each.
        missing: characters no face has.
    """

    faces: tuple[str, ...]
    missing: tuple[str, ...]


def export_shown(
    tables: Sequence[ShownTable],
    path: Path,
    *,
    profile: CirculationProfile = INTERNAL,
    look: WorkbookLook = USUAL_LOOK,
    progress: Progress | None = None,
) -> WrittenWorkbook:
    """Write tables as they are shown in the window as a workbook, one sheet each.

    Args:
        tables: what is shown.
        path: the workbook.
        profile: who is to read it; others than the office see less.
        look: what a person chose about the workbook.
        progress: told of the rows.

    Raises:
        FileNotWrittenError: ``path`` is open elsewhere, not allowed, or the disk is full.
    """
    sheets = [shown_sheet(apply_profile(table, profile)) for table in tables]
    return write_ledgers(path, sheets, look=look, progress=progress or SilentProgress())


def export_split_shown(
    split: ShownSplit,
    path: Path,
    *,
    as_files: bool,
    profile: CirculationProfile = INTERNAL,
    look: WorkbookLook = USUAL_LOOK,
    progress: Progress | None = None,
) -> WrittenParts:
    """Write a table of the window in parts, the sum first.

    Args:
        split: the parts of the table.
        path: a workbook; for several files a folder, or an archive that ends with .zip.
        as_files: a workbook for each part instead of a sheet.
        profile: who is to read it; others than the office see less.
        look: what a person chose about the workbook.
        progress: told of the rows.

    Raises:
        NotAFolderError, FileNotWrittenError, Cancelled: see ``reports.ledger_files``.
    """
    parts = tuple(
        PartSheets(part.name, (shown_sheet(apply_profile(table, profile)),))
        for part, table in zip(split.parts, split.tables, strict=True)
    )
    ledger = SplitLedger(
        split.words.title,
        parts,
        lambda places: apply_profile(sum_sheet(split.parts, places, split.words), profile),
    )
    write = write_in_files if as_files else write_in_sheets
    return write(ledger, path, look=look, progress=progress or SilentProgress())


def print_shown(
    table: ShownTable,
    *,
    settings: Settings,
    is_lying: bool,
    profile: CirculationProfile = INTERNAL,
    progress: Progress | None = None,
) -> PrintedPaper:
    """Print a table as it is shown in the window on A4, landscape where ``is_lying``.

    ``profile`` says who is to read it; others than the office see less.

    Raises:
        Cancelled: the person stopped it.
    """
    table = apply_profile(table, profile)
    bundled_only = settings.bundled_fonts_only or profile.has_bundled_fonts_only
    fonts = choose_fonts(bundled_only=bundled_only)
    stream = BytesIO()
    pages = print_shown_table(table, stream, fonts=fonts, is_lying=is_lying, progress=progress)
    return PrintedPaper(
        stream.getvalue(), pages, missing_characters(table.texts(), fonts), fonts.describe()
    )


def export_ledger(
    workspace: Workspace,
    kind: RecordKind,
    path: Path,
    *,
    today: date,
    profile: CirculationProfile = INTERNAL,
    look: WorkbookLook = USUAL_LOOK,
    progress: Progress | None = None,
) -> WrittenWorkbook:
    """Write the ledger of tasks or of items as a workbook, states as of ``today``.

    ``profile`` says who is to read it; others than the office see less.

    Raises:
        FileNotWrittenError: ``path`` is open elsewhere, not allowed, or the disk is full.
    """
    sheets = [apply_profile(sheet, profile) for sheet in _ledger_sheets(workspace, kind, today)]
    return write_ledgers(path, sheets, look=look, progress=progress or SilentProgress())


def _ledger_sheets(workspace: Workspace, kind: RecordKind, today: date) -> tuple[LedgerSheet, ...]:
    documents = list_documents(workspace)
    if kind is RecordKind.TASK:
        return task_ledgers(list_tasks(workspace), today, documents=documents)
    declared = declared_groups(workspace)
    return item_ledgers(list_items(workspace), today, documents=documents, declared=declared)


def export_briefing(
    workspace: Workspace,
    path: Path,
    *,
    today: date,
    issue_number: int,
    settings: Settings,
    allow_missing: bool = False,
) -> WrittenBriefing:
    """Write the briefing of ``today`` as a PDF.

    Raises:
        MissingGlyphError: no face has some character, unless ``allow_missing``; nothing written.
        NothingToReportError: the ledger is empty.
        FileNotWrittenError: ``path`` is open elsewhere, not allowed, or the disk is full.
    """
    paper = _briefing(workspace, today, issue_number, settings)
    fonts = choose_fonts(bundled_only=settings.bundled_fonts_only)
    missing = missing_characters(paper_texts(paper), fonts)
    if missing and not allow_missing:
        raise MissingGlyphError(missing)
    pages: list[int] = []

    def write(stream: BinaryIO) -> None:
        pages.append(print_paper(paper, stream, fonts=fonts).pages)

    replace_file(path, write)
    return WrittenBriefing(path, pages[0], fonts.describe(), missing)


def check_briefing(
    workspace: Workspace, *, today: date, issue_number: int, settings: Settings
) -> BriefingCheck:
    """Say which faces the briefing would be printed with and what they lack; writes nothing.

    Raises:
        NothingToReportError: the ledger is empty.
        FontsMissingError: no face can serve some role.
    """
    paper = _briefing(workspace, today, issue_number, settings)
    fonts = choose_fonts(bundled_only=settings.bundled_fonts_only)
    return BriefingCheck(fonts.describe(), missing_characters(paper_texts(paper), fonts))


def _briefing(workspace: Workspace, today: date, issue_number: int, settings: Settings) -> Paper:
    """Compose the briefing of the month usually told of on ``today``."""
    month = usual_month(today)
    order = PaperOrder("briefing", month.first_day, month.last_day, today, str(issue_number))
    return compose(order, read_facts(workspace, order, office=settings.office_name)).paper
