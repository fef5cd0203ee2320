"""Gathers lines and tables in reading order, the same way for every file format."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from models.reading import ReadWarning
from reports.incoming.source import Source, SourceTable

# Control characters and half surrogates: invisible, and refused by workbooks and databases alike.
_UNSHOWABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, 0-based, last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


class Gatherer(Protocol):
    """Takes what a reader of running text finds, in reading order."""

    def add_text(self, text: str) -> None:
        """Take running text."""

    def add_table(
        self, rows: Sequence[Sequence[str]], merges: Sequence[Merge] = (), name: str = ""
    ) -> None:
        """Take a table; a merged range has its text in its first cell only."""

    def add_floating(self, row: int, column: int, words: str, link: str) -> None:
        """Take a text box (its words) or a picture (its link) in a cell of the table taken last.

        Rows and columns of that table are counted from 0.
        """

    def warn(self, message: str) -> None:
        """Take what could not be carried over."""


class SourceBuilder:
    """Collects what a reader finds; ``finish`` makes the plain source of it."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._tables: list[SourceTable] = []
        self._warnings: list[ReadWarning] = []

    @property
    def has_text(self) -> bool:
        """Whether anything but blanks was added."""
        return any(line.strip() for line in self._lines)

    def add_text(self, text: str) -> None:
        """Add running text; line breaks inside it make lines of their own."""
        self._lines += split_lines(text)

    def warn(self, message: str, *, at_last_line: bool = False) -> None:
        """Note what could not be carried over, for the whole file or at the last line added."""
        line = len(self._lines) if at_last_line and self._lines else None
        self._warnings.append(ReadWarning(line, message))

    def add_floating(self, row: int, column: int, words: str, link: str) -> None:  # noqa: ARG002 - what plain lines and tables have no place for
        """Tell the words of a text box in a table; a picture has none."""
        if words:
            self.warn(f"表格第{row + 1}行有一个文本框，其中的“{words}”没有读取")

    def add_table(
        self, rows: Sequence[Sequence[str]], merges: Sequence[Merge] = (), name: str = ""
    ) -> None:
        """Add a table; a table of one column is running text set in a frame.

        Args:
            rows: cell texts as printed: a merged range has its text in its first cell only.
            merges: the merged ranges; each is filled inside its own limits, never beyond.
            name: sheet name.
        """
        printed = _rectangle(rows)
        filled = _fill(printed, merges)
        columns = _telling_columns(printed)
        if len(columns) < 2:
            for row in printed:
                self.add_text("\n".join(cell for cell in row if cell.strip()))
            return
        kept, places = [], []
        for shown, full in zip(printed, filled, strict=True):
            cells = tuple(full[column] for column in columns)
            if any(cell.strip() for cell in cells):
                self._lines.append("\t".join(_one_line(shown[column]) for column in columns))
                kept.append(cells)
                places.append(len(self._lines))
        self._tables.append(SourceTable(tuple(kept), tuple(places), name))

    def finish(self, name: str, sha256: str, file_format: str) -> Source:
        """Return everything added as a source."""
        return Source(
            name=name,
            sha256=sha256,
            format=file_format,
            lines=tuple(self._lines),
            tables=tuple(self._tables),
            warnings=tuple(self._warnings),
        )


def split_lines(text: str) -> list[str]:
    """Return the lines of ``text`` without characters that can neither be shown nor stored."""
    return [_UNSHOWABLE.sub("", line) for line in _LINE_END.split(text)]


def _rectangle(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    width = max((len(row) for row in rows), default=0)
    return [
        ["\n".join(split_lines(cell)).strip() for cell in row] + [""] * (width - len(row))
        for row in rows
    ]


def _fill(printed: list[list[str]], merges: Sequence[Merge]) -> list[list[str]]:
    filled = [list(row) for row in printed]
    height = len(filled)
    for merge in merges:
        if merge.top >= height or merge.left >= len(filled[merge.top]):
            continue
        text = printed[merge.top][merge.left]
        for row in filled[merge.top : merge.bottom + 1]:
            right = min(merge.right + 1, len(row))
            row[merge.left : right] = [text] * (right - merge.left)
    return filled


def _telling_columns(printed: list[list[str]]) -> list[int]:
    """Return the columns that hold text of their own, leaving out the inside of merged ranges."""
    width = len(printed[0]) if printed else 0
    return [column for column in range(width) if any(row[column].strip() for row in printed)]


def _one_line(cell: str) -> str:
    return " ".join(cell.split("\n")).replace("\t", " ")
