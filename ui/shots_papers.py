"""The pictures of 报告: the register, a paper in hand with its figures, its dialogs."""

from datetime import date

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from models.changes import Changes
from models.operations.tasks import append_progress
from models.papers import PaperOrder, PaperTable
from models.progress import Progress
from models.queries.tasks import list_tasks
from models.store.workspace import Workspace
from models.vocabulary import PaperState, TaskStatus
from ui.dialogs.papers.issue import IssueWish
from ui.main_window import MainWindow
from ui.pages.paper_preview import AFTER_PAINTING_MS, AFTER_TYPING_MS
from ui.pages.papers import PapersPage
from ui.scenes import Scene
from ui.shots import LARGEST, WIDE, Shot

ORDER = PaperOrder("briefing", date(2024, 9, 1), date(2024, 9, 30), date(2024, 10, 20), "9")


def compose(window: MainWindow) -> None:
    """Compose a briefing and show it."""
    page = window.page
    if isinstance(page, PapersPage):
        page.acts.compose(ORDER)


def compose_statement(window: MainWindow) -> None:
    """Compose the statement of a year and show how its numbers are checked."""
    page = window.page
    if isinstance(page, PapersPage):
        page.leave_paper()
        year = (date(2023, 1, 1), date(2023, 12, 31), date(2023, 12, 31))
        page.acts.compose(PaperOrder("statement", *year))


def new_paper(window: MainWindow) -> QWidget | None:
    """Ask which paper is wanted."""
    page = window.page
    if isinstance(page, PapersPage):
        page.acts.new_action.trigger()
        return page.acts.dialog
    return None


def pages_set(_window: MainWindow) -> None:
    """Give the pages the moment they wait for after typing and painting."""
    loop = QEventLoop()
    QTimer.singleShot(AFTER_TYPING_MS + AFTER_PAINTING_MS, loop.quit)
    loop.exec()


def in_hand(window: MainWindow) -> QWidget | None:
    """Show the dialog that is open."""
    page = window.page
    return page.acts.dialog if isinstance(page, PapersPage) else None


def open_first(window: MainWindow) -> None:
    """Open the first paper of the register, unless one is in hand."""
    page = window.page
    if isinstance(page, PapersPage) and not page.is_editing:
        page.acts.open_action.trigger()


def leave(window: MainWindow) -> None:
    """Go back to the register."""
    page = window.page
    if isinstance(page, PapersPage):
        page.leave_paper()
        page.register.table.choose_first()


def choose_issued(window: MainWindow) -> None:
    """Choose the paper that was issued."""
    page = window.page
    if isinstance(page, PapersPage):
        rows = page.register.model.shown_rows()
        issued = next(row for row in rows if row.state is PaperState.ISSUED)
        page.register.table.choose(issued.id)


def figure(number: int) -> Scene:
    """Show the records behind one of the figures of the text."""

    def act(window: MainWindow) -> None:
        page = window.page
        if isinstance(page, PapersPage):
            for _ in range(number):
                page.desk.editor.text.ask_next_figure()

    return act


def check(window: MainWindow) -> None:
    """Look the paper over."""
    page = window.page
    if isinstance(page, PapersPage):
        page.desk.check()


def around(window: MainWindow) -> None:
    """Show what stands around the text."""
    page = window.page
    if isinstance(page, PapersPage):
        page.desk.editor.drawer.close_drawer()
        page.desk.editor.show_tab(1)


def text_again(window: MainWindow) -> None:
    """Show the text again."""
    page = window.page
    if isinstance(page, PapersPage):
        page.desk.editor.show_tab(0)


def ask_to_issue(window: MainWindow) -> QWidget | None:
    """Ask for number and day."""
    page = window.page
    if not isinstance(page, PapersPage):
        return None
    page.desk.editor.drawer.close_drawer()
    page.desk.sending.ask_to_issue()
    return page.desk.sending.dialog


def open_table(window: MainWindow) -> QWidget | None:
    """Open the first table of the text."""
    page = window.page
    if not isinstance(page, PapersPage):
        return None
    text = page.desk.editor.text
    number = next(key for key, card in text.cards.items() if isinstance(card, PaperTable))
    text.card_asked.emit(number)
    return page.desk.dialog


