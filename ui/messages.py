"""Everything the program tells or asks: quiet notices in the window first, dialogs where it must.

The only home of QMessageBox, QFileDialog and QPrintDialog. Whatever is shown is logged. Tests use
``RecordedMessages``, which answers without a screen and remembers what was said.
"""

import logging
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

# Types that are named through their module are made when they are needed: 2 ms.
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from models.errors import UserError
from models.paths import log_dir
from ui import theme
from ui.icons import icon_pixmap
from ui.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

QUESTION_SIGN = ("circle-question-mark", "accent")  # icon and ink
SIGN_SIZE = 32

LOG = logging.getLogger(__name__)


class Answer(Enum):
    """What a person decided about changes not yet saved."""

    SAVE = auto()
    DISCARD = auto()
    STAY = auto()


class Notice(NamedTuple):
    """A quiet line in the window, with at most two things to do about it."""

    text: str
    tone: Tone = Tone.ACCENT
    action_text: str = ""
    action: Callable[[], None] | None = None
    second_text: str = ""
    second: Callable[[], None] | None = None


class Question(NamedTuple):
    """A yes-or-no question. ``yes`` and ``no`` name the act, never 是/否."""

    title: str
    text: str
    yes: str
    no: str = "取消"
    is_dangerous: bool = False


class Messages(QObject):
    """Tells and asks in the real window.

    Signals:
        noticed(Notice): the window shows it in its notice bar.
        exit_asked(): the person wants to end the program after a bug.
    """

    noticed = Signal(object)
    exit_asked = Signal()

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._is_reporting_bug = False
        self._known_bugs: set[str] = set()

    def tell(self, notice: Notice) -> None:
        """Show a quiet notice in the window."""
        LOG.info("notice: %s", notice.text)
        self.noticed.emit(notice)

    def tell_refused(self, error: UserError) -> None:
        """Show a failure the person can mend, in its own words."""
        self.tell(Notice(str(error), Tone.DANGER))

    def ask(self, question: Question) -> bool:
        """Return whether the person chose ``question.yes``."""
        sign = ("triangle-alert", "warning") if question.is_dangerous else QUESTION_SIGN
        box = self._make_box(question.title, question.text, sign)
        yes = box.addButton(question.yes, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        _dress(yes, "danger" if question.is_dangerous else "primary")
        no = box.addButton(question.no, QtWidgets.QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no if question.is_dangerous else yes)
        box.setEscapeButton(no)
        box.exec()
        answer = box.clickedButton() is yes
        LOG.info("asked: %s -> %s", question.text, question.yes if answer else question.no)
        return answer

    def ask_unsaved(self, what: str) -> Answer:
        """Ask what to do with changes to ``what`` that are not saved yet."""
        box = self._make_box("尚未保存", f"{what}有修改尚未保存。", QUESTION_SIGN)
        box.setInformativeText("现在保存，还是放弃这些修改？")
        answers: dict[QPushButton, Answer] = {
            box.addButton("保存", QtWidgets.QMessageBox.ButtonRole.AcceptRole): Answer.SAVE,
            box.addButton(
                "放弃修改", QtWidgets.QMessageBox.ButtonRole.DestructiveRole
            ): Answer.DISCARD,
            box.addButton("继续编辑", QtWidgets.QMessageBox.ButtonRole.RejectRole): Answer.STAY,
        }
        _dress(next(iter(answers)), "primary")
        box.exec()
        chosen = [answer for button, answer in answers.items() if button is box.clickedButton()]
        LOG.info("asked about unsaved %s -> %s", what, chosen)
        return chosen[0] if chosen else Answer.STAY

    def choose_open_files(self, title: str, name_filter: str) -> tuple[Path, ...]:
        """Return the files the person picked, empty when none."""
        names, _ = QtWidgets.QFileDialog.getOpenFileNames(self._window, title, "", name_filter)
        LOG.info("chose to open: %s", names)
        return tuple(Path(name) for name in names)

    def choose_save_file(self, title: str, suggested: str, name_filter: str) -> Path | None:
        """Return where to write, None when the person gave up. Replacing was already asked."""
        name, _ = QtWidgets.QFileDialog.getSaveFileName(self._window, title, suggested, name_filter)
        LOG.info("chose to save: %s", name)
        return Path(name) if name else None

    def choose_directory(self, title: str) -> Path | None:
        """Return the folder the person picked, None when they gave up."""
        name = QtWidgets.QFileDialog.getExistingDirectory(self._window, title)
        LOG.info("chose folder: %s", name)
        return Path(name) if name else None

    def choose_printer(self, title: str) -> "QPrinter | None":
        """Return the printer and the pages the person chose, None when they gave up."""
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 - the first frame does not wait for it
            QPrintDialog,
            QPrinter,
            QPrinterInfo,
        )

        if not QPrinterInfo.availablePrinterNames():
            self.tell(Notice("这台电脑没有装打印机。可以另存为 PDF，拿到别处打印。", Tone.WARNING))
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        is_chosen = dialog.exec() == QPrintDialog.DialogCode.Accepted
        LOG.info("chose printer: %s", printer.printerName() if is_chosen else None)
        return printer if is_chosen else None

    def open_path(self, path: Path) -> None:
        """Open a file or folder with the program the computer uses for it."""
        LOG.info("opened: %s", path)
        QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(path)))

    def report_bug(self, error: BaseException) -> None:
        """Tell of a bug of ours, once at a time; one that comes again is told quietly."""
        from ui.dialogs.crash import bug_details, place_of  # noqa: PLC0415 - hopefully never needed

        details = bug_details(error)
        LOG.error("bug: %s", details)
        place = place_of(error)
        if self._is_reporting_bug:
            return
        if place in self._known_bugs:
            again = Notice("同样的错误又出现了一次，已记入日志。", Tone.WARNING)
            self.tell(again._replace(action_text="详情", action=lambda: self._show_bug(details)))
            return
        self._known_bugs.add(place)
        self._show_bug(details)

    def _make_box(self, title: str, text: str, sign: tuple[str, str]) -> "QtWidgets.QMessageBox":
        box = QtWidgets.QMessageBox(QtWidgets.QMessageBox.Icon.NoIcon, title, text)
        box.setParent(self._window, box.windowFlags())
        box.setTextFormat(Qt.TextFormat.PlainText)
        name, ink = sign
        colour = getattr(theme.current(), ink)
        box.setIconPixmap(icon_pixmap(name, colour, SIGN_SIZE, box.devicePixelRatioF()))
        return box

    def _show_bug(self, details: str) -> None:
        from ui.dialogs.crash import CrashDialog  # noqa: PLC0415 - see report_bug

        self._is_reporting_bug = True
        try:
            dialog = CrashDialog(details, self._window)
            dialog.log_asked.connect(lambda: self.open_path(log_dir()))
            if dialog.exec() == CrashDialog.DialogCode.Accepted:
                self.exit_asked.emit()
        finally:
            self._is_reporting_bug = False


