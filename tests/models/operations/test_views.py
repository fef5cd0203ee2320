"""Views of the tables, kept under their names."""

from dataclasses import replace

import pytest

from models.errors import RecordGoneError
from models.filters import TickFilter
from models.history import undo
from models.operations.views import delete_view, save_view
from models.queries.views import list_views
from models.rules.checks import InvalidRecordError
from models.store.workspace import Workspace
from models.views import SavedView, SortKey, ViewState
from models.vocabulary import RecordKind
from tests.models.store.ledgers import execute

STATE = ViewState(
    search="优化",
    filters=(("lead", TickFilter(frozenset({"市司法局", ""}))),),
    sorts=(SortKey("deadline", descending=True),),
    group_by="section",
    columns=("number", "title"),
    widths=(("title", 320),),
)
VIEW = SavedView(id="", page="tasks", name="本周要催", state=STATE)


def test_a_view_comes_back_as_it_was_saved(workspace: Workspace) -> None:
    changes = save_view(workspace, view=VIEW)
    assert list_views(workspace) == (replace(VIEW, id=changes.record_ids[0]),)
    assert (changes.label, changes.kinds) == ("保存视图“本周要催”", frozenset({RecordKind.VIEW}))


def test_views_stand_in_the_order_they_were_made(workspace: Workspace) -> None:
    for name in ("乙", "甲", "丙"):
        save_view(workspace, view=replace(VIEW, name=name))
    assert [view.name for view in list_views(workspace)] == ["乙", "甲", "丙"]


def test_saving_under_the_same_name_replaces_the_view(workspace: Workspace) -> None:
    save_view(workspace, view=VIEW)
    save_view(workspace, view=replace(VIEW, state=ViewState(search="新")))
    assert [view.state.search for view in list_views(workspace)] == ["新"]
    undo(workspace)
    assert [view.state for view in list_views(workspace)] == [STATE]


def test_a_view_gets_another_name(workspace: Workspace) -> None:
    key = save_view(workspace, view=VIEW).record_ids[0]
    save_view(workspace, view=replace(VIEW, id=key, name=" 本月要催 "))
    assert [view.name for view in list_views(workspace)] == ["本月要催"]


def test_a_name_of_another_view_is_refused(workspace: Workspace) -> None:
    save_view(workspace, view=VIEW)
    key = save_view(workspace, view=replace(VIEW, name="乙")).record_ids[0]
    with pytest.raises(InvalidRecordError, match="已有名为“本周要催”的视图"):
        save_view(workspace, view=replace(VIEW, id=key))
    save_view(workspace, view=replace(VIEW, page="items"))  # another page may use it


def test_a_view_without_a_name_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidRecordError, match="视图要有名称"):
        save_view(workspace, view=replace(VIEW, name="  "))


def test_a_deleted_view_comes_back_with_undo(workspace: Workspace) -> None:
    key = save_view(workspace, view=VIEW).record_ids[0]
    delete_view(workspace, view_id=key)
    assert list_views(workspace) == ()
    with pytest.raises(RecordGoneError, match="这个视图已被删除"):
        delete_view(workspace, view_id=key)
    undo(workspace)
    assert [view.id for view in list_views(workspace)] == [key]


def test_a_damaged_view_is_listed_with_what_is_left_of_it(workspace: Workspace) -> None:
    save_view(workspace, view=VIEW)
    execute(workspace.database, 'UPDATE saved_views SET content = \'{"search": "甲", \'')
    assert [view.state for view in list_views(workspace)] == [ViewState()]
