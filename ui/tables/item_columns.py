"""The ledger of reform items as a table: its columns and chips."""

from collections.abc import Callable, Sequence

from models.records import ItemRow
from models.vocabulary import ItemStage, Role
from ui.formatting import names_text
from ui.tables.cell_edit import (
    by_label,
    line_edit,
    names_edit,
    number_edit,
    text_edit,
    title_edit,
    units_edit,
    word_edit,
    yes_no_edit,
)
from ui.tables.column import CENTRE, CellKind, Column, Facet
from ui.tables.open_names import open_names_column
from ui.tables.states import ITEM_STAGE_TONES
from ui.theme import Tone

NOT_APPLICABLE = "/"


def item_facets(items: Sequence[ItemRow]) -> tuple[Facet[ItemRow], ...]:
    """Return one chip for each area, in the order of the annex."""
    areas = dict.fromkeys(item.area for item in items if item.area)
    return tuple(_area_facet(area) for area in areas)


def _area_facet(area: str) -> Facet[ItemRow]:
    return Facet(key=area, title=area, holds=lambda item: item.area == area)


def _units_text(role: Role) -> Callable[[ItemRow], str]:
    return lambda item: names_text(item.units(role))


def _printed(item: ItemRow, role: Role) -> tuple[str, ...]:
    """Return the units, or the "/" printed for 不适用 (A6)."""
    return item.units(role) or ((NOT_APPLICABLE,) if role in item.not_applicable else ())


def _places(item: ItemRow, role: Role) -> tuple[int | None, ...]:
    return item.protocol_orders(role) or (None,) * (role in item.not_applicable)


def _unit_column(key: str, role: Role, width: int) -> Column[ItemRow]:
    return Column(
        key=key,
        title=role.label,
        text=lambda item: names_text(_printed(item, role)),
        values=lambda item: _printed(item, role),
        value_places=lambda item: _places(item, role),
        width=width,
        can_group=True,
        edit=units_edit(role, _units_text(role)),
    )


def _serial_text(item: ItemRow) -> str:
    return "" if item.serial is None else str(item.serial)


ITEM_COLUMNS: tuple[Column[ItemRow], ...] = (
    Column(
        key="serial",
        title="序号",
        text=_serial_text,
        sort_key=lambda item: item.serial,
        number=lambda item: item.serial,
        width=58,
        align=CENTRE,
        kind=CellKind.MUTED,
        edit=number_edit("serial", _serial_text),
    ),
    Column(
        key="title",
        title="事项",
        text=lambda item: item.title,
        tooltip=lambda item: f"{item.title}\n{item.content}".strip(),
        width=236,
        kind=CellKind.STRONG,
        stretches=True,
        edit=title_edit("title", lambda item: item.title),
    ),
    Column(
        key="area",
        title="区域",
        text=lambda item: item.area,
        values=lambda item: (item.area,),
        values_as_rows=True,
        width=92,
        can_group=True,
        edit=line_edit("area", lambda item: item.area),
    ),
    Column(
        key="category",
        title="类项",
        text=lambda item: item.category,
        width=150,
        can_group=True,
        edit=line_edit("category", lambda item: item.category),
    ),
    _unit_column("creating", Role.CREATING, 130),
    _unit_column("guiding", Role.GUIDING, 150),
    Column(
        key="stage",
        title="阶段",
        text=lambda item: item.stage.label,
        sort_key=lambda item: list(ITEM_STAGE_TONES).index(item.stage),
        width=92,
        can_group=True,
        kind=CellKind.PILL,
        tone=lambda item: ITEM_STAGE_TONES[item.stage],
        edit=word_edit("stage", lambda item: item.stage.label, by_label(ItemStage)),
    ),
    _unit_column("provincial", Role.PROVINCIAL, 150),
    Column(
        key="national",
        title="国家试点",
        text=lambda item: "是" if item.national else "",
        width=84,
        can_group=True,
        align=CENTRE,
        tone=lambda item: Tone.SUCCESS if item.national else None,
        edit=yes_no_edit("national", lambda item: "是" if item.national else "否"),
    ),
    Column(
        key="peers",
        title="同批地区",
        text=lambda item: names_text(item.peers),
        values=lambda item: item.peers,
        width=150,
        can_group=True,
        edit=names_edit("peers", lambda item: names_text(item.peers)),
    ),
    Column(
        key="remark",
        title="备注",
        text=lambda item: item.remark,
        width=110,
        edit=line_edit("remark", lambda item: item.remark),
    ),
    Column(
        key="content",
        title="改革内容",
        text=lambda item: item.content,
        width=260,
        edit=text_edit("content", lambda item: item.content),
        is_hidden=True,
    ),
    Column(
        key="year",
        title="年度",
        text=lambda item: "" if item.year is None else str(item.year),
        sort_key=lambda item: item.year,
        number=lambda item: item.year,
        width=64,
        align=CENTRE,
        searchable=False,
        can_group=True,
        is_hidden=True,
        locked="年度是所属文件的，请在“文件”页修改。",
    ),
    Column(
        key="note",
        title="记事",
        text=lambda item: item.note,
        width=150,
        edit=text_edit("note", lambda item: item.note),
        is_hidden=True,
    ),
    open_names_column(lambda item: item.roles),
    Column(
        key="document",
        title="来源文号",
        text=lambda item: item.document_number,
        width=170,
        can_group=True,
        kind=CellKind.MUTED,
        locked="来源文号是所属文件的，请在“文件”页修改。",
    ),
)
