"""Papers (公文): drafts, what was issued with text, figures and print; circulation profiles.

An issued paper is kept as it went out (A43): its print and its text lie beside the evidence under
their SHA-256, and its figures name records by key without binding them.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text, UniqueConstraint
from sqlalchemy import text as sql

from models.store.tables.base import (
    belongs_to,
    choice,
    key,
    metadata,
    moment,
    not_empty,
    one_of,
    position,
    required_text,
    text,
)
from models.vocabulary import PaperKind, PaperState, RecordKind

# ``paper_order`` is the JSON of models.paper_json; ``series`` is what its number counts in, empty
# for a draft (models.rules.paper_numbers).
papers = Table(
    "papers",
    metadata,
    key(),
    choice("kind", "种类", PaperKind),
    text("composer"),
    text("title", "标题"),
    text("number", "文号"),
    text("series"),
    required_text("paper_order"),
    choice("state", "状态", PaperState),
    text("operator"),
    moment("created_at"),
    moment("updated_at"),
    Column("issued_at", Text, nullable=True),
    text("file_name", "印发的文件"),
    text("pdf_sha256"),
    text("text_sha256"),
    Column("withdrawn_at", Text, nullable=True),
    text("reason", "作废原因"),
    one_of("kind", PaperKind),
    one_of("state", PaperState),
    CheckConstraint("(state = 'draft') = (issued_at IS NULL)", name="issued"),
    CheckConstraint("state = 'draft' OR length(pdf_sha256) = 64", name="pdf"),
    CheckConstraint("state = 'draft' OR length(text_sha256) = 64", name="text"),
    CheckConstraint("(state = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn"),
    info=belongs_to(RecordKind.PAPER),
)
Index(
    "uq_papers_series_number",
    papers.c.series,
    papers.c.number,
    unique=True,
    sqlite_where=sql("state <> 'draft' AND number <> ''"),
)

# Apart from the paper's own row, so that the register stays light; both columns are JSON.
paper_texts = Table(
    "paper_texts",
    metadata,
    Column(
        "id",
        Text,
        ForeignKey("papers.id", deferrable=True, initially="DEFERRED"),
        primary_key=True,
        nullable=False,
    ),
    required_text("paper"),
    required_text("figures"),
    info=belongs_to(RecordKind.PAPER, part="正文"),
)

# The office's own ones, and those it changed of the program's; ``content`` is JSON.
circulation_profiles = Table(
    "circulation_profiles",
    metadata,
    key(),
    required_text("name", "名称"),
    required_text("content"),
    position(),
    UniqueConstraint("name"),
    not_empty("name"),
    info=belongs_to(RecordKind.PAPER),
)
