"""A ledger in parts, one for each unit or each value of a column, and the sheet that sums them up.

A row that belongs to several units stands in the part of each, and each part says so.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from models.filters import BLANK_LABEL
from reports.content.ledger_sheet import Align, LedgerColumn, LedgerSheet
from reports.content.ledger_words import date_line
from reports.content.wording import first_names

SUM_NAME = "汇总"
_MOST_NAMED = 5

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class LedgerPart(Generic[Row]):
    """The rows of one unit or one value.

    Attributes:
        shared: how many of them stand in other parts as well.
        others: the names of those parts.
    """

    name: str
    rows: tuple[Row, ...]
    shared: int
    others: tuple[str, ...]

    @property
    def remarks(self) -> tuple[str, ...]:
        """What stands under the table of this part, nothing where no row is shared."""
        if not self.shared:
            return ()
        others = first_names(self.others, most=_MOST_NAMED)
        return (f"其中{self.shared}项同时列在{others}的表里。",)


@dataclass(frozen=True, slots=True)
class SumWords:
    """What the sum sheet says around its table.

    Attributes:
        title: of the whole ledger.
        heading: what the parts are: 单位, 板块.
        source_line: see ``LedgerSheet``.
        rows: how many rows the ledger has, each counted once.
    """

    title: str
    heading: str
    source_line: str
    day: date
    rows: int


def parts_of(
    rows: Iterable[Row], names_of: Callable[[Row], Iterable[str]], order: Sequence[str] = ()
) -> tuple[LedgerPart[Row], ...]:
    """Return a part for each name that has rows.

    Args:
        rows: all rows, in their order.
        names_of: the parts a row belongs to; a row without any goes to the blank part, the last.
        order: names that come first, in this order; others follow as the rows bring them.
    """
    found: dict[str, list[tuple[Row, tuple[str, ...]]]] = {name: [] for name in order}
    for row in rows:
        names = tuple(dict.fromkeys(name or BLANK_LABEL for name in names_of(row)))
        for name in names or (BLANK_LABEL,):
            found.setdefault(name, []).append((row, names))
    if BLANK_LABEL in found:
        found[BLANK_LABEL] = found.pop(BLANK_LABEL)
    return tuple(_part(name, members) for name, members in found.items() if members)


def sum_sheet(
    parts: Sequence[LedgerPart[Row]], places: Sequence[str], words: SumWords
) -> LedgerSheet:
    """Return the sheet that lists the parts, their rows and where each stands.

    ``places`` are the names of the sheets or files, one for each part.
    """
    rows = tuple(
        (number, part.name, len(part.rows), part.shared, place)
        for number, (part, place) in enumerate(zip(parts, places, strict=True), start=1)
    )
    listed = sum(len(part.rows) for part in parts)
    notes = [f"共{words.rows}项，分在{len(parts)}张表里。"]
    if listed != words.rows:
        notes.append(f"一项涉及几个{words.heading}的，在每张表里都列出，各表相加为{listed}项。")
    return LedgerSheet(
        name=SUM_NAME,
        title=f"{words.title}{SUM_NAME}",
        source_line=words.source_line,
        date_line=date_line(words.day),
        columns=(
            LedgerColumn("序号", 6, Align.CENTER),
            LedgerColumn(words.heading, 28),
            LedgerColumn("项数", 10, Align.CENTER, is_summed=True),
            LedgerColumn("其中多表共有", 13, Align.CENTER),
            LedgerColumn("所在的表", 40),
        ),
        rows=rows,
        notes=tuple(notes),
        frozen_columns=2,
    )


def _part(name: str, members: Sequence[tuple[Row, tuple[str, ...]]]) -> LedgerPart[Row]:
    others = dict.fromkeys(other for _, names in members for other in names if other != name)
    shared = sum(len(names) > 1 for _, names in members)
    return LedgerPart(name, tuple(row for row, _ in members), shared, tuple(others))
