"""Pictures of the window are drawn without a screen."""

from pathlib import Path

from PySide6.QtGui import QImage

from tests.ui.conftest import TODAY
from ui.screens import FIRST_DAY, SHOTS, grab_first_screen, grab_screens


def test_every_page_is_drawn_in_the_size_asked_for(ledger: Path, tmp_path: Path) -> None:
    pictures = grab_screens(ledger, tmp_path / "screens", TODAY)
    sizes = {picture.stem: QImage(str(picture)).size().toTuple() for picture in pictures}
    assert {FIRST_DAY, *(shot.name for shot in SHOTS)} == sizes.keys()
    # A dialog has a size of its own.
    pages = {shot.name: shot.size for shot in SHOTS if not shot.scenes}
    assert pages.items() <= sizes.items()


def test_the_front_page_alone_is_drawn_with_its_figures(ledger: Path, tmp_path: Path) -> None:
    picture = QImage(str(grab_first_screen(ledger, tmp_path / "first.png", TODAY)))
    colours = {picture.pixel(x, y) for x in range(220, 1340, 4) for y in range(90, 700, 4)}
    assert len(colours) > 50
