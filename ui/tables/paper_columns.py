"""The register of papers as a table: its columns and chips."""

from functools import partial

from models.errors import UserError
from models.papers import PaperOrder, PaperRow
from models.vocabulary import PaperKind, PaperState
from reports.content.composers import find_composer
from reports.content.composing.frames import issue_words
from reports.content.composing.periods import period_words
from ui.formatting import time_text
from ui.tables.column import CellKind, Column, Facet
from ui.theme import Tone

STATE_TONES = {
    PaperState.DRAFT: Tone.ACCENT,
    PaperState.ISSUED: Tone.SUCCESS,
    PaperState.WITHDRAWN: Tone.NEUTRAL,
}


def sort_of(order: PaperOrder, kind: PaperKind) -> str:
    """Return by which name people know the sort of a paper."""
    try:
        return find_composer(order.composer).title if order.composer else kind.label
    except UserError:
        return kind.label  # a later program wrote it


def period_text(order: PaperOrder) -> str:
    """Return the period of a composed paper, "" for one that was only set."""
    if not order.composer:
        return ""
    return period_words(order.starts_on, order.ends_on, order.as_of).label


def _about(row: PaperRow) -> str:
    lines = [row.title, f"{row.state.label}，{time_text(row.updated_at)} {row.operator}"]
    if row.issued_at:
        lines.append(f"{time_text(row.issued_at)} 印发为“{row.file_name}”")
    if row.reason:
        lines.append(f"作废原因：{row.reason}")
    return "\n".join(lines)


PAPER_COLUMNS: tuple[Column[PaperRow], ...] = (
    Column(
        key="title",
        title="标题",
        text=lambda row: row.title or "（没有标题）",
        width=320,
        least=200,
        kind=CellKind.STRONG,
        stretches=True,
        tooltip=_about,
    ),
    Column(key="sort", title="种类", text=lambda row: sort_of(row.order, row.kind), width=130),
    Column(
        key="number",
        title="编号",
        text=lambda row: issue_words(row.order),
        width=170,
    ),
    Column(
        key="state",
        title="状态",
        text=lambda row: row.state.label,
        width=92,
        kind=CellKind.PILL,
        tone=lambda row: STATE_TONES[row.state],
        tooltip=_about,
    ),
    Column(
        key="period",
        title="期间",
        text=lambda row: period_text(row.order),
        sort_key=lambda row: row.order.starts_on,
        width=118,
    ),
    Column(
        key="scope",
        title="范围",
        text=lambda row: row.order.scope.words if row.order.composer else "",
        width=100,
    ),
    Column(
        key="when",
        title="印发或保存",
        text=lambda row: time_text(row.issued_at or row.updated_at),
        sort_key=lambda row: (row.issued_at or row.updated_at).isoformat(),
        width=136,
        kind=CellKind.MUTED,
        tooltip=_about,
    ),
    Column(
        key="operator",
        title="经办",
        text=lambda row: row.operator,
        width=80,
        kind=CellKind.MUTED,
    ),
)


def _is_in(state: PaperState, row: PaperRow) -> bool:
    return row.state is state


def _is_kind(kind: PaperKind, row: PaperRow) -> bool:
    return row.kind is kind


PAPER_FACETS: tuple[Facet[PaperRow], ...] = (
    *(
        Facet(key=one.value, title=one.label, holds=partial(_is_in, one), tone=STATE_TONES[one])
        for one in PaperState
    ),
    *(Facet(key=one.value, title=one.label, holds=partial(_is_kind, one)) for one in PaperKind),
)
