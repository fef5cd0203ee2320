"""After a change only the rows it touched are read; the page is as if it had read all."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from pytestqt.qtbot import QtBot

from models.changes import Changes
from models.fields import TaskFields, fields_of
from models.filters import TextFilter, TickFilter
from models.history import redo, undo
from models.operations.tasks import append_progress, create_task, delete_tasks, edit_task
from models.operations.units import edit_unit
from models.queries.tasks import get_tasks
from models.queries.units import list_units
from models.store.workspace import Workspace
from models.views import SortKey, ViewState
from models.vocabulary import TaskStatus
from tests.ui.conftest import TODAY, Desk
from tests.ui.tables.test_patched_rows import told
from ui.pages.tasks import LAYOUT, TasksPage
from ui.tables.row_model import RowModel
from ui.tables.task_columns import TaskLine

Operation = Callable[[Workspace], Changes]


def tasks_page(desk: Desk, qtbot: QtBot) -> TasksPage:
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    return page


def start(desk: Desk, operation: Operation) -> None:
    desk.work.run_operation(lambda workspace, _progress: operation(workspace), owner=desk.window)


def change(desk: Desk, qtbot: QtBot, operation: Operation) -> None:
    start(desk, operation)
    desk.settle(qtbot)


def edited(line: TaskLine, *, title: str = "", note: str = "") -> Operation:
    """Return an edit of a task."""

    def edit(workspace: Workspace) -> Changes:
        fields = fields_of(get_tasks(workspace, [line.id])[line.id])
        fields = replace(fields, title=title or fields.title, note=note)
        return edit_task(workspace, task_id=line.id, fields=fields)

    return edit


def read_anew(desk: Desk, qtbot: QtBot, view: ViewState) -> RowModel[TaskLine]:
    rows = desk.read(lambda workspace: LAYOUT.read_rows(workspace, TODAY), qtbot)
    model = RowModel(LAYOUT.columns, LAYOUT.row_key)
    model.set_today(TODAY)
    model.set_prepared(LAYOUT.prepare(rows))
    model.set_view(view)
    return model


def note_resets(page: TasksPage) -> list[str]:
    """Return a list that grows with every reset and every edit in place."""
    seen: list[str] = []
    page.model.modelReset.connect(lambda: seen.append("reset"))
    page.model.rows_edited.connect(lambda _keys: seen.append("in place"))
    return seen


def test_an_edited_row_shows_its_new_cells_where_it_stands(desk: Desk, qtbot: QtBot) -> None:
    page = tasks_page(desk, qtbot)
    row = page.model.row_at(3)
    seen = note_resets(page)
    change(desk, qtbot, edited(row, note="请核对"))
    assert page.model.row_at(3).task.note == "请核对"
    assert seen == ["in place"]


def test_the_form_beside_the_table_shows_the_edited_record(desk: Desk, qtbot: QtBot) -> None:
    page = tasks_page(desk, qtbot)
    row = page.model.row_at(3)
    page.table.choose(row.id)
    told_rows: list[TaskLine] = []
    page.table.row_chosen.connect(told_rows.append)
    change(desk, qtbot, edited(row, note="请核对"))
    assert [line.task.note for line in told_rows] == ["请核对"]


def test_a_row_that_no_longer_passes_the_filter_goes_at_once(desk: Desk, qtbot: QtBot) -> None:
    page = tasks_page(desk, qtbot)
    row = page.model.row_at(3)
    page.model.set_filter("title", TextFilter(row.task.title))
    change(desk, qtbot, edited(row, title="改了名称"))
    assert page.model.shown_count == 0
    assert page.model.total == 19


def test_chips_and_line_under_the_title_count_anew(desk: Desk, qtbot: QtBot) -> None:
    page = tasks_page(desk, qtbot)
    before = page.model.chip_counts()["done"]
    key = page.model.row_at(3).id
    change(
        desk,
        qtbot,
        lambda workspace: append_progress(
            workspace, task_id=key, reported_on=TODAY, text="办结", status=TaskStatus.DONE
        ),
    )
    assert page.model.chip_counts()["done"] == before + 1
    assert page.model.row_at(3).task.latest_progress == "办结"


def test_two_changes_that_follow_each_other_are_both_shown(desk: Desk, qtbot: QtBot) -> None:
    page = tasks_page(desk, qtbot)
    for line in (page.model.row_at(3), page.model.row_at(4)):
        start(desk, edited(line, note="请核对"))
    desk.settle(qtbot)
    assert [page.model.row_at(place).task.note for place in (3, 4)] == ["请核对"] * 2


def test_a_renamed_unit_makes_the_page_read_all(desk: Desk, qtbot: QtBot) -> None:
    page = tasks_page(desk, qtbot)
    seen = note_resets(page)

    def rename(workspace: Workspace) -> Changes:
        unit = list_units(workspace)[0]
        return edit_unit(workspace, unit_id=unit.id, fields=replace(fields_of(unit), note="一"))

    change(desk, qtbot, rename)
    assert seen == ["reset"]


VIEWS = (
    ViewState(),
    ViewState(sorts=(SortKey("title"),)),
    ViewState(group_by="lead", sorts=(SortKey("deadline", descending=True),)),
    ViewState(group_by="section", search="企业"),
    ViewState(chip="overdue"),
    ViewState(filters=(("status", TickFilter(frozenset({"已完成", "进行中"}))),)),
)


def random_operation(random: Random, tasks: Sequence[TaskLine]) -> Operation:
    """Return something a person might do."""
    line = random.choice(tasks)
    other = replace(
        fields_of(random.choice(tasks).task),
        note=random.choice(("", "请核对", "长" * 30)),
        deadline=date(2024, random.randint(1, 12), 5),
    )
    operations: tuple[Operation, ...] = (
        undo,
        undo,
        redo,
        lambda workspace: edit_task(workspace, task_id=line.id, fields=other),
        lambda workspace: create_task(workspace, fields=other),
        lambda workspace: create_task(
            workspace, fields=TaskFields("手工录入", year=random.choice((2023, 2024)))
        ),
        lambda workspace: delete_tasks(workspace, task_ids=[line.id]),
    )
    return random.choice(operations)


def test_after_any_operations_the_page_is_as_if_it_had_read_all(desk: Desk, qtbot: QtBot) -> None:
    page = tasks_page(desk, qtbot)
    random = Random(2024)  # noqa: S311 - not a secret: the same operations every time
    change(desk, qtbot, edited(page.model.row_at(0), note="有可以撤销的"))
    for _ in range(25):
        page.model.set_view(random.choice(VIEWS))
        lines = read_anew(desk, qtbot, ViewState()).shown_rows()
        change(desk, qtbot, random_operation(random, lines))
        assert told(page.model) == told(read_anew(desk, qtbot, page.model.view))
