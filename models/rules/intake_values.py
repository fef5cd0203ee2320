"""When two values of a returned form count as the same. Pure.

Nothing here changes what is kept: keys are for comparison only, the words stay as written.
"""

import math
import re
import unicodedata
from datetime import date

from models.round_records import SentValue
from models.text.deadlines import Deadline, read_deadline
from models.text.normalise import fold
from models.vocabulary import ItemStage, ReportColumn, TaskStatus

NOT_APPLICABLE = "/"  # 不适用 (domain A6): not blank, and no status, stage or percentage either

# whole part and fraction without the zeros that say nothing
_PLAIN_NUMBER = re.compile(r"0*(\d+?)(?:\.(\d*?)0*)?", re.ASCII)
_LONGEST_FIGURE = 20  # a longer text is neither a serial nor a single day
_PERCENT_NEAR = 0.0005  # a form shows whole percents; 0.8 and 0.8000001 are one percentage
_CHOICES: dict[str, frozenset[str]] = {
    ReportColumn.STATUS: frozenset(word.label for word in TaskStatus),
    ReportColumn.STAGE: frozenset(word.label for word in ItemStage),
}
# Asked for once a cell; an enumeration takes ten times as long to name a member.
_PERCENT = ReportColumn.PERCENT.value
_NUMBERED = frozenset({"serial", "number"})


def is_blank(value: SentValue) -> bool:
    """Whether a value says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def words_key(value: SentValue) -> str:
    """Return the key of words: outer blanks, line-end form and Unicode composition do not count.

    Inner words count to the last mark: a changed comma is a change.
    """
    printed = _printed(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    return unicodedata.normalize("NFC", printed)


def value_key(column: str, value: SentValue) -> str:
    """Return the key of a value in a column of the unit, "" for blank."""
    if column == _PERCENT and (share := _share(value)) is not None:
        return f"{share:.4f}"
    return words_key(value)


def is_same_value(column: str, one: SentValue, other: SentValue) -> bool:
    """Whether two values in a column of the unit are the same; blank is the same as blank."""
    if one == other:
        return True
    if one is None or other is None:
        return is_blank(one) and is_blank(other)
    if column == _PERCENT:
        first, second = _share(one), _share(other)
        if first is not None and second is not None:
            return abs(first - second) < _PERCENT_NEAR
    return value_key(column, one) == value_key(column, other)


def office_key(column: str, value: SentValue) -> str:
    """Return the key of a value in a column of the office: width, blanks, line breaks are even."""
    printed = _printed(value)
    if column in _NUMBERED:
        return _number_key(printed)
    return fold(printed)


def is_same_office_value(column: str, one: SentValue, other: SentValue) -> bool:
    """Whether two writings in a column of the office say the same.

    A deadline in another writing (``2024-06-30`` for ``2024年6月30日``) is the same day.
    """
    if one == other or office_key(column, one) == office_key(column, other):
        return True
    return column == "deadline" and _is_same_day(_printed(one), _printed(other))


def fits(column: str, value: SentValue) -> bool:
    """Whether a value may stand in a column of the unit: a choice of its list, a share of 1."""
    if column == _PERCENT:
        share = _share(value)
        return share is not None and 0 <= share <= 1
    if not isinstance(value, str):
        return False
    return value in _CHOICES[column] if column in _CHOICES else bool(value.strip())


def is_of_a_list(column: str) -> bool:
    """Whether a column holds no words: a choice of a list or a percentage."""
    return column in _CHOICES or column == _PERCENT


def value_words(column: str, value: SentValue) -> str:
    """Return a value as a person reads it: 0.8 of 完成比例 is 80%."""
    share = _share(value) if column == _PERCENT else None
    return _printed(value) if share is None else f"{round(share * 100, 2):g}%"


def _printed(value: SentValue) -> str:
    """Return a value as a cell shows it: 1.0 is printed 1."""
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _share(value: SentValue) -> float | None:
    # A tuple of types: to make the union takes ten times as long, once a percentage.
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if math.isfinite(value) else None


def _number_key(shown: str) -> str:
    """Return 1 for 1.0 and 01: WPS writes a serial in all three ways (H13)."""
    folded = fold(shown)
    found = _PLAIN_NUMBER.fullmatch(folded) if len(folded) <= _LONGEST_FIGURE else None
    return ".".join(filter(None, found.groups())) if found else folded


def _is_same_day(one: str, other: str) -> bool:
    first, second = _certain_day(one), _certain_day(other)
    return first is not None and first == second


def _certain_day(words: str) -> date | None:
    """Return the day words mean when they say nothing but one day with its year."""
    if len(words) > _LONGEST_FIGURE:
        return None
    found: Deadline = read_deadline(words, year=None)
    return found.day if found.certain and not found.ongoing and not found.recurrence else None
