"""How papers leave: issued, exported, printed; and afterwards compared, withdrawn."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from models.changes import Changes
from models.errors import UserError
from models.operations.papers import withdraw_paper
from models.papers import PaperRow
from models.progress import Progress
from models.store.workspace import Workspace
from reports.pages.missing_glyphs import MissingGlyphError
from reports.paper_comparison import PaperComparison
from reports.papers import PaperDraft, compare_with_today, paper_file_name
from reports.printed import PrintedPaper
from ui.dialogs.papers.issue import IssueDialog, IssueWish
from ui.messages import Notice, Question
from ui.outgoing import PDF, WORD, ask_target
from ui.pages.paper_editor import PaperEditor
from ui.pages.paper_issue import NumberedPaper, numbered
from ui.pages.paper_printing import issue_now, print_kept, print_now, write_word_now
from ui.printing import print_pages
from ui.session import Session
from ui.theme import Tone


class PaperSending(QObject):
    """Acts on the paper in hand (``editor``) and on rows of the register.

    Attributes:
        dialog: the dialog opened last.

    Signals:
        issued(paper_id): the paper in hand was issued.
    """

    issued = Signal(str)

    def __init__(self, session: Session, editor: PaperEditor, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._editor = editor
        self._page = page
        self.dialog: QDialog | None = None

    # Issuing

    def ask_to_issue(self) -> None:
        """Ask for number and day of the paper in hand."""
        editor = self._editor
        if editor.is_read_only:
            return
        kind = editor.composition().paper.kind
        dialog = IssueDialog(
            self._session, editor.order, kind, editor.profiles, editor.profile(), self._page
        )
        dialog.wished.connect(self.issue)
        self._open(dialog)

    def issue(self, wish: IssueWish, *, allow_missing: bool = False) -> None:
        """Issue the paper in hand: text, figures, number and print are frozen together."""
        editor = self._editor
        paper = numbered(editor.order, editor.composition(), number=wish.number, day=wish.day)
        path = self._target(paper, wish) if wish.has_copy else None
        if wish.has_copy and path is None:
            return
        self._issue(paper, wish, path, allow_missing=allow_missing)

    def _issue(
        self, paper: NumberedPaper, wish: IssueWish, path: Path | None, *, allow_missing: bool
    ) -> None:
        settings = self._session.settings
        draft = PaperDraft(paper.order, paper.composition, self._editor.paper_id)

        def act(workspace: Workspace, progress: Progress) -> Changes:
            return issue_now(
                workspace,
                draft,
                settings=settings,
                profile=wish.profile,
                path=path,
                allow_missing=allow_missing,
                progress=progress,
            )

        def failed(error: UserError) -> None:
            if isinstance(error, MissingGlyphError) and self._accepts(error):
                self._issue(paper, wish, path, allow_missing=True)
            elif not isinstance(error, MissingGlyphError):
                self._session.messages.tell_refused(error)

        self._session.work.run_operation(
            act, partial(self._on_issued, path), owner=self, label="正在印发", failed=failed
        )

    def _on_issued(self, path: Path | None, changes: Changes) -> None:
        self._editor.is_changed = False
        if path is not None:
            self._tell_written("已印发并另存为", path)
        self.issued.emit(changes.record_ids[0])

    def _accepts(self, error: MissingGlyphError) -> bool:
        lacking = "、".join(error.characters)
        text = f"现有字体里没有这些字：{lacking}。印出来以“〓”代替。"
        return self._session.messages.ask(Question("缺字", text, yes="照样印发"))

    def _target(self, paper: NumberedPaper, wish: IssueWish) -> Path | None:
        name = paper_file_name(paper.composition.paper, paper.order, wish.profile)
        return ask_target(self._session, "另存印发的公文", name.removesuffix(PDF.suffix), PDF)

    # Export and print

    def export_pdf(self) -> None:
        """Save the paper in hand as a PDF for the readers chosen."""
        editor = self._editor
        if editor.has_kept_print and editor.preview.printed is not None:
            self._save_print(editor.preview.printed)
            return
        paper, profile = editor.composition().paper, editor.profile()
        name = paper_file_name(paper, editor.order, profile)
        path = ask_target(self._session, "导出 PDF", name.removesuffix(PDF.suffix), PDF)
        if path is None:
            return
        settings = self._session.settings

        def write(progress: Progress) -> None:
            print_now(paper, settings=settings, profile=profile, progress=progress).save(path)

        self._run(write, "正在导出 PDF", path)

    def export_word(self) -> None:
        """Save the paper in hand as a Word file for the readers chosen."""
        editor = self._editor
        paper, profile = editor.composition().paper, editor.profile()
        name = paper_file_name(paper, editor.order, profile, WORD.suffix)
        path = ask_target(self._session, "导出 Word", name.removesuffix(WORD.suffix), WORD)
        if path is not None:
            settings = self._session.settings
            self._run(
                lambda _progress: write_word_now(paper, path, settings=settings, profile=profile),
                "正在导出 Word",
                path,
            )

    def print_pages(self) -> None:
        """Send the pages in sight to a printer."""
        printed = self._editor.preview.printed
        if printed is None:
            return
        title = self._editor.composition().paper.title.replace("\n", "")
        printer = self._session.messages.choose_printer(title)
        if printer is not None:
            said = Notice(f"“{title}”已送往打印机。", Tone.SUCCESS)
            print_pages(
                self._session.work,
                printed,
                printer,
                lambda: self._session.messages.tell(said),
                owner=self,
            )

    # Issued papers

    def reprint(self, row: PaperRow) -> None:
        """Save the kept print of an issued paper, as it went out."""
        self._session.work.run_query(
            lambda workspace: print_kept(workspace, row.id),
            lambda printed: self._save_print(printed, row.file_name),
            owner=self,
        )

    def _save_print(self, printed: PrintedPaper, file_name: str = "") -> None:
        row = self._editor.row
        name = file_name or (row.file_name if row else "公文")
        path = ask_target(self._session, "再印：留存的原样", name.removesuffix(PDF.suffix), PDF)
        if path is not None:
            self._run(lambda _progress: printed.save(path), "正在保存 PDF", path)

    def compare(self, row: PaperRow) -> None:
        """Show what became of the figures of an issued paper."""
        today, settings = self._session.today(), self._session.settings
        self._session.work.run_query(
            lambda workspace: compare_with_today(workspace, row.id, today=today, settings=settings),
            self._show_comparison,
            owner=self,
            label="正在与现在的台账比较",
        )

    def _show_comparison(self, comparison: PaperComparison) -> None:
        from ui.dialogs.papers.comparison import ComparisonDialog  # noqa: PLC0415 - when wanted

        self._open(ComparisonDialog(comparison, self._page))

    def ask_to_withdraw(self, row: PaperRow) -> None:
        """Ask why, then withdraw an issued paper."""
        from ui.dialogs.papers.withdraw import WithdrawDialog  # noqa: PLC0415 - when wanted

        dialog = WithdrawDialog(row, self._page)
        dialog.reasoned.connect(partial(self._withdraw, row))
        self._open(dialog)

    def _withdraw(self, row: PaperRow, reason: str) -> None:
        self._session.work.run_operation(
            lambda workspace, _progress: withdraw_paper(workspace, paper_id=row.id, reason=reason),
            owner=self,
        )

    # How it does it

    def _run(self, write: Callable[[Progress], None], label: str, path: Path) -> None:
        self._session.work.run_job(
            write, lambda _none: self._tell_written("已导出", path), owner=self, label=label
        )

    def _tell_written(self, done: str, path: Path) -> None:
        messages = self._session.messages
        notice = Notice(
            f"{done}“{path.name}”。",
            Tone.SUCCESS,
            "打开",
            partial(messages.open_path, path),
            "打开文件夹",
            partial(messages.open_path, path.parent),
        )
        messages.tell(notice)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
