"""The columns of the rows under review."""

from models.reading import ReadItem, ReadTask
from ui.dialogs.review_draft import ReviewRow
from ui.formatting import date_text, names_text
from ui.tables.column import CENTRE, CellKind, Column
from ui.theme import Tone


def _task(row: ReviewRow) -> ReadTask:
    if not isinstance(row.now, ReadTask):
        raise TypeError(row)
    return row.now


def _item(row: ReviewRow) -> ReadItem:
    if not isinstance(row.now, ReadItem):
        raise TypeError(row)
    return row.now


def _title_tone(row: ReviewRow) -> Tone | None:
    return None if row.is_taken else Tone.NEUTRAL


def _day_text(row: ReviewRow) -> str:
    task = _task(row)
    return date_text(task.deadline) or ("持续" if task.ongoing else "")


_TAKE: Column[ReviewRow] = Column(
    key="take",
    title="入库",
    text=lambda row: "是" if row.is_taken else "否",
    width=50,
    align=CENTRE,
    searchable=False,
)
_CORRECTED: Column[ReviewRow] = Column(
    key="corrected",
    title="核改",
    text=lambda row: ("已改" if row.as_read else "新加") if row.is_corrected else "",
    width=72,
    kind=CellKind.PILL,
    tone=lambda _row: Tone.ACCENT,
)
TASK_REVIEW: tuple[Column[ReviewRow], ...] = (
    _TAKE,
    Column(
        key="number",
        title="编号",
        text=lambda row: _task(row).number,
        sort_key=lambda row: row.now.line,
        width=52,
        align=CENTRE,
        kind=CellKind.MUTED,
    ),
    Column(
        key="title",
        title="任务",
        text=lambda row: _task(row).title or _task(row).body,
        tooltip=lambda row: f"{_task(row).title}\n{_task(row).body}".strip(),
        width=150,
        least=110,
        kind=CellKind.STRONG,
        tone=_title_tone,
        stretches=True,
    ),
    Column(
        key="lead",
        title="牵头单位",
        text=lambda row: names_text(_task(row).lead) or "无牵头",
        width=100,
        least=84,
        stretches=True,
    ),
    Column(
        key="responsible",
        title="责任、配合单位",
        text=lambda row: names_text(_task(row).responsible),
        width=128,
        least=92,
        stretches=True,
    ),
    Column(
        key="deadline",
        title="时限原话",
        text=lambda row: _task(row).deadline_text,
        width=112,
        kind=CellKind.DATE,
    ),
    Column(key="day", title="理解为", text=_day_text, width=94, kind=CellKind.DATE),
    _CORRECTED,
)

ITEM_REVIEW: tuple[Column[ReviewRow], ...] = (
    _TAKE,
    Column(
        key="serial",
        title="序号",
        text=lambda row: "" if _item(row).serial is None else str(_item(row).serial),
        sort_key=lambda row: _item(row).serial,
        width=52,
        align=CENTRE,
        kind=CellKind.MUTED,
    ),
    Column(key="area", title="区域", text=lambda row: _item(row).area, width=84),
    Column(
        key="title",
        title="事项",
        text=lambda row: _item(row).title,
        tooltip=lambda row: f"{_item(row).title}\n{_item(row).content}".strip(),
        width=130,
        least=104,
        kind=CellKind.STRONG,
        tone=_title_tone,
        stretches=True,
    ),
    Column(
        key="creating",
        title="创建单位",
        text=lambda row: names_text(_item(row).creating),
        width=112,
        stretches=True,
    ),
    Column(
        key="guiding",
        title="市直指导",
        text=lambda row: names_text(_item(row).guiding),
        width=100,
    ),
    Column(
        key="provincial",
        title="省直指导",
        text=lambda row: names_text(_item(row).provincial),
        width=100,
        stretches=True,
    ),
    _CORRECTED,
)