def _dress(button: QPushButton, role: str) -> None:
    """Give a button of a box its role; boxes dress their buttons before the role is known."""
    button.setProperty("role", role)
    button.style().unpolish(button)
    button.style().polish(button)


class Script:
    """Answers for ``RecordedMessages``, given before they are needed."""

    yes: bool = True
    unsaved: Answer = Answer.SAVE
    open_files: tuple[Path, ...] = ()
    save_file: Path | None = None
    directory: Path | None = None
    printer: "QPrinter | None" = None


class Record:
    """What ``RecordedMessages`` was told and asked, in order."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self.questions: list[str] = []
        self.bugs: list[BaseException] = []
        self.opened: list[Path] = []


class RecordedMessages(Messages):
    """Answers from a script instead of a person; for tests and the demonstration."""

    def __init__(self, window: QWidget | None = None, script: Script | None = None) -> None:
        super().__init__(window)
        self.script = script or Script()
        self.record = Record()

    def tell(self, notice: Notice) -> None:
        """Remember the notice and show it as usual."""
        self.record.notices.append(notice)
        super().tell(notice)

    def ask(self, question: Question) -> bool:
        """Remember the question and answer from the script."""
        self.record.questions.append(question.text)
        return self.script.yes

    def ask_unsaved(self, what: str) -> Answer:
        """Remember the question and answer from the script."""
        self.record.questions.append(what)
        return self.script.unsaved

    def choose_open_files(self, title: str, name_filter: str) -> tuple[Path, ...]:
        """Return the files of the script."""
        self.record.questions.append(f"{title} {name_filter}")
        return self.script.open_files

    def choose_save_file(self, title: str, suggested: str, name_filter: str) -> Path | None:
        """Return the file of the script."""
        self.record.questions.append(f"{title} {suggested} {name_filter}")
        return self.script.save_file

    def choose_directory(self, title: str) -> Path | None:
        """Return the folder of the script."""
        self.record.questions.append(title)
        return self.script.directory

    def choose_printer(self, title: str) -> "QPrinter | None":
        """Return the printer of the script."""
        self.record.questions.append(title)
        return self.script.printer

    def open_path(self, path: Path) -> None:
        """Remember what would have been opened."""
        self.record.opened.append(path)

    def report_bug(self, error: BaseException) -> None:
        """Remember the bug."""
        self.record.bugs.append(error)
