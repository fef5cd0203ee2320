"""Addresses of cells as people read them."""

from reports.incoming.files.sheet_cells import column_letters


def address(place: int, row: int) -> str:
    """Return the A1 writing of a column (from 0) and a row as shown."""
    return f"{column_letters(place)}{row}"
