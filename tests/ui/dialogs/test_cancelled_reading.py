"""A file that takes long to read can be given up at any moment."""

import zipfile
from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Desk
from tests.ui.dialogs.conftest import journey, next_review

BLANK_CELL = '<c t="inlineStr"><is><t> </t></is></c>'
BLANK_ROWS = 40_000  # takes the reader about five seconds


@pytest.fixture
def big_file(tmp_path: Path) -> Path:
    """A sound workbook with one line of text above endless blank cells."""
    small, path = BytesIO(), tmp_path / "很大的表.xlsx"
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "重点任务清单"
    workbook.save(small)
    with zipfile.ZipFile(small) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode()
            rows = f"<row>{BLANK_CELL * 20}</row>" * BLANK_ROWS
            content = content.replace("</sheetData>", f"{rows}</sheetData>")
            new.writestr(name, content)
    return path


def cancel_reading(desk: Desk, qtbot: QtBot) -> None:
    """Press 取消 as soon as the strip shows that a file is read."""
    strip = desk.window.strip
    qtbot.waitUntil(strip.isVisible)
    assert any("很大的表.xlsx" in label.text() for label in strip.findChildren(QLabel))
    QTest.mouseClick(strip.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)


def test_a_file_given_up_leaves_nothing_behind(desk: Desk, big_file: Path, qtbot: QtBot) -> None:
    desk.window.files_given.emit((big_file,))
    cancel_reading(desk, qtbot)
    # Much sooner than the reading would have ended.
    qtbot.waitUntil(lambda: not desk.work.is_busy(), timeout=3000)
    assert not desk.window.strip.isVisible()
    assert journey(desk).review is None
    assert desk.messages.record.notices == []


def test_files_after_the_one_given_up_are_given_up_too(
    desk: Desk, big_file: Path, plan_file: Path, qtbot: QtBot
) -> None:
    desk.window.files_given.emit((big_file, plan_file))
    cancel_reading(desk, qtbot)
    desk.settle(qtbot)
    assert journey(desk).review is None
    desk.window.files_given.emit((plan_file,))
    review = next_review(desk, qtbot)
    assert review.view.place.text() == ""
    review.reject()


def test_closing_the_window_does_not_wait_for_the_reader(
    desk: Desk, big_file: Path, qtbot: QtBot
) -> None:
    desk.window.files_given.emit((big_file,))
    qtbot.waitUntil(desk.window.strip.isVisible)
    started = monotonic()
    desk.window.close()
    assert monotonic() - started < 3
