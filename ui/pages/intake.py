"""收报: reporting rounds, the forms that go out, what came back from each unit."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from models.changes import Changes
from models.operations.rounds import delete_rounds
from models.round_records import AskedUnit, RoundRow
from models.vocabulary import RecordKind
from ui import theme
from ui.actions import Actions, make_page_action
from ui.dialogs.round import RoundDialog
from ui.messages import Question
from ui.pages.intake_acts import IntakeActs
from ui.pages.intake_arrivals import Arrivals
from ui.pages.intake_board import BoardCard
from ui.pages.intake_forms import FormMaker, latest_folder
from ui.pages.intake_reading import (
    BoardRead,
    RoundsRead,
    facts_of,
    read_board,
    read_rounds,
    to_be_placed,
)
from ui.pages.page import Page, RowsAsked
from ui.session import Session
from ui.tables.round_columns import round_columns
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.widgets.dialog_parts import make_sides
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.forms.file_drop import FileDrop
from ui.widgets.labels import make_card
from ui.widgets.page_header import PageHeader

EMPTINESS = Emptiness(
    "inbox",
    "还没有报送批次",
    "建立一个批次：定好报送期间、截止日期和报送单位，程序给每个单位生成一份填好底子的报送表。"
    "单位报回来的表拖到这里，核对后入库。",
    "新建批次",
    "plus",
)
DROP_WORDS = "放在这里收报：文件、文件夹、压缩包都可以"
LIST_WIDTH, BOARD_WIDTH = 290, 830


class IntakePage(Page):
    """The rounds left, the units of the chosen one right; files are dropped anywhere on it."""

    key = "intake"
    title = "收报"
    icon = "inbox"
    kinds = frozenset(
        {
            RecordKind.ROUND,
            RecordKind.TASK,
            RecordKind.ITEM,
            RecordKind.UNIT,
            RecordKind.DOCUMENT,
            RecordKind.INTAKE,
        }
    )

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(session, actions, parent)
        self._round: RoundRow | None = None
        self._wanted_round = ""
        self._silent: dict[str, int] = {}
        self._is_read_only = session.workspace.read_only
        self.dialog: RoundDialog | None = None
        self.header = PageHeader(self.title)
        self.rounds: RowModel[RoundRow] = RowModel(
            round_columns(session.today, self._sent_count), lambda row: row.id, self
        )
        self.list: LedgerTable[RoundRow] = LedgerTable(self.rounds, "报送批次")
        self.card = BoardCard()
        self.board, self.table = self.card.model, self.card.table
        self.forms = FormMaker(session, self)
        self.arrivals = Arrivals(session, self)
        self.acts = IntakeActs(session, self)
        self._body = QStackedWidget()
        self._fresh = EmptyState(EMPTINESS)
        self._drop = FileDrop(self, DROP_WORDS)
        self._make_actions()
        self._lay_out()
        self._connect()
        self._update()

    def refresh(self) -> None:
        """Read the rounds again; the chosen one stays chosen."""
        today = self.session.today()
        self.session.work.run_query(
            lambda workspace: read_rounds(workspace, today), self._receive, owner=self
        )

    def focus_first(self) -> None:
        """Put the keyboard on the rounds, or on the way to the first one."""
        is_empty = self._body.currentWidget() is not self._sides
        (self._new_button if is_empty else self.list).setFocus()

    def start_new(self) -> None:
        """Open the dialog of a new round."""
        if not self._is_read_only:
            self._open_dialog(RoundDialog(self.session, self))

    def show_rows(self, asked: RowsAsked) -> None:
        """Choose a round, ``record_id``, and a chip of its board."""
        self._wanted_round = asked.record_id or self._wanted_round
        self.card.show_chip(asked.facet)
        self.refresh()

    def clear(self) -> None:
        """Show all units of the round."""
        self._drop.veil.hide()
        self.card.show_chip("")

    def show_drop(self) -> None:
        """Show what files look like that are held over the page."""
        self._drop.veil.cover()

    def collect_files(self) -> None:
        """Ask for the files that came and collect them (Ctrl+I)."""
        if not self._is_read_only:
            self.arrivals.choose_files(self._round_id())

    # Rounds

    def _receive(self, read: RoundsRead) -> None:
        rounds = read.rounds
        chosen = self._wanted_round or self._round_id()
        self._wanted_round = ""
        self._silent = {one.round_id: len(one.units) for one in read.missing}
        self.rounds.set_rows(rounds)
        self._body.setCurrentIndex(0 if rounds else 1)
        self.header.set_subtitle(f"{len(rounds)} 个报送批次" if rounds else "")
        if rounds and not (chosen and self.list.choose(chosen)):
            self.list.choose(rounds[0].id)
        self._on_chosen(self.list.chosen_row())

    def _on_chosen(self, row: RoundRow | None) -> None:
        is_other = row is None or row.id != self._round_id()
        self._round = row
        if is_other:
            self.card.show_board(())
            self.card.show_arrivals(())
        self._update()
        if row is not None:
            self.card.name.setText(row.name)
            self.card.facts.setText(facts_of(row))
            self.session.work.run_query(
                lambda workspace: read_board(workspace, row.id),
                lambda read: self._receive_board(row.id, read),
                owner=self,
                failed=lambda _error: self.make_stale(),
            )

    def _receive_board(self, round_id: str, read: BoardRead) -> None:
        if self._round_id() == round_id:
            self.card.show_board(read.board)
            self.card.show_arrivals(to_be_placed(read.received))
            self._update()

    def _sent_count(self, row: RoundRow) -> int:
        return row.unit_count - self._silent.get(row.id, 0)

    def _round_id(self) -> str:
        return self._round.id if self._round else ""

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
        # A form of an earlier round says itself which one it is.
        self.collect_action.setEnabled(may_write)
        self.collect_folder_action.setEnabled(may_write)
        self._drop.is_on = may_write
        self.open_action.setEnabled(latest_folder(self.card.every_row()) is not None)
        self.acts.show_round(self._round, self.card.every_row(), self.table.selected_rows())

    def _edit(self) -> None:
        row = self._round
        if row is not None:
            rows = [one for one in self.card.every_row() if one.is_asked]
            asked = [AskedUnit(one.unit_id, one.through) for one in rows]
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
        self._wanted_round = changes.record_ids[0]
        self.refresh()

    # How it is laid out

    def _make_actions(self) -> None:
        add = partial(make_page_action, self)
        self.new_action = add("新建批次", "plus", "建立一个报送批次（Ctrl+N）")
        self.edit_action = add("修改批次…", "pencil", "修改选中的批次")
        self.delete_action = add("删除批次", "trash-2", "删除选中的批次，可以撤销")
        self.make_action = add("生成报送表", "file-spreadsheet", "每个单位一份，存到输出目录")
        self.folder_action = add("存到其他文件夹…", "folder-open", "选一个文件夹")
        self.zip_action = add("打成压缩包…", "archive", "全部报送表放进一个 zip 文件")
        self.open_action = add("打开报送表文件夹", "folder-open", "打开报送表所在的文件夹")
        self.collect_action = add("收报…", "inbox", "选报回来的表，也可以直接拖进来（Ctrl+I）")
        self.collect_folder_action = add("收整个文件夹…", "folder-open", "文件夹里的表都收下")

    def _connect(self) -> None:
        self.list.row_chosen.connect(self._on_chosen)
        self._fresh.pressed.connect(self.start_new)
        self._drop.dropped.connect(lambda paths: self.arrivals.collect(paths, self._round_id()))
        self.arrivals.collected.connect(self._show_collected)
        self.acts.moved.connect(lambda round_id: self._show_collected((round_id,)))
        self.card.opened.connect(self.acts.look_over)
        self.card.arrival_opened.connect(self.acts.place)
        self.card.chosen.connect(self._update)
        self.card.menu_asked.connect(self._offer)
        self.list.menu_asked.connect(self._offer_for_round)
        for action, act in (
            (self.new_action, self.start_new),
            (self.edit_action, self._edit),
            (self.delete_action, self._delete),
            (self.make_action, lambda: self._on_round(self.forms.make_here)),
            (self.folder_action, lambda: self._on_round(self.forms.make_in_folder)),
            (self.zip_action, lambda: self._on_round(self.forms.make_zip)),
            (self.open_action, lambda: self.forms.open_folder(self.card.every_row())),
            (self.collect_action, self.collect_files),
            (self.collect_folder_action, lambda: self.arrivals.choose_folder(self._round_id())),
        ):
            action.triggered.connect(lambda _=False, act=act: act())

    def _on_round(self, act: Callable[[RoundRow], None]) -> None:
        if self._round is not None:
            act(self._round)

    def _show_collected(self, round_ids: tuple[str, ...]) -> None:
        """Go to the round the files belong to, unless they are of the one in sight."""
        if round_ids and self._round_id() not in round_ids:
            self._wanted_round = round_ids[0]
            self.refresh()

    def _offer(self, place: QPoint) -> None:
        self._update()
        self.card.pop_up(self.acts.for_unit(), place)

    def _offer_below(self) -> None:
        button = self.card.more
        self._offer(button.mapToGlobal(button.rect().bottomLeft()))

    def _offer_for_round(self, place: QPoint) -> None:
        self.card.pop_up(
            [self.make_action, self.open_action, None, self.edit_action, self.delete_action], place
        )

    def _lay_out(self) -> None:
        header = self.header
        self._new_button = header.add_action(self.new_action)
        header.add_menu(
            "批次", "ellipsis", [self.edit_action, self.delete_action, self.open_action]
        )
        header.add_split(self.make_action, [self.folder_action, self.zip_action])
        header.add_split(self.collect_action, [self.collect_folder_action], is_primary=True)
        for action in self.acts.for_round():
            self.card.add_tool(action)
        self.card.more.clicked.connect(self._offer_below)
        self._sides = make_sides(_in_card(self.list), self.card, (LIST_WIDTH, BOARD_WIDTH))
        self._sides.setStretchFactor(1, 1)
        self._body.addWidget(self._sides)
        self._body.addWidget(_in_card(self._fresh))
        page = QVBoxLayout(self)
        page.setContentsMargins(*(theme.SPACE_PAGE,) * 3, theme.SPACE)
        page.setSpacing(theme.SPACE)
        page.addWidget(header)
        page.addWidget(self._body, 1)


def _in_card(widget: QWidget) -> QFrame:
    card = make_card()
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(widget)
    return card
