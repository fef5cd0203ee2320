"""The tables below the text of a paper: records behind a figure, findings of the drafting check."""

from collections.abc import Callable

from reports.content.checking.findings import Finding
from ui.pages.paper_jobs import FigureRow
from ui.tables.column import CellKind, Column
from ui.theme import Tone

FIGURE_ROW_COLUMNS: tuple[Column[FigureRow], ...] = (
    Column(key="number", title="编号", text=lambda row: row.number, width=84, kind=CellKind.MUTED),
    Column(
        key="title",
        title="名称",
        text=lambda row: row.title,
        width=220,
        least=140,
        kind=CellKind.STRONG,
        stretches=True,
    ),
    Column(key="unit", title="单位", text=lambda row: row.unit, width=130),
    Column(key="state", title="状态", text=lambda row: row.state, width=90),
)


def finding_columns(place_words: Callable[[Finding], str]) -> tuple[Column[Finding], ...]:
    """Return the columns of findings; ``place_words`` says where one is."""
    return (
        Column(
            key="kind",
            title="内容",
            text=lambda one: one.kind.label,
            width=88,
            kind=CellKind.PILL,
            tone=lambda _one: Tone.WARNING,
        ),
        Column(
            key="sentence",
            title="要看什么",
            text=lambda one: one.sentence,
            width=300,
            least=180,
            stretches=True,
        ),
        Column(
            key="suggestion",
            title="建议改为",
            text=lambda one: one.suggestion,
            width=100,
            kind=CellKind.MUTED,
        ),
        Column(key="place", title="位置", text=place_words, width=96, kind=CellKind.MUTED),
    )
