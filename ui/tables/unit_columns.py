"""The register of units as a table: its columns and chips."""

from collections.abc import Sequence

from models.records import UnitRow
from models.vocabulary import UnitKind, UnitLevel
from ui.formatting import names_text
from ui.tables.cell_edit import by_label, line_edit, names_edit, number_edit, text_edit, word_edit
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


LEVELS = {title: level for level, title in LEVEL_TITLES.items()}
CHOSEN_IN_FORM = "这一列要从单位里选，请在右边的表单里选，或用批量修改。"

UNIT_COLUMNS: tuple[Column[UnitRow], ...] = (
    Column(
        key="name",
        title="简称",
        text=lambda unit: unit.name,
        width=170,
        least=130,
        kind=CellKind.STRONG,
        edit=line_edit("name", lambda unit: unit.name),
    ),
    Column(
        key="full_name",
        title="全称",
        text=lambda unit: unit.full_name,
        width=220,
        least=170,
        stretches=True,
        edit=line_edit("full_name", lambda unit: unit.full_name),
    ),
    Column(
        key="level",
        title="层级",
        text=lambda unit: LEVEL_TITLES[unit.level],
        can_group=True,
        sort_key=lambda unit: list(LEVEL_TITLES).index(unit.level),
        width=84,
        kind=CellKind.PILL,
        tone=lambda unit: UNIT_LEVEL_TONES[unit.level],
        edit=word_edit("level", lambda unit: LEVEL_TITLES[unit.level], LEVELS),
    ),
    Column(
        key="kind",
        title="类别",
        text=lambda unit: unit.kind.label,
        sort_key=lambda unit: list(UnitKind).index(unit.kind),
        can_group=True,
        width=140,
        edit=word_edit("kind", lambda unit: unit.kind.label, by_label(UnitKind)),
    ),
    Column(
        key="protocol",
        title="排序",
        text=lambda unit: str(unit.protocol_order),
        sort_key=lambda unit: unit.protocol_order,
        number=lambda unit: unit.protocol_order,
        width=64,
        kind=CellKind.MUTED,
        searchable=False,
        edit=number_edit("protocol_order", lambda unit: str(unit.protocol_order)),
    ),
    Column(
        key="parent",
        title="所属区域",
        text=lambda unit: unit.parent_area,
        can_group=True,
        width=104,
        locked=CHOSEN_IN_FORM,
    ),
    Column(
        key="counterpart",
        title="上级对口",
        text=lambda unit: unit.counterpart,
        can_group=True,
        width=150,
        locked=CHOSEN_IN_FORM,
    ),
    Column(
        key="aliases",
        title="别称",
        text=lambda unit: names_text(unit.aliases),
        values=lambda unit: unit.aliases,
        width=190,
        edit=names_edit("aliases", lambda unit: names_text(unit.aliases)),
    ),
    Column(
        key="contacts",
        title="联系人",
        text=contacts_text,
        width=170,
        locked="联系人有姓名、职务和电话，请在右边的表单里填。",
    ),
    Column(
        key="note",
        title="备注",
        text=lambda unit: unit.note,
        width=150,
        edit=text_edit("note", lambda unit: unit.note),
        is_hidden=True,
    ),
)
