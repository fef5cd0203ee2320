"""重点任务: the task ledger."""

from collections.abc import Sequence
from datetime import date

from models.fields import TaskFields, fields_of
from models.operations import tasks as operations
from models.queries import tasks
from models.queries.calendar import read_calendar
from models.queries.units import list_units
from models.records import TaskRow
from models.rules.areas import make_area_book
from models.rules.checks import check_task
from models.store.workspace import Workspace
from models.vocabulary import RecordKind, TaskState
from ui.actions import Actions
from ui.pages.record_page import RecordOperations, RecordPage
from ui.pages.row_loading import FIRST_ROWS, LONG_LEDGER, FirstPage, LedgerLayout, RowReading
from ui.pages.table_work import ManyOperations
from ui.session import Session
from ui.tables.edit_plan import Records
from ui.tables.prepared_rows import PreparedRows
from ui.tables.task_columns import TASK_COLUMNS, TaskLine, task_facets, task_lines
from ui.widgets.empty_state import Emptiness
from ui.widgets.forms.task_panel import TaskPanel, task_sections

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

    def subtitle(self, rows: PreparedRows[TaskLine]) -> str:
        """Return how many tasks there are and how many of them press."""
        pressing = [
            f"{state.label} {count}"
            for state in (TaskState.OVERDUE, TaskState.DUE_SOON, TaskState.REPORT_MISSING)
            if (count := rows.rows_of_chip(state.value).bit_count())
        ]
        return "，".join([super().subtitle(rows), *pressing])


def read_rows(workspace: Workspace, today: date) -> tuple[TaskLine, ...]:
    """Read all tasks with their states of ``today``."""
    return _lines(workspace, tasks.list_tasks(workspace), today)


def read_first(workspace: Workspace, today: date) -> FirstPage[TaskLine] | None:
    """Read the first tasks of a long ledger."""
    total = tasks.count_tasks(workspace)
    if total <= LONG_LEDGER:
        return None
    return FirstPage(_lines(workspace, tasks.first_tasks(workspace, FIRST_ROWS), today), total)


def read_some(
    workspace: Workspace, today: date, keys: Sequence[str], like: TaskLine
) -> dict[str, TaskLine]:
    """Read the tasks with these keys; the areas of the units are those ``like`` knows."""
    found = tuple(tasks.get_tasks(workspace, keys).values())
    lines = task_lines(found, today, read_calendar(workspace), like.area_book)
    return {line.id: line for line in lines}


def place_of(line: TaskLine) -> tuple[object, int]:
    """Return the plan of a task and its position there: tasks are read plan by plan."""
    return line.task.document_id or line.task.year, line.task.order


def _lines(workspace: Workspace, found: tuple[TaskRow, ...], today: date) -> tuple[TaskLine, ...]:
    areas = make_area_book(list_units(workspace))
    return task_lines(found, today, read_calendar(workspace), areas)


LAYOUT: LedgerLayout[TaskLine] = LedgerLayout(
    read_rows=read_rows,
    read_first=read_first,
    read_some=RowReading(
        kinds=frozenset({RecordKind.TASK, RecordKind.PROGRESS}), read=read_some, place_of=place_of
    ),
    row_key=lambda line: line.id,
    columns=TASK_COLUMNS,
    make_facets=task_facets,
    noun="项任务",
    search_hint="搜索任务、单位、时限、进展",
    emptiness=EMPTINESS,
    frozen=2,  # the number alone would not tell which row it is
)

_OWN = "各项任务不同，请逐项修改。"
ONE_BY_ONE = {
    "title": _OWN,
    "body": _OWN,
    "number": _OWN,
    "year": "随所属文件，请在“文件”页修改；手工录入的在表单里改。",
}

OPERATIONS: RecordOperations[TaskLine, TaskFields] = RecordOperations(
    create=lambda workspace, fields: operations.create_task(workspace, fields=fields),
    edit=lambda workspace, key, fields: operations.edit_task(workspace, task_id=key, fields=fields),
    delete=lambda workspace, keys: operations.delete_tasks(workspace, task_ids=keys),
    many=ManyOperations(
        records=Records(
            row_key=lambda line: line.id,
            name_of=lambda line: line.task.title or line.task.body,
            record_of=lambda line: fields_of(line.task),
            check=check_task,
        ),
        read=lambda workspace, keys: {
            key: fields_of(task) for key, task in tasks.get_tasks(workspace, keys).items()
        },
        edit=lambda workspace, wanted, label, progress: operations.edit_tasks(
            workspace, edits=wanted, label=label, progress=progress
        ),
        sections=task_sections,
        one_by_one=ONE_BY_ONE,
    ),
)
