"""Reform items: entered, corrected, deleted."""

from dataclasses import replace

import pytest

from models.errors import RecordGoneError
from models.fields import fields_of
from models.history import undo
from models.operations.documents import accept_document
from models.operations.items import create_item, delete_items, edit_item
from models.queries.items import get_items, list_items
from models.records import RoleEntry
from models.rules.checks import InvalidRecordError
from models.store.workspace import Workspace
from models.vocabulary import ItemStage, Role
from tests.builders import ITEM_FIELDS, READ_ITEM, READ_LIST
from tests.models.store.ledgers import content_of


def test_an_item_entered_by_hand_is_stored(workspace: Workspace) -> None:
    key = create_item(workspace, fields=ITEM_FIELDS).record_ids[0]
    item = get_items(workspace, [key])[key]
    assert (item.title, item.year, item.peers) == (ITEM_FIELDS.title, 2023, ITEM_FIELDS.peers)
    assert item.roles[0].is_resolved


def test_an_edit_writes_what_differs(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_LIST)
    (item,) = list_items(workspace)
    fields = replace(
        fields_of(item),
        peers=("武昌区",),
        stage=ItemStage.CREATING,
        national=True,
        roles=(*item.roles, RoleEntry(Role.GUIDING, "市发改委")),
    )
    changes = edit_item(workspace, item_id=item.id, fields=fields)
    assert changes.label == "修改事项“推行“零计划”停电”的同批地区、单位、国家试点、阶段"
    stored = get_items(workspace, [item.id])[item.id]
    assert (stored.peers, stored.stage, stored.national) == (("武昌区",), ItemStage.CREATING, True)
    assert stored.units(Role.GUIDING) == ("鄂州供电公司", "市发改委")


def test_a_serial_taken_in_the_same_document_is_refused(workspace: Workspace) -> None:
    second = replace(READ_ITEM, serial=13, title="另一事项")
    accept_document(workspace, read=replace(READ_LIST, items=(READ_ITEM, second)))
    item = list_items(workspace)[1]
    with pytest.raises(InvalidRecordError, match="序号 12 已用于同一文件的“推行“零计划”停电”"):
        edit_item(workspace, item_id=item.id, fields=replace(fields_of(item), serial=12))


def test_the_same_serial_may_stand_in_two_years(workspace: Workspace) -> None:
    create_item(workspace, fields=ITEM_FIELDS)
    create_item(workspace, fields=replace(ITEM_FIELDS, year=2024))
    assert [item.serial for item in list_items(workspace)] == [29, 29]


def test_deleted_items_come_back(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_LIST)
    before = content_of(workspace)
    delete_items(workspace, item_ids=[item.id for item in list_items(workspace)])
    assert list_items(workspace) == ()
    undo(workspace)
    assert content_of(workspace) == before


def test_an_item_that_is_gone_cannot_be_edited(workspace: Workspace) -> None:
    with pytest.raises(RecordGoneError, match="已被删除"):
        edit_item(workspace, item_id="nothing", fields=ITEM_FIELDS)
