"""Case: the intake of 300 workbooks of 200 rows and 12 columns."""

import io
import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

from case import SECONDS, Case, Figure, Figures, Goal
from intake_books import ROW_COUNT, make_books_apart, sent_texts
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from models.collecting import without_collecting
from models.intake_plan import MergeBase, RowState
from models.round_records import SentRow, SentValue
from models.rules.intake_compare import plan_file
from models.vocabulary import AskedKind, ReportColumn
from reports.incoming.grid import GridFile
from reports.incoming.grids.opening import open_grids
from reports.incoming.returns.reading import read_return

Paths = list[Path]
_OPEN = (
    ReportColumn.STATUS,
    ReportColumn.PERCENT,
    ReportColumn.PROGRESS,
    ReportColumn.PROBLEM,
    ReportColumn.NEXT_STEP,
)


def timed(paths: Paths, job: Callable[[Paths], None]) -> Figures:
    """Do a job; return files and rows in a second, and the peak of the memory."""
    start = time.perf_counter()
    job(paths)
    seconds = time.perf_counter() - start
    return {
        "files_s": len(paths) / seconds,
        "rows_s": len(paths) * ROW_COUNT / seconds,
        "peak_mb": _peak_mb(resource.RUSAGE_SELF),
    }


def run_ours(paths: Paths, _own: Path) -> Figures:
    """Do the whole way of ours."""
    figures = timed(paths, take_in)
    children = _peak_mb(resource.RUSAGE_CHILDREN) * min(2, os.cpu_count() or 1)
    return figures | {"peak_mb": figures["peak_mb"] + children}


def take_in(paths: Paths) -> None:
    """Do the whole way: open every file, find its rows, compare each cell with what was sent."""
    base = sent_base()
    changed = 0
    for opened in open_grids(paths):
        assert isinstance(opened, GridFile), opened  # noqa: S101 - nothing here is refused
        with without_collecting():  # as the program does
            returned = read_return(opened, asked=base.asked)
            changed += plan_file(returned, base, ()).counts[RowState.CHANGED]
    assert changed == len(paths) * ROW_COUNT  # noqa: S101 - a quick wrong reading is none


def sent_base() -> MergeBase:
    """Return what the forms held when they went out."""
    blank: dict[str, SentValue] = {column.value: None for column in _OPEN}
    sent = []
    for row in range(2, ROW_COUNT + 2):
        serial, key, title, body, role, lead = sent_texts(row)
        content: dict[str, SentValue] = {
            "serial": serial,
            "title": title,
            "body": body,
            "role": role,
            "lead": lead,
        }
        content["deadline"] = "2024-06-30"
        sent.append(SentRow(AskedKind.TASKS, key, f"task-{row}", content | blank))
    return MergeBase(
        unit_id="",
        sent=tuple(sent),
        said={},
        here={row.record: row.content for row in sent},
        asked={AskedKind.TASKS: frozenset(blank)},
        titles={row.record: ("", str(row.content["title"])) for row in sent},
    )


def run_third(paths: Paths, own: Path) -> Figures:
    """Do as ours with a third of the files, to show that memory does not grow with them."""
    return run_ours(paths[: len(paths) // 3], own)


def read_values(paths: Paths) -> None:
    """Read the values alone with calamine."""
    for path in paths:
        book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def read_cells(paths: Paths) -> None:
    """Read values, styles, merges and comments with openpyxl, and go over every cell."""
    for path in paths:
        for sheet in load_workbook(io.BytesIO(path.read_bytes())).worksheets:
            for row in sheet.iter_rows():
                [(cell.value, cell.number_format, cell.comment) for cell in row]


def read_frames(paths: Paths) -> None:
    """Read every sheet as a frame with pandas, by way of its usual reader, openpyxl."""
    from pandas import read_excel  # noqa: PLC0415 - its memory is none of the others'

    for path in paths:
        read_excel(io.BytesIO(path.read_bytes()), sheet_name=None, header=None)


def _peak_mb(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


CASE = Case(
    title="Intake: 300 workbooks × 200 rows × 12 columns",
    remark="Ours reads values, number formats, comments, merges, what is hidden or struck, in two "
    "child processes under limits, finds the heading, matches the rows and compares every cell "
    "with what was sent and what is here; its memory is that of the program and both children. "
    "calamine and pandas read values alone; openpyxl, in its normal mode, and pandas are measured "
    "once.",
    make_input=make_books_apart,
    candidates={
        "ours": run_ours,
        "ours, a third of the files": run_third,
        "calamine": lambda paths, _own: timed(paths, read_values),
        "openpyxl": lambda paths, _own: timed(paths, read_cells),
        "pandas": lambda paths, _own: timed(paths, read_frames),
    },
    peer="calamine",
    goals=(
        Goal("seconds", "calamine", 3.0),
        Goal("seconds", "openpyxl", 0.22),
        Goal("peak_mb", "ours, a third of the files", 1.2),
    ),
    size=300,
    small=6,
    figures=(
        SECONDS,
        Figure("files_s", "files/s"),
        Figure("rows_s", "rows/s"),
        Figure("peak_mb", "peak MB"),
    ),
    once=frozenset({"openpyxl", "pandas"}),
)
