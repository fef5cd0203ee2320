"""Whole journeys on a display of their own, with real keys: nothing of the program is called."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from models.paths import resource_path
from tests.journeys.screen import WINDOW, Program, Screen

NEEDED = ("Xvfb", "openbox", "xdotool")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason=f"needs the packages {', '.join(NEEDED)}"
)


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A display with a window manager."""
    screen = Screen()
    yield screen
    screen.close()


@pytest.fixture
def program(screen: Screen, tmp_path: Path) -> Program:
    """The program on an empty ledger."""
    return Program(screen, tmp_path)


DONE = "SELECT count(*) FROM tasks WHERE status = 'done'"
CALLED_8 = "SELECT count(*) FROM tasks WHERE title = '8'"


def test_a_document_is_filtered_edited_taken_back_and_exported(
    program: Program, tmp_path: Path
) -> None:
    screen, ledger = program.screen, program.ledger
    program.skip_guide()
    program.import_file(resource_path("samples", "2024-work-plan.txt"), tasks=19)

    # The filter of the column in hand: 状态, four columns to the right.
    screen.keys("ctrl+Home", "Right", "Right", "Right", "Right", "alt+Down")
    # The tick of 已逾期 is taken away: 本期未报 is left.
    screen.keys("Down", "Down", "space", "Return")
    # The title of the first row, in its cell.
    screen.keys("ctrl+Home", "Right", "F2", "ctrl+a")
    screen.write("8")
    screen.keys("Return")
    ledger.wait_for(CALLED_8, 1)
    # Two rows at once: 办理状态 改为 已完成.
    screen.keys("ctrl+Home", "shift+Down")
    program.open_dialog("ctrl+shift+e", "批量修改 2 项任务")
    screen.keys("End", "Tab", "End", "Up")
    program.press_until_stored("Return", DONE, 2)
    screen.wait_for_window(WINDOW)
    # Taken back, done again, taken back with the edit before it.
    screen.keys("ctrl+z")
    ledger.wait_for(DONE, 0)
    screen.keys("ctrl+y")
    ledger.wait_for(DONE, 2)
    screen.keys("ctrl+z", "ctrl+z")
    ledger.wait_for(CALLED_8, 0)

    program.open_dialog("ctrl+e", "导出当前表格")
    screen.keys("Return")
    program.save_as(tmp_path / "table.xlsx")
    program.close()
    sheet = openpyxl.load_workbook(tmp_path / "table.xlsx").worksheets[0]
    assert sheet["A2"].value == "状态：本期未报。"
    assert sheet.cell(sheet.max_row, 1).value == "共4项。"


def test_the_guide_leads_to_the_samples(program: Program) -> None:
    screen, ledger = program.screen, program.ledger
    screen.keys("ctrl+a")
    screen.write("Li Ming")
    screen.keys("Return")
    # The second step stands on the button of the samples.
    screen.keys("space")
    program.accept_review("SELECT count(*) FROM tasks", 19)
    program.accept_review("SELECT count(*) FROM items", 17)
    screen.wait_for_window("入门引导")
    screen.keys("Return")
    screen.wait_for_window(WINDOW)
    assert ledger.value("SELECT operator FROM operations ORDER BY sequence DESC") == "Li Ming"
    program.close()


def test_the_palette_puts_any_record_in_hand(program: Program) -> None:
    screen, ledger = program.screen, program.ledger
    program.skip_guide()
    program.import_file(resource_path("samples", "2024-work-plan.txt"), tasks=19)
    # The palette goes to any record: here to a unit, by the initials of 华容区.
    program.open_dialog("ctrl+k", "搜索全部")
    screen.write("hrq")
    screen.keys("Return")
    screen.wait_for_window(WINDOW)
    # It is in hand: its first cell is edited.
    screen.keys("Home", "F2", "ctrl+a")
    screen.write("Data")
    screen.keys("Return")
    ledger.wait_for("SELECT count(*) FROM units WHERE name = '华容区'", 0)
    assert ledger.value("SELECT count(*) FROM units WHERE name = 'Data'") == 1
    program.close()
