"""The working calendar: the notices of the State Council, and over them the office's own days."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, select

from models.paths import resource_path
from models.queries.units import Readable
from models.rules.working_days import CalendarDay, WorkingCalendar, make_calendar
from models.store import tables
from models.text.year_calendar import YearCalendar, read_year
from models.vocabulary import DayKind


def read_calendar(workspace: Readable) -> WorkingCalendar:
    """Return the calendar the office works by."""
    with workspace.reading() as connection:
        return read_working_calendar(connection)


def read_working_calendar(connection: Connection) -> WorkingCalendar:
    """Return the calendar the office works by, inside an open transaction."""
    days = shipped_days() | read_own_days(connection)
    return make_calendar(days, {day.year for day in days})


def read_own_days(connection: Connection) -> dict[date, CalendarDay]:
    """Return the days that were entered here."""
    stored = tables.calendar_days
    rows = connection.execute(select(stored.c.day, stored.c.kind, stored.c.name))
    return {date.fromisoformat(day): CalendarDay(DayKind(kind), name) for day, kind, name in rows}


def shipped_days() -> dict[date, CalendarDay]:
    """Return the days of every year the program knows by itself."""
    return {day: entry for year in shipped_years().values() for day, entry in year.days.items()}


@lru_cache(maxsize=1)
def shipped_years() -> Mapping[int, YearCalendar]:
    """Return the years the program knows by itself, from the notices of the State Council."""
    files = sorted(resource_path("calendar").glob("*.txt"))
    years = [read_year(file.read_text(encoding="utf-8")) for file in files]
    return {year.year: year for year in years}
