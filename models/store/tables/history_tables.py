"""Operations and what each of them changed: written by ``models.history`` only, never rewritten."""

from sqlalchemy import (
    DDL,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    event,
)

from models.store.tables.base import key, metadata, moment, not_empty, required_text, text

# ``action``: do, undo, redo, or setup (filling a new ledger, not undoable). ``state`` tells for a
# "do" whether it holds, is undone (can be redone), or was dropped by newer work after an undo.
operations = Table(
    "operations",
    metadata,
    key(),
    Column("sequence", Integer, nullable=False),
    moment("at"),
    text("operator"),
    text("machine"),
    required_text("label"),
    Column("action", Text, nullable=False),
    Column("target_id", Text, ForeignKey("operations.id"), nullable=True),
    Column("state", Text, nullable=False),
    Column("schema_number", Integer, nullable=False),
    UniqueConstraint("sequence"),
    not_empty("label"),
    CheckConstraint("action IN ('setup', 'do', 'undo', 'redo')", name="action"),
    CheckConstraint("state IN ('done', 'undone', 'dropped')", name="state"),
    CheckConstraint("(target_id IS NOT NULL) = (action IN ('undo', 'redo'))", name="target"),
)

# field "" is the whole record: inserted when ``before`` is NULL, deleted when ``after`` is NULL.
# Values are JSON, so that NULL, 0 and "" stay apart. The operation's row is written last.
history = Table(
    "history",
    metadata,
    Column(
        "operation_id",
        Text,
        ForeignKey("operations.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    Column("sequence", Integer, nullable=False),
    required_text("table_name"),
    required_text("record_id"),
    Column("owner_id", Text, nullable=False, index=True),
    text("field"),
    Column("before", Text, nullable=True),
    Column("after", Text, nullable=True),
    PrimaryKeyConstraint("operation_id", "sequence"),
    CheckConstraint("before IS NOT NULL OR after IS NOT NULL", name="change"),
    sqlite_with_rowid=False,  # kept in the order of its key: a fifth smaller
)

for _table, _name, _when in (
    (history, "history_keeps_rows", "DELETE ON history"),
    (history, "history_keeps_values", "UPDATE ON history"),
    (operations, "operations_keep_rows", "DELETE ON operations"),
):
    event.listen(
        _table,
        "after_create",
        DDL(  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it so
            f"CREATE TRIGGER {_name} BEFORE {_when} "
            "BEGIN SELECT RAISE(ABORT, 'the history is never rewritten'); END"
        ),
    )

# Which program wrote this format: read by older programs to say what is needed.
ledger_format = Table(
    "ledger_format",
    metadata,
    Column("schema_number", Integer, primary_key=True, autoincrement=False, nullable=False),
    required_text("program_version"),
    moment("migrated_at"),
)
