"""Headings of a returned file nobody knows: which column is meant, remembered for the unit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.returned import HeadingQuestion
from models.round_records import COLUMNS_OF
from models.rules.intake_headings import heading_of
from ui import theme
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.labels import make_button, make_label

NOT_USED = "不用这一栏"


class HeadingQuestions(QFrame):
    """Asks for the column of every unknown heading; hidden where there is none.

    Signals:
        answered(tuple of (HeadingQuestion, column key)): what was chosen, "" for none.
    """

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("notice", "warning")
        self.boxes: list[CalmComboBox] = []
        self._questions: tuple[HeadingQuestion, ...] = ()
        self._says = make_label("", "strong", wraps=True)
        self.confirm = make_button("确定并重新读表", "check")
        self.confirm.setToolTip("记住这个单位的表头，下次不再问（Alt+H）")
        self.confirm.setShortcut("Alt+H")
        self.confirm.clicked.connect(self._tell)
        self._grid = QGridLayout()
        self._lay_out()
        self.hide()

    def show_questions(self, questions: Sequence[HeadingQuestion]) -> None:
        """Ask other questions."""
        self._questions = tuple(questions)
        self._clear()
        self._says.setText(
            f"有 {len(questions)} 个表头程序不认识。请选它是哪一栏；不用的栏不读，不影响台账。"
        )
        for place, question in enumerate(self._questions):
            self._ask(place, question)
        self.setVisible(bool(questions))

    def _ask(self, place: int, question: HeadingQuestion) -> None:
        box = CalmComboBox()
        box.setAccessibleName(f"表头“{question.heading}”是哪一栏")
        others = [column.value for column in COLUMNS_OF[question.kind]]
        for column in dict.fromkeys((*question.candidates, *others)):
            box.addItem(heading_of(question.kind, column), column)
        box.addItem(NOT_USED, "")
        box.setCurrentIndex(0 if question.candidates else box.count() - 1)
        self.boxes.append(box)
        where = f"{question.sheet} {question.address}"
        self._grid.addWidget(make_label(f"“{question.heading}”", "strong"), place, 0)
        self._grid.addWidget(make_label(where, "muted"), place, 1)
        self._grid.addWidget(box, place, 2)

    def _tell(self) -> None:
        chosen = [str(box.currentData()) for box in self.boxes]
        self.answered.emit(tuple(zip(self._questions, chosen, strict=True)))

    def _clear(self) -> None:
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        self.boxes = []

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(theme.SPACE)
        self._grid.setVerticalSpacing(theme.SPACE_TIGHT)
        self._grid.setColumnStretch(3, 1)
        holder = QWidget()
        holder.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE_SMALL)
        words.addWidget(self._says)
        words.addWidget(holder)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_WIDE, theme.SPACE_SMALL, theme.SPACE, theme.SPACE_SMALL)
        row.setSpacing(theme.SPACE)
        row.addLayout(words, 1)
        row.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignBottom)
