"""The window: sidebar, pages, notices, progress, status line. It shows and passes on.

Painted before the ledger is opened; the pages come when it is (``show_pages``).
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QChildEvent, QEvent, Qt, QTime, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.actions import WRITING, Actions
from ui.dressing import dress, finish_dressing
from ui.icons import set_icon
from ui.messages import Notice
from ui.theme import Tone
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.progress_strip import ProgressStrip
from ui.widgets.sidebar import Place, Sidebar
from ui.widgets.status_line import StatusLine
from ui.widgets.waiting import Waiting
from ui.work import Work

if TYPE_CHECKING:
    # The first frame has no page.
    from models.changes import Changes
    from models.views import ViewState
    from ui.pages.first_sight import FirstSightPage
    from ui.pages.page import Page, RowsAsked

LOG = logging.getLogger(__name__)
PRODUCT = "优化办工作台"
HELP = "help"
SMALLEST = (960, 560)
# A change of so many records at once is offered to be taken back.
MANY = 5
FIRST = (1366, 768)
ROOM_FOR_WORDS = 1180  # narrower windows show the sidebar as icons

GROUPS = (
    (
        "工作",
        (
            Place("desk", "工作台", "house"),
            Place("intake", "收报", "inbox"),
            Place("papers", "报告", "scroll-text"),
        ),
    ),
    ("台账", (Place("tasks", "重点任务", "list-checks"), Place("items", "改革事项", "layers"))),
    ("资料", (Place("units", "单位", "building-2"), Place("documents", "文件", "file-text"))),
)
# Ctrl and a digit: a place that comes later takes the next one, the others keep theirs.
DIGITS = ("desk", "intake", "tasks", "items", "units", "documents", "papers")
# Behind the last button at the foot of the sidebar; "" is a line.
MORE = (
    *("undo", "redo", ""),
    *("refresh", "back_up", "groups", "calendar", "totals", ""),
    *("open_folder", "open_logs", ""),
    *("guide", "shortcuts", "help"),
)


class MainWindow(QMainWindow):
    """Shows one page at a time.

    Attributes:
        waiting: what is shown until there are pages.

    Signals:
        files_given(tuple of Path): files were dropped on the window.
        closing(): the window is about to close and nothing unsaved is left.
        theme_chosen(name): the person went to the light or the dark look.
    """

    files_given = Signal(object)
    closing = Signal()
    theme_chosen = Signal(str)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.actions_by_name = Actions(self)
        self._makers: dict[str, Callable[[], Page]] = {}
        self._pages: dict[str, Page] = {}
        self._files_waiting: list[Path] = []
        self._last_operation = ""
        # From the outside in: what gets its parent later is styled once more.
        whole = QWidget(self)
        content = QWidget(whole)
        self._stack = QStackedWidget(content)
        self.waiting = Waiting(self._stack)
        self._sidebar = Sidebar(GROUPS, whole)
        self.notices = NoticeBar(content)
        self.strip = ProgressStrip(work, content)
        undo, redo = self.actions_by_name["undo"], self.actions_by_name["redo"]
        self.status = StatusLine(undo, redo, content)
        self.setWindowTitle(PRODUCT)
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST)
        self.setAcceptDrops(True)
        self._lay_out(whole, content)
        self._connect()
        self._enable_ledger_actions(is_open=False)
        self._show_way_to_other_theme()

    # What the program tells it

    def show_pages(
        self, makers: "Mapping[str, Callable[[], Page]]", *, why_read_only: str = ""
    ) -> None:
        """Put the first page in place of the waiting sign; the others are made when first seen.

        Rows of it that stand there already stay until it has its own. What would change the
        ledger is disabled where it may not be changed, and says ``why_read_only``.
        """
        self.actions_by_name.show_icons()
        self._makers = dict(makers)
        self._enable_ledger_actions(is_open=True)
        if why_read_only:
            self.actions_by_name.forbid(WRITING, f"{why_read_only}，只能查看")
        self.waiting.is_undecided = False
        first = next(iter(makers))
        if self.waiting.first_sight is not None:
            self._made(first).show_meanwhile(self.waiting.first_sight.table)
        self.open_page(first)
        # It stays, hidden: what painted late may still ask it.
        self.waiting.show_nothing()
        self.take_files(())

    def show_first_sight(self, page: "FirstSightPage") -> None:
        """Show the first rows of the page that was left while the ledger is being opened."""
        self.waiting.show_first_sight(page)
        self._sidebar.show_place(page.table.sight.page)
        page.table.setFocus()

    def show_changes(self, changes: "Changes") -> None:
        """Say what was done and let the pages that are concerned read again."""
        self._last_operation = changes.operation_id
        self.status.say_saved(f"已{changes.label}", QTime.currentTime())
        for page in self._pages.values():
            page.on_changes(changes)
        if len(changes.record_ids) >= MANY and not changes.label.startswith(("撤销", "重做")):
            self._offer_undo(changes)
        questions = changes.open_questions
        if questions:
            more = f"（另有 {len(questions) - 1} 个名称也待确认。）" if len(questions) > 1 else ""
            self.notices.show_notice(Notice(f"{questions[0]}{more}", Tone.WARNING))

    def _offer_undo(self, changes: "Changes") -> None:
        """Offer to take back a change of many records, as long as it is the last one."""

        def take_back() -> None:
            if self._last_operation == changes.operation_id:
                self.actions_by_name["undo"].trigger()
            else:
                said = "后来又有修改，没有撤销。请按 Ctrl+Z 一步一步往回撤。"
                self.notices.show_notice(Notice(said, Tone.WARNING))

        said = f"已{changes.label}，共涉及 {len(changes.record_ids)} 条记录。"
        self.notices.show_notice(Notice(said, Tone.SUCCESS, "撤销", take_back))

    def show_operator(self, operator: str, *, is_read_only: bool) -> None:
        """Say in the status line who works here."""
        self.status.show_operator("只读" if is_read_only else f"操作人：{operator}")

    def show_place_of_data(self, folder: Path, backup: str) -> None:
        """Say at the foot of the sidebar where the data is and when it was backed up."""
        self._sidebar.show_workspace(f"数据：{folder}", backup)

    # Files, and other starts of the program

    def take_files(self, files: Sequence[Path]) -> None:
        """Hand files on to be read, as soon as the ledger is open."""
        self._files_waiting += files
        if self._makers and self._files_waiting:
            waiting, self._files_waiting = tuple(self._files_waiting), []
            self.files_given.emit(waiting)

    def come_forward(self, files: Sequence[Path]) -> None:
        """Come to the front, because the program was started again, with ``files``."""
        LOG.info("started again with %d files", len(files))
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.take_files(files)

    # Going from page to page

    @property
    def page(self) -> "Page | None":
        """The page now shown, None before the ledger is open."""
        shown = self._stack.currentWidget()
        return next((page for page in self._pages.values() if page is shown), None)

    def open_page(self, key: str) -> bool:
        """Show a page unless the present one keeps the person; return whether it is shown."""
        if key not in self._makers:
            return False
        if self.page is not None and self.page.key != key and not self.page.may_leave():
            self._sidebar.show_place(self.page.key)
            return False
        page = self._made(key)
        finish_dressing(page)
        self._stack.setCurrentWidget(page)
        self._sidebar.show_place(key)
        page.focus_first()
        return True

    def open_rows(self, asked: "RowsAsked") -> None:
        """Show a page and on it the rows asked for."""
        if self.open_page(asked.page):
            self._pages[asked.page].show_rows(asked)

    def arrangements(self) -> "dict[str, ViewState]":
        """Return how the person arranged the table of each page that was seen."""
        arranged = {page.key: page.arrangement() for page in self._pages.values()}
        return {key: state for key, state in arranged.items() if state is not None}

    def refresh_pages(self) -> None:
        """Let every page read again, the one in sight at once."""
        for page in self._pages.values():
            page.make_stale()

    def switch_theme(self) -> None:
        """Go from light to dark or back."""
        self.use_look(theme.look()._replace(tokens=theme.LIGHT if theme.is_dark() else theme.DARK))
        self.theme_chosen.emit("dark" if theme.is_dark() else "light")

    def use_look(self, look: theme.Look) -> None:
        """Dress the program in a look."""
        dress(theme.application(), look)
        self._fit_sidebar()
        finish_dressing(self._sidebar)
        self._show_way_to_other_theme()

    def open_help(self) -> None:
        """Open the help at the page that belongs to what is shown."""
        _show_help(self.page.key if self.page else "", self)

    def open_shortcuts(self) -> None:
        """Open the help at the list of all shortcuts."""
        _show_help("shortcuts", self)

    # Qt's calls

    def childEvent(self, event: QChildEvent) -> None:
        """Give every dialog F1, when it is complete and about to be seen."""
        super().childEvent(event)
        # Asked for a child that is still being made, PySide goes through all its classes: 20 ms.
        if event.type() is not QEvent.Type.ChildPolished:
            return
        dialog = event.child()
        if isinstance(dialog, QDialog) and dialog.objectName() != HELP:
            keys = QShortcut(QKeySequence("F1"), dialog)
            keys.activated.connect(lambda: _show_help(type(dialog).__name__, dialog))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls() and self._makers:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass dropped files on."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        files = tuple(path for path in paths if path.is_file())
        if files:
            event.acceptProposedAction()
            self.files_given.emit(files)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow window's room to the tables."""
        super().resizeEvent(event)
        self._fit_sidebar()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless the person wants to keep working on something unsaved."""
        if self.page is not None and not self.page.may_leave():
            event.ignore()
            return
        self.closing.emit()
        event.accept()

    # How it is laid out

    def _lay_out(self, whole: QWidget, content: QWidget) -> None:
        self._stack.addWidget(self.waiting)
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
        column.addWidget(self.status)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addWidget(content, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        names = ("switch_theme", "data", "settings", "help")
        actions = self.actions_by_name
        self._sidebar.add_tools(
            [actions[name] for name in names],
            [actions[name] if name else None for name in MORE],
        )
        self._sidebar.add_finder(actions["palette"])
        self._sidebar.place_chosen.connect(self.open_page)
        for number, key in enumerate(DIGITS, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda key=key: self.open_page(key))
        to_notices = QShortcut(QKeySequence("F6"), self)
        to_notices.activated.connect(self.notices.turn_keyboard)
        actions["refresh"].triggered.connect(self.refresh_pages)
        actions["help"].triggered.connect(self.open_help)
        actions["shortcuts"].triggered.connect(self.open_shortcuts)
        actions["switch_theme"].triggered.connect(self.switch_theme)
        actions["search"].triggered.connect(lambda: self._on_page(lambda page: page.focus_search()))
        actions["clear"].triggered.connect(lambda: self._on_page(lambda page: page.clear()))
        actions["new_record"].triggered.connect(
            lambda: self._on_page(lambda page: page.start_new())
        )

    def _fit_sidebar(self) -> None:
        self._sidebar.set_narrow(is_narrow=self.width() < theme.px(ROOM_FOR_WORDS))

    def _show_way_to_other_theme(self) -> None:
        set_icon(self.actions_by_name["switch_theme"], "sun" if theme.is_dark() else "moon")

    def _made(self, key: str) -> "Page":
        if key not in self._pages:
            page = self._pages[key] = self._makers[key]()
            self._stack.addWidget(page)
            page.rows_asked.connect(self.open_rows)
            page.files_given.connect(self.files_given)
        return self._pages[key]

    def _on_page(self, act: "Callable[[Page], None]") -> None:
        if self.page is not None:
            act(self.page)

    def _enable_ledger_actions(self, *, is_open: bool) -> None:
        actions = self.actions_by_name
        for name in ("undo", "redo"):
            actions.set_label(name, "")
        for action in [
            *map(actions.__getitem__, WRITING),
            *actions.exports,
            *actions.table_exports,
            actions["back_up"],
            actions["data"],
            actions["groups"],
            actions["calendar"],
            actions["totals"],
            actions["circulation"],
            actions["palette"],
            actions["guide"],
        ]:
            action.setEnabled(is_open)


def _show_help(place: str, parent: QWidget) -> None:
    from ui.dialogs.help import show_help  # noqa: PLC0415 - the first frame does not wait for it

    show_help(place, parent)
