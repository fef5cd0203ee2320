"""A row the unit added becomes a task or an item: which document it belongs to, in which part."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.history import new_key
from models.intake_plan import PlannedRow
from models.returned import ReturnedRow
from models.round_records import TEXT_OF
from models.rules.intake_answers import subject_of_row
from models.rules.intake_new import (
    ROLES_OF,
    RecordingChoices,
    as_new_row,
    new_record,
    printed_role,
    source_words,
    told_document,
)
from models.vocabulary import AskedKind, Role
from ui import theme
from ui.dialogs.intake.plan_draft import NewRow
from ui.dressing import set_least_width
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.labels import make_button, make_label

WIDTH = 520
CHOOSE, BY_HAND = "请选择", "不属于哪份文件（手工录入）"
_SHORT = {AskedKind.TASKS: "任务", AskedKind.ITEMS: "事项"}


class NewRecordDialog(QDialog):
    """Shows the printed words and asks what they do not say; Enter takes what is shown.

    Signals:
        recorded(NewRow): the row becomes a record when the file is taken in.
    """

    recorded = Signal(object)

    def __init__(
        self,
        planned: PlannedRow,
        row: ReturnedRow,
        choices: RecordingChoices,
        file_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._planned, self._row, self._choices = planned, row, choices
        self._source = source_words(file_name, row)
        self.setWindowTitle(f"作为新{_SHORT[row.kind]}录入")
        set_least_width(self, WIDTH)
        self.document = CalmComboBox()
        self.document.setAccessibleName("属于哪份文件")
        self.role = CalmComboBox()
        self.role.setAccessibleName(f"{choices.unit.name}的职责")
        self.cancel_button = make_button("取消")
        self.record_button = make_button("录入", "plus", "primary")
        self._fill()
        self._lay_out()
        self.document.currentIndexChanged.connect(lambda _place: self._update())
        self.record_button.setDefault(True)
        self.record_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._update()
        (self.record_button if self.record_button.isEnabled() else self.document).setFocus()

    def accept(self) -> None:
        """Take the row in as a record of its own."""
        if not self.record_button.isEnabled():
            return
        record = new_record(
            self._row,
            record_id=new_key(),
            role=Role(self.role.currentData()),
            document_id=self.document.currentData() or None,
            choices=self._choices,
            source=self._source,
        )
        after = as_new_row(self._planned, self._row, record, self._choices)
        self.recorded.emit(NewRow(record, self._planned, after, subject_of_row(self._row)))
        super().accept()

    def _update(self) -> None:
        self.record_button.setEnabled(self.document.currentText() != CHOOSE)

    def _fill(self) -> None:
        """Offer the documents, the one the row is of chosen where that is told."""
        told = told_document(self._row, self._choices)
        if told is None and self._choices.documents:
            self.document.addItem(CHOOSE, "")
        for one in self._choices.documents:
            self.document.addItem(f"{one.number}　{one.title}".strip(), one.id)
        self.document.addItem(BY_HAND, "")
        self.document.setCurrentIndex(max(0, self.document.findData(told) if told else 0))
        for role in ROLES_OF[self._row.kind]:
            self.role.addItem(role.label, role.value)
        self.role.setCurrentIndex(self.role.findData(printed_role(self._row).value))

    # How it is laid out

    def _lay_out(self) -> None:
        body = QVBoxLayout()
        body.setContentsMargins(*(theme.SPACE_WIDE,) * 4)
        body.setSpacing(theme.SPACE_SMALL)
        title = self._row.words("title").strip()
        text = self._row.words(TEXT_OF[self._row.kind]).strip()
        body.addWidget(make_label(title or text, "heading", wraps=True))
        if title and text:
            body.addWidget(make_label(text, "secondary", wraps=True))
        body.addWidget(make_label(self._source, "muted", wraps=True))
        body.addSpacing(theme.SPACE_SMALL)
        unit = self._choices.unit.name
        for words, box in (("属于哪份文件", self.document), (f"{unit}的职责", self.role)):
            label = make_label(words, "field")
            label.setBuddy(box)
            body.addWidget(label)
            body.addWidget(box)
        said = (
            "名称、内容、时限照单位写的录入，随这份表一起入库；"
            "之后可以在台账里改，整批撤回时一起撤回。"
        )
        body.addWidget(make_label(said, "muted", wraps=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body)
        whole.addWidget(self._make_foot())

    def _make_foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("dialogFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.SPACE_WIDE, theme.SPACE, theme.SPACE_WIDE, theme.SPACE)
        row.setSpacing(theme.SPACE_SMALL)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.record_button)
        return foot
