"""The offline help: pages at the left, read at the right; search in all of them, links between."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.dressing import set_dialog_size
from ui.help_pages import HelpPage, find_pages, page_for, read_pages
from ui.widgets.labels import make_label
from ui.widgets.page_header import SearchBox

SIZE = (920, 640)
CONTENTS_WIDTH = 216
LINE_HEIGHT = 130  # per cent
LIST_INDENT = 18


def show_help(place: str, parent: QWidget) -> None:
    """Show the help at the page for ``place``, beside ``parent``; one at a time."""
    is_open = parent.findChild(HelpDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
    dialog = is_open or HelpDialog(place, parent)
    dialog.open_page(page_for(place))
    dialog.show()
    dialog.activateWindow()


class HelpDialog(QDialog):
    """Shows the help pages; stays open beside what it was opened from.

    ``place`` is the page or dialog it was opened from; the help begins at the page for it.
    """

    def __init__(self, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle("帮助")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_dialog_size(self, *SIZE)
        self._pages = read_pages()
        self._listed = self._pages
        self.search = SearchBox("搜索帮助")
        self._titles = QListWidget()
        self._nothing = make_label("没有找到。换一个词试试。", "muted", wraps=True)
        self._text = QTextBrowser()
        self._lay_out()
        self._connect()
        self._list("")
        self.open_page(page_for(place) or self._pages[0].title)
        self._titles.setFocus()

    def title(self) -> str:
        """Return the title of the page shown."""
        item = self._titles.currentItem()
        return item.text() if item else ""

    def titles(self) -> list[str]:
        """Return the titles listed."""
        return [page.title for page in self._listed]

    def text(self) -> str:
        """Return the words of the page shown."""
        return self._text.toPlainText()

    def open_page(self, title: str) -> None:
        """Show a page by its title."""
        if title not in self.titles():
            self.search.clear()
            self._list("")
        if title in self.titles():
            self._titles.setCurrentRow(self.titles().index(title))

    def follow(self, link: QUrl) -> None:
        """Go where a link of a page leads: to another page, never out of the program."""
        self.open_page(link.path().removesuffix(".md"))

    def _list(self, words: str) -> None:
        shown = self.title()
        self._listed = find_pages(self._pages, words)
        self._titles.clear()
        self._titles.addItems(self.titles())
        self._nothing.setVisible(not self._listed)
        if self._listed:
            keeps = not words and shown in self.titles()
            self._titles.setCurrentRow(self.titles().index(shown) if keeps else 0)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._listed):
            return
        self._set_text(self._listed[row])
        self._mark(self.search.text().split())

    def _set_text(self, page: HelpPage) -> None:
        self._text.setMarkdown(page.text)
        # Qt sets Markdown without any air between lines and paragraphs.
        air = QTextBlockFormat()
        air.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        air.setBottomMargin(theme.SPACE_SMALL)
        cursor = QTextCursor(self._text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(air)
        for table in self._text.document().rootFrame().childFrames():
            if isinstance(table, QTextTable):
                _calm(table)

    def _mark(self, words: list[str]) -> None:
        """Mark what was searched for and bring the first of it into sight."""
        marks = [mark for word in words for mark in self._places_of(word)]
        self._text.setExtraSelections(marks)
        if marks:
            first = QTextCursor(min((one.cursor for one in marks), key=QTextCursor.selectionStart))  # type: ignore[attr-defined]  # Qt's stubs leave it out
            first.clearSelection()
            self._text.setTextCursor(first)
            self._text.ensureCursorVisible()

    def _places_of(self, word: str) -> list[QTextEdit.ExtraSelection]:
        places = []
        document: QTextDocument = self._text.document()
        cursor = document.find(word)
        while not cursor.isNull():
            place = QTextEdit.ExtraSelection()
            place.cursor = cursor  # type: ignore[attr-defined]  # Qt's stubs leave it out
            place.format.setBackground(theme.colour(theme.current().mark))  # type: ignore[attr-defined]  # the same
            places.append(place)
            cursor = document.find(word, cursor)
        return places

    def _connect(self) -> None:
        self._titles.currentRowChanged.connect(self._show)
        self._text.anchorClicked.connect(self.follow)
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._text.setFocus)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self.search.setFocus)

    def _lay_out(self) -> None:
        self._titles.setAccessibleName("帮助目录")
        self._titles.setProperty("role", "contents")
        self._text.setAccessibleName("帮助内容")
        self._text.setOpenLinks(False)
        self._text.document().setIndentWidth(LIST_INDENT)
        self.search.setMinimumHeight(theme.px(theme.CONTROL_HEIGHT))
        left = QWidget()
        left.setFixedWidth(theme.px(CONTENTS_WIDTH))
        contents = QVBoxLayout(left)
        contents.setContentsMargins(0, 0, 0, 0)
        contents.setSpacing(theme.SPACE_SMALL)
        contents.addWidget(self.search)
        contents.addWidget(self._nothing)
        contents.addWidget(self._titles, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.SPACE,) * 4)
        row.setSpacing(theme.SPACE)
        row.addWidget(left)
        row.addWidget(self._text, 1)


def _calm(table: QTextTable) -> None:
    """Give a table hairlines under its rows and air in place of Qt's hard frame."""
    look = table.format()
    look.setBorder(0)
    look.setBorderCollapse(True)
    look.setCellPadding(theme.SPACE_TIGHT + 2)
    table.setFormat(look)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            line = cell.format().toTableCellFormat()
            line.setBottomBorder(1)
            line.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            line.setBottomBorderBrush(theme.colour(theme.current().hairline))
            cell.setFormat(line)
