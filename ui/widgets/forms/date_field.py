"""A field for a day: typed in any usual way, or picked from a calendar."""

import re
from datetime import date

from PySide6.QtCore import QDate, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from ui.formatting import date_text
from ui.icons import set_icon
from ui.widgets.forms.field import Field, Quiet
from ui.widgets.forms.text_fields import put_alone

PROBLEM = "日期请写成 2024-03-27 或 2024年3月27日"
_PARTS = re.compile(
    r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?|(\d{4})(\d\d)(\d\d)"
)


def typed_day(text: str) -> date | None:
    """Return the day a person typed: 2024-3-27, 2024.3.27, 2024年3月27日, 20240327."""
    found = _PARTS.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DateField(Field[date | None]):
    """A day, or none."""

    def __init__(self, hint: str = "年-月-日", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = Quiet()
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self._quiet.wrap(self.edited.emit))
        self.line.editingFinished.connect(self._tidy)
        self._pick = QAction("从日历选", self)
        set_icon(self._pick, "calendar", ink="text_muted")
        self._pick.triggered.connect(self._open_calendar)
        self.line.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        put_alone(self, self.line)

    def value(self) -> date | None:
        """Return the day; None also while what is typed is no day yet, see ``problem``."""
        return typed_day(self.line.text())

    def show_value(self, value: date | None) -> None:
        """Show the day."""
        with self._quiet:
            self.line.setText(date_text(value))

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self.line.setReadOnly(read_only)
        self._pick.setVisible(not read_only)

    def problem(self) -> str:
        """Say how a day is written."""
        return PROBLEM if self.line.text().strip() and self.value() is None else ""

    def editor(self) -> QWidget:
        """Return the line."""
        return self.line

    def _tidy(self) -> None:
        if self.value() is not None:
            self.show_value(self.value())

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self.value()
        if shown is not None:
            calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.clicked.connect(menu.close)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _take(self, day: QDate) -> None:
        self.show_value(date(day.year(), day.month(), day.day()))
        self.edited.emit()
