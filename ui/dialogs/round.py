"""新建报送批次: what is asked of whom by when, and who that is, counted before it is made."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models.changes import Changes
from models.errors import UserError
from models.issues import Severity
from models.operations.rounds import create_round, edit_round
from models.queries.rounds import RoundChoices, read_choices
from models.round_records import AskedUnit, BoardRow, RoundRow
from models.rules.round_checks import check_round
from models.rules.round_rows import UnitRows
from models.store.workspace import Workspace
from models.vocabulary import AskedKind
from ui import theme
from ui.dialogs.round_form import RoundForm
from ui.dressing import set_dialog_size
from ui.messages import Notice
from ui.session import Session
from ui.tables.round_columns import ASKED_COLUMNS
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.theme import Tone
from ui.widgets.dialog_parts import make_foot, make_sides, set_body
from ui.widgets.labels import (
    make_button,
    make_card,
    make_label,
    make_scroll_area,
    set_tone,
)
from ui.widgets.notice_bar import NoticeBar

SIZE = (980, 620)


class RoundDialog(QDialog):
    """Makes a round, or corrects ``row`` with the units it was opened for.

    Signals:
        made(Changes): the round was stored.
    """

    made = Signal(object)

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        row: RoundRow | None = None,
        asked: Sequence[AskedUnit] = (),
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._row = row
        self._asked = tuple(asked)
        self._choices: RoundChoices | None = None
        self.setWindowTitle("修改报送批次" if row else "新建报送批次")
        set_dialog_size(self, *SIZE)
        self.notices = NoticeBar()
        self.form = RoundForm(session)
        self.model: RowModel[BoardRow] = RowModel(ASKED_COLUMNS, lambda one: one.unit_id, self)
        self.table: LedgerTable[BoardRow] = LedgerTable(self.model, "报送单位")
        self.counts = make_label("正在统计……", "heading")
        self.says = make_label("", "secondary", wraps=True)
        self.save_button = make_button("保存" if row else "建立批次", role="primary")
        self._lay_out()
        self.form.edited.connect(self._update)
        self.save_button.clicked.connect(self.save)
        session.work.run_query(read_choices, self._receive, owner=self)

    def save(self) -> None:
        """Store the round and close, unless something is in the way."""
        if not self.save_button.isEnabled():
            return
        fields, today, row = self.form.fields(), self._session.today(), self._row

        def store(workspace: Workspace) -> Changes:
            if row is None:
                return create_round(workspace, fields=fields, today=today)
            return edit_round(workspace, round_id=row.id, fields=fields, today=today)

        self._session.work.run_operation(
            lambda workspace, _progress: store(workspace),
            self._finish,
            owner=self,
            failed=self._tell_failure,
        )

    def _finish(self, changes: Changes) -> None:
        self.made.emit(changes)
        self.accept()

    def _receive(self, choices: RoundChoices) -> None:
        self._choices = choices
        if self._row is None:
            self.form.show_new(choices)
        else:
            self.form.show_round(choices, self._row, self._asked)
        self.form.period.setFocus()

    def _update(self) -> None:
        """Show who must report and with how many rows, and what is still in the way."""
        choices = self._choices
        if choices is None:
            return
        fields = self.form.fields()
        _, problems = self.form.asked()
        rows = choices.ended_rows if fields.with_ended else choices.rows
        names = {unit.id: unit.name for unit in choices.units}
        kinds = {ask.kind for ask in fields.asks}
        shown = tuple(
            _line(one, names[one.unit_id], rows.get(one.unit_id, UnitRows()), kinds)
            for one in fields.units
        )
        self.model.set_rows(shown)
        self._show_counts(shown)
        today = self._session.today()
        issues = check_round(fields, min(today, self._row.due_on) if self._row else today)
        errors = [one.message for one in issues if one.severity is Severity.ERROR]
        blocking = [message for message in (self.form.problem(), *problems, *errors) if message]
        others = [one.message for one in issues if one.severity is Severity.WARNING]
        self.says.setText("；".join(blocking or others))
        set_tone(self.says, Tone.DANGER if blocking else Tone.WARNING)
        self.save_button.setEnabled(not blocking)

    def _show_counts(self, shown: Sequence[BoardRow]) -> None:
        idle = sum(not one.row_count for one in shown)
        words = f"{len(shown)} 个单位，共 {sum(one.row_count for one in shown):,} 行"
        self.counts.setText(words + (f"；{idle} 个没有要报的，不生成空表" if idle else ""))

    def _tell_failure(self, error: UserError) -> None:
        self.notices.show_notice(Notice(str(error), Tone.DANGER))

    def _lay_out(self) -> None:
        self.save_button.setDefault(True)
        cancel = make_button("取消")
        cancel.clicked.connect(self.reject)
        sides = make_sides(make_scroll_area(self.form), self._make_preview(), (500, 440))
        self.form.setObjectName("scrolled")
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addWidget(self.notices)
        column.addWidget(sides, 1)
        set_body(self, column, make_foot((self.says,), (cancel, self.save_button)))

    def _make_preview(self) -> QWidget:
        card = make_card()
        column = QVBoxLayout(card)
        column.setContentsMargins(1, theme.SPACE, 1, 1)
        column.setSpacing(theme.SPACE_SMALL)
        self.counts.setContentsMargins(theme.SPACE_WIDE, 0, theme.SPACE_WIDE, 0)
        self.counts.setWordWrap(True)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        return card


def _line(asked: AskedUnit, name: str, rows: UnitRows, kinds: set[AskedKind]) -> BoardRow:
    return BoardRow(
        asked.unit_id,
        name,
        asked.through,
        len(rows.tasks) if AskedKind.TASKS in kinds else 0,
        len(rows.items) if AskedKind.ITEMS in kinds else 0,
    )
