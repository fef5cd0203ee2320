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
    starts anew under a heading, and where a 1 stands.
    """
    counts = [0] * len(_LEVELS)
    return tuple(
        _counted(block, counts) if isinstance(block, Paragraph) else block for block in blocks
    )


def _counted(paragraph: Paragraph, counts: list[int]) -> Paragraph:
    """Return the paragraph with its number; ``counts`` holds the last number of each level."""
    for place, level in enumerate(_LEVELS):
        found = level.pattern.match(paragraph.text)
        if found and paragraph.runs and not paragraph.runs[0].figure:
            is_new_list = place >= _HEADINGS and to_int(found[1]) == 1
            counts[place] = 1 if is_new_list else min(counts[place] + 1, _MOST)
            counts[place + 1 :] = [0] * (len(counts) - place - 1)
            return _with_number(paragraph, found.end(), level.write(counts[place]))
    return paragraph


def _with_number(paragraph: Paragraph, end: int, number: str) -> Paragraph:
    first, *others = paragraph.runs
    if end > len(first.text) or first.text[:end] == number:
        return paragraph
    return replace(paragraph, runs=(Run(number + first.text[end:]), *others))
