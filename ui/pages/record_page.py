"""A ledger page whose records are entered, corrected and deleted in the panel beside the table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from models.changes import Changes
from models.errors import UserError
from models.store.drafts import remove_draft
from models.store.workspace import Workspace
from ui.actions import Actions
from ui.messages import Question
from ui.pages.ledger_page import LedgerPage
from ui.pages.page import RowsAsked
from ui.pages.row_loading import LedgerLayout
from ui.session import Session
from ui.widgets.forms.record_panel import RecordPanel

Row = TypeVar("Row")
Record = TypeVar("Record")


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
        panel.creation_abandoned.connect(self._show_chosen)

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
        key, delete = self._row_key(row), self._operations.delete
        self.session.work.run_operation(
            lambda workspace, _progress: delete(workspace, key), owner=self
        )

    def _show_chosen(self) -> None:
        self._shown_row = self.table.chosen_row()
        self.panel.show_record(self._shown_row)

    def _show_created(self, changes: Changes) -> None:
        self.show_rows(RowsAsked(self.key, record_id=changes.record_ids[0]))

    def _put_back(self, row: Row | None, record: Record, error: UserError) -> None:
        if row is not None:
            self.table.choose(self._row_key(row))
        self.panel.show_unsaved(row, record, error)
