"""A ledger page whose records are entered, corrected and deleted in the panel beside the table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from models.changes import Changes
from models.errors import UserError
from models.store.drafts import remove_draft
from models.store.workspace import Workspace
from ui.actions import IN_TABLE, Actions
from ui.messages import Question
from ui.pages.ledger_page import LedgerPage
from ui.pages.page import RowsAsked
from ui.pages.row_loading import LedgerLayout
from ui.pages.table_work import ManyOperations, TableWork
from ui.session import Session
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.kept_files import add_files
from ui.widgets.forms.record_panel import RecordPanel
from ui.widgets.forms.row_drop import RowDrop

Row = TypeVar("Row")
Record = TypeVar("Record")

MENU = (
    *("edit_cell", ""),
    *("copy_selected", "copy_rows", "copy_with_head", "paste_cells", "fill_down", ""),
    *("bulk_edit", "bulk_edit_all", ""),
    "delete_rows",
)


@dataclass(frozen=True, kw_only=True)
class RecordOperations(Generic[Row, Record]):
    """What can be done to the records of a page.

    Attributes:
        create: None where records come in by import only.
        delete: deletes one or, where ``many`` is given, several records.
        question: what is asked before deleting one, None where undo is answer enough.
        many: what can be done to many at once, None where they are edited one by one.
    """

    create: Callable[[Workspace, Record], Changes] | None
    edit: Callable[[Workspace, str, Record], Changes]
    delete: Callable[[Workspace, Sequence[str]], Changes]
    question: Callable[[Row], Question] | None = None
    many: ManyOperations[Row, Record] | None = None


class RecordPage(LedgerPage[Row], Generic[Row, Record]):
    """Stores what its panel saves, and puts it back into the panel when the ledger refuses."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        layout: LedgerLayout[Row],
        panel: RecordPanel[Row, Record],
        operations: RecordOperations[Row, Record],
    ) -> None:
        super().__init__(session, actions, layout, panel)
        self.panel = panel
        self._row_key = layout.row_key
        self._operations = operations
        self.table_work: TableWork[Row, Record] = TableWork(
            session,
            self.table,
            self.model,
            operations.many,
            settle=self._settle_unsaved,
            directory=directory_of(panel, session),
            noun=layout.noun,
        )
        panel.creation_abandoned.connect(self._show_chosen)
        self.table.menu_asked.connect(self._open_menu)
        self._connect_actions()
        self._take_dropped_files()

    def may_leave(self) -> bool:
        """Return whether nothing unsaved would be lost: an open cell is stored first."""
        editing = self.table_work.editing
        if editing.editor is not None and not editing.commit():
            return False
        return super().may_leave()

    def clear(self) -> None:
        """Close an open cell, drop search, chip and filters of columns."""
        self.table_work.editing.give_up()
        super().clear()

    def store_fields(self, row: Row | None, fields: object) -> None:
        """Store what the panel saved for ``row``; None creates a record."""
        # The panel emits the record of its own form.
        record = cast("Record", fields)
        create, edit = self._operations.create, self._operations.edit
        key = "" if row is None else self._row_key(row)

        def store(workspace: Workspace) -> Changes:
            if row is not None:
                done = edit(workspace, key, record)
            elif create is not None:
                done = create(workspace, record)
            else:
                raise ValueError("records of this page come in by import only")
            # Here and not when the window hears of it: it may be closing.
            remove_draft(workspace.path, self.panel.kind, key)
            return done

        self.session.work.run_operation(
            lambda workspace, _progress: store(workspace),
            self._show_created if row is None else None,
            owner=self,
            failed=lambda error: self._put_back(row, record, error),
        )

    def delete_row(self, row: Row) -> None:
        """Delete a record, undoably."""
        question = self._operations.question
        if question is not None and not self.session.messages.ask(question(row)):
            return
        self.panel.discard()
        self._delete_rows([row])

    def delete_selected(self) -> None:
        """Delete the selected rows in one step, undoably; several are asked about by number."""
        rows = self.table.selected_rows()
        if self.session.workspace.read_only or not rows:
            return
        if len(rows) == 1:
            self.delete_row(rows[0])
        elif self._operations.many is None:
            self.table_work.editing.say("这里一次只能删除一条，请选中一条再删。")
        elif self.session.messages.ask(_deletion(len(rows), self._ledger.noun)):
            self.panel.discard()
            self._delete_rows(rows)

    def _delete_rows(self, rows: Sequence[Row]) -> None:
        keys, delete = [self._row_key(row) for row in rows], self._operations.delete
        self.session.work.run_operation(
            lambda workspace, _progress: delete(workspace, keys), owner=self
        )

    # What the window's actions do in the table

    def _connect_actions(self) -> None:
        work, actions = self.table_work, self.actions_of_window
        self._acts: dict[str, Callable[[], None]] = {
            "edit_cell": work.editing.edit_current,
            "copy_selected": work.copy_selected,
            "copy_rows": lambda: work.copy_rows(has_head=False),
            "copy_with_head": lambda: work.copy_rows(has_head=True),
            "paste_cells": work.paste,
            "fill_down": work.fill_down,
            "bulk_edit": lambda: work.bulk_edit(self.table.selected_rows()),
            "bulk_edit_all": lambda: work.bulk_edit(self.model.shown_rows()),
            "delete_rows": self.delete_selected,
        }
        for name in self._acts:
            if name in IN_TABLE:
                self.table.addAction(actions[name])
            actions[name].triggered.connect(lambda _=False, name=name: self._act(name))

    def _act(self, name: str) -> None:
        """Do what an action of the window asks for, on the page in sight."""
        if self.isVisible():
            self._acts[name]()

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for name in MENU:
            if name:
                menu.addAction(self.actions_of_window[name])
            else:
                menu.addSeparator()
        menu.addSeparator()
        self.panel.fill_menu(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _take_dropped_files(self) -> None:
        """Let files be dropped on rows, where records have evidence."""
        if self.session.workspace.read_only or self.panel.evidence_tab() is None:
            return
        drop = RowDrop(
            (self.table, self.table.frozen),
            self._row_under,
            lambda row: self.panel.title_of(cast("Row", row)),
            self.panel.noun,
        )
        drop.evidence_given.connect(self._add_evidence)
        drop.documents_given.connect(self.files_given)

    def _row_under(self, point: QPoint) -> Row | None:
        position = self.table.rowAt(point.y())
        is_row = position >= 0 and self.model.group_at(position) is None
        return self.model.row_at(position) if is_row else None

    def _add_evidence(self, row: object, files: tuple[Path, ...]) -> None:
        key = self._row_key(cast("Row", row))
        add_files(self.session, self, self.panel.kind, key, files)

    def _show_chosen(self) -> None:
        self._shown_row = self.table.chosen_row()
        self.panel.show_record(self._shown_row)

    def _show_created(self, changes: Changes) -> None:
        self.show_rows(RowsAsked(self.key, record_id=changes.record_ids[0]))

    def _put_back(self, row: Row | None, record: Record, error: UserError) -> None:
        if row is not None:
            self.table.choose(self._row_key(row))
        self.panel.show_unsaved(row, record, error)


def directory_of(panel: QObject, session: Session) -> UnitDirectory:
    """Return the units the panel offers, for the table to offer the same."""
    return panel.findChild(UnitDirectory) or UnitDirectory(session.work, panel)


def _deletion(count: int, noun: str) -> Question:
    return Question(
        "删除",
        f"删除选中的 {count:,} {noun}？\n附属的内容一起删除，可以撤销。",
        yes="删除",
        is_dangerous=True,
    )
