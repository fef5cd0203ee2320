"""印发: under which number and day, for whom; what is frozen by it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QVBoxLayout, QWidget

from models.circulation import CirculationProfile
from models.papers import PaperOrder
from models.vocabulary import PaperKind
from ui import theme
from ui.dressing import set_dialog_size, set_width
from ui.pages.paper_jobs import propose_number
from ui.session import Session
from ui.theme import Tone
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.text_fields import LineField
from ui.widgets.labels import make_button, make_label, set_tone

SIZE = (560, 380)
LABELS = 72
FROZEN = (
    "印发后，文字、数字、编号和排好的页面一起留存，不能再改；再印时与第一次完全一样。"
    "台账以后怎么变都不影响它，可以随时“与现在比较”。有误时作废，另拟一份。"
)


class IssueWish(NamedTuple):
    """How a paper is to be issued."""

    number: str
    day: date
    profile: CirculationProfile
    has_copy: bool


class IssueDialog(QDialog):
    """Asks how the paper of ``order`` is to be issued.

    Signals:
        wished(IssueWish): it shall be issued.
    """

    wished = Signal(object)

    def __init__(
        self,
        session: Session,
        order: PaperOrder,
        kind: PaperKind,
        profiles: Sequence[CirculationProfile],
        chosen: CirculationProfile,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._profiles = tuple(profiles)
        self.setWindowTitle("印发")
        set_dialog_size(self, *SIZE)
        self.number = LineField("发文字号，或期号")
        self.day = DateField()
        self.profile = CalmComboBox()
        self.copy = QCheckBox("同时另存一份 PDF")
        self.says = make_label("", "secondary", wraps=True)
        self.issue_button = make_button("印发", "file-check", "primary")
        self.number.show_value(order.number)
        self.day.show_value(order.as_of)
        self.profile.addItems([one.name for one in profiles])
        self.profile.setCurrentText(chosen.name)
        self.copy.setChecked(True)
        self._lay_out()
        self.number.edited.connect(self._update)
        self.day.edited.connect(self._update)
        self.issue_button.clicked.connect(self.issue)
        self._update()
        if not order.number:
            session.work.run_query(
                lambda workspace: propose_number(workspace, order.composer, kind, order.as_of.year),
                self._propose,
                owner=self,
            )

    def issue(self) -> None:
        """Wish it issued and close, unless something is missing."""
        day = self.day.value()
        if day is None:
            return
        profile = self._profiles[self.profile.currentIndex()]
        self.accept()
        self.wished.emit(IssueWish(self.number.value(), day, profile, self.copy.isChecked()))

    def _propose(self, number: str) -> None:
        if not self.number.value().strip():
            self.number.show_value(number)
            self._update()

    def _update(self) -> None:
        problem = self.day.problem() or ("" if self.day.value() else "请填写成文日期")
        warning = "" if self.number.value().strip() else "没有编号也可以印发，以后不能再补。"
        self.says.setText(problem or warning)
        set_tone(self.says, Tone.DANGER if problem else Tone.WARNING)
        self.issue_button.setEnabled(not problem)

    def _lay_out(self) -> None:
        self.issue_button.setDefault(True)
        cancel = make_button("取消")
        cancel.clicked.connect(self.reject)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_SMALL)
        grid.setVerticalSpacing(theme.SPACE_SMALL)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("编号", self.number),
            ("成文日期", self.day),
            ("流转范围", self.profile),
        )
        for place, (words, field) in enumerate(fields):
            label = make_label(words, "field")
            label.setBuddy(field)
            set_width(label, LABELS)
            editor = field.editor() if isinstance(field, LineField | DateField) else field
            editor.setAccessibleName(words)
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
        grid.addWidget(self.copy, len(fields), 1)
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addLayout(grid)
        column.addWidget(make_label(FROZEN, "secondary", wraps=True))
        column.addStretch(1)
        set_body(self, column, make_foot((self.says,), (cancel, self.issue_button)))
