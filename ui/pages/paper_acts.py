"""What is done with whole papers: compose, set a text, open, issue, export, withdraw, delete."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from models.operations.papers import delete_paper_draft, save_paper
from models.papers import Composition, PaperOrder, PaperRow
from models.store.paper_drafts import BegunPaper, BegunPapers, remove_begun_paper
from models.vocabulary import PaperState
from reports.incoming.papers.plain_paper import PlainPaper
from reports.printed import PrintedPaper
from ui.actions import make_page_action
from ui.formatting import time_text
from ui.messages import Notice, Question
from ui.pages.paper_desk import PaperDesk
from ui.pages.paper_jobs import compose_and_keep
from ui.pages.paper_printing import print_kept
from ui.pages.paper_texts import TextWish, read_text_paper, text_order
from ui.session import Session
from ui.theme import Tone


class PaperActs(QObject):
    """The acts of the page, as actions for its buttons and menus.

    Attributes:
        dialog: the dialog opened last.

    Signals:
        opened(paper_id): a paper of the register shall be shown.
        shown(): the paper just put on the desk shall be shown.
        profiles_changed(): the circulation profiles are others.
    """

    opened = Signal(str)
    shown = Signal()
    profiles_changed = Signal()

    def __init__(self, session: Session, page: QWidget, desk: PaperDesk) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._desk = desk
        self._row: PaperRow | None = None
        self.dialog: QDialog | None = None
        add = partial(make_page_action, self)
        self.new_action = add("拟一份公文", "plus", "选种类和期间，按台账写出初稿（Ctrl+N）")
        self.text_action = add("由文字排版…", "file-text", "打开写好的文字，排成公文")
        self.open_action = add("打开", "eye", "打开选中的公文（回车）")
        self.reprint_action = add("再印…", "printer", "留存的原样，与第一次完全一样")
        self.compare_action = add("与现在比较…", "history", "印发以后哪些数字变了")
        self.withdraw_action = add("作废…", "circle-x", "写明原因，原样仍留存")
        self.delete_action = add("删除草稿", "trash-2", "删除选中的草稿，可以撤销")
        self.profiles_action = add("流转范围…", "users", "给谁看什么、文件怎么命名")
        for action, act in (
            (self.new_action, self.ask_new),
            (self.text_action, self.ask_text),
            (self.open_action, lambda: self._on_row(lambda row: self.opened.emit(row.id))),
            (self.reprint_action, lambda: self._on_row(desk.sending.reprint)),
            (self.compare_action, lambda: self._on_row(desk.sending.compare)),
            (self.withdraw_action, lambda: self._on_row(desk.sending.ask_to_withdraw)),
            (self.delete_action, lambda: self._on_row(self.delete)),
            (self.profiles_action, self.open_profiles),
        ):
            action.triggered.connect(lambda _=False, act=act: act())

    def action(self, name: str) -> QAction:
        """Return what an action of the window does here."""
        named = {"new_paper": self.new_action, "set_text": self.text_action}
        return named.get(name, self.profiles_action)

    def for_row(self) -> list[QAction]:
        """Return what can be done with the paper in hand of the register."""
        return [
            self.open_action,
            self.reprint_action,
            self.compare_action,
            self.withdraw_action,
            self.delete_action,
            self.profiles_action,
        ]

    def show_row(self, row: PaperRow | None) -> None:
        """Let the acts be about another paper."""
        self._row = row
        may_write = not self._session.workspace.read_only
        is_draft = row is not None and row.state is PaperState.DRAFT
        self.new_action.setEnabled(may_write)
        self.text_action.setEnabled(may_write)
        self.open_action.setEnabled(row is not None)
        self.delete_action.setEnabled(is_draft and may_write)
        is_out = row is not None and not is_draft
        self.reprint_action.setEnabled(is_out)
        self.compare_action.setEnabled(is_out and bool(row and row.order.composer))
        holds = row is not None and row.state is PaperState.ISSUED
        self.withdraw_action.setEnabled(holds and may_write)

    def offer(self, place: QPoint) -> None:
        """Offer what can be done with the paper in hand."""
        menu = QMenu(self._page)
        menu.addActions(self.for_row())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    # New papers

    def ask_new(self) -> None:
        """Ask which paper is wanted."""
        from ui.dialogs.papers.new_paper import NewPaperDialog  # noqa: PLC0415 - when wanted

        if self._session.workspace.read_only:
            return
        dialog = NewPaperDialog(self._session, self._page)
        dialog.ordered.connect(self.compose)
        self._open(dialog)

    def compose(self, order: PaperOrder) -> None:
        """Compose a paper, keep it as a draft, and put it on the desk."""
        settings = self._session.settings
        self._session.work.run_operation(
            lambda workspace, _progress: compose_and_keep(workspace, order, settings),
            lambda changes: self.opened.emit(changes.record_ids[0]),
            owner=self,
            label="正在按台账拟稿",
            failed=lambda error: self._session.messages.tell(Notice(str(error), Tone.WARNING)),
        )

    def ask_text(self) -> None:
        """Ask for a written text and how it is to be set."""
        from ui.dialogs.papers.text_paper import TextPaperDialog  # noqa: PLC0415 - when wanted

        if self._session.workspace.read_only:
            return
        dialog = TextPaperDialog(self._session, self._page)
        dialog.wished.connect(self.set_text)
        self._open(dialog)

    def set_text(self, wish: TextWish) -> None:
        """Read a written text as a paper, keep it as a draft, and put it on the desk."""
        self._session.work.run_job(
            partial(read_text_paper, wish),
            self._keep_text,
            owner=self,
            label=f"正在读“{wish.path.name}”",
        )

    def _keep_text(self, read: PlainPaper) -> None:
        order = text_order(read.paper, self._session.today())
        composition = Composition(read.paper)
        self._session.work.run_operation(
            lambda workspace, _progress: save_paper(
                workspace, order=order, composition=composition
            ),
            lambda changes: self.opened.emit(changes.record_ids[0]),
            owner=self,
        )
        for warning in read.warnings:
            self._session.messages.tell(Notice(warning.message, Tone.WARNING))

    # Papers of the register

    def delete(self, row: PaperRow) -> None:
        """Ask, then delete a draft."""
        question = Question(
            "删除草稿", f"删除草稿“{row.title}”？\n可以撤销。", yes="删除", is_dangerous=True
        )
        if row.state is PaperState.DRAFT and self._session.messages.ask(question):
            self._session.work.run_operation(
                lambda workspace, _progress: delete_paper_draft(workspace, paper_id=row.id),
                owner=self,
            )

    def show_kept_print(self, row: PaperRow) -> None:
        """Show the pages that went out instead of new ones."""
        self._session.work.run_query(
            lambda workspace: print_kept(workspace, row.id),
            lambda printed: self._show_print(row, printed),
            owner=self,
        )

    def _show_print(self, row: PaperRow, printed: PrintedPaper) -> None:
        if self._desk.editor.paper_id == row.id:
            self._desk.editor.show_kept(printed)

    def offer_begun(self, begun: BegunPapers) -> None:
        """Offer papers that were typed and not saved before the program stopped."""
        for one in begun.papers:
            self._session.messages.tell(self._begun_notice(one))

    def _begun_notice(self, one: BegunPaper) -> Notice:
        title = one.composition.paper.title.replace("\n", "") or "未命名"
        text = f"公文“{title}”上次没有保存的修改（{time_text(one.saved_at)}）"
        return Notice(
            text,
            Tone.WARNING,
            "恢复",
            lambda: self._restore(one),
            "丢弃",
            lambda: remove_begun_paper(self._session.workspace.path, one.paper_id),
        )

    def _restore(self, one: BegunPaper) -> None:
        self._desk.save()
        self._desk.editor.show_paper(one.order, one.composition, paper_id=one.paper_id)
        self._desk.editor.mark_changed()
        self.shown.emit()

    def open_profiles(self) -> None:
        """Open the circulation profiles."""
        from ui.dialogs.papers.profiles import ProfilesDialog  # noqa: PLC0415 - when wanted

        dialog = ProfilesDialog(self._session, self._page)
        dialog.finished.connect(lambda _: self.profiles_changed.emit())
        self._open(dialog)

    def _on_row(self, act: Callable[[PaperRow], None]) -> None:
        if self._row is not None:
            act(self._row)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
