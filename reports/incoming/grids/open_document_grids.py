"""OpenDocument workbooks (.ods) as grids, read from the package itself."""

from collections.abc import Callable

from reports.incoming.files.package import Package
from reports.incoming.files.refusals import (
    refuse,
    refuse_damaged,
    refuse_encrypted,
    refuse_too_large,
)
from reports.incoming.files.sheet_cells import COLUMN_LIMIT
from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, GridCell, GridSheet
from reports.incoming.grids.cell_text import PARTLY_STRUCK
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.kept_pictures import KeptPictures
from reports.incoming.grids.open_document_drawings import DRAWINGS, Drawings
from reports.incoming.grids.open_document_styles import Styles
from reports.incoming.grids.open_document_values import meaning
from reports.incoming.grids.sheet_builder import (
    CELL_LIMIT,
    ROW_LIMIT,
    SHEET_LIMIT,
    SheetBuilder,
    clean,
    stamps_in,
)

_MANIFEST, _META, _STYLES = "META-INF/manifest.xml", "meta.xml", "styles.xml"
_BREAKS = {"tab": "\t", "line-break": "\n"}
_HIDDEN = frozenset({"collapse", "filter"})
# Copies of other files and removed content, which hold tables or texts too.
_LEFT_OUT = frozenset({"dde-links", "tracked-changes", "detective"})


def read(data: bytes) -> GridContent:
    """Read every sheet; hidden ones are marked."""
    package = Package(data)
    _refuse_if_encrypted(package)
    styles = Styles()
    if package.has(_STYLES):
        package.parse(_STYLES, start=styles.start, end=_nothing, text=_nothing)
    pictures = KeptPictures(package)
    reader = _Reader(styles, Drawings(pictures))
    package.parse("content.xml", start=reader.start, end=reader.end, text=reader.text)
    sheets = reader.finish()
    if not sheets:
        raise refuse("工作簿里没有能读取的工作表", "请用 WPS 打开，另存为 .xlsx 后再收")
    properties = "\n".join(package.tree(_META).itertext()) if package.has(_META) else ""
    stamps = stamps_in(sheets, *reader.expressions, properties)
    return GridContent(sheets, stamps=stamps, pictures=pictures.taken)


def _refuse_if_encrypted(package: Package) -> None:
    if package.has(_MANIFEST):
        manifest = package.tree(_MANIFEST)
        if any(element.tag == "encryption-data" for element in manifest.iter()):
            raise refuse_encrypted()


def _nothing(_text: str) -> None:
    """Leave out what stands between the elements."""


class _Cell:
    """A cell being read."""

    def __init__(self, attributes: dict[str, str], *, is_covered: bool) -> None:
        self.attributes = attributes
        self.is_covered = is_covered
        self.texts: list[str] = []
        self.notes: list[str] = []
        self.is_partly_struck = False


