"""Numbers of headings and lists that stay in step when a person takes one out or puts one in."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from models.papers import Block, Paragraph, Run
from models.text.numerals import to_int
from reports.content.wording import chinese_number


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of numbers (GB/T 9704 7.3.3): how it is known and how it is written."""

    pattern: re.Pattern[str]
    write: Callable[[int], str]


_CHINESE = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    _Level(re.compile(rf"({_CHINESE})、"), lambda number: f"{chinese_number(number)}、"),
    _Level(re.compile(rf"[（(]({_CHINESE})[）)]"), lambda number: f"（{chinese_number(number)}）"),
    _Level(re.compile(r"(\d{1,2})[.．](?!\d)"), lambda number: f"{number}."),
    _Level(re.compile(r"[（(](\d{1,2})[）)]"), lambda number: f"（{number}）"),
)
_HEADINGS = 2
_MOST = 99


def renumbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with their headings and lists counted anew.

    Headings of the first level run through the paper, the second starts anew under each. A list
    starts anew under a heading, and where a 1 stands after something without a number.
    """
    counts = _Counts()
    return tuple(map(counts.counted, blocks))


def numbered_as(paragraph: Paragraph, other: Paragraph) -> Paragraph:
    """Return a paragraph with the number of another one of its level, as it was without."""
    own, wanted = _number_of(paragraph), _number_of(other)
    if own is None or wanted is None or own.place != wanted.place:
        return paragraph
    return _with_number(paragraph, own.end, _LEVELS[wanted.place].write(wanted.value))


@dataclass(frozen=True, slots=True)
class _Number:
    """The number a paragraph begins with: its level, its value, where it ends."""

    place: int
    value: int
    end: int


class _Counts:
    """The last number of each level, and whether something without a number stood since."""

    def __init__(self) -> None:
        self._last = [0] * len(_LEVELS)
        self._is_apart = False

    def counted(self, block: Block) -> Block:
        """Return the next block with its number."""
        number = _number_of(block) if isinstance(block, Paragraph) else None
        if number is None or not isinstance(block, Paragraph):
            self._is_apart = True
            return block
        place = number.place
        is_new_list = place >= _HEADINGS and number.value == 1 and self._is_apart
        self._last[place] = 1 if is_new_list else min(self._last[place] + 1, _MOST)
        self._last[place + 1 :] = [0] * (len(_LEVELS) - place - 1)
        self._is_apart = False
        return _with_number(block, number.end, _LEVELS[place].write(self._last[place]))


def _number_of(paragraph: Paragraph) -> _Number | None:
    """Return the number a paragraph begins with; a figure is none."""
    if not paragraph.runs or paragraph.runs[0].figure:
        return None
    for place, level in enumerate(_LEVELS):
        if found := level.pattern.match(paragraph.text):
            return _Number(place, to_int(found[1]) or 0, found.end())
    return None


def _with_number(paragraph: Paragraph, end: int, number: str) -> Paragraph:
    first, *others = paragraph.runs
    if end > len(first.text) or first.text[:end] == number:
        return paragraph
    return replace(paragraph, runs=(Run(number + first.text[end:]), *others))
