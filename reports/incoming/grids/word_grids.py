"""Word documents whose tables were filled in: each table is a sheet."""

from dataclasses import replace
from xml.etree.ElementTree import Element

from reports.incoming.files.package import Package
from reports.incoming.files.word_files import gather, main_part
from reports.incoming.grid import GridSheet
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.kept_pictures import KeptPictures
from reports.incoming.grids.table_gatherer import TableGatherer

_OFF = frozenset({"0", "false", "off", "none"})


def read(data: bytes) -> GridContent:
    """Read the tables of a document, each with the text above it."""
    package = Package(data)
    gatherer = TableGatherer()
    root = gather(package, gatherer)
    for message in _not_carried_over(root, package):
        gatherer.warn(message)
    pictures = KeptPictures(package)
    targets = package.targets(main_part(package))
    sheets = tuple(_with_pictures(sheet, pictures, targets) for sheet in gatherer.finish())
    return GridContent(sheets, pictures=pictures.taken, warnings=tuple(gatherer.warnings))


def _with_pictures(sheet: GridSheet, pictures: KeptPictures, targets: dict[str, str]) -> GridSheet:
    """Return a sheet whose pictures are known by the names they are kept under, not by links."""
    floating = tuple(
        one if one.text else one._replace(picture=pictures.keep(targets.get(one.picture, "")))
        for one in sheet.floating
    )
    return replace(sheet, floating=floating)


def _not_carried_over(root: Element, package: Package) -> list[str]:
    messages = []
    if _is_on(root, "strike") or _is_on(root, "dstrike"):
        messages.append("文档里有加删除线的文字，已按普通文字读取，请核对是否作废")
    if _is_on(root, "vanish"):
        messages.append("文档里有隐藏文字，已按普通文字读取，请核对")
    if root.find(".//commentReference") is not None or package.has("word/comments.xml"):
        messages.append("文档里的批注没有读取，请打开原文件查看")
    return messages


def _is_on(root: Element, mark: str) -> bool:
    return any(element.get("val", "1") not in _OFF for element in root.iter(mark))
