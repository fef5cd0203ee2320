"""Chooses the reader of a file by its first bytes; runs inside the child process."""

from collections.abc import Callable, Mapping

import reports.incoming.grids.html_grids as html
import reports.incoming.grids.old_workbooks as old_workbook
import reports.incoming.grids.open_document_grids as open_document
import reports.incoming.grids.text_grids as text
import reports.incoming.grids.word_grids as word
import reports.incoming.grids.workbook_grids as workbook
import reports.incoming.grids.xml_workbooks as xml_workbook
from reports.incoming.files.refusals import UnreadableFileError, refuse
from reports.incoming.files.sniff import FileFormat, sniff
from reports.incoming.grids.content import GridContent

Reader = Callable[[bytes], GridContent]

# Rows people see, of all sheets: the longest return has hundreds. Comparing this many wide rows
# with the ledger takes about four seconds, as does this many cells in few rows.
ROW_LIMIT = 5_000
CELL_LIMIT = 150_000

_READERS: Mapping[FileFormat, Reader] = {
    FileFormat.WORKBOOK: workbook.read,
    FileFormat.OLD_WORKBOOK: old_workbook.read,
    FileFormat.OPEN_WORKBOOK: open_document.read,
    FileFormat.XML_WORKBOOK: xml_workbook.read,
    FileFormat.HTML: html.read,
    FileFormat.WORD: word.read,
    FileFormat.TEXT: text.read,
}
# Text that holds a table is comma- or tab-separated, whatever its ending.
_NAMES = {FileFormat.TEXT: "csv"}


def read_by_content(data: bytes, ending: str) -> tuple[GridContent, str]:
    """Read the bytes of a file; return its content and the name of its real format.

    Args:
        data: the whole file.
        ending: its ending with the dot; settles only what the content leaves open.

    Raises:
        UnreadableFileError: no reader takes this content.
    """
    file_format = sniff(data, ending)
    reader = _READERS.get(file_format)
    if reader is None:
        raise refuse(
            f"这是 .{file_format} 文件，不是表格", "请用 WPS 打开，把其中的表格另存为 .xlsx 后再收"
        )
    content = reader(data)
    _refuse_long(content)
    return content, _NAMES.get(file_format, file_format.value)


def _refuse_long(content: GridContent) -> None:
    """Refuse what is no return but a whole register: comparing it would take minutes."""
    shown = [sheet for sheet in content.sheets if not sheet.is_hidden]
    rows = sum(len(sheet.rows) for sheet in shown)
    cells = sum(len(row) for sheet in shown for row in sheet.rows.values())
    if rows > ROW_LIMIT:
        raise _refuse_count(f"{rows} 行内容", f"{ROW_LIMIT} 行")
    if cells > CELL_LIMIT:
        raise _refuse_count(f"{cells} 个单元格的内容", f"{CELL_LIMIT} 个")


def _refuse_count(found: str, limit: str) -> UnreadableFileError:
    return refuse(
        f"里面有 {found}，超过一份报送表的上限 {limit}",
        "请只保留报送的表格，删去其余的行、栏和工作表，另存一份后再收",
    )
