"""The search box over everything (Ctrl+K): actions, pages, and every record of the ledger.

Actions are found while one types; the ledger is asked a moment later, on its own thread. The box
is a window without a frame and no popup: a popup would cut Chinese input methods off.
"""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.palette_entries import (
    KINDS,
    Entry,
    Sort,
    find_entries,
    matching,
    recent_entries,
    with_heads,
)
from ui.dialogs.palette_list import EntryList
from ui.icons import IconLabel
from ui.jobs import Job
from ui.pages.page import RowsAsked
from ui.session import Session
from ui.widgets.labels import make_label, make_line

WIDTH = 640
FROM_TOP = 72
TYPING_MS = 120
MOST_RECENT = 8
NOTHING = "没有找到。换一个词，或只输一两个字。"
HINT = "↑ ↓ 选择　回车打开　Esc 关闭"


class PaletteLine(QLineEdit):
    """The line to type in; keys that move in the list are passed on.

    Signals:
        stepped(steps): another line is wanted.
        entered(): the line in hand is wanted.
    """

    stepped = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "palette")
        self.setPlaceholderText("搜索操作、页面、任务、事项、单位、文件，也可以输入拼音首字母")
        self.setAccessibleName("搜索全部")
        self.setFrame(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the typing keys, pass the moving keys on."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Palette(QDialog):
    """Finds and opens anything.

    Signals:
        chosen(Entry): something was chosen; one of the others follows when the box is closed.
        rows_asked(RowsAsked): a record was chosen.
        page_asked(key): a page was chosen.
        action_asked(name): an action was chosen.
    """

    chosen = Signal(object)
    rows_asked = Signal(object)
    page_asked = Signal(str)
    action_asked = Signal(str)

    def __init__(
        self,
        session: Session,
        offered: tuple[Entry, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._session = session
        self._offered = offered
        self._recent: tuple[Entry, ...] = ()
        self._asking: Job | None = None
        self._is_entered = False
        self.setObjectName("palette")
        self.setWindowTitle("搜索全部")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = PaletteLine()
        self.list = EntryList()
        self._foot = make_label(HINT, "muted")
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._lay_out(parent)
        self._connect()
        self._show((), "")
        self._ask_recent()

    def search_now(self) -> None:
        """Ask the ledger for what is typed; an answer still under way is not waited for."""
        self._typing.stop()
        if self._asking is not None:
            self._asking.cancel()
        words = self.line.text().strip()
        if words:
            self._foot.setText("正在搜索台账…")
            self._asking = self._session.work.run_query(
                lambda workspace: find_entries(workspace, words),
                lambda found: self._receive(words, found),
                owner=self,
            )

    def says(self) -> str:
        """Return the line at the foot."""
        return self._foot.text()

    # What is shown

    def _on_typed(self, text: str) -> None:
        self._is_entered = False
        if text.strip():
            self._show(self._matching(), text)
            self._typing.start()
        else:
            self._typing.stop()
            self._show((), "")

    def _receive(self, words: str, found: tuple[Entry, ...]) -> None:
        if words != self.line.text().strip():
            return
        self._show((*self._matching(), *found), words)
        self._foot.setText(HINT if self.list.chosen() else NOTHING)
        if self._is_entered and self.list.chosen() is not None:
            self._choose()

    def _matching(self) -> tuple[Entry, ...]:
        return matching(self._offered, self.line.text())

    def _show(self, entries: tuple[Entry, ...], words: str) -> None:
        if words:
            lines = with_heads(entries)
        else:
            pages = tuple(one for one in self._offered if one.sort is Sort.PAGE)
            recent = (Entry(Sort.HEAD, "", "最近打开"), *self._recent) if self._recent else ()
            lines = (*recent, *with_heads(pages))
            self._foot.setText(HINT)
        self.list.show_entries(lines, words)
        self.list.setFixedHeight(self.list.wanted_height() if lines else 0)
        self.adjustSize()

    def _ask_recent(self) -> None:
        """Read what was opened last."""
        names = self._session.settings.recent
        self._session.work.run_query(
            lambda workspace: recent_entries(workspace, names), self._show_recent, owner=self
        )

    def _show_recent(self, records: tuple[Entry, ...]) -> None:
        known = {entry.name: entry for entry in (*self._offered, *records)}
        names = self._session.settings.recent
        self._recent = tuple(known[name] for name in names if name in known)[:MOST_RECENT]
        if not self.line.text().strip():
            self._show((), "")

    # What is chosen

    def _choose(self) -> None:
        entry = self.list.chosen()
        if entry is None:
            # Whoever types and presses Enter at once wants the best of what is about to come.
            self._is_entered = bool(self.line.text().strip())
            self.search_now()
            return
        self.chosen.emit(entry)
        self.close()
        if entry.kind is not None:
            self.rows_asked.emit(RowsAsked(KINDS[entry.kind].page, record_id=entry.key))
        elif entry.sort is Sort.PAGE:
            self.page_asked.emit(entry.key)
        else:
            self.action_asked.emit(entry.key)

    def changeEvent(self, event: QEvent) -> None:
        """Close when the person goes on working elsewhere."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.close()

    # How it is laid out

    def _lay_out(self, window: QWidget) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE_WIDE, theme.SPACE_TIGHT, theme.SPACE_WIDE, 4)
        head.setSpacing(theme.SPACE_SMALL)
        head.addWidget(IconLabel("search", "text_muted"))
        head.addWidget(self.line, 1)
        self._foot.setContentsMargins(theme.SPACE_WIDE, 6, theme.SPACE_WIDE, theme.SPACE_SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(make_line())
        column.addWidget(self.list)
        column.addWidget(make_line())
        column.addWidget(self._foot)
        width = min(theme.px(WIDTH), window.width() - 2 * theme.SPACE_PAGE)
        self.setFixedWidth(width)
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, FROM_TOP)))

    def _connect(self) -> None:
        self._typing.timeout.connect(self.search_now)
        self.line.textChanged.connect(self._on_typed)
        self.line.stepped.connect(self.list.step)
        self.line.entered.connect(self._choose)
        self.list.clicked.connect(lambda _: self._choose())
