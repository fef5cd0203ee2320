"""Figures of a paper against what its paragraphs print, also where a person edited the words."""

import re
from collections.abc import Iterator

from models.papers import Composition, Figure, Paragraph
from models.text.normalise import even
from reports.content.checking.findings import (
    Finding,
    FindingKind,
    PlacedText,
    cells,
    paragraphs,
    tables,
)

# What the ledger counts; 5个工作日 and 3个方面 are a person's own words.
_NUMBER = re.compile(r"(?<![\d.〔第])(?P<n>\d{1,6}(?:\.\d+)?)(?P<m>%|[项家类件倍])")
_LINK = r"(?:[为是有共达:]|共有|共计|达到)?"


def check_figures(composition: Composition) -> Iterator[Finding]:
    """Find printed numbers that are not those of the ledger."""
    figures = {figure.key: figure for figure in composition.figures}
    for paragraph, text in paragraphs(composition.paper):
        yield from _check_runs(paragraph, text, figures)
        is_own = paragraph.is_edited or not paragraph.key
        if is_own and figures:
            yield from _check_edited(paragraph, text, composition.figures)
    for table, place in tables(composition.paper):
        runs = (run for group in table.groups for row in group.rows for run in row)
        for run, cell in zip(runs, cells(table, place), strict=True):
            known = figures.get(run.figure)
            if known is not None and known.words != run.text:
                yield _differs(known, run.text, cell, 0)


def _check_runs(
    paragraph: Paragraph, text: PlacedText, figures: dict[str, Figure]
) -> Iterator[Finding]:
    position = 0
    for run in paragraph.runs:
        known = figures.get(run.figure)
        if run.figure and known is None:
            sentence = f"“{run.text}”原来来自台账，现在没有对应的数字，请刷新或核对。"
            place = text.at(position, position + len(run.text))
            yield Finding(FindingKind.FIGURE, sentence, place)
        elif known is not None and known.words != run.text:
            yield _differs(known, run.text, text, position)
        position += len(run.text)


def _differs(figure: Figure, printed: str, text: PlacedText, start: int) -> Finding:
    sentence = f"写的是“{printed}”，台账里{figure.label}是{figure.words}。"
    place = text.at(start, start + len(printed))
    return Finding(FindingKind.FIGURE, sentence, place, figure.words)


def _check_edited(
    paragraph: Paragraph, text: PlacedText, figures: tuple[Figure, ...]
) -> Iterator[Finding]:
    """Look at the numbers a person typed: beside a figure's label, or found in no figure."""
    evened = even(text.text)
    live = _live_spans(paragraph)
    told: set[int] = set()
    for figure in figures:
        for found in re.finditer(f"{re.escape(even(figure.label))}{_LINK}(?P<n>[\\d.]+%?)", evened):
            start, end = found.span("n")
            if start not in live and text.text[start:end] != figure.words:
                told.add(start)
                yield _differs(figure, text.text[start:end], text, start)
    known = {figure.words for figure in figures}
    for found in _NUMBER.finditer(evened):
        start = found.start("n")
        words = found["n"] + ("%" if found["m"] == "%" else "")
        if start in live or start in told or words in known:
            continue
        sentence = f"这一段是手工写的，“{found[0]}”在台账算出的数字里找不到，请核对。"
        yield Finding(FindingKind.FIGURE, sentence, text.at(*found.span()))


def _live_spans(paragraph: Paragraph) -> frozenset[int]:
    """Return the places of the characters that figures print."""
    live: set[int] = set()
    position = 0
    for run in paragraph.runs:
        if run.figure:
            live.update(range(position, position + len(run.text)))
        position += len(run.text)
    return frozenset(live)
