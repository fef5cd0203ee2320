"""What stands in the place of a table that has nothing to show: why, and what to do."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.icons import IconLabel
from ui.widgets.labels import make_button, make_label

SENTENCE_WIDTH = 420


class Emptiness(NamedTuple):
    """One reason for an empty table; ``button`` "" leaves the button out.

    Attributes:
        second: a quieter button for another way on, left out for "".
        link: the quietest way on, below the buttons, left out for "".
    """

    icon: str
    title: str
    sentence: str
    button: str = ""
    button_icon: str = ""
    second: str = ""
    second_icon: str = ""
    link: str = ""


class EmptyState(QWidget):
    """An icon, a sentence, at most two buttons and a link.

    Signals:
        pressed(): the button was pressed.
        second_pressed(): the quieter one was.
        link_pressed(): the link was.
    """

    pressed = Signal()
    second_pressed = Signal()
    link_pressed = Signal()

    def __init__(self, emptiness: Emptiness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.SPACE_PAGE,) * 4)
        layout.setSpacing(theme.SPACE_SMALL)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._sentence = make_label(emptiness.sentence, "secondary", wraps=True)
        self._sentence.setAlignment(centre)
        layout.addStretch(2)
        layout.addWidget(IconLabel(emptiness.icon, "text_muted", 44), 0, centre)
        layout.addSpacing(theme.SPACE_TIGHT)
        layout.addWidget(make_label(emptiness.title, "heading"), 0, centre)
        layout.addWidget(self._sentence, 0, centre)
        if emptiness.button:
            layout.addSpacing(theme.SPACE_TIGHT)
            layout.addLayout(self._make_buttons(emptiness))
        if emptiness.link:
            link = make_button(emptiness.link, role="link")
            link.clicked.connect(self.link_pressed)
            layout.addWidget(link, 0, centre)
        layout.addStretch(3)
        self._fit_sentence()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for the sentence in another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_sentence()

    def _fit_sentence(self) -> None:
        # A wrapped label that is centred asks for one line only; its height is set by hand.
        width = theme.px(SENTENCE_WIDTH)
        self._sentence.setFixedWidth(width)
        self._sentence.setMinimumHeight(self._sentence.heightForWidth(width))

    def _make_buttons(self, emptiness: Emptiness) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_SMALL)
        row.addStretch(1)
        button = make_button(emptiness.button, emptiness.button_icon, "primary")
        button.clicked.connect(self.pressed)
        row.addWidget(button)
        if emptiness.second:
            second = make_button(emptiness.second, emptiness.second_icon)
            second.clicked.connect(self.second_pressed)
            row.addWidget(second)
        row.addStretch(1)
        return row


NOTHING_MATCHES = Emptiness(
    "search-x", "没有符合条件的记录", "换一个词，或者清除筛选再看。", "清除筛选", "funnel-x"
)
