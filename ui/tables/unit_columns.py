"""The register of units as a table: its columns and chips."""

from collections.abc import Sequence

from models.records import UnitRow
from models.vocabulary import UnitLevel
from ui.formatting import names_text
from ui.tables.column import CellKind, Column, Facet
from ui.tables.states import UNIT_LEVEL_TONES

LEVEL_TITLES = {
    UnitLevel.PROVINCE: "省级",
    UnitLevel.CITY: "市级",
    UnitLevel.AREA: "区级",
    UnitLevel.OTHER_CITY: "外市",
}


def unit_facets(_units: Sequence[UnitRow]) -> tuple[Facet[UnitRow], ...]:
    """Return one chip for each level."""
    return tuple(_level_facet(level) for level in LEVEL_TITLES)


def _level_facet(level: UnitLevel) -> Facet[UnitRow]:
    return Facet(key=level.value, title=LEVEL_TITLES[level], holds=lambda unit: unit.level is level)


def contacts_text(unit: UnitRow) -> str:
    """Return the people to call, with their numbers."""
    return names_text([f"{contact.name} {contact.phone}".strip() for contact in unit.contacts])


UNIT_COLUMNS: tuple[Column[UnitRow], ...] = (
    Column(
        key="name",
        title="简称",
        text=lambda unit: unit.name,
        width=170,
        least=130,
        kind=CellKind.STRONG,
    ),
    Column(
        key="full_name",
        title="全称",
        text=lambda unit: unit.full_name,
        width=220,
        least=170,
        stretches=True,
    ),
    Column(
        key="level",
        title="层级",
        text=lambda unit: LEVEL_TITLES[unit.level],
        sort_key=lambda unit: list(LEVEL_TITLES).index(unit.level),
        width=84,
        kind=CellKind.PILL,
        tone=lambda unit: UNIT_LEVEL_TONES[unit.level],
    ),
    Column(key="kind", title="类别", text=lambda unit: unit.kind.label, width=140),
    Column(
        key="protocol",
        title="排序",
        text=lambda unit: str(unit.protocol_order),
        sort_key=lambda unit: unit.protocol_order,
        width=64,
        kind=CellKind.MUTED,
        searchable=False,
    ),
    Column(key="parent", title="所属区域", text=lambda unit: unit.parent_area, width=104),
    Column(key="counterpart", title="上级对口", text=lambda unit: unit.counterpart, width=150),
    Column(key="aliases", title="别称", text=lambda unit: names_text(unit.aliases), width=190),
    Column(key="contacts", title="联系人", text=contacts_text, width=170),
)
