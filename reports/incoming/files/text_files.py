"""Plain text: UTF-8 with or without its mark, UTF-16 with its mark, GB18030."""

import codecs

from reports.incoming.files.refusals import refuse
from reports.incoming.files.source_builder import SourceBuilder

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(data: bytes) -> SourceBuilder:
    """Read a text file; a binary file is refused."""
    builder = SourceBuilder()
    builder.add_text(decode(data))
    return builder


def decode(data: bytes) -> str:
    """Return the text of ``data``.

    Raises:
        UnreadableFileError: the bytes are no text in any encoding used in offices.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\x00" in data:
        raise _refuse_binary()
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if encoding == "utf-8" else _rescued(data) or text
    # A file cut in the middle of a character, or with a few bad bytes, is still worth reading.
    text = min(
        (data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")),
        key=lambda decoded: decoded.count("\ufffd"),
    )
    if text.count("\ufffd") * 200 > len(text):
        raise _refuse_binary()
    return text


def _rescued(data: bytes) -> str:
    """Return UTF-8 with a few bad bytes, "" when it is none.

    Most such files are valid GB18030 as well, only that every word is another.
    """
    text = data.decode("utf-8", "replace")
    chinese = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return text if chinese > 20 * text.count("\ufffd") else ""


def _refuse_binary() -> Exception:
    return refuse(
        "文件不是能识别的文字",
        "请用原来的程序打开，另存为 .docx、.xlsx 或 .txt（编码选 UTF-8）后再选",
    )
