"""What a column is: a title and how to show, sort, align and colour one value of a row."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt

from ui.theme import Tone

if TYPE_CHECKING:
    # The front page has a table too, and its cells are not edited.
    from ui.tables.cell_edit import CellEdit

Row = TypeVar("Row")
SortValue = str | int | Decimal | date

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


class CellKind(Enum):
    """How a cell is drawn."""

    TEXT = auto()
    STRONG = auto()
    MUTED = auto()
    LINK = auto()
    PILL = auto()
    DATE = auto()


# No slots: typing notes the row type on what is made as Column[Row](...).
@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """One column over rows of one type.

    Attributes:
        key: name in code and in stored settings.
        text: what is shown; "" for nothing.
        sort_key: value to sort by, None sorts last; by default the text, in pinyin order.
        width: in logical pixels; a column that ``stretches`` takes what is left, not less.
        least: the width instead where the whole table is narrow; 0 for the same.
        tone: colour of a pill, or of text where the value asks for it.
        tooltip: longer words for the mouse; by default the text when it is cut off.
        values: what the tick list and groups take apart, by default the text as one value.
        value_order: their order; by default that of the rows, or of pinyin where ``values`` is set.
        values_as_rows: they stand as the rows come that have them.
        value_places: places of the values of a row that come with it, such as the protocol order of
            units, None where unknown; known ones stand first.
        day, number: what date and number filters look at.
        made_of: what of a row the cell is made of: rows with the same one have the same cell, save
            the tooltip. It spares making each cell anew; by default the cells themselves tell.
        is_hidden: not shown until a person asks for it; searched all the same.
        edit: how its cells are edited, None where they are not.
        locked: why they are not; by default, because the program works them out.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    sort_key: Callable[[Row], SortValue | None] | None = None
    width: int = 110
    least: int = 0
    align: Qt.AlignmentFlag = LEFT
    kind: CellKind = CellKind.TEXT
    tone: Callable[[Row], Tone | None] | None = None
    tooltip: Callable[[Row], str] | None = None
    stretches: bool = False
    searchable: bool = True
    values: Callable[[Row], tuple[str, ...]] | None = None
    value_order: Callable[[str], SortValue] | None = None
    values_as_rows: bool = False
    value_places: Callable[[Row], tuple[int | None, ...]] | None = None
    day: Callable[[Row], date | None] | None = None
    number: Callable[[Row], Decimal | int | None] | None = None
    made_of: Callable[[Row], Hashable] | None = None
    is_hidden: bool = False
    can_group: bool = False
    edit: "CellEdit[Row] | None" = None
    locked: str = ""


@dataclass(frozen=True, kw_only=True)
class Facet(Generic[Row]):
    """One chip of a filter row: the rows it lets through, and the tone of its dot."""

    key: str
    title: str
    holds: Callable[[Row], bool]
    tone: Tone | None = None
