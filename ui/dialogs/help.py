"""The offline help: the pages of ``resources/help``, chosen at the left, read at the right."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from models.paths import resource_path
from ui import theme

LINE_HEIGHT = 130  # per cent
# Which help page stands beside which page of the window.
PAGE_OF_PLACE = {"tasks": "台账", "items": "台账", "units": "台账", "documents": "导入文件"}


LIST_INDENT = 18


class HelpDialog(QDialog):
    """Shows the help pages; stays open beside the window."""

    def __init__(self, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("帮助")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 620)
        self._paths = sorted(resource_path("help").glob("*.md"))
        self._titles = QListWidget()
        self._titles.setAccessibleName("帮助目录")
        self._titles.setProperty("role", "contents")
        self._titles.setProperty("role", "field")
        self._titles.setFixedWidth(180)
        self._text = QTextBrowser()
        self._text.setAccessibleName("帮助内容")
        self._text.setOpenExternalLinks(False)
        self._text.document().setIndentWidth(LIST_INDENT)
        for path in self._paths:
            self._titles.addItem(_title(path))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._titles)
        row.addWidget(self._text, 1)
        self._titles.currentRowChanged.connect(self._show)
        self._titles.setCurrentRow(self._row_of(PAGE_OF_PLACE.get(place, "")))

    def title(self) -> str:
        """Return the title of the page shown."""
        return self._titles.currentItem().text()

    def _row_of(self, word: str) -> int:
        titles = [_title(path) for path in self._paths]
        return next((row for row, title in enumerate(titles) if word and word in title), 0)

    def _show(self, row: int) -> None:
        self._text.setMarkdown(self._paths[row].read_text(encoding="utf-8"))
        # Qt sets Markdown without any air between lines and paragraphs.
        air = QTextBlockFormat()
        air.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        air.setBottomMargin(theme.SPACE_SMALL)
        cursor = QTextCursor(self._text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(air)


def _title(path: Path) -> str:
    """Return the title without the number that orders the pages."""
    return path.stem.partition("-")[2]
