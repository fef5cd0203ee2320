"""One ledger sheet drawn from top to bottom: title, lines, header, table, 合计, notes, pages.

Rows are written once and in order, because the workbook keeps only the current row in memory.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import ceil

from xlsxwriter.format import Format  # type: ignore[import-untyped]  # ships no type marker
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]  # the same
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

from models.progress import Progress, stop_if_cancelled
from reports.content.ledger_sheet import LedgerCell, LedgerSheet
from reports.workbooks.cell_text import clean_text, never_markup, text_width, wrapped_lines
from reports.workbooks.ledger_cells import EntryCells
from reports.workbooks.ledger_look import WorkbookLook
from reports.workbooks.ledger_styles import BODY_SIZE, TITLE_SIZE, LedgerStyles
from reports.workbooks.page_marks import mark_pages
from reports.workbooks.printed_pages import lay_out_page, page_height, page_starts

# Heights in points. A line is as high as the tallest common substitute of 宋体 draws it, so that
# no last line is cut off where the face is missing.
LINE_HEIGHT = 14.5
ROW_PADDING = 6.0
LEAST_ROW_HEIGHT = 24.0
MOST_ROW_HEIGHT = 408.0  # the file format ends at 409.5

# Who takes the protection off needs no password; who leaves it on can still filter and widen.
_ALLOWED = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}
_ROWS_PER_REPORT = 200


def draw_ledger(
    worksheet: Worksheet,
    sheet: LedgerSheet,
    styles: LedgerStyles,
    look: WorkbookLook,
    progress: Progress,
) -> list[str]:
    """Draw ``sheet`` on the empty ``worksheet``; return a sentence for each text cut short."""
    drawing = _Drawing(worksheet, sheet, styles, look)
    drawing.draw_head()
    cut_notes = drawing.draw_table(progress)
    drawing.draw_totals()
    drawing.draw_notes([*sheet.notes, *cut_notes])
    drawing.lay_out_pages()
    if look.is_protected:
        worksheet.protect(options=_ALLOWED)
    return cut_notes


class _Drawing:
    """One sheet while it is drawn: the heights of its rows so far, and where the entries stand."""

    def __init__(
        self,
        worksheet: Worksheet,
        sheet: LedgerSheet,
        styles: LedgerStyles,
        look: WorkbookLook,
    ) -> None:
        self._worksheet = worksheet
        self._sheet = sheet
        self._styles = styles
        self._look = look
        self._widths = [column.width for column in sheet.columns]
        self._last_column = len(sheet.columns) - 1
        self._summed = [i for i, column in enumerate(sheet.columns) if column.is_summed]
        self._heights: list[float] = []  # one per row drawn
        self._title_row = 0
        self._header_row = 0
        self._tops: list[int] = []  # row where each entry begins, then the row after the table

    @property
    def _row(self) -> int:
        """The row that is being drawn."""
        return len(self._heights)

    # Above the table

    def draw_head(self) -> None:
        """Draw 密级, title, the line under it and the header row; set the column widths."""
        for index, width in enumerate(self._widths):
            self._worksheet.set_column(index, index, width)
        if self._sheet.secrecy:
            self._put_across(0, self._last_column, self._sheet.secrecy, self._styles.secrecy)
            self._end_row(LEAST_ROW_HEIGHT)
        self._title_row = self._row
        title_lines = wrapped_lines(self._sheet.title, sum(self._widths) * BODY_SIZE // TITLE_SIZE)
        self._put_across(0, self._last_column, self._sheet.title, self._styles.title)
        self._end_row(title_lines * TITLE_SIZE * 1.5 + 8)
        self._draw_source_and_date()
        self._header_row = self._row
        for index, column in enumerate(self._sheet.columns):
            self._put_across(index, index, column.heading, self._styles.heading)
        self._end_row(_height(max(wrapped_lines(c.heading, c.width) for c in self._sheet.columns)))

    def _draw_source_and_date(self) -> None:
        if not (self._sheet.source_line or self._sheet.date_line):
            return
        needed = text_width(self._sheet.date_line) + 2
        first = self._last_column
        while first > 1 and sum(self._widths[first:]) < needed:
            first -= 1
        self._put_across(0, first - 1, self._sheet.source_line, self._styles.source_line)
        self._put_across(first, self._last_column, self._sheet.date_line, self._styles.date_line)
        self._end_row(LEAST_ROW_HEIGHT)

    # The table

    def draw_table(self, progress: Progress) -> list[str]:
        """Draw the entries; return a sentence for each text cut short."""
        cells = EntryCells(self._worksheet, self._sheet.columns, self._styles)
        least_lines = self._lines_of_groups()
        total = len(self._sheet.rows)
        for entry, row in enumerate(self._sheet.rows):
            if entry % _ROWS_PER_REPORT == 0:
                stop_if_cancelled(progress)
                progress.report(f"正在写入“{self._sheet.title}”", entry, total)
            self._tops.append(self._row)
            writings, lines = cells.plan(entry + 1, row)
            height = _height(max(lines, least_lines[entry]))
            # No row may be higher than 409 points: a taller entry takes several, later joined.
            parts = ceil(height / MOST_ROW_HEIGHT)
            for part in range(parts):
                number = self._row
                for index, (write, value, style) in enumerate(writings):
                    write(number, index, value, style)
                if part:  # a number under a joined cell would be counted again
                    self._blank(self._summed)
                self._end_row(height / parts)
        self._tops.append(self._row)
        return cells.cut_notes

    def draw_totals(self) -> None:
        """Draw the 合计 row where it is wanted: a formula that follows the filter of the table."""
        if not (self._look.has_totals and self._summed and self._sheet.rows):
            return
        first, after = self._tops[0], self._tops[-1]
        self._blank(range(self._last_column + 1))
        if self._summed[0]:
            self._put_across(0, self._summed[0] - 1, "合计", self._styles.total)
        for index in self._summed:
            name = xl_col_to_name(index)
            formula = f"=SUBTOTAL(9,{name}{first + 1}:{name}{after})"
            numbers = (row[index] for row in self._sheet.rows)
            known = sum(number for number in numbers if isinstance(number, int))
            self._worksheet.write_formula(self._row, index, formula, self._styles.total, known)
        self._end_row(LEAST_ROW_HEIGHT)

    def _lines_of_groups(self) -> list[int]:
        """Return for each entry the lines it must have to hold its share of its group's words."""
        least = [1] * len(self._sheet.rows)
        for index, first, last in self._groups():
            lines = wrapped_lines(str(self._sheet.rows[first][index] or ""), self._widths[index])
            share = ceil(lines / (last - first + 1))
            least[first : last + 1] = [max(share, own) for own in least[first : last + 1]]
        return least

    def _groups(self) -> Iterator[tuple[int, int, int]]:
        """Yield column, first and last entry of each run of equal words in a group column."""
        for index, column in enumerate(self._sheet.columns):
            if column.is_group:
                for first, last in _runs([row[index] for row in self._sheet.rows]):
                    yield index, first, last

    # Under the table and around it

    def draw_notes(self, notes: Sequence[str]) -> None:
        """Draw each note across the table, under it."""
        for note in notes:
            self._put_across(0, self._last_column, note, self._styles.note)
            self._end_row(_height(wrapped_lines(note, sum(self._widths))))

    def lay_out_pages(self) -> None:
        """Set A4 fitted to width, panes and filter; break pages; join cells."""
        sheet = self._worksheet
        lay_out_page(sheet, is_upright=self._look.is_upright)
        mark_pages(sheet, secrecy=self._sheet.secrecy, watermark=self._sheet.watermark)
        sheet.repeat_rows(self._header_row)
        # 密级 is printed at the head of each page, not twice on the first one.
        sheet.print_area(self._title_row, 0, self._row - 1, self._last_column)
        sheet.freeze_panes(self._header_row + 1, self._sheet.frozen_columns)
        last_row = max(self._tops[-1] - 1, self._header_row)
        sheet.autofilter(self._header_row, 0, last_row, self._last_column)
        # 任务编号 is text on purpose: no green corner asks to turn it into a number.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        starts = self._page_starts()
        sheet.set_h_pagebreaks([self._tops[entry] for entry in starts[1:]])
        self._merge_tall_entries()
        self._merge_groups(starts)

    def _page_starts(self) -> list[int]:
        heights = [sum(self._heights[top:after]) for top, after in pairwise(self._tops)]
        if heights:  # the notes stay with the last entry
            heights[-1] += sum(self._heights[self._tops[-1] :])
        page = page_height(self._widths, is_upright=self._look.is_upright)
        head = sum(self._heights[self._title_row : self._header_row])
        header = self._heights[self._header_row]
        return page_starts(heights, page - head - header, page - header)

    def _merge_tall_entries(self) -> None:
        plain = [i for i, column in enumerate(self._sheet.columns) if not column.is_group]
        for top, after in pairwise(self._tops):
            if after - top > 1:
                for index in plain:
                    self._merge(top, index, after - 1, index)

    def _merge_groups(self, starts: Sequence[int]) -> None:
        """Join the cells of each group page by page, so that its words stand on every page.

        Each cell keeps its own words: a filter on the group finds all of its rows.
        """
        for index, first, last in self._groups():
            inner = starts[bisect_right(starts, first) : bisect_right(starts, last)]
            for begin, end in pairwise([first, *inner, last + 1]):
                self._merge(self._tops[begin], index, self._tops[end] - 1, index)

    # How rows and ranges are written

    def _put_across(self, first: int, last: int, words: str, style: Format) -> None:
        """Write ``words`` into the current row over the columns ``first`` to ``last``."""
        self._worksheet.write_string(self._row, first, never_markup(clean_text(words)), style)
        for index in range(first + 1, last + 1):
            self._worksheet.write_blank(self._row, index, None, style)
        self._merge(self._row, first, self._row, last)

    def _blank(self, columns: Iterable[int]) -> None:
        """Leave cells of the current row empty in their boxes."""
        for index in columns:
            self._worksheet.write_blank(self._row, index, None, self._styles.total)

    def _end_row(self, height: float) -> None:
        self._worksheet.set_row(self._row, height)
        self._heights.append(height)

    def _merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Note a merged range whose cells are already written.

        ``merge_range`` would write every cell of the range again and so cannot reach rows that
        have left memory; the list of ranges it keeps can.
        """
        if (first_row, first_column) != (last_row, last_column):
            self._worksheet.merge.append([first_row, first_column, last_row, last_column])


def _height(lines: int) -> float:
    return max(lines * LINE_HEIGHT + ROW_PADDING, LEAST_ROW_HEIGHT)


def _runs(values: Sequence[LedgerCell]) -> Iterator[tuple[int, int]]:
    """Yield first and last index of each run of equal values."""
    for _, run in groupby(range(len(values)), key=values.__getitem__):
        indexes = list(run)
        yield indexes[0], indexes[-1]
