"""Reporting rounds and the board of one round as tables."""

from collections.abc import Callable
from datetime import date

from models.round_records import BoardRow, RoundRow
from models.rules.round_period import period_label
from ui.formatting import date_text
from ui.tables.column import RIGHT, CellKind, Column
from ui.theme import Tone

MADE, NOT_MADE, NOTHING_TO_REPORT = "已生成", "未生成", "没有要报的"


def form_state(row: BoardRow) -> str:
    """Return in words whether the form of a unit was made."""
    if row.form is not None:
        return MADE
    return NOT_MADE if row.row_count else NOTHING_TO_REPORT


def round_columns(
    today: Callable[[], date], sent_count: Callable[[RoundRow], int]
) -> tuple[Column[RoundRow], ...]:
    """Return the columns of the list of rounds; ``sent_count`` says how many units have sent.

    What is past due while somebody has not sent is told apart by ``today``.
    """

    def is_late(row: RoundRow) -> bool:
        return row.due_on < today() and sent_count(row) < row.unit_count

    return (
        Column(
            key="name",
            title="批次",
            text=lambda row: row.name,
            width=120,
            kind=CellKind.STRONG,
            stretches=True,
            tooltip=lambda row: f"{row.name}（{period_label(row.period)}）",
        ),
        Column(
            key="due_on",
            title="截止",
            text=lambda row: date_text(row.due_on),
            sort_key=lambda row: row.due_on,
            width=92,
            kind=CellKind.DATE,
            tone=lambda row: Tone.DANGER if is_late(row) else None,
            tooltip=lambda row: "已过截止日期，还有单位没报" if is_late(row) else "",
        ),
        Column(
            key="sent",
            title="已报",
            text=lambda row: f"{sent_count(row)}/{row.unit_count}",
            sort_key=sent_count,
            width=66,
            align=RIGHT,
            tooltip=lambda row: (
                f"{row.unit_count} 个单位，已报 {sent_count(row)} 个，"
                f"已生成报送表 {row.form_count} 份"
            ),
        ),
    )


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
