"""Excel workbooks (.xlsx, .xlsm) as grids, read from the package itself."""

from reports.incoming.files.refusals import refuse
from reports.incoming.grids.content import GridContent


def read(data: bytes) -> GridContent:
    """Read every sheet of a workbook."""
    raise refuse(f"{len(data)}", "")
