"""What the reader found unclear, each with its place in the original text."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from models.reading import ReadWarning


class WarningList(QListWidget):
    """Lists warnings.

    Signals:
        place_chosen(line): a warning was clicked or reached; None when it has no single place.
        place_opened(line): the same, by Enter or a double click.
    """

    place_chosen = Signal(object)
    place_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warnings: tuple[ReadWarning, ...] = ()
        self.setProperty("role", "warnings")
        self.setAccessibleName("识读提示")
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._choose)
        self.itemClicked.connect(lambda item: self._choose(self.row(item)))
        self.itemActivated.connect(lambda item: self.place_opened.emit(self._line(self.row(item))))

    def show_warnings(self, warnings: Iterable[ReadWarning]) -> None:
        """Show other warnings, in their order."""
        self.clear()
        self._warnings = tuple(warnings)
        for warning in self._warnings:
            place = f"第 {warning.line} 行　" if warning.line else ""
            QListWidgetItem(f"{place}{warning.message}", self)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._warnings):
            self.place_chosen.emit(self._line(row))

    def _line(self, row: int) -> int | None:
        return self._warnings[row].line
