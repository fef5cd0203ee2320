"""Small ledger sheets for the tests, and their files read back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.vocabulary import TaskState
from reports.content.ledger_sheet import Align, LedgerCell, LedgerColumn, LedgerSheet
from reports.workbooks.ledger_workbook import write_ledgers

COLUMNS = (
    LedgerColumn("序号", 5, Align.CENTER),
    LedgerColumn("区域", 12, Align.CENTER, is_group=True),
    LedgerColumn("事项", 40),
    LedgerColumn("截止日期", 14, Align.CENTER),
    LedgerColumn("状态", 9, Align.CENTER),
)
FIRST_ROW = 4  # title, source and date line, header


def sheet_of(*rows: tuple[LedgerCell, ...], name: str = "台账") -> LedgerSheet:
    return LedgerSheet(
        name=name,
        title="改革事项台账",
        source_line="文号：鄂州优化发〔2023〕6号",
        date_line="制表日期：2024年4月2日　单位：项",
        columns=COLUMNS,
        rows=rows,
        notes=("共3项。",),
        frozen_columns=2,
    )


def row_of(
    serial: int, area: str = "鄂城区（8项）", item: LedgerCell = "推行“零计划”停电"
) -> tuple[LedgerCell, ...]:
    return (serial, area, item, date(2024, 10, 31), TaskState.OVERDUE)


def with_item(text: str) -> LedgerSheet:
    return sheet_of(row_of(1, item=text))


def renamed(sheet: LedgerSheet, name: str) -> LedgerSheet:
    return replace(sheet, name=name)


def written(folder: Path, *sheets: LedgerSheet) -> Worksheet:
    """Write the sheets and return the first one as openpyxl reads it back."""
    write_ledgers(folder / "ledger.xlsx", sheets)
    return load_workbook(folder / "ledger.xlsx").worksheets[0]
