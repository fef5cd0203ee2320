"""The blocks of a paper one after the other: paragraphs on the grid, tables between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.papers import Block, PaperTable, Paragraph
from models.progress import Progress, stop_if_cancelled
from reports.pages.charts import set_chart
from reports.pages.geometry import PORTRAIT, ROW
from reports.pages.page_options import PageOptions
from reports.pages.paper_tables import set_paper_table
from reports.pages.rows import TextRow, set_rows, set_rows_with_tail
from reports.pages.sheets import Sheets
from reports.pages.text_blocks import text_rows


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the blocks.

    Attributes:
        flowing: it is set like text.
        closing: it stands on one page together with text.
        rows_under: what had better fit under it.
    """

    flowing: Sequence[TextRow] = ()
    closing: Sequence[TextRow] = ()
    rows_under: int = 0


def set_blocks(
    sheets: Sheets,
    blocks: Sequence[Block],
    *,
    options: PageOptions,
    progress: Progress,
    tail: Tail = Tail(),
) -> None:
    """Set ``blocks`` from the cursor on, then the tail.

    Raises:
        Cancelled: the person watching ``progress`` stopped it.
    """
    pending: list[str] = []
    closing_height = len(tail.closing) * ROW
    for number, block in enumerate(blocks):
        stop_if_cancelled(progress)
        progress.report("正在排版", number, len(blocks))
        if isinstance(block, Paragraph):
            pending.append(block.text)
        elif isinstance(block, PaperTable):
            rows = _rows_under(sheets, pending, options, is_followed=False)
            is_last = number == len(blocks) - 1 and not tail.flowing
            room_after = closing_height if is_last and not block.is_sideways else 0.0
            set_paper_table(sheets, block, rows, room_after=room_after, progress=progress)
            pending.clear()
        else:
            sheets.turn_to(PORTRAIT)
            set_chart(sheets, block, block_rows(sheets, pending, options))
            pending.clear()
    has_tail = bool(tail.flowing or tail.closing)
    rows = [*_rows_under(sheets, pending, options, is_followed=has_tail), *tail.flowing]
    if rows:
        set_rows_with_tail(sheets, rows, tail.closing, rows_under=tail.rows_under)
    else:
        sheets.ensure(len(tail.closing))
        set_rows(sheets, tail.closing)


def _rows_under(
    sheets: Sheets, texts: Sequence[str], options: PageOptions, *, is_followed: bool
) -> list[TextRow]:
    """Return the rows of text after what was set.

    Text under a sideways table lies like it, except what is longer than a page or is followed.
    """
    rows = block_rows(sheets, texts, options)
    if sheets.frame == PORTRAIT or not (is_followed or len(rows) > sheets.rows_per_page):
        return rows
    sheets.next_page(PORTRAIT)
    return block_rows(sheets, texts, options)


def block_rows(sheets: Sheets, texts: Sequence[str], options: PageOptions) -> list[TextRow]:
    """Return the rows of paragraphs under a title."""
    return text_rows(
        sheets.faces,
        texts,
        has_bold_level_3=options.has_bold_level_3,
        width=sheets.frame.width,
        outline_level=1,
    )
