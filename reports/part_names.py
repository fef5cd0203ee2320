"""What the parts of a ledger are called, as sheets or as files; known before they are written."""

from collections.abc import Sequence

from reports.content.ledger_parts import SUM_NAME
from reports.file_names import unique_file_names
from reports.workbooks.sheet_names import unique_sheet_names

XLSX = ".xlsx"


def part_file_names(title: str, parts: Sequence[str]) -> tuple[str, ...]:
    """Return the file names of the sum and of each part: 单位_标题.xlsx."""
    return unique_file_names([f"{name}_{title}" for name in (SUM_NAME, *parts)], XLSX)


def part_sheet_names(parts: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the sum sheet and of the sheets after it."""
    return unique_sheet_names((SUM_NAME, *parts))
