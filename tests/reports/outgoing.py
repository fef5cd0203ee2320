"""Every word of a file that goes out, wherever it stands in it."""

import re
import zipfile
from html import unescape
from io import BytesIO
from pathlib import Path

import pypdfium2


def words_of(file: Path) -> str:
    """Return every text in a workbook or Word file."""
    with zipfile.ZipFile(file) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    return unescape(re.sub("<[^>]*>", " ", " ".join(parts)))


def words_on(pdf: bytes) -> str:
    """Return the text of all pages."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
