"""The stored rows of a document that was read: plain shaping, nothing is written here."""

import json
from collections.abc import Iterable, Iterator, Mapping

from models.history import new_key
from models.operations.naming import Resolution, role_rows
from models.reading import ReadDocument, ReadItem, ReadTask
from models.records import RoleEntry
from models.vocabulary import ItemStage, Role, TaskStatus

Row = dict[str, object]


def document_row(document_id: str, read: ReadDocument, now: str) -> Row:
    """Return the row of the document itself."""
    total = read.declared.get("total")
    return {
        "id": document_id,
        "kind": read.kind.value,
        "title": read.title.strip() or read.source_name or "未命名文件",
        "number": read.number,
        "issuer": read.issuer,
        "year": read.year,
        "signed_on": read.signed_on.isoformat() if read.signed_on else None,
        "printed_on": read.printed_on.isoformat() if read.printed_on else None,
        "published_on": read.published_on.isoformat() if read.published_on else None,
        "declared_total": total if isinstance(total, int) else None,
        "declared": json.dumps(_plain(read.declared), ensure_ascii=False),
        "source_name": read.source_name,
        "source_sha256": read.source_sha256,
        "imported_at": now,
        "updated_at": now,
    }


def warning_rows(document_id: str, read: ReadDocument) -> Iterator[Row]:
    """Return what the reader found unclear, in its order."""
    for place, warning in enumerate(read.warnings, start=1):
        yield {
            "id": new_key(),
            "document_id": document_id,
            "position": place,
            "line": warning.line,
            "message": warning.message,
        }


def listed_rows(document_id: str, column: str, values: Iterable[str]) -> Iterator[Row]:
    """Return one row for each value of an ordered list of a document."""
    for place, value in enumerate((value for value in values if value.strip()), start=1):
        yield {"id": new_key(), "document_id": document_id, "position": place, column: value}


def addressee_rows(
    document_id: str, addressees: Iterable[str], resolution: Resolution
) -> Iterator[Row]:
    """Return the addressees, resolved where their words are known."""
    for row in listed_rows(document_id, "printed", addressees):
        printed = str(row["printed"])
        yield row | {
            "unit_id": resolution.units.get(printed),
            "group_id": resolution.groups.get(printed),
        }


def task_row(
    task: ReadTask, *, plan_id: str, section_id: str | None, position: int, now: str
) -> Row:
    """Return the row of a task as printed; it has not been started."""
    return {
        "id": new_key(),
        "plan_id": plan_id,
        "section_id": section_id,
        "position": position,
        "number": task.number,
        "title": _title(task.title, task.body, task.clause),
        "body": task.body,
        "clause": task.clause,
        "deadline_text": task.deadline_text,
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "ongoing": int(task.ongoing),
        "status": TaskStatus.NOT_STARTED.value,
        "line": task.line,
        "last_line": task.last_line,
        "updated_at": now,
    }


def item_row(
    item: ReadItem, *, document_id: str, serial: int | None, position: int, now: str
) -> Row:
    """Return the row of a reform item as printed; being in a list means it was selected."""
    return {
        "id": new_key(),
        "document_id": document_id,
        "position": position,
        "serial": serial,
        "area": item.area,
        "category": item.category,
        "title": _title(item.title, item.content, item.category),
        "content": item.content,
        "remark": item.remark,
        "national": int(item.national),
        "not_applicable": " ".join(item.not_applicable),
        "stage": ItemStage.SELECTED.value,
        "line": item.line,
        "last_line": item.last_line,
        "updated_at": now,
    }


def task_entries(task: ReadTask) -> Iterator[RoleEntry]:
    """Return the roles of a task in role order, then as printed."""
    yield from _entries(Role.LEAD, task.lead)
    yield from _entries(Role.RESPONSIBLE, task.responsible)
    yield from _entries(Role.SUPPORTING, task.supporting)


def item_entries(item: ReadItem) -> Iterator[RoleEntry]:
    """Return the roles of an item in role order, then as printed."""
    yield from _entries(Role.CREATING, item.creating)
    yield from _entries(Role.GUIDING, item.guiding)
    yield from _entries(Role.PROVINCIAL, item.provincial)


def stored_roles(
    owner_column: str, owner_id: object, entries: Iterable[RoleEntry], resolution: Resolution
) -> list[Row]:
    """Return the role rows of one task or item with their names resolved."""
    return role_rows(owner_column, str(owner_id), map(resolution.entry, entries))


def peer_rows(item_id: object, peers: Iterable[str]) -> Iterator[Row]:
    """Return the 同批地区 of an item as printed."""
    for place, peer in enumerate((peer for peer in peers if peer.strip()), start=1):
        yield {"id": new_key(), "item_id": item_id, "position": place, "printed": peer}


def role_names(read: ReadDocument) -> tuple[str, ...]:
    """Return every name printed in a role, each once, in printed order."""
    entries = [entry for task in read.tasks for entry in task_entries(task)]
    entries += [entry for item in read.items for entry in item_entries(item)]
    return tuple(dict.fromkeys(entry.printed for entry in entries))


def _title(title: str, text: str, instead: str) -> str:
    """Return the title; a row that lost both its title and its text goes by what is left."""
    return title if title.strip() or text.strip() else instead.strip() or "（原文缺字）"


def _entries(role: Role, names: Iterable[str]) -> Iterator[RoleEntry]:
    for name in names:
        if name.strip():
            yield RoleEntry(role, name)


def _plain(declared: Mapping[str, int | Mapping[str, int]]) -> dict[str, object]:
    return {
        key: dict(value) if isinstance(value, Mapping) else value for key, value in declared.items()
    }
