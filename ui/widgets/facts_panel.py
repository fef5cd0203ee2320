"""A detail panel that only shows: a heading, its state, and facts under each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.icons import IconLabel
from ui.theme import Tone
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.labels import make_icon_button, make_label, make_line, set_tone

NAME_WIDTH = 76


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact; one without value is left out. ``is_long`` puts the value under its name."""

    name: str
    value: str
    is_long: bool = False
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class FactSheet:
    """What the panel shows of one record."""

    heading: str
    facts: tuple[Fact, ...]


class FactsPanel(DetailPanel):
    """Shows what ``read_facts`` makes of a row."""

    def __init__(
        self,
        title: str,
        hint: str,
        read_facts: Callable[[object], FactSheet],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read_facts = read_facts
        self.setAccessibleName(title)
        self._hint = _make_hint(hint)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.hide()
        fold = make_icon_button("panel-right-close", "收起详情")
        fold.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(make_label(title, "heading"))
        head.addStretch(1)
        head.addWidget(fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_WIDE, theme.SPACE_SMALL, theme.SPACE_SMALL, 1)
        column.setSpacing(theme.SPACE_SMALL)
        column.addLayout(head)
        column.addWidget(self._hint, 1)
        column.addWidget(self._scroll, 1)

    def show_record(self, row: object | None) -> None:
        """Show the facts of ``row``."""
        self._hint.setVisible(row is None)
        self._scroll.setVisible(row is not None)
        if row is not None:
            self._scroll.setWidget(_make_sheet(self._read_facts(row)))


def _make_hint(hint: str) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    centre = Qt.AlignmentFlag.AlignHCenter
    words = make_label(hint, "muted", wraps=True)
    words.setAlignment(centre)
    column.addStretch(2)
    column.addWidget(IconLabel("panel-right", "border", 36), 0, centre)
    column.addWidget(words)
    column.addStretch(3)
    return widget


def _make_sheet(sheet: FactSheet) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, theme.SPACE_SMALL, theme.SPACE_WIDE)
    column.setSpacing(theme.SPACE_SMALL + 2)
    column.addWidget(_selectable(make_label(sheet.heading, "heading", wraps=True)))
    column.addWidget(make_line())
    _add_facts(column, [fact for fact in sheet.facts if fact.value])
    column.addStretch(1)
    return widget


def _add_facts(column: QVBoxLayout, facts: Sequence[Fact]) -> None:
    for fact in facts:
        name = make_label(fact.name, "field")
        value = _selectable(make_label(fact.value, "", wraps=True))
        set_tone(value, fact.tone)
        if fact.is_long:
            column.addSpacing(theme.SPACE_TIGHT)
            column.addWidget(name)
            column.addWidget(value)
            continue
        name.setFixedWidth(NAME_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_SMALL)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(value, 1)
        column.addLayout(row)


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