class _Reader:
    """Handlers of one pass over the content."""

    def __init__(self, styles: Styles, drawings: Drawings) -> None:
        self.expressions: list[str] = []
        self._styles = styles
        self._drawings = drawings
        self._sheets: list[SheetBuilder] = []
        self._skipping = ""
        self._skipped_depth = 0
        self._in_note = False
        self._in_paragraph = 0
        self._row = self._column = 0
        self._row_repeat = 1
        self._row_cells: list[tuple[int, int, GridCell]] = []
        self._column_styles: dict[int, str] = {}
        self._next_column_style = 0
        self._cell: _Cell | None = None
        self._in_sheet = False
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "table": self._start_sheet,
            "table-column": self._start_column,
            "table-row": self._start_row,
            "named-expression": lambda given: self.expressions.append(given.get("expression", "")),
        }

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skipping:
            self._skipped_depth += tag == self._skipping
        elif self._drawings.is_inside or (self._in_sheet and tag in DRAWINGS):
            place = (self._row + 1, self._column) if self._cell is not None else (0, 0)
            self._drawings.start(tag, attributes, *place)
        elif tag in _LEFT_OUT or (tag == "table" and self._in_sheet):
            self._skipping, self._skipped_depth = tag, 1
        elif tag in {"table-cell", "covered-table-cell"}:
            self._cell = _Cell(attributes, is_covered=tag == "covered-table-cell")
        elif self._cell is not None:
            self._start_inside(self._cell, tag, attributes)
        elif tag in self._starts:
            self._starts[tag](attributes)
        else:
            self._styles.start(tag, attributes)

    def end(self, tag: str) -> None:
        if self._skipping:
            self._skipped_depth -= tag == self._skipping
            if not self._skipped_depth:
                self._skipping = ""
        elif self._drawings.is_inside:
            self._drawings.end(tag)
        elif tag in {"table-cell", "covered-table-cell"} and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif tag == "annotation":
            self._in_note = False
        elif tag == "p":
            self._in_paragraph = max(0, self._in_paragraph - 1)
        elif tag == "table-row":
            self._end_row()
        elif tag == "table":
            self._in_sheet = False
            self._sheet.floating += self._drawings.take()

    def text(self, text: str) -> None:
        if self._drawings.is_inside:
            self._drawings.text(text)
        elif self._cell is not None and self._in_paragraph and not self._skipping:
            self._add_text(self._cell, text)

    def finish(self) -> tuple[GridSheet, ...]:
        if sum(sheet.count for sheet in self._sheets) > CELL_LIMIT:
            raise refuse_too_large(f"超过 {CELL_LIMIT} 个单元格")
        return tuple(sheet.finish() for sheet in self._sheets)

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        if len(self._sheets) >= SHEET_LIMIT:
            raise refuse_too_large(f"超过 {SHEET_LIMIT} 张工作表")
        sheet = SheetBuilder(attributes.get("name", ""))
        sheet.is_hidden = attributes.get("style-name", "") in self._styles.hidden_tables
        self._sheets.append(sheet)
        self._in_sheet = True
        self._row, self._next_column_style = 0, 0
        self._row_repeat = 0
        self._column_styles.clear()

    def _start_column(self, attributes: dict[str, str]) -> None:
        first, count = self._next_column_style, _count(attributes, "number-columns-repeated")
        self._next_column_style += count
        columns = range(first, min(first + count, COLUMN_LIMIT))
        style = attributes.get("default-cell-style-name", "")
        self._column_styles |= dict.fromkeys(columns, style)
        if attributes.get("visibility") in _HIDDEN:
            self._sheet.hidden_columns |= set(columns)

    @property
    def _sheet(self) -> SheetBuilder:
        if not self._sheets:
            raise refuse_damaged("内部数据不合规范")
        return self._sheets[-1]

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row += self._row_repeat
        self._row_repeat = _count(attributes, "number-rows-repeated")
        self._row_cells = []
        self._column = 0
        if attributes.get("visibility") in _HIDDEN:
            first = self._row + 1
            self._sheet.hidden_rows |= set(range(first, first + min(self._row_repeat, 10_000)))

    def _end_row(self) -> None:
        if not self._row_cells:
            return
        first = self._row + 1
        for row in range(first, min(first + self._row_repeat, ROW_LIMIT + 2)):
            for column, repeat, cell in self._row_cells:
                for place in range(column, min(column + repeat, COLUMN_LIMIT + 1)):
                    self._sheet.add(row, place, cell)

    def _start_inside(self, cell: _Cell, tag: str, attributes: dict[str, str]) -> None:
        if tag == "annotation":
            self._in_note = True
        elif tag == "p":
            self._in_paragraph += 1
            texts = cell.notes if self._in_note else cell.texts
            if texts:
                texts.append("\n")
        elif tag == "s":
            self._add_text(cell, " " * min(_count(attributes, "c"), 1000))
        elif tag in _BREAKS:
            self._add_text(cell, _BREAKS[tag])
        elif attributes.get("style-name") in self._styles.struck and not self._in_note:
            cell.is_partly_struck = True

    def _add_text(self, cell: _Cell, text: str) -> None:
        (cell.notes if self._in_note else cell.texts).append(text)

    def _end_cell(self, cell: _Cell) -> None:
        row, column = self._row + 1, self._column
        repeat = _count(cell.attributes, "number-columns-repeated")
        self._column += repeat
        self._in_paragraph, self._in_note = 0, False
        if cell.is_covered:
            if "".join(cell.texts).strip():
                self._sheet.flag(row, column, "被合并区域盖住，其中的内容没有读取")
            return
        height = _count(cell.attributes, "number-rows-spanned")
        width = _count(cell.attributes, "number-columns-spanned")
        self._sheet.add_merge(Merge(row, column, row + height - 1, column + width - 1))
        made = self._made(cell, row, column)
        if "formula" in cell.attributes:
            is_blank = made.kind is CellKind.TEXT and not made.text
            self._sheet.count_formula(row, column, is_blank=is_blank)
        if made.text or made.note or made.kind is not CellKind.TEXT:
            self._row_cells.append((column, repeat, made))

    def _made(self, cell: _Cell, row: int, column: int) -> GridCell:
        style = cell.attributes.get("style-name") or self._column_styles.get(column, "")
        shown = "".join(cell.texts)
        made, doubt = meaning(cell.attributes, shown.strip(), self._styles.date_parts(style))
        if made is None:
            made = self._sheet.text_cell(row, column, cell.attributes.get("string-value") or shown)
        if doubt:
            self._sheet.flag(row, column, doubt)
        if cell.is_partly_struck and style not in self._styles.struck:
            self._sheet.flag(row, column, PARTLY_STRUCK)
        return made._replace(
            note=clean("".join(cell.notes)).strip(),
            is_struck=style in self._styles.struck,
            colour=self._styles.colour(style),
        )


def _count(attributes: dict[str, str], name: str) -> int:
    """Return how often or how far something is repeated, once when nothing is said."""
    value = attributes.get(name, "1")
    return max(1, int(value)) if value.isdecimal() and len(value) < 10 else 1
