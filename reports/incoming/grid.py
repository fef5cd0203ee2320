"""A workbook opened for intake: every cell with address and kind; nothing is interpreted yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from reports.incoming.files.source_builder import Merge


class CellKind(StrEnum):
    """What a file says a cell is."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PERCENT = "percent"
    TRUTH = "truth"
    ERROR = "error"
    UNCOMPUTED = "uncomputed"  # a formula whose result was never saved
    PICTURE = "picture"


class GridCell(NamedTuple):
    """One cell; a named tuple, because a frozen dataclass takes three times as long to make.

    Attributes:
        text: as WPS shows it. A date is ISO (``2024-06-30``), a percentage keeps its sign.
        number: the number as stored in the file (``45566``, ``0.8``), "" for other kinds.
        note: its comment (批注).
        picture: for PICTURE the name of the picture in ``GridFile.pictures``.
        colour: how it is marked by colour (``红字``, ``黄底``), "" for black, white and greys.
    """

    text: str
    kind: CellKind = CellKind.TEXT
    number: str = ""
    note: str = ""
    is_struck: bool = False
    picture: str = ""
    colour: str = ""


class Floating(NamedTuple):
    """A text box or a picture that lies over the cells.

    Attributes:
        row, column: the cell it is anchored at, the row from 1 (0 where the file does not say),
            the column from 0.
        text: the words of a text box, "" for a picture.
        picture: name of the picture in ``GridFile.pictures``, "" for one that could not be kept.
    """

    row: int
    column: int
    text: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class GridSheet:
    """One sheet. Rows are numbered from 1 as shown, columns from 0.

    Attributes:
        rows: only cells with content; rows in order of their numbers.
        merges: rows from 1, columns from 0, both ends included.
        is_hidden: hidden or very hidden.
        warnings: what reading the sheet could not carry over.
        floating: text boxes with words, and pictures, in the order of the file.
    """

    name: str
    rows: Mapping[int, Mapping[int, GridCell]]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    warnings: tuple[str, ...] = ()
    floating: tuple[Floating, ...] = ()


@dataclass(frozen=True, slots=True)
class GridFile:
    """A whole file.

    Attributes:
        format: "xlsx", "xls", "csv", "html", "ods", "xml" or "docx".
        stamps: texts that may be the stamp of a return form, from any of its three places.
        pictures: content of pictures by their names inside the file.
        warnings: what opening the file could not carry over.
    """

    name: str
    sha256: str
    format: str
    sheets: tuple[GridSheet, ...]
    stamps: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
