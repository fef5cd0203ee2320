"""Grids written as lists of lists, for the tests of returned forms."""

from collections.abc import Collection, Mapping, Sequence

from models.intake_plan import Answer
from models.returned import ReturnedFile
from models.rules.round_period import Period, read_period
from models.vocabulary import AskedKind
from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, GridCell, GridFile, GridSheet
from reports.incoming.returns.reading import read_return

TASKS: list[object] = [
    "序号",
    "重点任务",
    "牵头单位",
    "办理状态",
    "完成比例",
    "本期进展",
    "存在问题",
]
ASKED = {AskedKind.TASKS: frozenset(("status", "percent", "progress", "problem"))}
JUNE = read_period("2024-06")


def cell_of(value: object) -> GridCell | None:
    """Return the cell of a text or a number, None for nothing."""
    if isinstance(value, GridCell):
        return value
    if isinstance(value, int | float):
        text = f"{value:.15g}"
        return GridCell(text, CellKind.NUMBER, text)
    return GridCell(str(value)) if value else None


def number(text: str, stored: str = "", kind: CellKind = CellKind.NUMBER) -> GridCell:
    return GridCell(text, kind, stored or text)


def sheet_of(
    rows: Sequence[Sequence[object]],
    *,
    name: str = "重点任务",
    merges: Collection[Merge] = (),
    hidden_rows: Collection[int] = (),
    hidden_columns: Collection[int] = (),
    is_hidden: bool = False,
) -> GridSheet:
    """Return a sheet; the first row is row 1, an empty list is a row nobody wrote in."""
    content = {
        at: {place: cell for place, value in enumerate(row) if (cell := cell_of(value))}
        for at, row in enumerate(rows, start=1)
    }
    return GridSheet(
        name,
        {at: cells for at, cells in content.items() if cells},
        tuple(merges),
        frozenset(hidden_rows),
        frozenset(hidden_columns),
        is_hidden,
    )


def file_of(*sheets: GridSheet, stamps: Sequence[str] = ()) -> GridFile:
    return GridFile("鄂城区_2024年6月报送.xlsx", "0" * 64, "xlsx", sheets, tuple(stamps))


def read(
    *sheets: GridSheet,
    asked: Mapping[AskedKind, frozenset[str]] | None = ASKED,
    answers: Sequence[Answer] = (),
    unit_id: str = "",
    period: Period | None = JUNE,
    unit_names: Collection[str] = (),
) -> ReturnedFile:
    return read_return(
        file_of(*sheets),
        asked=asked,
        answers=answers,
        unit_id=unit_id,
        period=period,
        unit_names=unit_names,
    )


def read_rows(rows: Sequence[Sequence[object]], merges: Collection[Merge] = ()) -> ReturnedFile:
    """Read a sheet of tasks: the rows, headings included."""
    return read(sheet_of(rows, merges=merges))


def values(returned: ReturnedFile, column: str) -> list[object]:
    """Return what the rows say in a column."""
    return [row.cells[column].value for row in returned.rows]


def messages(returned: ReturnedFile, address: str | None = None) -> list[str]:
    """Return what is told, of one cell or of the whole file."""
    return [one.message for one in returned.issues if address in (None, one.cell)]
