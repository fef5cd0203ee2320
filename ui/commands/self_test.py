"""``self-test``: prove that this copy of the program works on this computer.

Run against the packaged program: what a build left out shows here and not at a clerk's desk.
"""

import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from models.errors import UserError
from models.operations.documents import accept_document
from models.paths import resource_path
from models.queries.tasks import list_tasks
from models.settings import Settings
from models.store.integrity import check_workspace
from models.store.workspace import open_workspace
from models.vocabulary import RecordKind
from reports.exports import export_briefing, export_ledger
from reports.incoming.files.opening import open_source
from reports.incoming.reading import read_file
from reports.pages.fonts import choose_fonts
from reports.workbooks.read_back import texts_in
from ui.commands.output import EXIT_DONE, print_line

SAMPLE = "2024-work-plan.txt"
TASKS_IN_SAMPLE = 19
DAY = date(2024, 10, 20)


class SelfTestFailedError(UserError):
    """Raised when a part of the program does not work here; the text names the part."""


def run_self_test() -> int:
    """Try each part in a temporary folder, printing a line for each; stop at the first failure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="youhuaban-") as folder:
        for name, part in PARTS:
            print_line(f"{name}：{_outcome(name, part, Path(folder))}")
    print_line("自检通过。")
    return EXIT_DONE


def _outcome(name: str, part: Callable[[Path], str], folder: Path) -> str:
    try:
        return part(folder)
    except UserError:
        raise
    # Whatever breaks here is what the self-test is for: it is named, not hidden.
    except Exception as error:
        raise SelfTestFailedError(
            f"自检没有通过：{name}（{type(error).__name__}：{error}）。"
            "您的数据没有改动。请把这段文字交给维护人员。"
        ) from error


def _require(fact: bool, sentence: str) -> None:
    if not fact:
        raise SelfTestFailedError(f"自检没有通过：{sentence}。请把这段文字交给维护人员。")


def _fonts(_folder: Path) -> str:
    return "；".join(choose_fonts().describe())


def _ledger(folder: Path) -> str:
    read = read_file(resource_path("samples", SAMPLE))
    with open_workspace(folder / "workspace", operator="自检") as workspace:
        accept_document(workspace, read=read)
        count = len(list_tasks(workspace))
        problems = check_workspace(workspace)
    _require(count == TASKS_IN_SAMPLE, f"样例应有 {TASKS_IN_SAMPLE} 项任务，读回 {count} 项")
    _require(not problems, "；".join(problems))
    return f"建库、升级、入库并读回 {count} 项任务"


def _workbook(folder: Path) -> str:
    target = folder / "ledger.xlsx"
    with open_workspace(folder / "workspace", operator="自检") as workspace:
        rows = export_ledger(workspace, RecordKind.TASK, target, today=DAY).rows
    _require("制定升级版政策措施" in texts_in(target), "Excel 台账读回的内容不对")
    return f"写出并读回 {rows} 行"


def _briefing(folder: Path) -> str:
    target = folder / "briefing.pdf"
    with open_workspace(folder / "workspace", operator="自检") as workspace:
        pages = export_briefing(
            workspace, target, today=DAY, issue_number=1, settings=Settings()
        ).pages
    lines = open_source(target).lines
    _require(any("重点任务" in line for line in lines), "PDF 简报读回的内容不对")
    return f"写出并读回 {pages} 页"


def _window(folder: Path) -> str:
    from ui.screens import grab_first_screen

    picture = grab_first_screen(folder / "workspace", folder / "window.png", DAY)
    _require(picture.stat().st_size > 0, "窗口没有画出来")
    return "窗口已画出"


PARTS: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("字体", _fonts),
    ("台账", _ledger),
    ("Excel", _workbook),
    ("PDF", _briefing),
    ("窗口", _window),
)
