"""批次记录: what was taken in for a round, batch by batch, and the way to take one back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.changes import Changes
from models.errors import UserError
from models.intake_records import BatchRow, KeptEdit
from models.operations.intake_batches import UndoneBatch, undo_batch
from models.progress import Progress
from models.queries.intake import list_batches
from models.round_records import RoundRow
from models.store.workspace import Workspace
from ui import theme
from ui.dressing import set_dialog_size, set_height
from ui.formatting import time_text
from ui.messages import Notice, Question
from ui.session import Session
from ui.tables.column import RIGHT, CellKind, Column
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.theme import Tone
from ui.widgets.labels import make_button, make_card, make_label
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.progress_strip import ProgressStrip

SIZE = (900, 560)
KEPT_HEIGHT = 170
NO_BATCH = "这个报送批次还没有入过库。核对填报、点“入库”以后，每一次都记在这里。"

BATCH_COLUMNS: tuple[Column[BatchRow], ...] = (
    Column(
        key="label",
        title="入库",
        text=lambda row: row.label,
        width=200,
        kind=CellKind.STRONG,
        stretches=True,
    ),
    Column(
        key="files",
        title="文件",
        text=lambda row: str(row.file_count),
        sort_key=lambda row: row.file_count,
        width=64,
        align=RIGHT,
    ),
    Column(
        key="records",
        title="更新",
        text=lambda row: f"{row.record_count} 项",
        sort_key=lambda row: row.record_count,
        width=76,
        align=RIGHT,
    ),
    Column(
        key="by",
        title="入库人",
        text=lambda row: row.accepted_by,
        width=84,
        kind=CellKind.MUTED,
    ),
    Column(
        key="at",
        title="时间",
        text=lambda row: time_text(row.accepted_at),
        sort_key=lambda row: row.accepted_at.isoformat(),
        width=132,
        kind=CellKind.MUTED,
    ),
    Column(
        key="state",
        title="状态",
        text=lambda row: "已撤回" if row.undone_at else "有效",
        width=92,
        kind=CellKind.PILL,
        tone=lambda row: Tone.NEUTRAL if row.undone_at else Tone.SUCCESS,
        tooltip=lambda row: f"{time_text(row.undone_at)} 撤回" if row.undone_at else "",
    ),
)
KEPT_COLUMNS: tuple[Column[KeptEdit], ...] = (
    Column(key="title", title="记录", text=lambda one: one.title, width=260, kind=CellKind.STRONG),
    Column(key="field", title="栏目", text=lambda one: one.field, width=110),
    Column(
        key="value",
        title="保留的内容",
        text=lambda one: one.value or "（空）",
        width=260,
        stretches=True,
    ),
)


class BatchesDialog(QDialog):
    """Lists the batches of a round; the one in hand can be taken back as a whole."""

    def __init__(
        self, session: Session, round_row: RoundRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._round = round_row
        self.setWindowTitle(f"批次记录：{round_row.name}")
        set_dialog_size(self, *SIZE)
        self.notices = NoticeBar()
        self.model: RowModel[BatchRow] = RowModel(BATCH_COLUMNS, lambda row: row.id, self)
        self.table: LedgerTable[BatchRow] = LedgerTable(self.model, "入库的批次")
        self.kept: RowModel[KeptEdit] = RowModel(
            KEPT_COLUMNS, lambda one: f"{one.title}/{one.field}", self
        )
        self.kept_table: LedgerTable[KeptEdit] = LedgerTable(self.kept, "保留的修改")
        self.kept_words = make_label("", "strong", wraps=True)
        self.says = make_label("", "secondary", wraps=True)
        self.undo_button = make_button("撤回整批", "undo-2", "danger")
        self._lay_out()
        self.undo_button.clicked.connect(self.undo)
        self.table.row_chosen.connect(lambda _row: self._update())
        self._show_kept(())
        self.refresh()

    def refresh(self) -> None:
        """Read the batches."""
        round_id = self._round.id
        self._session.work.run_query(
            lambda workspace: list_batches(workspace, round_id), self._receive, owner=self
        )

    def undo(self) -> None:
        """Take the batch in hand back, after a question."""
        row = self.table.chosen_row()
        if row is None or not self.undo_button.isEnabled():
            return
        question = Question(
            "撤回整批",
            f"撤回“{row.label}”？它更新的 {row.record_count} 项恢复到入库以前；"
            "入库后又有人改过的地方保留现在的内容，撤回后列出来。收到的文件不受影响。",
            yes="撤回整批",
            is_dangerous=True,
        )
        if not self._session.messages.ask(question):
            return
        done: list[UndoneBatch] = []

        def take_back(workspace: Workspace, _progress: Progress) -> Changes:
            done.append(undo_batch(workspace, batch_id=row.id))
            return done[0].changes

        self._session.work.run_operation(
            take_back,
            lambda _changes: self._tell_undone(row, done[0]),
            owner=self,
            label="正在撤回",
            failed=self._tell_failure,
        )

    def _receive(self, rows: tuple[BatchRow, ...]) -> None:
        self.model.set_rows(rows)
        if self.table.chosen_row() is None:
            self.table.choose_first()
        self.says.setText("" if rows else NO_BATCH)
        self.says.setVisible(not rows)
        self._update()
        self.table.setFocus()

    def _update(self) -> None:
        row = self.table.chosen_row()
        may = not self._session.workspace.read_only
        self.undo_button.setEnabled(may and row is not None and row.undone_at is None)

    def _tell_undone(self, row: BatchRow, undone: UndoneBatch) -> None:
        self._show_kept(undone.kept)
        said = f"已撤回“{row.label}”。"
        self.notices.show_notice(Notice(said, Tone.SUCCESS))
        self.refresh()

    def _tell_failure(self, error: UserError) -> None:
        self.notices.show_notice(Notice(str(error), Tone.DANGER))

    def _show_kept(self, kept: tuple[KeptEdit, ...]) -> None:
        self.kept.set_rows(kept)
        self.kept_words.setText(f"{len(kept)} 处入库后又改过，保留了现在的内容：")
        self.kept_words.setVisible(bool(kept))
        self._kept_card.setVisible(bool(kept))

    def _lay_out(self) -> None:
        card = make_card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self._kept_card = make_card()
        below = QVBoxLayout(self._kept_card)
        below.setContentsMargins(1, 1, 1, 1)
        below.addWidget(self.kept_table)
        set_height(self._kept_card, KEPT_HEIGHT)
        close = make_button("关闭", role="primary")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_SMALL)
        foot.addWidget(self.undo_button)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_PAGE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.notices)
        column.addWidget(self.says, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(card, 1)
        column.addWidget(self.kept_words)
        column.addWidget(self._kept_card)
        column.addWidget(ProgressStrip(self._session.work))
        column.addLayout(foot)
