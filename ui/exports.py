"""Documents out, from the window: where to write, the work, and what is told afterwards."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from models.errors import UserError
from models.vocabulary import RecordKind
from reports.exports import WrittenBriefing, export_briefing, export_ledger
from reports.pages.faces import MissingGlyphError
from reports.workbooks.ledger_workbook import WrittenWorkbook
from ui.actions import Actions
from ui.messages import Notice, Question
from ui.session import Session
from ui.theme import Tone

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
            lambda workspace: export_ledger(workspace, kind, path, today=today),
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
            lambda workspace: export_briefing(
                workspace,
                path,
                today=today,
                issue_number=1,
                settings=settings,
                allow_missing=allow_missing,
            ),
            self._tell_briefing,
            owner=self,
            label=f"正在导出{BRIEFING}",
            failed=partial(self._on_refused, path),
        )

    def _on_refused(self, path: Path, error: UserError) -> None:
        if not isinstance(error, MissingGlyphError):
            self._session.messages.tell_refused(error)
            return
        question = Question("缺少字体", str(error), yes="用〓代替并导出")
        if self._session.messages.ask(question):
            self._write_briefing(path, allow_missing=True)

    def _tell_workbook(self, written: WrittenWorkbook) -> None:
        self._tell(f"已导出“{written.path.name}”，共 {written.rows} 行。", written.path)
        for warning in written.warnings:
            self._session.messages.tell(Notice(warning, Tone.WARNING))

    def _tell_briefing(self, written: WrittenBriefing) -> None:
        faces = "；".join(written.faces)
        self._tell(
            f"已导出“{written.path.name}”，共 {written.pages} 页。字体：{faces}", written.path
        )

    def _tell(self, text: str, path: Path) -> None:
        messages = self._session.messages
        messages.tell(Notice(text, Tone.SUCCESS, "打开", lambda: messages.open_path(path)))
