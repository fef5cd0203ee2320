"""A second program opens our files: LibreOffice without a screen, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

OFFICE = shutil.which("soffice") or ""
FONT_LIST = shutil.which("fc-list") or ""
needs_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")


def has_chinese_face() -> bool:
    """Whether a Chinese face is installed; without one printed text cannot be read back."""
    command = [FONT_LIST, ":lang=zh", "family"]
    return bool(FONT_LIST and subprocess.run(command, capture_output=True, check=True).stdout)


def printed_by_office(path: Path) -> list[str]:
    """Let the office program print a file; return the text of each page."""
    folder = path.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run([OFFICE, profile, *convert], check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(path.with_suffix(".pdf")) as document:
        return [page.get_textpage().get_text_range() for page in document]
