"""A paper as one flow of lines to be edited, and back. Pure.

The flow is the text, then each annex behind its title. What cannot be typed (tables, charts) keeps
its place in it as a whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from models.papers import Annex, Block, Paper, Paragraph, Run


@dataclass(frozen=True, slots=True)
class AnnexTitle:
    """The line above an annex; ``annex`` is its place among the annexes of the paper."""

    text: str
    annex: int


Line: TypeAlias = Block | AnnexTitle


def flow_of(paper: Paper) -> tuple[Line, ...]:
    """Return the lines of a paper."""
    lines: list[Line] = list(paper.blocks)
    for place, annex in enumerate(paper.annexes):
        lines += [AnnexTitle(annex.title, place), *annex.blocks]
    return tuple(lines)


def with_flow(paper: Paper, lines: Iterable[Line]) -> Paper:
    """Return the paper with other lines; an annex whose title was taken out goes with it.

    What stood under that title belongs to what is above it.
    """
    blocks: list[Block] = []
    kept: list[tuple[int, str, list[Block]]] = []
    into = blocks
    for line in lines:
        if isinstance(line, AnnexTitle):
            into = []
            kept.append((line.annex, line.text, into))
        else:
            into.append(line)
    annexes = tuple(
        replace(paper.annexes[place], title=title, blocks=tuple(inside))
        for place, title, inside in kept
    )
    titles = {paper.annexes[place].title: title for place, title, _ in kept}
    return replace(
        paper,
        blocks=tuple(blocks),
        annexes=annexes,
        annex_names=_names(paper.annex_names, paper.annexes, titles),
    )


def _names(
    names: Sequence[str], annexes: Sequence[Annex], titles: Mapping[str, str]
) -> tuple[str, ...]:
    """Return what 附件说明 lists: names of annexes follow their titles, others stay."""
    before = {annex.title for annex in annexes}
    return tuple(titles.get(name, name) for name in names if name not in before or name in titles)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with plain neighbours made one, and without empty ones."""
    made: list[Run] = []
    for run in runs:
        if made and not run.figure and not made[-1].figure:
            made[-1] = Run(made[-1].text + run.text)
        elif run.text:
            made.append(run)
    return tuple(made)


def marked(lines: Iterable[Line], before: Mapping[str, Paragraph]) -> tuple[Line, ...]:
    """Return the lines with what a person edited marked as such.

    Args:
        lines: as they stand in the editor.
        before: the paragraphs as they came into the editor, by key. A second line with a key (a
            paragraph that was divided) is a person's own.
    """
    seen: set[str] = set()
    made: list[Line] = []
    for line in lines:
        if not isinstance(line, Paragraph):
            made.append(line)
        elif line.key in seen or line.key not in before:
            made.append(replace(line, key="", is_edited=False))
        else:
            seen.add(line.key)
            old = before[line.key]
            is_same = joined(old.runs) == joined(line.runs)
            made.append(old if is_same else replace(line, is_edited=True))
    return tuple(made)


def paragraphs_by_key(lines: Iterable[Line]) -> dict[str, Paragraph]:
    """Return the composed paragraphs by their keys."""
    return {line.key: line for line in lines if isinstance(line, Paragraph) and line.key}


def without_blanks(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines without empty paragraphs; the office's papers have none."""
    return tuple(line for line in lines if not isinstance(line, Paragraph) or line.text.strip())
