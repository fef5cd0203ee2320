"""What an export does off the main thread, one function for each kind.

The libraries of Excel and PDF take as long to load as the window: they are loaded there, when the
first document goes out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.circulation import INTERNAL, CirculationProfile
from models.progress import Progress
from models.settings import Settings
from models.views import ExportSettings, PartsAs
from models.vocabulary import RecordKind

if TYPE_CHECKING:
    from models.store.workspace import Workspace
    from reports.content.shown_table import ShownSplit, ShownTable
    from reports.exports import BriefingCheck
    from reports.workbooks.ledger_look import WorkbookLook


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What shall be written where; ``issue_number`` counts for briefings only."""

    path: Path
    today: date
    settings: Settings
    issue_number: int = 1
    allow_missing: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """A document that was written: in words what it holds, and what a person should know."""

    path: Path
    says: str
    warnings: tuple[str, ...]


def write_ledger(
    kind: RecordKind, workspace: "Workspace", order: ExportOrder, progress: Progress
) -> Exported:
    """Write the ledger of tasks or items as a workbook."""
    from reports.exports import export_ledger  # noqa: PLC0415 - see above

    look = _usual_look(order)
    written = export_ledger(
        workspace, kind, order.path, today=order.today, look=look, progress=progress
    )
    return Exported(written.path, f"共 {written.rows} 行", written.warnings)


def write_official_list(
    kind: RecordKind, workspace: "Workspace", order: ExportOrder, progress: Progress
) -> Exported:
    """Write the list of tasks or items in the layout in which the office prints it."""
    from reports.official_ledgers import export_official_list  # noqa: PLC0415 - see above

    look = _usual_look(order)
    written = export_official_list(workspace, kind, order.path, look=look, progress=progress)
    return Exported(written.path, f"共 {written.rows} 行", written.warnings)


def _usual_look(order: ExportOrder) -> "WorkbookLook":
    from reports.workbooks.ledger_look import WorkbookLook  # noqa: PLC0415 - see above

    return WorkbookLook(office=order.settings.office_name, day=order.today)


def print_briefing(workspace: "Workspace", order: ExportOrder, _progress: Progress) -> Exported:
    """Print the briefing as a PDF."""
    from reports.exports import export_briefing  # noqa: PLC0415 - see above

    written = export_briefing(
        workspace,
        order.path,
        today=order.today,
        issue_number=order.issue_number,
        settings=order.settings,
        allow_missing=order.allow_missing,
    )
    lacking = tuple(f"“{character}”以〓代替" for character in written.missing)
    return Exported(written.path, f"共 {written.pages} 页", lacking)


@dataclass(frozen=True, slots=True)
class TableOrder:
    """How a table goes out and who sends it."""

    path: Path
    day: date
    office: str
    settings: ExportSettings
    profile: CirculationProfile = INTERNAL


def write_table(table: "ShownTable", order: TableOrder, progress: Progress) -> Exported:
    """Write a table as it is shown as a workbook."""
    from reports.exports import export_shown  # noqa: PLC0415 - see above

    written = export_shown(
        [table], order.path, profile=order.profile, look=_look(order), progress=progress
    )
    return Exported(written.path, f"共 {written.rows} 行", written.warnings)


def write_parts(split: "ShownSplit", order: TableOrder, progress: Progress) -> Exported:
    """Write a table in parts, the sum first."""
    from reports.exports import export_split_shown  # noqa: PLC0415 - see above

    as_files = order.settings.parts_as is not PartsAs.SHEETS
    written = export_split_shown(
        split,
        order.path,
        as_files=as_files,
        profile=order.profile,
        look=_look(order),
        progress=progress,
    )
    counted = f"{len(written.names)} 个文件" if as_files else f"{len(written.names)} 张表"
    says = f"{counted}和汇总，共 {written.rows} 行"
    if written.replaced:
        says += f"，替换了 {written.replaced} 个同名文件"
    return Exported(written.path, says, written.warnings)


def _look(order: TableOrder) -> "WorkbookLook":
    from reports.workbooks.ledger_look import WorkbookLook  # noqa: PLC0415 - see above

    chosen = order.settings
    return WorkbookLook(
        is_upright=chosen.is_upright,
        is_protected=chosen.is_protected,
        has_totals=chosen.has_totals,
        office=order.office,
        day=order.day,
    )


def look_at_briefing(
    workspace: "Workspace", today: date, issue_number: int, settings: Settings
) -> "BriefingCheck":
    """Say which faces a briefing would be printed with, and what they lack."""
    from reports.exports import check_briefing  # noqa: PLC0415 - see above

    return check_briefing(workspace, today=today, issue_number=issue_number, settings=settings)


WriteFunction = Callable[["Workspace", ExportOrder, Progress], Exported]
