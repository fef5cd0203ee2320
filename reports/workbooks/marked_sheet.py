"""One sheet of a marked copy: the unit's own sheet, cell by cell, with what is wrong beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # ships no type marker

from models.intake_plan import PlannedRow
from models.rules.round_stamp import row_key
from models.vocabulary import ReportColumn
from reports.content.marked_words import ERROR_HEADING, marked_note, own_note
from reports.content.return_form import Entry, open_column
from reports.content.returned_findings import Finding, place_of
from reports.incoming.grid import GridCell, GridSheet
from reports.workbooks.form_drawing import KEY_HEADING, rule_of
from reports.workbooks.form_styles import BOXED
from reports.workbooks.marked_layout import (
    ERROR_WIDTH,
    OPEN_COLUMNS,
    TablePlace,
    clipped_merges,
    column_widths,
    error_column,
    find_tables,
    row_height,
)
from reports.workbooks.marked_styles import (
    ERROR_HEAD,
    ERROR_WORDS,
    FILLS,
    HEADING,
    OFFICE_FILL,
    OFFICE_HEAD,
    OPEN_HEAD,
    PLAIN,
    TITLE,
    TITLE_SIZE,
    Styles,
)
from reports.workbooks.marked_values import TEXT_FORMAT, Writing, storable, writing_of
from reports.workbooks.printed_pages import lay_out_page

_SHORT_TEXT = 12  # characters that stand in the middle of their cell
_LONGEST_TITLE = 40
_NOTE_SIZE = {"width": 260, "font_name": "宋体", "font_size": 9}
_NOTE_LINE, _NOTE_CHARACTERS = 16, 18  # pixels a line, characters on it
_EMPTY = GridCell("")


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """One sheet to be drawn: as it came back, what was read of it and what was found on it."""

    grid: GridSheet
    rows: tuple[PlannedRow, ...]
    findings: tuple[Finding, ...]
    left_out: frozenset[int] = frozenset()


def draw_marked_sheet(
    worksheet: Worksheet, sheet: MarkedSheet, styles: Styles, *, footer: str
) -> tuple[TablePlace, ...]:
    """Draw ``sheet`` on the empty ``worksheet``; return where its tables stand."""
    drawing = _Drawing(worksheet, sheet, styles)
    drawing.draw_cells()
    drawing.draw_errors()
    drawing.draw_keys()
    drawing.set_sizes()
    drawing.add_rules()
    drawing.lay_out_pages(footer)
    return drawing.tables


class _Drawing:
    """One sheet while it is drawn. Rows count from 1 here and from 0 in the library."""

    def __init__(self, worksheet: Worksheet, sheet: MarkedSheet, styles: Styles) -> None:
        self._worksheet = worksheet
        self._grid = sheet.grid
        self._sheet = sheet
        self._styles = styles
        self.tables = find_tables(sheet.grid, sheet.rows, sheet.left_out)
        self._errors = error_column(sheet.grid, self.tables)
        self._widths = column_widths(sheet.grid, self.tables, self._errors)
        self._merges = {(one.top, one.left): one for one in clipped_merges(sheet.grid)}
        self._marks = _by_place(sheet.findings, sheet.grid)
        self._words = _by_row(sheet.findings)

    # Their cells

    def draw_cells(self) -> None:
        """Draw every cell of theirs in its place, the marked ones on their fill."""
        for merge in self._merges.values():
            style = self._styles.of(PLAIN)
            place = (merge.top - 1, merge.left, merge.bottom - 1, merge.right)
            self._worksheet.merge_range(*place, "", style)
        for table in self.tables:
            for row in table.drawn_rows(self._grid):
                for column in range(table.right + 1):
                    self._draw_cell(row, column, table)
                self._draw_far_cells(row)
        for row, cells in self._grid.rows.items():
            if self._table_of(row) is None:
                for column in cells:
                    self._draw_cell(row, column, None)
        for row, column in self._marks:
            if column not in self._grid.rows.get(row, {}) and self._table_of(row) is None:
                self._draw_cell(row, column, None)

    def _draw_far_cells(self, row: int) -> None:
        """Draw what stands in a row of a table, but far from it."""
        for column in self._grid.rows.get(row, {}):
            if column > self._errors + 1:
                self._draw_cell(row, column, None)

    def _draw_cell(self, row: int, column: int, table: TablePlace | None) -> None:
        cell = self._grid.rows.get(row, {}).get(column, _EMPTY)
        writing = writing_of(cell)
        findings = self._marks.get((row, column), ())
        look = self._look(row, column, cell, table) | {"num_format": writing.number_format}
        if not cell.text and table and table.roles.get(column) == ReportColumn.PERCENT:
            look["num_format"] = "0%"  # in a text cell a percentage would stay a text
        if cell.is_struck:
            look["font_strikeout"] = True
        if findings:
            look["bg_color"] = FILLS[findings[0].kind]
        self._write(row, column, writing, look)
        if note := marked_note("\n".join(one.words for one in findings), own_note(cell.note)):
            self._worksheet.write_comment(row - 1, column, note, _note_look(note))

    def _look(
        self, row: int, column: int, cell: GridCell, table: TablePlace | None
    ) -> dict[str, object]:
        if table is None:
            return self._look_outside(row, column, cell)
        key = table.roles.get(column, "")
        is_open = key in OPEN_COLUMNS
        if row <= table.head:
            return HEADING | {"bg_color": OPEN_HEAD if is_open else OFFICE_HEAD}
        look: dict[str, object] = dict(BOXED)
        are_words = is_open and open_column(OPEN_COLUMNS[key]).entry is Entry.WORDS
        is_short = len(cell.text) <= _SHORT_TEXT and not are_words
        look["align"] = "center" if is_short else "left"
        if table.roles and not is_open:
            look["bg_color"] = OFFICE_FILL
        return look

    def _look_outside(self, row: int, column: int, cell: GridCell) -> dict[str, object]:
        """Return how a text above or under the table looks; the first one above is the title."""
        merge = self._merges.get((row, column))
        if row == min(self._grid.rows) and len(cell.text) <= _LONGEST_TITLE and self.tables:
            return TITLE | ({} if merge else {"align": "left"})
        return PLAIN | {"text_wrap": bool(merge) or "\n" in cell.text}

    def _write(self, row: int, column: int, writing: Writing, look: Mapping[str, object]) -> None:
        style, value = self._styles.of(look), writing.value
        if isinstance(value, date):
            self._worksheet.write_datetime(row - 1, column, value, style)
        elif isinstance(value, float):
            self._worksheet.write_number(row - 1, column, value, style)
        elif value:
            self._worksheet.write_string(row - 1, column, value, style)
        else:
            self._worksheet.write_blank(row - 1, column, None, style)

    # What is ours

    def draw_errors(self) -> None:
        """Draw 差错 right of each table, in words that tell the cell."""
        for table in self.tables:
            top, bottom = table.head_top, table.head
            if top < bottom and self._is_free(top, bottom):
                style = self._styles.of(ERROR_HEAD)
                place = (top - 1, self._errors, bottom - 1, self._errors)
                self._worksheet.merge_range(*place, ERROR_HEADING, style)
            else:
                self._write(bottom, self._errors, Writing(ERROR_HEADING), ERROR_HEAD)
            for row in table.drawn_rows(self._grid):
                if row <= table.head:
                    continue
                self._write(row, self._errors, Writing(self._words.get(row, "")), ERROR_WORDS)
        for row, words in self._words.items():
            if self._table_of(row) is None and self._is_free(row, row):
                self._write(row, self._errors, Writing(words), ERROR_WORDS)

    def _is_free(self, first: int, last: int) -> bool:
        """Return whether nothing of theirs stands in the column of 差错 in these rows."""
        return not any(
            self._errors in self._grid.rows.get(row, {}) for row in range(first, last + 1)
        ) and not any(
            one.top <= last and first <= one.bottom and one.left <= self._errors <= one.right
            for one in self._merges.values()
        )

    def draw_keys(self) -> None:
        """Write the key of each row whose record is known, also where the unit lost the keys."""
        spare = self._errors + 1
        for table in self.tables:
            place = spare if table.key_column is None else table.key_column
            known = [row for row in self._sheet.rows if row.record_id and table.holds(row.number)]
            if known and table.key_column is None:
                self._write(table.head, place, Writing(KEY_HEADING), HEADING)
            for row in known:
                key = Writing(row_key(row.kind, row.record_id))
                self._write(row.number, place, key, {"num_format": TEXT_FORMAT})

    def _table_of(self, row: int) -> TablePlace | None:
        return next((table for table in self.tables if table.holds(row)), None)

    # Sizes, checks and pages

    def set_sizes(self) -> None:
        """Set widths and heights; what is hidden stays hidden unless something is wrong there."""
        keys = {self._errors + 1, *(table.key_column for table in self.tables)}
        marked = {column for _, column in self._marks} - keys
        hidden = (self._grid.hidden_columns | keys) - marked
        for column, width in enumerate(self._widths):
            self._set_column(column, width, is_hidden=column in hidden)
        self._set_column(self._errors, ERROR_WIDTH, is_hidden=False)
        self._set_column(self._errors + 1, ERROR_WIDTH, is_hidden=True)
        for row in sorted({*self._grid.rows, *self._words, *self._grid.hidden_rows}):
            is_hidden = row in self._grid.hidden_rows and row not in self._words
            options = {"hidden": True} if is_hidden else {}
            self._worksheet.set_row(row - 1, self._height(row), None, options)

    def _set_column(self, column: int, width: int, *, is_hidden: bool) -> None:
        options = {"hidden": True} if is_hidden else {}
        self._worksheet.set_column(column, column, width, None, options)

    def _height(self, row: int) -> float:
        texts = [(self._words.get(row, ""), ERROR_WIDTH)]
        for column, cell in self._grid.rows.get(row, {}).items():
            if column < len(self._widths) and column != self._errors:
                texts.append((cell.text, self._room(row, column)))
        is_title = bool(self._grid.rows) and row == min(self._grid.rows)
        return max(row_height(texts), TITLE_SIZE * 1.5 + 8 if is_title else 0)

    def _room(self, row: int, column: int) -> int:
        """Return the width a text has: of all its columns, of all its rows where it is merged."""
        merge = self._merges.get((row, column))
        if merge is None:
            is_loose = self._table_of(row) is None
            return sum(self._widths[column:]) if is_loose else self._widths[column]
        across = sum(self._widths[column : merge.right + 1])
        return across * (merge.bottom - merge.top + 1)

    def add_rules(self) -> None:
        """Check what is typed as the form that went out does."""
        for table in self.tables:
            for column, key in table.roles.items():
                rule = rule_of(open_column(OPEN_COLUMNS[key])) if key in OPEN_COLUMNS else None
                if rule:
                    self._worksheet.data_validation(
                        table.head, column, table.last - 1, column, rule
                    )

    def lay_out_pages(self, footer: str) -> None:
        """Set A4 landscape fitted to width, headings repeated and in sight."""
        sheet = self._worksheet
        lay_out_page(sheet)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.set_footer(footer, {"margin": 0.3})
        last = max([*self._grid.rows, *self._words, 1])
        sheet.print_area(0, 0, last - 1, self._errors)
        if self.tables:
            first = self.tables[0]
            sheet.freeze_panes(first.head, 0)
            sheet.repeat_rows(first.head_top - 1, first.head - 1)


def _by_place(
    findings: Sequence[Finding], grid: GridSheet
) -> dict[tuple[int, int], tuple[Finding, ...]]:
    """Return the findings by row and column; those of a whole row stand on its first cell."""
    found: dict[tuple[int, int], tuple[Finding, ...]] = {}
    for one in findings:
        place = place_of(one.address)
        if place is None and one.row:
            place = one.row, min(grid.rows.get(one.row, {}), default=0)
        if place:
            found[place] = (*found.get(place, ()), one)
    return found


def _by_row(findings: Sequence[Finding]) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for one in findings:
        if one.row:
            found.setdefault(one.row, []).append(one.sentence if one.address else one.words)
    return {row: storable("\n".join(words)) for row, words in found.items()}


def _note_look(note: str) -> dict[str, object]:
    lines = sum(1 + len(line) // _NOTE_CHARACTERS for line in note.split("\n"))
    return _NOTE_SIZE | {"height": _NOTE_LINE * min(lines + 1, 20)}
