"""Opening files by content: plain text and what is refused."""

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from models.errors import Cancelled
from reports.incoming.files.opening import clipboard_source, open_source
from reports.incoming.files.refusals import UnreadableFileError

TEXT = "关于印发工作方案的通知\n鄂州优化发〔2024〕4号\n硚口区、猇亭区\n"


class CancelAtOnce:
    """A person who presses 取消 immediately."""

    def report(self, message: str, done: int = 0, total: int = 0) -> None:
        """Ignore the report."""

    def is_cancelled(self) -> bool:
        """Always stop."""
        return True


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def packed(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_every_office_encoding(tmp_path: Path, encoding: str) -> None:
    source = open_source(write(tmp_path / "通知.txt", TEXT.encode(encoding)))
    assert "\n".join(source.lines) == TEXT
    assert source.format == "txt"


def test_a_text_cut_inside_a_character_is_still_read(tmp_path: Path) -> None:
    data = (TEXT * 20).encode("utf-8")[:-2]
    assert open_source(write(tmp_path / "a.txt", data)).lines[0] == "关于印发工作方案的通知"


def test_the_content_counts_and_not_the_ending(tmp_path: Path) -> None:
    assert open_source(write(tmp_path / "通知.docx", TEXT.encode())).format == "txt"


def test_a_source_names_its_file_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    source = open_source(write(tmp_path / "通知.txt", TEXT.encode()))
    assert (source.name, source.sha256) == ("通知.txt", hashlib.sha256(TEXT.encode()).hexdigest())


def test_pasted_text_becomes_lines_without_control_characters() -> None:
    source = clipboard_source("一、总体要求\r\n\x01二、主要\ufeff任务")
    assert source.lines == ("一、总体要求", "二、主要任务")
    assert source.format == "clipboard"


def test_cancelling_ends_the_reading(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        open_source(write(tmp_path / "a.txt", TEXT.encode()), CancelAtOnce())


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
DOC = OLE + "WordDocument".encode("utf-16-le") + b"\x00" * 200
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 200


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.doc", DOC, r"旧版 Word.*另存为 \.docx"),
        ("a.wps", DOC, r"旧版 WPS 文字.*另存为 \.docx"),
        ("a.et", OLE + b"\x00" * 100, r"旧版 WPS 表格.*另存为 \.xlsx"),
        ("a.xlsx", LOCKED, r"密码.*去掉密码"),
        ("a.ofd", packed({"OFD.xml": "<ofd/>"}), r"\.ofd.*另存为 PDF"),
        ("a.zip", packed({"a.txt": "1"}), "压缩包.*请先解压"),
        ("a.docx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "图片.*图片转文字"),
        ("a.docx", b"PK\x03\x04" + b"\x00" * 100, "已损坏.*另存一份"),
        ("a.docx", packed({"word/document.xml": "<w><unclosed></w>"}), "已损坏"),
        ("a.doc", b"{\\rtf1 abc}", r"RTF.*另存为 \.docx"),
        ("a.xls", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "旧表格"),
        ("a.txt", bytes(range(256)) * 8, "不是能识别的文字.*另存为"),
        ("a.txt", b"", "空文件.*重新索取"),
        ("a.txt", b" \r\n ", "没有可读的文字"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(
    tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    with pytest.raises(UnreadableFileError, match=told) as refused:
        open_source(write(tmp_path / name, data))
    assert "原文件没有改动" in str(refused.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="是一个文件夹"):
        open_source(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"找不到“没有.docx”"):
        open_source(tmp_path / "没有.docx")


def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT.encode())
    path.chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        with pytest.raises(UnreadableFileError, match="不允许读取"):
            open_source(path)
    finally:
        os.seteuid(user)


def test_a_file_beyond_the_size_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as stream:
        stream.truncate(101 * 1024 * 1024)
    with pytest.raises(UnreadableFileError, match=r"过大.*上限 100 MB"):
        open_source(path)


BILLION_LAUGHS = """<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;">]>
<document><body><p><r><t>&b;</t></r></p></body></document>"""
OUTSIDE = """<!DOCTYPE d [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<document><body><p><r><t>&secret;</t></r></p></body></document>"""


@pytest.mark.parametrize("xml", [BILLION_LAUGHS, OUTSIDE])
def test_definitions_from_outside_are_refused(tmp_path: Path, xml: str) -> None:
    path = write(tmp_path / "a.docx", packed({"word/document.xml": xml}))
    with pytest.raises(UnreadableFileError, match="DTD"):
        open_source(path)


def test_a_zip_bomb_is_refused_before_it_unfolds(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as stream,
    ):
        for _ in range(220):
            stream.write(b" " * 1024 * 1024)
    with pytest.raises(UnreadableFileError, match=r"过大.*展开后"):
        open_source(path)


def test_a_document_that_needs_too_much_memory_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "一\n".encode() * 12_000_000)
    with pytest.raises(UnreadableFileError, match=r"过大.*内存"):
        open_source(path)
