"""One window for each person and workspace: a second start raises the first and hands its files on.

The first start listens at a local socket; a later one knocks there, says which files it was given,
and waits half a second for an answer. The lock of the workspace guards the data in any case.
"""

import json
import logging
import sys
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOG = logging.getLogger(__name__)

PATIENCE_MS = 500
ANSWER = b"raised\n"
# Longer than any list of files a desktop hands over; nobody else may fill our memory.
LONGEST = 1_000_000


class Knock(Enum):
    """What came of knocking."""

    NOBODY = auto()
    ANSWERED = auto()
    SILENT = auto()


def knock(name: str, files: Sequence[Path]) -> Knock:
    """Ask a window that may be open to come forward and take ``files``."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE_MS):
        return Knock.NOBODY
    _let_come_forward()
    message = json.dumps([str(path.absolute()) for path in files])
    socket.write(message.encode() + b"\n")
    socket.waitForBytesWritten(PATIENCE_MS)
    answered = socket.waitForReadyRead(PATIENCE_MS)
    return Knock.ANSWERED if answered else Knock.SILENT


class Door(QObject):
    """Where later starts knock.

    Signals:
        knocked(tuple of Path): the window is wanted, with these files.
    """

    knocked = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        # Nobody answered there: what is left is of a program that ended without closing.
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            LOG.warning("no second start will find this window: %s", self._server.errorString())

    def close(self) -> None:
        """Answer no more."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Visitor(socket, self).heard.connect(self.knocked)


class _Visitor(QObject):
    """One start that knocks: heard, answered, gone.

    Signals:
        heard(tuple of Path): the files it was started with.
    """

    heard = Signal(object)

    def __init__(self, socket: QLocalSocket, door: Door) -> None:
        super().__init__(door)
        self._socket = socket
        socket.setParent(self)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        # What came before anybody listened.
        QTimer.singleShot(0, self, self._read)

    def _read(self) -> None:
        if self._socket.bytesAvailable() > LONGEST:
            self._socket.abort()
        if not self._socket.canReadLine():
            return
        files = _files_of(bytes(self._socket.readLine().data()))
        self._socket.write(ANSWER)
        self._socket.flush()
        self.heard.emit(files)


def _files_of(message: bytes) -> tuple[Path, ...]:
    """Return the files named; what is no list of names counts as none."""
    try:
        named = json.loads(message)
    except ValueError:
        return ()
    listed = named if isinstance(named, list) else []
    return tuple(Path(name) for name in listed if isinstance(name, str) and Path(name).is_file())


def _let_come_forward() -> None:
    """Windows lets a window come forward only with the leave of the program in front: us."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows has what is asked for

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
