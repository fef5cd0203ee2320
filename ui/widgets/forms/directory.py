"""The units a form offers: read once on the database thread, again when units change."""

from PySide6.QtCore import QObject, Signal

from models.changes import Changes
from models.vocabulary import RecordKind
from ui.widgets.forms.parties import Party, read_parties
from ui.work import Work


class UnitDirectory(QObject):
    """Knows the parties of the open ledger.

    Signals:
        changed(): other parties are known than before.
    """

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._is_asked = False
        self.parties: tuple[Party, ...] = ()
        work.operation_done.connect(self._on_changes)

    def ask(self) -> None:
        """Have the parties read, if they never were."""
        if not self._is_asked:
            self._is_asked = True
            self._work.run_query(read_parties, self._receive, owner=self)

    def unit_names(self) -> dict[str, str]:
        """Return the names of the units by key."""
        return {party.unit_id: party.name for party in self.parties if party.unit_id}

    def _on_changes(self, changes: Changes) -> None:
        if self._is_asked and changes.kinds & {RecordKind.UNIT, RecordKind.GROUP}:
            self._work.run_query(read_parties, self._receive, owner=self)

    def _receive(self, parties: tuple[Party, ...]) -> None:
        self.parties = parties
        self.changed.emit()
