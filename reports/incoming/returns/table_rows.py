"""The rows below the headings of a table -> records; rows that are none are shown with why."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from models.returned import Doubt, ReturnedCell, ReturnedRow
from models.rules.returned_values import Mark, mark_of, shown
from models.rules.round_stamp import read_row_key
from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, GridCell, GridSheet
from reports.incoming.returns.asking import Asking
from reports.incoming.returns.cells import column_of
from reports.incoming.returns.continued import continue_record, continues
from reports.incoming.returns.findings import Findings
from reports.incoming.returns.header import Header
from reports.incoming.returns.heading_block import KEY_MARKS
from reports.incoming.returns.places import address
from reports.incoming.returns.row_kinds import is_part_total
from reports.incoming.returns.row_sorting import TOTAL, Cells, RowSorter
from reports.incoming.returns.totals import total_mismatches

_MOST_TOTALS = 200  # compared; each takes a look at all rows above it
_LONGEST_SAID = 30


def read_rows(
    sheet: GridSheet, header: Header, numbers: Sequence[int], asking: Asking, findings: Findings
) -> list[ReturnedRow]:
    """Return the records of a table in their order.

    Args:
        sheet: where it stands.
        header: its headings.
        numbers: the rows below them, in order.
        asking: what was asked for.
        findings: takes what is told.
    """
    reader = _TableReader(sheet, header, numbers, asking, findings)
    reader.fill_merged(numbers)
    for number in numbers:
        reader.read(number)
    return reader.rows


class _TableReader:
    """One table while it is read: the record before, the rows since the last total."""

    def __init__(
        self,
        sheet: GridSheet,
        header: Header,
        numbers: Sequence[int],
        asking: Asking,
        findings: Findings,
    ) -> None:
        opened = asking.open_to(header.kind)
        self._sheet = sheet
        self._header = header
        self._findings = findings
        self._sorter = RowSorter(sheet, header, opened, numbers)
        self._columns = {
            at: column_of(key, at, header.kind, is_open=key in opened, period=asking.period)
            for at, key in header.columns.items()
        }
        self._filled: dict[int, dict[int, GridCell]] = {}
        self._covered: dict[int, dict[int, GridCell]] = {}
        self._record: dict[str, ReturnedCell] = {}
        self._last_line = 0
        self._counted: list[Cells] = []
        self._since_total = 0
        self._totals = 0
        self.rows: list[ReturnedRow] = []

    def fill_merged(self, numbers: Sequence[int]) -> None:
        """Write the text of a range merged downwards into each of its rows, and only there (H1)."""
        for merge in self._sheet.merges:
            column = self._columns.get(merge.left)
            anchor = self._sheet.rows.get(merge.top, {}).get(merge.left)
            if anchor is None or column is None or merge.top <= self._header.last:
                continue
            self._tell_across(merge)
            inside = numbers[bisect_right(numbers, merge.top) : bisect_right(numbers, merge.bottom)]
            cell = GridCell(anchor.text, anchor.kind, anchor.number, is_struck=anchor.is_struck)
            for number in inside:
                self._filled.setdefault(number, {})[merge.left] = cell
                own = self._sheet.rows[number].get(merge.left)
                if own and own.text.strip() and own.text != cell.text:  # nobody sees it
                    covered = self._covered.setdefault(number, {})
                    covered[merge.left] = own._replace(kind=CellKind.ERROR)
            if inside and column.is_open:
                self._warn(merge.top, merge.left, "合并单元格的内容，范围内的每一行都按填了处理。")

    def read(self, number: int) -> None:
        """Read one row."""
        own = self._sheet.rows[number]
        key = self._key(own)
        is_keyed = key.startswith(KEY_MARKS)
        why = "" if is_keyed else self._sorter.why_left_out(number, own, is_first=not self.rows)
        if why:
            self._leave_out(number, own, why)
        elif is_keyed or self._sorter.is_named(own):
            self._add(number, own, key, is_keyed=is_keyed)
        else:
            self._continue(number, own)

    def _key(self, own: Cells) -> str:
        place = self._header.key_place
        cell = own.get(place) if place is not None else None
        return cell.text.strip() if cell else ""

    def _leave_out(self, number: int, own: Cells, why: str) -> None:
        texts = [text for cell in own.values() if (text := shown(cell.text))]
        if texts:
            self._findings.leave_out(self._sheet.name, number, texts, why)
        if why == TOTAL:
            self._compare_total(number, own, texts[0])

    def _add(self, number: int, own: Cells, key: str, *, is_keyed: bool) -> None:
        cells = self._read_cells(number, own, is_keyed=is_keyed)
        is_hidden = number in self._sheet.hidden_rows
        kind, name = self._header.kind, self._sheet.name
        self.rows.append(ReturnedRow(kind, name, number, key, cells, is_hidden))
        self._record = cells
        self._last_line = number
        self._counted.append(own)
        if key and read_row_key(key) is None and self._header.key_place is not None:
            self._warn(number, self._header.key_place, "行标识已损坏，按序号和名称对应。")
        self._tell(cells)

    def _read_cells(self, number: int, own: Cells, *, is_keyed: bool) -> dict[str, ReturnedCell]:
        filled = self._filled.get(number)
        given = {**filled, **own, **self._covered.get(number, {})} if filled else own
        above, row = self._record, str(number)
        return {
            column.key: column.read(given.get(at), row, above, is_keyed)
            for at, column in self._columns.items()
        }

    def _continue(self, number: int, own: Cells) -> None:
        """Read a row that names no record: a further line of the one above, or nobody's (H33)."""
        filled = self._filled.get(number, {})
        is_merged = any(at in filled for at in self._sorter.naming)
        more = {
            column.key: column.read(own[at], str(number), {}, False)
            for at, column in self._columns.items()
            if at in own
        }
        is_next = number == self._last_line + 1
        if not self.rows or not (is_merged or (is_next and continues(self._record, more))):
            self._leave_out(number, own, "没有序号和名称，不知道属于哪一项")
            self._refuse_stray(number, own)
            return
        self._record.update(continue_record(self._record, more))
        self._last_line = number
        self._tell(more)
        self._warn(number, min(own), f"这一行没有序号，内容接在第 {self.rows[-1].number} 行后面。")

    def _refuse_stray(self, number: int, own: Cells) -> None:
        """Name each cell of a row nobody can place: a status of its own may be another record's."""
        for place, cell in own.items():
            if text := " ".join(shown(cell.text).split()):
                said = text if len(text) <= _LONGEST_SAID else f"{text[:_LONGEST_SAID]}……"
                self._findings.refuse(
                    self._sheet.name,
                    address(place, number),
                    f"“{said}”没有读入：这一行没有序号和名称，不知道属于哪一项。请补上序号后再报。",
                )

    def _warn(self, number: int, place: int, message: str) -> None:
        self._findings.warn(self._sheet.name, address(place, number), message)

    def _tell(self, cells: Mapping[str, ReturnedCell]) -> None:
        name = self._sheet.name
        told = [cell for cell in cells.values() if cell.reason or cell.note or cell.is_struck]
        for cell in told:
            if cell.reason and mark_of(cell.text) is not Mark.NOT_APPLICABLE:
                is_refused = cell.doubt is Doubt.REFUSED
                tell = self._findings.refuse if is_refused else self._findings.warn
                tell(name, cell.address, cell.reason)
            elif cell.is_struck:
                self._findings.warn(name, cell.address, "这一格划了删除线，内容照原样读入。")
            if cell.note:
                self._findings.warn(name, cell.address, f"批注：{cell.note}")

    def _tell_across(self, merge: Merge) -> None:
        names = [
            self._header.headings[at]
            for at, column in self._columns.items()
            if merge.left <= at <= merge.right and column.is_open
        ]
        if len(names) > 1:
            said = "、".join(f"“{name}”" for name in names)
            self._warn(merge.top, merge.left, f"{said}合并在一格，内容只按第一栏读入。")

    def _compare_total(self, number: int, own: Cells, first: str) -> None:
        self._totals += 1
        if self._totals > _MOST_TOTALS:
            return
        since, whole = self._counted[self._since_total :], self._counted
        scopes = [whole, since] if is_part_total(first) else [since, whole]
        for place, sentence in total_mismatches(own, scopes, self._header.columns):
            self._warn(number, place, sentence)
        self._since_total = len(self._counted)
