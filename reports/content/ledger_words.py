"""The words every ledger shares: its name, where it comes from, when it was drawn up."""

from collections.abc import Iterable, Sequence
from datetime import date

from models.records import DocumentRow, ItemRow, TaskRow
from reports.content.wording import full_date


def sheet_name(rows: Sequence[TaskRow | ItemRow], title: str) -> str:
    """Name the sheet after the document number, else after the title."""
    return (rows[0].document_number if rows else "") or title


def source_line(rows: Sequence[TaskRow | ItemRow], document: DocumentRow | None) -> str:
    """Say which document the ledger comes from; "" when nothing is known of it."""
    number = rows[0].document_number if rows else ""
    signed_on = document.signed_on if document else None
    parts = (
        f"文号：{number}" if number else "",
        f"成文日期：{full_date(signed_on)}" if signed_on else "",
    )
    return "　".join(part for part in parts if part)


def date_line(today: date) -> str:
    """Say when the ledger was drawn up and in which unit it counts."""
    return f"制表日期：{full_date(today)}　单位：项"


def year_words(rows: Sequence[TaskRow | ItemRow]) -> str:
    """Write the year of the first row, "" when it has none."""
    year = rows[0].year if rows else None
    return f"{year}年" if year else ""


def listed(names: Iterable[str]) -> str:
    """Join names with the mark between words of a list."""
    return "、".join(names)
