"""Tables of a Word paper: every border, the head on every page, groups merged."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import Table as WordTable

from models.papers import Chart, PaperTable, Run, TableRows
from reports.pages.column_widths import column_widths
from reports.pages.geometry import TEXT_HEIGHT, TEXT_WIDTH
from reports.pages.paper_tables import printed_table, table_look
from reports.pages.print_text import for_print
from reports.pages.table_parts import Align, Column
from reports.word.word_parts import (
    add_line,
    keep_row_whole,
    repeat_head,
    set_widths,
    turn_page,
    write_cell,
)
from reports.word.word_styles import HEAD_LINE, TABLE_CELL, TABLE_HEAD

_GRID = "Table Grid"


def add_table(document: WordDocument, table: PaperTable, *, is_turned: bool) -> None:
    """Add a table; one that is sideways on an upright page gets pages of its own."""
    must_turn = table.is_sideways and not is_turned
    if must_turn:
        turn_page(document.add_section(WD_SECTION.NEW_PAGE), WD_ORIENTATION.LANDSCAPE)
    if table.caption:
        add_line(document, for_print(table.caption), HEAD_LINE)
    _add_rows(document, table, TEXT_HEIGHT if must_turn or is_turned else TEXT_WIDTH)
    if must_turn:
        turn_page(document.add_section(WD_SECTION.NEW_PAGE), WD_ORIENTATION.PORTRAIT)


def add_chart(document: WordDocument, chart: Chart) -> None:
    """Add the numbers of a chart as a table, which a person can edit; the drawing is on paper."""
    rows = tuple(
        (Run(category), *(Run(str(series.values[place])) for series in chart.series))
        for place, category in enumerate(chart.categories)
    )
    headings = ("类别", *(series.name for series in chart.series))
    caption = f"{chart.title}（单位：{chart.unit}）"
    table = PaperTable(headings, (TableRows("", rows),), caption=caption)
    add_table(document, table, is_turned=False)


def _add_rows(document: WordDocument, table: PaperTable, width: float) -> None:
    printed = printed_table(table)
    columns = [*([printed.group_column] if printed.group_column else []), *printed.columns]
    rows = [
        [*([group.label] if printed.group_column else []), *row]
        for group in printed.groups
        for row in group.rows
    ]
    has_head = any(column.heading for column in columns)
    made = document.add_table(len(rows) + has_head, len(columns), style=_GRID)
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    if has_head:
        _write_row(made, 0, [column.heading for column in columns], TABLE_HEAD.name, columns)
        repeat_head(made.rows[0])
    for number, row in enumerate(rows, start=int(has_head)):
        _write_row(made, number, row, TABLE_CELL.name, columns)
        keep_row_whole(made.rows[number])
    set_widths(made, column_widths(printed, width, table_look(table)))
    if printed.group_column:
        _merge_groups(made, table.groups, first=int(has_head))


def _write_row(
    made: WordTable, number: int, texts: Sequence[str], style: str, columns: Sequence[Column]
) -> None:
    for cell, text, column in zip(made.rows[number].cells, texts, columns, strict=True):
        write_cell(cell, for_print(text), style)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        for paragraph in cell.paragraphs:
            if column.align is Align.CENTRE or style == TABLE_HEAD.name:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _merge_groups(made: WordTable, groups: Sequence[TableRows], *, first: int) -> None:
    for group in groups:
        last = first + len(group.rows) - 1
        for number in range(first + 1, last + 1):
            made.cell(number, 0).text = ""
        if last > first:
            merged = made.cell(first, 0).merge(made.cell(last, 0))
            for empty in merged.paragraphs[1:]:
                empty._p.getparent().remove(empty._p)
        first = last + 1