def type_words(words: str) -> Scene:
    """Begin the first paragraph with other words."""

    def act(window: MainWindow) -> None:
        page = window.page
        if isinstance(page, PapersPage):
            page.desk.editor.show_tab(0)
            cursor = page.desk.editor.text.textCursor()
            cursor.movePosition(cursor.MoveOperation.Start)
            cursor.insertText(words)

    return act


def refresh_data(window: MainWindow) -> None:
    """Bring the paper up to date."""
    page = window.page
    if isinstance(page, PapersPage):
        page.desk.refresh_data()


def issue(window: MainWindow) -> None:
    """Issue the paper in hand."""
    page = window.page
    if isinstance(page, PapersPage):
        editor = page.desk.editor
        page.desk.sending.issue(IssueWish("9", ORDER.as_of, editor.profile(), has_copy=False))


def finish_a_task(window: MainWindow) -> None:
    """Let the ledger say something else than the issued paper."""
    page = window.page
    if isinstance(page, PapersPage):
        page.session.work.run_operation(_finish, owner=page)


def _finish(workspace: Workspace, _progress: Progress) -> Changes:
    task = next(one for one in list_tasks(workspace) if one.number == "10")
    return append_progress(
        workspace,
        task_id=task.id,
        reported_on=ORDER.as_of,
        text="（演示数据）已办结。",
        status=TaskStatus.DONE,
    )


def compare(window: MainWindow) -> None:
    """Hold the issued paper against the ledger."""
    page = window.page
    if isinstance(page, PapersPage):
        page.acts.compare_action.trigger()


def compared(window: MainWindow) -> QWidget | None:
    """Show the comparison."""
    page = window.page
    return page.desk.sending.dialog if isinstance(page, PapersPage) else None


def profiles(window: MainWindow) -> QWidget | None:
    """Open the circulation profiles."""
    page = window.page
    if isinstance(page, PapersPage):
        page.acts.profiles_action.trigger()
    return in_hand(window)


def text_paper(window: MainWindow) -> QWidget | None:
    """Ask for a written text."""
    page = window.page
    if isinstance(page, PapersPage):
        page.acts.text_action.trigger()
    return in_hand(window)


EDIT = type_words("今年以来，各单位合力攻坚。")
MISTAKE = type_words("2024年2月30日前，各区都已报送工作方案；。")
PAPER_SHOTS: tuple[Shot, ...] = (
    Shot("paper-new", "papers", scenes=(new_paper, in_hand)),
    Shot("paper-new-dark", "papers", is_dark=True, scenes=(new_paper, in_hand)),
    Shot("paper-text", "papers", scenes=(text_paper, in_hand)),
    Shot("paper-profiles", "papers", scenes=(profiles, in_hand)),
    Shot("paper-profiles-dark", "papers", is_dark=True, scenes=(profiles, in_hand)),
    Shot("paper-1366", "papers", scenes=(compose, pages_set)),
    Shot("paper-figure-1366", "papers", scenes=(open_first, figure(2))),
    Shot("paper-figure-1920", "papers", WIDE, scenes=(open_first, figure(1))),
    Shot("paper-around-1366", "papers", scenes=(open_first, around)),
    Shot("paper-dark-1366", "papers", is_dark=True, scenes=(open_first, text_again)),
    Shot("paper-largest-1366", "papers", text_size=LARGEST, scenes=(open_first,)),
    Shot("paper-table", "papers", scenes=(open_first, open_table)),
    Shot("paper-edited-1366", "papers", scenes=(open_first, EDIT, refresh_data, pages_set)),
    Shot("paper-findings-1366", "papers", scenes=(open_first, MISTAKE, check, pages_set)),
    Shot("paper-issue", "papers", scenes=(open_first, ask_to_issue)),
    Shot("paper-issued-1366", "papers", scenes=(open_first, issue)),
    Shot("paper-statement-1366", "papers", scenes=(compose_statement, pages_set)),
    Shot("papers-list-1366", "papers", scenes=(leave,)),
    Shot("papers-list-dark-1366", "papers", is_dark=True, scenes=(leave,)),
    Shot(
        "paper-compared", "papers", scenes=(leave, choose_issued, finish_a_task, compare, compared)
    ),
)
