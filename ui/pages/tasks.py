"""重点任务: the task ledger."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from models.queries import tasks
from models.store.workspace import Workspace
from models.vocabulary import RecordKind, Role, TaskState
from ui.actions import Actions
from ui.formatting import date_text, long_date_text, names_text
from ui.pages.ledger_page import LedgerLayout, LedgerPage
from ui.session import Session
from ui.tables.states import TASK_STATE_TONES
from ui.tables.task_columns import NO_LEAD, TASK_COLUMNS, TaskLine, task_facets, task_lines
from ui.widgets.empty_state import Emptiness
from ui.widgets.facts_panel import Fact, FactSheet, FactsPanel

EMPTINESS = Emptiness(
    "list-checks",
    "还没有重点任务",
    "导入一份工作方案或任务清单，程序会把每项任务的单位和时限列出来，核对后入库。",
    "导入文件",
    "upload",
)


class TasksPage(LedgerPage[TaskLine]):
    """The tasks of all plans with their state of today."""

    key = "tasks"
    title = "重点任务"
    icon = "list-checks"
    kinds = frozenset({RecordKind.TASK, RecordKind.PROGRESS, RecordKind.DOCUMENT, RecordKind.UNIT})

    def __init__(self, session: Session, actions: Actions) -> None:
        detail = FactsPanel("任务详情", "选中一项任务，在这里看它的单位、时限和进展", read_facts)
        super().__init__(session, actions, LAYOUT, detail)

    def subtitle(self, rows: Sequence[TaskLine]) -> str:
        """Return how many tasks there are and how many of them press."""
        states = Counter(line.state for line in rows)
        pressing = [
            f"{state.label} {states[state]}"
            for state in (TaskState.OVERDUE, TaskState.DUE_SOON, TaskState.REPORT_MISSING)
            if states[state]
        ]
        return "，".join([super().subtitle(rows), *pressing])


def read_rows(workspace: Workspace, today: date) -> tuple[TaskLine, ...]:
    """Read all tasks with their states of ``today``."""
    return task_lines(tasks.list_tasks(workspace), today)


def read_facts(row: object) -> FactSheet:
    """Return what the panel shows of a task."""
    if not isinstance(row, TaskLine):
        raise TypeError(row)
    task = row.task
    deadline = "，".join(
        part for part in (task.deadline_text, long_date_text(task.deadline), row.remaining) if part
    )
    return FactSheet(
        task.title,
        (
            Fact("状态", row.state.label, tone=TASK_STATE_TONES[row.state]),
            Fact("完成时限", deadline),
            Fact("牵头单位", names_text(task.units(Role.LEAD)) or NO_LEAD),
            Fact("责任单位", names_text(task.units(Role.RESPONSIBLE))),
            Fact("配合单位", names_text(task.units(Role.SUPPORTING))),
            Fact("板块", task.section),
            Fact("出处", _source_text(task.document_number, task.line)),
            Fact("进展日期", date_text(task.latest_progress_on)),
            Fact("最新进展", task.latest_progress, is_long=True),
            Fact("备注", task.note, is_long=True),
            Fact("内容", task.body, is_long=True),
        ),
    )


def _source_text(number: str, line: int | None) -> str:
    return f"{number} 第 {line} 行" if number and line else number


LAYOUT: LedgerLayout[TaskLine] = LedgerLayout(
    read_rows=read_rows,
    row_key=lambda line: line.id,
    columns=TASK_COLUMNS,
    make_facets=task_facets,
    noun="项任务",
    search_hint="搜索任务、单位、时限、进展",
    emptiness=EMPTINESS,
)
