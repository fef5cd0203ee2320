"""A second program opens our workbooks: LibreOffice without a screen, where it is installed."""

import pytest

from reports.workbooks.ledger_workbook import write_ledgers
from tests.reports.office_program import has_chinese_face, needs_office, printed_by_office
from tests.reports.workbooks.sheets import row_of, sheet_of

pytestmark = needs_office


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Text of each printed page of a ledger of 60 rows."""
    if not has_chinese_face():
        pytest.skip("no Chinese face is installed: the printed text could not be read back")
    tmp_path = tmp_path_factory.mktemp("printed")
    rows = [row_of(number, item=f"第{number}项：=1+1") for number in range(1, 61)]
    write_ledgers(tmp_path / "ledger.xlsx", [sheet_of(*rows)])
    return printed_by_office(tmp_path / "ledger.xlsx")


def test_every_printed_page_repeats_header_and_group_and_is_numbered(pages: list[str]) -> None:
    assert len(pages) > 1
    for number, text in enumerate(pages, start=1):
        assert "截止日期" in text
        assert "鄂城区" in text
        assert f"第{number}页" in text.replace(" ", "")


def test_every_row_is_printed_once_and_as_written(pages: list[str]) -> None:
    printed = "".join(pages)
    assert [printed.count(f"第{number}项：=1+1") for number in range(1, 61)] == [1] * 60
