"""Tells what a file really is by its bytes; what cannot be read is refused with a way out."""

import io
import re
import zipfile
import zlib
from collections.abc import Set
from enum import StrEnum

from reports.incoming.files.compound_file import SIGNATURE
from reports.incoming.files.refusals import (
    UnreadableFileError,
    refuse,
    refuse_damaged,
    refuse_encrypted,
)


class FileFormat(StrEnum):
    """The formats that have a reader; the value goes into ``Source.format``."""

    TEXT = "txt"
    HTML = "html"
    WORD = "docx"
    WORKBOOK = "xlsx"
    OLD_WORKBOOK = "xls"
    OPEN_WORKBOOK = "ods"
    XML_WORKBOOK = "xml"
    PDF = "pdf"


_IMAGE = "这是一张图片，没有可读的文字"
_ARCHIVE = "这是压缩包"
_STARTS = (
    (b"\x89PNG", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"BM", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
)
_REMEDIES = {
    _IMAGE: "请用 WPS 的“图片转文字”识别后另存为 .docx，或把文字粘贴进来",
    _ARCHIVE: "请先解压，再选择其中的文件",
}
_RESAVE_WORD = "请用 WPS 打开，另存为 .docx 后再选"
_RESAVE_SHEET = "请用 WPS 打开，另存为 .xlsx 后再选"
_PACKAGE_SIGNS = frozenset({"mimetype", "meta-inf/manifest.xml", "_rels/.rels"})
_OPEN_WORKBOOK = b"opendocument.spreadsheet"
_XML_WORKBOOK = re.compile(rb"progid=.Excel\.Sheet|<(\w+:)?Workbook\b[^>]*office:spreadsheet")
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|table|div|p)[\s>]", re.IGNORECASE)


def sniff(data: bytes, ending: str) -> FileFormat:
    """Return the format of ``data``.

    Args:
        data: the whole file.
        ending: settles only which of two streams of an old Office file is the outer one.

    Raises:
        UnreadableFileError: an encrypted file or a kind no reader takes.
    """
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data)
    if data.startswith(SIGNATURE):
        return _sniff_old_office(data, ending)
    if b"%PDF-" in data[:1024]:
        return FileFormat.PDF
    for start, what in _STARTS:
        if data.startswith(start) and (start != b"BM" or b"\x00" in data[:32]):
            raise refuse(what, _REMEDIES[what])
    if data[8:12] == b"WEBP":
        raise refuse(_IMAGE, _REMEDIES[_IMAGE])
    return _sniff_text(data)


def _sniff_zip(data: bytes) -> FileFormat:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
            is_open_workbook = _OPEN_WORKBOOK in _media_type(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise refuse_damaged() from error
    if any(name.startswith("word/") for name in names):
        return FileFormat.WORD
    if "xl/workbook.bin" in names:
        raise refuse("这是 Excel 二进制工作簿（.xlsb）", _RESAVE_SHEET)
    if any(name.startswith("xl/") for name in names):
        return FileFormat.WORKBOOK
    if "ofd.xml" in names:
        raise refuse(
            "这是版式文件（.ofd）", "请用 OFD 阅读器或 WPS 打开，另存为 PDF，或复制文字粘贴进来"
        )
    if "encrypted-package" in names:  # a whole OpenDocument file under a password
        raise refuse_encrypted()
    if "content.xml" in names:
        if is_open_workbook:
            return FileFormat.OPEN_WORKBOOK
        raise refuse_open_document()
    raise _refuse_other_zip(names)


def _refuse_other_zip(names: Set[str]) -> UnreadableFileError:
    """Return the refusal of a zip that is neither a document nor a workbook."""
    if any(name.startswith("ppt/") for name in names):
        return refuse("这是演示文稿", "请把文字复制到 .docx 后再选")
    if names & _PACKAGE_SIGNS:  # what it should hold was lost
        return refuse_damaged("缺少必要的部分")
    return refuse(_ARCHIVE, _REMEDIES[_ARCHIVE])


def refuse_open_document() -> UnreadableFileError:
    """Return the refusal of an OpenDocument file where only Word and Excel are read."""
    return refuse("这是 OpenDocument 文件", "请用 WPS 打开，另存为 .docx 或 .xlsx 后再选")


def _media_type(archive: zipfile.ZipFile) -> bytes:
    """Return what an OpenDocument package says it is, b"" for other packages."""
    try:
        with archive.open("mimetype") as stream:
            return stream.read(100)
    except (KeyError, RuntimeError, zlib.error, EOFError):
        return b""


def _sniff_old_office(data: bytes, ending: str) -> FileFormat:
    """Tell the old binary formats apart by the names of their streams."""
    streams = {
        name
        for name in ("WordDocument", "Workbook", "Book", "EncryptedPackage", "PowerPoint Document")
        if name.encode("utf-16-le") + b"\x00\x00" in data
    }
    if "EncryptedPackage" in streams:
        raise refuse_encrypted()
    is_workbook = bool(streams & {"Workbook", "Book"})
    if is_workbook and ("WordDocument" not in streams or ending in {".xls", ".et"}):
        return FileFormat.OLD_WORKBOOK
    if ending == ".wps":
        raise refuse("这是旧版 WPS 文字文件（.wps）", _RESAVE_WORD)
    if "WordDocument" in streams:
        raise refuse("这是旧版 Word 文件（.doc）", _RESAVE_WORD)
    if ending == ".et":
        raise refuse("这是旧版 WPS 表格文件（.et）", _RESAVE_SHEET)
    raise refuse("这种旧版 Office 文件不能读取", "请用 WPS 打开，另存为 .docx 或 .xlsx 后再选")


def _sniff_text(data: bytes) -> FileFormat:
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) and b"<" not in data[:64]:
        return FileFormat.TEXT
    start = data[:4096].replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf\t\r\n ")
    if start.startswith(b"{\\rtf"):
        raise refuse("这是 RTF 文件", _RESAVE_WORD)
    if start.lower().startswith(b"mime-version:"):
        raise refuse("这是单个文件网页（.mht）", _RESAVE_WORD)
    if _XML_WORKBOOK.search(start):
        return FileFormat.XML_WORKBOOK
    if start.startswith(b"<") and _HTML.search(start):
        return FileFormat.HTML
    if start.startswith(b"<?xml"):
        raise refuse("这是 XML 文件", "请用 WPS 打开，另存为 .docx 或 .xlsx 后再选")
    return FileFormat.TEXT


def refuse_xml_workbook() -> UnreadableFileError:
    """Return the refusal of an XML workbook where only Word and Excel are read."""
    return refuse("这是 XML 格式的旧表格", _RESAVE_SHEET)
