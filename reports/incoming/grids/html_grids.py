"""Web pages that systems export under the ending .xls: each table is a sheet."""

from reports.incoming.files.html_files import gather
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.table_gatherer import TableGatherer


def read(data: bytes) -> GridContent:
    """Read the tables of a page, each with the text above it."""
    gatherer = TableGatherer()
    gather(data, gatherer)
    return GridContent(gatherer.finish(), warnings=tuple(gatherer.warnings))
