"""A row that matches nothing for certain: what it says, beside the records it may be about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.intake_plan import Candidate, PlannedRow
from models.returned import ReturnedRow
from models.rules.intake_new import can_be_recorded
from models.vocabulary import AskedKind
from ui import theme
from ui.dressing import set_width
from ui.widgets.labels import make_button, make_label, make_line

_SHORT = {AskedKind.TASKS: "任务", AskedKind.ITEMS: "事项"}
SAID = ("number", "title", "body", "content")
BAR_WIDTH = 64


class CandidateList(QWidget):
    """Asks which record a row is about.

    Signals:
        chosen(record_id): it is this one; "" leaves the row out.
        recorded(): it becomes a record of its own.
    """

    chosen = Signal(str)
    recorded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("可能对应的记录")
        self.buttons: list[QPushButton] = []
        self._candidates: tuple[Candidate, ...] = ()
        self._may_decide = True
        self.leave_out = make_button("不采用这一行")
        self.leave_out.setToolTip("这一行不写进台账，下次照此办理（0）")
        self.leave_out.clicked.connect(lambda: self.chosen.emit(""))
        self.record_new = make_button("", "plus")
        self.record_new.clicked.connect(self.recorded)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.SPACE_WIDE, 0, theme.SPACE_WIDE, theme.SPACE)
        self._column.setSpacing(theme.SPACE_SMALL)
        self._inside = QWidget()
        self._column.addWidget(self._inside)

    def show_row(self, row: PlannedRow, returned: ReturnedRow | None, *, may_decide: bool) -> None:
        """Show another row with its candidates."""
        self._candidates, self._may_decide = row.candidates, may_decide
        self.buttons = []
        old, self._inside = self._inside, QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(make_label("单位填的", "muted"))
        column.addWidget(make_label(row.title or "（没有名称）", "strong", wraps=True))
        for text in _said(row, returned):
            column.addWidget(make_label(text, "secondary", wraps=True))
        column.addWidget(make_line())
        is_known = bool(row.candidates)
        asked = "是下面哪一条？（按数字键选）" if is_known else "台账里没有相近的记录。"
        column.addWidget(make_label(asked, "muted"))
        column.addLayout(self._make_candidates(row.candidates))
        foot = QHBoxLayout()
        foot.addWidget(self.leave_out)
        foot.addWidget(self.record_new)
        foot.addStretch(1)
        column.addLayout(foot)
        self.leave_out.setEnabled(may_decide)
        self._show_recording(row, returned)
        self._column.replaceWidget(old, self._inside)
        old.hide()
        old.deleteLater()

    def _show_recording(self, row: PlannedRow, returned: ReturnedRow | None) -> None:
        can_be = returned is not None and can_be_recorded(returned)
        words = f"作为新{_SHORT[row.kind]}录入…"
        self.record_new.setText(f" {words}")
        self.record_new.setAccessibleName(words)
        self.record_new.setToolTip(
            "单位自己加的：按表里的文字新建一条，随这一批入库，可以撤回（L）"
            if can_be
            else "这一行没有名称，也没有内容，不能新建"
        )
        self.record_new.setEnabled(self._may_decide and can_be)

    def focus_first(self) -> None:
        """Put the keyboard on the likeliest record."""
        (self.buttons[0] if self.buttons else self.leave_out).setFocus()

    def choose(self, number: int) -> None:
        """Choose the ``number``-th candidate, from 1; 0 leaves the row out."""
        if not self._may_decide:
            return
        if number == 0:
            self.chosen.emit("")
        elif number <= len(self._candidates):
            self.chosen.emit(self._candidates[number - 1].record_id)

    def _make_candidates(self, candidates: tuple[Candidate, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE_SMALL)
        grid.setColumnStretch(2, 1)
        for place, one in enumerate(candidates):
            button = make_button(f"就是它 {place + 1}")
            button.setAccessibleName(f"就是“{one.title}”，相似度 {one.likeness:.0f}%")
            button.setEnabled(self._may_decide)
            button.clicked.connect(lambda _=False, key=one.record_id: self.chosen.emit(key))
            self.buttons.append(button)
            middle = Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(_likeness(one), place, 0, middle)
            grid.addWidget(make_label(one.number or "—", "muted"), place, 1, middle)
            grid.addWidget(make_label(one.title, wraps=True), place, 2, middle)
            grid.addWidget(button, place, 3, middle)
        return grid


def _said(row: PlannedRow, returned: ReturnedRow | None) -> list[str]:
    """Return what the row says beside its name."""
    if returned is None:
        return [f"{cell.heading}：{cell.text}" for cell in row.cells if cell.text]
    told = [returned.text(column) for column in SAID]
    filled = [f"{cell.heading}：{cell.text}" for cell in row.cells if cell.text]
    return [text for text in dict.fromkeys((*told, *filled)) if text and text != row.title]


def _likeness(one: Candidate) -> QWidget:
    """Return the likeness as a bar with its number."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACE_SMALL)
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, 100)
    bar.setValue(round(one.likeness))
    bar.setAccessibleName("相似度")
    set_width(bar, BAR_WIDTH)
    row.addWidget(bar)
    row.addWidget(make_label(f"{one.likeness:.0f}%", "muted"))
    return holder
