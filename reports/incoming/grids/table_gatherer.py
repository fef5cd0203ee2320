"""Pages and Word documents as sheets: one for each table, the text above it in rows of its own.

Text above a table says whose it is (填报单位), text below the last who filled it in, so both keep a
row; rows are numbered the way Excel numbers them when it opens such a page.
"""

from collections.abc import Sequence

from reports.incoming.files.refusals import refuse, refuse_too_large
from reports.incoming.files.source_builder import Merge, split_lines
from reports.incoming.grid import Floating, GridSheet
from reports.incoming.grids.sheet_builder import CELL_LIMIT, SHEET_LIMIT, SheetBuilder


class TableGatherer:
    """Takes text and tables in reading order and makes sheets of them."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self._sheets: list[SheetBuilder] = []
        self._lines: list[str] = []
        self._next_row = 1
        self._top = 0  # of the table taken last, 0 where it was furniture
        self._places = 0

    def add_text(self, text: str) -> None:
        """Keep running text for the next table."""
        self._lines += [line for line in split_lines(text) if line.strip()]

    def add_table(
        self, rows: Sequence[Sequence[str]], merges: Sequence[Merge] = (), name: str = ""
    ) -> None:
        """Make a sheet of a table; a table without text is furniture of the page."""
        self._top = 0
        if not any(cell.strip() for row in rows for cell in row):
            return
        self._places += sum(len(row) for row in rows)
        if self._places > CELL_LIMIT or len(self._sheets) >= SHEET_LIMIT:
            raise refuse_too_large(f"表格超过 {SHEET_LIMIT} 个或 {CELL_LIMIT} 个单元格")
        sheet = SheetBuilder(name or f"表{len(self._sheets) + 1}")
        self._sheets.append(sheet)
        self._next_row = 1
        self._place_lines()
        self._top = top = self._next_row
        for row, cells in enumerate(rows, start=top):
            for column, cell in enumerate(cells):
                sheet.add_shown(row, column, cell.strip())
        for merge in merges:
            sheet.add_merge(Merge(merge.top + top, merge.left, merge.bottom + top, merge.right))
        self._next_row = top + len(rows)

    def add_floating(self, row: int, column: int, words: str, link: str) -> None:
        """Keep what lies over a cell of the table taken last; a picture by its link."""
        if self._top:
            found = Floating(self._top + row, column, words, link)
            self._sheets[-1].floating = (*self._sheets[-1].floating, found)

    def warn(self, message: str) -> None:
        """Keep what could not be carried over."""
        self.warnings.append(message)

    def finish(self) -> tuple[GridSheet, ...]:
        """Return the sheets.

        Raises:
            UnreadableFileError: there is no table.
        """
        if not self._sheets:
            raise refuse("文件里没有表格", "请把内容填到发下去的报送表（.xlsx）里再收")
        self._place_lines()
        return tuple(sheet.finish() for sheet in self._sheets)

    def _place_lines(self) -> None:
        for line in self._lines:
            self._sheets[-1].add_text(self._next_row, 0, line)
            self._next_row += 1
        self._lines.clear()
