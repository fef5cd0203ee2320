"""The ways to filter a column, one of them in sight: ticked values, words, days, numbers."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.filters import (
    ColumnFilter,
    DateFilter,
    DateSpan,
    NumberFilter,
    TextFilter,
    TextMode,
    TickFilter,
)
from ui import theme
from ui.icons import set_icon
from ui.tables.value_list import ValueList, ValueModel
from ui.widgets.forms.date_field import PROBLEM, DateField
from ui.widgets.labels import make_button, make_label

SPANS_IN_ROW = 3
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,6})?")


class FilterPart(QWidget):
    """One way to filter.

    Attributes:
        title: its words in the row of tabs.

    Signals:
        edited(): what is chosen may be another filter now.
        taken(): the choice is made (a click on a span, Enter in the list). Enter elsewhere is left
            to whoever shows the part.
    """

    title = ""
    edited = Signal()
    taken = Signal()

    def chosen(self) -> ColumnFilter | None:
        """Return the filter, None for none."""
        raise NotImplementedError

    def problem(self) -> str:
        """Return why the choice cannot be taken, "" when it can."""
        return ""

    def show_filter(self, column_filter: ColumnFilter) -> bool:
        """Show a filter of this kind; False for one of another kind."""
        raise NotImplementedError

    def stops(self) -> Sequence[QWidget]:
        """Return where Tab stops, in order."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Put the keyboard where a person wants to begin."""
        self.stops()[0].setFocus(Qt.FocusReason.PopupFocusReason)


