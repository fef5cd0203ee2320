"""One sheet of a return form drawn: title, notes, facts, fill-in line, table, protection, pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xlsxwriter.format import Format  # type: ignore[import-untyped]  # ships no type marker
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

from models.round_records import SentRow, SentValue
from reports.content.return_form import Entry, FormColumn, FormSheet, ReturnForm
from reports.workbooks.cell_text import text_width, wrapped_lines
from reports.workbooks.form_styles import FormStyles
from reports.workbooks.ledger_drawing import (
    LEAST_ROW_HEIGHT,
    LINE_HEIGHT,
    MOST_ROW_HEIGHT,
    ROW_PADDING,
)
from reports.workbooks.ledger_styles import TITLE_SIZE
from reports.workbooks.printed_pages import lay_out_page

KEY_HEADING = "行标识（勿改）"
# Between visible columns: whoever marks the visible table to sort it marks the keys with it.
KEY_COLUMN = 1
LONG_COLUMNS = ("body", "content")
WIDER = (32, 44, 60, 80, 110)
ROOM_TO_WRITE = 3  # lines left free for the unit's words
_FROZEN_UNTIL = "title"
_ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}
_PERCENT_RULE = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": 0,
    "maximum": 1,
    "input_title": "完成比例",
    "input_message": "填 0% 到 100%，例如 80%。",
    "error_title": "完成比例不对",
    "error_message": "请填 0% 到 100% 之间的数，例如 80%。",
}
_DAY_RULE = {
    "validate": "date",
    "criteria": "between",
    "minimum": date(2000, 1, 1),
    "maximum": date(2099, 12, 31),
    "input_title": "填报日期",
    "input_message": "填年-月-日，例如 2024-7-3。",
    "error_title": "日期不对",
    "error_message": "请填一个日期，例如 2024-7-3。",
}


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """Where the table of a sheet stands: rows and columns from 0, its heading row included."""

    first_row: int
    last_row: int
    last_column: int


def draw_form_sheet(
    worksheet: Worksheet, sheet: FormSheet, form: ReturnForm, styles: FormStyles
) -> DrawnTable:
    """Draw ``sheet`` on the empty ``worksheet`` and lock what is the office's."""
    return _FormDrawing(worksheet, sheet, form, styles).draw()


