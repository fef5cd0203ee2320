"""The application in Chinese, and a window on a ledger: painted at once, filled when it is open."""

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QSemaphore, QTranslator
from PySide6.QtWidgets import QApplication

from models.errors import UserError
from models.paths import default_workspace_dir
from models.settings import Settings
from ui.dressing import dress, look_of
from ui.first_paint import paint_in_steps
from ui.fonts import dress_in_fonts
from ui.main_window import PRODUCT, MainWindow
from ui.messages import Messages
from ui.page_left import page_left
from ui.preferences import Preferences
from ui.work import Work, WorkspaceInfo

if TYPE_CHECKING:
    from models.store.workspace import Workspace

LOG = logging.getLogger(__name__)
# Longer than any first paint; a window that is not shown at all is never painted.
PAINT_MS = 250
# The same shapes on every system.
STYLE = "Fusion"


def make_application(settings: Settings, *, always_bundled_fonts: bool = False) -> QApplication:
    """Return the application in Chinese, with its faces and theme; the running one if there is."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        app = running
        if app.applicationName() == PRODUCT:
            return app
        app.setStyle(STYLE)
    else:
        # setStyle gives the style back, and PySide makes its many enums at once: 4 ms.
        app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setApplicationName(PRODUCT)
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    _speak_chinese(app)
    dress(app, look_of(app, settings))
    dress_in_fonts(app, always_bundled=always_bundled_fonts)
    return app


def open_window(
    work: Work,
    make_messages: Callable[[MainWindow], Messages],
    workspace_path: Path,
    settings: Settings,
    today: Callable[[], date],
    *,
    settings_file: Path | None = None,
) -> MainWindow:
    """Return a window that is painted at once and filled when the ledger is open.

    Settings are kept in ``settings_file``; without one the window remembers nothing.
    """
    window = MainWindow(work)
    work.setParent(window)
    messages = make_messages(window)
    messages.noticed.connect(window.notices.show_notice)
    work.refused.connect(messages.tell_refused)
    work.crashed.connect(messages.report_bug)
    work.hear_threads()
    messages.exit_asked.connect(window.close)
    window.closing.connect(work.shut_down)
    _hand_bugs_to(messages)
    window.closing.connect(_take_bugs_back)

    preferences = Preferences(settings, settings_file)
    painted = QSemaphore()
    paint_in_steps(window, workspace_path, settings, today(), painted.release)

    def start(info: WorkspaceInfo) -> None:
        # Already imported on the database thread, see _open_ledger: costs nothing here.
        from ui.controller import Controller  # noqa: PLC0415 - slower than the window
        from ui.session import Session  # noqa: PLC0415 - see above

        Controller(window, Session(work, messages, info, preferences, today)).start()

    def open_at(path: Path) -> None:
        work.open_workspace(
            lambda: _open_ledger(path, settings.operator, page_left(settings, today()), painted),
            start,
            owner=window,
            failed=lambda error: fail(path, error),
            last_act=_back_up,
        )

    def fail(path: Path, error: UserError) -> None:
        # A folder chosen in the settings may be on a drive that is not there today.
        is_chosen = bool(settings.data_dir) and path == Path(settings.data_dir)
        window.waiting.show_failure(
            error, lambda: open_at(path), go_to_usual_place if is_chosen else None
        )

    def go_to_usual_place() -> None:
        preferences.change_quietly(lambda kept: replace(kept, data_dir=""))
        open_at(default_workspace_dir())

    open_at(workspace_path)
    return window


def _open_ledger(path: Path, operator: str, left: str, painted: QSemaphore) -> "Workspace":
    """Open the workspace; its libraries are imported here, away from the main thread.

    Both threads share one interpreter: the first frame would wait for the imports.
    """
    if painted.tryAcquire(1, PAINT_MS):
        painted.release()  # another try does not wait
    from models.store.workspace import open_workspace  # noqa: PLC0415 - see above
    from ui.page_makers import import_page, in_order  # noqa: PLC0415 - see above

    # What start() needs a moment later.
    import_module("ui.controller")
    import_page(in_order(left)[0])
    return open_workspace(path, operator=operator)


def _back_up(workspace: "Workspace") -> None:
    """Keep the day's work in a backup when the window is closed."""
    from models.store.backup import back_up_if_changed  # noqa: PLC0415 - see above

    if not workspace.read_only:
        back_up_if_changed(workspace, "exit")


def _speak_chinese(app: QApplication) -> None:
    """Let Qt's own dialogs speak Chinese."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
    else:
        LOG.warning("Qt's Chinese texts are missing in %s", folder)


def _hand_bugs_to(messages: Messages) -> None:
    """Show what nobody caught; Ctrl+C in a terminal still ends the program."""

    def handle(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            messages.report_bug(error.with_traceback(trace))

    sys.excepthook = handle


def _take_bugs_back() -> None:
    sys.excepthook = sys.__excepthook__
