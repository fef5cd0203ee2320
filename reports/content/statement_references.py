"""What the items of a year are measured against (domain A8), and where each number comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.fields import TotalsFields
from models.records import ItemRow
from models.text.stated_totals import StatedTotals


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference total; ``number`` None where nobody has said it.

    Attributes:
        source: where it comes from, for a person.
        records: the rows it counts, where the ledger has them.
    """

    number: int | None = None
    source: str = ""
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class References:
    """Everything the opening paragraph compares with; the words are quoted from a document.

    Attributes:
        pilots, designated: national pilots, and those of them that the state named itself.
        basis: the document the list goes back to.
        standing: how the city's own items, ``city_items`` of them, stand among the cities; no
            ledger can know it.
        lead, closing: sentences before and after the figures.
    """

    province_categories: Reference
    province_items: Reference
    previous: Reference
    pilots: Reference
    designated: Reference
    basis: str = ""
    city_items: int | None = None
    standing: str = ""
    lead: str = ""
    closing: str = ""


def find_references(
    year: int,
    totals: TotalsFields,
    stated: Sequence[StatedTotals],
    earlier: Mapping[int, Sequence[ItemRow]],
) -> References:
    """Return what is known of a year.

    Args:
        year: the year of the items.
        totals: what a person entered for it; it goes before what documents state.
        stated: what the documents of the year state in their own text.
        earlier: items of earlier years.
    """

    def reference(name: str) -> Reference:
        return _reference(name, year, totals, stated)

    def words(name: str) -> str:
        return next((text for one in stated if (text := getattr(one, name))), "")

    return References(
        reference("province_categories"),
        reference("province_items"),
        _previous(reference("previous_city_items"), year - 1, earlier.get(year - 1, ())),
        reference("national_pilots"),
        reference("national_designated"),
        words("basis"),
        next((one.city_items for one in stated if one.standing), None),
        words("standing"),
        words("lead"),
        words("closing"),
    )


def _reference(
    name: str, year: int, totals: TotalsFields, stated: Sequence[StatedTotals]
) -> Reference:
    entered = getattr(totals, name)
    if entered is not None:
        return Reference(entered, f"{year}年度基数")
    for one in stated:
        if (number := getattr(one.totals, name)) is not None:
            return Reference(number, f"{one.number or '本年清单'}原文")
    return Reference()


def _previous(known: Reference, year: int, rows: Sequence[ItemRow]) -> Reference:
    """Return the number of the year before; where nobody states it, its rows are counted."""
    records = tuple(row.id for row in rows)
    if known.number is None and rows:
        return Reference(len(rows), f"台账{year}年的事项", records)
    return Reference(known.number, known.source, records if len(rows) == known.number else ())
