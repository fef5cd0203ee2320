"""Tables of a Word paper: every border, the head on every page, groups merged; charts."""

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as WordDocument
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import Table as WordTable

from models.papers import Chart, PaperTable, Run, TableRows
from reports.pages.charts import chart_png
from reports.pages.column_widths import column_widths
from reports.pages.fonts import FontChoice
from reports.pages.geometry import TEXT_HEIGHT, TEXT_WIDTH
from reports.pages.paper_tables import printed_table, table_look
from reports.pages.print_text import for_print
from reports.pages.table_parts import USUAL_LOOK, Align, Column
from reports.word.word_parts import (
    add_line,
    keep_row_whole,
    repeat_head,
    set_cell_margins,
    set_widths,
    write_cell,
)
from reports.word.word_styles import (
    AFTER_TABLE,
    CAPTION,
    PICTURE,
    SMALL_TABLE_CELL,
    SMALL_TABLE_HEAD,
    TABLE_CELL,
    TABLE_HEAD,
    points,
)

_GRID = "Table Grid"
_HEAD_STYLES = (TABLE_HEAD.name, SMALL_TABLE_HEAD.name)
_DOTS_PER_INCH = 200


def add_table(document: WordDocument, table: PaperTable) -> None:
    """Add a table with its caption, as wide as the text of the page it is on."""
    if table.caption:
        add_line(document, for_print(table.caption), CAPTION).paragraph_format.keep_with_next = True
    _add_rows(document, table, TEXT_HEIGHT if table.is_sideways else TEXT_WIDTH)


def add_chart(document: WordDocument, chart: Chart, fonts: FontChoice) -> None:
    """Add a chart as a picture with its title, and its numbers below it, which can be edited."""
    pictures = chart_png(chart, fonts, dots_per_inch=_DOTS_PER_INCH)
    for picture in pictures:
        line = add_line(document, "", PICTURE)
        line.add_run().add_picture(BytesIO(picture), width=points(TEXT_WIDTH))
        line.paragraph_format.keep_with_next = True
    add_line(document, f"{for_print(chart.title)}（单位：{chart.unit}）", CAPTION)
    rows = tuple(
        (Run(category), *(Run(str(series.values[place])) for series in chart.series))
        for place, category in enumerate(chart.categories)
    )
    headings = ("类别", *(series.name for series in chart.series))
    _add_rows(document, PaperTable(headings, (TableRows("", rows),)), TEXT_WIDTH)


def _add_rows(document: WordDocument, table: PaperTable, width: float) -> None:
    printed = printed_table(table)
    columns = [*([printed.group_column] if printed.group_column else []), *printed.columns]
    rows = [
        [*([group.label] if printed.group_column else []), *row]
        for group in printed.groups
        for row in group.rows
    ]
    is_small = table_look(table) is not USUAL_LOOK
    head, text = (SMALL_TABLE_HEAD, SMALL_TABLE_CELL) if is_small else (TABLE_HEAD, TABLE_CELL)
    has_head = any(column.heading for column in columns)
    made = document.add_table(len(rows) + has_head, len(columns), style=_GRID)
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    if has_head:
        _write_row(made, 0, [column.heading for column in columns], head.name, columns)
        repeat_head(made.rows[0])
    for number, row in enumerate(rows, start=int(has_head)):
        _write_row(made, number, row, text.name, columns)
        keep_row_whole(made.rows[number])
    look = table_look(table)
    set_widths(made, column_widths(printed, width, look))
    set_cell_margins(made, look.side, look.above)
    if printed.group_column:
        _merge_groups(made, table.groups, first=int(has_head))
    # Tables that touch become one.
    add_line(document, "", AFTER_TABLE)


def _write_row(
    made: WordTable, number: int, texts: Sequence[str], style: str, columns: Sequence[Column]
) -> None:
    for cell, text, column in zip(made.rows[number].cells, texts, columns, strict=True):
        write_cell(cell, for_print(text), style)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        for paragraph in cell.paragraphs:
            if column.align is Align.CENTRE or style in _HEAD_STYLES:
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
