"""Tables inside plain text, in every shape copying leaves them in."""

from collections.abc import Sequence

from reports.incoming.source import Source, SourceTable
from reports.incoming.tables.box_tables import box_tables
from reports.incoming.tables.cell_lines import cell_line_tables, headless_tables
from reports.incoming.tables.content_columns import task_headings
from reports.incoming.tables.heading_gaps import task_headings_of
from reports.incoming.tables.headings import ITEM_VOCABULARY, find_headings
from reports.incoming.tables.one_line_tables import one_line_tables
from reports.incoming.tables.run_together import run_together_tables
from reports.incoming.tables.spaced_rows import spaced_tables
from reports.incoming.tables.text_rows import bar_cells, blank_cells, marked_tables, tab_cells


def find_tables(lines: Sequence[str]) -> tuple[SourceTable, ...]:
    """Return the tables of a text in printed order.

    Drawn tables count first, else rows are cut at tabs; without any at bars, at several blanks,
    cell by cell or at single blanks, and those only under known heading words: bars and blanks
    mean much else.
    """
    tables = box_tables(lines) or marked_tables(lines, tab_cells)
    if not tables:
        tables = [
            table
            for table in (*marked_tables(lines, bar_cells), *marked_tables(lines, blank_cells))
            if _has_headings(table) or task_headings(table.rows)
        ]
    if not any(_has_headings(table) for table in tables):
        finders = (cell_line_tables, spaced_tables, one_line_tables, run_together_tables)
        found = (find(lines) for find in (*finders, headless_tables))
        tables += next(filter(None, found), [])
    return tuple(sorted(tables, key=lambda table: table.row_lines[0]))


def tables_of(source: Source) -> tuple[SourceTable, ...]:
    """Return the tables of a source: those its format marks, else those found in its text."""
    return source.tables or find_tables(source.lines)


def _has_headings(table: SourceTable) -> bool:
    return bool(task_headings_of(table.rows) or find_headings(table.rows, ITEM_VOCABULARY))
