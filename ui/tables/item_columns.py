"""The ledger of reform items as a table: its columns and chips."""

from collections.abc import Sequence

from models.records import ItemRow
from models.vocabulary import Role
from ui.formatting import names_text
from ui.tables.column import CENTRE, CellKind, Column, Facet
from ui.tables.states import ITEM_STAGE_TONES
from ui.theme import Tone


def item_facets(items: Sequence[ItemRow]) -> tuple[Facet[ItemRow], ...]:
    """Return one chip for each area, in the order of the annex."""
    areas = dict.fromkeys(item.area for item in items if item.area)
    return tuple(_area_facet(area) for area in areas)


def _area_facet(area: str) -> Facet[ItemRow]:
    return Facet(key=area, title=area, holds=lambda item: item.area == area)


def _unit_column(key: str, role: Role, width: int) -> Column[ItemRow]:
    return Column(
        key=key, title=role.label, text=lambda item: names_text(item.units(role)), width=width
    )


ITEM_COLUMNS: tuple[Column[ItemRow], ...] = (
    Column(
        key="serial",
        title="序号",
        text=lambda item: "" if item.serial is None else str(item.serial),
        sort_key=lambda item: item.serial,
        width=58,
        align=CENTRE,
        kind=CellKind.MUTED,
    ),
    Column(
        key="title",
        title="事项",
        text=lambda item: item.title,
        tooltip=lambda item: f"{item.title}\n{item.content}".strip(),
        width=236,
        kind=CellKind.STRONG,
        stretches=True,
    ),
    Column(key="area", title="区域", text=lambda item: item.area, width=92),
    Column(key="category", title="类项", text=lambda item: item.category, width=150),
    _unit_column("creating", Role.CREATING, 130),
    _unit_column("guiding", Role.GUIDING, 150),
    Column(
        key="stage",
        title="阶段",
        text=lambda item: item.stage.label,
        sort_key=lambda item: list(ITEM_STAGE_TONES).index(item.stage),
        width=92,
        kind=CellKind.PILL,
        tone=lambda item: ITEM_STAGE_TONES[item.stage],
    ),
    _unit_column("provincial", Role.PROVINCIAL, 150),
    Column(
        key="national",
        title="国家试点",
        text=lambda item: "是" if item.national else "",
        width=84,
        align=CENTRE,
        tone=lambda item: Tone.SUCCESS if item.national else None,
    ),
    Column(key="peers", title="同批地区", text=lambda item: names_text(item.peers), width=150),
    Column(key="remark", title="备注", text=lambda item: item.remark, width=110),
    Column(
        key="document",
        title="来源文号",
        text=lambda item: item.document_number,
        width=170,
        kind=CellKind.MUTED,
    ),
)
