"""Group words and their dated members (A3)."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select

from models.changes import Changes
from models.errors import RecordGoneError
from models.history import Recorder, new_key
from models.issues import Issue
from models.operations.labels import shortened
from models.queries.convert import to_day
from models.queries.units import read_units
from models.rules.checks import require_valid
from models.store import tables
from models.store.workspace import Workspace


def set_group(
    workspace: Workspace,
    *,
    word: str,
    member_ids: Sequence[str],
    document_id: str | None = None,
    today: date | None = None,
) -> Changes:
    """Say which units a group word stands for from today on; what was stored before stays.

    Tasks and items keep the snapshot they were stored with.

    Args:
        workspace: the open workspace.
        word: the group word; registered when it is new.
        member_ids: all members from today on, in order; empty means 未解析.
        document_id: for a word that holds in one document only (下同).
        today: first day of the new membership, by default the day by this computer's clock.

    Raises:
        InvalidRecordError: the word is empty.
        RecordGoneError: a member has been deleted; nothing is stored.
    """
    if not word.strip():
        require_valid((Issue("单位组的名称不能为空", "word"),))
    first_day = today or date.today()  # noqa: DTZ011 - membership follows the office's calendar
    with workspace.writing(f"设置单位组“{shortened(word)}”的成员") as recorder:
        _require_units(recorder, member_ids)
        group_id = _group(recorder, word, document_id)
        begins = _first_day_of_new_members(recorder, group_id, first_day)
        known = _end_absent(recorder, group_id, member_ids, first_day)
        for place, unit_id in enumerate(dict.fromkeys(member_ids), start=1):
            if unit_id in known:
                recorder.update(tables.group_members, known[unit_id], {"position": place})
            else:
                row = {"id": new_key(), "group_id": group_id, "unit_id": unit_id}
                recorder.insert(
                    tables.group_members, [row | {"position": place, "valid_from": begins}]
                )
        return recorder.changes([group_id])


def _require_units(recorder: Recorder, member_ids: Sequence[str]) -> None:
    if set(member_ids) - {unit.id for unit in read_units(recorder.connection)}:
        raise RecordGoneError("所选单位中有的已被删除，单位组没有改动。请刷新后重新选择。")


def _group(recorder: Recorder, word: str, document_id: str | None) -> str:
    groups = tables.unit_groups
    found = recorder.connection.scalar(
        select(groups.c.id).where(
            groups.c.word == word, groups.c.document_id.is_not_distinct_from(document_id)
        )
    )
    if found is not None:
        return str(found)
    group_id = new_key()
    recorder.insert(groups, [{"id": group_id, "word": word, "document_id": document_id}])
    return group_id


def _end_absent(
    recorder: Recorder, group_id: str, member_ids: Sequence[str], first_day: date
) -> dict[str, str]:
    """End the membership of units no longer named; return the rows of those that stay."""
    members = tables.group_members
    rows = recorder.connection.execute(
        select(members).where(
            members.c.group_id == group_id,
            members.c.valid_to.is_(None) | (members.c.valid_to >= first_day.isoformat()),
        )
    ).all()
    for row in rows:
        if row.unit_id in member_ids:
            continue
        began = to_day(row.valid_from)
        if began is not None and began >= first_day:
            recorder.delete(members, [row.id])
        else:
            last_day = first_day - timedelta(days=1)
            recorder.update(members, row.id, {"valid_to": last_day.isoformat()})
    return {row.unit_id: row.id for row in rows if row.unit_id in member_ids}


def _first_day_of_new_members(recorder: Recorder, group_id: str, first_day: date) -> str | None:
    """The first members a word is ever given have been meant all along: no first day."""
    members = tables.group_members
    known = select(members.c.id).where(members.c.group_id == group_id).limit(1)
    return None if recorder.connection.scalar(known) is None else first_day.isoformat()