class ValuesPart(FilterPart):
    """选值: a search over the values and a tick list with counts.

    Attributes:
        add_box: while a filter is searched in again, what is found can be added to it, as in Excel.
    """

    title = "选值"

    def __init__(self, counts: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = ValueModel(counts, self)
        self.search = SearchLine()
        self.list = ValueList(self.values)
        self.add_box = QCheckBox("添加到现有筛选")
        self.add_box.setToolTip("已经选中的值保留，再加上搜索到的")
        self.add_box.hide()
        self._active: frozenset[str] = frozenset()
        column = _column(self)
        column.addWidget(self.search)
        column.addWidget(self.add_box)
        column.addWidget(self.list, 1)
        self.search.textChanged.connect(self.values.search)
        self.search.textChanged.connect(self._offer_to_add)
        self.search.stepped_down.connect(self.list.take_keyboard)
        self.list.entered_key.connect(self.taken)
        self.list.left_above.connect(self.search.setFocus)
        self.values.ticked.connect(self.edited)

    def chosen(self) -> ColumnFilter | None:
        """Return the ticked values; a search takes what it found."""
        values = self.values.chosen()
        if values is None:
            return None
        is_added = self.add_box.isChecked() and not self.add_box.isHidden()
        return TickFilter(values | self._active if is_added else values)

    def problem(self) -> str:
        """Ask for a tick."""
        if not self.values.rowCount():
            return "没有这样的值"
        return "至少勾选一个值" if self.values.is_none_ticked() else ""

    def show_filter(self, column_filter: ColumnFilter) -> bool:
        """Tick the values of a filter."""
        if not isinstance(column_filter, TickFilter):
            return False
        self._active = column_filter.values
        self.values.tick_only(column_filter.values)
        return True

    def stops(self) -> Sequence[QWidget]:
        """Return the search, the box below it and the list."""
        return (self.search, self.add_box, self.list)

    def _offer_to_add(self, text: str) -> None:
        self.add_box.setVisible(bool(text.strip() and self._active))


class SearchLine(QLineEdit):
    """The search over the values; Down goes into the list.

    Signals:
        stepped_down(): Down was pressed.
    """

    stepped_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("搜索选项")
        self.setAccessibleName("搜索选项")
        sign = QAction(self)
        set_icon(sign, "search", ink="text_muted")
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass Down on."""
        if event.key() == Qt.Key.Key_Down:
            self.stepped_down.emit()
        else:
            super().keyPressEvent(event)


class WordsPart(FilterPart):
    """条件: the text contains, equals or begins with words."""

    title = "条件"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = QComboBox()
        self.mode.setAccessibleName("条件")
        for mode in TextMode:
            self.mode.addItem(mode.label, mode)
        self.words = QLineEdit()
        self.words.setAccessibleName("文字")
        self.words.setPlaceholderText("文字")
        column = _column(self)
        column.addWidget(self.mode)
        column.addWidget(self.words)
        column.addStretch(1)
        self.words.textChanged.connect(self.edited)

    def chosen(self) -> ColumnFilter | None:
        """Return the words and how they are compared; no words, no filter."""
        words = self.words.text().strip()
        return TextFilter(words, TextMode(self.mode.currentData())) if words else None

    def show_filter(self, column_filter: ColumnFilter) -> bool:
        """Show the words of a filter."""
        if not isinstance(column_filter, TextFilter):
            return False
        self.mode.setCurrentIndex(list(TextMode).index(column_filter.mode))
        self.words.setText(column_filter.text)
        return True

    def stops(self) -> Sequence[QWidget]:
        """Return the condition and the words."""
        return (self.mode, self.words)

    def take_keyboard(self) -> None:
        """Begin with the words."""
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)
        self.words.selectAll()


class DaysPart(FilterPart):
    """日期: a span that moves with today, taken by one click; or from one day to another."""

    title = "日期"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spans = {span: self._make_span(span) for span in DateSpan}
        self.first, self.last = DateField(), DateField()
        self.first.line.setAccessibleName("从")
        self.last.line.setAccessibleName("到")
        grid = QGridLayout()
        grid.setSpacing(theme.SPACE_SMALL - 2)
        for place, button in enumerate(self.spans.values()):
            grid.addWidget(button, place // SPANS_IN_ROW, place % SPANS_IN_ROW)
        column = _column(self)
        column.addLayout(grid)
        column.addSpacing(theme.SPACE_TIGHT)
        column.addLayout(_labelled("从", self.first))
        column.addLayout(_labelled("到", self.last))
        column.addStretch(1)
        for field in (self.first, self.last):
            field.edited.connect(self._drop_span)

    def chosen(self) -> ColumnFilter | None:
        """Return the span or the days."""
        span = next((span for span, button in self.spans.items() if button.isChecked()), None)
        days = DateFilter(span, self.first.value(), self.last.value())
        return None if days == DateFilter() else days

    def problem(self) -> str:
        """Ask for days that are days, the earlier one first."""
        if self.first.problem() or self.last.problem():
            return PROBLEM
        first, last = self.first.value(), self.last.value()
        return "开始日期晚于结束日期" if first and last and last < first else ""

    def show_filter(self, column_filter: ColumnFilter) -> bool:
        """Show the span or the days of a filter."""
        if not isinstance(column_filter, DateFilter):
            return False
        if column_filter.span is not None:
            self.spans[column_filter.span].setChecked(True)
        self.first.show_value(column_filter.first)
        self.last.show_value(column_filter.last)
        return True

    def stops(self) -> Sequence[QWidget]:
        """Return the spans and the two days."""
        return (*self.spans.values(), self.first.line, self.last.line)

    def take_keyboard(self) -> None:
        """Begin with the span that is on, else with the first."""
        on = next((button for button in self.spans.values() if button.isChecked()), None)
        button = on or next(iter(self.spans.values()))
        button.setFocus(Qt.FocusReason.PopupFocusReason)

    def _make_span(self, span: DateSpan) -> QPushButton:
        button = make_button(span.label, role="chip")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._take(span))
        return button

    def _take(self, chosen: DateSpan) -> None:
        for span, button in self.spans.items():
            button.setChecked(span is chosen)
        self.first.show_value(None)
        self.last.show_value(None)
        self.edited.emit()
        self.taken.emit()

    def _drop_span(self) -> None:
        for button in self.spans.values():
            button.setChecked(False)
        self.edited.emit()


class NumbersPart(FilterPart):
    """数值: from one number to another."""

    title = "数值"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least, self.most = QLineEdit(), QLineEdit()
        column = _column(self)
        for word, line in (("从", self.least), ("到", self.most)):
            line.setAccessibleName(word)
            line.setPlaceholderText("数字")
            line.textChanged.connect(self.edited)
            column.addLayout(_labelled(word, line))
        column.addStretch(1)

    def chosen(self) -> ColumnFilter | None:
        """Return the ends."""
        numbers = NumberFilter(_number(self.least), _number(self.most))
        return None if numbers == NumberFilter() else numbers

    def problem(self) -> str:
        """Ask for numbers, the smaller one first."""
        for line in (self.least, self.most):
            if line.text().strip() and _number(line) is None:
                return "请填数字"
        least, most = _number(self.least), _number(self.most)
        is_turned = least is not None and most is not None and most < least
        return "起始数大于结束数" if is_turned else ""

    def show_filter(self, column_filter: ColumnFilter) -> bool:
        """Show the ends of a filter."""
        if not isinstance(column_filter, NumberFilter):
            return False
        for line, end in ((self.least, column_filter.least), (self.most, column_filter.most)):
            line.setText("" if end is None else str(end))
        return True

    def stops(self) -> Sequence[QWidget]:
        """Return the two ends."""
        return (self.least, self.most)


def _number(line: QLineEdit) -> Decimal | None:
    text = line.text().strip()
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def _column(part: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE_SMALL)
    return column


def _labelled(word: str, editor: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE_SMALL)
    label = make_label(word, "field")
    label.setBuddy(editor)
    row.addWidget(label)
    row.addWidget(editor, 1)
    return row
