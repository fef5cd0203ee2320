"""Made-up replies to a round, as units send them, for pictures: CSV files with the usual damage."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from models.operations.tasks import append_progress
from models.queries.rounds import list_board, list_sent_rows
from models.round_records import BoardRow, SentRow
from models.rules.intake_headings import heading_of
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, TaskStatus

KEY_HEADING = "行标识（勿改）"
COLUMNS = (
    *("serial", "number", "title", "status", "percent"),
    *("progress", "problem", "next_step", "remark"),
)
Cells = dict[str, str]
BUSY = "（演示数据）已印发工作方案，召开两次调度会，正在逐项核实。"
LAST_FILLED_IN = 4
FIRST_SAID = "（演示数据）已印发工作方案，正在征求意见。"


@dataclass(frozen=True, slots=True)
class Replies:
    """Where the replies are, and those that came again later."""

    first: Path
    second: Path


def write_replies(workspace: Workspace, round_id: str, folder: Path, today: date) -> Replies:
    """Write replies of some units, and let the office change a task since the forms went out."""
    replies = Replies(folder / "第一次", folder / "第二次")
    for place in (replies.first, replies.second):
        place.mkdir(parents=True, exist_ok=True)
    board = [row for row in list_board(workspace, round_id) if row.form and row.task_count > 1]
    rich, *others = sorted(board, key=lambda row: row.task_count, reverse=True)[:6]
    asked = _tasks(workspace, rich)
    begun = _not_begun(asked)
    append_progress(
        workspace,
        task_id=asked[begun].record_id,
        reported_on=today,
        text="（演示数据）经核实，本项刚启动。",
        status=TaskStatus.IN_PROGRESS,
    )
    _write(replies.first, rich, asked, _first_version)
    _write(replies.second, rich, asked, partial(_with_every_question, begun))
    for row in others[:2]:
        _write(replies.first, row, _tasks(workspace, row), _busy)
    _write(replies.first, others[2], _tasks(workspace, others[2]), _busy, {"progress": "工作情况"})
    (replies.first / "汇总表.csv").write_text(
        "序号,重点任务,本期进展\n1,加强向上汇报沟通,（演示数据）已汇报两次\n", encoding="utf-8"
    )
    (replies.first / "打不开的表.xlsx").write_bytes(b"PK\x03\x04")
    return replies


def _tasks(workspace: Workspace, row: BoardRow) -> list[SentRow]:
    form_id = row.form.id if row.form else ""
    return [one for one in list_sent_rows(workspace, form_id) if one.kind is AskedKind.TASKS]


def _write(
    folder: Path,
    row: BoardRow,
    asked: Sequence[SentRow],
    fill: Callable[[int, Cells], None],
    renamed: Mapping[str, str] | None = None,
) -> None:
    called = {column: heading_of(AskedKind.TASKS, column) for column in COLUMNS} | dict(
        renamed or {}
    )
    lines = [[KEY_HEADING, *called.values()]]
    for place, sent in enumerate(asked):
        cells = {column: _text(sent, column) for column in COLUMNS}
        cells["serial"] = str(place + 1)
        fill(place, cells)
        key = "" if cells.pop("is_new", "") else sent.row_key
        lines.append([key, *(cells[column] for column in COLUMNS)])
    with (folder / f"{row.unit}.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[f"填报单位：{row.unit}"], *lines])


def _text(sent: SentRow, column: str) -> str:
    value = sent.content.get(column)
    return "" if value is None else str(value)


def _busy(place: int, cells: Cells) -> None:
    if place < 3:
        cells |= {"status": TaskStatus.IN_PROGRESS.label, "percent": "60%", "progress": BUSY}


def _first_version(place: int, cells: Cells) -> None:
    if place < 2:
        cells["progress"] = FIRST_SAID


def _not_begun(asked: Sequence[SentRow]) -> int:
    """Return the place of a task that had not begun when the form went out.

    The first places are filled in otherwise.
    """
    return next(
        place
        for place, sent in enumerate(asked)
        if place > LAST_FILLED_IN and _text(sent, "status") == TaskStatus.NOT_STARTED.label
    )


def _with_every_question(both_changed: int, place: int, cells: Cells) -> None:
    """Fill in a conflict, a value that may mean two things, one that cannot be taken, and so on."""
    if place == both_changed:
        cells |= {"status": TaskStatus.DONE.label, "percent": "100%"}
        cells["progress"] = "（演示数据）已全部办结，佐证材料随表报送。"
    elif place == 0:
        cells |= {"status": TaskStatus.IN_PROGRESS.label, "percent": "80%", "progress": BUSY}
    elif place == 1:
        cells |= {"progress": BUSY, "problem": "（演示数据）个别单位材料报送不及时。"}
    elif place == 2:
        cells |= {"percent": "1", "progress": "（演示数据）已部署。"}
    elif place == 3:
        cells |= {"status": "差不多了", "title": f"{cells['title']}（修订）"}
    elif place == 4:
        cells |= {"number": "", "serial": "", "title": cells["title"][:-2], "is_new": "1"}
        cells["progress"] = "（演示数据）已开展两次。"
