"""Assistive tools can name everything on 报告 and in its dialogs."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog

from models.papers import PaperTable
from tests.ui.papers.conftest import PaperDriver
from tests.ui.test_accessible_names import nameless


def open_card(driver: PaperDriver) -> QDialog | None:
    text = driver.text
    number = next(key for key, card in text.cards.items() if isinstance(card, PaperTable))
    text.card_asked.emit(number)
    return driver.page.desk.dialog


def ask_new(driver: PaperDriver) -> QDialog | None:
    driver.page.acts.new_action.trigger()
    return driver.page.acts.dialog


def ask_text(driver: PaperDriver) -> QDialog | None:
    driver.page.acts.text_action.trigger()
    return driver.page.acts.dialog


def open_profiles(driver: PaperDriver) -> QDialog | None:
    driver.page.acts.profiles_action.trigger()
    return driver.page.acts.dialog


def ask_to_issue(driver: PaperDriver) -> QDialog | None:
    driver.page.desk.issue_action.trigger()
    return driver.page.desk.sending.dialog


def test_everything_around_a_paper_in_hand_has_a_name(paper: PaperDriver) -> None:
    paper.text.ask_next_figure()
    paper.settle()
    assert nameless(paper.page) == []


@pytest.mark.parametrize("ask", [open_card, ask_new, ask_text, open_profiles, ask_to_issue])
def test_everything_in_the_dialogs_has_a_name(
    paper: PaperDriver, ask: Callable[[PaperDriver], QDialog | None]
) -> None:
    dialog = ask(paper)
    assert dialog is not None
    paper.settle()
    assert nameless(dialog) == []
    dialog.reject()
