"""What a cell of a returned form means, beyond its letters. Pure.

A mark that stands for words (同上, /, ——) is told from the words themselves (hazard H17); a text
is never changed but for blanks around it.
"""

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from models.returned import Doubt
from models.round_records import SentValue
from models.text.normalise import fold

NOT_APPLICABLE = "/"
_LONGEST_MARK = 6
# Nothing is seen of them, and ``str.strip`` leaves them where they are.
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_BLANKS = f" \t\r\n\x0b\x0c\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000{_UNSEEN}" + "".join(
    map(chr, range(0x2000, 0x200B))
)


@dataclass(frozen=True, slots=True)
class ReadValue:
    """What a text means; ``value`` is None for blank, for ASK and for REFUSED."""

    value: SentValue = None
    doubt: Doubt = Doubt.NONE
    reason: str = ""
    readings: tuple[SentValue, ...] = ()


class Mark(Enum):
    """What a short text stands for."""

    WORDS = auto()
    BLANK = auto()  # nothing, or only characters nobody sees
    DASH = auto()  # - and ——: blank, but somebody wrote it
    NOT_APPLICABLE = auto()  # / and N/A: 不适用
    DITTO = auto()  # 同上, 〃


_MARKS = (
    dict.fromkeys(("-", "--", "---", "----", "_", "__"), Mark.DASH)
    | dict.fromkeys(("/", "\\", "//", "n/a", "na", "不适用"), Mark.NOT_APPLICABLE)
    | dict.fromkeys(
        ("同上", "同上行", "同上条", "〃", "″", "′′", '"', "''", "“", "”", "``", "´´", "々"),
        Mark.DITTO,
    )
)


def ask(reason: str, *readings: SentValue) -> ReadValue:
    """Return a value a person must choose."""
    return ReadValue(None, Doubt.ASK, reason, readings)


def refuse(reason: str) -> ReadValue:
    """Return a value that cannot be taken."""
    return ReadValue(None, Doubt.REFUSED, reason)


def shown(text: str) -> str:
    """Return ``text`` without blanks around it, those nobody sees included."""
    return text.strip(_BLANKS)


@lru_cache(maxsize=4096)
def mark_of(text: str) -> Mark:
    """Return what a text stands for: most are just words."""
    if len(text) > _LONGEST_MARK:
        return Mark.WORDS
    printed = shown(text)
    if not printed:
        return Mark.BLANK
    return _MARKS.get(printed) or _MARKS.get(fold(printed)) or Mark.WORDS


def read_words(text: str) -> ReadValue:
    """Return the words of a cell; 无 and 暂无 are an answer, ``N/A`` is written as ``/``."""
    mark = mark_of(text)
    if mark is Mark.WORDS:
        return ReadValue(text)
    if mark is Mark.NOT_APPLICABLE:
        return ReadValue(NOT_APPLICABLE)
    return ReadValue(reason=f"只写了“{text}”，按未填处理。") if mark is Mark.DASH else ReadValue()


def without_words(text: str) -> ReadValue | None:
    """Return what a mark means where a choice, a number or a day should stand, None for words."""
    mark = mark_of(text)
    if mark is Mark.WORDS:
        return None
    if mark is Mark.NOT_APPLICABLE:
        return ReadValue(reason=f"写的是“{text}”（不适用），这一格不改动。")
    return read_words(text)


def read_number(text: str) -> SentValue:
    """Return a serial as the whole number it is, other writings (1-1, 三) as words."""
    digits = fold(text) if len(text) <= _LONGEST_MARK else text
    plain = digits.rstrip(".、)").lstrip("(")
    return int(plain) if plain.isascii() and plain.isdigit() else text or None
