"""One entry of a ledger -> how to write each cell, and how many lines the entry needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from xlsxwriter.format import Format  # type: ignore[import-untyped]  # ships no type marker
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

from models.vocabulary import TaskState
from reports.content.ledger_sheet import LedgerCell, LedgerColumn
from reports.workbooks.cell_text import (
    CELL_LIMIT,
    clean_text,
    cut_text,
    never_markup,
    wrapped_lines,
)
from reports.workbooks.ledger_styles import LedgerStyles

# A text that begins like this would be read as a formula, number or date when edited again, or as
# markup now.
_SPECIAL_STARTS = frozenset("=+-@0123456789<")

# The library's call for one kind of value, the value, its format.
CellWriting = tuple[Callable[..., int], LedgerCell, Format]


@dataclass(frozen=True, slots=True)
class _ColumnPlan:
    heading: str
    capacity: int
    is_group: bool
    text: Format
    quoted: Format


class EntryCells:
    """Plans the cells of entries; gathers a sentence for each text that had to be cut."""

    def __init__(
        self, worksheet: Worksheet, columns: Sequence[LedgerColumn], styles: LedgerStyles
    ) -> None:
        self.cut_notes: list[str] = []
        self._worksheet = worksheet
        self._styles = styles
        self._plans = [
            _ColumnPlan(
                column.heading,
                column.width,
                column.is_group,
                styles.text[column.align],
                styles.quoted[column.align],
            )
            for column in columns
        ]

    def plan(self, entry: int, row: Sequence[LedgerCell]) -> tuple[list[CellWriting], int]:
        """Return a writing per cell of entry number ``entry``, and the lines its words need.

        The words of a group are left out of the count: they spread over the rows of the group.
        """
        writings: list[CellWriting] = []
        most_lines = 1
        write_text = self._worksheet.write_string
        for plan, cell in zip(self._plans, row, strict=True):
            # An exact class, because a TaskState is a str as well; most cells are plain text.
            if cell.__class__ is not str or not cell:
                writings.append(self._plan_other(cell, plan))
                continue
            # Asked here and not in the functions called: most texts are short and plain, and half
            # a million calls are felt.
            is_plain = cell.isprintable()
            text = cell if is_plain else clean_text(cell)
            if len(text) > CELL_LIMIT // 2:
                text = self._cut(entry, plan.heading, text)
            style = plan.text
            if text[:1] in _SPECIAL_STARTS:
                text, style = never_markup(text), plan.quoted
            writings.append((write_text, text, style))
            if (not is_plain or 2 * len(text) > plan.capacity) and not plan.is_group:
                most_lines = max(most_lines, wrapped_lines(text, plan.capacity))
        return writings, most_lines

    def _plan_other(self, cell: LedgerCell, plan: _ColumnPlan) -> CellWriting:
        if isinstance(cell, TaskState):
            return self._worksheet.write_string, cell.label, self._styles.states[cell]
        if isinstance(cell, date):
            return self._worksheet.write_datetime, cell, self._styles.day
        if isinstance(cell, int):
            return self._worksheet.write_number, cell, self._styles.number
        return self._worksheet.write_blank, None, plan.text

    def _cut(self, entry: int, heading: str, text: str) -> str:
        kept = cut_text(text)
        if kept != text:
            self.cut_notes.append(
                f"第{entry}行“{heading}”共{len(text)}字，超出一个单元格的上限（{CELL_LIMIT}字），"
                "后面的文字没有列出，请到程序中查看全文。"
            )
        return kept
