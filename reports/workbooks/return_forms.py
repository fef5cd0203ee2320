"""A return form -> .xlsx, with a stamp that survives re-sorting and being saved elsewhere.

The stamp stands in a very hidden sheet, as a defined name and as a document property; unit, period
and the number of the form also stand where people see them. Any one of them is enough.
"""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # ships no type marker
from xlsxwriter.utility import (  # type: ignore[import-untyped]  # the same
    quote_sheetname,
    xl_range_abs,
)

from models.round_records import SentRow, SentValue
from models.rules.round_stamp import STAMP_NAME, STAMP_PROPERTY, STAMP_SHEET, FormStamp
from models.vocabulary import AskedKind
from reports.content.return_form import FormSheet, ReturnForm
from reports.workbooks.cell_text import clean_text, cut_text, never_markup
from reports.workbooks.form_drawing import DrawnTable, draw_form_sheet
from reports.workbooks.form_styles import add_form_styles
from reports.workbooks.ledger_styles import BODY_FACE
from reports.workbooks.sheet_names import unique_sheet_names

TABLE_NAMES = {AskedKind.TASKS: "YHB_TASKS", AskedKind.ITEMS: "YHB_ITEMS"}


def as_written(form: ReturnForm) -> ReturnForm:
    """Return ``form`` with every text as a cell can hold it: what is kept is what went out."""
    return replace(form, sheets=tuple(_sheet_as_written(sheet) for sheet in form.sheets))


def write_return_form(form: ReturnForm) -> bytes:
    """Return the workbook of a form that is ``as_written``."""
    stream = BytesIO()
    options = {"in_memory": True, "default_format_properties": dict(BODY_FACE)}
    with Workbook(stream, options) as workbook:
        _set_properties(workbook, form)
        styles = add_form_styles(workbook)
        names = unique_sheet_names(sheet.kind.label for sheet in form.sheets)
        for name, sheet in zip(names, form.sheets, strict=True):
            table = draw_form_sheet(workbook.add_worksheet(name), sheet, form, styles)
            name_table(workbook, sheet.kind, name, table)
        add_stamp(workbook, form.stamp, [("批次", form.round_name), *form.facts])
    return stream.getvalue()


def name_table(workbook: Workbook, kind: AskedKind, sheet_name: str, table: DrawnTable) -> None:
    """Name the table of a kind, so that it is found on a sheet of any name."""
    cells = xl_range_abs(table.first_row, 0, table.last_row, table.last_column)
    workbook.define_name(TABLE_NAMES[kind], f"={quote_sheetname(sheet_name)}!{cells}")


def add_stamp(workbook: Workbook, stamp: FormStamp, facts: Sequence[tuple[str, str]]) -> None:
    """Write the stamp into all of its three places; the last sheet is the one it stands in."""
    workbook.set_custom_property(STAMP_PROPERTY, stamp.text, "text")
    workbook.define_name(STAMP_NAME, f'="{stamp.text}"')
    sheet = workbook.add_worksheet(STAMP_SHEET)
    said = [("标识", stamp.text), *facts]
    for row, (label, value) in enumerate(said):
        sheet.write_string(row, 0, label)
        sheet.write_string(row, 1, clean_text(value))
    sheet.write_string(len(said), 0, "本页供程序核对，请不要改动。")
    sheet.protect()
    sheet.very_hidden()


def _sheet_as_written(sheet: FormSheet) -> FormSheet:
    return replace(sheet, rows=tuple(_row_as_written(row) for row in sheet.rows))


def _row_as_written(row: SentRow) -> SentRow:
    return replace(row, content={key: _value(value) for key, value in row.content.items()})


def _value(value: SentValue) -> SentValue:
    if not isinstance(value, str):
        return value
    return never_markup(cut_text(clean_text(value))) or None


def _set_properties(workbook: Workbook, form: ReturnForm) -> None:
    facts = dict(form.facts)
    workbook.set_properties(
        {
            "title": f"{form.unit}　{form.round_name}",
            "subject": facts["报送期间"],
            "keywords": f"表号 {facts['表号']}",
        }
    )
