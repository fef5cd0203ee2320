"""Circulation profiles: the program's own, as the office changed them, and those it added."""

from sqlalchemy import Connection, select

from models.circulation import SHIPPED, CirculationProfile, profile_from_json
from models.errors import RecordGoneError
from models.queries.units import Readable
from models.store import tables


def list_profiles(workspace: Readable) -> tuple[CirculationProfile, ...]:
    """Return all profiles, the program's own first."""
    with workspace.reading() as connection:
        stored = read_own_profiles(connection)
    shipped = {profile.name: profile for profile in SHIPPED}
    return tuple((shipped | stored).values())


def find_profile(workspace: Readable, name: str) -> CirculationProfile:
    """Return the profile of a name.

    Raises:
        RecordGoneError: there is none; the sentence names those that are there.
    """
    profiles = list_profiles(workspace)
    for one in profiles:
        if one.name == name:
            return one
    known = "、".join(f"“{one.name}”" for one in profiles)
    raise RecordGoneError(f"没有叫“{name}”的流转范围，没有生成文件。现有的：{known}。")


def read_own_profiles(connection: Connection) -> dict[str, CirculationProfile]:
    """Return what the office changed or added, by name, inside an open transaction."""
    profiles = tables.circulation_profiles
    rows = connection.execute(select(profiles).order_by(profiles.c.position))
    return {row.name: profile_from_json(row.name, row.content) for row in rows}
