"""What a unit changed between the file it sent before and the one in hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import UserError
from models.progress import Progress
from models.rules.intake_diff import ChangedCell, Piece, PieceKind, diff_versions, diff_words
from models.store.workspace import Workspace
from ui import theme
from ui.dialogs.intake.plan_material import PlanMaterial, read_material
from ui.dialogs.intake.plan_words import NOTHING
from ui.dressing import set_dialog_size, set_least_height
from ui.messages import Notice
from ui.session import Session
from ui.tables.column import CellKind, Column
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.theme import Tone
from ui.widgets.difference import DifferenceLabel
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.labels import make_button, make_card, make_label
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.progress_strip import ProgressStrip

SIZE = (1000, 600)
DETAIL_HEIGHT = 96
NAME_LENGTH = 22
NO_CHANGE = "两版内容一样。"

COLUMNS: tuple[Column[ChangedCell], ...] = (
    Column(
        key="place",
        title="位置",
        text=lambda one: one.address,
        width=64,
        kind=CellKind.MUTED,
        tooltip=lambda one: f"{one.sheet} {one.address}",
    ),
    Column(
        key="title",
        title="记录",
        text=lambda one: one.title or "（没有名称）",
        width=190,
        kind=CellKind.STRONG,
    ),
    Column(key="column", title="栏目", text=lambda one: one.heading, width=96),
    Column(key="before", title="上一版", text=lambda one: one.before or NOTHING, width=200),
    Column(
        key="after",
        title="这一版",
        text=lambda one: one.after or NOTHING,
        width=200,
        stretches=True,
        tone=lambda one: Tone.SUCCESS if one.after else Tone.DANGER,
    ),
)


class VersionsDialog(QDialog):
    """Compares the file in hand with one of the unit's earlier ones."""

    def __init__(
        self, session: Session, material: PlanMaterial, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._material = material
        self.setWindowTitle(f"{material.received.unit}：各版比较")
        set_dialog_size(self, *SIZE)
        self.notices = NoticeBar()
        self.counts = make_label("正在读上一版……", "heading")
        self.version = CalmComboBox()
        self.version.setAccessibleName("与哪一版比较")
        self.version.setMinimumContentsLength(NAME_LENGTH)
        self.model: RowModel[ChangedCell] = RowModel(
            COLUMNS, lambda one: f"{one.sheet}!{one.address}{one.column}", self
        )
        self.table: LedgerTable[ChangedCell] = LedgerTable(self.model, "改动的格")
        self.detail = DifferenceLabel()
        self._lay_out()
        for row in material.earlier:
            self.version.addItem(f"第 {row.version} 版（{row.file_name}）", row.id)
        self.version.currentIndexChanged.connect(lambda _place: self.refresh())
        self.table.row_chosen.connect(self._show_detail)
        self.refresh()

    def refresh(self) -> None:
        """Read the earlier file again and compare."""
        earlier_id, now = str(self.version.currentData()), self._material.returned

        def compare(workspace: Workspace, progress: Progress) -> tuple[ChangedCell, ...]:
            return diff_versions(read_material(workspace, earlier_id, progress).returned, now)

        self._session.work.run_long_query(
            compare, self._receive, owner=self, label="正在比较", failed=self._tell_failure
        )

    def _receive(self, changed: tuple[ChangedCell, ...]) -> None:
        self.model.set_rows(changed)
        rows = len({(one.sheet, one.title) for one in changed})
        words = f"改了 {rows} 行、{len(changed)} 格" if changed else NO_CHANGE
        self.counts.setText(words)
        self.table.choose_first()
        self.table.setFocus()

    def _show_detail(self, cell: ChangedCell | None) -> None:
        pieces = diff_words(cell.before, cell.after) if cell else (Piece("", PieceKind.SAME),)
        self.detail.show_words(pieces)

    def _tell_failure(self, error: UserError) -> None:
        self.counts.setText("")
        self.notices.show_notice(Notice(str(error), Tone.DANGER))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.counts, 1)
        head.addWidget(make_label("与", "muted"))
        head.addWidget(self.version)
        head.addWidget(make_label("相比", "muted"))
        card = make_card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        below = make_card()
        words = QGridLayout(below)
        words.setContentsMargins(*(theme.SPACE,) * 4)
        words.addWidget(self.detail, 0, 0, Qt.AlignmentFlag.AlignTop)
        set_least_height(below, DETAIL_HEIGHT)
        close = make_button("关闭", role="primary")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_PAGE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.notices)
        column.addLayout(head)
        column.addWidget(card, 1)
        column.addWidget(below)
        column.addWidget(ProgressStrip(self._session.work))
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
