"""Reporting rounds and the board of one round as tables."""

from collections.abc import Callable
from datetime import date

from models.round_records import BoardRow, RoundRow
from models.rules.round_period import period_label, read_period
from ui.formatting import date_text, time_text
from ui.tables.column import RIGHT, CellKind, Column
from ui.theme import Tone

MADE, NOT_MADE, NOTHING_TO_REPORT = "已生成", "未生成", "没有要报的"
_TONES = {MADE: Tone.SUCCESS, NOT_MADE: Tone.WARNING, NOTHING_TO_REPORT: Tone.NEUTRAL}


def form_state(row: BoardRow) -> str:
    """Return in words whether the form of a unit was made."""
    if row.form is not None:
        return MADE
    return NOT_MADE if row.row_count else NOTHING_TO_REPORT


def round_columns(today: Callable[[], date]) -> tuple[Column[RoundRow], ...]:
    """Return the columns of the list of rounds; what is past due is told apart by ``today``."""
    return (
        Column(
            key="name",
            title="批次",
            text=lambda row: row.name,
            width=140,
            kind=CellKind.STRONG,
            stretches=True,
        ),
        Column(
            key="period",
            title="期间",
            text=lambda row: period_label(row.period),
            sort_key=_first_day,
            width=118,
            kind=CellKind.MUTED,
        ),
        Column(
            key="due_on",
            title="截止",
            text=lambda row: date_text(row.due_on),
            sort_key=lambda row: row.due_on,
            width=92,
            kind=CellKind.DATE,
            tone=lambda row: Tone.DANGER if row.due_on < today() else None,
        ),
        Column(
            key="forms",
            title="报送表",
            text=lambda row: f"{row.form_count}/{row.unit_count}",
            sort_key=lambda row: row.form_count,
            width=70,
            align=RIGHT,
            tooltip=lambda row: f"{row.unit_count} 个单位，已生成 {row.form_count} 份报送表",
        ),
    )


def _first_day(row: RoundRow) -> date | None:
    period = read_period(row.period)
    return period.first_day if period else None


ASKED_COLUMNS: tuple[Column[BoardRow], ...] = (
    Column(
        key="unit",
        title="单位",
        text=lambda row: row.unit,
        width=150,
        kind=CellKind.STRONG,
        stretches=True,
    ),
    Column(
        key="through",
        title="所在单位组",
        text=lambda row: row.through,
        width=96,
        kind=CellKind.MUTED,
    ),
    Column(
        key="tasks",
        title="任务",
        text=lambda row: str(row.task_count or ""),
        sort_key=lambda row: row.task_count,
        width=60,
        align=RIGHT,
    ),
    Column(
        key="items",
        title="事项",
        text=lambda row: str(row.item_count or ""),
        sort_key=lambda row: row.item_count,
        width=60,
        align=RIGHT,
    ),
)
BOARD_COLUMNS: tuple[Column[BoardRow], ...] = (
    *ASKED_COLUMNS,
    Column(
        key="form",
        title="报送表",
        text=form_state,
        width=104,
        kind=CellKind.PILL,
        tone=lambda row: _TONES[form_state(row)],
    ),
    Column(
        key="made_at",
        title="生成时间",
        text=lambda row: time_text(row.form.made_at) if row.form else "",
        sort_key=lambda row: row.form.made_at.isoformat() if row.form else None,
        width=126,
        kind=CellKind.MUTED,
        tooltip=lambda row: f"{row.form.made_by}：{row.form.file_name}" if row.form else "",
    ),
)
