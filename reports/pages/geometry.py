"""The page of GB/T 9704-2012 in figures. Lengths are PDF points; ``mm`` makes them.

Distances run down from the top edge of the paper and right from its left edge.
"""

from dataclasses import dataclass


def mm(millimetres: float) -> float:
    """Return millimetres as points."""
    return millimetres * 72 / 25.4


# 5.2.1: 版心 156 x 225 mm, 天头 37 mm, 订口 28 mm; right 26 and bottom 35 mm follow from it.
TEXT_WIDTH = mm(156)
TEXT_HEIGHT = mm(225)
TOP_MARGIN = mm(37)
LEFT_MARGIN = mm(28)
BOTTOM_MARGIN = mm(35)

# 3.1, 3.2, 5.2.3: 28 cells a line and 22 rows a page close only with a cell of 156/28 mm and a row
# of 15/8 cells; 28 characters of 16 pt would be 158.04 mm wide.
CELL = TEXT_WIDTH / 28
ROW = CELL * 15 / 8

SIZE_2 = 22.0
SIZE_3 = 16.0
SIZE_4 = 14.0
SIZE_SMALL_4 = 12.0

# 7.5: the dashes of the page number lie 7 mm under 版心, one character in from its side.
PAGE_NUMBER_DROP = mm(7)

# 7.4.1: rules of 版记, outer and inner.
OUTER_RULE = mm(0.35)
INNER_RULE = mm(0.25)


@dataclass(frozen=True, slots=True)
class Frame:
    """The area that text fills on a sheet, with the sheet's own size.

    ``is_turned``: the paper stays upright among upright pages and is read from its side.
    """

    sheet_width: float
    sheet_height: float
    left: float
    top: float
    width: float
    height: float
    is_turned: bool = False


PORTRAIT = Frame(mm(210), mm(297), LEFT_MARGIN, TOP_MARGIN, TEXT_WIDTH, TEXT_HEIGHT)

# Clause 8: a sideways table is turned so that its head lies at the left edge of the upright page;
# its frame is the same 版心 seen from the side.
SIDEWAYS = Frame(
    mm(297), mm(210), BOTTOM_MARGIN, LEFT_MARGIN, TEXT_HEIGHT, TEXT_WIDTH, is_turned=True
)

# A table printed as it is shown is no official document: margins as workbooks have them.
LYING_TABLE = Frame(mm(297), mm(210), mm(12), mm(14), mm(273), mm(178))
STANDING_TABLE = Frame(mm(210), mm(297), mm(12), mm(14), mm(186), mm(265))
