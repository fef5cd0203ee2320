"""The pictures of what comes back: board, plan with its questions, 催报, batches."""

from PySide6.QtWidgets import QWidget

from models.changes import Changes
from models.intake_plan import Verdict
from models.progress import Progress
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from ui.dialogs.intake.new_record import NewRecordDialog
from ui.dialogs.intake.plan import PlanDialog
from ui.dialogs.intake.plan_columns import line_key
from ui.dialogs.intake.versions import VersionsDialog
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage
from ui.pages.tasks import TasksPage
from ui.sample_replies import Replies, write_replies
from ui.scenes import Scene
from ui.shots import LARGEST, OFFICE, Shot
from ui.shots_rounds import close_notices
from ui.widgets.filter_chips import ALL
from ui.widgets.forms.reports_tab import ReportsTab

REPORTED = "6"  # the number of a task several units report about
WIDE_DIALOG = (1318, 720)


def page_of(window: MainWindow) -> IntakePage:
    """Return the page in sight."""
    page = window.page
    if not isinstance(page, IntakePage):
        raise TypeError("the pictures of intake are of the page 收报")
    return page


def bring_replies(window: MainWindow) -> None:
    """Let units send what they filled in, one of them twice."""
    page = page_of(window)
    round_row = page.list.chosen_row()
    if round_row is None or any(row.received for row in page.card.every_row()):
        return
    session, written = page.session, list[Replies]()
    folder, today = session.workspace.path / "outbox" / "演示回表", session.today()

    def write(workspace: Workspace, _progress: Progress) -> Changes:
        written.append(write_replies(workspace, round_row.id, folder, today))
        return Changes("", "写好演示回表", frozenset({RecordKind.TASK}))

    def collect(_changes: Changes) -> None:
        page.arrivals.collect((written[0].first,), round_row.id)
        page.arrivals.collect((written[0].second,), round_row.id)

    session.work.run_operation(write, collect, owner=page)


def look_over(window: MainWindow) -> None:
    """Open the plan of the unit with most to report."""
    page = page_of(window)
    sent = [row for row in page.card.every_row() if row.received is not None]
    row = max(sent, key=lambda row: row.received.version if row.received else 0)
    page.table.choose(row.unit_id)
    page.acts.look.trigger()


def plan_of(window: MainWindow) -> PlanDialog:
    """Return the open plan."""
    dialog = page_of(window).acts.dialog
    if not isinstance(dialog, PlanDialog):
        raise TypeError("no plan is open")
    dialog.resize(*WIDE_DIALOG)
    return dialog


def shown_plan(window: MainWindow) -> QWidget:
    """Show the plan as it opens."""
    return plan_of(window)


def take_in_hand(verdict: Verdict) -> Scene:
    """Take the first open cell of a verdict in hand, as wide as an office screen."""

    def act(window: MainWindow) -> QWidget:
        dialog = plan_of(window)
        dialog.resize(*OFFICE)
        for line in dialog.lines():
            if line.is_open and any(cell.verdict is verdict for cell in line.row.cells):
                dialog.view.table.choose(line_key(line))
                dialog.view.panel.focus_first()
                break
        return dialog

    return act


def choose_round(place: int) -> Scene:
    """Show another round, counted from the latest."""

    def act(window: MainWindow) -> None:
        page = page_of(window)
        if place < page.rounds.rowCount():
            page.list.choose(page.rounds.row_at(place).id)

    return act


def show_line(place: int) -> Scene:
    """Show a row of the plan, among all rows."""

    def act(window: MainWindow) -> QWidget:
        dialog = plan_of(window)
        dialog.show_chip(ALL)
        dialog.view.table.selectRow(place)
        return dialog

    return act


def show_added(window: MainWindow) -> QWidget:
    """Show the row the unit added: it stands below the others."""
    dialog = plan_of(window)
    return show_line(len(dialog.lines()) - 1)(window) or dialog


def record_added(window: MainWindow) -> None:
    """Begin to take the row in as a new task."""
    show_added(window)
    plan_of(window).record_new()


def shown_record(window: MainWindow) -> QWidget | None:
    """Show the dialog of the new task."""
    return next(iter(plan_of(window).findChildren(NewRecordDialog)), None)


def take_good_cells(window: MainWindow) -> QWidget:
    """Take the good cells of a row while its conflict stays open."""
    dialog = plan_of(window)
    dialog.take_waiting()
    return dialog


def versions(window: MainWindow) -> None:
    """Compare with the version before."""
    plan_of(window).show_versions()


