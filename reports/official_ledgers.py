"""The lists of tasks and items in their official layout, from query to workbook."""

from datetime import date
from pathlib import Path

from models.circulation import INTERNAL, CirculationProfile
from models.papers import PaperOrder
from models.progress import Progress, SilentProgress
from models.queries.declared import declared_groups
from models.queries.documents import list_documents
from models.queries.items import list_items
from models.queries.tasks import list_tasks
from models.records import ItemRow
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from reports.content.circulation import apply_profile
from reports.content.ledger_sheet import LedgerSheet
from reports.content.ledgers import by_document
from reports.content.official_lists import official_items, official_tasks
from reports.content.statement import NoItemsError, write_statement
from reports.content.statement_paper import statement_facts
from reports.paper_reading import read_facts
from reports.workbooks.ledger_look import USUAL_LOOK, WorkbookLook
from reports.workbooks.ledger_workbook import WrittenWorkbook, write_ledgers


def export_official_list(
    workspace: Workspace,
    kind: RecordKind,
    path: Path,
    *,
    profile: CirculationProfile = INTERNAL,
    look: WorkbookLook = USUAL_LOOK,
    progress: Progress | None = None,
) -> WrittenWorkbook:
    """Write the lists of tasks or items as their documents print them, a sheet for each document.

    Raises:
        FileNotWrittenError: ``path`` is open elsewhere, not allowed, or the disk is full.
        Cancelled: the person stopped it; ``path`` is unchanged.
    """
    sheets = _task_lists(workspace) if kind is RecordKind.TASK else _item_lists(workspace)
    seen = [apply_profile(sheet, profile) for sheet in sheets]
    return write_ledgers(path, seen, look=look, progress=progress or SilentProgress())


def _task_lists(workspace: Workspace) -> list[LedgerSheet]:
    known = {document.id: document for document in list_documents(workspace)}
    groups = by_document(list_tasks(workspace)) or [()]
    return [
        official_tasks(group, known.get(group[0].document_id or "") if group else None)
        for group in groups
    ]


def _item_lists(workspace: Workspace) -> list[LedgerSheet]:
    known = {document.id: document for document in list_documents(workspace)}
    declared = declared_groups(workspace)
    sheets = []
    for group in by_document(list_items(workspace)) or [()]:
        key = (group[0].document_id or "") if group else ""
        statement = _statement(workspace, group)
        sheets.append(official_items(group, known.get(key), declared.get(key, {}), statement))
    return sheets


def _statement(workspace: Workspace, items: tuple[ItemRow, ...]) -> tuple[str, ...]:
    """Return the 说明 of a list (A7); none where it would not account for each row exactly once."""
    year = items[0].year if items else None
    if year is None:
        return ()
    first, last = date(year, 1, 1), date(year, 12, 31)
    facts = read_facts(workspace, PaperOrder("statement", first, last, last), office="")
    try:
        written = write_statement(statement_facts(facts), year)
    except NoItemsError:
        return ()
    is_whole = written.identity.holds and written.identity.total == len(items)
    return (written.statement.text,) if is_whole and written.statement.text else ()
