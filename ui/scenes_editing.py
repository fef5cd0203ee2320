"""What is done in the cells of a table before its picture is taken: editors, previews, bulk edits.

Each scene returns the widget to draw, None for the window itself.
"""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from models.vocabulary import Role, TaskStatus
from ui.main_window import MainWindow
from ui.pages.record_page import RecordPage
from ui.scenes import Scene
from ui.tables.bulk_plan import Mode
from ui.tables.cell_editors import UnitsEditor
from ui.widgets.deadline_field import DeadlineValue

Flag = QItemSelectionModel.SelectionFlag
PASTED = (
    "已完成\t2024年5月底\t市司法局\n"
    "办结\t持续推进\t市司法行政局、市财政局\n"
    "推进中\t11月中旬\t市法院\n"
)


def take_cell(window: MainWindow, row: int, column: str, *, last_row: int = -1) -> None:
    """Take a cell in hand, with the rows down to ``last_row`` selected."""
    page = window.page
    if not isinstance(page, RecordPage):
        return
    keys = [one.key for one in page.model.columns]
    selection = page.table.selectionModel()
    for place in range(row, max(row, last_row) + 1):
        index = page.model.index(place, keys.index(column))
        if place == row:
            selection.setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        else:
            selection.select(index, Flag.Select | Flag.Rows)
    page.table.setFocus()


def edit_cell(row: int, column: str, words: str | None = None) -> Scene:
    """Open the editor over a cell, with other words in it."""

    def act(window: MainWindow) -> None:
        page = window.page
        if not isinstance(page, RecordPage):
            return
        take_cell(window, row, column)
        page.table_work.editing.edit_current()
        editor = page.table_work.editing.editor
        if editor is not None and words is not None:
            editor.start(words, is_replacing=False)
        if isinstance(editor, UnitsEditor):
            editor.line.setCursorPosition(len(editor.text()))
            editor.line.textEdited.emit(editor.text())

    return act


def store_wrong(window: MainWindow) -> None:
    """Try to store what is in the open editor."""
    page = window.page
    if isinstance(page, RecordPage):
        page.table_work.editing.commit()


def paste_block(window: MainWindow) -> QWidget | None:
    """Paste a block of three columns; the preview opens when it is planned."""
    page = window.page
    if isinstance(page, RecordPage):
        page.table.arrangement.show_columns(("number", "title", "state", "deadline", "supporting"))
        take_cell(window, 1, "state")
        QGuiApplication.clipboard().setText(PASTED)
        page.table_work.paste()
    return None


def show_preview(window: MainWindow) -> QWidget | None:
    """Draw the open preview."""
    page = window.page
    if not isinstance(page, RecordPage):
        return None
    page.table.arrangement.show_columns(())
    return page.table_work.preview


def bulk_edit(window: MainWindow) -> QWidget | None:
    """Open the bulk edit of twelve rows and choose three changes."""
    page = window.page
    if not isinstance(page, RecordPage):
        return None
    take_cell(window, 0, "title", last_row=11)
    page.table_work.bulk_edit(page.table.selected_rows())
    dialog = page.table_work.bulk
    if dialog is not None:
        dialog.fields["status"].choose(Mode.SET)
        dialog.fields["status"].field.show_value(TaskStatus.IN_PROGRESS)
        deadline = dialog.fields["deadline"]
        deadline.choose(Mode.SET)
        deadline.field.show_value(DeadlineValue("11月底前", date(2024, 11, 30), year=2024))
        supporting = dialog.fields["roles.supporting"]
        supporting.choose(Mode.ADD)
        roles = [role for row in page.model.shown_rows() for role in row.task.roles]
        known = next(one for one in roles if one.unit_id and one.printed != "市优化办")
        supporting.field.show_value((replace(known, role=Role.SUPPORTING),))
        dialog.count_now()
    return None


def show_bulk(window: MainWindow) -> QWidget | None:
    """Draw the open bulk edit."""
    page = window.page
    return page.table_work.bulk if isinstance(page, RecordPage) else None
