"""The demo's reporting round (收报): forms go out, come back in every state, and are taken in.

Everything the units write is made up and says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.intake_plan import Answer, AnswerKind, PlannedCell, RowState, Side, Verdict
from models.intake_records import ReceivedRow
from models.operations.intake import remember_answers
from models.operations.intake_accept import AcceptedBatch
from models.operations.intake_batches import undo_batch
from models.operations.rounds import create_round
from models.operations.tasks import append_progress
from models.queries.rounds import list_board
from models.queries.tasks import list_tasks
from models.queries.units import list_groups, list_units
from models.round_records import RoundAsk, RoundFields
from models.rules.intake_answers import subject_of_conflict
from models.rules.round_rows import expand_words
from models.settings import Settings
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, ReportColumn, TaskStatus
from reports.intake import accept_safe, acceptable_files, collect, plan_received
from reports.intake_papers import print_intake_receipt, write_marked_copies
from reports.round_forms import make_forms
from reports.workbooks.filled_form import FilledForm
from ui.commands.output import print_line

ROUND = "round"
BEFORE, NAME = "8月调度", "9月调度"
OPENED, DUE = date(2024, 9, 25), date(2024, 10, 12)
RECEIVED, LATE = date(2024, 10, 10), date(2024, 10, 14)
MADE_UP = "（演示数据）"
SETTLED = "4"  # the number of the task the office finishes itself while the forms are out
TITLE = "重点任务"
STATUS, PERCENT, PROGRESS = (
    column.label for column in (ReportColumn.STATUS, ReportColumn.PERCENT, ReportColumn.PROGRESS)
)


@dataclass(frozen=True, slots=True)
class _Reply:
    """What one unit sends: the form it fills in, how, and the name of the file, "" for its own."""

    unit: str
    fill_in: Callable[[FilledForm], bytes]
    name: str = ""
    of_round: str = NAME


def _fill_in(form: FilledForm) -> bytes:
    """Fill in every row as it should be."""
    for row in range(1, form.row_count + 1):
        form.write(row, PROGRESS, f"{MADE_UP}围绕“{form.read(row, TITLE)}”建立了工作台账。")
        form.write(row, STATUS, TaskStatus.IN_PROGRESS.label)
        form.write(row, PERCENT, 0.6)
    form.write(3, "存在问题", f"{MADE_UP}省级对口部门尚未安排验收。")
    form.write(3, "下一步措施", f"{MADE_UP}十月中旬前完成对接。")
    return form.content()


def _fill_in_badly(form: FilledForm) -> bytes:
    """Other headings, rows the other way round, a changed title, a wrong share, signatures."""
    form.write(1, PROGRESS, f"{MADE_UP}方案已印发。")
    form.write(1, PERCENT, "120%")
    form.write(2, TITLE, "制定区级工作方案")
    form.write(2, PROGRESS, f"{MADE_UP}方案已报备。")
    form.write(5, PROGRESS, f"{MADE_UP}宣传月活动已开展。")
    form.write(5, STATUS, "基本完成")
    form.hide(5)
    form.rename(PROGRESS, "工作进展情况")
    form.rename(PERCENT, "完成率")
    form.turn_around()
    form.sign("合计", "填表人：（演示）", "审核人：（演示）")
    return form.content()


def _fill_in_elsewhere(form: FilledForm) -> bytes:
    """A workbook of the unit's own making: no hidden keys, 同上, a share as a plain number."""
    form.write(1, PROGRESS, f"{MADE_UP}已转发各部门落实。")
    form.write(2, PROGRESS, "同上")
    form.write(1, PERCENT, 80)
    form.write(form.row_count + 1, TITLE, "区级自选改革任务")
    form.write(form.row_count, PROGRESS, f"{MADE_UP}已启动。")
    return form.as_own_workbook()


def _fill_in_first(form: FilledForm) -> bytes:
    """A first version; the office has finished the task meanwhile."""
    row = form.row_of("任务编号", SETTLED)
    form.write(row, STATUS, TaskStatus.IN_PROGRESS.label)
    form.write(row, PROGRESS, f"{MADE_UP}已上报 6 项。")
    return form.content()


def _fill_in_again(form: FilledForm) -> bytes:
    """The final version."""
    row = form.row_of("任务编号", SETTLED)
    form.write(row, STATUS, TaskStatus.IN_PROGRESS.label)
    form.write(row, PROGRESS, f"{MADE_UP}已上报 8 项。")
    form.write(row + 1, PROGRESS, f"{MADE_UP}大讲堂已举办两期。")
    return form.content()


