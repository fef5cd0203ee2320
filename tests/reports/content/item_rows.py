"""Item rows and units for tests of what is written about lists of reform items."""

from dataclasses import replace
from datetime import UTC, datetime

from models.records import ItemRow, RoleEntry, UnitRow
from models.rules.names import infer_unit
from models.vocabulary import ItemStage, Role
from tests.builders import unit_row

AREAS = ("鄂城区", "华容区", "葛店经开区")
CITY = "市本级"
_NOW = datetime(2023, 7, 1, tzinfo=UTC)


def unit(name: str, *aliases: str, order: int = 0) -> UnitRow:
    """Return a registered unit; its key is ``unit:`` and its name."""
    told = infer_unit(name, {area: area for area in AREAS})
    made = unit_row(name, *aliases, level=told.level, kind=told.kind, key=f"unit:{name}")
    return replace(made, protocol_order=order)


def item(
    serial: int | None,
    *,
    area: str = CITY,
    creating: tuple[str, ...] = (),
    guiding: tuple[str, ...] = (),
    category: str = "营商服务改革",
    year: int = 2023,
    national: bool = False,
    stage: ItemStage = ItemStage.SELECTED,
) -> ItemRow:
    """Return an item whose roles are words only, as a list prints them."""
    roles = [RoleEntry(Role.CREATING, name) for name in creating]
    roles += [RoleEntry(Role.GUIDING, name) for name in guiding]
    return ItemRow(
        id=f"{year}-{serial}",
        document_id=None,
        document_number="",
        year=year,
        serial=serial,
        area=area,
        category=category,
        title=f"事项{serial}",
        content="",
        peers=(),
        roles=tuple(roles),
        remark="",
        national=national,
        not_applicable=(),
        stage=stage,
        note="",
        line=None,
        order=serial or 0,
        updated_at=_NOW,
    )
