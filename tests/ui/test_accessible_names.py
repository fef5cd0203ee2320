"""Assistive tools can name everything: every button, field and table of all pages and dialogs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Desk
from ui.actions import SPECS
from ui.main_window import GROUPS
from ui.pages.ledger_page import LedgerPage
from ui.pages.page import Page

TAKES_KEYBOARD = (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
PAGES = [place.key for _, group in GROUPS for place in group]
# Actions that open a dialog; each is walked.
DIALOGS = ("data", "groups", "settings", "calendar", "help", "guide", "palette", "export_briefing")


def nameless(top: QWidget) -> list[str]:
    """What can be reached in ``top`` and has no name."""
    found = []
    for widget in top.findChildren(QWidget):
        is_reached = isinstance(widget, TAKES_KEYBOARD) and widget.isVisibleTo(top)
        # The line inside a combo box and the list it drops belong to the box.
        is_part = isinstance(widget.parent(), QComboBox)
        if is_reached and not is_part and not name_of(widget):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def open_dialogs(desk: Desk) -> list[QDialog]:
    return [one for one in desk.window.findChildren(QDialog) if one.isVisible()]


@pytest.mark.parametrize("key", PAGES)
def test_everything_on_a_page_has_a_name(desk: Desk, qtbot: QtBot, key: str) -> None:
    desk.window.open_page(key)
    desk.settle(qtbot)
    assert nameless(desk.window) == []


def test_everything_on_the_tabs_of_a_record_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, LedgerPage)
    for _ in range(6):
        QTest.keyClick(page.table, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        desk.settle(qtbot)
        assert nameless(page.detail) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_everything_in_a_dialog_has_a_name(desk: Desk, qtbot: QtBot, name: str) -> None:
    desk.window.actions_by_name[name].trigger()
    desk.settle(qtbot)
    (dialog,) = open_dialogs(desk)
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    dialog.reject()
    desk.settle(qtbot)


def test_every_page_says_where_it_is_and_takes_the_keyboard(desk: Desk, qtbot: QtBot) -> None:
    for key in PAGES:
        desk.window.open_page(key)
        desk.settle(qtbot)
        page = desk.window.page
        assert isinstance(page, Page)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert page.isAncestorOf(focused)
        assert name_of(focused)


def test_every_action_has_a_shortcut_or_says_where_it_is_instead() -> None:
    silent = [spec.name for spec in SPECS if not spec.shortcut and "从" not in spec.tip]
    assert silent == []


def test_no_two_actions_share_a_shortcut() -> None:
    keys = [spec.shortcut for spec in SPECS if spec.shortcut]
    assert len(keys) == len(set(keys))


STANDARD = [
    one
    for one in QDialogButtonBox.StandardButton
    if one is not QDialogButtonBox.StandardButton.NoButton
]


@pytest.mark.parametrize("standard", STANDARD, ids=lambda one: one.name)
def test_the_buttons_qt_makes_speak_chinese(
    qtbot: QtBot, standard: QDialogButtonBox.StandardButton
) -> None:
    box = QDialogButtonBox(standard)
    qtbot.addWidget(box)
    assert any("一" <= letter <= "鿿" for letter in box.button(standard).text())


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_the_menu_of_a_text_speaks_chinese(qtbot: QtBot, kind: type[QLineEdit]) -> None:
    text = kind()
    qtbot.addWidget(text)
    menu = text.createStandardContextMenu()
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words
    assert [word for word in words if not any("一" <= letter <= "鿿" for letter in word)] == []
    menu.deleteLater()


def test_the_dialog_to_choose_files_speaks_chinese(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    for label in (QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileName):
        assert any("一" <= letter <= "鿿" for letter in dialog.labelText(label))
