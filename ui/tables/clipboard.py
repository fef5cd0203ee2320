"""A block of cells as other programs hold it: tab-separated text, and a table in HTML.

WPS and Excel paste the HTML, so that text stays text there; editors and chats paste the plain
text. What is read comes from anywhere: cells with line breaks, merged cells, Word's tables.
"""

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

Block = tuple[tuple[str, ...], ...]

# A spreadsheet takes such a text for a formula; a lone dash and plain numbers are none.
_FORMULA = re.compile(r"'*[=＝@].|'*[+\-][^\s]", re.DOTALL)
_PLAIN_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?")
_NEEDS_QUOTES = re.compile(r'[\t\r\n]|^"')
_FIELD = re.compile(r'"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*)')
_ROW_END = re.compile(r"\r\n|\n|\r")
_MOST_SPANNED = 200  # columns or rows of one merged cell; a whole empty sheet may be one

_TABLE = "border-collapse:collapse;font-family:'Microsoft YaHei','宋体',sans-serif;font-size:10.5pt"
_CELL = (
    "border:.5pt solid #808080;padding:2px 6px;vertical-align:middle;"
    "white-space:pre-wrap;mso-number-format:'\\@'"
)
_HEAD = f"{_CELL};background:#EEF1F4;font-weight:bold;text-align:center"
_BREAK = '<br style="mso-data-placement:same-cell">'


def to_tsv(block: Block) -> str:
    """Return the block as WPS and Excel put it on the clipboard.

    Text that looks like a formula gets an apostrophe in front, which they take for "this is text".
    """
    lines = ["\t".join(_quoted(_guarded(cell)) for cell in row) for row in block]
    return "\n".join(lines) if len(lines) == 1 else "".join(f"{line}\n" for line in lines)


def from_tsv(text: str) -> Block:
    """Return the cells of tab-separated text; all rows get the width of the widest."""
    rows: list[list[str]] = [[]]
    position = 0
    while True:
        field = _FIELD.match(text, position)
        assert field is not None  # noqa: S101 - the second way matches anywhere, also nothing
        quoted, plain = field.groups()
        rows[-1].append(_unguarded(plain if quoted is None else quoted.replace('""', '"')))
        position = field.end()
        if end := _ROW_END.match(text, position):
            position = end.end()
            if position == len(text):
                break
            rows.append([])
        elif position == len(text):
            break
        else:
            position += 1  # the tab
    return _even(rows)


def to_html(block: Block, *, has_head: bool) -> str:
    """Return the block as a bordered table whose cells stay text."""
    rows = [
        _row(cells, "th" if has_head and place == 0 else "td") for place, cells in enumerate(block)
    ]
    return (
        '<html><head><meta charset="utf-8"></head><body>'
        f'<table border="1" cellspacing="0" style="{_TABLE}">{"".join(rows)}</table></body></html>'
    )


def from_html(html: str) -> Block | None:
    """Return the cells of the tables in ``html``, None when there is none."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return _even(reader.rows) if reader.rows else None


def read_block(text: str, html: str) -> Block:
    """Return what the clipboard holds as cells.

    Where both agree on the shape the plain text counts: it keeps blanks as they are. Where they do
    not, a cell has line breaks that only the HTML tells from rows (tables of Word).
    """
    plain = from_tsv(text)
    marked = from_html(html) if "<t" in html.lower() else None
    if marked is None or _shape(marked) == _shape(plain):
        return plain
    return marked


def _shape(block: Block) -> tuple[int, int]:
    return len(block), len(block[0]) if block else 0


def _even(rows: Iterable[list[str]]) -> Block:
    listed = list(rows)
    width = max(map(len, listed), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in listed)


def _is_formula(text: str) -> bool:
    return _FORMULA.match(text) is not None and _PLAIN_NUMBER.fullmatch(text) is None


def _guarded(text: str) -> str:
    return f"'{text}" if _is_formula(text) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _is_formula(text[1:]) else text


def _quoted(text: str) -> str:
    if _NEEDS_QUOTES.search(text) is None:
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _row(cells: Iterable[str], tag: str) -> str:
    style = _HEAD if tag == "th" else _CELL
    marked = [f'<{tag} style="{style}">{_cell(cell)}</{tag}>' for cell in cells]
    return f"<tr>{''.join(marked)}</tr>"


def _cell(text: str) -> str:
    lines = _ROW_END.split(text)
    return _BREAK.join(escape(line).replace("  ", " &nbsp;") for line in lines)


class _TableReader(HTMLParser):
    """Collects the cells of tables; merged cells hold their text in the first of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._words: list[str] | None = None
        self._span = (1, 1)
        self._covered: dict[tuple[int, int], None] = {}
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell, or break a line in one."""
        if tag in ("style", "script"):
            self._skipping += 1
        elif tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            given = dict(attrs)
            self._span = _count(given.get("rowspan")), _count(given.get("colspan"))
            self._words = []
        elif tag in ("br", "p", "div") and self._words is not None:
            self._break_line(is_forced=tag == "br")

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in ("style", "script"):
            self._skipping = max(0, self._skipping - 1)
        elif tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Take the words of a cell; line breaks of the source mean nothing."""
        if self._words is not None and not self._skipping:
            self._words.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _break_line(self, *, is_forced: bool) -> None:
        words = self._words
        if words is not None and (is_forced or "".join(words).strip(" ")):
            words.append("\n")

    def _end_cell(self) -> None:
        if self._words is None:
            return
        row = self.rows[-1]
        self._fill_covered(row)
        lines = "".join(self._words).split("\n")
        place, (high, wide) = len(row), self._span
        row += ["\n".join(line.strip(" ").replace("\xa0", " ") for line in lines).strip("\n")]
        row += [""] * (wide - 1)
        for below in range(1, high):
            for right in range(wide):
                self._covered[len(self.rows) - 1 + below, place + right] = None
        self._words = None
        self._fill_covered(row)

    def _fill_covered(self, row: list[str]) -> None:
        """Leave the places a merged cell from above lies over empty."""
        while (len(self.rows) - 1, len(row)) in self._covered:
            row.append("")


def _count(value: str | None) -> int:
    digits = value or ""
    return min(int(digits), _MOST_SPANNED) if digits.isdecimal() and int(digits) > 0 else 1
