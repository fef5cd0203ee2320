"""图1, 表1: numbers of charts and tables in the order of the pages, the same in PDF and Word."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from models.papers import Block, Chart, Paper, PaperTable
from models.vocabulary import PaperKind


def with_numbers(paper: Paper) -> Paper:
    """Return ``paper`` with 图N before the titles of charts; a report numbers its tables too.

    A table without words above it has no number.
    """
    numbers = _Numbers(has_tables=paper.kind is PaperKind.REPORT)
    blocks = numbers.of(paper.blocks)
    annexes = tuple(replace(annex, blocks=numbers.of(annex.blocks)) for annex in paper.annexes)
    return replace(paper, blocks=blocks, annexes=annexes)


class _Numbers:
    """The next numbers of charts and tables."""

    def __init__(self, *, has_tables: bool) -> None:
        self._charts = count(1)
        self._tables = count(1)
        self._has_tables = has_tables

    def of(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(map(self._numbered, blocks))

    def _numbered(self, block: Block) -> Block:
        if isinstance(block, Chart):
            return replace(block, title=f"图{next(self._charts)} {block.title}")
        if isinstance(block, PaperTable) and block.caption and self._has_tables:
            return replace(block, caption=f"表{next(self._tables)} {block.caption}")
        return block
