"""Chooses the reader of a file by its first bytes; runs inside the child process."""

from reports.incoming import (
    html_files,
    old_workbook_files,
    pdf_files,
    text_files,
    word_files,
    workbook_files,
)
from reports.incoming.refusals import refuse
from reports.incoming.sniff import FileFormat, sniff
from reports.incoming.source_builder import SourceBuilder

_READERS = {
    FileFormat.TEXT: text_files.read,
    FileFormat.HTML: html_files.read,
    FileFormat.WORD: word_files.read,
    FileFormat.WORKBOOK: workbook_files.read,
    FileFormat.OLD_WORKBOOK: old_workbook_files.read,
    FileFormat.PDF: pdf_files.read,
}


def read_by_content(data: bytes, ending: str) -> tuple[SourceBuilder, str]:
    """Read the bytes of a file; return what was found and the name of its real format.

    Args:
        data: the whole file.
        ending: its ending with the dot; settles only what the content leaves open.

    Raises:
        UnreadableFileError: no reader takes this content.
    """
    file_format = sniff(data, ending)
    builder = _READERS[file_format](data)
    if not builder.has_text:
        raise refuse(
            "文件里没有可读的文字",
            "内容如果是图片，请用 WPS 的“图片转文字”识别后另存为 .docx",
        )
    return builder, file_format.value
