"""Files dropped onto a record become its evidence: the panel takes them, and says so meanwhile."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.forms.kept_files import files_in


class FileDrop(QObject):
    """Lets a widget and all in it take files, while it is switched on.

    Attributes:
        veil: lies over the widget while files are dragged there.

    Signals:
        dropped(tuple of Path): files were let go over the widget.
    """

    dropped = Signal(object)

    def __init__(self, target: QWidget, words: str) -> None:
        super().__init__(target)
        self.is_on = False
        self._target = target
        self.veil = _Veil(words, target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files; whatever else is dragged is none of ours."""
        kind = event.type()
        if kind in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self.veil.hide()
        if not self.is_on or not isinstance(event, QDropEvent) or not files_in(event.mimeData()):
            return super().eventFilter(watched, event)
        # To the other program it is a copy, whatever it would rather do with its file.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragEnterEvent):
            self.veil.cover()
        if kind is QEvent.Type.Drop:
            self.dropped.emit(files_in(event.mimeData()))
        return True


class _Veil(QWidget):
    """Lies over the panel while files are dragged there, and says what will become of them."""

    def __init__(self, words: str, over: QWidget) -> None:
        super().__init__(over)
        self._words = words
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole panel."""
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a frame with words."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.colour(tokens.accent_soft).toRgb()
        painter.setOpacity(0.92)
        painter.setPen(QPen(theme.colour(tokens.accent), 2, Qt.PenStyle.DashLine))
        painter.setBrush(ground)
        area = QRect(self.rect()).adjusted(6, 6, -6, -6)
        painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        painter.setOpacity(1)
        painter.setPen(theme.colour(tokens.accent))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self._words)
        painter.end()
