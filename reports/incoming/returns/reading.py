"""A workbook that came back -> rows by column, with everything a person must be asked or told."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from models.intake_plan import Answer
from models.returned import HeadingQuestion, ReturnedFile, ReturnedRow
from models.rules.round_period import Period
from models.rules.round_stamp import STAMP_SHEET, FormStamp, read_row_key, read_stamp
from models.vocabulary import AskedKind
from reports.incoming.files.sheet_cells import column_letters
from reports.incoming.grid import CellKind, GridFile, GridSheet
from reports.incoming.marked_copies import without_marks
from reports.incoming.returns.asking import Asking, asking_of
from reports.incoming.returns.coloured import tell_colours
from reports.incoming.returns.column_words import own_heading
from reports.incoming.returns.copies import tell_duplicates, without_copies
from reports.incoming.returns.facts import unit_and_period
from reports.incoming.returns.findings import Findings, tell_of_sheet
from reports.incoming.returns.floating import take_floating
from reports.incoming.returns.header import Header
from reports.incoming.returns.heading_block import KEY_MARKS
from reports.incoming.returns.other_units import OwnUnit, SheetUnits, leave_out_others
from reports.incoming.returns.outside import leave_out_above, tell_beside, tell_notes
from reports.incoming.returns.places import address
from reports.incoming.returns.table_rows import read_rows
from reports.incoming.returns.tables import Table, ask_about_strange, find_tables

_MOST_NAMED = 5
_HIDDEN_SHEET = "这张工作表是隐藏的，没有读取。如要报送，请取消隐藏后再报。"
_HIDDEN_ROWS = (
    "这张工作表是隐藏的，其中要报送的 {} 行没有读取，这些记录保持原样。"
    "请与单位核实；要报送的，请取消隐藏后再报。"
)
_NO_TABLE = "文件里没有找到要报送的表格，什么都没有读入。请用发下去的报送表填报后再报。"


def read_return(
    grid: GridFile,
    *,
    asked: Mapping[AskedKind, frozenset[str]] | None = None,
    answers: Sequence[Answer] = (),
    unit_id: str = "",
    period: Period | None = None,
    unit_names: Collection[str] = (),
) -> ReturnedFile:
    """Return what a file says; nothing is compared and nothing is guessed.

    Args:
        grid: every cell of the file.
        asked: the columns the unit fills in, by kind; None when its round is not known.
        answers: what people said about headings; those of other units do not count.
        unit_id: whose file it is, "" when nobody knows.
        period: what the round is about, for days without a year.
        unit_names: every name of the unit, to know rows of other units by.
    """
    asking = asking_of(asked, answers, unit_id, period)
    return _FileReader(without_marks(grid), asking, unit_names).read()


class _FileReader:
    """One file while it is read, sheet by sheet."""

    def __init__(self, grid: GridFile, asking: Asking, unit_names: Collection[str]) -> None:
        self._grid = grid
        self._unit_names = unit_names
        self._asking = asking
        self._findings = Findings()
        self._headers: list[Header] = []
        self._extra: list[str] = []
        self._rows: list[ReturnedRow] = []
        self._questions: list[HeadingQuestion] = []
        self._unit = ""
        self._period = ""

    def read(self) -> ReturnedFile:
        for warning in self._grid.warnings:
            self._findings.warn("", "", warning)
        stamp = self._stamp()
        found = [self._find_tables(sheet) for sheet in self._visible_sheets()]
        own = OwnUnit(self._unit_names, [units for *_, units in found])
        self._unit = own.words
        for sheet, tables, units in found:
            self._read_sheet(sheet, tables, units, own)
        self._tell_hidden_sheets()
        missing = self._missing()
        self._rows = without_copies(self._rows, self._findings)
        tell_duplicates(self._rows, self._findings)
        if not self._rows and not self._questions:
            self._findings.refuse("", "", _NO_TABLE)
        return ReturnedFile(
            name=self._grid.name,
            sha256=self._grid.sha256,
            format=self._grid.format,
            stamp=stamp,
            unit_words=self._unit,
            period_words=self._period,
            rows=tuple(self._rows),
            missing=missing,
            extra=tuple(dict.fromkeys(self._extra)),
            questions=tuple(self._questions),
            left_out=tuple(self._findings.left_out),
            issues=tuple(self._findings.issues),
            pictures=self._findings.pictures,
        )

    def _stamp(self) -> FormStamp | None:
        """Return the stamp most of its places agree on."""
        found = [stamp for text in self._grid.stamps if (stamp := read_stamp(text))]
        if self._grid.stamps and not found:
            self._findings.warn("", "", "报送表的标识已损坏，按表内的填报单位和报送期间辨认。")
        if len(set(found)) > 1:
            self._findings.warn("", "", "文件里有几张报送表的标识，可能拼接了别的表，请核实。")
        return max(found, key=found.count, default=None)

    def _visible_sheets(self) -> list[GridSheet]:
        sheets = [sheet for sheet in self._grid.sheets if sheet.name != STAMP_SHEET]
        return [sheet for sheet in sheets if not sheet.is_hidden]

    def _tell_hidden_sheets(self) -> None:
        """Tell what was not read (H9): an old copy, or rows that stand nowhere else."""
        read = {row.row_key for row in self._rows}
        for sheet in self._grid.sheets:
            if not sheet.is_hidden or not sheet.rows or sheet.name == STAMP_SHEET:
                continue
            unread = len(_row_keys(sheet) - read)
            if unread:
                self._findings.refuse(sheet.name, "", _HIDDEN_ROWS.format(unread))
            else:
                self._findings.warn(sheet.name, "", _HIDDEN_SHEET)

    def _find_tables(self, sheet: GridSheet) -> tuple[GridSheet, list[Table], SheetUnits]:
        numbers = sorted(sheet.rows)
        tables = find_tables(sheet, numbers, self._asking, self._findings)
        return sheet, tables, SheetUnits(sheet, numbers, tables)

    def _read_sheet(
        self, sheet: GridSheet, tables: Sequence[Table], units: SheetUnits, own: OwnUnit
    ) -> None:
        numbers = sorted(sheet.rows)
        self._keep_pictures(sheet)
        if not tables:
            self._read_nothing(sheet, numbers)
        for table in tables:
            others = units.unit_of_rows(table, own)
            if others:
                leave_out_others(sheet, table, others, own, self._findings)
            numbers_left = [number for number in table.numbers if number not in others]
            if numbers_left or not others:
                self._read_table(sheet, Table(table.header, numbers_left))
        if tables:
            first = bisect_left(numbers, tables[0].header.first)
            leave_out_above(sheet, numbers[:first], self._findings)
        tell_notes(sheet, self._findings)
        if sheet.floating:
            rows = {row.number for row in self._rows if row.sheet == sheet.name}
            take_floating(sheet, rows, self._findings)
        self._read_facts(sheet, numbers, tables)
        tell_of_sheet(sheet, self._findings)

    def _read_table(self, sheet: GridSheet, table: Table) -> None:
        self._tell_header(sheet, table.header)
        rows = read_rows(sheet, table.header, table.numbers, self._asking, self._findings)
        tell_beside(sheet, table.header, rows, self._findings)
        tell_colours(sheet, table.header, rows, self._findings)
        self._tell_hidden(sheet, table, rows)
        self._tell_extra(sheet, table.header, rows)
        self._headers.append(table.header)
        self._questions += table.header.questions
        self._rows += rows

    def _read_nothing(self, sheet: GridSheet, numbers: Sequence[int]) -> None:
        questions = ask_about_strange(sheet, numbers, self._asking)
        self._questions += questions
        if questions:
            self._findings.warn(sheet.name, questions[0].address, "表头都不认识，请逐栏指明。")
        elif numbers:
            self._findings.warn(sheet.name, "", "这张工作表里没有找到要报送的表格，没有读取。")

    def _read_facts(
        self, sheet: GridSheet, numbers: Sequence[int], tables: Sequence[Table]
    ) -> None:
        """Read what stands above the tables, and in the rows below them that are no records."""
        first = tables[0].header.first if tables else numbers[-1] + 1 if numbers else 0
        below = [row.number for row in self._findings.left_out if row.sheet == sheet.name]
        outside = [*(number for number in numbers if number < first), *below]
        unit, period = unit_and_period(sheet, outside, first)
        self._unit = self._unit or unit
        self._period = self._period or period

    def _keep_pictures(self, sheet: GridSheet) -> None:
        for number, cells in sheet.rows.items() if self._grid.pictures else ():
            for place, cell in cells.items():
                if cell.kind is CellKind.PICTURE and cell.picture in self._grid.pictures:
                    at = f"{sheet.name}!{address(place, number)}"
                    self._findings.pictures[at] = cell.picture

    def _tell_header(self, sheet: GridSheet, header: Header) -> None:
        for place in header.near:
            name = own_heading(header.kind, header.columns[place])
            said = f"表头“{header.headings[place]}”按“{name}”读入。"
            self._findings.warn(sheet.name, address(place, header.last), said)
        for question in header.questions:
            said = f"不认识表头“{question.heading}”，这一栏没有读入。请指明它是哪一栏。"
            self._findings.warn(sheet.name, question.address, said)
        for place, key in header.columns.items():
            if place in sheet.hidden_columns:
                said = f"“{own_heading(header.kind, key)}”这一栏是隐藏的，已一并读入。"
                self._findings.warn(sheet.name, address(place, header.last), said)

    def _tell_extra(self, sheet: GridSheet, header: Header, records: Sequence[ReturnedRow]) -> None:
        """Name the columns nobody asked for, with how many of their cells are not taken."""
        rows = [sheet.rows[record.number] for record in records]
        for place in header.extra:
            heading = header.headings[place]
            is_again = heading in [header.headings[at] for at in header.columns]
            why = "有几栏，只读了第一栏，这一栏" if is_again else "不是要报送的栏目，"
            filled = sum(place in row and bool(row[place].text.strip()) for row in rows)
            said = f"，其中 {filled} 格有内容" if filled else ""
            self._extra.append(heading)
            self._findings.warn(
                sheet.name,
                address(place, header.last),
                f"“{heading}”{why}没有读入{said}。",
            )

    def _tell_hidden(self, sheet: GridSheet, table: Table, rows: Sequence[ReturnedRow]) -> None:
        hidden = [row.number for row in rows if row.is_hidden]
        if hidden:
            said = "、".join(map(str, hidden[:_MOST_NAMED]))
            more = " 等" if len(hidden) > _MOST_NAMED else ""
            self._findings.warn(
                sheet.name,
                column_letters(min(table.header.columns)) + str(hidden[0]),
                f"有 {len(hidden)} 个隐藏行（第 {said}{more} 行），已一并读入，请核实是否要算。",
            )

    def _missing(self) -> tuple[str, ...]:
        """Return the headings no table of their kind has; a missing column is not a cleared one."""
        found: list[str] = []
        for kind in AskedKind:
            lacking = [header.missing for header in self._headers if header.kind is kind]
            everywhere = [
                one
                for one in (lacking[0] if lacking else ())
                if all(one in more for more in lacking)
            ]
            found += [own_heading(kind, column) for column in everywhere]
        for heading in dict.fromkeys(found):
            said = f"缺少“{heading}”这一栏，这一栏的原有内容不改动。"
            self._findings.warn("", "", said)
        return tuple(dict.fromkeys(found))


def _row_keys(sheet: GridSheet) -> set[str]:
    texts = (cell.text.strip() for row in sheet.rows.values() for cell in row.values())
    return {text for text in texts if text.startswith(KEY_MARKS) and read_row_key(text)}
