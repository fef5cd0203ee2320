"""The first minutes: three steps on an empty ledger, once, and again when asked for."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.paths import settings_path
from models.settings import load_settings
from tests.ui.conftest import Desk, OpenDesk
from ui.dialogs.guide import GuideDialog
from ui.dialogs.import_journey import ImportJourney
from ui.dialogs.import_review import ImportReview
from ui.first_run import FirstRun


def is_over(journey: ImportJourney, review: ImportReview) -> bool:
    return journey.review is not review


def guide_of(desk: Desk) -> GuideDialog | None:
    return desk.window.findChildren(FirstRun)[0].guide


@pytest.fixture
def fresh(open_desk: OpenDesk, tmp_path: Path) -> Desk:
    """A window on an empty ledger, opened for the first time."""
    open_desk.is_guided = False
    return open_desk(tmp_path / "fresh")


def shown(desk: Desk) -> GuideDialog:
    guide = guide_of(desk)
    assert guide is not None
    return guide


def test_an_empty_ledger_opens_the_guide_once(
    fresh: Desk, open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    shown(fresh).skip_button.click()
    fresh.settle(qtbot)
    assert load_settings(settings_path()).is_guided
    fresh.window.close()
    open_desk.is_guided = load_settings(settings_path()).is_guided
    assert guide_of(open_desk(tmp_path / "fresh")) is None


def test_a_ledger_in_use_opens_no_guide(open_desk: OpenDesk, ledger: Path) -> None:
    open_desk.is_guided = False
    assert guide_of(open_desk(ledger)) is None


def test_names_given_in_the_guide_are_kept(fresh: Desk, qtbot: QtBot) -> None:
    guide = shown(fresh)
    guide.form.field("操作人").show_value("王芳")
    guide.next_button.click()
    guide.next_button.click()
    guide.next_button.click()
    fresh.settle(qtbot)
    assert guide_of(fresh) is None
    assert load_settings(settings_path()).operator == "王芳"


def test_the_samples_go_through_the_review_and_the_guide_goes_on(fresh: Desk, qtbot: QtBot) -> None:
    guide = shown(fresh)
    guide.next_button.click()
    guide.samples_button.click()
    journey = fresh.window.findChildren(ImportJourney)[0]
    for _ in range(2):
        qtbot.waitUntil(lambda: journey.review is not None, timeout=10_000)
        review = journey.review
        assert review is not None
        review.reject()
        qtbot.waitUntil(partial(is_over, journey, review))
    qtbot.waitUntil(lambda: guide_of(fresh) is not None)
    assert shown(fresh).steps.currentIndex() == 2
    shown(fresh).next_button.click()
    fresh.settle(qtbot)


def test_files_of_the_persons_own_are_chosen(fresh: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    guide = shown(fresh)
    guide.next_button.click()
    fresh.messages.script.open_files = (tmp_path / "没有.txt",)
    guide.files_button.click()
    fresh.settle(qtbot)
    assert "没有.txt" in fresh.messages.record.notices[-1].text
    qtbot.waitUntil(lambda: guide_of(fresh) is not None)
    shown(fresh).reject()
    fresh.settle(qtbot)


def test_the_guide_opens_again_when_asked_for_and_esc_closes_it(desk: Desk, qtbot: QtBot) -> None:
    desk.window.actions_by_name["guide"].trigger()
    guide = shown(desk)
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    desk.settle(qtbot)
    assert guide_of(desk) is None
