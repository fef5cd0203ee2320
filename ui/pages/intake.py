"""收报: reporting rounds, who must report, and the forms that go out to them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.changes import Changes
from models.operations.rounds import delete_rounds
from models.progress import Progress
from models.queries.rounds import list_board, list_rounds
from models.round_records import AskedUnit, BoardRow, RoundRow
from models.rules.round_period import period_label
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from reports.file_names import clean_file_stem
from ui import theme
from ui.actions import Actions
from ui.dialogs.round import RoundDialog
from ui.formatting import date_text, names_text
from ui.icons import name_icon, set_icon
from ui.messages import Notice, Question
from ui.outgoing import ZIP, ask_target
from ui.pages.page import Page
from ui.session import Session
from ui.tables.round_columns import BOARD_COLUMNS, round_columns
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.theme import Tone
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.labels import make_card, make_label
from ui.widgets.page_header import PageHeader

EMPTINESS = Emptiness(
    "inbox",
    "还没有报送批次",
    "建立一个批次：定好报送期间、截止日期和报送单位，程序给每个单位生成一份填好底子的报送表。",
    "新建批次",
    "plus",
)
LIST_WIDTH, BOARD_WIDTH = 430, 670


class IntakePage(Page):
    """The rounds left, the units of the chosen one right."""

    key = "intake"
    title = "收报"
    icon = "inbox"
    kinds = frozenset(
        {RecordKind.ROUND, RecordKind.TASK, RecordKind.ITEM, RecordKind.UNIT, RecordKind.DOCUMENT}
    )

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(session, actions, parent)
        self._round: RoundRow | None = None
        self._is_read_only = session.workspace.read_only
        self.dialog: RoundDialog | None = None
        self.header = PageHeader(self.title)
        self.rounds: RowModel[RoundRow] = RowModel(
            round_columns(session.today), lambda row: row.id, self
        )
        self.list: LedgerTable[RoundRow] = LedgerTable(self.rounds, "报送批次")
        self.board: RowModel[BoardRow] = RowModel(BOARD_COLUMNS, lambda row: row.unit_id, self)
        self.table: LedgerTable[BoardRow] = LedgerTable(self.board, "报送单位")
        self._name = make_label("", "heading", wraps=True)
        self._facts = make_label("", "secondary", wraps=True)
        self._body = QStackedWidget()
        self._fresh = EmptyState(EMPTINESS)
        self.new_action = self._add("新建批次", "plus", "建立一个报送批次（Ctrl+N）")
        self.edit_action = self._add("修改", "pencil", "修改选中的批次")
        self.delete_action = self._add("删除", "trash-2", "删除选中的批次，可以撤销")
        self.make_action = self._add("生成报送表", "file-spreadsheet", "每个单位一份，存到输出目录")
        self.folder_action = self._add("存到其他文件夹…", "folder-open", "选一个文件夹")
        self.zip_action = self._add("打成压缩包…", "archive", "全部报送表放进一个 zip 文件")
        self.open_action = self._add("打开文件夹", "folder-open", "打开报送表所在的文件夹")
        self._lay_out()
        self._connect()
        self._update()

    def refresh(self) -> None:
        """Read the rounds again; the chosen one stays chosen."""
        self.session.work.run_query(list_rounds, self._receive, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard on the rounds, or on the way to the first one."""
        is_empty = self._body.currentWidget() is not self._sides
        (self._new_button if is_empty else self.list).setFocus()

    def start_new(self) -> None:
        """Open the dialog of a new round."""
        if not self._is_read_only:
            self._open_dialog(RoundDialog(self.session, self))

    # Rounds

    def _receive(self, rounds: tuple[RoundRow, ...]) -> None:
        chosen = self._round.id if self._round else ""
        self.rounds.set_rows(rounds)
        self._body.setCurrentIndex(0 if rounds else 1)
        self.header.set_subtitle(f"{len(rounds)} 个报送批次" if rounds else "")
        if rounds and not (chosen and self.list.choose(chosen)):
            self.list.choose(rounds[0].id)
        self._on_chosen(self.list.chosen_row())

    def _on_chosen(self, row: RoundRow | None) -> None:
        is_other = row is None or self._round is None or row.id != self._round.id
        self._round = row
        if is_other:
            self.board.set_rows(())
        self._update()
        if row is not None:
            self._name.setText(row.name)
            self._facts.setText(facts_of(row))
            self.session.work.run_query(
                lambda workspace: list_board(workspace, row.id),
                lambda board: self._receive_board(row.id, board),
                owner=self,
                failed=lambda _error: self.make_stale(),
            )

    def _receive_board(self, round_id: str, board: tuple[BoardRow, ...]) -> None:
        if self._round is not None and self._round.id == round_id:
            self.board.set_rows(board)
            self._update()

    def _update(self) -> None:
        has_round = self._round is not None
        may_write = not self._is_read_only
        self.new_action.setEnabled(may_write)
        for action in (
            self.edit_action,
            self.delete_action,
            self.make_action,
            self.folder_action,
            self.zip_action,
        ):
            action.setEnabled(has_round and may_write)
        self.open_action.setEnabled(self._latest_folder() is not None)

    def _edit(self) -> None:
        row = self._round
        if row is not None:
            asked = [AskedUnit(one.unit_id, one.through) for one in self.board.shown_rows()]
            self._open_dialog(RoundDialog(self.session, self, row=row, asked=asked))

    def _delete(self) -> None:
        row = self._round
        if row is None:
            return
        sent = "已经发出去的报送表文件不受影响。" if row.form_count else ""
        question = Question(
            "删除报送批次", f"删除“{row.name}”？{sent}\n可以撤销。", yes="删除", is_dangerous=True
        )
        if self.session.messages.ask(question):
            self.session.work.run_operation(
                lambda workspace, _progress: delete_rounds(workspace, round_ids=[row.id]),
                owner=self,
            )

    def _open_dialog(self, dialog: RoundDialog) -> None:
        self.dialog = dialog
        dialog.made.connect(self._choose_later)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_later(self, changes: Changes) -> None:
        """Show the round that was just made, among those that are being read again."""

        def show(rounds: tuple[RoundRow, ...]) -> None:
            self._receive(rounds)
            self.list.choose(changes.record_ids[0])

        self.session.work.run_query(list_rounds, show, owner=self)

    # Forms

    def _make_here(self) -> None:
        if self._round is not None:
            self._make(self.session.export_folder / clean_file_stem(self._round.name))

    def _make_in_folder(self) -> None:
        folder = self.session.messages.choose_directory("报送表存到哪个文件夹")
        if folder is not None:
            self._make(folder)

    def _make_zip(self) -> None:
        if self._round is None:
            return
        target = ask_target(self.session, "报送表压缩包", self._round.name, ZIP)
        if target is not None:
            self._make(target)

    def _make(self, target: Path) -> None:
        row, office = self._round, self.session.settings.office_name
        if row is None:
            return

        def make(workspace: Workspace, progress: Progress) -> Changes:
            # The library of workbooks takes as long to load as the window.
            from reports.round_forms import make_forms  # noqa: PLC0415

            return make_forms(workspace, row.id, target, office=office, progress=progress).changes

        self.session.work.run_operation(
            make,
            lambda changes: self._tell_made(changes, target),
            owner=self,
            label="正在生成报送表",
        )

    def _tell_made(self, changes: Changes, target: Path) -> None:
        folder = target.parent if target.suffix.lower() == ".zip" else target
        show = partial(self.session.messages.open_path, folder)
        said = f"已{changes.label}，存到“{target.name}”。"
        self.session.messages.tell(Notice(said, Tone.SUCCESS, "打开文件夹", show))

    def _latest_folder(self) -> Path | None:
        forms = [row.form for row in self.board.shown_rows() if row.form is not None]
        if not forms:
            return None
        place = Path(max(forms, key=lambda form: form.made_at).folder)
        return place.parent if place.suffix.lower() == ".zip" else place

    def _open_folder(self) -> None:
        folder = self._latest_folder()
        if folder is None:
            return
        if folder.is_dir():
            self.session.messages.open_path(folder)
        else:
            said = f"文件夹“{folder}”不在了。要再发报送表，请重新生成。"
            self.session.messages.tell(Notice(said, Tone.WARNING))

    # How it is laid out

    def _add(self, text: str, icon: str, tip: str) -> QAction:
        action = QAction(text, self)
        action.setToolTip(tip)
        name_icon(action, icon)
        set_icon(action, icon)
        return action

    def _connect(self) -> None:
        self.list.row_chosen.connect(self._on_chosen)
        self._fresh.pressed.connect(self.start_new)
        for action, act in (
            (self.new_action, self.start_new),
            (self.edit_action, self._edit),
            (self.delete_action, self._delete),
            (self.make_action, self._make_here),
            (self.folder_action, self._make_in_folder),
            (self.zip_action, self._make_zip),
            (self.open_action, self._open_folder),
        ):
            action.triggered.connect(lambda _=False, act=act: act())

    def _lay_out(self) -> None:
        header = self.header
        header.add_action(self.open_action)
        header.add_action(self.edit_action)
        header.add_action(self.delete_action)
        self._new_button = header.add_action(self.new_action)
        header.add_split(self.make_action, [self.folder_action, self.zip_action], is_primary=True)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(theme.SPACE)
        self._sides.addWidget(_in_card(self.list))
        self._sides.addWidget(self._make_board())
        self._sides.setSizes([LIST_WIDTH, BOARD_WIDTH])
        self._body.addWidget(self._sides)
        self._body.addWidget(_in_card(self._fresh))
        page = QVBoxLayout(self)
        page.setContentsMargins(*(theme.SPACE_PAGE,) * 3, theme.SPACE)
        page.setSpacing(theme.SPACE)
        page.addWidget(header)
        page.addWidget(self._body, 1)

    def _make_board(self) -> QFrame:
        card = make_card()
        column = QVBoxLayout(card)
        column.setContentsMargins(1, theme.SPACE, 1, 1)
        column.setSpacing(theme.SPACE_TIGHT)
        for label in (self._name, self._facts):
            label.setContentsMargins(theme.SPACE_WIDE, 0, theme.SPACE_WIDE, 0)
            column.addWidget(label)
        column.addSpacing(theme.SPACE_TIGHT)
        column.addWidget(self.table, 1)
        return card


def facts_of(row: RoundRow) -> str:
    """Return period, last day, what is asked and how many were made, in one line."""
    asked = names_text([ask.kind.label for ask in row.asks])
    with_ended = "，含已办结" if row.with_ended else ""
    return (
        f"{period_label(row.period)} · {date_text(row.due_on)} 截止 · 报{asked}{with_ended} · "
        f"{row.unit_count} 个单位，已生成 {row.form_count} 份"
    )


def _in_card(widget: QWidget) -> QFrame:
    card = make_card()
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(widget)
    return card
