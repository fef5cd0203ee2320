"""The files kept for a record: what each is, how large, who added it and when."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.records import EvidenceRow
from ui import theme
from ui.formatting import size_text, time_text
from ui.icons import icon_pixmap

ROW = 46
SIGN = 20
EVIDENCE = Qt.ItemDataRole.UserRole
_KINDS = {
    "image": (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"),
    "film": (".mp4", ".mov", ".avi", ".mkv", ".wmv"),
    "file-spreadsheet": (".xlsx", ".xls", ".et", ".csv"),
    "file-text": (".docx", ".doc", ".wps", ".pdf", ".ofd", ".txt", ".rtf", ".ppt", ".pptx", ".dps"),
    "archive": (".zip", ".rar", ".7z", ".tar", ".gz"),
}
_ICONS = {ending: icon for icon, endings in _KINDS.items() for ending in endings}


def evidence_icon(name: str) -> str:
    """Return the icon for a kind of file, told by the ending of its name."""
    return _ICONS.get(PurePath(name).suffix.lower(), "file")


def evidence_note(row: EvidenceRow) -> str:
    """Return size, person and time of a kept file."""
    return f"{size_text(row.size)} · {row.operator} · {time_text(row.added_at)}"


class EvidenceList(QListWidget):
    """Lists kept files; several can be chosen.

    Signals:
        open_asked(EvidenceRow): by Enter or a double click.
        save_asked(), remove_asked(): by key or menu, about the files chosen.
    """

    open_asked = Signal(object)
    save_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_read_only = False
        self.setProperty("role", "evidence")
        self.setAccessibleName("佐证文件")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(_EvidenceDelegate(self))
        self.itemActivated.connect(lambda item: self.open_asked.emit(item.data(EVIDENCE)))

    def show_rows(self, rows: Sequence[EvidenceRow]) -> None:
        """Show other files; those chosen before stay chosen."""
        chosen = {row.id for row in self.chosen()}
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.name, self)
            item.setData(EVIDENCE, row)
            said = f"{row.name}\n{evidence_note(row)}"
            item.setToolTip(said)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said.replace("\n", "，"))
            item.setSelected(row.id in chosen)
        if rows and not self.selectedItems():
            self.setCurrentRow(0)

    def rows(self) -> list[EvidenceRow]:
        """Return all files shown."""
        return [self.item(place).data(EVIDENCE) for place in range(self.count())]

    def chosen(self) -> list[EvidenceRow]:
        """Return the files chosen, in their order."""
        return [
            self.item(place).data(EVIDENCE)
            for place in range(self.count())
            if self.item(place).isSelected()
        ]

    def set_read_only(self, read_only: bool) -> None:
        """Let files be opened and saved elsewhere only."""
        self._is_read_only = read_only

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove and open the menu by the keys everybody knows."""
        if event.key() == Qt.Key.Key_Delete and self.chosen() and not self._is_read_only:
            self.remove_asked.emit()
        elif event.key() == Qt.Key.Key_Menu and self.chosen():
            self._open_menu(self.visualItemRect(self.currentItem()).center())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: object) -> None:
        """Open the menu of the files chosen."""
        if self.chosen():
            self._open_menu(event.pos())  # type: ignore[attr-defined] # Qt hands its own event

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = self.chosen()[0]
        menu.addAction("打开（只读副本）").triggered.connect(lambda: self.open_asked.emit(first))
        menu.addAction("另存为…").triggered.connect(self.save_asked)
        if not self._is_read_only:
            menu.addAction("移除（Delete）").triggered.connect(self.remove_asked)
        menu.popup(self.viewport().mapToGlobal(place))


class _EvidenceDelegate(QStyledItemDelegate):
    """Draws the sign, the name, and below it size, person and time."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return one height for all."""
        return QSize(super().sizeHint(option, index).width(), theme.px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one file."""
        row: EvidenceRow = index.data(EVIDENCE)
        tokens = theme.current()
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined] # Qt's stubs leave fields out
        widget: QWidget = option.widget  # type: ignore[attr-defined] # the same
        widget.style().drawControl(
            widget.style().ControlElement.CE_ItemViewItem, option, painter, widget
        )
        area: QRect = option.rect  # type: ignore[attr-defined] # the same
        painter.save()
        sign = icon_pixmap(
            evidence_icon(row.name), tokens.text_secondary, SIGN, widget.devicePixelRatioF()
        )
        painter.drawPixmap(area.left() + 8, area.center().y() - SIGN // 2, sign)
        words = area.adjusted(8 + SIGN + 10, 5, -8, -5)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        name = QFont(widget.font())
        painter.setFont(name)
        painter.setPen(theme.colour(tokens.text))
        upper = QRect(words.left(), words.top(), words.width(), words.height() // 2)
        shown = QFontMetrics(name).elidedText(row.name, theme.ELIDE_MIDDLE, words.width())
        painter.drawText(upper, middle, shown)
        small = QFont(name)
        small.setPixelSize(theme.px(theme.FONT_SMALL))
        painter.setFont(small)
        painter.setPen(theme.colour(tokens.text_muted))
        lower = upper.translated(0, words.height() // 2)
        note = QFontMetrics(small).elidedText(evidence_note(row), theme.ELIDE_RIGHT, words.width())
        painter.drawText(lower, middle, note)
        painter.restore()
