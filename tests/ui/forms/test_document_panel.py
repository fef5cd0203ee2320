"""One document in its form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.queries.documents import list_documents
from models.records import DocumentRow
from tests.ui.conftest import Desk
from tests.ui.typing_words import type_words
from ui.dialogs.warning_list import WarningChecklist
from ui.pages.documents import DocumentsPage


@pytest.fixture
def documents_page(desk: Desk, qtbot: QtBot) -> DocumentsPage:
    """The page of documents with the sample plan in the panel."""
    desk.window.open_page("documents")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, DocumentsPage)
    return page


def stored(desk: Desk, qtbot: QtBot) -> tuple[DocumentRow, ...]:
    return desk.read(list_documents, qtbot)


def test_a_corrected_fact_is_stored(
    desk: Desk, documents_page: DocumentsPage, qtbot: QtBot
) -> None:
    printed_on = documents_page.panel.form.field("印发日期")
    type_words(printed_on.editor(), "2024年3月29日")
    assert documents_page.panel.save()
    desk.settle(qtbot)
    assert str(stored(desk, qtbot)[0].printed_on) == "2024-03-29"


def test_deleting_a_document_names_what_goes_with_it(
    desk: Desk, documents_page: DocumentsPage, qtbot: QtBot
) -> None:
    desk.messages.script.yes = False
    documents_page.panel.delete_button.click()
    desk.settle(qtbot)
    assert "19 项任务" in desk.messages.record.questions[0]
    assert len(stored(desk, qtbot)) == 1


def test_warnings_of_the_reader_open_the_text_at_their_line(
    desk: Desk, documents_page: DocumentsPage, qtbot: QtBot
) -> None:
    panel = documents_page.panel
    panel.show_tab(panel.text.title)
    desk.settle(qtbot)
    with qtbot.waitSignal(panel.text.list.place_opened) as opened:
        panel.text.list.itemActivated.emit(panel.text.list.item(0))
    desk.settle(qtbot)
    dialog = panel.text.dialog
    assert dialog is not None
    assert dialog.text.marked_lines().start == opened.args[0]
    dialog.close()


def open_text(desk: Desk, page: DocumentsPage, qtbot: QtBot) -> WarningChecklist:
    """Open the tab of the text; return its list of warnings."""
    page.panel.show_tab(page.panel.text.title)
    desk.settle(qtbot)
    return page.panel.text.list


def test_a_tick_marks_a_warning_as_looked_at(
    desk: Desk, documents_page: DocumentsPage, qtbot: QtBot
) -> None:
    warnings = open_text(desk, documents_page, qtbot)
    count = warnings.count()
    warnings.setCurrentRow(0)
    QTest.keyClick(warnings, Qt.Key.Key_Space)
    desk.settle(qtbot)
    assert stored(desk, qtbot)[0].open_warning_count == count - 1
    assert "已核对　李晓明" in warnings.item(0).text()
    assert warnings.currentRow() == 0


def test_undo_takes_the_tick_away_in_sight(
    desk: Desk, documents_page: DocumentsPage, qtbot: QtBot
) -> None:
    warnings = open_text(desk, documents_page, qtbot)
    warnings.item(0).setCheckState(Qt.CheckState.Checked)
    desk.settle(qtbot)
    desk.window.actions_by_name["undo"].trigger()
    desk.settle(qtbot)
    assert warnings.item(0).checkState() is Qt.CheckState.Unchecked


def test_all_warnings_are_marked_in_one_step(
    desk: Desk, documents_page: DocumentsPage, qtbot: QtBot
) -> None:
    warnings = open_text(desk, documents_page, qtbot)
    documents_page.panel.text.check_all.click()
    desk.settle(qtbot)
    assert warnings.open_warnings() == ()
    column = [column.key for column in documents_page.model.columns].index("warnings")
    assert documents_page.model.index(0, column).data() == "已核对"
    assert not documents_page.panel.text.check_all.isVisible()
