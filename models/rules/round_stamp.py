"""What a return form carries to be known again, and the hidden key of each of its rows. Pure.

The stamp is one line of plain ASCII, so that it survives as a text in a cell, a defined name and a
document property alike: ``YHB1;form=<key>;round=<key>;unit=<key>;period=2024-06;sum=1a2b3c4d``.
"""

from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from models.vocabulary import AskedKind

# The three places of the stamp in a workbook: cell B1 of a hidden sheet, a name, a property.
STAMP_SHEET = "报送信息"
STAMP_NAME = "YHB_STAMP"
STAMP_PROPERTY = "youhuaban"

_MARK = "YHB1"
_ROW_MARKS = {AskedKind.TASKS: "T", AskedKind.ITEMS: "I"}
_KINDS = {mark: kind for kind, mark in _ROW_MARKS.items()}
_LONGEST_KEY = 200  # a longer text is none; it shall not be kept for later rows
_FIELDS = ("form", "round", "unit", "period")


@dataclass(frozen=True, slots=True)
class FormStamp:
    """Which form it is: keys of the form, its round and unit, and the stored period."""

    form: str
    round: str
    unit: str
    period: str

    @property
    def text(self) -> str:
        """The stamp as it is written into the file."""
        said = ";".join([_MARK, *(f"{name}={getattr(self, name)}" for name in _FIELDS)])
        return f"{said};sum={_check_sum(said)}"

    @property
    def number(self) -> str:
        """The short number printed on the form, for people on the telephone."""
        return self.form.replace("-", "")[:8].upper()


def read_stamp(text: str) -> FormStamp | None:
    """Return the stamp a text is, None when it is none or was damaged."""
    said, _, check_sum = text.strip().rpartition(";sum=")
    mark, *parts = said.split(";")
    values = dict(part.split("=", 1) for part in parts if "=" in part)
    if mark != _MARK or tuple(values) != _FIELDS or check_sum != _check_sum(said):
        return None
    return FormStamp(**values)


def row_key(kind: AskedKind, record_id: str) -> str:
    """Return the hidden key of a row: it names the record, whichever form it is pasted into."""
    said = f"{_ROW_MARKS[kind]}:{record_id}"
    return f"{said}:{_check_sum(said)}"


def read_row_key(text: str) -> tuple[AskedKind, str] | None:
    """Return kind and key of the record a hidden key names, None when it is damaged."""
    return _read_row_key(text) if len(text) <= _LONGEST_KEY else None


@lru_cache(maxsize=8192)  # asked several times a row, and again in the files of other units
def _read_row_key(text: str) -> tuple[AskedKind, str] | None:
    said, _, check_sum = text.strip().rpartition(":")
    mark, _, record_id = said.partition(":")
    if mark not in _KINDS or not record_id or check_sum != _check_sum(said):
        return None
    return _KINDS[mark], record_id


def _check_sum(said: str) -> str:
    return f"{crc32(said.encode()):08x}"
