"""What is done from the table of a page: cells edited, copied, pasted, filled, many rows at once.

Whatever changes more than one row is shown first and stored in one step, so that undo takes all of
it back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from models.changes import Changes
from models.errors import RecordGoneError, UserError
from models.progress import Progress
from models.queries.units import match_names
from models.rules.matching import UnitMatch
from models.store.workspace import Workspace
from ui.session import Session
from ui.tables.cell_editing import CellEditing, EditRules
from ui.tables.column import Column
from ui.tables.edit_plan import (
    CellText,
    Change,
    EditPlan,
    Records,
    lay_out,
    locked_because,
    plan_fill,
    plan_texts,
)
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.record_form import FormSection

if TYPE_CHECKING:
    # The rows do not wait for what is done with many of them.
    from ui.dialogs.bulk_edit import BulkEdit, BulkOrder
    from ui.dialogs.paste_preview import EditPreview
    from ui.tables.clipboard import Block
    from ui.tables.copying import CopiedBlock

Row = TypeVar("Row")
Record = TypeVar("Record")

MOST_CELLS = 200_000
COPIED_AT_ONCE = 5_000  # cells: about 20 ms


@dataclass(frozen=True, kw_only=True)
class ManyOperations(Generic[Row, Record]):
    """What can be done to many records at once.

    Attributes:
        records: what the rows stand for.
        read: the records of rows as they are stored now, by key; those gone are left out.
        edit: stores records in one step; the text is what undo shows, "" for the usual one.
        sections: the fields of a record, as its form has them.
        one_by_one: the fields that differ from record to record, and why, by key.
    """

    records: Records[Row, Record]
    read: Callable[[Workspace, Sequence[str]], Mapping[str, Record]]
    edit: Callable[[Workspace, Mapping[str, Record], str, Progress], Changes]
    sections: Callable[[UnitDirectory], Sequence[FormSection[Record]]]
    one_by_one: Mapping[str, str]


class TableWork(QObject, Generic[Row, Record]):
    """Edits the rows of one table.

    Attributes:
        editing: the editing of single cells.
        preview: what pasting or filling would change, the last one shown.
        bulk: the dialog of a bulk edit, the last one shown.
    """

    def __init__(
        self,
        session: Session,
        table: LedgerTable[Row],
        model: RowModel[Row],
        operations: ManyOperations[Row, Record] | None,
        *,
        settle: Callable[[], bool],
        directory: UnitDirectory,
        noun: str,
    ) -> None:
        super().__init__(table)
        self._session = session
        self._table = table
        self._rows = model
        self._operations = operations
        self._settle = settle
        self._noun = noun
        self._directory = directory
        self.preview: EditPreview | None = None
        self.bulk: BulkEdit[Row, Record] | None = None
        rules: EditRules[Row] = EditRules(
            refusal=self._refusal,
            store=self._store_cell,
            explain=self._explain,
            directory=directory,
        )
        self.editing: CellEditing[Row] = CellEditing(table, model, rules)
        self.editing.watch(table.frozen)

    # Copying

    def copy_selected(self) -> None:
        """Copy the cell in hand, or the rows where several are selected."""
        rows = self._table.selected_rows()
        if len(rows) > 1:
            self._copy(rows, self.shown_columns(), has_head=False)
        elif rows and self._table.currentIndex().isValid():
            self._copy(rows, [self._column_in_hand()], has_head=False)

    def copy_rows(self, *, has_head: bool) -> None:
        """Copy the selected rows as they are shown, with or without the titles."""
        self._copy(self._table.selected_rows(), self.shown_columns(), has_head=has_head)

    def shown_columns(self) -> list[Column[Row]]:
        """Return the columns in sight, from the left."""
        by_key = {column.key: column for column in self._rows.columns}
        return [by_key[key] for key in self._table.arrangement.shown()]

    def _copy(self, rows: Sequence[Row], columns: Sequence[Column[Row]], *, has_head: bool) -> None:
        from ui.tables.copying import copied_block  # noqa: PLC0415 - see above

        cells = len(rows) * len(columns)
        if cells > MOST_CELLS:
            self.editing.say(f"选中的内容超过 {MOST_CELLS:,} 格，请用“导出”。")
        elif cells > COPIED_AT_ONCE:
            self._session.work.run_job(
                lambda _progress: copied_block(rows, columns, has_head=has_head),
                lambda copied: self._put_on_clipboard(copied, rows, columns),
                owner=self,
                label=f"正在复制 {len(rows):,} 行",
            )
        elif rows:
            copied = copied_block(rows, columns, has_head=has_head)
            self._put_on_clipboard(copied, rows, columns)

    def _put_on_clipboard(
        self, copied: "CopiedBlock", rows: Sequence[Row], columns: Sequence[Column[Row]]
    ) -> None:
        mime = QMimeData()
        mime.setText(copied.text)
        mime.setHtml(copied.html)
        QGuiApplication.clipboard().setMimeData(mime)
        what = f" {len(rows):,} 行" if len(columns) > 1 else f"“{columns[0].title}”这一格"
        self.editing.say(f"已复制{what}，可以粘贴到 WPS、Excel 或 Word。")

    # Pasting and filling

    def paste(self) -> None:
        """Plan what the clipboard would change from the cell in hand on, and show it first."""
        index, mime = self._table.currentIndex(), QGuiApplication.clipboard().mimeData()
        if not index.isValid() or not (mime.hasText() or mime.hasHtml()):
            return
        operations = self.may_edit()
        if operations is None:
            return
        text, html, records = mime.text(), mime.html(), operations.records
        selected = self._table.selected_rows()
        # A row of the block is at least a line of the text or a row of the table.
        rows = self._rows_from_hand(text.count("\n") + text.count("\r") + html.count("<tr") + 1)
        columns = self.shown_columns()
        columns = columns[columns.index(self._column_in_hand()) :]

        def plan(workspace: Workspace) -> EditPlan:
            block = _block(text, html)
            cells, sentences = lay_out(block, rows, columns, selected=selected)
            return plan_texts(records, cells, partial(look_up, workspace)).also(sentences)

        self._plan(plan, "正在核对粘贴的内容", "粘贴")

    def fill_down(self) -> None:
        """Plan giving the value of the first selected row to the others (Ctrl+D)."""
        rows = self._table.selected_rows()
        if len(rows) < 2 or not self._table.currentIndex().isValid():
            self.editing.say("请先选中几行：第一行的内容会填到其余各行。")
            return
        column = self._column_in_hand()
        if column.edit is None:
            self.editing.say(locked_because(column))
        elif (operations := self.may_edit()) is not None:
            records = operations.records
            self._plan(
                lambda _workspace: plan_fill(records, rows[0], rows[1:], column),
                "正在核对填充的内容",
                f"向下填充“{column.title}”",
            )

    def bulk_edit(self, rows: Sequence[Row]) -> None:
        """Ask what is to be done to the fields of many rows."""
        operations = self.may_edit() if rows else None
        if operations is None:
            return
        from ui.dialogs.bulk_edit import BulkEdit  # noqa: PLC0415 - see above

        dialog: BulkEdit[Row, Record] = BulkEdit(
            self._session.work,
            operations.records,
            rows,
            operations.sections(self._directory),
            operations.one_by_one,
            self._noun,
            self._table.window(),
        )
        dialog.ordered.connect(self._store_order)
        dialog.finished.connect(dialog.deleteLater)
        self.bulk = dialog
        dialog.open()

    def _store_order(self, order: "BulkOrder") -> None:
        from ui.tables.bulk_plan import chained  # noqa: PLC0415 - see above

        change = chained(order.changes)
        label = f"批量修改 {len(order.keys):,} {self._noun}的{order.labels}"
        self.store(dict.fromkeys(order.keys, change), label)

    def store(self, changes: Mapping[str, Change], label: str) -> None:
        """Change records as they are stored by then, in one step."""
        if self._operations is not None:
            self._session.work.run_operation(
                partial(apply_changes, self._operations, changes, label),
                owner=self,
                label=f"正在修改 {len(changes):,} {self._noun}" if len(changes) > 1 else "",
            )

    def may_edit(self) -> ManyOperations[Row, Record] | None:
        """Return what can be done to the records; None, and the reason at the cell, if nothing."""
        refusal = self._refusal()
        if refusal:
            self.editing.say(refusal)
        return None if refusal else self._operations

    def _plan(self, make: Callable[[Workspace], EditPlan], doing: str, verb: str) -> None:
        self._session.work.run_query(
            make, lambda plan: self._show(plan, verb), owner=self, label=doing
        )

    def _show(self, plan: EditPlan, verb: str) -> None:
        """Show a plan first, unless it is one cell and nothing is to be said about it."""
        if not plan.cells and not plan.left_out:
            self.editing.say("没有要改的：内容和原来一样。")
        elif len(plan.cells) == 1 and not plan.needs_a_look:
            self.store(plan.changes, "")
        else:
            from ui.dialogs.paste_preview import EditPreview  # noqa: PLC0415 - see above

            self.preview = EditPreview(plan, verb, self._noun, self._table.window())
            self.preview.accepted.connect(lambda: self.store(plan.changes, plan.label(verb)))
            self.preview.finished.connect(self.preview.deleteLater)
            self.preview.open()

    def _rows_from_hand(self, most: int) -> list[Row]:
        """Return rows from the first selected or current one on, as shown, each once."""
        key_of, selected = self._rows.row_key, self._table.selected_rows()
        first = self._rows.position_of(key_of(selected[0])) if selected else None
        start = self._table.currentIndex().row() if first is None else first
        found: dict[str, Row] = {}
        for position in range(start, self._rows.rowCount()):
            if len(found) == most:
                break
            if self._rows.group_at(position) is None:
                row = self._rows.row_at(position)
                found[key_of(row)] = row
        return list(found.values())

    # Single cells

    def _store_cell(self, row: Row, column: Column[Row], text: str) -> str:
        operations = self._operations
        if operations is None:
            return locked_because(column)
        plan = plan_texts(operations.records, [CellText(row, column, text)], lambda _names: {})
        if problems := [cell.problem for cell in plan.cells if cell.problem]:
            return problems[0]
        if plan.changes:
            key = self._rows.row_key(row)
            self._session.work.run_operation(
                partial(apply_changes, operations, plan.changes, ""),
                owner=self,
                failed=lambda error: self._put_back(key, column, text, error),
            )
        return ""

    def _put_back(self, key: str, column: Column[Row], text: str, error: UserError) -> None:
        """Open the editor again with what the ledger refused, if the row is still there."""
        is_gone = isinstance(error, RecordGoneError)
        if is_gone or not self.editing.reopen(key, column, text, str(error)):
            self._session.messages.tell_refused(error)

    def _explain(self, row: Row, column: Column[Row], text: str) -> str:
        if self._operations is None or column.edit is None or column.edit.explain is None:
            return ""
        return column.edit.explain(self._operations.records.record_of(row), text)

    def _refusal(self) -> str:
        if self._session.workspace.read_only:
            return f"{self._session.workspace.why_read_only}。这里只能查看。"
        if self._operations is None:
            return "这一页的内容请在右边的表单里改。"
        return "" if self._settle() else "右边的表单还没有保存。"

    def _column_in_hand(self) -> Column[Row]:
        return self._rows.columns[self._table.currentIndex().column()]


def apply_changes(
    operations: ManyOperations[Any, Record],  # Any: only the records count here
    changes: Mapping[str, Change],
    label: str,
    workspace: Workspace,
    progress: Progress,
) -> Changes:
    """Change the records as they are stored now; runs on the database thread.

    Raises:
        RecordGoneError: some are no longer there; nothing is stored.
    """
    stored = operations.read(workspace, list(changes))
    if gone := len(changes) - len(stored):
        text = f"有 {gone:,} 条记录已被删除，没有改动。请刷新后再试。"
        raise RecordGoneError(text)
    wanted = {key: change(stored[key]) for key, change in changes.items()}
    return operations.edit(workspace, wanted, label, progress)


def look_up(workspace: Workspace, names: Sequence[str]) -> dict[str, str]:
    """Return what a person should know about unit names, nothing of those registered."""
    return {
        match.printed: text for match in match_names(workspace, names) if (text := _told(match))
    }


def _told(match: UnitMatch) -> str:
    if match.unit_id is not None or match.group_id is not None:
        return ""
    if match.near:
        near = "、".join(unit.name for unit in match.near[:3])
        return f"“{match.printed}”没有登记，与“{near}”相近，请核对"
    return f"“{match.printed}”没有登记，将照写"


def _block(text: str, html: str) -> "Block":
    from ui.tables.clipboard import read_block  # noqa: PLC0415 - see above

    block = read_block(text, html)
    if sum(map(len, block)) > MOST_CELLS:
        raise TooMuchPastedError(
            f"剪贴板里的内容超过 {MOST_CELLS:,} 格，没有粘贴。请分几次复制，或者用“导入”。"
        )
    return block


class TooMuchPastedError(UserError):
    """Raised when the clipboard holds more cells than can be looked over; paste it in parts."""
