"""Wording of what an operation did, as shown after 撤销, and which fields differ."""

from collections.abc import Mapping, Sequence
from dataclasses import fields as dataclass_fields
from typing import TypeVar

from models.fields import DocumentFields, ItemFields, TaskFields, UnitFields

LONGEST_NAME = 20
_Fields = TypeVar("_Fields", TaskFields, ItemFields, UnitFields, DocumentFields)


def shortened(name: str) -> str:
    """Return a name short enough for a menu entry."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def differing_fields(before: _Fields, after: _Fields) -> tuple[str, ...]:
    """Return the names of the fields that differ, in the order of the form."""
    names = [field.name for field in dataclass_fields(before)]
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def edit_label(record: str, name: str, differing: Sequence[str], words: Mapping[str, str]) -> str:
    """Return e.g. ``修改任务“制定工作方案”的完成时限、备注``."""
    what = "、".join(dict.fromkeys(words[field] for field in differing))
    return f"修改{record}“{shortened(name)}”的{what}"
