"""Word documents: paragraphs and tables in document order, automatic numbers included.

Read from the package itself, because the usual library leaves out text inside smart tags,
content controls, accepted insertions and text boxes, and knows no automatic numbers.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reports.incoming.files.package import Package
from reports.incoming.files.source_builder import Gatherer, Merge, SourceBuilder
from reports.incoming.files.word_numbering import Numbering

_MAIN_PART = "word/document.xml"
# Removed text, the older twin of a text box, phonetic guides, and what fields are made of.
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "rt", "instrText", "delText", "pPr", "rPr"})
_CONTAINERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})


def read(data: bytes) -> SourceBuilder:
    """Read the body of a document; headers, footers, notes and comments are left out."""
    builder = SourceBuilder()
    gather(Package(data), builder)
    return builder


def gather(package: Package, gatherer: Gatherer) -> Element:
    """Hand the body of a document to ``gatherer``; return its root."""
    root = package.tree(main_part(package))
    if root.find(".//ins") is not None or root.find(".//del") is not None:
        gatherer.warn("文档里有未接受的修订，按接受修订后的文字读取")
    body = root.find("body")
    if body is not None:
        _Reader(gatherer, Numbering.of(package)).read_blocks(body)
    return root


def main_part(package: Package) -> str:
    """Return the part that holds the body."""
    if package.has(_MAIN_PART):
        return _MAIN_PART
    related = package.targets("").values()
    return next((part for part in related if part.startswith("word/document")), _MAIN_PART)


class _Reader:
    """Walks the blocks of a document; nested tables and text boxes follow the block they are in."""

    def __init__(self, gatherer: Gatherer, numbering: Numbering) -> None:
        self._gatherer = gatherer
        self._numbering = numbering

    def read_blocks(self, parent: Element) -> None:
        for block in _blocks(parent):
            if block.tag == "p":
                self._gatherer.add_text(self._paragraph(block))
                for box in _text_boxes(block):
                    self.read_blocks(box)
            else:
                self._read_table(block)

    def _paragraph(self, paragraph: Element) -> str:
        return self._numbering.label(paragraph) + _text(paragraph)

    def _read_table(self, table: Element) -> None:
        rows: list[list[str]] = []
        merges: dict[int, Merge] = {}  # the open vertical range of each column
        closed: list[Merge] = []
        nested: list[Element] = []
        floating: list[tuple[int, int, str, str]] = []
        for row in _rows(table):
            cells = [""] * _before(row)
            for cell in _cells(row):
                left, top = len(cells), len(rows)
                width, continues = _span(cell)
                nested += [block for block in _blocks(cell) if block.tag == "tbl"]
                floating += [(top, left, words, link) for words, link in _floating(cell)]
                text = self._cell(cell)
                if continues and left in merges:
                    above = merges[left]
                    merges[left] = Merge(above.top, left, top, above.right)
                    text = ""
                else:
                    if left in merges:
                        closed.append(merges[left])
                    merges[left] = Merge(top, left, top, left + width - 1)
                cells += [text] + [""] * (width - 1)
            rows.append(cells)
        self._gatherer.add_table(rows, [*closed, *merges.values()])
        for one in floating:
            self._gatherer.add_floating(*one)
        for table_inside in nested:
            self._read_table(table_inside)

    def _cell(self, cell: Element) -> str:
        texts = [self._paragraph(block) for block in _blocks(cell) if block.tag == "p"]
        return "\n".join(text for text in texts if text.strip())


def _blocks(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in {"p", "tbl"}:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _blocks(child)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            if child.find("trPr/del") is None:
                yield child
        elif child.tag in _CONTAINERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == "tc":
            yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _before(row: Element) -> int:
    before = row.find("trPr/gridBefore")
    return _number(before.get("val")) if before is not None else 0


def _span(cell: Element) -> tuple[int, bool]:
    """Return how many columns a cell covers and whether it continues the cell above."""
    span = cell.find("tcPr/gridSpan")
    merge = cell.find("tcPr/vMerge")
    width = max(1, _number(span.get("val"))) if span is not None else 1
    return min(width, 200), merge is not None and merge.get("val", "continue") != "restart"


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _text(element: Element) -> str:
    """Return the text of a paragraph, soft returns as line breaks, text boxes left out."""
    parts: list[str] = []
    for child in element:
        if child.tag == "t":
            parts.append(child.text or "")
        elif child.tag in {"br", "cr"}:
            parts.append("" if child.get("type") in {"page", "column"} else "\n")
        elif child.tag == "tab":
            parts.append("\t")
        elif child.tag == "noBreakHyphen":
            parts.append("-")
        elif child.tag not in _LEFT_OUT and child.tag != "txbxContent":
            parts.append(_text(child))
    return "".join(parts)


def _text_boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "txbxContent":
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _text_boxes(child)


def _floating(cell: Element) -> Iterator[tuple[str, str]]:
    """Yield the words of the text boxes and the links of the pictures inside a cell."""
    for child in cell:
        if child.tag == "txbxContent":
            words = "\n".join(map(_text, child.iter("p"))).strip()
            if words:
                yield words, ""
        elif child.tag in {"blip", "imagedata"}:
            yield "", child.get("embed", child.get("id", ""))
        elif child.tag not in _LEFT_OUT and child.tag != "tbl":
            yield from _floating(child)
