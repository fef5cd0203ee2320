"""One pass over a worksheet part; the declared range is ignored, rows may come in any order.

Three handlers see every element of the sheet, millions in a large file: they are closures over
plain variables, and all that is rare is left to ``_Around``.
"""

from reports.incoming.files.limits import TEXT_LIMIT
from reports.incoming.files.package import End, Package, Start, Text, parse_quickly
from reports.incoming.files.refusals import refuse_damaged
from reports.incoming.files.sheet_cells import COLUMN_LIMIT, column_letters
from reports.incoming.grid import CellKind, GridCell
from reports.incoming.grids.cell_meanings import CellMeanings, Meaning
from reports.incoming.grids.plain_parts import SIZE_LIMIT
from reports.incoming.grids.plain_rows import take_plain_rows
from reports.incoming.grids.rich_text import RichTextGatherer
from reports.incoming.grids.sheet_content import SheetContent, column_after

_TRUE = {"1", "true"}
_TWO_VALUES = "在文件里写了两个值，请核对"
_ROW_NAMES = {"row", "c", "v", "sheetData", "is"}


def read_sheet(package: Package, part: str, meanings: CellMeanings) -> SheetContent:
    """Return what stands in a worksheet part."""
    content = SheetContent()
    start, end, text = _handlers(content, meanings)
    if package.size(part) > SIZE_LIMIT:
        package.parse_quickly(part, start=start, end=end, text=text)
    else:
        rest = take_plain_rows(package.read(part), content, meanings)
        parse_quickly([rest], start=start, end=end, text=text)
    return content


def _handlers(  # noqa: C901 - three handlers share variables: attributes would cost half as much again
    content: SheetContent, meanings: CellMeanings
) -> tuple[Start, End, Text]:
    """Return the handlers for the start and the end of an element and for text."""
    around = _Around(content)
    put = content.put
    cell: dict[str, str] = {}
    value: str | None = None
    is_value = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal cell, value, is_value
        if name == "c":
            if "r" not in attributes:
                attributes["r"] = around.next_address(cell.get("r", ""))
            cell, value = attributes, None
        elif name == "v":
            if value is not None:
                around.add_second_value()
            value, is_value = "", True
        elif name == "row":
            cell = {}
            around.start_row(attributes)
        else:
            around.start(name, attributes)

    def text(piece: str) -> None:
        nonlocal value
        if is_value:
            value = _longer(value, piece) if value else piece
        elif around.is_listening:
            around.text(piece)

    def end(name: str) -> None:
        nonlocal is_value
        if name == "v":
            is_value = False
        elif name != "c":
            around.end(name)
        elif around.is_special:
            put(cell["r"], around.take_meaning(cell, value, meanings))
        elif value:
            put(cell["r"], meanings[cell.get("t"), cell.get("s")][value])

    return start, end, text


def _longer(value: str, piece: str) -> str:
    """Join the pieces of a long text, not far beyond what a cell can hold."""
    return value if len(value) > TEXT_LIMIT else value + piece


class _Around:
    """What is rare in a sheet: formulas, inline texts, merges, what is hidden.

    Attributes:
        is_special: the cell holds a formula, an inline text or more than one value.
        is_listening: text that comes now belongs to it.
    """

    def __init__(self, content: SheetContent) -> None:
        self.is_special = False
        self.is_listening = False
        self._content = content
        self._row = 0
        self._formula: str | None = None
        self._inline = RichTextGatherer()
        self._is_inline = False
        self._has_two_values = False

    def add_second_value(self) -> None:
        """Note that the cell holds a value more: which of them a program shows, nobody can tell."""
        self.is_special = self._has_two_values = True

    def start_row(self, attributes: dict[str, str]) -> None:
        """Begin a row; one without a number follows the one before."""
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() else self._row + 1
        if self._row in self._content.rows:
            self._content.note_second_row(self._row)
        if attributes.get("hidden") in _TRUE or _is_nothing(attributes.get("ht", "")):
            self._content.hidden_rows.add(self._row)

    def next_address(self, previous: str) -> str:
        """Return the address of a cell that has none: the next one of its row."""
        column = column_after(previous) if previous else 0
        return f"{column_letters(column)}{self._row}"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin any other element."""
        if name == "f":
            self.is_special = self.is_listening = True
            self._formula = ""
        elif name == "is":
            self.is_special = self.is_listening = self._is_inline = True
        elif self._is_inline:
            self._inline.start(name, attributes)
        elif name == "mergeCell":
            self._content.add_merge(attributes.get("ref", ""))
        elif name == "col":
            self._add_columns(attributes)
        elif name.rpartition(":")[2] in _ROW_NAMES and ":" in name:
            # Another name for the same namespace: no office program writes it, rows would be lost.
            raise refuse_damaged("行和单元格的写法不合规范")

    def text(self, piece: str) -> None:
        """Take text of a formula, of which the beginning tells enough, or of an inline text."""
        if self._is_inline:
            self._inline.text(piece)
        elif not self._formula:
            self._formula = piece

    def end(self, name: str) -> None:
        """End any other element."""
        if name == "f":
            self.is_listening = False
        elif name == "is":
            self.is_listening = self._is_inline = False
        elif self._is_inline:
            self._inline.end(name)

    def take_meaning(
        self, cell: dict[str, str], value: str | None, meanings: CellMeanings
    ) -> Meaning:
        """Return the meaning of a special cell and forget it."""
        formula, inline = self._formula, self._inline.take()
        has_two_values = self._has_two_values
        self.is_special, self._formula, self._has_two_values = False, None, False
        kind, style = cell.get("t"), cell.get("s")
        if has_two_values:
            known, _doubt = meanings[kind, style][value]
            return GridCell(known.text if known else "", CellKind.ERROR), _TWO_VALUES
        if inline.text:
            return meanings.of_text(inline, style)
        if formula is not None:
            special = meanings.of_picture(formula) or meanings.of_formula(kind, value)
            if special:
                return special
        return meanings[kind, style][value]

    def _add_columns(self, attributes: dict[str, str]) -> None:
        """Note the columns that are hidden or have no width."""
        if attributes.get("hidden") in _TRUE or _is_nothing(attributes.get("width", "")):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal():
                hidden = range(int(first) - 1, min(int(last), COLUMN_LIMIT))
                self._content.hidden_columns.update(hidden)


def _is_nothing(size: str) -> bool:
    """Return whether a height or width is written and zero."""
    return bool(size) and not size.strip("0.")
