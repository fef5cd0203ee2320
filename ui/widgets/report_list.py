"""What units reported about a record, newest first: progress, problem, next step."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.intake_records import ReportRow
from models.rules.round_period import period_label
from models.vocabulary import ReportColumn
from ui import theme
from ui.formatting import time_text
from ui.theme import Tone
from ui.widgets.labels import make_label, make_line, make_scroll_area, restyle

NOTHING = "单位还没有填报过。收报入库后，各单位填的列在这里。"


class ReportList(QWidget):
    """Shows reports; they are changed on the page 收报 only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reports: tuple[ReportRow, ...] = ()
        self._scroll = make_scroll_area(takes_keyboard=True)
        self._scroll.setAccessibleName("单位填报")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def show_reports(self, reports: Sequence[ReportRow]) -> None:
        """Show other reports."""
        self.reports = tuple(reports)
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        column.setSpacing(theme.SPACE_SMALL)
        if not reports:
            column.addWidget(make_label(NOTHING, "muted", wraps=True))
        for place, report in enumerate(reports):
            if place:
                column.addWidget(make_line())
            column.addWidget(_Report(report))
        column.addStretch(1)
        self._scroll.setWidget(holder)


class _Report(QWidget):
    """One report."""

    def __init__(self, report: ReportRow) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_SMALL)
        head.addWidget(make_label(report.unit, "strong"))
        head.addWidget(_pill(period_label(report.period), Tone.NEUTRAL))
        if report.percent is not None:
            head.addWidget(_pill(f"完成 {report.percent * 100:g}%", Tone.SUCCESS))
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(head)
        said = _said(report)
        for title, text in said:
            words = make_label(f"{title}：{text}", wraps=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(words)
        column.addWidget(make_label(f"{time_text(report.received_at)} 收到", "muted"))
        self.setAccessibleName("，".join([report.unit, *(text for _, text in said)]))


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
    pill.setProperty("ground", tone.value)
    pill.setProperty("tone", tone.value)
    restyle(pill)
    return pill