def shown_versions(window: MainWindow) -> QWidget | None:
    """Show what changed between two versions."""
    return next(iter(plan_of(window).findChildren(VersionsDialog)), None)


def act(name: str) -> Scene:
    """Do something with the round."""

    def do(window: MainWindow) -> None:
        getattr(page_of(window).acts, name).trigger()

    return do


def shown(window: MainWindow) -> QWidget | None:
    """Show the open dialog."""
    dialog = page_of(window).acts.dialog
    if dialog is not None:
        dialog.resize(dialog.sizeHint().expandedTo(dialog.size()))
    return dialog


def place_file(window: MainWindow) -> None:
    """Open a file nobody can place."""
    card = page_of(window).card
    if card.arrivals.rowCount():
        card.arrival_opened.emit(card.arrivals.row_at(0))


def drag_over(window: MainWindow) -> None:
    """Show where files are dropped."""
    page_of(window).show_drop()


def reported(window: MainWindow) -> None:
    """Show what units reported about a task of many."""
    page = window.page
    if isinstance(page, TasksPage):
        found = [line for line in page.model.shown_rows() if line.task.number == REPORTED]
        page.table.choose(page.model.row_key(found[0]))
        page.panel.show_tab(ReportsTab.title)


def edit_report(window: MainWindow) -> QWidget | None:
    """Correct the latest report of the record in hand."""
    for tab in window.findChildren(ReportsTab):
        for card in tab.list.cards[:1]:
            card.edit.click()
            return tab.dialog
    return None


PLAN: tuple[Scene, ...] = (look_over,)
CONFLICT: tuple[Scene, ...] = (*PLAN, take_in_hand(Verdict.CONFLICT))
# They go on from a round whose forms were made, and take files in at the end.
INTAKE_SHOTS: tuple[Shot, ...] = (
    Shot("intake-board-1366", "intake", scenes=(bring_replies, close_notices)),
    Shot("intake-board-dark-1366", "intake", is_dark=True, scenes=(close_notices,)),
    Shot("intake-board-largest-1366", "intake", text_size=LARGEST, scenes=(close_notices,)),
    Shot("intake-drop-1366", "intake", scenes=(drag_over,)),
    Shot("intake-plan", "intake", scenes=(*PLAN, shown_plan)),
    Shot("intake-plan-changed", "intake", scenes=(*PLAN, show_line(1))),
    Shot("intake-plan-refused", "intake", scenes=(*PLAN, show_line(3))),
    Shot("intake-plan-candidates", "intake", scenes=(*PLAN, show_line(4))),
    Shot("intake-plan-added", "intake", scenes=(*PLAN, show_added)),
    Shot("intake-new-record", "intake", scenes=(*PLAN, record_added, shown_record)),
    Shot("intake-part-taken", "intake", scenes=(*CONFLICT, take_good_cells)),
    Shot("intake-plan-dark", "intake", is_dark=True, scenes=(*PLAN, shown_plan)),
    Shot("intake-plan-largest", "intake", text_size=LARGEST, scenes=(*PLAN, shown_plan)),
    Shot("intake-conflict", "intake", scenes=CONFLICT),
    Shot("intake-conflict-dark", "intake", is_dark=True, scenes=CONFLICT),
    Shot("intake-ask", "intake", scenes=(*PLAN, take_in_hand(Verdict.ASK))),
    Shot("intake-versions", "intake", scenes=(*PLAN, versions, shown_versions)),
    Shot("intake-reminder", "intake", scenes=(act("remind"), shown)),
    Shot("intake-reminder-dark", "intake", is_dark=True, scenes=(act("remind"), shown)),
    Shot("intake-assign", "intake", scenes=(place_file, shown)),
    Shot("intake-other-round", "intake", scenes=(choose_round(1), place_file, shown)),
    Shot("desk-intake-1366", "desk"),
    Shot("intake-accepted-1366", "intake", scenes=(choose_round(0), act("safe"))),
    Shot("task-reports-1366", "tasks", scenes=(reported,)),
    Shot("report-edit", "tasks", scenes=(reported, edit_report)),
    Shot("report-edit-dark", "tasks", is_dark=True, scenes=(reported, edit_report)),
    Shot("report-edit-largest", "tasks", text_size=LARGEST, scenes=(reported, edit_report)),
    Shot("intake-batches", "intake", scenes=(act("batches"), shown)),
    Shot("intake-batches-dark", "intake", is_dark=True, scenes=(act("batches"), shown)),
)
