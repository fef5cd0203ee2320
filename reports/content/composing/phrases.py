"""Sentences in which some words are figures: pieces put together into paragraphs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from models.papers import Block, PaperTable, Paragraph, Run, TableRows
from reports.content.wording import chinese_number

Phrase: TypeAlias = tuple[Run, ...]
Part: TypeAlias = str | Run | Phrase


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands under one heading, "" for none; it is never empty."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


def phrase(*parts: Part) -> Phrase:
    """Return the parts one after the other; plain words side by side become one run."""
    runs: list[Run] = []
    for part in parts:
        for run in _runs(part):
            if runs and not run.figure and not runs[-1].figure:
                runs[-1] = Run(runs[-1].text + run.text)
            elif run.text:
                runs.append(run)
    return tuple(runs)


def joined(parts: Iterable[Part], mark: str = "、") -> Phrase:
    """Return the parts with a mark between them."""
    pieces: list[Part] = []
    for part in parts:
        pieces += [mark, part] if pieces else [part]
    return phrase(*pieces)


def paragraph(key: str, *parts: Part) -> Paragraph:
    """Return a paragraph of the parts."""
    return Paragraph(phrase(*parts), key)


def listed_paragraphs(key: str, texts: Iterable[tuple[str, Phrase]]) -> tuple[Paragraph, ...]:
    """Return paragraphs numbered 1. 2. (7.3.3), a single one without a number.

    ``texts`` hold the end of each paragraph's key and its words.
    """
    known = tuple(texts)
    return tuple(
        paragraph(f"{key}.{name}", f"{number}." if len(known) > 1 else "", words)
        for number, (name, words) in enumerate(known, start=1)
    )


def outlined(chapters: Iterable[Chapter | None], *, level: int = 1) -> tuple[Block, ...]:
    """Return the chapters under headings 一、 or, at level 2, （一）; what is None is left out.

    A single chapter needs no heading under the title or the heading above.
    """
    present = [chapter for chapter in chapters if chapter is not None]
    blocks: list[Block] = []
    for number, chapter in enumerate(present, start=1):
        if len(present) > 1 and chapter.heading:
            mark = chinese_number(number)
            lead = f"{mark}、" if level == 1 else f"（{mark}）"
            blocks.append(paragraph(f"{chapter.key}.heading", lead, chapter.heading))
        blocks += chapter.blocks
    return tuple(blocks)


def cells(*words: str | Run) -> tuple[Run, ...]:
    """Return a row of a table, each cell one run."""
    return tuple(_cell(word) for word in words)


def plain_table(
    key: str, headings: Iterable[str], rows: Iterable[tuple[Run, ...]], *, is_sideways: bool = False
) -> PaperTable:
    """Return a table of one unnamed group."""
    groups = (TableRows("", tuple(rows)),)
    return PaperTable(tuple(headings), groups, is_sideways=is_sideways, key=key)


def _cell(part: str | Run) -> Run:
    return Run(part) if isinstance(part, str) else part


def _runs(part: Part) -> Phrase:
    if isinstance(part, str):
        return (Run(part),)
    return (part,) if isinstance(part, Run) else part
