"""Names nobody registered: the nearest unit in plain sight, and long lists that hold nobody up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.operations.naming import UnitChoice
from tests.ui.conftest import Desk
from tests.ui.dialogs.conftest import TEXT, next_review, units_by_name
from ui.dialogs.import_review import ImportReview
from ui.dialogs.review_draft import name_uses
from ui.dialogs.review_names import AT_ONCE, ReviewNames
from ui.widgets.unit_picker import UnitPicker

NUMERALS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰"


@pytest.fixture
def review(desk: Desk, plan_file: Path, qtbot: QtBot) -> ImportReview:
    """The review of a plan with a near name and a new one."""
    desk.window.files_given.emit((plan_file,))
    return next_review(desk, qtbot)


def test_the_nearest_unit_stands_beside_the_name(review: ImportReview) -> None:
    row = review.view.names.rows["市财政金融局"]
    assert row.near.text().startswith("最接近：市财政局")
    assert row.is_it.isEnabled()
    review.reject()


def test_one_click_says_it_is_the_nearest(desk: Desk, review: ImportReview, qtbot: QtBot) -> None:
    row = review.view.names.rows["市财政金融局"]
    row.is_it.click()
    assert row.near.text() == "就是：市财政局"
    assert not row.is_it.isEnabled()
    review.view.accept.click()
    desk.settle(qtbot)
    assert "市财政金融局" in units_by_name(desk, qtbot)["市财政局"].aliases


def test_a_name_without_a_near_one_offers_none(review: ImportReview) -> None:
    row = review.view.names.rows["市水务集团"]
    assert not row.is_it.isVisibleTo(review)
    assert row.choice().create
    review.reject()


def test_what_was_said_at_a_chip_stands_in_the_list_of_names_too(
    desk: Desk, review: ImportReview, qtbot: QtBot
) -> None:
    assert review.rows is not None
    review.rows.choose("row-2")
    picker = review.rows.form.field("牵头单位")
    assert isinstance(picker, UnitPicker)
    picker.start_renaming(0)
    desk.settle(qtbot)
    picker.search("市财政局")
    picker.line.entered.emit()
    assert review.view.names.rows["市财政金融局"].near.text() == "就是：市财政局"
    review.reject()


@pytest.fixture
def long_review(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[ImportReview]:
    """The review of a plan with 151 names that are not registered."""
    names = [f"{one}{other}科技有限公司" for one in NUMERALS for other in NUMERALS[:10]]
    path = tmp_path / "长名单.txt"
    path.write_text(TEXT.replace("市水务集团", "、".join(names)), encoding="utf-8")
    desk.window.files_given.emit((path,))
    review = next_review(desk, qtbot)
    yield review
    review.reject()


def list_names(review: ImportReview) -> ReviewNames:
    names, material = ReviewNames(review), review.material
    names.show_names(material.matches, name_uses(review.draft.rows), {}, material.units)
    return names


def test_a_long_list_is_filled_bit_by_bit(long_review: ImportReview, qtbot: QtBot) -> None:
    names = list_names(long_review)
    assert names.question_count() == 151
    assert len(names.rows) == AT_ONCE
    qtbot.waitUntil(lambda: len(names.rows) == 151)


def test_a_choice_reaches_a_row_that_is_made_later(long_review: ImportReview, qtbot: QtBot) -> None:
    names = list_names(long_review)
    last = f"{NUMERALS[-1]}{NUMERALS[9]}科技有限公司"
    names.show_choices({last: UnitChoice(last)})
    qtbot.waitUntil(lambda: last in names.rows)
    assert names.rows[last].choice() == UnitChoice(last)
