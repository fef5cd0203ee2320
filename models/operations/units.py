"""The register of units: entered, corrected, deleted."""

from collections.abc import Sequence

from sqlalchemy import Table, select

from models.changes import Changes
from models.errors import RecordGoneError, UserError
from models.fields import UnitFields, fields_of
from models.history import Recorder, new_key
from models.issues import Issue
from models.operations.labels import differing_fields, edit_label, shortened
from models.operations.naming import place_after_its_like
from models.queries.units import read_units
from models.records import ContactRow, UnitRow
from models.rules.checks import check_unit, require_valid
from models.rules.matching import NameIndex
from models.store import tables
from models.store.workspace import Workspace

_WORDS = {
    "name": "名称",
    "full_name": "全称",
    "level": "层级",
    "kind": "类别",
    "parent_area_id": "所属地区",
    "counterpart_id": "上级对口单位",
    "protocol_order": "排序",
    "aliases": "别称",
    "contacts": "联系人",
    "valid_from": "启用日期",
    "valid_to": "停用日期",
    "note": "备注",
}


class UnitInUseError(UserError):
    """Raised when a unit to be deleted stands in tasks, items or groups; give it an end date."""


def create_unit(workspace: Workspace, *, fields: UnitFields) -> Changes:
    """Register a unit.

    Raises:
        InvalidRecordError: the fields have errors, a name is another unit's already, or a unit
            referred to has been deleted.
    """
    require_valid(check_unit(fields))
    with workspace.writing(f"新增单位“{shortened(fields.name)}”") as recorder:
        unit_id = new_key()
        units = read_units(recorder.connection)
        _require_free_names(units, unit_id, fields)
        _require_links(units, fields)
        recorder.insert(tables.units, [{"id": unit_id} | _stored(units, fields)])
        _insert_aliases(recorder, unit_id, fields.aliases)
        _insert_contacts(recorder, unit_id, fields.contacts)
        return recorder.changes([unit_id])


def edit_unit(workspace: Workspace, *, unit_id: str, fields: UnitFields) -> Changes:
    """Correct a unit; only what differs is written.

    Raises:
        InvalidRecordError: the fields have errors, a name is another unit's already, or a unit
            referred to has been deleted.
        RecordGoneError: the unit has been deleted.
    """
    require_valid(check_unit(fields))
    with workspace.writing("修改单位") as recorder:
        units = read_units(recorder.connection)
        stored = _unit(units, unit_id)
        differing = differing_fields(fields_of(stored), fields)
        if not differing:
            return recorder.changes([unit_id])
        recorder.label = edit_label("单位", stored.name, differing, _WORDS)
        _require_free_names(units, unit_id, fields)
        _require_links(units, fields)
        recorder.update(tables.units, unit_id, _stored(units, fields))
        if "aliases" in differing:
            _clear(recorder, tables.unit_aliases, unit_id)
            _insert_aliases(recorder, unit_id, fields.aliases)
        if "contacts" in differing:
            _clear(recorder, tables.unit_contacts, unit_id)
            _insert_contacts(recorder, unit_id, fields.contacts)
        return recorder.changes([unit_id])


def delete_units(workspace: Workspace, *, unit_ids: Sequence[str]) -> Changes:
    """Delete units that nothing refers to; undo brings them back.

    Raises:
        UnitInUseError: one of them is referred to; none is deleted.
        RecordGoneError: one of them has been deleted already.
    """
    with workspace.writing(f"删除 {len(unit_ids)} 个单位") as recorder:
        units = read_units(recorder.connection)
        doomed = [_unit(units, unit_id) for unit_id in unit_ids]
        if len(doomed) == 1:
            recorder.label = f"删除单位“{shortened(doomed[0].name)}”"
        for unit in doomed:
            _refuse_when_used(recorder, unit, unit_ids)
        recorder.delete_with_parts(tables.units, unit_ids)
        return recorder.changes(unit_ids)


def _unit(units: Sequence[UnitRow], unit_id: str) -> UnitRow:
    found = next((unit for unit in units if unit.id == unit_id), None)
    if found is None:
        raise RecordGoneError("这个单位已被删除，没有改动。请刷新后再看。")
    return found


