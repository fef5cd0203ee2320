"""Whole journeys on a display of their own, with real keys: nothing of the program is called."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.paths import resource_path
from tests.journeys.screen import Program, Screen

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


def test_a_document_comes_in_through_the_file_dialog(program: Program) -> None:
    program.import_file(resource_path("samples", "2024-work-plan.txt"), tasks=19)
    program.close()
    assert program.process.returncode == 0
