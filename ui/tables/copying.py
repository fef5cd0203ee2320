"""Rows of a table as they go onto the clipboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from ui.tables.clipboard import Block, to_html, to_tsv
from ui.tables.column import Column

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class CopiedBlock:
    """Cells as text and as a table."""

    text: str
    html: str


def copied_block(
    rows: Sequence[Row], columns: Sequence[Column[Row]], *, has_head: bool
) -> CopiedBlock:
    """Return what the columns say of the rows, with or without the titles."""
    titles = (tuple(column.title for column in columns),) if has_head else ()
    block: Block = (*titles, *(tuple(one.text(row) for one in columns) for row in rows))
    return CopiedBlock(to_tsv(block), to_html(block, has_head=has_head))
