"""修改记录: who, when, from, to; and the way back for a single field."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.operations.restoring import Side, restore_field
from models.queries.history import list_changes
from models.records import FieldChange
from ui import theme
from ui.session import Session
from ui.widgets.forms.tabs import RecordTab
from ui.widgets.history_list import HistoryList
from ui.widgets.labels import make_button, make_label


class HistoryTab(RecordTab):
    """Shows what was changed in a record, in all of it or in one field."""

    title = "修改记录"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._field = ""
        self._changes: tuple[FieldChange, ...] = ()
        self.list = HistoryList()
        self.list.set_read_only(session.workspace.read_only)
        self.list.restore_asked.connect(self._restore)
        self._says = make_label("", "strong")
        self.all_button = make_button("看全部", role="link")
        self.all_button.clicked.connect(self.show_all)
        self._only = QWidget()
        line = QHBoxLayout(self._only)
        line.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        line.addWidget(self._says, 1)
        line.addWidget(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(self._only)
        column.addWidget(self.list, 1)
        self._only.hide()

    def show_record(self, record_id: str) -> None:
        """Show the history of a record; of another one, all of it."""
        if record_id != self.record_id:
            self._look_at("", "")
        super().show_record(record_id)

    def show_field(self, key: str, label: str) -> None:
        """Show what was changed in one field of the form."""
        self._look_at(key, label)
        self._show()

    def show_all(self) -> None:
        """Show everything that was changed."""
        self._look_at("", "")
        self._show()

    def read(self) -> None:
        """Ask for the changes."""
        record_id = self.record_id

        def receive(changes: tuple[FieldChange, ...]) -> None:
            if self._is_still(record_id):
                self._changes = changes
                self._show()

        self.session.work.run_query(
            lambda workspace: list_changes(workspace, record_id), receive, owner=self
        )

    def _look_at(self, key: str, label: str) -> None:
        self._field = key
        self._says.setText(f"只看“{label}”的修改")
        self._only.setVisible(bool(key))

    def _show(self) -> None:
        shown = [one for one in self._changes if not self._field or one.form_field == self._field]
        self.list.show_changes(shown)

    def _restore(self, change: FieldChange, side: Side) -> None:
        record_id = self.record_id
        self.session.work.run_operation(
            lambda workspace, _progress: restore_field(workspace, change=change, side=side),
            lambda _: self.show_record(self.record_id) if self._is_still(record_id) else None,
            owner=self,
        )
