"""The paper in hand with its buttons: save, refresh, check, and what is done in the text."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QVBoxLayout, QWidget

from models.changes import Changes
from models.errors import RecordGoneError, UserError
from models.operations.papers import save_paper
from models.papers import Figure, Paragraph
from models.store.paper_drafts import BegunPaper
from reports.content.checking.findings import Finding
from ui import theme
from ui.actions import make_page_action
from ui.messages import Notice
from ui.pages.paper_cards import turned
from ui.pages.paper_editor import PaperEditor
from ui.pages.paper_flow import flow_of, paragraphs_by_key
from ui.pages.paper_jobs import (
    Refreshed,
    check_draft,
    compose_draft,
    read_figure_rows,
    refresh,
    statement_notes,
)
from ui.pages.paper_keeper import PaperKeeper, now
from ui.pages.paper_sending import PaperSending
from ui.session import Session
from ui.tables.paper_columns import STATE_TONES, sort_of
from ui.theme import Tone
from ui.widgets.labels import make_label, tone_pill
from ui.widgets.page_header import PageHeader

STATEMENT = "statement"
UNCHANGED = "按台账重新统计，数字和自动写的文字都和原来一样。"
SAVED, UNSAVED = "已保存", "有改动，离开时自动保存（Ctrl+S 立即保存）"


def keyed(owner: QObject, widget: QWidget, words: tuple[str, str, str, str]) -> QAction:
    """Return an action of ``widget`` with its text, icon, tip and shortcut."""
    text, icon, tip, keys = words
    action = make_page_action(owner, text, icon, f"{tip}（{keys}）" if keys else tip)
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        widget.addAction(action)
    return action


class PaperDesk(QWidget):
    """The second face of the page: one paper.

    Signals:
        left(): the person goes back to the register.
        saved(Changes): the draft was kept.
    """

    left = Signal()
    saved = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.editor = PaperEditor(session)
        self.header = PageHeader("")
        self.pill = make_label("", "pill")
        self.sending = PaperSending(session, self.editor, self)
        self.keeper = PaperKeeper(session, self._begun, self)
        self.dialog: QDialog | None = None
        self._make_actions()
        self._lay_out()
        self._connect()

    # Saving

    def save(self) -> None:
        """Keep the draft in the register."""
        editor = self.editor
        if editor.is_read_only or not editor.is_changed:
            return
        order, composition, paper_id = editor.order, editor.composition(), editor.paper_id
        editor.is_changed = False
        self._session.work.run_operation(
            lambda workspace, _progress: save_paper(
                workspace, order=order, composition=composition, paper_id=paper_id
            ),
            lambda changes: self._on_saved(paper_id, changes),
            owner=self,
            failed=self._on_not_saved,
        )
        self.show_state()

    def _on_saved(self, before: str, changes: Changes) -> None:
        if self.editor.paper_id == before and changes.record_ids:
            self.editor.paper_id = changes.record_ids[0]
        if not self.editor.is_changed:
            self.keeper.drop(before)
        self.show_state()
        self.saved.emit(changes)

    def _on_not_saved(self, error: UserError) -> None:
        self.editor.is_changed = True
        if isinstance(error, RecordGoneError):
            self.editor.paper_id = ""
            self.save()
            return
        self.keeper.touch()
        self._session.messages.tell(Notice(str(error), Tone.DANGER))

    def _begun(self) -> BegunPaper | None:
        editor = self.editor
        if editor.is_read_only or not editor.is_changed:
            return None
        return BegunPaper(editor.paper_id, now(), editor.order, editor.composition())

    def show_state(self) -> None:
        """Say in the head what paper this is, and whether it is saved."""
        editor = self.editor
        row = editor.row
        self.header.set_title(editor.title or "（没有标题）")
        sort = sort_of(editor.order, editor.kind)
        if editor.is_read_only and row is not None:
            words = f"{sort} · {row.state.label}，只能查看"
        else:
            words = f"{sort} · {UNSAVED if editor.is_changed else SAVED}"
        self.header.set_subtitle(words)
        self.pill.setText(row.state.label if row and editor.is_read_only else "草稿")
        tone_pill(self.pill, STATE_TONES[row.state] if row else Tone.ACCENT)
        self._allow()

    def _allow(self) -> None:
        editor = self.editor
        may_write = not editor.is_read_only
        is_composed = bool(editor.order.composer)
        self.save_action.setEnabled(may_write and editor.is_changed)
        self.refresh_action.setEnabled(may_write and is_composed)
        for action in self.paragraph_actions:
            action.setEnabled(may_write)
        self.restore_action.setEnabled(may_write and is_composed)
        self._totals_button.setVisible(may_write and editor.order.composer == STATEMENT)
        self.issue_action.setEnabled(may_write)

    # Data and check

    def refresh_data(self) -> None:
        """Bring figures and words nobody edited up to date."""
        editor = self.editor
        if not self.refresh_action.isEnabled():
            return
        order, draft, settings = editor.order, editor.composition(), self._session.settings
        paper_id = editor.paper_id
        self._session.work.run_query(
            lambda workspace: refresh(workspace, order, draft, settings),
            lambda done: self._on_refreshed(paper_id, done),
            owner=self,
            label="正在刷新公文里的数据",
        )

    def _on_refreshed(self, paper_id: str, done: Refreshed) -> None:
        if self.editor.paper_id != paper_id:
            return
        self.editor.take(done.composition)
        count = len(done.notes)
        title = f"刷新数据：{count} 处变化，手写的文字都还在" if count else "刷新数据：没有变化"
        self.editor.drawer.show_notes(title, done.notes or (UNCHANGED,))

    def tell_statement(self) -> None:
        """Say how the numbers of a statement account for each item, and what is missing."""
        order, settings = self.editor.order, self._session.settings
        if order.composer == STATEMENT and not self.editor.is_read_only:
            self._session.work.run_query(
                lambda workspace: statement_notes(workspace, order, settings),
                partial(self.editor.drawer.show_notes, "说明的核对：每个事项恰好算一次"),
                owner=self,
            )

    def check(self) -> None:
        """Look the draft over."""
        order, composition = self.editor.order, self.editor.composition()
        self._session.work.run_query(
            lambda workspace: check_draft(workspace, composition, order),
            self._show_findings,
            owner=self,
            label="正在校核",
        )

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        self.editor.drawer.show_findings(findings)

    def _show_figure(self, figure: Figure) -> None:
        today = self._session.today()
        self.editor.drawer.show_figure(figure)
        self._session.work.run_query(
            lambda workspace: read_figure_rows(workspace, figure, today),
            lambda rows: self.editor.drawer.show_records(figure, rows),
            owner=self,
        )

    def _open_card(self, number: int) -> None:
        from ui.dialogs.papers.card import CardDialog  # noqa: PLC0415 - when wanted

        text = self.editor.text
        dialog = self.dialog = CardDialog(
            text.cards[number], is_read_only=self.editor.is_read_only, parent=self
        )
        numbers = [number]

        def turn(is_sideways: bool) -> None:
            numbers.append(text.change_card(numbers[-1], partial(turned, is_sideways=is_sideways)))

        dialog.figure_asked.connect(self.editor.ask_figure)
        dialog.turned.connect(turn)
        dialog.removed.connect(lambda: text.remove_card(numbers[-1]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # Paragraphs

    def restore_words(self) -> None:
        """Put the composed words of the paragraph in hand back."""
        paragraph = self.editor.text.paragraph_in_hand()
        if paragraph is None or not paragraph.key:
            self._session.messages.tell(Notice("这一段是手写的，没有自动文字可以恢复。"))
            return
        order, settings, key = self.editor.order, self._session.settings, paragraph.key
        self._session.work.run_query(
            lambda workspace: paragraphs_by_key(
                flow_of(compose_draft(workspace, order, settings).paper)
            ).get(key),
            self._on_composed,
            owner=self,
        )

    def _on_composed(self, paragraph: Paragraph | None) -> None:
        in_hand = self.editor.text.paragraph_in_hand()
        if paragraph is None:
            said = "按现在的数据，这一段已没有可说的内容，原文没有改动。"
            self._session.messages.tell(Notice(said, Tone.WARNING))
        elif in_hand is not None and in_hand.key == paragraph.key:
            self.editor.text.renew_in_hand(paragraph)

    def _delete_paragraph(self) -> None:
        self.editor.text.replace_in_hand(())

    def _offer(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions([self.figure_action, *self.paragraph_actions])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _tell_broken(self) -> None:
        said = "改动的数字已变成普通文字，不再跟着台账更新。按 Ctrl+Z 可以退回。"
        self._session.messages.tell(Notice(said))

    def _on_edited(self) -> None:
        self.keeper.touch()
        self.show_state()

    # How it is laid out

    def _make_actions(self) -> None:
        add = partial(keyed, self, self)
        self.back_action = add(("返回", "arrow-left", "回到公文登记，改动自动保存", "Alt+Left"))
        self.save_action = add(("保存", "save", "存入公文登记", "Ctrl+S"))
        self.refresh_action = add(
            ("刷新数据", "refresh-cw", "数字和没改过的段落按台账更新，手写的文字保留", "Ctrl+R")
        )
        self.totals_action = make_page_action(
            self, "年度基数…", "target", "全省和上年的基数，占比和倍数以它为依据"
        )
        self.check_action = add(("校核", "list-checks", "查文号、日期、名称、总数、序号", "F7"))
        self.figure_action = add(("看数字的来源", "eye", "光标后面的数字是哪些记录", "F4"))
        self.up_action = add(("上移", "arrow-up", "这一段往上移", "Alt+Up"))
        self.down_action = add(("下移", "arrow-down", "这一段往下移", "Alt+Down"))
        self.add_action = add(("在下面加一段", "plus", "加一个空段落", "Ctrl+Return"))
        self.delete_action = add(("删除这一段", "trash-2", "表格和图也一样删", "Ctrl+Shift+K"))
        self.restore_action = add(("恢复自动文字", "undo-2", "这一段按台账重写", "Ctrl+Shift+R"))
        self.pdf_action = add(("导出 PDF…", "download", "按选的流转范围", "Ctrl+Shift+S"))
        self.word_action = add(("导出 Word…", "file-text", "拿去改的文字稿", "Ctrl+Shift+W"))
        self.print_action = add(("打印…", "printer", "打印现在看到的页面", "Ctrl+Shift+P"))
        self.export_actions = [self.pdf_action, self.word_action, self.print_action]
        self.issue_action = add(
            ("印发…", "file-check", "定编号和日期，原样留存", "Ctrl+Shift+Return")
        )
        self.paragraph_actions = [
            self.up_action,
            self.down_action,
            self.add_action,
            self.delete_action,
            self.restore_action,
        ]

    def _connect(self) -> None:
        editor, text = self.editor, self.editor.text
        editor.edited.connect(self._on_edited)
        editor.figure_asked.connect(self._show_figure)
        text.menu_asked.connect(self._offer)
        text.broken.connect(self._tell_broken)
        editor.card_asked.connect(self._open_card)
        for action, act in (
            (self.back_action, self.left.emit),
            (self.save_action, self.save),
            (self.refresh_action, self.refresh_data),
            (self.check_action, self.check),
            (self.figure_action, text.ask_next_figure),
            (self.up_action, partial(text.move_in_hand, -1)),
            (self.down_action, partial(text.move_in_hand, 1)),
            (self.add_action, text.add_below),
            (self.delete_action, self._delete_paragraph),
            (self.restore_action, self.restore_words),
            (self.pdf_action, self.sending.export_pdf),
            (self.word_action, self.sending.export_word),
            (self.print_action, self.sending.print_pages),
            (self.issue_action, self.sending.ask_to_issue),
        ):
            action.triggered.connect(lambda _=False, act=act: act())

    def _lay_out(self) -> None:
        self.header.add_beside_title(self.pill)
        self.header.add_action(self.back_action)
        self.header.add_menu("段落", "pencil", [self.figure_action, *self.paragraph_actions])
        self.header.add_action(self.refresh_action)
        self.header.add_action(self.check_action)
        self._totals_button = self.header.add_action(self.totals_action)
        self.header.add_menu("导出", "download", self.export_actions)
        self.header.add_action(self.issue_action, is_primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.header)
        column.addWidget(self.editor, 1)
