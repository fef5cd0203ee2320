"""What a record says to a unit on its return form, by the keys of the form's columns. Pure.

The form is filled with it, and what comes back is compared with what it says on that day.
"""

from collections.abc import Sequence
from functools import lru_cache

from models.records import ItemRow, RoleEntry, TaskRow
from models.round_records import SentValue
from models.rules.round_rows import UnitRole
from models.text.written_dates import full_date
from models.vocabulary import ReportColumn, Role


def task_content(task: TaskRow, roles: tuple[UnitRole, ...]) -> dict[str, SentValue]:
    """Return what a task says to a unit with these roles; "" is blank."""
    return {
        "source": task.document_number,
        "number": task.number,
        "title": task.title,
        "body": task.body,
        "role": role_words(roles),
        "lead": _names(task.roles, Role.LEAD),
        "deadline": task.deadline_text or (full_date(task.deadline) if task.deadline else ""),
        "known": _known_progress(task),
        ReportColumn.STATUS.value: task.status.label,
    }


def item_content(item: ItemRow, roles: tuple[UnitRole, ...]) -> dict[str, SentValue]:
    """Return what a reform item says to a unit with these roles; "" is blank."""
    return {
        "source": item.document_number,
        "number": item.serial,
        "area": item.area,
        "category": item.category,
        "title": item.title,
        "content": item.content,
        "role": role_words(roles),
        "creating": _names(item.roles, Role.CREATING),
        ReportColumn.STAGE.value: item.stage.label,
    }


def _known_progress(task: TaskRow) -> str:
    if task.latest_progress and task.latest_progress_on:
        return f"{full_date(task.latest_progress_on)}：{task.latest_progress}"
    return task.latest_progress


def _names(entries: Sequence[RoleEntry], role: Role) -> str:
    return "、".join(entry.printed for entry in entries if entry.role is role)


@lru_cache(maxsize=1024)
def role_words(roles: tuple[UnitRole, ...]) -> str:
    """Say what the unit does and by which group word: 责任（各区）."""
    return "、".join(
        one.role.label.removesuffix("单位") + (f"（{one.through}）" if one.through else "")
        for one in roles
    )
