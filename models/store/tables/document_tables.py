"""Official documents with their original text (A1), and evidence kept by content (A42).

Addressees, cited numbers and annexes are rows, not lists inside a column: an addressee resolves to
a unit, and "which documents cite this one" is a question people ask.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy import text as sql

from models.store.tables.base import (
    belongs_to,
    choice,
    day,
    is_day,
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
    unit_or_group,
)
from models.vocabulary import DocumentKind, RecordKind

documents = Table(
    "documents",
    metadata,
    key(),
    choice("kind", "文件类型", DocumentKind),
    required_text("title", "标题"),
    text("number", "发文字号"),
    text("issuer", "发文机关"),
    number("year", "年度"),
    day("signed_on", "成文日期"),
    day("printed_on", "印发日期"),
    day("published_on", "网上发布日期"),
    number("declared_total", "文中总数"),
    text("declared", ""),
    text("source_name", "来源文件"),
    text("source_sha256"),
    moment("imported_at"),
    moment("updated_at"),
    not_empty("title"),
    one_of("kind", DocumentKind),
    is_day("signed_on"),
    is_day("printed_on"),
    is_day("published_on"),
    CheckConstraint("declared_total IS NULL OR declared_total >= 0", name="declared_total"),
    info=belongs_to(RecordKind.DOCUMENT),
)
Index("uq_documents_number", documents.c.number, unique=True, sqlite_where=sql("number <> ''"))
Index(
    "uq_documents_source_sha256",
    documents.c.source_sha256,
    unique=True,
    sqlite_where=sql("source_sha256 <> ''"),
)

# Apart from the document's own row, so that lists of documents stay light.
document_texts = Table(
    "document_texts",
    metadata,
    Column("id", Text, ForeignKey("documents.id"), primary_key=True, nullable=False),
    text("lines"),
    info=belongs_to(RecordKind.DOCUMENT, part="正文"),
)

document_warnings = Table(
    "document_warnings",
    metadata,
    key(),
    link("document_id", "documents.id", indexed=False),
    position(),
    number("line"),
    required_text("message"),
    UniqueConstraint("document_id", "position"),
    info=belongs_to(RecordKind.DOCUMENT, "document_id", part="提示"),
)

# A row is there while a person has looked at the warning; apart from the warning, so that schema 5
# only adds a table.
checked_warnings = Table(
    "checked_warnings",
    metadata,
    key(),
    link("document_id", "documents.id"),
    link("warning_id", "document_warnings.id", "已核对的提示", indexed=False),
    text("checked_by"),
    moment("checked_at"),
    UniqueConstraint("warning_id"),
    info=belongs_to(RecordKind.DOCUMENT, "document_id", part="已核对的提示"),
)

document_addressees = Table(
    "document_addressees",
    metadata,
    key(),
    link("document_id", "documents.id", indexed=False),
    position(),
    required_text("printed", "主送"),
    link("unit_id", "units.id", optional=True),
    link("group_id", "unit_groups.id", optional=True),
    UniqueConstraint("document_id", "position"),
    not_empty("printed"),
    unit_or_group(),
    info=belongs_to(RecordKind.DOCUMENT, "document_id", part="主送"),
)

document_basis = Table(
    "document_basis",
    metadata,
    key(),
    link("document_id", "documents.id", indexed=False),
    position(),
    required_text("number", "依据文件"),
    UniqueConstraint("document_id", "position"),
    not_empty("number"),
    info=belongs_to(RecordKind.DOCUMENT, "document_id", part="依据文件"),
)

document_annexes = Table(
    "document_annexes",
    metadata,
    key(),
    link("document_id", "documents.id", indexed=False),
    position(),
    required_text("title", "附件"),
    UniqueConstraint("document_id", "position"),
    not_empty("title"),
    info=belongs_to(RecordKind.DOCUMENT, "document_id", part="附件"),
)

evidence = Table(
    "evidence",
    metadata,
    key(),
    required_text("sha256"),
    required_text("name", "佐证文件名"),
    Column("size", Integer, nullable=False),
    moment("added_at"),
    UniqueConstraint("sha256"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    not_empty("name"),
    info=belongs_to(RecordKind.EVIDENCE, part="佐证"),
)

evidence_links = Table(
    "evidence_links",
    metadata,
    key(),
    link("evidence_id", "evidence.id", "佐证"),
    link("document_id", "documents.id", optional=True),
    link("task_id", "tasks.id", optional=True),
    link("item_id", "items.id", optional=True),
    CheckConstraint(
        "(document_id IS NOT NULL) + (task_id IS NOT NULL) + (item_id IS NOT NULL) = 1",
        name="one_record",
    ),
    info=belongs_to(RecordKind.EVIDENCE, "document_id", "task_id", "item_id", part="佐证"),
)
