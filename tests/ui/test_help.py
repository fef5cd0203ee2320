"""The offline help: the right page, search in it, links between pages, all shortcuts."""

import inspect
from importlib import import_module
from pkgutil import walk_packages

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

import ui.dialogs
from models.paths import resource_path
from tests.ui.conftest import Desk
from tests.ui.typing_words import type_words
from ui.actions import SPECS
from ui.dialogs.help import HelpDialog
from ui.help_pages import INDEX, find_pages, page_for, read_pages
from ui.housekeeping import Housekeeping
from ui.main_window import GROUPS


@pytest.fixture
def help_dialog(qtbot: QtBot) -> HelpDialog:
    """The help, opened from nowhere."""
    dialog = HelpDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def dialog_names() -> list[str]:
    """The names of all dialogs of the program."""
    modules = [one.name for one in walk_packages(ui.dialogs.__path__, "ui.dialogs.")]
    found = {
        name
        for module in modules
        for name, kind in inspect.getmembers(import_module(module), inspect.isclass)
        if issubclass(kind, QDialog) and kind.__module__ == module
    }
    return sorted(found - {"HelpDialog"})


def test_every_page_and_dialog_has_a_help_page_that_exists() -> None:
    titles = {page.title for page in read_pages()}
    places = [place.key for _, group in GROUPS for place in group]
    assert {place for place in [*places, *dialog_names()] if page_for(place) not in titles} == set()


def test_the_index_names_only_pages_that_exist() -> None:
    lines = resource_path("help", INDEX).read_text(encoding="utf-8").splitlines()
    named = {line.split(maxsplit=1)[1] for line in lines if line and not line.startswith("#")}
    assert named <= {page.title for page in read_pages()}


def test_the_page_of_shortcuts_lists_every_action_that_has_one() -> None:
    text = next(page.text for page in read_pages() if page.title == "快捷键")
    for spec in SPECS:
        if spec.shortcut:
            assert f"| {spec.shortcut} | {spec.text} |" in text


def test_links_between_pages_lead_to_pages_that_exist(help_dialog: HelpDialog) -> None:
    for page in read_pages():
        for link in page.text.split("](")[1:]:
            target = link.partition(")")[0]
            help_dialog.follow(QUrl(target))
            assert help_dialog.title() == target.removesuffix(".md")


def test_a_link_out_of_the_program_leads_nowhere(help_dialog: HelpDialog) -> None:
    before = help_dialog.title()
    help_dialog.follow(QUrl("https://example.com/台"))
    assert help_dialog.title() == before


def test_the_search_lists_pages_with_all_words_and_shows_the_first(
    help_dialog: HelpDialog,
) -> None:
    type_words(help_dialog.search, "恢复 备份")
    assert help_dialog.titles()[0] == "备份与恢复"
    assert "备份" in help_dialog.text()
    help_dialog.search.clear()
    assert len(help_dialog.titles()) == len(read_pages())
    assert help_dialog.title() == "备份与恢复"


def test_a_search_without_hits_says_so(help_dialog: HelpDialog) -> None:
    type_words(help_dialog.search, "没有这个词语")
    assert help_dialog.titles() == []


def test_pages_with_the_word_in_their_title_come_first() -> None:
    assert find_pages(read_pages(), "导出")[0].title == "导出"


def test_f1_in_a_dialog_opens_its_page_beside_it(desk: Desk, qtbot: QtBot) -> None:
    desk.window.actions_by_name["settings"].trigger()
    dialog = desk.window.findChildren(Housekeeping)[0].settings_dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(HelpDialog)))
    shown = dialog.findChildren(HelpDialog)[0]
    assert shown.title() == "设置"
    shown.close()
    dialog.reject()


def test_the_list_of_shortcuts_opens_by_its_own_key(desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(HelpDialog)))
    shown = desk.window.findChildren(HelpDialog)[0]
    assert shown.title() == "快捷键"
    assert "Ctrl+K" in shown.text()
    shown.close()
