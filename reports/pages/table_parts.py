"""What a table on paper is made of: columns, groups of rows, type size."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from reports.pages.geometry import SIZE_SMALL_4


class Align(Enum):
    """How the lines of a column stand."""

    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``width`` in points; 0 shares what the others leave, by what is in it."""

    heading: str
    align: Align = Align.LEFT
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one label; the label stands in the group column, merged over them."""

    label: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. With ``group_column`` its labels stand left of the other columns."""

    columns: Sequence[Column]
    groups: Sequence[RowGroup]
    group_column: Column | None = None


@dataclass(frozen=True, slots=True)
class TableLook:
    """Type size of a table and the room around its text, in points.

    ``is_on_grid``: what comes after it begins on a row of the grid.
    """

    size: float = SIZE_SMALL_4
    pitch: float = SIZE_SMALL_4 * 1.4
    side: float = 4.0
    above: float = 3.0
    is_on_grid: bool = True


USUAL_LOOK = TableLook()

# Columns of figures, dates or single words stand in the middle.
_SHORT_CELL = 8


def aligned_table(
    headings: Sequence[str], groups: Sequence[RowGroup], group_heading: str = ""
) -> Table:
    """Return a table whose columns of short words are centred; "" for no column of labels."""
    columns = [
        Column(heading, _align([row[place] for group in groups for row in group.rows]))
        for place, heading in enumerate(headings)
    ]
    return Table(columns, groups, Column(group_heading, Align.CENTRE) if group_heading else None)


def _align(texts: Sequence[str]) -> Align:
    # Two digits or letters are about as wide as one character.
    widest = max((len(text) - sum(map(str.isascii, text)) / 2 for text in texts), default=0.0)
    return Align.CENTRE if widest <= _SHORT_CELL else Align.LEFT
