"""A second program opens our workbooks: LibreOffice without a screen, where it is installed."""

import shutil
import subprocess

import pypdfium2
import pytest

from reports.workbooks.ledger_workbook import write_ledgers
from tests.reports.workbooks.sheets import row_of, sheet_of

OFFICE = shutil.which("soffice") or ""
FONT_LIST = shutil.which("fc-list") or ""
pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")


def has_chinese_face() -> bool:
    command = [FONT_LIST, ":lang=zh", "family"]
    return bool(FONT_LIST and subprocess.run(command, capture_output=True, check=True).stdout)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Text of each printed page of a ledger of 60 rows."""
    if not has_chinese_face():
        pytest.skip("no Chinese face is installed: the printed text could not be read back")
    tmp_path = tmp_path_factory.mktemp("printed")
    rows = [row_of(number, item=f"第{number}项：=1+1") for number in range(1, 61)]
    write_ledgers(tmp_path / "ledger.xlsx", [sheet_of(*rows)])
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "ledger.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=90,
    )
    with pypdfium2.PdfDocument(tmp_path / "ledger.pdf") as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_every_printed_page_repeats_header_and_group_and_is_numbered(pages: list[str]) -> None:
    assert len(pages) > 1
    for number, text in enumerate(pages, start=1):
        assert "截止日期" in text
        assert "鄂城区" in text
        assert f"第{number}页" in text.replace(" ", "")


def test_every_row_is_printed_once_and_as_written(pages: list[str]) -> None:
    printed = "".join(pages)
    assert [printed.count(f"第{number}项：=1+1") for number in range(1, 61)] == [1] * 60
