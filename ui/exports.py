"""Documents out, from the window: where to write, the work, and what is told afterwards.

The libraries of Excel and PDF take as long to load as the window: the database thread loads them
when the first document goes out.
"""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from models.errors import UserError
from models.settings import Settings
from models.vocabulary import RecordKind
from ui.actions import Actions
from ui.messages import Notice, Question
from ui.session import Session
from ui.theme import Tone

if TYPE_CHECKING:
    from models.store.workspace import Workspace
    from reports.exports import WrittenBriefing
    from reports.workbooks.ledger_workbook import WrittenWorkbook

EXCEL, PDF = "Excel 工作簿 (*.xlsx)", "PDF 文件 (*.pdf)"
LEDGERS = {
    "export_tasks": (RecordKind.TASK, "重点任务台账"),
    "export_items": (RecordKind.ITEM, "改革事项台账"),
}
BRIEFING = "工作简报"


class Exports(QObject):
    """Answers the export actions of one window."""

    def __init__(self, session: Session, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        for name, (kind, title) in LEDGERS.items():
            self._connect_ledger(actions[name], kind, title)
        actions["export_briefing"].triggered.connect(self.export_briefing)

    def export_ledger(self, kind: RecordKind, title: str) -> None:
        """Ask where to, then write the ledger of tasks or items as a workbook."""
        path = self._ask_path(title, ".xlsx", EXCEL)
        if path is None:
            return
        today = self._session.today()
        self._session.work.run_query(
            lambda workspace: _write_ledger(workspace, kind, path, today),
            self._tell_workbook,
            owner=self,
            label=f"正在导出{title}",
        )

    def export_briefing(self) -> None:
        """Ask where to, then print the briefing as a PDF."""
        path = self._ask_path(BRIEFING, ".pdf", PDF)
        if path is not None:
            self._write_briefing(path, allow_missing=False)

    def _connect_ledger(self, action: QAction, kind: RecordKind, title: str) -> None:
        action.triggered.connect(lambda: self.export_ledger(kind, title))

    def _ask_path(self, title: str, suffix: str, name_filter: str) -> Path | None:
        day = self._session.today().strftime("%Y%m%d")
        suggested = self._session.workspace.path / "outbox" / f"{title}{day}{suffix}"
        path = self._session.messages.choose_save_file(f"导出{title}", str(suggested), name_filter)
        # A name typed without its ending is still meant as this kind of file.
        return path if path is None or path.suffix == suffix else path.with_name(path.name + suffix)

    def _write_briefing(self, path: Path, *, allow_missing: bool) -> None:
        today, settings = self._session.today(), self._session.settings
        self._session.work.run_query(
            lambda workspace: _print_briefing(
                workspace, path, today, settings, allow_missing=allow_missing
            ),
            self._tell_briefing,
            owner=self,
            label=f"正在导出{BRIEFING}",
            failed=partial(self._on_refused, path),
        )

    def _on_refused(self, path: Path, error: UserError) -> None:
        from reports.pages.faces import MissingGlyphError  # noqa: PLC0415 - loaded by now

        if not isinstance(error, MissingGlyphError):
            self._session.messages.tell_refused(error)
            return
        question = Question("缺少字体", str(error), yes="用〓代替并导出")
        if self._session.messages.ask(question):
            self._write_briefing(path, allow_missing=True)

    def _tell_workbook(self, written: "WrittenWorkbook") -> None:
        self._tell(f"已导出“{written.path.name}”，共 {written.rows} 行。", written.path)
        for warning in written.warnings:
            self._session.messages.tell(Notice(warning, Tone.WARNING))

    def _tell_briefing(self, written: "WrittenBriefing") -> None:
        faces = "；".join(written.faces)
        self._tell(
            f"已导出“{written.path.name}”，共 {written.pages} 页。字体：{faces}", written.path
        )

    def _tell(self, text: str, path: Path) -> None:
        messages = self._session.messages
        messages.tell(Notice(text, Tone.SUCCESS, "打开", lambda: messages.open_path(path)))


def _write_ledger(
    workspace: "Workspace", kind: RecordKind, path: Path, today: date
) -> "WrittenWorkbook":
    from reports.exports import export_ledger  # noqa: PLC0415 - see above

    return export_ledger(workspace, kind, path, today=today)


def _print_briefing(
    workspace: "Workspace", path: Path, today: date, settings: Settings, *, allow_missing: bool
) -> "WrittenBriefing":
    from reports.exports import export_briefing  # noqa: PLC0415 - see above

    return export_briefing(
        workspace,
        path,
        today=today,
        issue_number=1,
        settings=settings,
        allow_missing=allow_missing,
    )
