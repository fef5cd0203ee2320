"""What the desk keeps of its own: days that are not as their weekday (调休), and saved views."""

from sqlalchemy import CheckConstraint, Table, UniqueConstraint

from models.store.tables.base import (
    belongs_to,
    choice,
    day,
    is_day,
    key,
    metadata,
    not_empty,
    one_of,
    position,
    required_text,
    text,
)
from models.vocabulary import DayKind, RecordKind

calendar_days = Table(
    "calendar_days",
    metadata,
    key(),
    day("day", "日期"),
    choice("kind", "安排", DayKind),
    text("name", "说明"),
    UniqueConstraint("day"),
    CheckConstraint("day IS NOT NULL", name="day_present"),
    is_day("day"),
    one_of("kind", DayKind),
    info=belongs_to(RecordKind.CALENDAR),
)

# ``content`` is the JSON of models.views; ``page`` the page of the window the view belongs to.
saved_views = Table(
    "saved_views",
    metadata,
    key(),
    required_text("page"),
    required_text("name", "名称"),
    text("content"),
    position(),
    UniqueConstraint("page", "name"),
    not_empty("name"),
    info=belongs_to(RecordKind.VIEW),
)
