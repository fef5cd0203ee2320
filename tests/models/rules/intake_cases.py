"""Short ways to say what was sent, what is here and what came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from models.intake_plan import Answer, Content, FilePlan, MergeBase, PlannedCell, RecordKey, Verdict
from models.returned import FoundIssue, ReturnedCell, ReturnedFile, ReturnedRow
from models.round_records import COLUMNS_OF, SentRow, SentValue
from models.rules.intake_compare import plan_file
from models.rules.intake_values import value_words
from models.rules.round_stamp import row_key
from models.vocabulary import AskedKind

TASKS = AskedKind.TASKS
SHEET = "重点任务"
UNIT = "u"
COLUMNS = ("serial", "number", "title", "body", "deadline", *COLUMNS_OF[TASKS])
LETTERS = dict(zip(COLUMNS, "ABCDEFGHIJK", strict=True))
TITLES = ("开展企业家服务月活动", "办好优化营商环境大讲堂", "建立问题交办销号台账")
BODIES = ("每年十一月举办一次", "每季度请专家讲一课", "交办、办理、复核、销号")


def sent_row(place: int, title: str = "", body: str = "") -> SentRow:
    """Return the row of one task as it was sent; ``place`` is from 1."""
    content: dict[str, SentValue] = {
        "serial": place,
        "number": str(place),
        "title": title or TITLES[place - 1],
        "body": body or BODIES[place - 1],
        "deadline": "2024年6月30日",
        "status": "推进中",
        **dict.fromkeys(("percent", "progress", "problem", "next_step", "remark"), None),
    }
    return SentRow(TASKS, row_key(TASKS, f"t{place}"), f"t{place}", content)


def returned_row(sent: SentRow, at: int = 0, **edits: SentValue) -> ReturnedRow:
    """Return a row as it would come back in row ``at``, with other values in some columns."""
    number = at or int(str(sent.content["serial"])) + 5
    cells = {
        column: cell(column, value, number)
        for column, value in (dict(sent.content) | edits).items()
    }
    return ReturnedRow(sent.kind, SHEET, number, sent.row_key, cells)


def cell(column: str, value: SentValue, number: int = 6) -> ReturnedCell:
    """Return a cell that shows a value without any doubt."""
    text = value_words(column, value).strip()
    address = f"{LETTERS[column]}{number}"
    return ReturnedCell(text, text if isinstance(value, str) and text else value or None, address)


def with_cells(row: ReturnedRow, **cells: ReturnedCell) -> ReturnedRow:
    """Return a row with other cells in some columns."""
    placed = {
        column: replace(one, address=f"{LETTERS[column]}{row.number}")
        for column, one in cells.items()
    }
    return replace(row, cells=dict(row.cells) | placed)


def without(row: ReturnedRow, *columns: str) -> ReturnedRow:
    """Return a row of a file that lacks some columns."""
    return replace(row, cells={key: one for key, one in row.cells.items() if key not in columns})


@dataclass
class Case:
    """One file of a unit against its ledger."""

    sent: Sequence[SentRow] = field(
        default_factory=lambda: [sent_row(place) for place in (1, 2, 3)]
    )
    here: Mapping[RecordKey, Content] = field(default_factory=dict)
    said: Mapping[RecordKey, Content] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)

    @property
    def base(self) -> MergeBase:
        """What the file is compared with; nothing was changed here unless ``here`` says so."""
        here: Mapping[RecordKey, Content] = {
            row.record: {**row.content, **self.here.get(row.record, {})} for row in self.sent
        }
        asked = {TASKS: frozenset(column.value for column in COLUMNS_OF[TASKS])}
        titles = {
            row.record: (str(row.content.get("number")), str(row.content["title"]))
            for row in self.sent
        }
        return MergeBase(UNIT, tuple(self.sent), self.said, here, asked, titles)

    def plan(self, *rows: ReturnedRow, issues: tuple[FoundIssue, ...] = ()) -> FilePlan:
        """Return the plan of a file with these rows."""
        returned = ReturnedFile("甲.xlsx", "0" * 64, "xlsx", rows=rows, issues=issues)
        return plan_file(returned, self.base, self.answers)


def planned(plan: FilePlan, column: str, row: int = 0) -> PlannedCell:
    """Return the planned cell of a column."""
    return next(one for one in plan.rows[row].cells if one.column == column)


def verdict(plan: FilePlan, column: str, row: int = 0) -> Verdict:
    """Return the verdict of a cell, SAME for an unchanged one of the office."""
    cells = (one.verdict for one in plan.rows[row].cells if one.column == column)
    return next(cells, Verdict.SAME)


def messages(plan: FilePlan, address: str) -> list[str]:
    """Return what is told of a cell."""
    return [issue.message for issue in plan.issues if issue.cell == address]
