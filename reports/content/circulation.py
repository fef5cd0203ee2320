"""Ledgers as the readers of a circulation profile get them (流转范围)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import overload

from models.circulation import CirculationProfile
from models.papers import Paper
from models.rules.circulation import paper_for, withheld_field, without_phones
from models.vocabulary import OfficeField, TaskState
from reports.content.ledger_sheet import LedgerCell, LedgerSheet
from reports.content.shown_table import ShownGroup, ShownTable


@overload
def apply_profile(outgoing: Paper, profile: CirculationProfile) -> Paper: ...
@overload
def apply_profile(outgoing: LedgerSheet, profile: CirculationProfile) -> LedgerSheet: ...
@overload
def apply_profile(outgoing: ShownTable, profile: CirculationProfile) -> ShownTable: ...


def apply_profile(
    outgoing: Paper | LedgerSheet | ShownTable, profile: CirculationProfile
) -> Paper | LedgerSheet | ShownTable:
    """Return a paper or a ledger without what the readers of ``profile`` may not see."""
    if isinstance(outgoing, Paper):
        return paper_for(outgoing, profile)
    if isinstance(outgoing, LedgerSheet):
        return _sheet_for(outgoing, profile)
    return _table_for(outgoing, profile)


def _sheet_for(sheet: LedgerSheet, profile: CirculationProfile) -> LedgerSheet:
    told = {
        place: column.office_field
        for place, column in enumerate(sheet.columns)
        if column.office_field is not None
    }
    kept = _seen([column.heading for column in sheet.columns], told, profile)
    return replace(
        sheet,
        columns=tuple(sheet.columns[place] for place in kept),
        rows=tuple(_row_for(row, kept, profile) for row in sheet.rows),
        frozen_columns=sum(place < sheet.frozen_columns for place in kept),
        secrecy=profile.secrecy,
        watermark=profile.watermark,
    )


def _table_for(table: ShownTable, profile: CirculationProfile) -> ShownTable:
    kept = _seen(table.headings, table.office_fields, profile)
    has_phones = OfficeField.PHONES in profile.shown
    return replace(
        table,
        note=table.note if has_phones else without_phones(table.note),
        headings=tuple(table.headings[place] for place in kept),
        groups=tuple(
            ShownGroup(group.label, tuple(_row_for(row, kept, profile) for row in group.rows))
            for group in table.groups
        ),
        office_fields={},
        secrecy=profile.secrecy,
        watermark=profile.watermark,
    )


def _seen(
    headings: Sequence[str], told: Mapping[int, OfficeField], profile: CirculationProfile
) -> list[int]:
    """Return the places of the columns that may be seen."""
    return [
        place
        for place, heading in enumerate(headings)
        if (place not in told or told[place] in profile.shown)
        and withheld_field(heading, profile.shown) is None
    ]


def _row_for(
    row: Sequence[LedgerCell], kept: Sequence[int], profile: CirculationProfile
) -> tuple[LedgerCell, ...]:
    if OfficeField.PHONES in profile.shown:
        return tuple(row[place] for place in kept)
    return tuple(_without_phones(row[place]) for place in kept)


def _without_phones(cell: LedgerCell) -> LedgerCell:
    if isinstance(cell, str) and not isinstance(cell, TaskState):
        return without_phones(cell)
    return cell
