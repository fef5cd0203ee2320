"""What the page of papers asks the ledger and the printer: runs on their threads, no widgets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.changes import Changes
from models.circulation import CirculationProfile
from models.collecting import without_collecting
from models.operations.papers import save_paper
from models.papers import Composition, Figure, PaperOrder, PaperRow, StoredPaper
from models.queries.circulation import list_profiles
from models.queries.documents import list_documents
from models.queries.items import get_items
from models.queries.papers import list_papers, next_number, read_paper
from models.queries.tasks import get_tasks
from models.queries.units import list_units
from models.records import RoleEntry, TaskRow
from models.rules.task_state import state_of
from models.settings import Settings
from models.store.paper_drafts import BegunPapers, find_begun_papers
from models.store.workspace import Workspace
from models.vocabulary import PaperKind, RecordKind, Role
from reports.content.checking.findings import Finding
from reports.content.paper_facts import within
from reports.content.refreshing import refresh_notes, refreshed
from reports.content.statement import write_statement
from reports.content.statement_paper import statement_facts
from reports.pages.page_options import PageOptions
from reports.paper_reading import read_facts
from reports.papers import check_composition, compose_paper
from ui.pages.paper_issue import unsealed


@dataclass(frozen=True, slots=True)
class Register:
    """What the page shows first."""

    rows: tuple[PaperRow, ...]
    begun: BegunPapers
    profiles: tuple[CirculationProfile, ...]


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A draft brought up to date, and in words what changed."""

    composition: Composition
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One record behind a figure, as it is now."""

    id: str
    kind: RecordKind
    number: str
    title: str
    unit: str
    state: str


def options_of(settings: Settings) -> PageOptions:
    """Return how papers are printed here."""
    return PageOptions(
        has_bold_level_3=settings.has_bold_level_3, is_double_sided=settings.is_double_sided
    )


def read_register(workspace: Workspace) -> Register:
    """Read the register, what was left unsaved, and the circulation profiles."""
    begun = BegunPapers() if workspace.read_only else find_begun_papers(workspace.path)
    return Register(list_papers(workspace), begun, list_profiles(workspace))


def propose_number(workspace: Workspace, composer: str, kind: PaperKind, year: int) -> str:
    """Return the number the next paper of a sort would have."""
    return next_number(workspace, composer=composer, kind=kind, year=year)


def compose_draft(workspace: Workspace, order: PaperOrder, settings: Settings) -> Composition:
    """Compose the paper of an order as the settings have it."""
    with without_collecting():
        composed = compose_paper(workspace, order, settings=settings)
    return composed if settings.is_sealed else unsealed(composed)


def check_draft(
    workspace: Workspace, composition: Composition, order: PaperOrder
) -> tuple[Finding, ...]:
    """Return what to look at before the paper is signed."""
    with without_collecting():
        return check_composition(workspace, composition, order)


def refresh(
    workspace: Workspace, order: PaperOrder, draft: Composition, settings: Settings
) -> Refreshed:
    """Compose a paper anew and bring the draft up to date."""
    fresh = compose_draft(workspace, order, settings)
    return Refreshed(refreshed(draft, fresh), refresh_notes(draft, fresh))


def read_stored(workspace: Workspace, paper_id: str) -> StoredPaper:
    """Read one paper of the register."""
    with without_collecting():
        return read_paper(workspace, paper_id)


def compose_and_keep(workspace: Workspace, order: PaperOrder, settings: Settings) -> Changes:
    """Compose a paper and keep it as a draft."""
    with without_collecting():
        composition = compose_draft(workspace, order, settings)
        return save_paper(workspace, order=order, composition=composition)


def statement_notes(workspace: Workspace, order: PaperOrder, settings: Settings) -> tuple[str, ...]:
    """Return how the numbers of a statement account for each item, and what to look at (A7, A8)."""
    facts = within(read_facts(workspace, order, office=settings.office_name), order.scope)
    written = write_statement(statement_facts(facts), order.ends_on.year)
    one = written.identity
    sum_words = f"单独承担 {one.solo} 项＋联合承担 {one.joint} 项"
    if one.holds:
        return (f"{sum_words}＝全部 {one.total} 项，对得上。", *written.warnings)
    return (f"{sum_words}，与全部 {one.total} 项对不上，请核对。", *written.warnings)


def read_figure_rows(workspace: Workspace, figure: Figure, today: date) -> tuple[FigureRow, ...]:
    """Read the records behind a figure in printed order; those deleted since are left out."""
    readers = {
        RecordKind.TASK: _task_rows,
        RecordKind.ITEM: _item_rows,
        RecordKind.UNIT: _unit_rows,
        RecordKind.DOCUMENT: _document_rows,
    }
    reader = readers.get(figure.record_kind)
    if reader is None or not figure.records:
        return ()
    found = reader(workspace, figure.records, today)
    return tuple(found[key] for key in figure.records if key in found)


def _task_rows(workspace: Workspace, keys: tuple[str, ...], today: date) -> dict[str, FigureRow]:
    return {
        key: FigureRow(
            key,
            RecordKind.TASK,
            task.number,
            task.title or task.body,
            _leads(task.roles),
            _state(task, today),
        )
        for key, task in get_tasks(workspace, keys).items()
    }


def _state(task: TaskRow, today: date) -> str:
    state = state_of(task.status, task.deadline, task.ongoing, task.latest_progress_on, today)
    return state.label


def _item_rows(workspace: Workspace, keys: tuple[str, ...], _: date) -> dict[str, FigureRow]:
    return {
        key: FigureRow(
            key,
            RecordKind.ITEM,
            str(item.serial or ""),
            item.title or item.content,
            _leads(item.roles) or item.area,
            item.stage.label,
        )
        for key, item in get_items(workspace, keys).items()
    }


def _unit_rows(workspace: Workspace, _keys: tuple[str, ...], _: date) -> dict[str, FigureRow]:
    return {
        unit.id: FigureRow(
            unit.id, RecordKind.UNIT, "", unit.full_name or unit.name, unit.name, unit.level.label
        )
        for unit in list_units(workspace)
    }


def _document_rows(workspace: Workspace, _keys: tuple[str, ...], _: date) -> dict[str, FigureRow]:
    return {
        one.id: FigureRow(
            one.id, RecordKind.DOCUMENT, one.number, one.title, one.issuer, one.kind.label
        )
        for one in list_documents(workspace)
    }


def _leads(roles: Iterable[RoleEntry]) -> str:
    """Return who leads, or who has any part where nobody leads."""
    roles = tuple(roles)
    leads = [one.printed for one in roles if one.role is Role.LEAD]
    return "、".join(leads or [one.printed for one in roles])
