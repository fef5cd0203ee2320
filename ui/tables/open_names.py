"""The column of unit names nobody has decided on yet (待确认单位)."""

from collections.abc import Callable
from typing import TypeVar

from models.records import RoleEntry
from ui.formatting import names_text
from ui.tables.column import Column

Row = TypeVar("Row")
KEY = "open_names"


def open_names_column(roles_of: Callable[[Row], tuple[RoleEntry, ...]]) -> Column[Row]:
    """Return the column over rows whose roles ``roles_of`` tells; its number counts the names."""

    def names(row: Row) -> tuple[str, ...]:
        return tuple(entry.printed for entry in roles_of(row) if not entry.is_resolved)

    return Column(
        key=KEY,
        title="待确认单位",
        text=lambda row: names_text(names(row)),
        number=lambda row: len(names(row)),
        # Rows with the same units share one tuple of roles, which lives as long as they do.
        made_of=lambda row: id(roles_of(row)),
        width=150,
        searchable=False,
        is_hidden=True,
        locked="“待确认单位”由各列的单位名称得出，请在表单里确认单位。",
    )
