"""The register of units: entered, corrected, deleted."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Table, select

from models.changes import Changes
from models.errors import RecordGoneError, UserError
from models.fields import UnitFields, fields_of
from models.history import Recorder, new_key
from models.issues import Issue
from models.operations.editing import (
    Edit,
    EditWords,
    naming_record,
    real_edits,
    reported,
    require_all_valid,
)
from models.operations.labels import shortened
from models.operations.naming import place_after_its_like
from models.progress import Progress, SilentProgress
from models.queries.units import read_units
from models.records import UnitRow
from models.rules.checks import check_unit, require_valid
from models.rules.matching import NameIndex
from models.rules.names import name_key
from models.store import tables
from models.store.workspace import Workspace

_WORDS = EditWords(
    "单位",
    "个",
    {
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
    },
)


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
        _require_free_names(units, {unit_id: fields})
        _require_links(units, fields)
        recorder.insert(tables.units, [{"id": unit_id} | _stored(units, fields)])
        _insert_aliases(recorder, {unit_id: fields})
        _insert_contacts(recorder, {unit_id: fields})
        return recorder.changes([unit_id])


def edit_unit(workspace: Workspace, *, unit_id: str, fields: UnitFields) -> Changes:
    """Correct a unit; only what differs is written.

    Raises:
        InvalidRecordError: the fields have errors, a name is another unit's already, or a unit
            referred to has been deleted.
        RecordGoneError: the unit has been deleted.
    """
    require_valid(check_unit(fields))
    return _edit(workspace, {unit_id: fields}, "", SilentProgress())


def edit_units(
    workspace: Workspace,
    *,
    edits: Mapping[str, UnitFields],
    label: str = "",
    progress: Progress | None = None,
) -> Changes:
    """Correct units in one step, as ``edit_tasks`` does tasks; they may take each other's names.

    Raises:
        InvalidRecordError: some have errors and are named; nothing is stored.
        RecordGoneError: one of the units has been deleted; nothing is stored.
        Cancelled: the person asked to stop; nothing is stored.
    """
    require_all_valid((fields.name, check_unit(fields)) for fields in edits.values())
    return _edit(workspace, edits, label, progress or SilentProgress())


def _edit(
    workspace: Workspace, wanted: Mapping[str, UnitFields], label: str, progress: Progress
) -> Changes:
    with workspace.writing(label or "修改单位") as recorder:
        units = read_units(recorder.connection)
        before = {unit.id: fields_of(unit) for unit in units if unit.id in wanted}
        edits = real_edits(before, wanted, _WORDS)
        if not edits:
            return recorder.changes(list(wanted))
        recorder.label = label or _WORDS.label(edits)
        _require_free_names(units, {edit.key: edit.after for edit in edits})
        for edit in reported(edits, progress, "正在核对单位"):
            with naming_record(edit.after, is_one_of_many=len(wanted) > 1):
                _require_links(units, edit.after)
        recorder.update_many(tables.units, {edit.key: _stored(units, edit.after) for edit in edits})
        _rewrite(recorder, tables.unit_aliases, edits, "aliases", _insert_aliases)
        _rewrite(recorder, tables.unit_contacts, edits, "contacts", _insert_contacts)
        return recorder.changes(list(wanted))


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


def _require_free_names(units: Sequence[UnitRow], edits: Mapping[str, UnitFields]) -> None:
    """A name or alias leads to one unit only, or documents could not be resolved."""
    others = NameIndex([unit for unit in units if unit.id not in edits], ())
    owners = {
        name_key(name): unit_id
        for unit_id, fields in reversed(list(edits.items()))
        for name in (fields.name, fields.full_name, *fields.aliases)
    }
    findings = []
    for unit_id, fields in edits.items():
        issues = []
        for field, name in _names(fields):
            taken = others.unit(name)
            owner = taken.name if taken else edits[owners[name_key(name)]].name
            if taken or owners[name_key(name)] != unit_id:
                issues.append(Issue(f"“{name}”已经是单位“{owner}”的名称或别称", field))
        findings.append((fields.name, tuple(issues)))
    if len(edits) == 1:
        require_valid(findings[0][1])
    require_all_valid(findings)


def _names(fields: UnitFields) -> tuple[tuple[str, str], ...]:
    """Return the names of a unit, each with the field it stands in."""
    named = (
        ("name", fields.name),
        ("full_name", fields.full_name),
        *(("aliases", alias) for alias in fields.aliases),
    )
    return tuple((field, name) for field, name in named if name)


def _require_links(units: Sequence[UnitRow], fields: UnitFields) -> None:
    """A form may have been open while the unit it refers to was deleted."""
    present = {None, *(unit.id for unit in units)}
    links = (("parent_area_id", fields.parent_area_id), ("counterpart_id", fields.counterpart_id))
    require_valid(
        tuple(
            Issue(f"所选的{_WORDS.fields[field]}已被删除，请重新选择", field)
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
        (tables.round_units, "unit_id", "报送批次"),
        (tables.return_forms, "unit_id", "报送批次"),
        (tables.received_files, "unit_id", "收到的文件"),
        (tables.unit_reports, "unit_id", "收到的文件"),
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


def _rewrite(
    recorder: Recorder,
    table: Table,
    edits: Sequence[Edit[UnitFields]],
    field: str,
    insert: Callable[[Recorder, Mapping[str, UnitFields]], None],
) -> None:
    """Write the rows of a list anew for the units whose list differs."""
    changed = {edit.key: edit.after for edit in edits if field in edit.differing}
    recorder.delete(table, recorder.keys(table, "unit_id", list(changed)))
    insert(recorder, changed)


def _insert_aliases(recorder: Recorder, units: Mapping[str, UnitFields]) -> None:
    recorder.insert(
        tables.unit_aliases,
        (
            {"id": new_key(), "unit_id": unit_id, "position": place, "alias": alias}
            for unit_id, fields in units.items()
            for place, alias in enumerate(fields.aliases, start=1)
        ),
    )


def _insert_contacts(recorder: Recorder, units: Mapping[str, UnitFields]) -> None:
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
            for unit_id, fields in units.items()
            for place, contact in enumerate(fields.contacts, start=1)
        ),
    )
