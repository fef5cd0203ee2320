"""``ledger`` and ``briefing``: what leaves the office."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.queries.circulation import find_profile
from models.settings import Settings
from models.vocabulary import RecordKind
from reports.exports import WrittenBriefing, export_briefing, export_ledger
from ui.commands.existing import open_existing
from ui.commands.output import EXIT_DONE, EXIT_OPEN_QUESTIONS, print_json, print_line

SUBJECTS = {"tasks": RecordKind.TASK, "items": RecordKind.ITEM}


@dataclass(frozen=True, slots=True)
class BriefingOptions:
    """What a person may choose of a briefing; ``as_of`` None means today."""

    as_of: date | None
    issue_number: int
    allow_missing: bool
    settings: Settings


def run_ledger(
    subject: str, out: Path, data: Path, as_of: date | None, *, profile: str, as_json: bool
) -> int:
    """Write the ledger of tasks or items as a workbook, as the readers of ``profile`` get it."""
    with open_existing(data) as workspace:
        readers = find_profile(workspace, profile)
        day = as_of or today()
        result = export_ledger(workspace, SUBJECTS[subject], out, today=day, profile=readers)
    if as_json:
        print_json({"path": str(out), "rows": result.rows, "warnings": list(result.warnings)})
    else:
        print_line(f"已导出台账 {result.rows} 行：{out}")
        for warning in result.warnings:
            print_line(f"  提示：{warning}")
    return EXIT_OPEN_QUESTIONS if result.warnings else EXIT_DONE


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
