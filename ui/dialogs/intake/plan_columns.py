"""The rows of a returned file as a table, and the chips above it."""

from functools import partial

from models.intake_plan import RowState
from ui.dialogs.intake.plan_draft import PlanLine, asks_for_record
from ui.dialogs.intake.plan_words import ROW_TONES
from ui.tables.column import RIGHT, CellKind, Column, Facet
from ui.theme import Tone

OPEN = "open"
# What asks for an answer stands first.
STATE_ORDER = (
    RowState.CONFLICT,
    RowState.NEW,
    RowState.CHANGED,
    RowState.REFUSED,
    RowState.SAME,
)


def line_key(line: PlanLine) -> str:
    """Return what tells a row apart from the others of its file."""
    return f"{line.row.sheet}!{line.row.number}"


def outcome_text(line: PlanLine) -> str:
    """Return in a few words what becomes of a row."""
    if asks_for_record(line.row):
        return "待对应"
    taken = f"采用 {line.taken_count} 格" if line.taken_count else ""
    if line.is_new:
        taken = "新录入"
    if not line.open_count:
        return taken
    return f"{taken}，{line.open_count} 待定" if taken else f"{line.open_count} 格待定"


def _is_in(state: RowState, line: PlanLine) -> bool:
    return line.state is state


LINE_COLUMNS: tuple[Column[PlanLine], ...] = (
    Column(
        key="number",
        title="行",
        text=lambda line: str(line.row.number),
        sort_key=lambda line: line.row.number,
        width=50,
        align=RIGHT,
        kind=CellKind.MUTED,
        tooltip=lambda line: f"{line.row.sheet} 第 {line.row.number} 行",
    ),
    Column(
        key="title",
        title="名称",
        text=lambda line: line.row.title or "（没有名称）",
        width=120,
        kind=CellKind.STRONG,
        stretches=True,
    ),
    Column(
        key="state",
        title="结果",
        text=lambda line: line.state.label,
        width=92,
        kind=CellKind.PILL,
        tone=lambda line: ROW_TONES[line.state],
    ),
    Column(
        key="outcome",
        title="处理",
        text=outcome_text,
        width=124,  # 采用 2 格，1 待定
        tone=lambda line: Tone.WARNING if line.is_open else None,
    ),
)
FACETS: tuple[Facet[PlanLine], ...] = (
    Facet(key=OPEN, title="待处理", holds=lambda line: line.is_open, tone=Tone.WARNING),
    *(
        Facet(
            key=state.value,
            title=state.label,
            holds=partial(_is_in, state),
            tone=ROW_TONES[state],
        )
        for state in STATE_ORDER
    ),
)
