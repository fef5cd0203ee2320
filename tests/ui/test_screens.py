"""Pictures of the window are drawn without a screen."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.ui.conftest import TODAY
from ui.main_window import MainWindow
from ui.screens import (
    EMPTY_SHOTS,
    SHOTS,
    SHOTS_AT_200,
    TWICE,
    DrawingError,
    grab_empty_screens,
    grab_first_screen,
    grab_screens,
)
from ui.shots import Shot
from ui.work import Work


def test_every_page_is_drawn_in_the_size_asked_for(ledger: Path, tmp_path: Path) -> None:
    pictures = grab_screens(ledger, tmp_path / "screens", TODAY)
    sizes = {picture.stem: QImage(str(picture)).size().toTuple() for picture in pictures}
    assert {shot.name for shot in SHOTS} == sizes.keys()
    # A dialog has a size of its own.
    pages = {shot.name: shot.size for shot in SHOTS if not shot.scenes}
    assert pages.items() <= sizes.items()


def test_the_front_page_alone_is_drawn_with_its_figures(ledger: Path, tmp_path: Path) -> None:
    picture = QImage(str(grab_first_screen(ledger, tmp_path / "first.png", TODAY)))
    colours = {picture.pixel(x, y) for x in range(220, 1340, 4) for y in range(90, 700, 4)}
    assert len(colours) > 50


def test_every_page_of_an_empty_ledger_is_drawn(tmp_path: Path) -> None:
    pictures = grab_empty_screens(tmp_path, TODAY)
    assert [picture.stem for picture in pictures] == [shot.name for shot in EMPTY_SHOTS]


def test_a_bug_while_drawing_stops_it_and_names_the_picture(ledger: Path, tmp_path: Path) -> None:
    def stumble(window: MainWindow) -> None:
        window.findChildren(Work)[0].crashed.emit(KeyError("nothing"))

    shot = Shot("stumbling", "tasks", scenes=(stumble,))
    with pytest.raises(DrawingError, match=r"(?s)stumbling.*KeyError"):
        grab_screens(ledger, tmp_path, TODAY, (shot,))


def test_what_is_drawn_at_200_percent_is_drawn_at_100_too() -> None:
    assert {shot.name for shot in SHOTS} >= TWICE
    assert len(SHOTS_AT_200) == len(TWICE)
