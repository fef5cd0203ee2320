"""What units reported about a record, newest first: progress, problem, next step."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.intake_records import ReportRow
from models.rules.round_period import period_label
from models.rules.shares import written_share
from models.vocabulary import ReportColumn
from ui import theme
from ui.formatting import time_text
from ui.theme import Tone
from ui.widgets.focus_card import FocusCard
from ui.widgets.labels import (
    ENTER,
    NO_MODIFIER,
    make_button,
    make_label,
    make_scroll_area,
    tone_pill,
)

NOTHING = "单位还没有填报过。收报入库后，各单位填的列在这里。"
READ_ONLY = "现在只能看，不能改"


class ReportList(QWidget):
    """Shows reports; one after the other takes the keyboard by Tab.

    Signals:
        edit_asked(ReportRow): the person wants to correct one: button, Enter or double click.
    """

    edit_asked = Signal(object)

    def __init__(self, *, may_edit: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_edit = may_edit
        self.cards: tuple[ReportCard, ...] = ()
        self._scroll = make_scroll_area()
        self._scroll.setAccessibleName("单位填报")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    @property
    def reports(self) -> tuple[ReportRow, ...]:
        """The reports shown."""
        return tuple(card.report for card in self.cards)

    def show_reports(self, reports: Sequence[ReportRow]) -> None:
        """Show other reports; the one in hand stays in hand where it is among them."""
        in_hand = next((card.report.id for card in self.cards if card.is_in_hand()), "")
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        column.setSpacing(0)
        if not reports:
            column.addWidget(make_label(NOTHING, "muted", wraps=True))
        self.cards = tuple(ReportCard(report, may_edit=self._may_edit) for report in reports)
        for card in self.cards:
            card.edit_asked.connect(self.edit_asked)
            column.addWidget(card)
        column.addStretch(1)
        self._scroll.setWidget(holder)
        for card in self.cards:
            if card.report.id == in_hand:
                card.setFocus()


class ReportCard(FocusCard):
    """One report.

    Signals:
        edit_asked(ReportRow): it is to be corrected.
    """

    edit_asked = Signal(object)

    def __init__(self, report: ReportRow, *, may_edit: bool) -> None:
        super().__init__()
        self.report = report
        self._may_edit = may_edit
        self.edit = make_button("修改", "pencil", "link")
        self.edit.setAccessibleName(f"修改{report.unit}的填报")
        # The card itself takes the keyboard, and Enter there does the same.
        self.edit.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.edit.setEnabled(may_edit)
        self.edit.setToolTip("改这一条（回车，双击）" if may_edit else READ_ONLY)
        self.edit.clicked.connect(self._ask)
        self._lay_out()

    def is_in_hand(self) -> bool:
        """Return whether the keyboard is here, or comes back here when a dialog closes."""
        return self.window().focusWidget() is self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Correct it on Enter."""
        if event.key() in ENTER and event.modifiers() in NO_MODIFIER:
            self._ask()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Correct it."""
        event.accept()
        self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the double click on words too, which can be marked and copied by the mouse."""
        if event.type() is QEvent.Type.MouseButtonDblClick and self._may_edit:
            self._ask()
            return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        if self._may_edit:
            self.setFocus()
            self.edit_asked.emit(self.report)

    def _lay_out(self) -> None:
        report = self.report
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_SMALL)
        head.addWidget(make_label(report.unit, "strong"))
        head.addWidget(_pill(period_label(report.period), Tone.NEUTRAL))
        if report.percent is not None:
            head.addWidget(_pill(f"完成 {written_share(report.percent)}", Tone.SUCCESS))
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(make_label(f"{time_text(report.received_at)} 收到", "muted"))
        foot.addStretch(1)
        foot.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_SMALL, theme.SPACE_SMALL, 0, theme.SPACE_TIGHT)
        column.setSpacing(2)
        column.addLayout(head)
        said = _said(report)
        for title, text in said:
            column.addWidget(self._make_words(f"{title}：{text}"))
        column.addLayout(foot)
        self.setAccessibleName("，".join([report.unit, *(text for _, text in said)]))

    def _make_words(self, text: str) -> QLabel:
        words = make_label(text, wraps=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.installEventFilter(self)
        return words


def _said(report: ReportRow) -> list[tuple[str, str]]:
    told = (
        (ReportColumn.PROGRESS, report.progress),
        (ReportColumn.PROBLEM, report.problem),
        (ReportColumn.NEXT_STEP, report.next_step),
        (ReportColumn.REMARK, report.remark),
    )
    return [(column.label, text) for column, text in told if text]


def _pill(text: str, tone: Tone) -> QWidget:
    pill = make_label(text, "pill")
    tone_pill(pill, tone)
    return pill
