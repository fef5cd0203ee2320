"""A cell of a grid -> what is written for it: the same value, shown as it was shown.

A number that was ``2024.10`` must not come back as a text: as a number it is asked about, as a text
it would be read as October (or January).
"""

import re
from dataclasses import dataclass
from datetime import date

from reports.incoming.grid import CellKind, GridCell
from reports.workbooks.cell_text import clean_text, cut_text, never_markup

_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.(\d+))?(%?)")
# The format keeps dates from March 1900 on as the calendar has them, and numbers of 15 digits.
_FIRST_DAY = date(1900, 3, 1)
_MOST_DIGITS = 15
DAY_FORMAT = "yyyy-mm-dd"
TEXT_FORMAT = "@"


@dataclass(frozen=True, slots=True)
class Writing:
    """A value and the format it is shown in."""

    value: str | float | date
    number_format: str = TEXT_FORMAT


def writing_of(cell: GridCell) -> Writing:
    """Return what is written for ``cell``; what cannot be shown alike as a number goes as text."""
    found: Writing | None = None
    if cell.kind is CellKind.DATE:
        found = _day(cell.text)
    elif cell.kind in {CellKind.NUMBER, CellKind.PERCENT}:
        found = _number(cell)
    return found or Writing(storable(cell.text))


def storable(text: str) -> str:
    """Return ``text`` as a cell can hold it."""
    return never_markup(cut_text(clean_text(text)))


def _day(text: str) -> Writing | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:  # with a time of day, or a day the file itself gets wrong
        return None
    return Writing(day, DAY_FORMAT) if day >= _FIRST_DAY else None


def _number(cell: GridCell) -> Writing | None:
    shown = _PLAIN_NUMBER.fullmatch(cell.text)
    if not shown or sum(map(str.isdigit, cell.text)) > _MOST_DIGITS:
        return None
    try:
        value = float(cell.number)
    except ValueError:  # a reader that knows the text only
        return None
    places, sign = len(shown[1] or ""), shown[2]
    if f"{value * (100 if sign else 1):.{places}f}{sign}" != cell.text:
        return None
    if not sign and f"{value:.15g}" == cell.text:
        return Writing(value, "General")
    return Writing(value, "0" + ("." + "0" * places if places else "") + sign)
