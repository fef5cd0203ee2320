"""The register of official documents as a table: its columns and chips."""

from collections.abc import Sequence

from models.records import DocumentRow
from models.vocabulary import DocumentKind
from ui.formatting import date_text, names_text, time_text
from ui.tables.column import CENTRE, RIGHT, CellKind, Column, Facet
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


def warning_text(row: DocumentRow) -> str:
    """Return how many warnings nobody has looked at, 已核对 where all of them were."""
    if row.open_warning_count:
        return str(row.open_warning_count)
    return "已核对" if row.warning_count else ""


IN_FORM = "文件的内容请在右边的表单里改。"

DOCUMENT_COLUMNS: tuple[Column[DocumentRow], ...] = (
    Column(
        key="title",
        title="标题",
        text=lambda row: row.title,
        width=260,
        least=200,
        kind=CellKind.STRONG,
        stretches=True,
        locked=IN_FORM,
    ),
    Column(
        key="number",
        title="发文字号",
        text=lambda row: row.number,
        width=170,
        kind=CellKind.LINK,
        locked=IN_FORM,
    ),
    Column(
        key="kind",
        title="类型",
        text=lambda row: row.kind.label,
        sort_key=lambda row: list(DocumentKind).index(row.kind),
        can_group=True,
        width=120,
        kind=CellKind.PILL,
        tone=lambda row: DOCUMENT_KIND_TONES[row.kind],
        locked=IN_FORM,
    ),
    Column(
        key="signed_on",
        title="成文日期",
        text=lambda row: date_text(row.signed_on),
        sort_key=lambda row: row.signed_on,
        day=lambda row: row.signed_on,
        width=100,
        kind=CellKind.DATE,
        locked=IN_FORM,
    ),
    Column(
        key="content",
        title="内容",
        text=content_text,
        sort_key=lambda row: row.task_count + row.item_count,
        number=lambda row: row.task_count + row.item_count,
        width=176,
    ),
    Column(
        key="warnings",
        title="提示",
        text=warning_text,
        sort_key=lambda row: row.open_warning_count,
        number=lambda row: row.open_warning_count,
        width=76,
        align=RIGHT,
        tone=lambda row: Tone.WARNING if row.open_warning_count else None,
    ),
    Column(
        key="issuer",
        title="发文机关",
        text=lambda row: row.issuer,
        width=210,
        can_group=True,
        locked=IN_FORM,
    ),
    Column(
        key="imported_at",
        title="入库时间",
        text=lambda row: time_text(row.imported_at),
        sort_key=lambda row: row.imported_at,
        day=lambda row: row.imported_at.astimezone().date(),
        width=140,
        kind=CellKind.DATE,
    ),
    Column(
        key="year",
        title="年度",
        text=lambda row: "" if row.year is None else str(row.year),
        sort_key=lambda row: row.year,
        number=lambda row: row.year,
        width=64,
        align=CENTRE,
        searchable=False,
        can_group=True,
        is_hidden=True,
    ),
    Column(
        key="addressees",
        title="主送",
        text=lambda row: names_text(row.addressees),
        values=lambda row: row.addressees,
        width=210,
        is_hidden=True,
    ),
    Column(
        key="basis",
        title="依据文号",
        text=lambda row: names_text(row.basis_numbers),
        values=lambda row: row.basis_numbers,
        width=170,
        is_hidden=True,
    ),
    Column(
        key="printed_on",
        title="印发日期",
        text=lambda row: date_text(row.printed_on),
        sort_key=lambda row: row.printed_on,
        day=lambda row: row.printed_on,
        width=100,
        kind=CellKind.DATE,
        is_hidden=True,
    ),
    Column(
        key="source_name",
        title="原文件名",
        text=lambda row: row.source_name,
        width=190,
        kind=CellKind.MUTED,
        is_hidden=True,
    ),
)
