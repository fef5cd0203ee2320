"""One search over all records: tasks, reform items, units, documents.

Words are looked for as they are, anywhere in the text: Chinese has no blanks between words, and
one character is a search already. SQLite goes through 100,000 tasks in about a tenth of a second.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from models.queries.units import Readable
from models.store import tables
from models.text.initials import initials
from models.vocabulary import RecordKind

MOST = 6
TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found: what it is called, and what tells it from others."""

    kind: RecordKind
    id: str
    title: str
    hint: str


def search_records(workspace: Readable, words: str, *, most: int = MOST) -> tuple[Hit, ...]:
    """Return the records that hold all words, best first, at most ``most`` of each kind.

    Names that begin with the words come first, then names that hold them, then other text. Units
    are found by their aliases and pinyin initials too.
    """
    wanted = tuple(words.split())
    if not wanted:
        return ()
    with workspace.reading() as connection:
        return (
            *_hits(connection, RecordKind.TASK, _tasks(), _task_texts(), wanted, most),
            *_hits(connection, RecordKind.ITEM, _items(), _item_texts(), wanted, most),
            *_units(connection, "".join(wanted).casefold(), most),
            *_hits(connection, RecordKind.DOCUMENT, _documents(), _document_texts(), wanted, most),
        )


def read_hits(workspace: Readable, keys: Sequence[tuple[RecordKind, str]]) -> tuple[Hit, ...]:
    """Return records by kind and key, in the order given; those deleted since are left out."""
    queries = {
        RecordKind.TASK: (_tasks(), tables.tasks.c.id),
        RecordKind.ITEM: (_items(), tables.items.c.id),
        RecordKind.UNIT: (_all_units(), tables.units.c.id),
        RecordKind.DOCUMENT: (_documents(), tables.documents.c.id),
    }
    found: dict[tuple[RecordKind, str], Hit] = {}
    with workspace.reading() as connection:
        for kind, (query, key) in queries.items():
            wanted = [record_id for of, record_id in keys if of is kind]
            for row in connection.execute(query.where(key.in_(wanted))):
                found[kind, row.id] = _hit(kind, row)
    return tuple(found[key] for key in keys if key in found)


# What is looked for, and where: first the name, then all other text


def _tasks() -> Select[*tuple[Any, ...]]:  # rows are read by name in _hit
    tasks, plans, documents = tables.tasks, tables.plans, tables.documents
    return select(
        tasks.c.id,
        _name(tasks.c.title, tasks.c.body),
        func.coalesce(documents.c.number, "").label("first"),
        _numbered(tasks.c.number, "第", "项"),
    ).select_from(
        tasks.join(plans, tasks.c.plan_id == plans.c.id).outerjoin(
            documents, plans.c.document_id == documents.c.id
        )
    )


def _task_texts() -> tuple[ColumnElement[str], ...]:
    tasks = tables.tasks
    return tasks.c.title, tasks.c.body, tasks.c.note


def _items() -> Select[*tuple[Any, ...]]:  # see _tasks
    items = tables.items
    return select(
        items.c.id,
        _name(items.c.title, items.c.content),
        items.c.area.label("first"),
        items.c.category.label("second"),
    )


def _item_texts() -> tuple[ColumnElement[str], ...]:
    items = tables.items
    return items.c.title, items.c.content, items.c.category, items.c.note


def _documents() -> Select[*tuple[Any, ...]]:  # see _tasks
    documents = tables.documents
    return select(
        documents.c.id,
        documents.c.title.label("name"),
        documents.c.number.label("first"),
        documents.c.issuer.label("second"),
    )


def _document_texts() -> tuple[ColumnElement[str], ...]:
    documents = tables.documents
    return documents.c.title, documents.c.number, documents.c.issuer, documents.c.source_name


def _all_units() -> Select[*tuple[Any, ...]]:  # see _tasks
    units = tables.units
    return select(
        units.c.id,
        units.c.name,
        units.c.full_name.label("first"),
        func.coalesce(
            select(func.group_concat(tables.unit_aliases.c.alias, "、"))
            .where(tables.unit_aliases.c.unit_id == units.c.id)
            .scalar_subquery(),
            "",
        ).label("second"),
    ).order_by(units.c.protocol_order, units.c.name)


def _name(title: ColumnElement[str], text: ColumnElement[str]) -> ColumnElement[str]:
    """A record without a title is called by the beginning of its text."""
    return case((title != "", title), else_=func.substr(text, 1, TITLE_LENGTH)).label("name")


def _numbered(column: ColumnElement[str], before: str, after: str) -> ColumnElement[str]:
    return case((column != "", before + column + after), else_="").label("second")


# How it is looked for


def _hits(
    connection: Connection,
    kind: RecordKind,
    query: Select[*tuple[Any, ...]],  # see _tasks
    texts: Sequence[ColumnElement[str]],
    words: Sequence[str],
    most: int,
) -> Iterable[Hit]:
    """Return the records with all words in their name, then those with them in any text."""
    name, *_ = texts
    in_name = and_(*(name.contains(word, autoescape=True) for word in words))
    anywhere = and_(
        *(or_(*(text.contains(word, autoescape=True) for text in texts)) for word in words)
    )
    begins = case((name.startswith(words[0], autoescape=True), 0), else_=1)
    named = connection.execute(query.where(in_name).order_by(begins).limit(most)).all()
    # The long texts are left alone where the names answer.
    others = (
        connection.execute(query.where(anywhere).limit(most)).all() if len(named) < most else []
    )
    found = {row.id: _hit(kind, row) for row in (*named, *others)}
    return list(found.values())[:most]


def _units(connection: Connection, key: str, most: int) -> Iterable[Hit]:
    """Return units by name, full name, alias or initials."""
    ranked: list[tuple[int, int, Hit]] = []
    for row in connection.execute(_all_units()):
        names = [name for name in (row.name, row.first, *row.second.split("、")) if name]
        rank = _rank([name.casefold() for name in names], key)
        if rank is not None:
            ranked.append((rank, len(ranked), _hit(RecordKind.UNIT, row)))
    return [hit for _, _, hit in sorted(ranked, key=lambda one: one[:2])[:most]]


def _rank(names: Sequence[str], key: str) -> int | None:
    """Return how well a unit fits, 0 best, None not at all."""
    if any(name.startswith(key) for name in names):
        return 0
    if any(key in name for name in names):
        return 1
    if key.isascii() and any(key in way for name in names for way in initials(name)):
        return 2
    return None


def _hit(kind: RecordKind, row: Any) -> Hit:  # Any: a row of one of the four queries above
    hint = "　".join(filter(None, (row.first, row.second)))
    return Hit(kind, row.id, row.name.replace("\n", " "), hint)
