"""Gathers the cells of one sheet within limits, the same way for every format but .xlsx."""

import re
from collections.abc import Iterable

from reports.incoming.files.refusals import refuse_too_large
from reports.incoming.files.sheet_cells import COLUMN_LIMIT, column_letters
from reports.incoming.files.source_builder import Merge, split_lines
from reports.incoming.grid import CellKind, Floating, GridCell, GridSheet
from reports.incoming.grids.merged_ranges import COVERED, OVERLAPPING, covered_cells, separate

CELL_LIMIT = 500_000
ROW_LIMIT = 1_048_576
SHEET_LIMIT = 255
_SIZE_LIMIT = 40 * 1024 * 1024  # bytes of text or of a page; 500,000 cells take less
_MERGE_LIMIT = 20_000
_TEXT_LIMIT = 32_767  # characters; what a cell of Excel and WPS holds
_WARNING_LIMIT = 500
_STAMP = re.compile(r"YHB1;[ -~]{1,300};sum=[0-9a-f]{8}")
# What Excel and WPS write into pages and text in place of a value.
_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#+)$")
_ROUNDED = re.compile(r"[+-]?\d(\.\d+)?E\+\d{2,3}$", re.IGNORECASE)
_TEXT_FORMULA = re.compile(r'="([^"]*)"$')  # how exports keep leading zeros
PICTURE_FORMULA = "DISPIMG("


