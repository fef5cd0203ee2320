"""The saved views of the tables, as they are listed beside the shipped ones."""

from sqlalchemy import select

from models.queries.units import Readable
from models.store import tables
from models.views import SavedView, view_from_json


def list_views(workspace: Readable) -> tuple[SavedView, ...]:
    """Return the saved views of all pages, in the order they were made on each."""
    views = tables.saved_views
    with workspace.reading() as connection:
        rows = connection.execute(select(views).order_by(views.c.page, views.c.position)).all()
    return tuple(
        SavedView(id=row.id, page=row.page, name=row.name, state=view_from_json(row.content))
        for row in rows
    )
