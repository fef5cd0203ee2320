"""Units, group words and reference totals."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.errors import RecordGoneError
from models.fields import TotalsFields, UnitFields, fields_of
from models.history import undo
from models.operations.groups import set_group
from models.operations.totals import set_totals
from models.operations.units import UnitInUseError, create_unit, delete_units, edit_unit
from models.queries.history import list_operations
from models.queries.tasks import get_tasks
from models.queries.totals import list_totals
from models.queries.units import list_groups, list_units
from models.records import ContactRow, UnitRow
from models.rules.checks import InvalidRecordError
from models.store.workspace import Workspace
from models.vocabulary import UnitKind
from tests.builders import UNIT_FIELDS, accepted_task
from tests.models.store.ledgers import content_of


def unit_named(workspace: Workspace, name: str) -> UnitRow:
    return next(unit for unit in list_units(workspace) if unit.name == name)


def members_of(workspace: Workspace, word: str) -> tuple[str, ...]:
    return next(group.member_names for group in list_groups(workspace) if group.word == word)


def test_a_new_unit_stands_after_its_like(workspace: Workspace) -> None:
    create_unit(workspace, fields=UNIT_FIELDS)
    names = [unit.name for unit in list_units(workspace)]
    assert names.index("市水利局") == names.index("市行政审批局") + 1


def test_a_unit_keeps_aliases_and_contacts(workspace: Workspace) -> None:
    contact = ContactRow("", "王五", "科长", "0711-1234567")
    fields = replace(UNIT_FIELDS, aliases=("市水务局",), contacts=(contact,))
    create_unit(workspace, fields=fields)
    unit = unit_named(workspace, "市水利局")
    assert unit.aliases == ("市水务局",)
    assert [(c.name, c.post, c.phone) for c in unit.contacts] == [("王五", "科长", "0711-1234567")]


@pytest.mark.parametrize(
    ("link", "label"), [("parent_area_id", "所属地区"), ("counterpart_id", "上级对口单位")]
)
def test_a_unit_cannot_refer_to_one_that_is_gone(
    workspace: Workspace, link: str, label: str
) -> None:
    fields = replace(UNIT_FIELDS, **{link: "gone"})  # type: ignore[arg-type]  # a key either way
    with pytest.raises(InvalidRecordError, match=f"所选的{label}已被删除"):
        create_unit(workspace, fields=fields)


def test_a_group_cannot_have_a_member_that_is_gone(workspace: Workspace) -> None:
    before = members_of(workspace, "各区")
    with pytest.raises(RecordGoneError, match="单位组没有改动"):
        set_group(workspace, word="各区", member_ids=["gone"])
    assert members_of(workspace, "各区") == before


def test_a_unit_named_twice_for_deletion_comes_back_once(workspace: Workspace) -> None:
    key = create_unit(workspace, fields=UNIT_FIELDS).record_ids[0]
    before = content_of(workspace)
    delete_units(workspace, unit_ids=[key, key])
    undo(workspace)
    assert content_of(workspace) == before


def test_renaming_a_unit_changes_nothing_else(workspace: Workspace) -> None:
    unit = unit_named(workspace, "市文旅局")
    fields = replace(fields_of(unit), name="市文化和旅游局", aliases=("市文旅局",))
    edit_unit(workspace, unit_id=unit.id, fields=fields)
    stored = unit_named(workspace, "市文化和旅游局")
    assert fields_of(stored) == fields
    assert list_operations(workspace)[0].label == "修改单位“市文旅局”的名称、别称"


@pytest.mark.parametrize(
    "fields",
    [
        replace(UNIT_FIELDS, name="市交通局"),
        replace(UNIT_FIELDS, aliases=("市财政局",)),
        replace(UNIT_FIELDS, full_name="鄂州市财政局"),
    ],
)
def test_a_name_leads_to_one_unit_only(workspace: Workspace, fields: UnitFields) -> None:
    with pytest.raises(InvalidRecordError, match=r"已经是单位“市.*局”的名称或别称"):
        create_unit(workspace, fields=fields)


def test_a_unit_that_stands_in_a_task_is_not_deleted(workspace: Workspace) -> None:
    accepted_task(workspace)
    unit = unit_named(workspace, "市优化办")
    with pytest.raises(UnitInUseError, match=r"“市优化办”还用在任务中.*停用日期"):
        delete_units(workspace, unit_ids=[unit.id])


def test_a_unit_in_the_snapshot_of_a_task_is_not_deleted(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    area = unit_named(workspace, "临空经济区")
    for group in list_groups(workspace):
        rest = [key for key in group.member_ids if key != area.id]
        day = date.today() + timedelta(days=1)  # noqa: DTZ011 - the office's calendar
        set_group(
            workspace, word=group.word, member_ids=rest, document_id=group.document_id, today=day
        )
    assert (
        area.id
        in next(e for e in get_tasks(workspace, [task.id])[task.id].roles if e.members).members
    )
    with pytest.raises(UnitInUseError):
        delete_units(workspace, unit_ids=[area.id])


def test_an_unused_unit_is_deleted_and_comes_back(workspace: Workspace) -> None:
    fields = replace(UNIT_FIELDS, aliases=("市水务局",))
    key = create_unit(workspace, fields=fields).record_ids[0]
    before = content_of(workspace)
    delete_units(workspace, unit_ids=[key])
    assert "市水利局" not in {unit.name for unit in list_units(workspace)}
    undo(workspace)
    assert content_of(workspace) == before


def test_an_area_goes_together_with_what_belongs_to_it(workspace: Workspace) -> None:
    area = create_unit(workspace, fields=UnitFields("新区", kind=UnitKind.GOVERNMENT))
    body = create_unit(
        workspace, fields=UnitFields("新区财政局", parent_area_id=area.record_ids[0])
    )
    before = content_of(workspace)
    with pytest.raises(UnitInUseError, match="所属地区"):
        delete_units(workspace, unit_ids=area.record_ids[:1])
    delete_units(workspace, unit_ids=[*area.record_ids[:1], *body.record_ids[:1]])
    undo(workspace)
    assert content_of(workspace) == before


def test_a_group_word_gets_its_members(workspace: Workspace) -> None:
    chosen = [unit_named(workspace, name).id for name in ("市司法局", "市财政局")]
    set_group(workspace, word="市直各相关单位", member_ids=chosen)
    assert members_of(workspace, "市直各相关单位") == ("市司法局", "市财政局")


def test_members_change_from_a_day_on(workspace: Workspace) -> None:
    rest = [unit_named(workspace, name).id for name in ("华容区", "鄂城区")]
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - the office's calendar
    set_group(workspace, word="各行政区", member_ids=rest, today=tomorrow)
    assert "梁子湖区" in members_of(workspace, "各行政区")
    set_group(workspace, word="各行政区", member_ids=rest)
    assert members_of(workspace, "各行政区") == ("华容区", "鄂城区")


def test_tasks_keep_the_members_they_were_stored_with(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    set_group(workspace, word="各区", member_ids=[])
    assert get_tasks(workspace, [task.id])[task.id].roles == task.roles


def test_totals_of_a_year_are_set_and_corrected(workspace: Workspace) -> None:
    set_totals(workspace, year=2023, fields=TotalsFields(54, 122, 14, 10, 2))
    set_totals(workspace, year=2023, fields=TotalsFields(54, 123, 14, 10, 2))
    assert list_totals(workspace) == {2023: TotalsFields(54, 123, 14, 10, 2)}
