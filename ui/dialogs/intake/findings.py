"""What is to be known of a returned file as a whole: findings, rows left out, rows not returned."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models.issues import Severity
from models.round_records import SentValue
from ui import theme
from ui.dialogs.intake.plan_material import PlanMaterial
from ui.dressing import set_dialog_size
from ui.tables.column import CellKind, Column
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.theme import Tone
from ui.widgets.labels import make_button, make_card, make_label

SIZE = (860, 520)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know, with its place in the file."""

    key: str
    kind: str
    tone: Tone
    place: str
    words: str


def findings_of(material: PlanMaterial) -> tuple[Finding, ...]:
    """Return everything to be known, what is wrong before what is merely so."""
    plan, returned = material.plan, material.returned
    told = [
        (
            "错误" if issue.severity is Severity.ERROR else "提示",
            Tone.DANGER if issue.severity is Severity.ERROR else Tone.WARNING,
            f"{issue.sheet} {issue.cell}".strip(),
            issue.message,
        )
        for issue in sorted(plan.issues, key=lambda one: one.severity is not Severity.ERROR)
    ]
    missing = [
        ("未报回", Tone.VIOLET, "", f"发出去的“{_title(row.content)}”表里没有了，台账保持原样。")
        for row in plan.not_returned
    ]
    left = [
        ("未读", Tone.NEUTRAL, f"{row.sheet} 第 {row.number} 行", f"{row.text}（{row.why}）")
        for row in returned.left_out
    ]
    return tuple(
        Finding(str(place), *finding) for place, finding in enumerate((*told, *missing, *left))
    )


def _title(content: Mapping[str, SentValue]) -> str:
    return str(content.get("title") or content.get("body") or content.get("content") or "")


COLUMNS: tuple[Column[Finding], ...] = (
    Column(
        key="kind",
        title="类别",
        text=lambda one: one.kind,
        width=92,
        kind=CellKind.PILL,
        tone=lambda one: one.tone,
    ),
    Column(key="place", title="位置", text=lambda one: one.place, width=150, kind=CellKind.MUTED),
    Column(key="words", title="说明", text=lambda one: one.words, width=300, stretches=True),
)


class FindingsDialog(QDialog):
    """Lists the findings; the one in hand is written out in full below."""

    def __init__(self, material: PlanMaterial, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("整份表的提示")
        set_dialog_size(self, *SIZE)
        self.model: RowModel[Finding] = RowModel(COLUMNS, lambda one: one.key, self)
        self.table: LedgerTable[Finding] = LedgerTable(self.model, "整份表的提示")
        self.detail = make_label("", "secondary", wraps=True)
        close = make_button("关闭", role="primary")
        close.clicked.connect(self.accept)
        card = make_card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_PAGE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(card, 1)
        column.addWidget(self.detail)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.table.row_chosen.connect(self._show_detail)
        self.model.set_rows(findings_of(material))
        self.table.choose_first()
        self.table.setFocus()

    def _show_detail(self, finding: Finding | None) -> None:
        self.detail.setText(finding.words if finding else "")
