"""``demo``: the main job on the two sample documents, without a screen."""

import shutil
from datetime import date
from pathlib import Path

from models.errors import UserError
from models.operations.tasks import append_progress
from models.queries.tasks import list_tasks
from models.settings import Settings
from models.store.workspace import Workspace, open_workspace
from models.vocabulary import RecordKind, TaskStatus
from reports.content.ledger_splits import BY_UNIT
from reports.exports import export_briefing, export_ledger
from reports.official_ledgers import export_official_list
from reports.split_ledgers import SplitOrder, export_split_ledger
from ui.commands.demo_gallery import GALLERY, draw_gallery
from ui.commands.demo_round import ROUND, play_round
from ui.commands.gallery_ledger import ledger_papers
from ui.commands.gallery_papers import gallery_papers
from ui.commands.output import EXIT_DONE, print_line
from ui.commands.papers import SUBJECTS, briefing_as_text
from ui.commands.pictures import SCREENS, WORKSPACE, draw_all, draw_at_200
from ui.commands.reading import import_file, outcome_as_text
from ui.samples import sample_files

# The plan is of 2024: the demo plays on a day of that year, so that not everything is overdue.
AS_OF = date(2024, 10, 20)
MARKER = ".demo-workspace"

# (task number, day, words, status). Made up, and saying so wherever it is printed.
PROGRESS = (
    ("1", date(2024, 4, 28), "（演示数据）已印发行动方案和工作清单。", TaskStatus.DONE),
    ("2", date(2024, 5, 30), "（演示数据）各区各部门工作方案已全部报备。", TaskStatus.DONE),
    ("3", date(2024, 9, 18), "（演示数据）省级改革事项已全部申请验收。", TaskStatus.IN_PROGRESS),
    ("5", date(2024, 8, 29), "（演示数据）宣传月活动已结束，小结已报。", TaskStatus.DONE),
    (
        "8",
        date(2024, 10, 9),
        "（演示数据）三季度交办问题已销号，余下持续跟踪。",
        TaskStatus.IN_PROGRESS,
    ),
    ("10", date(2024, 10, 12), "（演示数据）走访企业并答复诉求。", TaskStatus.IN_PROGRESS),
    (
        "13",
        date(2024, 10, 15),
        "（演示数据）分项方案已定稿，佐证资料归集中。",
        TaskStatus.IN_PROGRESS,
    ),
)


class NotADemoFolderError(UserError):
    """Raised when the folder holds a workspace the demo did not make; name another folder."""


def run_demo(out: Path) -> int:
    """Read, store, export and picture the two samples in ``out``; safe to run again."""
    workspace_dir = _fresh_workspace_dir(out)
    with open_workspace(workspace_dir, operator="演示") as workspace:
        for sample in sample_files():
            print_line(outcome_as_text(import_file(workspace, sample)))
        _report_progress(workspace)
        _write_papers(workspace, out)
        play_round(workspace, out)
        papers = (*gallery_papers(), *ledger_papers(workspace, AS_OF))
    print_line(f"界面图 {draw_all(out, AS_OF)} 张：{out / SCREENS}")
    print_line(f"公文样张 {draw_gallery(papers, out)} 页：{out / GALLERY}")
    return EXIT_DONE


def draw_demo_at_200(out: Path) -> int:
    """Draw what ``run_demo`` made in ``out`` at 200 %; ``run_demo`` asks for it."""
    draw_at_200(out, AS_OF)
    return EXIT_DONE


def _fresh_workspace_dir(out: Path) -> Path:
    folder = out / WORKSPACE
    if folder.exists():
        if not (folder / MARKER).exists():
            raise NotADemoFolderError(
                f"“{folder}”不是演示程序建立的数据目录，没有改动。请换一个目录运行演示。"
            )
        shutil.rmtree(folder)
        # Its forms belong to the workspace that went, and are refused as strange ones.
        shutil.rmtree(out / ROUND, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARKER).touch()
    return folder


def _report_progress(workspace: Workspace) -> None:
    ids = {task.number: task.id for task in list_tasks(workspace)}
    for number, day, text, status in PROGRESS:
        append_progress(workspace, task_id=ids[number], reported_on=day, text=text, status=status)


def _write_papers(workspace: Workspace, out: Path) -> None:
    for subject, kind in SUBJECTS.items():
        ledger = export_ledger(workspace, kind, out / f"ledger-{subject}.xlsx", today=AS_OF)
        print_line(f"台账 {ledger.rows} 行：{ledger.path}")
        for warning in ledger.warnings:
            print_line(f"  提示：{warning}")
        printed = export_official_list(workspace, kind, out / f"list-{subject}.xlsx")
        print_line(f"正式清单 {printed.rows} 行：{printed.path}")
    order = SplitOrder(RecordKind.TASK, BY_UNIT, as_files=False, today=AS_OF)
    parts = export_split_ledger(workspace, order, out / "ledger-tasks-units.xlsx")
    print_line(f"按单位分的台账 {len(parts.names)} 张表：{parts.path}")
    briefing = export_briefing(
        workspace, out / "briefing.pdf", today=AS_OF, issue_number=1, settings=Settings()
    )
    print_line(briefing_as_text(briefing))
