"""重点任务: the task ledger."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from models.fields import TaskFields
from models.operations import tasks as operations
from models.queries import tasks
from models.queries.calendar import read_calendar
from models.queries.units import list_units
from models.rules.areas import make_area_book
from models.store.workspace import Workspace
from models.vocabulary import RecordKind, TaskState
from ui.actions import Actions
from ui.pages.ledger_page import LedgerLayout
from ui.pages.record_page import RecordOperations, RecordPage
from ui.session import Session
from ui.tables.task_columns import TASK_COLUMNS, TaskLine, task_facets, task_lines
from ui.widgets.empty_state import Emptiness
from ui.widgets.forms.task_panel import TaskPanel

EMPTINESS = Emptiness(
    "list-checks",
    "还没有重点任务",
    "导入一份工作方案或任务清单，程序会把每项任务的单位和时限列出来，核对后入库。",
    "导入文件",
    "upload",
    "打开示例",
    "eye",
)


class TasksPage(RecordPage[TaskLine, TaskFields]):
    """The tasks of all plans with their state of today."""

    key = "tasks"
    title = "重点任务"
    icon = "list-checks"
    kinds = frozenset(
        {
            RecordKind.TASK,
            RecordKind.PROGRESS,
            RecordKind.DOCUMENT,
            RecordKind.UNIT,
            RecordKind.CALENDAR,
        }
    )
    panel: TaskPanel

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, actions, LAYOUT, TaskPanel(session), OPERATIONS)

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
    areas = make_area_book(list_units(workspace))
    return task_lines(tasks.list_tasks(workspace), today, read_calendar(workspace), areas)


LAYOUT: LedgerLayout[TaskLine] = LedgerLayout(
    read_rows=read_rows,
    row_key=lambda line: line.id,
    columns=TASK_COLUMNS,
    make_facets=task_facets,
    noun="项任务",
    search_hint="搜索任务、单位、时限、进展",
    emptiness=EMPTINESS,
    frozen=2,  # the number alone would not tell which row it is
)

OPERATIONS: RecordOperations[TaskLine, TaskFields] = RecordOperations(
    create=lambda workspace, fields: operations.create_task(workspace, fields=fields),
    edit=lambda workspace, key, fields: operations.edit_task(workspace, task_id=key, fields=fields),
    delete=lambda workspace, key: operations.delete_tasks(workspace, task_ids=(key,)),
)
