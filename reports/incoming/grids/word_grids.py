"""Word documents whose tables were filled in: each table is a sheet."""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from reports.incoming.files.package import Package
from reports.incoming.files.word_files import gather, text_boxes, text_of
from reports.incoming.grid import Floating
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.table_gatherer import TableGatherer

_OFF = frozenset({"0", "false", "off", "none"})


def read(data: bytes) -> GridContent:
    """Read the tables of a document, each with the text above it."""
    package = Package(data)
    gatherer = TableGatherer()
    root = gather(package, gatherer)
    for message in _not_carried_over(root, package):
        gatherer.warn(message)
    first, *others = gatherer.finish()
    first = replace(first, floating=tuple(dict.fromkeys(_text_boxes_in_tables(root))))
    return GridContent((first, *others), warnings=tuple(gatherer.warnings))


def _text_boxes_in_tables(root: Element) -> Iterator[Floating]:
    """Yield the text boxes inside cells, which are no part of any cell's words.

    Which row they float over only the layout of a page tells. Boxes outside tables are text.
    """
    for cell in root.iter("tc"):
        for box in text_boxes(cell):
            words = "\n".join(map(text_of, box.iter("p"))).strip()
            if words:
                yield Floating(0, 0, words)


def _not_carried_over(root: Element, package: Package) -> list[str]:
    messages = []
    if _is_on(root, "strike") or _is_on(root, "dstrike"):
        messages.append("文档里有加删除线的文字，已按普通文字读取，请核对是否作废")
    if _is_on(root, "vanish"):
        messages.append("文档里有隐藏文字，已按普通文字读取，请核对")
    if root.find(".//commentReference") is not None or package.has("word/comments.xml"):
        messages.append("文档里的批注没有读取，请打开原文件查看")
    if root.find(".//tbl//blip") is not None or root.find(".//tbl//imagedata") is not None:
        messages.append("表格里的图片没有读取，请打开原文件查看")
    return messages


def _is_on(root: Element, mark: str) -> bool:
    return any(element.get("val", "1") not in _OFF for element in root.iter(mark))
