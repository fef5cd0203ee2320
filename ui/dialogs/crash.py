"""What a person reads when the program has met a bug of ours, and what a maintainer is told."""

import platform
import re
import traceback
from pathlib import Path

from PySide6.QtCore import Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from models.version import program_version
from ui import theme
from ui.icons import IconLabel
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.labels import make_button, make_label

WIDTH, DETAILS_HEIGHT = 600, 200
HAPPENED = "程序遇到没有料到的错误，正在做的这一步没有完成。"
SAFE = (
    "已经保存的台账没有改动。\n"
    "请把错误信息复制给维护人员。可以继续使用；如果反复出现，请退出后重新打开程序。"
)
# The part of a path that names a person: Linux, macOS, Windows.
_USER_PART = re.compile(r"(/home/|/Users/|[A-Za-z]:\\{1,2}Users\\{1,2})[^/\\\s\"']+")
LONGEST_MESSAGE = 500


def bug_details(error: BaseException) -> str:
    """Return what a maintainer needs to know of a bug: versions, system, the way to it.

    Names of persons in paths are left out; long messages are cut, they may quote the ledger.
    """
    frames = "".join(traceback.format_tb(error.__traceback__))
    said = "".join(traceback.format_exception_only(error)).strip()[:LONGEST_MESSAGE]
    system = (
        f"优化办工作台 {program_version()} · Python {platform.python_version()} · "
        f"Qt {qVersion()} · {platform.platform()}"
    )
    return without_names(f"{system}\n\n{frames}{said}")


def without_names(text: str) -> str:
    """Return ``text`` with the name of the account taken out of every path."""
    home = str(Path.home())
    if len(home) > len("/root"):
        text = text.replace(home, "~")
    return _USER_PART.sub(r"\1…", text)


def place_of(error: BaseException) -> str:
    """Return where a bug came up, to tell it from others."""
    frames = traceback.extract_tb(error.__traceback__)
    last = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__} {last}"


class CrashDialog(QDialog):
    """Says what happened, what is safe and what to do; the details are there to be copied.

    Signals:
        log_asked(): the folder of the log files is wanted.
    """

    log_asked = Signal()

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("程序出错")
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName("错误信息")
        self.details.setProperty("role", "source")
        self.details.setMinimumHeight(theme.px(DETAILS_HEIGHT))
        self.copy_button = make_button("复制信息", "copy")
        self.log_button = make_button("打开日志目录", "folder-open")
        self.exit_button = make_button("退出程序")
        self.go_on_button = make_button("继续使用", role="primary")
        self.go_on_button.setDefault(True)
        self._lay_out()
        self.copy_button.clicked.connect(self._copy)
        self.log_button.clicked.connect(self.log_asked)
        self.exit_button.clicked.connect(self.accept)
        self.go_on_button.clicked.connect(self.reject)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy_button.setText(" 已复制")

    def _lay_out(self) -> None:
        self.setMinimumWidth(theme.px(WIDTH))
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE_SMALL)
        words.addWidget(make_label(HAPPENED, "heading", wraps=True))
        words.addWidget(make_label(SAFE, "secondary", wraps=True))
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_WIDE)
        sign = QVBoxLayout()
        sign.addWidget(IconLabel("circle-alert", "danger", 32))
        sign.addStretch(1)
        head.addLayout(sign)
        head.addLayout(words, 1)
        foot = make_foot(
            (),
            (self.exit_button, self.go_on_button),
            beside=(self.copy_button, self.log_button),
        )
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE_WIDE)
        column.addLayout(head)
        column.addWidget(self.details, 1)
        set_body(self, column, foot)
        self.go_on_button.setFocus()
