"""The ledgers of the sample documents taken apart into sheets and files."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.circulation import CirculationProfile
from models.store.workspace import Workspace, open_workspace
from models.vocabulary import RecordKind
from reports.content.ledger_splits import UnknownSplitError
from reports.ledger_files import NotAFolderError
from reports.split_ledgers import SplitOrder, export_split_ledger
from tests.reports.sample_ledger import import_samples

DAY = date(2024, 10, 20)
SHEETS = SplitOrder(RecordKind.TASK, "unit", as_files=False, today=DAY)
FILES = SplitOrder(RecordKind.ITEM, "area", as_files=True, today=DAY)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Both sample documents; only read."""
    with open_workspace(tmp_path_factory.mktemp("samples"), operator="李晓明") as workspace:
        import_samples(workspace)
        yield workspace


def column(path: Path, sheet: str, place: int) -> list[object]:
    return [row[place] for row in load_workbook(path)[sheet].iter_rows(values_only=True)]


def test_a_unit_gets_what_it_has_a_part_in_through_group_words_too(
    samples: Workspace, tmp_path: Path
) -> None:
    written = export_split_ledger(samples, SHEETS, tmp_path / "台账.xlsx")
    assert written.names[0] == "市优化办"
    # 各区 is responsible in 15 tasks, 各参评区 in one more that names nobody (domain 2).
    numbers = column(tmp_path / "台账.xlsx", "葛店经开区", 0)[3:]
    assert [one for one in numbers if isinstance(one, int)] == list(range(1, 16))


def test_the_sum_comes_first_and_adds_up_by_a_formula(samples: Workspace, tmp_path: Path) -> None:
    written = export_split_ledger(samples, SHEETS, tmp_path / "台账.xlsx")
    book = load_workbook(tmp_path / "台账.xlsx")
    assert book.sheetnames == ["汇总", *written.names]
    last = 3 + len(written.names)
    cells = [cell.value for cell in book["汇总"][last + 1]]
    assert (cells[0], cells[2]) == ("合计", f"=SUBTOTAL(9,C4:C{last})")
    numbers = column(tmp_path / "台账.xlsx", "汇总", 2)[3:last]
    assert sum(int(str(number)) for number in numbers) == written.rows


def test_each_area_gets_a_file_that_counts_its_own_rows(samples: Workspace, tmp_path: Path) -> None:
    written = export_split_ledger(samples, FILES, tmp_path / "各区")
    title = "鄂州市2023年入选全省优化营商环境先行区改革事项清单"
    assert f"葛店经开区_{title}.xlsx" in written.names
    assert len(list((tmp_path / "各区").iterdir())) == len(written.names) + 1
    words = column(tmp_path / "各区" / f"鄂城区_{title}.xlsx", "鄂城区", 0)
    assert list(filter(None, words[3:])) == ["鄂城区（4项）", "共4项。"]


def test_an_archive_holds_the_same_files(samples: Workspace, tmp_path: Path) -> None:
    written = export_split_ledger(samples, FILES, tmp_path / "各区.zip")
    with zipfile.ZipFile(tmp_path / "各区.zip") as archive:
        assert archive.namelist()[1:] == list(written.names)
        assert archive.namelist()[0].startswith("汇总_")


def test_files_that_were_there_are_counted(samples: Workspace, tmp_path: Path) -> None:
    first = export_split_ledger(samples, FILES, tmp_path)
    again = export_split_ledger(samples, FILES, tmp_path)
    assert (first.replaced, again.replaced) == (0, len(first.names) + 1)


def test_the_office_may_use_its_own_word_for_the_parts(samples: Workspace, tmp_path: Path) -> None:
    order = SplitOrder(RecordKind.TASK, "状态", as_files=False, today=DAY)
    written = export_split_ledger(samples, order, tmp_path / "台账.xlsx")
    assert written.names[0] == "已逾期"
    assert written.rows == 19


def test_several_files_do_not_go_into_one_workbook(samples: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotAFolderError, match="没有导出"):
        export_split_ledger(samples, FILES, tmp_path / "各区.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_split_that_is_not_known_names_those_that_are(samples: Workspace, tmp_path: Path) -> None:
    order = SplitOrder(RecordKind.ITEM, "lead", as_files=False, today=DAY)
    with pytest.raises(UnknownSplitError, match="area（区域）"):
        export_split_ledger(samples, order, tmp_path / "台账.xlsx")


def test_every_sheet_carries_secrecy_and_watermark_of_its_readers(
    samples: Workspace, tmp_path: Path
) -> None:
    readers = CirculationProfile("专班", secrecy="秘密★1年", watermark="不得外传")
    export_split_ledger(samples, SHEETS, tmp_path / "台账.xlsx", profile=readers)
    for sheet in load_workbook(tmp_path / "台账.xlsx").worksheets:
        assert sheet["A1"].value == "秘密★1年"
        assert sheet.oddHeader is not None
        assert (sheet.oddHeader.left.text, sheet.oddHeader.right.text) == ("秘密★1年", "不得外传")
