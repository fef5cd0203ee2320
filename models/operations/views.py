"""Saved views of the tables: kept under a name, replaced, deleted."""

from sqlalchemy import func, select

from models.changes import Changes
from models.errors import RecordGoneError
from models.history import Recorder, new_key
from models.issues import Issue
from models.operations.labels import shortened
from models.rules.checks import require_valid
from models.store import tables
from models.store.workspace import Workspace
from models.views import SavedView, view_to_json


def save_view(workspace: Workspace, *, view: SavedView) -> Changes:
    """Keep a view: under the key it has, else in place of the one of its name, else as a new one.

    Raises:
        InvalidRecordError: it has no name, or another view of the page has it.
    """
    name = view.name.strip()
    if not name:
        require_valid((Issue("视图要有名称", "name"),))
    with workspace.writing(f"保存视图“{shortened(name)}”") as recorder:
        same_name = _key_of_name(recorder, view.page, name)
        known = view.id if _exists(recorder, view.id) else same_name
        if same_name not in (None, known):
            require_valid((Issue(f"本页已有名为“{name}”的视图", "name"),))
        values = {"page": view.page, "name": name, "content": view_to_json(view.state)}
        if known is not None:
            recorder.update(tables.saved_views, known, values)
            return recorder.changes([known])
        key = new_key()
        row = {"id": key, "position": _next_position(recorder, view.page)}
        recorder.insert(tables.saved_views, [row | values])
        return recorder.changes([key])


def delete_view(workspace: Workspace, *, view_id: str) -> Changes:
    """Delete a saved view; undo brings it back.

    Raises:
        RecordGoneError: it has been deleted already.
    """
    views = tables.saved_views
    with workspace.writing("删除视图") as recorder:
        name = recorder.connection.scalar(select(views.c.name).where(views.c.id == view_id))
        if name is None:
            raise RecordGoneError("这个视图已被删除，没有改动。请刷新后再看。")
        recorder.label = f"删除视图“{shortened(name)}”"
        recorder.delete(views, [view_id])
        return recorder.changes([view_id])


def _exists(recorder: Recorder, view_id: str) -> bool:
    views = tables.saved_views
    found = recorder.connection.scalar(select(views.c.id).where(views.c.id == view_id))
    return found is not None


def _key_of_name(recorder: Recorder, page: str, name: str) -> str | None:
    views = tables.saved_views
    query = select(views.c.id).where(views.c.page == page, views.c.name == name)
    return recorder.connection.scalar(query)


def _next_position(recorder: Recorder, page: str) -> int:
    views = tables.saved_views
    query = select(func.max(views.c.position)).where(views.c.page == page)
    return (recorder.connection.scalar(query) or 0) + 1