def _require_free_names(units: Sequence[UnitRow], unit_id: str, fields: UnitFields) -> None:
    """A name or alias leads to one unit only, or documents could not be resolved."""
    index = NameIndex([unit for unit in units if unit.id != unit_id], ())
    issues = tuple(
        Issue(f"“{name}”已经是单位“{taken.name}”的名称或别称", field)
        for field, name in (
            ("name", fields.name),
            ("full_name", fields.full_name),
            *(("aliases", alias) for alias in fields.aliases),
        )
        if name and (taken := index.unit(name)) is not None
    )
    require_valid(issues)


def _require_links(units: Sequence[UnitRow], fields: UnitFields) -> None:
    """A form may have been open while the unit it refers to was deleted."""
    present = {None, *(unit.id for unit in units)}
    links = (("parent_area_id", fields.parent_area_id), ("counterpart_id", fields.counterpart_id))
    require_valid(
        tuple(
            Issue(f"所选的{_WORDS[field]}已被删除，请重新选择", field)
            for field, unit_id in links
            if unit_id not in present
        )
    )


def _refuse_when_used(recorder: Recorder, unit: UnitRow, going: Sequence[str]) -> None:
    for table, column, where in (
        (tables.task_roles, "unit_id", "任务"),
        (tables.item_roles, "unit_id", "改革事项"),
        (tables.group_members, "unit_id", "单位组"),
        (tables.document_addressees, "unit_id", "文件主送"),
        (tables.units, "parent_area_id", "其他单位的所属地区"),
        (tables.units, "counterpart_id", "其他单位的上级对口单位"),
    ):
        used = select(table.c.id).where(table.c[column] == unit.id, table.c.id.not_in(going))
        if recorder.connection.scalar(used.limit(1)) is not None:
            raise UnitInUseError(_in_use(unit, where))
    for roles in (tables.task_roles, tables.item_roles):
        snapshot = select(roles.c.id).where(roles.c.members.contains(unit.id, autoescape=True))
        if recorder.connection.scalar(snapshot.limit(1)) is not None:
            raise UnitInUseError(_in_use(unit, "任务或事项的单位组"))


def _in_use(unit: UnitRow, where: str) -> str:
    return (
        f"单位“{unit.name}”还用在{where}中，没有删除任何单位。"
        "已撤并的单位请填写停用日期，不必删除。"
    )


def _stored(units: Sequence[UnitRow], fields: UnitFields) -> dict[str, object]:
    order = fields.protocol_order
    if order is None:
        order = place_after_its_like(units, fields.level, fields.kind, fields.parent_area_id)
    return {
        "name": fields.name,
        "full_name": fields.full_name,
        "level": fields.level.value,
        "kind": fields.kind.value,
        "parent_area_id": fields.parent_area_id,
        "counterpart_id": fields.counterpart_id,
        "protocol_order": order,
        "valid_from": fields.valid_from.isoformat() if fields.valid_from else None,
        "valid_to": fields.valid_to.isoformat() if fields.valid_to else None,
        "note": fields.note,
    }


def _clear(recorder: Recorder, table: Table, unit_id: str) -> None:
    recorder.delete(table, recorder.keys(table, "unit_id", [unit_id]))


def _insert_aliases(recorder: Recorder, unit_id: str, aliases: Sequence[str]) -> None:
    recorder.insert(
        tables.unit_aliases,
        (
            {"id": new_key(), "unit_id": unit_id, "position": place, "alias": alias}
            for place, alias in enumerate(aliases, start=1)
        ),
    )


def _insert_contacts(recorder: Recorder, unit_id: str, contacts: Sequence[ContactRow]) -> None:
    recorder.insert(
        tables.unit_contacts,
        (
            {
                "id": contact.id or new_key(),
                "unit_id": unit_id,
                "position": place,
                "name": contact.name,
                "post": contact.post,
                "phone": contact.phone,
            }
            for place, contact in enumerate(contacts, start=1)
        ),
    )
