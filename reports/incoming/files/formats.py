"""Chooses the reader of a file by its first bytes; runs inside the child process."""

import reports.incoming.files.html_files as html
import reports.incoming.files.old_workbook_files as old_workbook
import reports.incoming.files.pdf_files as pdf
import reports.incoming.files.text_files as text
import reports.incoming.files.word_files as word
import reports.incoming.files.workbook_files as workbook
from reports.incoming.files.refusals import refuse
from reports.incoming.files.sniff import (
    FileFormat,
    refuse_open_document,
    refuse_xml_workbook,
    sniff,
)
from reports.incoming.files.source_builder import SourceBuilder

_READERS = {
    FileFormat.TEXT: text.read,
    FileFormat.HTML: html.read,
    FileFormat.WORD: word.read,
    FileFormat.WORKBOOK: workbook.read,
    FileFormat.OLD_WORKBOOK: old_workbook.read,
    FileFormat.PDF: pdf.read,
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
    if file_format is FileFormat.OPEN_WORKBOOK:
        raise refuse_open_document()
    if file_format is FileFormat.XML_WORKBOOK:
        raise refuse_xml_workbook()
    builder = _READERS[file_format](data)
    if not builder.has_text:
        raise refuse(
            "文件里没有可读的文字",
            "内容如果是图片，请用 WPS 的“图片转文字”识别后另存为 .docx",
        )
    return builder, file_format.value