IN_TIME = (
    _Reply("华容区", _fill_in),
    _Reply("鄂城区", _fill_in_badly, "鄂城区9月（盖章）.xlsx"),
    _Reply("梁子湖区", _fill_in_elsewhere, "梁子湖区任务进展.xlsx"),
    _Reply("葛店经开区", _fill_in_first),
    _Reply("临空经济区", _fill_in, of_round=BEFORE),
)
TOO_LATE = (_Reply("葛店经开区", _fill_in_again, "葛店经开区_最终版.xlsx"),)


def play_round(workspace: Workspace, out: Path) -> None:
    """Play a month of the intake and leave its papers in ``out``; prints what happened."""
    folder = out / ROUND
    for name, period in ((BEFORE, "2024-08"), (NAME, "2024-09")):
        round_id = _open_round(workspace, name, period)
        made = make_forms(workspace, round_id, folder / name, office=Settings().office_name)
        print_line(f"“{name}”的报送表 {len(made.forms)} 份：{made.target}")
    _settle_meanwhile(workspace)
    first = _take_in(workspace, round_id, folder, IN_TIME, RECEIVED)
    _take_in(workspace, round_id, folder, TOO_LATE, LATE)
    _answer_conflict(workspace, round_id)
    _send_back(workspace, folder, round_id)
    undone = undo_batch(workspace, batch_id=first.batch_id)
    print_line(f"{undone.changes.label}；之后又改过的 {len(undone.kept)} 处保留")


def _open_round(workspace: Workspace, name: str, period: str) -> str:
    units, _ = expand_words(["各区"], list_units(workspace), list_groups(workspace))
    fields = RoundFields(name, period, DUE, (RoundAsk.whole(AskedKind.TASKS),), units)
    return create_round(workspace, fields=fields, today=OPENED).record_ids[0]


def _settle_meanwhile(workspace: Workspace) -> None:
    """The office finishes a task itself while the forms are out."""
    task = next(task for task in list_tasks(workspace) if task.number == SETTLED)
    append_progress(
        workspace,
        task_id=task.id,
        reported_on=date(2024, 10, 8),
        text=f"{MADE_UP}改革创新事项已汇总。",
        status=TaskStatus.DONE,
    )


def _take_in(
    workspace: Workspace, round_id: str, folder: Path, replies: Sequence[_Reply], day: date
) -> AcceptedBatch:
    """Receive replies and take in what needs no answer."""
    target = folder / f"{day:%m%d}收到"
    target.mkdir(parents=True, exist_ok=True)
    for reply in replies:
        sent = folder / reply.of_round / f"{reply.unit}_{reply.of_round}.xlsx"
        filled = reply.fill_in(FilledForm(sent.read_bytes()))
        (target / (reply.name or sent.name)).write_bytes(filled)
    collected = collect(workspace, [target], round_id=round_id, today=day)
    for file in collected.files:
        print_line(f"  {file.name}：{file.state.label}，{len(file.issues)} 条提示")
    (batch,) = accept_safe(workspace, acceptable_files(workspace, collected), today=day)
    print_line(batch.changes.label)
    return batch


def _answer_conflict(workspace: Workspace, round_id: str) -> None:
    """Keep what the office says in the first conflict; those of other units stay open."""
    for row in _received(workspace, round_id):
        conflicts = _conflicts(workspace, row)
        if conflicts:
            cell = conflicts[0]
            subject = subject_of_conflict(cell.column, cell.here, cell.theirs)
            answer = Answer(AnswerKind.CONFLICT, row.unit_id or "", subject, Side.OURS.value)
            remember_answers(workspace, answers=[answer])
            accept_safe(workspace, [row], today=LATE)
            print_line(f"“{row.unit}”{cell.heading}的冲突：{Side.OURS.label}")
            return


def _conflicts(workspace: Workspace, row: ReceivedRow) -> list[PlannedCell]:
    plan = plan_received(workspace, row.id).plan
    rows = [one for one in plan.rows if one.state is RowState.CONFLICT]
    return [cell for one in rows for cell in one.cells if cell.verdict is Verdict.CONFLICT]


def _send_back(workspace: Workspace, folder: Path, round_id: str) -> None:
    asked = [row.id for row in _received(workspace, round_id) if row.has_questions]
    copies = write_marked_copies(workspace, asked, folder / "退改稿")
    print_line(f"退改稿 {len(copies)} 份：{folder / '退改稿'}")
    receipt = print_intake_receipt(workspace, round_id, settings=Settings(), today=LATE)
    receipt.save(folder / "receipt.pdf")


def _received(workspace: Workspace, round_id: str) -> list[ReceivedRow]:
    return [row.received for row in list_board(workspace, round_id) if row.received]
