"""The board of a round: what came from each unit; and the files nobody can place."""

from functools import partial

from models.intake_records import ReceivedRow, ReceivedState, RowCounts
from models.round_records import BoardRow
from ui.formatting import size_text, time_text
from ui.tables.column import RIGHT, CellKind, Column, Facet
from ui.tables.round_columns import NOTHING_TO_REPORT, form_state
from ui.theme import Tone

MISSING, LATE = "missing", "late"
PARTLY = "部分入库"
# Why a person refused a file: nothing is left to do about it.
NOT_OURS = "不是这一期要收的表"
SHORT_HASH = 8
RECEIVED_TONES = {
    ReceivedState.RECEIVED: Tone.ACCENT,
    ReceivedState.QUESTION: Tone.WARNING,
    ReceivedState.ACCEPTED: Tone.SUCCESS,
    ReceivedState.SUPERSEDED: Tone.NEUTRAL,
    ReceivedState.DUPLICATE: Tone.NEUTRAL,
    ReceivedState.REFUSED: Tone.DANGER,
}
STATES = (ReceivedState.QUESTION, ReceivedState.RECEIVED, ReceivedState.ACCEPTED)


def counts_text(counts: RowCounts) -> str:
    """Return the rows of a file in one line, what asks for an answer first.

    Rows without news are named only where there are no others.
    """
    named = (
        ("冲突", counts.conflict),
        ("新增", counts.new),
        ("变化", counts.changed),
        ("不采用", counts.refused),
    )
    told = [f"{name}{number}" for name, number in named if number]
    return "  ".join(told) or (f"无变化{counts.same}" if counts.same else "")


def state_text(row: BoardRow) -> str:
    """Return how far the report of a unit is."""
    file = row.received
    if file is None:
        return row.state_words if row.row_count else NOTHING_TO_REPORT
    if file.state is ReceivedState.ACCEPTED and file.has_questions:
        return f"{PARTLY}（迟报）" if file.is_late else PARTLY
    return row.state_words


def is_silent(row: BoardRow) -> bool:
    """Whether a unit that has something to report has not sent."""
    return row.is_missing and row.row_count > 0


def is_late(row: BoardRow) -> bool:
    """Whether the report of a unit came after the last day."""
    return row.received is not None and row.received.is_late


def _state_tone(row: BoardRow) -> Tone:
    if row.received is not None:
        return Tone.WARNING if row.received.has_questions else RECEIVED_TONES[row.received.state]
    return Tone.VIOLET if row.row_count else Tone.NEUTRAL


def _about_file(row: BoardRow) -> str:
    """Return all that is known of what came, or of what went out while nothing came."""
    if row.received is not None:
        return about_file(row.received)
    return f"{form_state(row)}报送表" if row.row_count else ""


def about_file(file: ReceivedRow) -> str:
    """Return name, size, digest, arrival of a file, and what is in question, line by line."""
    arrived = f"{time_text(file.received_at)} {file.received_by} 收，第 {file.version} 版"
    lines = (file.file_name, size_text(file.size), f"SHA-256 {file.sha256}", arrived, file.reason)
    return "\n".join(filter(None, lines))


def _arrival(file: ReceivedRow) -> str:
    return f"{time_text(file.received_at)[5:]} {file.received_by}"


def _has_state(state: ReceivedState, row: BoardRow) -> bool:
    """Whether the report of a unit is so far; one taken in in part is still a question."""
    file = row.received
    if file is None:
        return False
    if state is ReceivedState.QUESTION:
        return file.has_questions
    return file.state is state and not file.has_questions


BOARD_COLUMNS: tuple[Column[BoardRow], ...] = (
    Column(
        key="unit",
        title="单位",
        text=lambda row: row.unit if row.is_asked else f"{row.unit}（不在报送范围）",
        width=112,
        kind=CellKind.STRONG,
        stretches=True,
        tooltip=lambda row: f"{row.unit}（{row.through}）" if row.through else row.unit,
    ),
    Column(
        key="state",
        title="状态",
        text=state_text,
        width=150,  # 部分入库（迟报）, the longest
        kind=CellKind.PILL,
        tone=_state_tone,
        tooltip=_about_file,
    ),
    Column(
        key="rows",
        title="各行",
        text=lambda row: counts_text(row.received.counts) if row.received else "",
        sort_key=lambda row: -row.received.counts.conflict if row.received else None,
        width=190,
        tooltip=_about_file,
    ),
    Column(
        key="version",
        title="版本",
        text=lambda row: str(row.received.version) if row.received else "",
        sort_key=lambda row: row.received.version if row.received else None,
        width=50,
        align=RIGHT,
        tooltip=_about_file,
    ),
    Column(
        key="received",
        title="收到",
        text=lambda row: _arrival(row.received) if row.received else "",
        sort_key=lambda row: row.received.received_at.isoformat() if row.received else None,
        width=148,
        kind=CellKind.MUTED,
        tooltip=_about_file,
    ),
    Column(
        key="hash",
        title="指纹",
        text=lambda row: row.received.sha256[:SHORT_HASH] if row.received else "",
        width=84,
        kind=CellKind.MUTED,
        tooltip=_about_file,
    ),
    Column(
        key="asked",
        title="要报",
        text=lambda row: str(row.row_count or ""),
        sort_key=lambda row: row.row_count,
        width=50,
        align=RIGHT,
        tooltip=lambda row: f"重点任务 {row.task_count} 行，改革事项 {row.item_count} 行",
    ),
)
BOARD_FACETS: tuple[Facet[BoardRow], ...] = (
    Facet(key=MISSING, title="未报", holds=is_silent, tone=Tone.VIOLET),
    *(
        Facet(
            key=state.value,
            title=state.label,
            holds=partial(_has_state, state),
            tone=RECEIVED_TONES[state],
        )
        for state in STATES
    ),
    Facet(key=LATE, title="迟报", holds=is_late, tone=Tone.WARNING),
)
ARRIVAL_COLUMNS: tuple[Column[ReceivedRow], ...] = (
    Column(
        key="state",
        title="状态",
        text=lambda row: "没有收下" if row.state is ReceivedState.REFUSED else "待确认",
        width=96,
        kind=CellKind.PILL,
        tone=lambda row: Tone.DANGER if row.state is ReceivedState.REFUSED else Tone.WARNING,
    ),
    Column(
        key="file",
        title="文件",
        text=lambda row: row.file_name,
        width=200,
        kind=CellKind.STRONG,
        tooltip=about_file,
    ),
    Column(
        key="reason", title="原因和办法", text=lambda row: row.reason, width=260, stretches=True
    ),
    Column(
        key="received",
        title="收到",
        text=lambda row: time_text(row.received_at)[5:],
        sort_key=lambda row: row.received_at.isoformat(),
        width=96,
        kind=CellKind.MUTED,
    ),
)
