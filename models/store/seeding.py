"""Filling a new ledger with the register of units and group words that the program brings."""

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypedDict

from sqlalchemy import Connection, select

from models.history import Action, Recorder, new_key
from models.paths import resource_path
from models.store import tables

PROTOCOL_STEP = 100  # room between neighbours, for units that are registered later


class _SeedUnit(TypedDict, total=False):
    name: str
    full_name: str
    level: str
    kind: str
    area: str
    counterpart: str
    aliases: list[str]


class _SeedGroup(TypedDict):
    word: str
    members: list[str]


class _Ledger(Protocol):
    def reading(self) -> AbstractContextManager[Connection]: ...
    def writing(self, label: str) -> AbstractContextManager[Recorder]: ...


def seed_when_new(workspace: _Ledger) -> None:
    """Fill a ledger nothing was ever written to; any other is left as it is."""
    with workspace.reading() as connection:
        if connection.scalar(select(tables.operations.c.id).limit(1)) is not None:
            return
    register = json.loads(resource_path("register", "ezhou.json").read_text(encoding="utf-8"))
    with workspace.writing("建立工作区，登记本市单位") as recorder:
        recorder.action = Action.SETUP
        keys = {unit["name"]: new_key() for unit in register["units"]}
        _insert_units(recorder, register["units"], keys)
        _insert_groups(recorder, register["groups"], keys)


def _insert_units(recorder: Recorder, units: Sequence[_SeedUnit], keys: Mapping[str, str]) -> None:
    recorder.insert(
        tables.units,
        (
            {
                "id": keys[unit["name"]],
                "name": unit["name"],
                "full_name": unit["full_name"],
                "level": unit["level"],
                "kind": unit["kind"],
                "parent_area_id": keys.get(unit.get("area", "")),
                "counterpart_id": keys.get(unit.get("counterpart", "")),
                "protocol_order": place * PROTOCOL_STEP,
            }
            for place, unit in enumerate(units, start=1)
        ),
    )
    recorder.insert(
        tables.unit_aliases,
        (
            {"id": new_key(), "unit_id": keys[unit["name"]], "position": place, "alias": alias}
            for unit in units
            for place, alias in enumerate(unit.get("aliases", ()), start=1)
        ),
    )


def _insert_groups(
    recorder: Recorder, groups: Sequence[_SeedGroup], keys: Mapping[str, str]
) -> None:
    group_keys = [new_key() for _ in groups]
    recorder.insert(
        tables.unit_groups,
        (
            {"id": group_id, "word": group["word"]}
            for group_id, group in zip(group_keys, groups, strict=True)
        ),
    )
    recorder.insert(
        tables.group_members,
        (
            {"id": new_key(), "group_id": group_id, "unit_id": keys[name], "position": place}
            for group_id, group in zip(group_keys, groups, strict=True)
            for place, name in enumerate(group["members"], start=1)
        ),
    )
