"""What a column is: a title and how to show, sort, align and colour one value of a row."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from ui.theme import Tone

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


@dataclass(frozen=True, kw_only=True)
class Facet(Generic[Row]):
    """One chip of a filter row: the rows it lets through, and the tone of its dot."""

    key: str
    title: str
    holds: Callable[[Row], bool]
    tone: Tone | None = None
