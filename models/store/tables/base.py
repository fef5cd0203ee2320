"""What all tables share: one MetaData and the column shapes of the ledger.

Values are stored as text, whole numbers and 0/1 only, so that the history can keep and give back
exactly what stood in a column. A column's ``comment`` is the label a person reads in the history;
a column without one is bookkeeping and is not shown. A table's ``info`` names the kind of record
it belongs to (``kind``) and the columns of which one holds the key of that record (``owners``).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text

from models.vocabulary import RecordKind

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def belongs_to(kind: RecordKind, *owners: str, part: str = "") -> dict[str, object]:
    """Return the ``info`` of a table whose rows are, or are part of, a record of ``kind``.

    ``owners`` are the columns of which one holds the key of that record, "id" when none is named.
    ``part`` is what a person calls such a part; the history shows parts as a list under it.
    """
    return {"kind": kind.value, "owners": owners or ("id",), "part": part}


def key() -> Column[str]:
    """Return the primary key: a UUID as text, so that two ledgers can be merged."""
    return Column("id", Text, primary_key=True, nullable=False)


def text(name: str, label: str = "") -> Column[str]:
    """Return a text column; "" means nothing was entered."""
    return Column(name, Text, nullable=False, default="", comment=label or None)


def required_text(name: str, label: str = "") -> Column[str]:
    """Return a text column that must not be empty (see ``not_empty``)."""
    return Column(name, Text, nullable=False, comment=label or None)


def choice(name: str, label: str, words: type[StrEnum]) -> Column[str]:
    """Return a column holding one word of ``words``; pair it with ``one_of``."""
    return Column(name, Text, nullable=False, comment=label, info={"words": words})


def day(name: str, label: str) -> Column[str | None]:
    """Return a column for a date as YYYY-MM-DD; pair it with ``is_day``."""
    return Column(name, Text, nullable=True, comment=label)


def moment(name: str) -> Column[str]:
    """Return a column for a time in UTC, ISO 8601 with its zone."""
    return Column(name, Text, nullable=False)


def number(name: str, label: str = "") -> Column[int | None]:
    """Return a column for a whole number that may be unknown."""
    return Column(name, Integer, nullable=True, comment=label or None)


def position(name: str = "position") -> Column[int]:
    """Return the column that keeps the printed order."""
    return Column(name, Integer, nullable=False)


def flag(name: str, label: str) -> Column[int]:
    """Return a yes/no column; pair it with ``is_flag``."""
    return Column(name, Integer, nullable=False, default=0, comment=label, info={"flag": True})


def link(
    name: str, target: str, label: str = "", *, optional: bool = False, indexed: bool = True
) -> Column[Any]:
    """Return a foreign key to ``target`` ("table.column"); what is referred to cannot vanish.

    It is checked at COMMIT, so that undo may put rows that refer to each other back in any order.
    ``indexed`` is false where the column leads a unique constraint, which is an index already.
    """
    return Column(
        name,
        Text,
        ForeignKey(target, deferrable=True, initially="DEFERRED"),
        nullable=optional,
        index=indexed,
        comment=label or None,
        info={"refers_to": target.split(".", maxsplit=1)[0]},
    )


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """Hold a column to the stored words of an enum."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def not_empty(column: str) -> CheckConstraint:
    """Hold a text column to having something in it."""
    return CheckConstraint(f"trim({column}) <> ''", name=f"{column}_present")


def is_day(column: str) -> CheckConstraint:
    """Hold a column to a real date: what counts back to the same text (2024-02-30 does not)."""
    same = f"date({column}, '+0 days') IS {column}"
    return CheckConstraint(f"{column} IS NULL OR {same}", name=column)


def is_flag(column: str) -> CheckConstraint:
    """Hold a column to 0 or 1."""
    return CheckConstraint(f"{column} IN (0, 1)", name=column)


def unit_or_group() -> CheckConstraint:
    """Printed words name a unit or a group, never both; neither means 未解析."""
    return CheckConstraint("unit_id IS NULL OR group_id IS NULL", name="unit_or_group")


def owner_column(table: Table) -> str:
    """Return the column with the key of the record, for rows that have one kind of owner."""
    (name,) = table.info["owners"]
    return str(name)


def owner_of(table: Table, row: Mapping[str, object]) -> str:
    """Return the key of the record that a row of ``table`` belongs to."""
    return str(next(row[name] for name in table.info["owners"] if row[name] is not None))


def names_its_record(table: Table) -> bool:
    """Whether the rows of ``table`` name the record they belong to by its key."""
    return bool(table.info["owners"] != ("id",))


def column_to(table: Table, part: Table) -> Column[Any] | None:
    """Return the column by which rows of ``part`` belong to records of ``table``, None if none."""
    columns = (part.c[name] for name in part.info["owners"])
    return next((column for column in columns if column.references(table.c.id)), None)


def is_part(table: Table) -> bool:
    """Whether the rows of ``table`` are parts of records, not records people look for."""
    return bool(table.info["part"])


def record_kind(table: Table) -> RecordKind:
    """Return the kind of record the rows of ``table`` belong to."""
    return RecordKind(table.info["kind"])
