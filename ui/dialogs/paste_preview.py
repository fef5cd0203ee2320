"""What pasting or filling would change, cell by cell, before anything is stored."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import theme
from ui.dressing import set_dialog_size, set_least_height
from ui.tables.column import CellKind, Column
from ui.tables.edit_plan import EditPlan, PlannedCell
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.theme import Tone
from ui.widgets.dialog_parts import make_foot
from ui.widgets.labels import make_button, make_card, make_label, set_tone

SIZE = (1040, 620)
NOTHING = "（空）"
# Two lines: the table stays where it is when another cell is taken in hand.
DETAIL_HEIGHT = 40


def _remark(cell: PlannedCell) -> str:
    return f"不能改：{cell.problem}" if cell.problem else cell.note


def _remark_tone(cell: PlannedCell) -> Tone | None:
    if cell.problem:
        return Tone.DANGER
    return Tone.WARNING if cell.is_doubtful else None


COLUMNS: tuple[Column[PlannedCell], ...] = (
    Column(
        key="row", title="记录", text=lambda cell: cell.row_name, width=170, kind=CellKind.STRONG
    ),
    Column(key="column", title="栏目", text=lambda cell: cell.column, width=90),
    Column(
        key="before",
        title="原来",
        text=lambda cell: cell.before or NOTHING,
        width=150,
    ),
    Column(
        key="after",
        title="改为",
        text=lambda cell: cell.after or NOTHING,
        tone=lambda cell: None if cell.problem else Tone.SUCCESS,
        width=150,
    ),
    Column(
        key="remark",
        title="说明",
        text=_remark,
        tone=_remark_tone,
        width=200,
        stretches=True,
    ),
)


class EditPreview(QDialog):
    """Shows a plan; accepting it is up to the person.

    Attributes:
        model: the cells, those that cannot be changed first.
        detail: the cell in hand in full; its row in the table may cut it off.
        counts: what would be changed, in words.
    """

    def __init__(self, plan: EditPlan, verb: str, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{verb}：请先看一遍要改的内容")
        set_dialog_size(self, *SIZE)
        self.model: RowModel[PlannedCell] = RowModel(COLUMNS, lambda cell: cell.key, self)
        self.table: LedgerTable[PlannedCell] = LedgerTable(self.model, "要改的内容")
        self.counts = make_label(_counts(plan, noun), "strong", wraps=True)
        self.warnings = make_label(_warnings(plan), "secondary", wraps=True)
        self.detail = make_label("", "secondary", wraps=True)
        self.accept_button = make_button("确定", "check", "primary")
        self.cancel_button = make_button("取消")
        self.model.set_rows(tuple(sorted(plan.cells, key=_urgency)))
        self.accept_button.setEnabled(bool(plan.changes))
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.table.row_chosen.connect(self._show_detail)
        self.table.choose_first()
        self.accept_button.setFocus()

    def _show_detail(self, cell: PlannedCell | None) -> None:
        self.detail.setText(_in_full(cell) if cell else "")

    def _lay_out(self) -> None:
        set_tone(self.warnings, Tone.WARNING)
        self.warnings.setVisible(bool(self.warnings.text()))
        card = make_card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        body = QVBoxLayout()
        body.setContentsMargins(*(theme.SPACE_WIDE,) * 4)
        body.setSpacing(theme.SPACE_SMALL)
        body.addWidget(self.warnings)
        body.addWidget(card, 1)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_least_height(self.detail, DETAIL_HEIGHT)
        body.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(make_foot((self.counts,), (self.cancel_button, self.accept_button)))


def _in_full(cell: PlannedCell) -> str:
    values = f"{cell.before or NOTHING} → {cell.after or NOTHING}"
    remark = _remark(cell)
    return f"{cell.row_name}，{cell.column}：{values}" + (f"\n{remark}" if remark else "")


def _urgency(cell: PlannedCell) -> int:
    """Return what stands first: what cannot be changed, then what asks for a look."""
    return 0 if cell.problem else 1 if cell.is_doubtful else 2


def _counts(plan: EditPlan, noun: str) -> str:
    if not plan.changes:
        return "没有可以修改的内容。"
    counts = f"将修改 {len(plan.changes):,} {noun}、{plan.changed_cells:,} 格"
    refused = f"；{plan.problems:,} 格不能改，保持原样" if plan.problems else ""
    return f"{counts}{refused}。可以撤销。"


def _warnings(plan: EditPlan) -> str:
    return "\n".join(plan.left_out)
