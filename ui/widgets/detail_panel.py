"""The panel beside a table that shows, and may edit, the record chosen there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget


class DetailPanel(QFrame):
    """Base of every detail panel; the ledger page drives it through these five names.

    Signals:
        saved(fields): the person saved; the fields dataclass of ``models.operations.fields``.
            The page stores it and shows the record again when the change comes back.
        delete_asked(): the person wants the shown record deleted.
        closed(): the person folded the panel away.
    """

    saved = Signal(object)
    delete_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")

    def show_record(self, row: object | None) -> None:
        """Show ``row``, a row of the page's table; None shows that nothing is chosen."""
        raise NotImplementedError

    def is_dirty(self) -> bool:
        """Return whether the person changed something that is not saved."""
        return False

    def save(self) -> bool:
        """Emit ``saved`` if the fields allow it; return whether they did."""
        return True

    def discard(self) -> None:
        """Throw away what is not saved."""
