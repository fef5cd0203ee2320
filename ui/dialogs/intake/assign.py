"""指定单位和批次: whose a file is that says nothing of it, or why it was refused."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.changes import Changes
from models.errors import UserError
from models.intake_records import ReceivedRow, ReceivedState
from models.operations.intake import dismiss_files
from models.progress import Progress
from models.queries.rounds import list_board, list_rounds
from models.queries.units import list_units
from models.records import UnitRow
from models.round_records import BoardRow, RoundRow
from models.store.workspace import Workspace
from ui import theme
from ui.dialogs.intake.plan_material import Placing, assign_and_plan, read_placing
from ui.dressing import set_least_width
from ui.formatting import size_text, time_text
from ui.messages import Notice
from ui.session import Session
from ui.tables.intake_columns import NOT_OURS
from ui.theme import Tone
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.labels import make_button, make_label, set_tone
from ui.widgets.notice_bar import NoticeBar

WIDTH = 520
THIS_UNIT, MOVE = "就是这个单位", "移到这个批次"
NOT_ASKED = "该单位不在本批次报送范围：照样收下核对，在这个批次里另列一行。"


class AssignDialog(QDialog):
    """Asks for the unit of a file and for its round, or shows why it was refused.

    What the file says of itself is looked up meanwhile and chosen, unless the person was quicker.

    Signals:
        assigned(round_id): the file has its unit now, in this round.
    """

    assigned = Signal(str)

    def __init__(
        self, session: Session, received: ReceivedRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._received = received
        self._is_refused = received.state is ReceivedState.REFUSED
        self._placing: Placing | None = None
        self._is_chosen_by_hand = False
        self._asked: frozenset[str] = frozenset()
        self.setWindowTitle("没有收下的文件" if self._is_refused else "这份表是哪个单位的")
        set_least_width(self, WIDTH)
        self.notices = NoticeBar()
        self.round = CalmComboBox()
        self.round.setAccessibleName("哪个批次的")
        self.unit = CalmComboBox()
        self.unit.setAccessibleName("哪个单位报的")
        self.says = make_label("", "secondary", wraps=True)
        self.save_button = make_button(THIS_UNIT, "check", "primary")
        self.refuse_button = make_button("不收这份文件", "x")
        self._lay_out()
        self.save_button.clicked.connect(self.save)
        self.refuse_button.clicked.connect(self.refuse)
        if not self._is_refused:
            self._ask_ledger()

    def save(self) -> None:
        """Give the file to the unit chosen, in the round chosen."""
        unit_id, round_id, file_id = self._unit_id(), self._round_id(), self._received.id
        if unit_id:
            self._run(
                lambda workspace, progress: assign_and_plan(
                    workspace, file_id, unit_id, progress, round_id=round_id
                ),
                is_assigned=True,
            )

    def refuse(self) -> None:
        """Refuse the file; undo brings it back."""
        file_id = self._received.id
        self._run(
            lambda workspace, _progress: dismiss_files(
                workspace, file_ids=[file_id], reason=NOT_OURS
            ),
            is_assigned=False,
        )

    def _run(self, act: Callable[[Workspace, Progress], Changes], *, is_assigned: bool) -> None:
        self._session.work.run_operation(
            act,
            lambda _changes: self._finish(is_assigned=is_assigned),
            owner=self,
            label="正在比对" if is_assigned else "",
            failed=self._tell_failure,
        )

    def _finish(self, *, is_assigned: bool) -> None:
        if is_assigned:
            self.assigned.emit(self._round_id())
        self.accept()

    def _tell_failure(self, error: UserError) -> None:
        self.notices.show_notice(Notice(str(error), Tone.DANGER))

    # What it offers

    def _ask_ledger(self) -> None:
        work, file_id = self._session.work, self._received.id
        work.run_query(list_rounds, self._show_rounds, owner=self)
        work.run_long_query(
            lambda workspace, progress: read_placing(workspace, file_id, progress),
            self._take_in_placing,
            owner=self,
            label="正在看是哪个批次、哪个单位的表",
            failed=self._tell_failure,
        )

    def _show_rounds(self, rounds: tuple[RoundRow, ...]) -> None:
        for row in rounds:
            self.round.addItem(row.name, row.id)
        self.round.setCurrentIndex(self.round.findData(self._received.round_id))
        self.round.currentIndexChanged.connect(lambda _place: self._read_units())
        self.unit.setFocus()
        self._read_units()

    def _take_in_placing(self, placing: Placing) -> None:
        """Choose the round and the unit the file says it is of."""
        self._placing = placing
        place = self.round.findData(placing.sender.round_id)
        if not self._is_chosen_by_hand and place >= 0:
            self.round.setCurrentIndex(place)
            self._read_units()

    def _read_units(self) -> None:
        round_id = self._round_id()
        self._update()
        self._session.work.run_query(
            lambda workspace: (list_board(workspace, round_id), list_units(workspace)),
            lambda read: self._show_units(round_id, *read),
            owner=self,
            failed=self._tell_failure,
        )

    def _show_units(
        self, round_id: str, board: tuple[BoardRow, ...], units: tuple[UnitRow, ...]
    ) -> None:
        if round_id != self._round_id():
            return
        self._asked = frozenset(row.unit_id for row in board if row.is_asked)
        others = self._not_asked(units)
        wanted = self._wanted_unit(board)
        self.unit.clear()
        self.unit.addItem("请选择单位", "")
        # Those that have not sent stand first: it is most likely one of them.
        for row in sorted(board, key=lambda row: not row.is_missing):
            sent = f"（已报第 {row.received.version} 版）" if row.received else ""
            if row.is_asked:
                self.unit.addItem(f"{row.unit}{sent}", row.unit_id)
        if others:
            self.unit.insertSeparator(self.unit.count())
        for unit in others:
            self.unit.addItem(unit.name, unit.id)
        self.unit.setCurrentIndex(max(0, self.unit.findData(wanted)))
        self._update()

    def _wanted_unit(self, board: tuple[BoardRow, ...]) -> str:
        """Return the unit a person chose, else the one the file says, else the one it names."""
        if self._is_chosen_by_hand and self._unit_id():
            return self._unit_id()
        sender = self._placing.sender if self._placing else None
        if sender is not None and sender.unit_id and not sender.question:
            return sender.unit_id
        named = [row.unit_id for row in board if row.unit in self._received.file_name]
        return named[0] if len(named) == 1 else ""

    def _not_asked(self, units: tuple[UnitRow, ...]) -> list[UnitRow]:
        """Return the other units, which may have sent as well; those that ceased have not."""
        today = self._session.today()
        is_there = (unit for unit in units if unit.valid_to is None or unit.valid_to >= today)
        return [unit for unit in is_there if unit.id not in self._asked]

    def _choose_by_hand(self) -> None:
        self._is_chosen_by_hand = True

    def _round_id(self) -> str:
        return str(self.round.currentData() or self._received.round_id)

    def _unit_id(self) -> str:
        return str(self.unit.currentData() or "")

    def _update(self) -> None:
        is_moved = self._round_id() != self._received.round_id
        name = self.round.currentText()
        says = [f"这份文件移到“{name}”，按那一批次重新核对；可以撤销。"] * is_moved
        says += [NOT_ASKED] * bool(self._unit_id() and self._unit_id() not in self._asked)
        self.says.setText("\n".join(says))
        self.says.setVisible(bool(says))
        words = MOVE if is_moved else THIS_UNIT
        self.save_button.setText(f" {words}")
        self.save_button.setAccessibleName(words)
        may = not self._session.workspace.read_only
        self.save_button.setEnabled(may and bool(self._unit_id()))
        self.refuse_button.setEnabled(may)

    def _lay_out(self) -> None:
        received = self._received
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_PAGE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.notices)
        column.addWidget(make_label(received.file_name, "heading", wraps=True))
        arrived = f"{time_text(received.received_at)} {received.received_by} 收"
        column.addWidget(make_label(f"{arrived}，{size_text(received.size)}", "muted"))
        reason = make_label(received.reason, wraps=True)
        set_tone(reason, Tone.DANGER if self._is_refused else Tone.WARNING)
        reason.setVisible(bool(received.reason))
        column.addWidget(reason)
        if self._is_refused:
            kept = "原文件没有动过。请单位按提示改好再报，重新拖进来就行。"
            column.addWidget(make_label(kept, "secondary", wraps=True))
        else:
            column.addLayout(self._make_choices())
        column.addSpacing(theme.SPACE_SMALL)
        column.addLayout(self._make_foot())

    def _make_choices(self) -> QVBoxLayout:
        choices = QVBoxLayout()
        choices.setSpacing(theme.SPACE_SMALL)
        for words, box in (("哪个批次的？", self.round), ("哪个单位报的？", self.unit)):
            label = make_label(words, "strong")
            label.setBuddy(box)
            choices.addWidget(label)
            choices.addWidget(box)
            box.activated.connect(lambda _place: self._choose_by_hand())
        choices.addWidget(self.says)
        self.says.hide()
        self.unit.currentIndexChanged.connect(lambda _place: self._update())
        return choices

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_SMALL)
        cancel = make_button("关闭" if self._is_refused else "取消")
        cancel.clicked.connect(self.reject)
        self.save_button.setDefault(True)
        for button in (self.save_button, self.refuse_button):
            button.setVisible(not self._is_refused)
        foot.addWidget(self.refuse_button)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        return foot
