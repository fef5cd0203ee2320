"""The register of official documents as a table: its columns and chips."""

from collections.abc import Sequence

from models.records import DocumentRow
from models.vocabulary import DocumentKind
from ui.formatting import date_text, time_text
from ui.tables.column import RIGHT, CellKind, Column, Facet
from ui.tables.states import DOCUMENT_KIND_TONES
from ui.theme import Tone


def document_facets(_documents: Sequence[DocumentRow]) -> tuple[Facet[DocumentRow], ...]:
    """Return one chip for each kind of document."""
    return tuple(_kind_facet(kind) for kind in DocumentKind)


def _kind_facet(kind: DocumentKind) -> Facet[DocumentRow]:
    return Facet(key=kind.value, title=kind.label, holds=lambda row: row.kind is kind)


def content_text(row: DocumentRow) -> str:
    """Return what came from the document, beside what it declares."""
    counted = [
        f"{count} {noun}"
        for count, noun in ((row.task_count, "项任务"), (row.item_count, "项事项"))
        if count
    ]
    text = "、".join(counted) or "无"
    present = row.task_count + row.item_count
    if row.declared_total is not None and row.declared_total != present:
        return f"{text}（声明 {row.declared_total} 项）"
    return text


DOCUMENT_COLUMNS: tuple[Column[DocumentRow], ...] = (
    Column(
        key="title",
        title="标题",
        text=lambda row: row.title,
        width=260,
        least=200,
        kind=CellKind.STRONG,
        stretches=True,
    ),
    Column(
        key="number", title="发文字号", text=lambda row: row.number, width=170, kind=CellKind.LINK
    ),
    Column(
        key="kind",
        title="类型",
        text=lambda row: row.kind.label,
        width=120,
        kind=CellKind.PILL,
        tone=lambda row: DOCUMENT_KIND_TONES[row.kind],
    ),
    Column(
        key="signed_on",
        title="成文日期",
        text=lambda row: date_text(row.signed_on),
        sort_key=lambda row: row.signed_on,
        width=100,
        kind=CellKind.DATE,
    ),
    Column(
        key="content",
        title="内容",
        text=content_text,
        sort_key=lambda row: row.task_count + row.item_count,
        width=176,
    ),
    Column(
        key="warnings",
        title="提示",
        text=lambda row: str(row.warning_count) if row.warning_count else "",
        sort_key=lambda row: row.warning_count,
        width=68,
        align=RIGHT,
        tone=lambda row: Tone.WARNING if row.warning_count else None,
    ),
    Column(key="issuer", title="发文机关", text=lambda row: row.issuer, width=210),
    Column(
        key="imported_at",
        title="入库时间",
        text=lambda row: time_text(row.imported_at),
        sort_key=lambda row: row.imported_at,
        width=140,
        kind=CellKind.DATE,
    ),
)
