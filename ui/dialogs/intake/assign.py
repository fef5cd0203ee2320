"""指定单位: whose a file is that says nothing of it, or why it was refused."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.changes import Changes
from models.errors import UserError
from models.intake_records import ReceivedRow, ReceivedState
from models.operations.intake import dismiss_files
from models.progress import Progress
from models.queries.rounds import list_board
from models.round_records import BoardRow
from models.store.workspace import Workspace
from ui import theme
from ui.dialogs.intake.plan_material import assign_and_plan
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


class AssignDialog(QDialog):
    """Asks for the unit of a file, or shows why it was refused.

    Signals:
        assigned(file_id): the file has its unit now.
    """

    assigned = Signal(str)

    def __init__(
        self, session: Session, received: ReceivedRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._received = received
        self._is_refused = received.state is ReceivedState.REFUSED
        self.setWindowTitle("没有收下的文件" if self._is_refused else "这份表是哪个单位的")
        set_least_width(self, WIDTH)
        self.notices = NoticeBar()
        self.unit = CalmComboBox()
        self.unit.setAccessibleName("哪个单位报的")
        self.save_button = make_button("就是这个单位", "check", "primary")
        self.refuse_button = make_button("不收这份文件", "x")
        self._lay_out()
        self.save_button.clicked.connect(self.save)
        self.refuse_button.clicked.connect(self.refuse)
        session.work.run_query(
            lambda workspace: list_board(workspace, received.round_id), self._receive, owner=self
        )

    def save(self) -> None:
        """Give the file to the unit chosen."""
        unit_id, file_id = str(self.unit.currentData() or ""), self._received.id
        if unit_id:
            self._run(
                lambda workspace, progress: assign_and_plan(workspace, file_id, unit_id, progress),
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
            self.assigned.emit(self._received.id)
        self.accept()

    def _tell_failure(self, error: UserError) -> None:
        self.notices.show_notice(Notice(str(error), Tone.DANGER))

    def _receive(self, board: tuple[BoardRow, ...]) -> None:
        self.unit.addItem("请选择单位", "")
        # Those that have not sent stand first: it is most likely one of them.
        for row in sorted(board, key=lambda row: not row.is_missing):
            sent = f"（已报第 {row.received.version} 版）" if row.received else ""
            self.unit.addItem(f"{row.unit}{sent}", row.unit_id)
        named = [row.unit_id for row in board if row.unit in self._received.file_name]
        if len(named) == 1:
            self.unit.setCurrentIndex(self.unit.findData(named[0]))
        self.unit.setFocus()
        self._update()

    def _update(self) -> None:
        may = not self._session.workspace.read_only
        self.save_button.setEnabled(may and bool(self.unit.currentData()))
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
            column.addWidget(make_label("哪个单位报的？", "strong"))
            column.addWidget(self.unit)
            self.unit.currentIndexChanged.connect(lambda _place: self._update())
        column.addSpacing(theme.SPACE_SMALL)
        column.addLayout(self._make_foot())

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
