"""Qt's own messages go to the log, not to the terminal of whoever started the program."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

LOG = logging.getLogger("qt")
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# The screenless plugin says this of every window; there is nothing to do about it.
HARMLESS = "This plugin does not support propagateSizeHints()"


@contextmanager
def qt_messages_logged() -> Iterator[None]:
    """Log what Qt says while the block runs."""
    before = qInstallMessageHandler(_log)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _log(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    LOG.log(logging.DEBUG if text == HARMLESS else LEVELS[kind], text)
