"""Stored values as Python values: parsed once, here."""

import json
from datetime import date, datetime
from functools import lru_cache


# The same days and moments stand in thousands of rows: one object serves them all.
@lru_cache(maxsize=4096)
def to_day(stored: str | None) -> date | None:
    """Return the date of a YYYY-MM-DD column."""
    return None if stored is None else date.fromisoformat(stored)


@lru_cache(maxsize=4096)
def to_moment(stored: str) -> datetime:
    """Return the time, with its zone, of a stored ISO 8601 text."""
    return datetime.fromisoformat(stored)


def to_keys(stored: str) -> tuple[str, ...]:
    """Return the keys of a JSON list; "" is an empty one."""
    return tuple(json.loads(stored)) if stored else ()
