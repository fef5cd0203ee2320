"""催报: who has not sent or must correct, the message to them, the list as a workbook."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from models.progress import Progress
from models.round_records import RoundRow
from reports.content.reminder import RemindedUnit, Reminder, compose_reminder, days_words
from reports.reminders import read_reminded
from ui import theme
from ui.dressing import set_dialog_size
from ui.messages import Notice
from ui.outgoing import EXCEL, ask_target
from ui.session import Session
from ui.tables.column import CellKind, Column
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.theme import Tone
from ui.widgets.dialog_parts import make_sides
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.labels import make_button, make_card, make_label, set_tone

SIZE = (980, 600)
TO_ALL = "发给全部单位"
ALL_SENT = "都报齐了，没有要催的单位。"


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """One unit to be reminded, as the list shows it."""

    unit: RemindedUnit

    @property
    def state(self) -> str:
        """What is expected of it."""
        return "需更正" if self.unit.must_correct else "未报"

    @property
    def people(self) -> str:
        """Whom to call."""
        return "、".join(f"{one.name} {one.phone}".strip() for one in self.unit.contacts)


COLUMNS: tuple[Column[ReminderLine], ...] = (
    Column(
        key="unit",
        title="单位",
        text=lambda line: line.unit.name,
        width=110,
        kind=CellKind.STRONG,
        stretches=True,
    ),
    Column(
        key="state",
        title="情况",
        text=lambda line: line.state,
        width=92,
        kind=CellKind.PILL,
        tone=lambda line: Tone.WARNING if line.unit.must_correct else Tone.VIOLET,
        tooltip=lambda line: line.unit.reason,
    ),
    Column(
        key="contacts",
        title="联系人",
        text=lambda line: line.people or "（没有登记）",
        width=170,
        kind=CellKind.MUTED,
    ),
)


class ReminderDialog(QDialog):
    """Shows whom to remind of a round and what to write to them."""

    def __init__(
        self, session: Session, round_row: RoundRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._round = round_row
        self._units: tuple[RemindedUnit, ...] = ()
        self.reminder: Reminder | None = None
        self.setWindowTitle(f"催报：{round_row.name}")
        set_dialog_size(self, *SIZE)
        self.counts = make_label("正在统计……", "heading", wraps=True)
        self.days = make_label("", "secondary")
        self.model: RowModel[ReminderLine] = RowModel(COLUMNS, lambda line: line.unit.name, self)
        self.table: LedgerTable[ReminderLine] = LedgerTable(self.model, "要催的单位")
        self.to: QComboBox = CalmComboBox()
        self.to.setAccessibleName("发给谁")
        self.again = make_button("再次催报", role="chip")
        self.again.setCheckable(True)
        self.again.setToolTip("不是第一次催：换成再次提醒的说法")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("催报文字")
        self.copy_button = make_button("复制文字", "copy", "primary")
        self.export_button = make_button("导出名单…", "download")
        self._lay_out()
        self._connect()
        today, round_id = session.today(), round_row.id
        set_tone(self.days, Tone.DANGER if round_row.due_on < today else None)
        self.days.setText(
            f"{round_row.due_on.isoformat()} 截止，{days_words(round_row.due_on, today)}"
        )
        session.work.run_query(
            lambda workspace: read_reminded(workspace, round_id), self._receive, owner=self
        )

    def copy_text(self) -> None:
        """Put the message on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._session.messages.tell(Notice("催报文字已复制，可以粘贴到工作群里。", Tone.SUCCESS))

    def export_list(self) -> None:
        """Write the list as a workbook."""
        reminder = self.reminder
        if reminder is None:
            return
        target = ask_target(self._session, "催报名单", f"{self._round.name}催报名单", EXCEL)
        if target is not None:
            self._session.work.run_job(
                lambda progress: _write(target, reminder, progress),
                self._tell_written,
                owner=self,
                label="正在导出催报名单",
            )

    def _receive(self, units: tuple[RemindedUnit, ...]) -> None:
        self._units = units
        self.model.set_rows(tuple(map(ReminderLine, units)))
        wrong = sum(unit.must_correct for unit in units)
        words = [f"{len(units) - wrong} 个单位未报"] * (len(units) > wrong)
        words += [f"{wrong} 个需要更正"] * bool(wrong)
        self.counts.setText("，".join(words) or ALL_SENT)
        for part in (self.to, self.again, self.text, self.copy_button, self.export_button):
            part.setEnabled(bool(units))
        self._compose()
        self.to.clear()
        self.to.addItem(TO_ALL)
        self.to.addItems([f"只发给{unit.name}" for unit in units])
        (self.copy_button if units else self.table).setFocus()

    def _compose(self) -> None:
        self.reminder = compose_reminder(
            self._round,
            self._units,
            today=self._session.today(),
            office=self._session.settings.office_name,
            is_again=self.again.isChecked(),
        )
        self._show_text()

    def _show_text(self) -> None:
        if self.reminder is None:
            return
        place = self.to.currentIndex() - 1
        texts = [text for _, text in self.reminder.by_unit]
        self.text.setPlainText(texts[place] if 0 <= place < len(texts) else self.reminder.text)

    def _show_unit(self, line: ReminderLine | None) -> None:
        if line is not None and self.table.hasFocus():
            self.to.setCurrentIndex(self._units.index(line.unit) + 1)

    def _tell_written(self, path: Path) -> None:
        messages = self._session.messages
        said = f"已导出催报名单“{path.name}”，{len(self._units)} 个单位。"
        messages.tell(Notice(said, Tone.SUCCESS, "打开", lambda: messages.open_path(path)))

    def _connect(self) -> None:
        self.to.currentIndexChanged.connect(lambda _place: self._show_text())
        self.again.toggled.connect(lambda _on: self._compose())
        self.copy_button.clicked.connect(self.copy_text)
        self.export_button.clicked.connect(self.export_list)
        self.table.row_chosen.connect(self._show_unit)

    def _lay_out(self) -> None:
        card = make_card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        message = QWidget()
        words = QVBoxLayout(message)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.SPACE_SMALL)
        first = QHBoxLayout()
        first.setSpacing(theme.SPACE_SMALL)
        first.addWidget(self.to, 1)
        first.addWidget(self.again)
        words.addLayout(first)
        words.addWidget(self.text, 1)
        sides = make_sides(card, message, (440, 480))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_PAGE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.counts)
        column.addWidget(self.days)
        column.addWidget(sides, 1)
        column.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        self.copy_button.setShortcut("Ctrl+Return")
        self.copy_button.setToolTip("复制右边的文字（Ctrl+Enter）")
        close = make_button("关闭")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_SMALL)
        foot.addWidget(self.export_button)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.copy_button)
        return foot


def _write(target: Path, reminder: Reminder, progress: Progress) -> Path:
    # The library of workbooks takes as long to load as the window.
    from reports.intake_papers import export_reminder  # noqa: PLC0415

    return export_reminder(reminder, target, progress=progress).path
