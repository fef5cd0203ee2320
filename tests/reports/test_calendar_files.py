"""Calendar files on the disk: what is written is read again, whoever saved it."""

from pathlib import Path

import pytest

from models.queries.calendar import shipped_years
from models.text.year_calendar import InvalidCalendarFileError
from reports.calendar_files import LARGEST, read_calendar_file, write_calendar_file


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    year = shipped_years()[2026]
    assert read_calendar_file(write_calendar_file(tmp_path / "2026.txt", year)) == year


def test_a_file_saved_in_the_chinese_code_page_is_read(tmp_path: Path) -> None:
    file = tmp_path / "2027.txt"
    file.write_text("2027年工作日历\r\n休 2027-10-01 国庆节\r\n", encoding="gb18030")
    assert read_calendar_file(file).year == 2027


@pytest.mark.parametrize("content", [b"\x00\xff\xff\x80", b"2" * (LARGEST + 1), b"", b"PK\x03\x04"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "别的.txt"
    file.write_bytes(content)
    with pytest.raises(InvalidCalendarFileError, match="日历没有改动"):
        read_calendar_file(file)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidCalendarFileError, match=r"打不开“2027\.txt”"):
        read_calendar_file(tmp_path / "2027.txt")
