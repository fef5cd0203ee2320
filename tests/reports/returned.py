"""A file that came back from 鄂城区, in grids and plans made by hand, for what goes back to it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.intake_plan import (
    Candidate,
    FilePlan,
    PlannedCell,
    PlannedRow,
    RowState,
    Verdict,
)
from models.returned import FoundIssue, LeftOutRow, ReturnedFile
from models.round_records import SentRow, SentValue
from models.rules.round_stamp import FormStamp, row_key
from models.vocabulary import AskedKind
from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import GridCell, GridFile, GridSheet
from reports.workbooks.form_drawing import KEY_HEADING

UNIT, ROUND = "鄂城区", "2024年6月报送"
SHEET = "重点任务"
STAMP = FormStamp("0190a1b2-form", "0190a1b2-round", "0190a1b2-unit", "2024-06")
HEADINGS = (
    "序号", KEY_HEADING, "任务编号", "重点任务", "完成时限",
    "办理状态", "完成比例", "本期进展", "存在问题",
)  # fmt: skip
COLUMNS = (
    "serial", "", "number", "title", "deadline", "status", "percent", "progress", "problem",
)  # fmt: skip
HEAD, FIRST = 4, 5
TEXTS = (
    ("1", "t1", "1", "制定行动方案", "2024年4月底", "已完成", "100%", "已印发行动方案。", ""),
    ("2", "t2", "2", "细化工作清单", "2024年12月底", "推进中", "120%", "已建立“台账”" * 20, "无"),
    ("3", "t3", "3", "建立备案制度", "2024年5月底", "基本完成", "80%", "=1+1", "缺人手"),
    ("4", "", "", "我区自行增加的工作", "", "推进中", "0.8", "正在推进", ""),
)


def grid_sheet(texts: Sequence[Sequence[str]] = TEXTS) -> GridSheet:
    """Return the sheet as it came back: title, facts, headings, rows, who filled it in."""
    rows: dict[int, dict[int, GridCell]] = {
        1: {0: GridCell("2024年6月重点任务进展报送表")},
        2: {0: GridCell("填报单位：鄂城区"), 4: GridCell("报送期间：2024年6月")},
        HEAD: {place: GridCell(words) for place, words in enumerate(HEADINGS)},
    }
    for number, row in enumerate(texts, start=FIRST):
        cells = {place: GridCell(words) for place, words in enumerate(row) if words}
        if row[1]:
            cells[1] = GridCell(row_key(AskedKind.TASKS, row[1]))
        rows[number] = cells
    rows[FIRST + len(texts)] = {0: GridCell("填表人：李四"), 4: GridCell("联系电话：0711-1234567")}
    merges = (Merge(1, 0, 1, 8), Merge(2, 0, 2, 3), Merge(2, 4, 2, 8))
    return GridSheet(SHEET, rows, merges, hidden_columns=frozenset({1}))


def grid_file(*sheets: GridSheet, **changes: object) -> GridFile:
    """Return the file, of the usual sheet unless others are given."""
    stamp_sheet = GridSheet("报送信息", {1: {0: GridCell("标识")}}, is_hidden=True)
    shown = sheets or (grid_sheet(),)
    file = GridFile("鄂城区.xlsx", "a" * 64, "xlsx", (*shown, stamp_sheet), (STAMP.text,))
    return replace(file, **changes)  # type: ignore[arg-type]  # fields of the dataclass by name


def cell(row: int, column: str, verdict: Verdict, **said: object) -> PlannedCell:
    """Return one compared cell of the usual sheet; ``said`` replaces fields."""
    place = COLUMNS.index(column)
    text = TEXTS[row - FIRST][place]
    address = f"{'ABCDEFGHI'[place]}{row}"
    base = PlannedCell(column, HEADINGS[place], None, None, None, text, address, verdict)
    return replace(base, **said)  # type: ignore[arg-type]  # the same


def planned(row: int, state: RowState, *marked: PlannedCell, **said: object) -> PlannedRow:
    """Return a row of the plan: ``marked`` cells, the others as they were sent."""
    by_column = {one.column: one for one in marked}
    cells = [
        by_column.get(column) or cell(row, column, Verdict.SAME) for column in COLUMNS if column
    ]
    texts = TEXTS[row - FIRST]
    base = PlannedRow(AskedKind.TASKS, texts[1], texts[3], SHEET, row, state, tuple(cells))
    return replace(base, **said)  # type: ignore[arg-type]  # the same


BAD_PERCENT = cell(
    6, "percent", Verdict.REFUSED,
    reason="完成比例写的是“120%”，超过 100%。这一格没有采用，请填 0% 到 100%，例如 80%。",
)  # fmt: skip
FOREIGN = cell(7, "deadline", Verdict.UNAUTHORISED, sent="2024年6月底")
BOTH_CHANGED = cell(7, "status", Verdict.CONFLICT, sent="未启动", here="推进中", theirs="已完成")
UNCLEAR = cell(8, "percent", Verdict.ASK, reason="写的是“0.8”，可能是 80%，也可能是 0.8%。请确认。",
               readings=(0.8, 0.008))  # fmt: skip
CANDIDATE = Candidate("t5", "5", "我区增加的工作", 88.0)
NOT_RETURNED = SentRow(AskedKind.TASKS, "", "t9", {"number": "9", "title": "开展企业家服务月"})


def plan(issues: Sequence[FoundIssue] = ()) -> FilePlan:
    """Return what taking the usual file in would do."""
    rows = (
        planned(5, RowState.CHANGED, cell(5, "progress", Verdict.TAKE, theirs="已印发行动方案。")),
        planned(6, RowState.REFUSED, BAD_PERCENT),
        planned(7, RowState.CONFLICT, FOREIGN, BOTH_CHANGED),
        planned(8, RowState.NEW, UNCLEAR, record_id="", candidates=(CANDIDATE,)),
    )
    return FilePlan(rows, (NOT_RETURNED,), tuple(issues))


def returned(**changes: object) -> ReturnedFile:
    """Return what was read of the usual file, its rows left to the plan."""
    base = ReturnedFile(
        "鄂城区.xlsx", "a" * 64, "xlsx", STAMP,
        left_out=(LeftOutRow(SHEET, 9, "填表人：李四", "填表人"),),
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]  # the same


def content(**values: SentValue) -> Mapping[str, SentValue]:
    """Return the content of a row by its columns."""
    return values
