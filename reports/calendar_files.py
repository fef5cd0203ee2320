"""Calendar files: one year's 放假调休 as a small text file that colleagues send each other."""

from pathlib import Path
from typing import BinaryIO

from models.text.year_calendar import (
    InvalidCalendarFileError,
    YearCalendar,
    read_year,
    write_year,
)
from reports.files import replace_file

LARGEST = 100_000  # bytes; a year has 365 lines at most
# WPS and older editors on office PCs save text in the Chinese code page.
_ENCODINGS = ("utf-8-sig", "gb18030")


def read_calendar_file(path: Path) -> YearCalendar:
    """Return the year a file tells.

    Raises:
        InvalidCalendarFileError: it cannot be opened, is no text, or a line makes no sense.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise InvalidCalendarFileError(
            f"打不开“{path.name}”。日历没有改动。请检查文件是否还在、能否打开。"
        ) from error
    text = _decoded(content) if len(content) <= LARGEST else None
    if text is None:
        raise InvalidCalendarFileError(
            f"“{path.name}”不是工作日历文件。日历没有改动。请选择用“导出”存下的文本文件。"
        )
    return read_year(text)


def write_calendar_file(path: Path, calendar: YearCalendar) -> Path:
    """Write a year to ``path`` and return it.

    Raises:
        FileNotWrittenError: the file could not be written; an old one is unchanged.
    """
    content = write_year(calendar).encode("utf-8-sig")  # old editors take plain UTF-8 for GBK

    def write(stream: BinaryIO) -> None:
        stream.write(content)

    replace_file(path, write)
    return path


def _decoded(content: bytes) -> str | None:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
