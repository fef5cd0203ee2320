"""``ledger`` and ``briefing``: what leaves the office."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.circulation import CirculationProfile
from models.errors import UserError
from models.queries.circulation import find_profile
from models.settings import Settings
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from reports.exports import WrittenBriefing, export_briefing, export_ledger
from reports.ledger_files import WrittenParts
from reports.official_ledgers import export_official_list
from reports.split_ledgers import SplitOrder, export_split_ledger
from reports.workbooks.ledger_look import WorkbookLook
from reports.workbooks.ledger_workbook import WrittenWorkbook
from ui.commands.existing import open_existing
from ui.commands.output import EXIT_DONE, EXIT_OPEN_QUESTIONS, print_json, print_line

SUBJECTS = {"tasks": RecordKind.TASK, "items": RecordKind.ITEM}


class OfficialInPartsError(UserError):
    """Raised when an official list shall be taken apart; it goes out whole."""


@dataclass(frozen=True, slots=True)
class LedgerWish:
    """What a person may choose of a ledger.

    Attributes:
        as_of: states are judged by this day, None for today.
        profile: name of the circle of readers.
        split_by: by what it is taken apart, "" for not at all.
        as_files: a workbook for each part instead of a sheet.
        is_official: in the layout in which the office prints it.
        office: stands in the properties of the file.
    """

    as_of: date | None = None
    profile: str = ""
    split_by: str = ""
    as_files: bool = False
    is_official: bool = False
    is_upright: bool = False
    is_protected: bool = False
    has_totals: bool = True
    office: str = ""

    @property
    def parted_by(self) -> str:
        """By what it is taken apart: files alone are meant for units."""
        return self.split_by or ("unit" if self.as_files else "")


@dataclass(frozen=True, slots=True)
class BriefingOptions:
    """What a person may choose of a briefing; ``as_of`` None means today."""

    as_of: date | None
    issue_number: int
    allow_missing: bool
    settings: Settings


def run_ledger(subject: str, out: Path, data: Path, wish: LedgerWish, *, as_json: bool) -> int:
    """Write the ledger of tasks or items as workbooks, as its readers get it."""
    kind = SUBJECTS[subject]
    with open_existing(data) as workspace:
        readers = find_profile(workspace, wish.profile)
        result = _write_ledger(workspace, kind, out, wish, readers)
    if as_json:
        print_json(_ledger_as_json(out, result))
    else:
        print_line(_ledger_as_text(out, result, as_files=wish.as_files))
    return EXIT_OPEN_QUESTIONS if result.warnings else EXIT_DONE


def _write_ledger(
    workspace: Workspace,
    kind: RecordKind,
    out: Path,
    wish: LedgerWish,
    profile: CirculationProfile,
) -> WrittenWorkbook | WrittenParts:
    day = wish.as_of or today()
    look = WorkbookLook(
        is_upright=wish.is_upright,
        is_protected=wish.is_protected,
        has_totals=wish.has_totals,
        office=wish.office,
        day=day,
    )
    if wish.is_official and wish.parted_by:
        raise OfficialInPartsError(
            "正式清单要整份印发，不能再拆分，没有导出。请去掉 --official，或去掉拆分的选项。"
        )
    if wish.is_official:
        return export_official_list(workspace, kind, out, profile=profile, look=look)
    if wish.parted_by:
        order = SplitOrder(kind, wish.parted_by, wish.as_files, day)
        return export_split_ledger(workspace, order, out, profile=profile, look=look)
    return export_ledger(workspace, kind, out, today=day, profile=profile, look=look)


def _ledger_as_json(out: Path, result: WrittenWorkbook | WrittenParts) -> dict[str, object]:
    told: dict[str, object] = {
        "path": str(out),
        "rows": result.rows,
        "warnings": list(result.warnings),
    }
    if isinstance(result, WrittenParts):
        told |= {"parts": list(result.names), "replaced": result.replaced}
    return told


def _ledger_as_text(out: Path, result: WrittenWorkbook | WrittenParts, *, as_files: bool) -> str:
    lines = [f"已导出台账 {result.rows} 行：{out}"]
    if isinstance(result, WrittenParts):
        what = "文件" if as_files else "工作表"
        lines.append(f"  分成 {len(result.names)} 个{what}，另有一个汇总。")
        if result.replaced:
            lines.append(f"  目录里原有的 {result.replaced} 个同名文件已经替换。")
    return "\n".join([*lines, *(f"  提示：{warning}" for warning in result.warnings)])


def run_briefing(out: Path, data: Path, options: BriefingOptions, *, as_json: bool) -> int:
    """Write the briefing as a PDF."""
    with open_existing(data) as workspace:
        result = export_briefing(
            workspace,
            out,
            today=options.as_of or today(),
            issue_number=options.issue_number,
            settings=options.settings,
            allow_missing=options.allow_missing,
        )
    if as_json:
        print_json(
            {
                "path": str(out),
                "pages": result.pages,
                "faces": list(result.faces),
                "missing": list(result.missing),
            }
        )
    else:
        print_line(briefing_as_text(result))
    return EXIT_OPEN_QUESTIONS if result.missing else EXIT_DONE


def briefing_as_text(result: WrittenBriefing) -> str:
    """Return what was printed, and with which faces, for a person."""
    lines = [
        f"已导出简报 {result.pages} 页：{result.path}",
        *(f"  {face}" for face in result.faces),
    ]
    if result.missing:
        lines.append(f"  没有字体能显示这些字，已印成“〓”：{'、'.join(result.missing)}")
    return "\n".join(lines)


def today() -> date:
    """Return the date of this computer, which is what a clerk means by today."""
    return date.today()  # noqa: DTZ011 - the office's own calendar day, not an instant
