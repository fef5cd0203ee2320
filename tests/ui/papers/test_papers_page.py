"""报告 from composing to the comparison of an issued paper."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from models.fields import fields_of
from models.operations.tasks import edit_task
from models.papers import Composition, Head, Paper, PaperOrder, Paragraph, Run
from models.queries.papers import list_papers, read_paper
from models.queries.tasks import list_tasks
from models.store.paper_drafts import BegunPaper, find_begun_papers, write_begun_paper
from models.vocabulary import PaperKind, PaperState, TaskStatus
from reports.content.checking.findings import Finding, FindingKind, Part, Place
from reports.paper_prints import reprint
from tests.ui.conftest import OpenDesk
from tests.ui.papers.conftest import ORDER, PaperDriver
from tests.ui.test_row_model import exercise
from tests.ui.typing_words import type_words
from ui.dialogs.papers.comparison import ComparisonDialog
from ui.dialogs.papers.issue import IssueDialog, IssueWish
from ui.dialogs.papers.new_paper import NewPaperDialog
from ui.dialogs.papers.text_paper import TextPaperDialog
from ui.dialogs.papers.withdraw import WithdrawDialog
from ui.pages.tasks import TasksPage
from ui.tables.paper_columns import PAPER_COLUMNS
from ui.tables.row_model import RowModel

WORDS = "今年以来各单位合力攻坚。"


def finish_a_task(driver: PaperDriver) -> None:
    """Let a task of the ledger be done that was not."""
    open_task = next(
        task
        for task in driver.desk.read(list_tasks, driver.qtbot)
        if task.status is not TaskStatus.DONE
    )
    fields = replace(fields_of(open_task), status=TaskStatus.DONE)
    driver.desk.work.run_operation(
        lambda workspace, _progress: edit_task(workspace, task_id=open_task.id, fields=fields),
        owner=driver.page,
    )
    driver.settle()


def issue(driver: PaperDriver) -> str:
    """Issue the paper in hand; return its key."""
    profile = driver.page.desk.editor.profile()
    wish = IssueWish("9", ORDER.as_of, profile, has_copy=False)
    driver.page.desk.sending.issue(wish)
    driver.until(lambda: driver.page.desk.editor.is_read_only)
    driver.settle()
    return driver.page.desk.editor.paper_id


def test_a_composed_paper_is_a_draft_of_the_register_with_its_pages_beside_it(
    paper: PaperDriver,
) -> None:
    (row,) = paper.desk.read(list_papers, paper.qtbot)
    assert row.state is PaperState.DRAFT
    printed = paper.page.desk.editor.preview.printed
    assert printed is not None
    assert len(paper.page.desk.editor.preview.pictures) == printed.pages
    assert paper.page.desk.editor.preview.pictures[0].image is not None


def test_typed_words_are_on_the_page_a_moment_later(paper: PaperDriver) -> None:
    preview = paper.page.desk.editor.preview
    before = preview.printed
    paper.type_at(0, WORDS)
    paper.until(lambda: preview.printed is not before and preview.printed is not None)
    assert len(preview.pictures) > 0


def test_a_refresh_keeps_typed_words_and_renews_the_figures(paper: PaperDriver) -> None:
    paper.type_at(0, WORDS)
    before = paper.first
    finish_a_task(paper)
    paper.page.desk.refresh_data()
    paper.settle()
    after = paper.first
    assert after.text.startswith(WORDS)
    assert after != before
    for run in after.runs:
        figure = paper.page.desk.editor.figure(run.figure)
        assert figure is None or figure.words == run.text
    assert paper.page.desk.editor.drawer.notes.count() > 0


def test_a_figure_opens_its_records_and_enter_opens_one_on_its_page(paper: PaperDriver) -> None:
    drawer = paper.page.desk.editor.drawer
    paper.text.ask_next_figure()
    paper.settle()
    assert drawer.isVisible()
    assert drawer.rows.total == 19
    row = drawer.row_table.chosen_row()
    assert row is not None
    QTest.keyClick(drawer.row_table, Qt.Key.Key_Return)
    paper.settle()
    page = paper.desk.window.page
    assert isinstance(page, TasksPage)
    chosen = page.table.chosen_row()
    assert chosen is not None
    assert chosen.id == row.id


def test_the_ledger_shows_exactly_the_records_of_a_figure_until_the_chip_is_lifted(
    paper: PaperDriver,
) -> None:
    figure = paper.page.desk.editor.figure("tasks.on_track")
    assert figure is not None
    paper.page.desk.editor.ask_figure(figure.key)
    paper.settle()
    paper.page.desk.editor.drawer.show_in_ledger()
    paper.settle()
    page = paper.desk.window.page
    assert isinstance(page, TasksPage)
    assert {row.id for row in page.model.shown_rows()} == set(figure.records)
    (chip,) = page.face.active.chips()
    assert f"指定的 {len(figure.records)} 项" in chip.words.accessibleName()
    chip.cross.click()
    assert page.model.shown_count == 19


def test_a_finding_jumps_to_its_place(paper: PaperDriver) -> None:
    place = Place(Part.BLOCK, None, 0, start=0, end=2)
    paper.page.desk.editor.drawer.show_findings((Finding(FindingKind.DATE, "日期要核对", place),))
    table = paper.page.desk.editor.drawer.finding_table
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert paper.text.textCursor().selectedText() == paper.first.text[:2]


def test_the_check_says_what_is_wrong_with_a_typed_date(paper: PaperDriver) -> None:
    paper.type_at(0, "2024年2月30日前报送。")
    paper.page.desk.check()
    paper.settle()
    kinds = {one.kind for one in paper.page.desk.editor.drawer.findings.shown_rows()}
    assert FindingKind.DATE in kinds


def test_an_issued_paper_is_read_only_and_its_reprint_is_the_first_print(
    paper: PaperDriver, tmp_path: Path
) -> None:
    key = issue(paper)
    assert paper.text.isReadOnly()
    assert not paper.page.desk.issue_action.isEnabled()
    kept = paper.desk.read(lambda workspace: reprint(workspace, key).pdf, paper.qtbot)
    printed = paper.page.desk.editor.preview.printed
    assert printed is not None
    assert printed.pdf == kept
    paper.desk.messages.script.save_file = tmp_path / "再印.pdf"
    paper.page.desk.sending.export_pdf()
    paper.settle()
    assert (tmp_path / "再印.pdf").read_bytes() == kept


def test_a_later_comparison_names_the_figures_that_changed(paper: PaperDriver) -> None:
    issue(paper)
    finish_a_task(paper)
    paper.page.leave_paper()
    paper.settle()
    paper.page.acts.compare_action.trigger()
    paper.settle()
    dialog = paper.page.desk.sending.dialog
    assert isinstance(dialog, ComparisonDialog)
    lines = [dialog.lines.item(place).text() for place in range(dialog.lines.count())]
    assert any("已完成" in line for line in lines)
    dialog.accept()


def test_a_withdrawn_paper_says_why(paper: PaperDriver) -> None:
    issue(paper)
    paper.page.leave_paper()
    paper.settle()
    paper.page.acts.withdraw_action.trigger()
    dialog = paper.page.desk.sending.dialog
    assert isinstance(dialog, WithdrawDialog)
    type_words(dialog.reason.editor(), "数据有误")
    dialog.withdraw()
    paper.settle()
    (row,) = paper.desk.read(list_papers, paper.qtbot)
    assert (row.state, row.reason) == (PaperState.WITHDRAWN, "数据有误")


def test_leaving_keeps_what_was_typed(paper: PaperDriver) -> None:
    paper.type_at(0, WORDS)
    paper.page.leave_paper()
    paper.settle()
    (row,) = paper.desk.read(list_papers, paper.qtbot)
    stored = paper.desk.read(lambda workspace: read_paper(workspace, row.id), paper.qtbot)
    first = stored.composition.paper.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.is_edited
    assert first.text.startswith(WORDS)


def test_what_is_typed_is_on_the_disk_before_it_is_saved_and_gone_afterwards(
    paper: PaperDriver,
) -> None:
    folder = paper.page.session.workspace.path
    paper.type_at(0, WORDS)
    paper.until(lambda: bool(find_begun_papers(folder).papers))
    (begun,) = find_begun_papers(folder).papers
    assert begun.paper_id == paper.page.desk.editor.paper_id
    paper.page.desk.save()
    paper.settle()
    assert find_begun_papers(folder).papers == ()


def test_words_files_and_pdfs_are_written_for_the_readers_chosen(
    paper: PaperDriver, tmp_path: Path
) -> None:
    for name, act in (
        ("简报.pdf", paper.page.desk.sending.export_pdf),
        ("简报.docx", paper.page.desk.sending.export_word),
    ):
        paper.desk.messages.script.save_file = tmp_path / name
        act()
        paper.settle()
        assert (tmp_path / name).stat().st_size > 1000


def test_a_written_text_is_set_and_kept_as_a_draft(papers: PaperDriver, tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_text(
        "关于报送材料的通知\n各区人民政府：\n请于10月底前报送材料。\n"
        "市优化营商环境领导小组办公室\n2024年10月20日\n",
        encoding="utf-8",
    )
    papers.desk.messages.script.open_files = (file,)
    papers.page.acts.text_action.trigger()
    dialog = papers.page.acts.dialog
    assert isinstance(dialog, TextPaperDialog)
    dialog.choose()
    dialog.set_text()
    papers.until(lambda: papers.page.is_editing)
    papers.settle()
    paper = papers.page.desk.editor.composition().paper
    assert paper.title == "关于报送材料的通知"
    assert not papers.page.desk.refresh_action.isEnabled()


def test_the_keyboard_alone_writes_and_issues_a_paper(papers: PaperDriver) -> None:
    window = papers.desk.window
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_N, control)
    papers.settle()
    dialog = papers.page.acts.dialog
    assert isinstance(dialog, NewPaperDialog)
    QTest.keyClick(dialog.sorts, Qt.Key.Key_Return)
    papers.until(lambda: papers.page.is_editing)
    papers.settle()
    window.activateWindow()
    papers.until(window.isActiveWindow)
    assert window.focusWidget() is papers.text
    type_words(papers.text, WORDS)
    QTest.keyClick(papers.text, Qt.Key.Key_Return, control | shift)
    papers.settle()
    asked = papers.page.desk.sending.dialog
    assert isinstance(asked, IssueDialog)
    asked.copy.setChecked(False)
    QTest.keyClick(asked, Qt.Key.Key_Return)
    papers.until(lambda: papers.page.desk.editor.is_read_only)
    assert papers.first.text.startswith(WORDS)


def test_a_letter_needs_a_unit(papers: PaperDriver) -> None:
    papers.page.acts.new_action.trigger()
    papers.settle()
    dialog = papers.page.acts.dialog
    assert isinstance(dialog, NewPaperDialog)
    dialog.sorts.setCurrentRow(2)
    assert "选一个单位" in dialog.problem()
    dialog.scope.setCurrentIndex(1)
    assert dialog.problem() == ""
    dialog.reject()


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4])
def test_a_preset_period_names_its_days(papers: PaperDriver, place: int) -> None:
    papers.page.acts.new_action.trigger()
    dialog = papers.page.acts.dialog
    assert isinstance(dialog, NewPaperDialog)
    dialog.period.setCurrentIndex(place)
    order = dialog.order()
    assert order is not None
    days = {
        0: ("2024-10-01", "2024-10-31"),
        1: ("2024-09-01", "2024-09-30"),
        2: ("2024-10-01", "2024-12-31"),
        3: ("2024-01-01", "2024-06-30"),
        4: ("2024-01-01", "2024-12-31"),
    }[place]
    assert (order.starts_on.isoformat(), order.ends_on.isoformat()) == days
    papers.settle()
    dialog.reject()


def test_the_register_behaves_as_a_model(paper: PaperDriver, qtbot: QtBot) -> None:
    (row,) = paper.desk.read(list_papers, qtbot)
    model = RowModel(PAPER_COLUMNS, lambda one: one.id)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    assert tester.model() is model
    exercise(model, (row, replace(row, id="2", title="另一份")))


def test_a_paper_left_unsaved_by_a_crash_is_offered_and_restored(
    ledger: Path, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    paper = Paper(PaperKind.NOTICE, Head(), "没有写完的通知", (Paragraph((Run("写到一半"),)),))
    order = PaperOrder("", date(2024, 10, 20), date(2024, 10, 20), date(2024, 10, 20))
    at = datetime(2024, 10, 19, 9, 30).astimezone()
    write_begun_paper(ledger, BegunPaper("", at, order, Composition(paper)))
    driver = PaperDriver(open_desk(ledger), qtbot)
    driver.settle()
    notices = driver.desk.messages.record.notices
    assert any("1 份公文上次没有保存" in notice.text for notice in notices)
    offer = next(notice for notice in notices if "没有写完的通知" in notice.text)
    assert offer.action is not None
    offer.action()
    assert driver.page.is_editing
    assert driver.first.text == "写到一半"
    driver.page.leave_paper()
    driver.settle()
    assert [row.title for row in driver.desk.read(list_papers, qtbot)] == ["没有写完的通知"]
    assert find_begun_papers(ledger).papers == ()


def test_esc_closes_what_is_open_below_the_text(paper: PaperDriver) -> None:
    drawer = paper.page.desk.editor.drawer
    paper.text.ask_next_figure()
    paper.settle()
    assert drawer.isVisible()
    QTest.keyClick(drawer.row_table, Qt.Key.Key_Escape)
    assert not drawer.isVisible()
    assert paper.desk.window.focusWidget() is paper.text


def test_another_paper_does_not_lose_the_one_in_hand(paper: PaperDriver) -> None:
    key = paper.page.desk.editor.paper_id
    paper.type_at(0, WORDS)
    paper.compose(replace(ORDER, composer="special"))
    paper.until(lambda: paper.page.desk.editor.paper_id != key)
    stored = paper.desk.read(lambda workspace: read_paper(workspace, key), paper.qtbot)
    first = stored.composition.paper.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.startswith(WORDS)


def test_the_automatic_words_of_a_paragraph_come_back_when_asked_for(paper: PaperDriver) -> None:
    before = paper.first
    paper.type_at(0, WORDS)
    assert paper.first.is_edited
    paper.page.desk.restore_words()
    paper.settle()
    assert paper.first == before
