"""What a paper is composed from, read from the ledger at one moment."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from models.papers import PaperOrder
from models.queries.calendar import read_calendar
from models.queries.declared import declared_groups
from models.queries.documents import list_documents
from models.queries.intake import list_reports_of_rounds
from models.queries.items import list_items
from models.queries.moment import Moment, one_moment
from models.queries.papers import last_issued
from models.queries.rounds import list_board, list_rounds
from models.queries.statuses import statuses_before
from models.queries.tasks import list_progress_between, list_tasks
from models.queries.totals import list_stated_totals, list_totals
from models.queries.units import Readable, list_units
from models.records import ItemRow, TaskRow, UnitRow
from models.round_records import RoundRow
from models.rules.round_period import read_period
from reports.content.paper_facts import PaperFacts, RoundBoard

Row = TypeVar("Row", TaskRow, ItemRow)


def read_facts(workspace: Readable, order: PaperOrder, *, office: str) -> PaperFacts:
    """Return everything a paper of ``order`` may say.

    What the office keeps to itself (notes, contacts) is left out: it must not get into a text.
    """
    with one_moment(workspace) as moment:
        rounds = _rounds_of(moment, order)
        return PaperFacts(
            tasks=_without_notes(list_tasks(moment)),
            items=_without_notes(list_items(moment)),
            documents=list_documents(moment),
            units=tuple(_without_contacts(unit) for unit in list_units(moment)),
            progress=list_progress_between(moment, order.starts_on, order.ends_on),
            reports=list_reports_of_rounds(moment, [one.id for one in rounds]),
            rounds=tuple(RoundBoard(one, list_board(moment, one.id)) for one in rounds),
            statuses_before=statuses_before(moment, order.starts_on),
            previous=last_issued(
                moment, composer=order.composer, scope=order.scope, before=order.starts_on
            ),
            totals=list_totals(moment),
            stated=list_stated_totals(moment),
            declared=declared_groups(moment),
            calendar=read_calendar(moment),
            office=office,
        )


def _rounds_of(moment: Moment, order: PaperOrder) -> tuple[RoundRow, ...]:
    """Return the rounds about days of the paper's period alone, the earliest first."""
    found = []
    for one in list_rounds(moment):
        period = read_period(one.period)
        if period and order.starts_on <= period.first_day <= period.last_day <= order.ends_on:
            found.append((period.first_day, one.created_at, one))
    return tuple(one for _, _, one in sorted(found, key=lambda place: place[:2]))


def _without_notes(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(replace(row, note="") if row.note else row for row in rows)


def _without_contacts(unit: UnitRow) -> UnitRow:
    return replace(unit, contacts=(), note="") if unit.contacts or unit.note else unit
