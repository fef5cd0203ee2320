"""Files dropped on a row of a table: evidence of its record or documents to take in, as asked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

from ui.icons import make_icon
from ui.widgets.forms.kept_files import files_in

LONGEST = 24


class RowDrop(QObject):
    """Watches the viewports of one table.

    Signals:
        evidence_given(row, tuple of Path): files are to be kept for the record of this row.
        documents_given(tuple of Path): files are to be read and taken in.
    """

    evidence_given = Signal(object, object)
    documents_given = Signal(object)

    def __init__(
        self,
        views: tuple[QAbstractItemView, ...],
        row_under: Callable[[QPoint], object | None],
        title_of: Callable[[object], str],
        noun: str,
    ) -> None:
        super().__init__(views[0])
        self._table = views[0]
        self._row_under = row_under
        self._title_of = title_of
        self._noun = noun
        self.menu: QMenu | None = None
        for view in views:
            view.viewport().setAcceptDrops(True)
            view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files over a row; beside the rows they are the window's."""
        if not isinstance(event, QDropEvent) or not (files := files_in(event.mimeData())):
            return super().eventFilter(watched, event)
        row = self._row_under(event.position().toPoint())
        if row is None:
            event.ignore()
            return True
        # To the other program it is a copy, whatever it would rather do with its file.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self._ask(row, files)
        return True

    def _ask(self, row: object, files: tuple[Path, ...]) -> None:
        title = self._title_of(row)
        short = title if len(title) <= LONGEST else f"{title[:LONGEST]}…"
        menu = self.menu = QMenu(self._table)
        keep = menu.addAction(make_icon("paperclip"), f"作为{self._noun}“{short}”的佐证")
        keep.triggered.connect(lambda: self.evidence_given.emit(row, files))
        take_in = menu.addAction(make_icon("upload"), "作为新文件导入")
        take_in.triggered.connect(lambda: self.documents_given.emit(files))
        menu.addSeparator()
        menu.addAction("取消")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._table.cursor().pos())
