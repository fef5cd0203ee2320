"""Web pages that systems export under the ending .xls: each table is a sheet."""

import re

from reports.incoming.files.html_files import decode_page, gather
from reports.incoming.files.refusals import refuse_too_large
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.sheet_builder import refuse_if_long
from reports.incoming.grids.table_gatherer import TableGatherer

# Each takes the parser about 6 µs; four for each of the most cells a return may have.
_TAG_LIMIT = 600_000
_NOT_CARRIED_OVER = (
    (
        re.compile(r"<(?:tr|td|col)\b[^>]{0,1000}display:\s*none", re.IGNORECASE),
        "页面里有隐藏的行或列，已一并读取，请核对",
    ),
    (
        re.compile(r"<(?:s|strike|del)\b|text-decoration:\s*line-through", re.IGNORECASE),
        "页面里有加删除线的文字，已按普通文字读取，请核对是否作废",
    ),
    (re.compile(r"<comment\b", re.IGNORECASE), "页面里的批注没有读取，请打开原文件查看"),
    (re.compile(r"<img\b", re.IGNORECASE), "页面里的图片没有读取，需要时请打开原文件查看"),
)


def read(data: bytes) -> GridContent:
    """Read the tables of a page, each with the text above it."""
    refuse_if_long(data)
    tags = data.count(b"<")
    if tags > _TAG_LIMIT:
        raise refuse_too_large(f"网页里有 {tags} 个标记，上限 {_TAG_LIMIT} 个")
    gatherer = TableGatherer()
    gather(data, gatherer)
    page = decode_page(data)
    for pattern, message in _NOT_CARRIED_OVER:
        if pattern.search(page):
            gatherer.warn(message)
    return GridContent(gatherer.finish(), warnings=tuple(gatherer.warnings))
