"""Web pages, and the pages that systems export under the endings .xls and .doc."""

import re
from html.parser import HTMLParser

from reports.incoming.files.source_builder import Gatherer, Merge, SourceBuilder
from reports.incoming.files.text_files import decode

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([a-z0-9_-]+)", re.IGNORECASE)
_GB = frozenset({"gb2312", "gbk", "gb18030", "x-gbk"})
_BREAKING = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt"}
    | {"dd", "section", "article", "table", "hr", "title"}
)
# The last one is how LibreOffice writes the comment of a cell, before its text.
_SKIPPED = frozenset({"script", "style", "noscript", "template", "comment"})
_MAX_SPAN = 1000


def read(data: bytes) -> SourceBuilder:
    """Read the paragraphs and tables of a page; scripts and styles are left out."""
    builder = SourceBuilder()
    gather(data, builder)
    return builder


def gather(data: bytes, gatherer: Gatherer) -> None:
    """Hand the paragraphs and tables of a page to ``gatherer``."""
    page = _Page(gatherer)
    page.feed(decode_page(data))
    page.close()
    page.finish()


def decode_page(data: bytes) -> str:
    """Return the text of a page in the encoding it declares, else in one used in offices."""
    declared = _CHARSET.search(data[:4096])
    if declared and declared.group(1).decode("ascii").lower() in _GB and not _is_utf_8(data):
        return data.decode("gb18030", "replace")
    return decode(data)


def _is_utf_8(data: bytes) -> bool:
    """Return whether a page is UTF-8, whatever it declares: some systems never changed the line."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class _Table:
    """A table being read: printed rows, and the cells kept free by row spans above them."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.merges: list[Merge] = []
        self._taken: set[tuple[int, int]] = set()

    def start_cell(self, rowspan: int, colspan: int) -> None:
        if not self.rows:
            self.rows.append([])
        top, row = len(self.rows) - 1, self.rows[-1]
        while (top, len(row)) in self._taken:
            row.append("")
        left = len(row)
        self._taken |= {
            (top + down, left + right) for down in range(1, rowspan) for right in range(colspan)
        }
        if rowspan > 1 or colspan > 1:
            self.merges.append(Merge(top, left, top + rowspan - 1, left + colspan - 1))
        row.extend([""] * colspan)
        self._cell = left

    def add(self, text: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][self._cell] += text


class _Page(HTMLParser):
    """Collects text outside tables into lines and text inside them into cells."""

    def __init__(self, gatherer: Gatherer) -> None:
        super().__init__(convert_charrefs=True)
        self._gatherer = gatherer
        self._text: list[str] = []
        self._tables: list[_Table] = []
        self._skipping = 0

    def finish(self) -> None:
        while self._tables:
            self._end_table()
        self._end_line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        if tag == "table":
            self._end_line()
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in {"td", "th"} and self._tables:
            spans = {name: _span(value) for name, value in attrs if name in {"rowspan", "colspan"}}
            self._tables[-1].start_cell(spans.get("rowspan", 1), spans.get("colspan", 1))
        elif tag in _BREAKING:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag in _BREAKING:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        text = " ".join(data.split()) if not data.strip() else re.sub(r"[\r\n\t ]+", " ", data)
        if self._tables:
            self._tables[-1].add(text)
        else:
            self._text.append(text)

    def _break(self) -> None:
        if self._tables:
            self._tables[-1].add("\n")
        else:
            self._end_line()

    def _end_line(self) -> None:
        text = "".join(self._text).strip(" ")
        self._text.clear()
        if text.strip():
            self._gatherer.add_text(text)

    def _end_table(self) -> None:
        table = self._tables.pop()
        rows = [[re.sub(r"\n\s*", "\n", cell).strip() for cell in row] for row in table.rows]
        self._gatherer.add_table(rows, table.merges)


def _span(value: str | None) -> int:
    return min(int(value), _MAX_SPAN) if value and value.isdecimal() and int(value) > 0 else 1
