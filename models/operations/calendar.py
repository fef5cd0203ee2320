"""Editing the working calendar."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from models.changes import Changes
from models.history import Recorder, new_key
from models.queries.calendar import shipped_days
from models.rules.working_days import CalendarDay, weekday_kind
from models.store import tables
from models.store.workspace import Workspace


def set_days(workspace: Workspace, *, days: Mapping[date, CalendarDay | None]) -> Changes:
    """Say what days are, in one step; None makes a day as its weekday.

    Only what differs from the shipped notices is kept, so that a later program may know more.
    """
    with workspace.writing(_label(days)) as recorder:
        stored = _stored_keys(recorder)
        shipped = shipped_days()
        for day, entry in days.items():
            wanted = entry or CalendarDay(weekday_kind(day))
            is_as_shipped = wanted == shipped.get(day, CalendarDay(weekday_kind(day)))
            _write(recorder, stored.get(day), day, None if is_as_shipped else wanted)
        return recorder.changes()


def _label(days: Mapping[date, CalendarDay | None]) -> str:
    years = "、".join(f"{year}" for year in sorted({day.year for day in days}))
    return f"修改 {years} 年工作日历（{len(days)} 天）"


def _stored_keys(recorder: Recorder) -> dict[date, str]:
    table = tables.calendar_days
    rows = recorder.connection.execute(select(table.c.day, table.c.id))
    return {date.fromisoformat(day): key for day, key in rows}


def _write(recorder: Recorder, key: str | None, day: date, entry: CalendarDay | None) -> None:
    table = tables.calendar_days
    if entry is None:
        recorder.delete(table, [key] if key else [])
        return
    values = {"kind": entry.kind.value, "name": entry.name}
    if key:
        recorder.update(table, key, values)
    else:
        recorder.insert(table, [{"id": new_key(), "day": day.isoformat()} | values])
