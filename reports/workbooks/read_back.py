"""Reading back a workbook the program wrote, with a reader that is not ours: a check, no intake."""

from pathlib import Path

from openpyxl import load_workbook


def texts_in(workbook: Path) -> frozenset[str]:
    """Return every text standing in a cell of the workbook, on any sheet."""
    book = load_workbook(workbook)
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    return frozenset(cell.value for cell in cells if isinstance(cell.value, str))