class _FormDrawing:
    def __init__(
        self, worksheet: Worksheet, sheet: FormSheet, form: ReturnForm, styles: FormStyles
    ) -> None:
        self._worksheet = worksheet
        self._sheet = sheet
        self._form = form
        self._styles = styles
        self._widths = [_width(column, sheet.rows) for column in sheet.columns]
        self._places = [
            place if place < KEY_COLUMN else place + 1 for place in range(len(sheet.columns))
        ]
        self._last_column = self._places[-1]

    def draw(self) -> DrawnTable:
        self._set_columns()
        self._draw_head()
        header = 4
        self._draw_header(header)
        for place, row in enumerate(self._sheet.rows, start=header + 1):
            self._draw_row(place, row)
        table = DrawnTable(header, header + len(self._sheet.rows), self._last_column)
        self._add_rules(table)
        self._protect(table)
        self._lay_out_pages(table)
        return table

    def _set_columns(self) -> None:
        for place, width in zip(self._places, self._widths, strict=True):
            self._worksheet.set_column(place, place, width)
        self._worksheet.set_column(KEY_COLUMN, KEY_COLUMN, 12, None, {"hidden": True})

    # Above the table

    def _draw_head(self) -> None:
        sheet, styles = self._worksheet, self._styles
        sheet.merge_range(0, 0, 0, self._last_column, self._sheet.title, styles.title)
        sheet.set_row(0, TITLE_SIZE * 1.5 + 8)
        notes = "填写说明：" + "\n".join(self._sheet.notes)
        sheet.merge_range(1, 0, 1, self._last_column, "", styles.note)
        sheet.write_string(1, 0, notes, styles.note)
        lines = sum(wrapped_lines(line, sum(self._widths)) for line in notes.split("\n"))
        sheet.set_row(1, min(_height(lines), MOST_ROW_HEIGHT))
        self._draw_facts(2)
        self._draw_fill_in_line(3)

    def _draw_facts(self, row: int) -> None:
        said = [f"{label}：{value}" for label, value in self._form.facts]
        self._worksheet.set_row(row, LEAST_ROW_HEIGHT)
        for (first, last), words in zip(
            self._spread([text_width(one) + 3 for one in said]), said, strict=True
        ):
            self._across(row, first, last, words, self._styles.fact)

    def _draw_fill_in_line(self, row: int) -> None:
        """Draw who filled it in and when; the day is asked for as a date."""
        styles = self._styles
        parts = (("填报人：", 12), ("审核人：", 12), ("联系电话：", 16), ("填报日期：", 18))
        needed = [width for label, room in parts for width in (text_width(label) + 1, room)]
        places = self._spread(needed)
        self._worksheet.set_row(row, LEAST_ROW_HEIGHT)
        for number, (label, _) in enumerate(parts):
            self._across(row, *places[2 * number], label, styles.fill_label)
            is_day = number == len(parts) - 1
            style = styles.fill_day if is_day else styles.fill_words
            first, last = places[2 * number + 1]
            self._across(row, first, last, "", style)
            if is_day:
                self._worksheet.data_validation(row, first, row, first, _DAY_RULE)

    def _spread(self, needed: Sequence[int]) -> list[tuple[int, int]]:
        """Return first and last column for parts of these widths; the last one takes the rest."""
        found: list[tuple[int, int]] = []
        start = 0
        for number, width in enumerate(needed):
            after = len(needed) - number - 1  # each of the others needs a column
            end = start
            while (
                sum(self._widths[start : end + 1]) < width and end + after < len(self._places) - 1
            ):
                end += 1
            found.append((self._places[start], self._places[end]))
            start = end + 1
        return found

    def _across(self, row: int, first: int, last: int, words: str, style: Format) -> None:
        if first == last:
            self._worksheet.write_string(row, first, words, style)
            return
        self._worksheet.merge_range(row, first, row, last, "", style)
        if words:
            self._worksheet.write_string(row, first, words, style)

    # The table

    def _draw_header(self, row: int) -> None:
        styles = self._styles
        lines = 1
        for place, width, column in zip(
            self._places, self._widths, self._sheet.columns, strict=True
        ):
            style = styles.open_heading if column.is_open else styles.locked_heading
            self._worksheet.write_string(row, place, column.heading, style)
            lines = max(lines, wrapped_lines(column.heading, width))
        self._worksheet.write_string(row, KEY_COLUMN, KEY_HEADING, styles.locked_heading)
        self._worksheet.set_row(row, _height(lines))

    def _draw_row(self, place: int, row: SentRow) -> None:
        lines = ROOM_TO_WRITE
        for at, width, column in zip(self._places, self._widths, self._sheet.columns, strict=True):
            value = row.content[column.key]
            styles = self._styles.opened if column.is_open else self._styles.locked
            self._write(place, at, value, styles[column.entry])
            if isinstance(value, str):
                lines = max(lines, wrapped_lines(value, width))
        self._worksheet.write_string(place, KEY_COLUMN, row.row_key, self._styles.key)
        self._worksheet.set_row(place, min(_height(lines), MOST_ROW_HEIGHT))

    def _write(self, row: int, column: int, value: SentValue, style: Format) -> None:
        if value is None:
            self._worksheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            self._worksheet.write_string(row, column, value, style)
        else:
            self._worksheet.write_number(row, column, value, style)

    # What a unit may do, and how it prints

    def _add_rules(self, table: DrawnTable) -> None:
        for place, column in zip(self._places, self._sheet.columns, strict=True):
            rule = rule_of(column)
            if rule:
                top = table.first_row + 1
                self._worksheet.data_validation(top, place, table.last_row, place, rule)

    def _protect(self, table: DrawnTable) -> None:
        sheet = self._worksheet
        sheet.autofilter(table.first_row, 0, table.last_row, table.last_column)
        sheet.protect("", _ALLOWED)
        # 任务编号 and words such as 2024 are text on purpose: no green corner asks about them.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _lay_out_pages(self, table: DrawnTable) -> None:
        sheet = self._worksheet
        lay_out_page(sheet)
        sheet.repeat_rows(table.first_row)
        sheet.print_area(0, 0, table.last_row, table.last_column)
        sheet.freeze_panes(table.first_row + 1, self._frozen_columns())
        unit = self._form.unit.replace("&", "&&")
        number = dict(self._form.facts)["表号"]
        sheet.set_footer(f"&L&9{unit}　表号 {number}&C&9第 &P 页　共 &N 页", {"margin": 0.3})

    def _frozen_columns(self) -> int:
        keys = [column.key for column in self._sheet.columns]
        return self._places[keys.index(_FROZEN_UNTIL)] + 1


def _width(column: FormColumn, rows: Sequence[SentRow]) -> int:
    """Return a width in which no row grows beyond what the format allows: long words need room."""
    if column.key not in LONG_COLUMNS:
        return column.width
    texts = [str(row.content[column.key] or "") for row in rows]
    for width in WIDER:
        if all(_height(wrapped_lines(text, width)) <= MOST_ROW_HEIGHT for text in texts):
            return width
    return WIDER[-1]


def rule_of(column: FormColumn) -> dict[str, object] | None:
    """Return the rule by which WPS checks what a unit fills in, None for words."""
    if column.is_open and column.entry is Entry.PERCENT:
        return dict(_PERCENT_RULE)
    if not column.is_open or column.entry is not Entry.CHOICE:
        return None
    return {
        "validate": "list",
        "source": list(column.choices),
        "input_title": column.heading,
        "input_message": "请从下拉列表中选。",
        "error_title": f"{column.heading}不对",
        "error_message": f"请从下拉列表中选：{'、'.join(column.choices)}。",
    }


def _height(lines: int) -> float:
    return max(lines * LINE_HEIGHT + ROW_PADDING, LEAST_ROW_HEIGHT)
