"""What we wrote into a marked copy (退改稿), taken out again when a unit sends it back corrected.

Else our 差错 would be read as a column nobody asked for, our list as a table, and our comments as
the unit's answers.
"""

from dataclasses import replace

from reports.content.marked_words import ERROR_HEADING, is_our_sheet, own_note
from reports.incoming.grid import GridCell, GridFile, GridSheet

_HEADING_ROWS = 60  # headings stand above these


def without_marks(grid: GridFile) -> GridFile:
    """Return ``grid`` as the unit means it; every file but a marked copy comes back unchanged."""
    names = frozenset(sheet.name for sheet in grid.sheets)
    sheets = tuple(_unmarked(sheet) for sheet in grid.sheets if not is_our_sheet(sheet.name, names))
    return grid if sheets == grid.sheets else replace(grid, sheets=sheets)


def _unmarked(sheet: GridSheet) -> GridSheet:
    columns = _error_columns(sheet)
    if not columns:
        return sheet
    rows = {
        number: {
            column: _without_ours(cell)
            for column, cell in cells.items()
            if number < columns.get(column, number + 1)
        }
        for number, cells in sheet.rows.items()
    }
    merges = tuple(
        merge
        for merge in sheet.merges
        if merge.left != merge.right or merge.top < columns.get(merge.left, merge.top + 1)
    )
    rows = {number: cells for number, cells in rows.items() if cells}
    return replace(sheet, rows=rows, merges=merges)


def _error_columns(sheet: GridSheet) -> dict[int, int]:
    """Return the columns that hold 差错, each with the row of its first heading."""
    found: dict[int, int] = {}
    for number, cells in sheet.rows.items():
        if number > _HEADING_ROWS:
            break
        for column, cell in cells.items():
            if cell.text == ERROR_HEADING:
                found.setdefault(column, number)
    return found


def _without_ours(cell: GridCell) -> GridCell:
    """Return a cell without our words in its comment, and without our colours."""
    if not cell.note and not cell.colour:
        return cell
    return cell._replace(note=own_note(cell.note) if cell.note else "", colour="")
