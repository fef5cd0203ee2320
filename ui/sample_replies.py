"""Made-up replies to a round, as units send them, for pictures: its forms with the usual damage."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.operations.tasks import append_progress
from models.queries.rounds import list_board, list_sent_rows
from models.round_records import BoardRow
from models.rules.intake_headings import heading_of
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, TaskStatus
from reports.workbooks.filled_form import FilledForm

BUSY = "（演示数据）已印发工作方案，召开两次调度会，正在逐项核实。"
FIRST_SAID = "（演示数据）已印发工作方案，正在征求意见。"
LAST_FILLED_IN = 5


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
    begun = _not_begun(_form_of(rich))
    _begin(workspace, rich, begun, today)
    _write(replies.first, rich, _first_version)
    _write(replies.second, rich, lambda form: _with_every_question(form, begun))
    for row in others[:2]:
        _write(replies.first, row, _busy)
    _write(replies.first, others[2], _with_a_strange_heading)
    (replies.first / "汇总表.csv").write_text(
        "序号,重点任务,本期进展\n1,加强向上汇报沟通,（演示数据）已汇报两次\n", encoding="utf-8"
    )
    (replies.first / "打不开的表.xlsx").write_bytes(b"PK\x03\x04")
    return replies


def _form_of(row: BoardRow) -> FilledForm:
    """Return the form of a unit as it went out."""
    path = Path(row.form.folder, row.form.file_name) if row.form else Path()
    return FilledForm(path.read_bytes())


def _write(folder: Path, row: BoardRow, fill: Callable[[FilledForm], None]) -> None:
    form = _form_of(row)
    fill(form)
    (folder / f"{row.unit}.xlsx").write_bytes(form.content())


def _begin(workspace: Workspace, row: BoardRow, number: int, today: date) -> None:
    """Let the office itself begin the task of a row of the form."""
    sent = list_sent_rows(workspace, row.form.id if row.form else "")
    tasks = [one for one in sent if one.kind is AskedKind.TASKS]
    append_progress(
        workspace,
        task_id=tasks[number - 1].record_id,
        reported_on=today,
        text="（演示数据）经核实，本项刚启动。",
        status=TaskStatus.IN_PROGRESS,
    )


def _fill(form: FilledForm, row: int, **said: str) -> None:
    for column, value in said.items():
        form.write(row, heading_of(AskedKind.TASKS, column), value)


def _busy(form: FilledForm) -> None:
    for row in range(1, min(form.row_count, 3) + 1):
        _fill(form, row, status=TaskStatus.IN_PROGRESS.label, percent="60%", progress=BUSY)


def _with_a_strange_heading(form: FilledForm) -> None:
    _busy(form)
    form.rename(heading_of(AskedKind.TASKS, "progress"), "工作情况说明")


def _first_version(form: FilledForm) -> None:
    for row in (1, 2):
        _fill(form, row, progress=FIRST_SAID)


def _not_begun(form: FilledForm) -> int:
    """Return the row of a task that had not begun when the form went out.

    The first rows are filled in otherwise.
    """
    status = heading_of(AskedKind.TASKS, "status")
    return next(
        row
        for row in range(LAST_FILLED_IN + 1, form.row_count + 1)
        if form.read(row, status) == TaskStatus.NOT_STARTED.label
    )


def _with_every_question(form: FilledForm, both_changed: int) -> None:
    """Fill in a conflict, a value that may mean two things, one that cannot be taken, and so on."""
    title = heading_of(AskedKind.TASKS, "title")
    done = "（演示数据）已全部办结，佐证材料随表报送。"
    _fill(form, both_changed, status=TaskStatus.DONE.label, percent="100%", progress=done)
    _fill(form, 1, status=TaskStatus.IN_PROGRESS.label, percent="80%", progress=BUSY)
    _fill(form, 2, progress=BUSY, problem="（演示数据）个别单位材料报送不及时。")
    _fill(form, 3, percent="1", progress="（演示数据）已部署。")
    _fill(form, 4, status="差不多了", title=f"{form.read(4, title)}（修订）")
    shortened = str(form.read(5, title))[:-2]
    _fill(form, 5, serial="", number="", title=shortened, body="")
    _fill(form, 5, progress="（演示数据）已开展两次。")
    form.forget_key(5)
    _add_a_row(form, title)


def _add_a_row(form: FilledForm, title: str) -> None:
    """Add a task of the unit's own below the others."""
    row = form.row_count + 1
    form.write(row, title, "（演示数据）自选任务：企业开办“就近办”")
    _fill(form, row, status=TaskStatus.IN_PROGRESS.label, progress="（演示数据）已在两个街道试点。")
