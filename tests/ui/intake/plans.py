"""A returned file and its plan, built in code: one row of every state."""

from datetime import UTC, datetime

from models.intake_plan import Candidate, FilePlan, PlannedCell, PlannedRow, RowState, Verdict
from models.intake_records import ReceivedRow, ReceivedState, RowCounts
from models.returned import FoundIssue, HeadingQuestion, ReturnedCell, ReturnedFile, ReturnedRow
from models.round_records import SentValue
from models.vocabulary import AskedKind
from ui.dialogs.intake.plan_material import PlanMaterial

SHEET = "重点任务"
COUNTS = RowCounts(new=1, changed=1, same=1, conflict=3, refused=1)
HEADINGS = {
    "status": "办理状态",
    "percent": "完成比例",
    "progress": "本期进展",
    "problem": "存在问题",
    "title": "重点任务",
}
LETTERS = {"status": "J", "percent": "K", "progress": "L", "problem": "M", "title": "D"}


def cell(
    column: str,
    verdict: Verdict,
    sent: SentValue,
    here: SentValue,
    theirs: SentValue,
    *,
    number: int = 0,
    text: str = "",
    reason: str = "",
    readings: tuple[SentValue, ...] = (),
) -> PlannedCell:
    """One compared cell."""
    shown = text or ("" if theirs is None else str(theirs))
    address = f"{LETTERS[column]}{number}"
    return PlannedCell(
        column, HEADINGS[column], sent, here, theirs, shown, address, verdict, reason, readings
    )


def row(
    number: int,
    title: str,
    state: RowState,
    *cells: PlannedCell,
    record_id: str | None = None,
    candidates: tuple[Candidate, ...] = (),
    reason: str = "",
) -> PlannedRow:
    """One planned row; a row that is new is about no record."""
    known = "" if state is RowState.NEW else f"task-{number}"
    key = known if record_id is None else record_id
    return PlannedRow(AskedKind.TASKS, key, title, SHEET, number, state, cells, candidates, reason)


def changed_row(number: int) -> PlannedRow:
    """Only the unit changed it."""
    before = "已印发工作方案，正在组织各区上报清单。"
    after = "已印发工作方案，各区清单已全部上报，正在汇总审核。"
    return row(
        number,
        "推进企业开办“一件事一次办”",
        RowState.CHANGED,
        cell("status", Verdict.SAME, "推进中", "推进中", "推进中", number=number),
        cell("percent", Verdict.TAKE, 0.4, 0.4, 0.6, number=number, text="60%"),
        cell("progress", Verdict.TAKE, before, before, after, number=number),
        cell("problem", Verdict.BLANK, None, None, None, number=number),
    )


def conflict_row(number: int, *, title: str = "建设“鄂融通”平台") -> PlannedRow:
    """Both sides changed it."""
    return row(
        number,
        title,
        RowState.CONFLICT,
        cell(
            "status",
            Verdict.CONFLICT,
            "未启动",
            "推进中",
            "已完成",
            number=number,
            reason="发出以后本办改成了“推进中”，单位填的是“已完成”，请选一个。",
        ),
        cell(
            "progress",
            Verdict.CONFLICT,
            "方案起草中",
            "方案已送审，预计11月印发",
            "方案已印发，平台上线试运行",
            number=number,
            reason="发出以后本办和单位都改过这一格，请选一个。",
        ),
        cell("percent", Verdict.TAKE, None, None, 0.9, number=number, text="90%"),
    )


def ask_row(number: int) -> PlannedRow:
    """A value that may mean two things."""
    return row(
        number,
        "清理规范中介服务事项",
        RowState.CONFLICT,
        cell(
            "percent",
            Verdict.ASK,
            0.2,
            0.2,
            None,
            number=number,
            text="0.8",
            reason="“0.8”可能是 80%，也可能是 0.8%，请选一种。",
            readings=(0.8, 0.008),
        ),
    )


def new_row(number: int) -> PlannedRow:
    """It matches no record for certain."""
    return row(
        number,
        "推行“免申即享”政策兑现",
        RowState.NEW,
        cell("progress", Verdict.ASK, None, None, "已兑现三批资金", number=number),
        candidates=(
            Candidate("task-7", "7", "推动惠企政策“免申即享”", 86.0),
            Candidate("task-12", "12", "推行“一企一码”诉求直达", 52.0),
        ),
        reason="没有编号，名称也对不上，请选它是哪一条。",
    )


def refused_row(number: int) -> PlannedRow:
    """A column of the office was changed, and a state that is on no list."""
    return row(
        number,
        "开展政务服务“好差评”",
        RowState.REFUSED,
        cell(
            "status",
            Verdict.REFUSED,
            "推进中",
            "推进中",
            None,
            number=number,
            text="差不多了",
            reason="办理状态只能填未启动、推进中、已完成、已取消，“差不多了”不采用。",
        ),
        cell(
            "title",
            Verdict.UNAUTHORISED,
            "开展政务服务“好差评”",
            "开展政务服务“好差评”",
            "开展好差评和回访",
            number=number,
            reason="这一栏由本办填写，单位的改动没有采用。",
        ),
    )


def same_row(number: int) -> PlannedRow:
    """Nothing changed."""
    return row(
        number,
        "压减工程建设项目审批时限",
        RowState.SAME,
        cell("status", Verdict.SAME, "推进中", "推进中", "推进中", number=number),
        cell("progress", Verdict.BLANK, None, None, None, number=number),
    )


def every_state() -> tuple[PlannedRow, ...]:
    """Rows of every state."""
    return (
        changed_row(7),
        conflict_row(8),
        ask_row(9),
        same_row(10),
        new_row(11),
        refused_row(12),
        conflict_row(13, title="建设数据共享平台"),
    )


def material(
    *rows: PlannedRow,
    received: ReceivedRow | None = None,
    questions: tuple[HeadingQuestion, ...] = (),
) -> PlanMaterial:
    """A file with these rows, by default one of every state."""
    planned = rows or every_state()
    returned = ReturnedFile(
        "市司法局_2024年10月报送.xlsx",
        "ab" * 32,
        "xlsx",
        rows=tuple(_returned(one) for one in planned),
        questions=questions,
    )
    missing = FoundIssue(SHEET, "", "表里没有“下一步措施”一栏，这一栏保持原样。")
    plan = FilePlan(tuple(planned), (), (missing,))
    return PlanMaterial(received or received_row(), returned, plan)


def received_row(
    *,
    unit: str = "市司法局",
    unit_id: str = "unit-1",
    state: ReceivedState = ReceivedState.QUESTION,
    version: int = 1,
) -> ReceivedRow:
    """A received file."""
    return ReceivedRow(
        id="file-1",
        round_id="round-1",
        unit_id=unit_id,
        unit=unit,
        file_name=f"{unit}_2024年10月报送.xlsx",
        sha256="ab" * 32,
        size=18_432,
        version=version,
        state=state,
        counts=COUNTS,
        reason="",
        is_late=False,
        received_by="李晓明",
        received_at=datetime(2024, 10, 18, 1, 12, tzinfo=UTC),
    )


def _returned(planned: PlannedRow) -> ReturnedRow:
    cells = {one.column: ReturnedCell(one.text, one.theirs, one.address) for one in planned.cells}
    cells.setdefault("title", ReturnedCell(planned.title, planned.title, f"D{planned.number}"))
    return ReturnedRow(AskedKind.TASKS, SHEET, planned.number, "", cells)
