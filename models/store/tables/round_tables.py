"""Reporting rounds (报送批次): who is asked for what by when, and what was sent to whom (A41).

What was sent is the base of the comparison with what comes back: it is kept as it went out and
does not follow later changes of the ledger, so its rows name records by key without binding them.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, Text, UniqueConstraint

from models.store.tables.base import (
    belongs_to,
    choice,
    day,
    flag,
    is_day,
    is_flag,
    key,
    link,
    metadata,
    moment,
    not_empty,
    number,
    one_of,
    position,
    required_text,
    text,
)
from models.vocabulary import AskedKind, RecordKind

reporting_rounds = Table(
    "reporting_rounds",
    metadata,
    key(),
    required_text("name", "批次名称"),
    required_text("period", "报送期间"),
    day("due_on", "报送截止"),
    flag("with_ended", "含已办结"),
    text("instructions", "填报要求"),
    moment("created_at"),
    UniqueConstraint("name"),
    not_empty("name"),
    not_empty("period"),
    CheckConstraint("due_on IS NOT NULL", name="due_on_present"),
    is_day("due_on"),
    is_flag("with_ended"),
    info=belongs_to(RecordKind.ROUND),
)

# ``columns`` holds the values of models.vocabulary.ReportColumn that the unit fills in, as JSON.
round_asks = Table(
    "round_asks",
    metadata,
    key(),
    link("round_id", "reporting_rounds.id", indexed=False),
    position(),
    choice("kind", "填报内容", AskedKind),
    required_text("columns"),
    UniqueConstraint("round_id", "kind"),
    one_of("kind", AskedKind),
    info=belongs_to(RecordKind.ROUND, "round_id", part="填报内容"),
)

# Who must report, as groups stood for units on that day; ``through`` keeps the group word.
round_units = Table(
    "round_units",
    metadata,
    key(),
    link("round_id", "reporting_rounds.id", indexed=False),
    position(),
    link("unit_id", "units.id", "报送单位"),
    text("through", "所在单位组"),
    UniqueConstraint("round_id", "unit_id"),
    info=belongs_to(RecordKind.ROUND, "round_id", part="报送单位"),
)

# A unit may be sent a form again; each stays, because either may come back.
return_forms = Table(
    "return_forms",
    metadata,
    key(),
    link("round_id", "reporting_rounds.id"),
    link("unit_id", "units.id", "单位"),
    required_text("file_name", "文件"),
    required_text("sha256"),
    required_text("stamp"),
    text("folder"),
    number("row_count", "行数"),
    text("made_by"),
    moment("made_at"),
    UniqueConstraint("stamp"),
    not_empty("file_name"),
    info=belongs_to(RecordKind.ROUND, "round_id", part="报送表"),
)

# What stood in the row of a record in every form of one sending, as a JSON object by column: most
# of a row is the same for thirty units, and is kept once.
sent_records = Table(
    "sent_records",
    metadata,
    key(),
    link("round_id", "reporting_rounds.id"),
    choice("kind", "填报内容", AskedKind),
    required_text("record_id"),
    required_text("content"),
    one_of("kind", AskedKind),
    info=belongs_to(RecordKind.ROUND, "round_id", part="报送内容"),
)

# The rows of one form, in one JSON text: each a list of its hidden key, its row of sent_records,
# and an object of what stood in this form only. They are only ever read together.
sent_rows = Table(
    "sent_rows",
    metadata,
    Column(
        "id",
        Text,
        ForeignKey("return_forms.id", deferrable=True, initially="DEFERRED"),
        primary_key=True,
        nullable=False,
    ),
    link("round_id", "reporting_rounds.id"),
    required_text("content"),
    info=belongs_to(RecordKind.ROUND, "round_id", part="报送表的行"),
)
