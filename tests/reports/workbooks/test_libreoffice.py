"""A second program opens our workbooks: LibreOffice without a screen, where it is installed."""

from dataclasses import replace

import pytest

from reports.workbooks.ledger_look import WorkbookLook
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


@pytest.fixture(scope="module")
def marked_pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Text of the pages of an upright, protected, secret ledger with totals and a long entry."""
    if not has_chinese_face():
        pytest.skip("no Chinese face is installed: the printed text could not be read back")
    path = tmp_path_factory.mktemp("marked") / "ledger.xlsx"
    texts = ["短", "".join(f"第{n}句说明工作内容。" for n in range(200)), "末"]
    sheet = sheet_of(*(row_of(n, item=text) for n, text in enumerate(texts, start=1)))
    columns = tuple(replace(one, is_summed=one.heading == "序号") for one in sheet.columns)
    columns = (*columns[1:], columns[0])
    rows = tuple((*row[1:], row[0]) for row in sheet.rows)
    marked = replace(sheet, columns=columns, rows=rows, secrecy="秘密★1年", watermark="不得外传")
    write_ledgers(path, [marked], look=WorkbookLook(is_upright=True, is_protected=True))
    return printed_by_office(path)


def test_secrecy_and_watermark_stand_once_on_every_page(marked_pages: list[str]) -> None:
    assert len(marked_pages) > 1
    assert [page.count("秘密★1年") for page in marked_pages] == [1] * len(marked_pages)
    assert [page.count("不得外传") for page in marked_pages] == [1] * len(marked_pages)


def test_a_long_text_is_printed_to_its_end(marked_pages: list[str]) -> None:
    printed = "".join("".join(marked_pages).split())
    assert [n for n in range(200) if f"第{n}句说明工作内容。" not in printed] == []


def test_the_office_program_adds_up_what_the_formula_says(marked_pages: list[str]) -> None:
    assert "合计 6" in " ".join(marked_pages[-1].split())


def test_every_row_is_printed_once_and_as_written(pages: list[str]) -> None:
    printed = "".join(pages)
    assert [printed.count(f"第{number}项：=1+1") for number in range(1, 61)] == [1] * 60
