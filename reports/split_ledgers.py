"""The ledgers of tasks and items taken apart, from query to files: a part for each unit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from models.circulation import INTERNAL, CirculationProfile
from models.progress import Progress, SilentProgress
from models.queries.documents import list_documents
from models.queries.items import list_items
from models.queries.tasks import list_tasks
from models.queries.units import list_units
from models.records import DocumentRow, ItemRow, TaskRow
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from reports.content.circulation import apply_profile
from reports.content.ledger_parts import LedgerPart, SumWords, parts_of, sum_sheet
from reports.content.ledger_sheet import LedgerSheet
from reports.content.ledger_splits import item_split, task_split
from reports.content.ledgers import item_ledgers, task_ledgers
from reports.ledger_files import (
    PartSheets,
    SplitLedger,
    WrittenParts,
    write_in_files,
    write_in_sheets,
)
from reports.workbooks.ledger_look import USUAL_LOOK, WorkbookLook

Row = TypeVar("Row", TaskRow, ItemRow)
_TITLES = {RecordKind.TASK: "重点任务台账", RecordKind.ITEM: "改革事项清单"}


@dataclass(frozen=True, slots=True)
class SplitOrder:
    """What is taken apart, and how.

    Attributes:
        by: key of ``reports.content.ledger_splits``, or the office's word for it.
        as_files: a workbook for each part instead of a sheet.
        today: states are judged by this day.
    """

    kind: RecordKind
    by: str
    as_files: bool
    today: date


def export_split_ledger(
    workspace: Workspace,
    order: SplitOrder,
    target: Path,
    *,
    profile: CirculationProfile = INTERNAL,
    look: WorkbookLook = USUAL_LOOK,
    progress: Progress | None = None,
) -> WrittenParts:
    """Write the ledger of tasks or items in parts, the sum first.

    Args:
        workspace: the open workspace.
        order: what is taken apart, and how.
        target: a workbook; for several files a folder, or an archive that ends with .zip.
        profile: who is to read it; others than the office see less.
        look: what a person chose about the workbook.
        progress: told of the rows.

    Raises:
        UnknownSplitError: this ledger cannot be taken apart so.
        NotAFolderError, FileNotWrittenError, Cancelled: see ``reports.ledger_files``.
    """
    ledger = _taken_apart(workspace, order, profile)
    write = write_in_files if order.as_files else write_in_sheets
    return write(ledger, target, look=look, progress=progress or SilentProgress())


def _taken_apart(
    workspace: Workspace, order: SplitOrder, profile: CirculationProfile
) -> SplitLedger:
    today, by = order.today, order.by
    documents, units = list_documents(workspace), list_units(workspace)
    if order.kind is RecordKind.TASK:
        split = task_split(by, units, today)
        tasks = list_tasks(workspace)
        parts = parts_of(tasks, split.names_of, split.order)
        whole = task_ledgers(tasks, today, documents=documents)
        sheets = [_task_sheets(part, today, documents) for part in parts]
        words = _sum_words(order, whole, split.heading, len(tasks))
        return _ledger(parts, sheets, words, profile)
    of_items = item_split(by, units)
    items = list_items(workspace)
    item_parts = parts_of(items, of_items.names_of, of_items.order)
    whole = item_ledgers(items, today, documents=documents)
    sheets = [_item_sheets(part, today, documents) for part in item_parts]
    words = _sum_words(order, whole, of_items.heading, len(items))
    return _ledger(item_parts, sheets, words, profile)


def _task_sheets(
    part: LedgerPart[TaskRow], today: date, documents: Sequence[DocumentRow]
) -> tuple[LedgerSheet, ...]:
    return _named(task_ledgers(part.rows, today, documents=documents), part.name, part.remarks)


def _item_sheets(
    part: LedgerPart[ItemRow], today: date, documents: Sequence[DocumentRow]
) -> tuple[LedgerSheet, ...]:
    sheets = item_ledgers(part.rows, today, documents=documents, is_part=True)
    return _named(sheets, part.name, part.remarks)


def _named(
    sheets: Sequence[LedgerSheet], name: str, remarks: tuple[str, ...]
) -> tuple[LedgerSheet, ...]:
    """Name the sheets of a part after it; what it shares is said under the last one."""
    last = len(sheets) - 1
    return tuple(
        replace(
            sheet,
            name=name if last == 0 else f"{name} {sheet.name}",
            title=f"{sheet.title}（{name}）",
            notes=(*sheet.notes, *remarks) if place == last else sheet.notes,
        )
        for place, sheet in enumerate(sheets)
    )


def _sum_words(
    order: SplitOrder, whole: Sequence[LedgerSheet], heading: str, rows: int
) -> SumWords:
    """Take title and source of the one document the rows come from, where it is one."""
    is_one = len(whole) == 1
    title = whole[0].title if is_one else _TITLES[order.kind]
    return SumWords(title, heading, whole[0].source_line if is_one else "", order.today, rows)


def _ledger(
    parts: Sequence[LedgerPart[Row]],
    sheets: Sequence[tuple[LedgerSheet, ...]],
    words: SumWords,
    profile: CirculationProfile,
) -> SplitLedger:
    seen = tuple(
        PartSheets(part.name, tuple(apply_profile(sheet, profile) for sheet in own))
        for part, own in zip(parts, sheets, strict=True)
    )
    return SplitLedger(
        words.title,
        seen,
        lambda places: apply_profile(sum_sheet(parts, places, words), profile),
    )
