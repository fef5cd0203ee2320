"""The shape of a ledger sheet: what it says, column by column; how it is drawn is the writer's."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TypeAlias

from models.vocabulary import OfficeField, TaskState

# None is an empty cell; a TaskState shows its label on its colour.
LedgerCell: TypeAlias = str | int | date | TaskState | None


class Align(Enum):
    """How the text of a column stands: short words in the middle, sentences from the left."""

    LEFT = auto()
    CENTER = auto()


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """One column.

    Attributes:
        width: hint in half-width characters; a Chinese character takes two.
        is_group: rows that follow each other with equal words share one merged cell.
        office_field: what of the office's own it tells, None where anybody may see it.
        is_summed: its numbers may be added up in the 合计 row.
    """

    heading: str
    width: int
    align: Align = Align.LEFT
    is_group: bool = False
    office_field: OfficeField | None = None
    is_summed: bool = False


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """One ledger, ready to be written.

    Attributes:
        name: wanted sheet name; the writer cleans it and makes it unique.
        source_line: where the ledger comes from (document number and date), left under the title.
        date_line: when it was drawn up and in which unit it counts, right under the title.
        rows: one per entry, each as long as ``columns``.
        notes: lines under the table.
        frozen_columns: columns that stay in view when scrolling to the right.
        secrecy: 密级 line over the title and at the head of each page, "" for none.
        watermark: words at the head of each printed page, "" for none.
    """

    name: str
    title: str
    source_line: str
    date_line: str
    columns: tuple[LedgerColumn, ...]
    rows: tuple[tuple[LedgerCell, ...], ...]
    notes: tuple[str, ...] = ()
    frozen_columns: int = 0
    secrecy: str = ""
    watermark: str = ""
