"""The popup under a title of a table: order, values to tick, conditions, spans of days.

It lies inside the window and is no popup of its own: a popup takes the keyboard from the window and
cuts Chinese input methods off.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from models.filters import ColumnFilter
from models.views import SortKey
from ui import theme
from ui.tables.filter_parts import DaysPart, FilterPart, NumbersPart, ValuesPart, WordsPart
from ui.widgets.labels import make_button, make_icon_button, make_label, make_line, set_tone

WIDTH = 292
MOST_HEIGHT = 470
EDGE = 6


class FilterSubject(NamedTuple):
    """The column a popup is about.

    Attributes:
        counts: the values of the rows the other filters let through, with their number.
        active: the filter now in force.
    """

    key: str
    title: str
    counts: Mapping[str, int]
    active: ColumnFilter | None = None
    has_days: bool = False
    has_numbers: bool = False


class FilterPopup(QFrame):
    """Asks for the filter or the order of one column; closed by Esc or a press beside it.

    Signals:
        filter_chosen(key, ColumnFilter or None): None lifts the filter.
        sort_chosen(SortKey): the rows shall be ordered by the column.
        more_asked(key, QPoint): the rest of what can be done to the column, at a place on screen.
        closed(): it is gone.
    """

    filter_chosen = Signal(str, object)
    sort_chosen = Signal(object)
    more_asked = Signal(str, QPoint)
    closed = Signal()

    def __init__(self, subject: FilterSubject, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._subject = subject
        self._shade = _Shade(window)
        self._shade.pressed.connect(self.close_popup)
        self._anchor, self._title = window, QRect()
        self.parts = _parts_for(subject)
        self.tabs = QTabBar()
        self.clear_button = make_button("清除")
        self.take_button = make_button("确定", role="primary")
        self._stack = QStackedWidget()
        self._problem = make_label("", "issue")
        self.setProperty("popup", "true")
        self.setAccessibleName(f"筛选{subject.title}")
        self.setFixedWidth(theme.px(WIDTH))
        self._lay_out()
        self._connect()
        self._show_active()

    @property
    def part(self) -> FilterPart:
        """The way to filter now in sight."""
        return self.parts[self.tabs.currentIndex()]

    def open_under(self, title: QRect, anchor: QWidget) -> None:
        """Open under ``title``, in the window's coordinates, wholly inside the window.

        It goes where ``anchor`` goes, for instance when a notice above the page closes by itself.
        """
        window = self._window
        self._anchor, self._title = anchor, title.translated(-anchor.mapTo(window, QPoint()))
        self._shade.setGeometry(window.rect())
        self._shade.show()
        self._shade.raise_()
        self.adjustSize()
        most = min(theme.px(MOST_HEIGHT), window.height() - 2 * EDGE)
        self.resize(self.width(), min(self.sizeHint().height(), most))
        self._place()
        for above in (window, *_between(anchor, window)):
            above.installEventFilter(self)
        theme.application().focusChanged.connect(self._on_focus_changed)
        self.show()
        self.raise_()
        self.part.take_keyboard()

    def _place(self) -> None:
        window = self._window
        title = self._title.translated(self._anchor.mapTo(window, QPoint()))
        left = min(title.left(), window.width() - self.width() - EDGE)
        top = min(title.bottom() + 2, window.height() - self.height() - EDGE)
        self.move(max(left, EDGE), max(top, EDGE))

    def close_popup(self) -> None:
        """Close without a choice."""
        if self.isHidden():
            return
        theme.application().focusChanged.disconnect(self._on_focus_changed)
        for above in (self._window, *_between(self._anchor, self._window)):
            above.removeEventFilter(self)
        # Whoever opened it takes the keyboard back while there is still somebody to take it from.
        self.closed.emit()
        self.hide()
        self._shade.hide()
        self._shade.deleteLater()
        self.deleteLater()

    def search_values(self, text: str) -> None:
        """Search the values of the column."""
        for part in self.parts:
            if isinstance(part, ValuesPart):
                part.search.setText(text)

    def take(self) -> None:
        """Take what is chosen, unless something is in the way."""
        if self.part.problem():
            self._show_problem()
        else:
            self._choose(self.part.chosen())

    # How it is laid out

    def _lay_out(self) -> None:
        self.up_button = self._sort_button("升序", "arrow-up")
        self.down_button = self._sort_button("降序", "arrow-down")
        self.more_button = make_icon_button("ellipsis", "更多：隐藏、分组、冻结")
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_SMALL)
        head.addWidget(self.up_button, 1)
        head.addWidget(self.down_button, 1)
        head.addWidget(self.more_button)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName("筛选方式")
        for part in self.parts:
            self.tabs.addTab(part.title)
            self._stack.addWidget(part)
        set_tone(self._problem, theme.Tone.DANGER)
        self._problem.hide()
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_SMALL)
        foot.addWidget(self.clear_button, 1)
        foot.addWidget(self.take_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE,) * 4)
        column.setSpacing(theme.SPACE_SMALL)
        column.addLayout(head)
        column.addWidget(make_line())
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._problem)
        column.addLayout(foot)

    def _sort_button(self, words: str, icon: str) -> QPushButton:
        button = make_button(words, icon)
        button.setToolTip(f"按{self._subject.title}{words}排列")
        return button

    def _connect(self) -> None:
        key = self._subject.key
        self.up_button.clicked.connect(lambda: self._sort(SortKey(key)))
        self.down_button.clicked.connect(lambda: self._sort(SortKey(key, descending=True)))
        self.more_button.clicked.connect(self._ask_more)
        self.clear_button.clicked.connect(lambda: self._choose(None))
        self.take_button.clicked.connect(self.take)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.currentChanged.connect(self._show_problem)
        for part in self.parts:
            part.edited.connect(self._show_problem)
            part.taken.connect(self.take)

    def _show_active(self) -> None:
        active = self._subject.active
        self.clear_button.setEnabled(active is not None)
        if active is None:
            return
        for place, part in enumerate(self.parts):
            if part.show_filter(active):
                self.tabs.setCurrentIndex(place)

    def _show_problem(self) -> None:
        problem = self.part.problem()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.take_button.setEnabled(not problem)

    # What a person decides

    def _choose(self, column_filter: ColumnFilter | None) -> None:
        self.close_popup()
        self.filter_chosen.emit(self._subject.key, column_filter)

    def _sort(self, key: SortKey) -> None:
        self.close_popup()
        self.sort_chosen.emit(key)

    def _ask_more(self) -> None:
        place = self.more_button.mapToGlobal(QPoint(0, self.more_button.height()))
        self.close_popup()
        self.more_asked.emit(self._subject.key, place)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window's own shortcut."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() is QEvent.Type.ShortcutOverride and is_escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, turn the tabs by Ctrl+Tab, take by Enter; no key goes to the table."""
        key = event.key()
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            self.close_popup()
        elif key == Qt.Key.Key_Tab and with_control:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())
            self.part.take_keyboard()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        event.accept()

    def _enter(self) -> None:
        in_hand = QApplication.focusWidget()
        if isinstance(in_hand, QAbstractButton):
            in_hand.click()
        else:
            self.take()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Let Tab go round inside."""
        around = (self.up_button, self.down_button, self.more_button, self.tabs)
        all_stops = (*around, *self.part.stops(), self.clear_button, self.take_button)
        stops = [widget for widget in all_stops if widget.isVisible() and widget.isEnabled()]
        if not stops:
            return False
        now = QApplication.focusWidget()
        place = stops.index(now) if now in stops else -1
        reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if is_next else -1)) % len(stops)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the window changes its size; follow the title when it moves in the window."""
        if watched is not self._window:
            if event.type() is QEvent.Type.Move:
                self._place()
        elif event.type() is QEvent.Type.Resize:
            self.close_popup()
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close when the keyboard goes elsewhere in the program."""
        inside = now
        while inside is not None and inside is not self:
            inside = inside.parentWidget()
        if now is not None and inside is None:
            self.close_popup()


class _Shade(QWidget):
    """Lies invisible over the window behind the popup; a press on it closes the popup.

    A signal, not a kept method: popup and shade would hold each other, with all values, for long.

    Signals:
        pressed(): the mouse was pressed beside the popup.
    """

    pressed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of the press, and keep it from what lies behind."""
        event.accept()
        self.pressed.emit()


def _between(inner: QWidget, window: QWidget) -> Iterator[QWidget]:
    """Yield ``inner`` and what it lies in, up to the window."""
    here: QWidget | None = inner
    while here is not None and here is not window:
        yield here
        here = here.parentWidget()


def _parts_for(subject: FilterSubject) -> Sequence[FilterPart]:
    values = ValuesPart(subject.counts)
    if subject.has_days:
        return (DaysPart(), values)
    return (values, NumbersPart() if subject.has_numbers else WordsPart())
