"""Our own return form opened and filled in as a district does it, with the usual damage: the demo.

Rows are counted from 1 below the headings; columns go by their headings.
"""

import io
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reports.workbooks.form_drawing import KEY_HEADING

Value = str | int | float | date | None
_FIRST_HEADING = "序号"


class FilledForm:
    """The first sheet of a form while it is filled in."""

    def __init__(self, form: bytes) -> None:
        self._book = load_workbook(io.BytesIO(form))
        self._sheet: Worksheet = self._book.worksheets[0]
        self._top = next(
            row[0].row for row in self._sheet.iter_rows() if row[0].value == _FIRST_HEADING
        )
        self._columns = {
            str(cell.value): cell.column for cell in self._sheet[self._top] if cell.value
        }

    @property
    def row_count(self) -> int:
        """How many rows there are to fill in."""
        return int(self._sheet.max_row) - self._top

    def number_of(self, row: int) -> int:
        """Return the number a row has in its sheet."""
        return self._top + row

    def write(self, row: int, heading: str, value: Value) -> None:
        """Write one cell."""
        self._sheet.cell(self._top + row, self._columns[heading]).value = value

    def read(self, row: int, heading: str) -> object:
        """Return what a cell holds."""
        return self._sheet.cell(self._top + row, self._columns[heading]).value

    def row_of(self, heading: str, value: Value) -> int:
        """Return the first row that holds ``value`` in a column."""
        rows = range(1, self.row_count + 1)
        return next(row for row in rows if self.read(row, heading) == value)

    def rename(self, heading: str, other: str) -> None:
        """Call a column something else."""
        column = self._columns.pop(heading)
        self._sheet.cell(self._top, column).value = other
        self._columns[other] = column

    def forget_key(self, row: int) -> None:
        """Take the hidden key of a row away, as a row typed anew has none."""
        self.write(row, KEY_HEADING, None)

    def turn_around(self) -> None:
        """Sort the rows the other way round, hidden keys with them."""
        rows = range(self._top + 1, self._top + self.row_count + 1)
        width = range(1, int(self._sheet.max_column) + 1)
        values = [[self._sheet.cell(row, column).value for column in width] for row in rows]
        for row, line in zip(rows, reversed(values), strict=True):
            for column, value in zip(width, line, strict=True):
                cell = self._sheet.cell(row, column)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"  # a text that begins with = is no formula

    def hide(self, row: int) -> None:
        """Hide a row, as a filter does."""
        self._sheet.row_dimensions[self._top + row].hidden = True

    def sign(self, *lines: str) -> None:
        """Write lines below the table: 合计, 填表人 and the like."""
        for place, line in enumerate(lines, start=int(self._sheet.max_row) + 1):
            self._sheet.cell(place, 1).value = line

    def content(self) -> bytes:
        """Return the workbook."""
        return _saved(self._book)

    def as_own_workbook(self) -> bytes:
        """Return a workbook of the unit's own making: the words alone, no key and no stamp."""
        book = Workbook()
        sheet = book.worksheets[0]
        key = self._columns[KEY_HEADING]
        for row in self._sheet.iter_rows(min_row=self._top):
            sheet.append([cell.value for cell in row if cell.column != key])
        return _saved(book)


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
