"""Heading words of a task table with nothing but blanks between them: 序号工作任务责任单位."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import TASK_VOCABULARY, WHO

_WORDS = {word: column for word, column in TASK_VOCABULARY.words.items() if len(word) > 1}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_RUN = re.compile(rf"(?:(?:{_WORD})\s*){{3,}}")


@dataclass(frozen=True, slots=True)
class HeadingRun:
    """Heading words in a row, with the column each names and their place in the text."""

    words: tuple[str, ...]
    columns: tuple[Column, ...]
    start: int
    end: int


def heading_runs(evened: str) -> Iterator[HeadingRun]:
    """Yield where three heading words or more, one of them for units, follow each other."""
    for found in _RUN.finditer(evened):
        words = tuple(re.findall(_WORD, found.group()))
        columns = tuple(_WORDS[word] for word in words)
        if set(WHO) & set(columns):
            yield HeadingRun(words, columns, found.start(), found.end())


def is_heading_run(evened: str) -> bool:
    """Return whether a line is such a row of heading words and nothing else."""
    text = evened.strip()
    return any(run.start == 0 and run.end == len(text) for run in heading_runs(text))
