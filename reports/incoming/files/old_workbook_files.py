"""Old Excel workbooks (.xls), read by calamine, whose aborts only the child process feels."""

import io
from datetime import date

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from reports.incoming.files.refusals import refuse_damaged, refuse_encrypted
from reports.incoming.files.sheet_cells import COLUMN_LIMIT
from reports.incoming.files.source_builder import Merge, SourceBuilder


def read(data: bytes) -> SourceBuilder:
    """Read every visible sheet; hidden sheets are named in a warning."""
    builder = SourceBuilder()
    try:
        # By content: opening by path would trust the ending of the file.
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        tables = [
            sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet
        ]
        hidden = [sheet.name for sheet in tables if sheet.visible != SheetVisibleEnum.Visible]
        if hidden:
            builder.warn(f"隐藏的工作表没有读取：{'、'.join(hidden)}")
        for sheet in tables:
            if sheet.name not in hidden:
                _add_sheet(builder, workbook.get_sheet_by_name(sheet.name))
    except PasswordError as error:
        raise refuse_encrypted() from error
    except CalamineError as error:
        raise refuse_damaged() from error
    return builder


def _add_sheet(builder: SourceBuilder, sheet: CalamineSheet) -> None:
    rows = [
        [_text(value) for value in row[:COLUMN_LIMIT]]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    ranges = sheet.merged_cell_ranges or []
    merges = [Merge(first[0], first[1], last[0], last[1]) for first, last in ranges]
    builder.add_table(rows, merges, sheet.name)


def _text(value: object) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value)
