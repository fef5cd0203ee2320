"""One file opened alone."""

from pathlib import Path

from reports.incoming.grid import GridFile
from reports.incoming.grids.opening import GridRefusal, open_grids


def open_grid(path: Path) -> GridFile:
    """Return the cells of a file that can be read."""
    (opened,) = open_grids([path])
    assert isinstance(opened, GridFile)
    return opened


def refusal_of(path: Path) -> str:
    """Return what is said of a file that cannot be read."""
    (refused,) = open_grids([path])
    assert isinstance(refused, GridRefusal)
    return refused.sentence