class SheetBuilder:
    """One sheet being read. Rows are counted from 1, columns from 0."""

    def __init__(self, name: str) -> None:
        self._name = one_line(name)
        self._rows: dict[int, dict[int, GridCell]] = {}
        self._merges: list[Merge] = []
        self._warnings: list[str] = []
        self._count = 0
        self._too_far = 0
        self._formulas = 0
        self._blank_formulas: list[tuple[int, int]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.is_hidden = False
        self.floating: tuple[Floating, ...] = ()

    @property
    def count(self) -> int:
        """How many cells were added."""
        return self._count

    def add(self, row: int, column: int, cell: GridCell) -> None:
        """Add a cell; blank ones without a comment and those of far columns are left out."""
        if cell.kind is CellKind.TEXT and not cell.text.strip() and not cell.note:
            return
        if not (1 <= row <= ROW_LIMIT and 0 <= column < COLUMN_LIMIT):
            self._too_far += 1
            return
        self._count += 1
        if self._count > CELL_LIMIT:
            raise refuse_too_large(f"一张工作表超过 {CELL_LIMIT} 个单元格")
        if column in self._rows.setdefault(row, {}):
            self.flag(row, column, "在文件里写了两次，请核对")
            if self._rows[row][column] != cell:
                cell = cell._replace(kind=CellKind.ERROR)
        self._rows[row][column] = cell

    def add_text(self, row: int, column: int, text: str, *, note: str = "") -> None:
        """Add a text; see ``text_cell``."""
        self.add(row, column, self.text_cell(row, column, text)._replace(note=note))

    def text_cell(self, row: int, column: int, text: str) -> GridCell:
        """Return the cell of a text, cleaned; one longer than a cell can hold is cut and told."""
        cleaned = clean(text)
        if len(cleaned) > _TEXT_LIMIT:
            self.flag(row, column, f"有 {len(cleaned)} 个字，只读取了前 {_TEXT_LIMIT} 个字")
            cleaned = cleaned[:_TEXT_LIMIT]
        if "\ufffd" in cleaned:
            self.flag(row, column, "有不能识别的文字（显示为 \ufffd），请核对")
            return GridCell(cleaned, CellKind.ERROR)
        if cleaned.startswith("=") and PICTURE_FORMULA in cleaned:
            self.flag(row, column, "是嵌入单元格的图片，这种格式里没有读取")
            return GridCell("〔图片〕", CellKind.PICTURE)
        return GridCell(cleaned)

    def add_shown(self, row: int, column: int, text: str) -> None:
        """Add a text that may stand for a value which was lost when the file was exported."""
        stripped = text.strip()
        if _ERROR.match(stripped):
            self.add(row, column, GridCell(stripped, CellKind.ERROR))
            return
        if text_formula := _TEXT_FORMULA.match(stripped):
            self.add_text(row, column, text_formula[1])
            return
        if stripped.startswith("=") and PICTURE_FORMULA not in stripped:
            self.flag(row, column, "是公式，文件里没有它的结果")
            self.add(row, column, GridCell(clean(stripped)[:_TEXT_LIMIT], CellKind.UNCOMPUTED))
            return
        if _ROUNDED.match(stripped):
            self.flag(row, column, "是科学记数法写出的数字，末几位可能已丢失")
        self.add_text(row, column, text)

    def count_formula(self, row: int, column: int, *, is_blank: bool) -> None:
        """Take note of a formula, and of whether its result is blank."""
        self._formulas += 1
        if is_blank:
            self._blank_formulas.append((row, column))

    def add_merge(self, merge: Merge) -> None:
        """Add a merged range; what covers one cell only or is upside down is none."""
        is_range = (merge.bottom, merge.right) != (merge.top, merge.left)
        in_order = 1 <= merge.top <= merge.bottom and 0 <= merge.left <= merge.right
        if is_range and in_order and merge.left < COLUMN_LIMIT:
            self._merges.append(merge)
            if len(self._merges) > _MERGE_LIMIT:
                raise refuse_too_large(f"一张工作表超过 {_MERGE_LIMIT} 个合并单元格")

    def flag(self, row: int, column: int, what: str) -> None:
        """Warn of one cell, by its address."""
        self.warn(f"{column_letters(column)}{row} 单元格{what}")

    def warn(self, message: str) -> None:
        """Warn of the sheet."""
        self._warnings.append(message)

    def finish(self) -> GridSheet:
        """Return the sheet, rows in order of their numbers."""
        self._add_uncomputed()
        if self._too_far:
            self.warn(f"第 {COLUMN_LIMIT} 列以后的 {self._too_far} 个单元格没有读取")
        return GridSheet(
            name=self._name,
            rows={row: self._rows[row] for row in sorted(self._rows)},
            merges=self._believed_merges(),
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            is_hidden=self.is_hidden,
            warnings=self._told(),
            floating=self.floating,
        )

    def _add_uncomputed(self) -> None:
        """Tell blank results that were never worked out.

        Office programs save a blank result too, but never for every formula of a sheet; then the
        file was written by another program.
        """
        if self._formulas == len(self._blank_formulas):
            for row, column in self._blank_formulas:
                self.flag(row, column, "的公式没有结果，请用 WPS 或 Excel 打开保存一次")
                self.add(row, column, GridCell("", CellKind.UNCOMPUTED))

    def _believed_merges(self) -> tuple[Merge, ...]:
        apart = separate(self._merges)
        if len(apart) < len(self._merges):
            self.warn(OVERLAPPING.format(len(self._merges) - len(apart)))
        for row, column in covered_cells(self._rows, apart):
            self.flag(row, column, COVERED)
        return apart

    def _told(self) -> tuple[str, ...]:
        kept = tuple(dict.fromkeys(self._warnings))
        more = len(kept) - _WARNING_LIMIT
        return (*kept[:_WARNING_LIMIT], f"另有 {more} 处同样需要核对") if more > 0 else kept


def refuse_if_long(data: bytes) -> None:
    """Refuse text that no table of an office needs, before anything works on it."""
    if len(data) > _SIZE_LIMIT:
        raise refuse_too_large(f"有 {len(data) // 1024**2} MB 文字，上限 40 MB")


def clean(text: str) -> str:
    """Return a text without what can neither be shown nor stored, line ends made one."""
    return "\n".join(split_lines(text))


def one_line(text: str) -> str:
    """Return a name without line ends."""
    return " ".join(clean(text).split("\n"))


def stamps_in(sheets: Iterable[GridSheet], *others: str) -> tuple[str, ...]:
    """Return the stamps of return forms in hidden sheets and in further texts of a file."""
    texts = [
        cell.text
        for sheet in sheets
        if sheet.is_hidden
        for row in sheet.rows.values()
        for cell in row.values()
    ]
    found = (stamp for text in (*texts, *others) for stamp in _STAMP.findall(text))
    return tuple(dict.fromkeys(found))
