"""The panel beside a table that shows, and may edit, the record chosen there."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget


class DetailPanel(QFrame):
    """Base of every detail panel; the ledger page drives it through these names.

    Attributes:
        can_create: the panel can be filled in for a new record.

    Signals:
        saved(fields): the person saved; the fields dataclass of ``models.fields``.
            The page stores it and shows the record again when the change comes back.
        delete_asked(): the person wants the shown record deleted.
        closed(): the person folded the panel away.
    """

    can_create: ClassVar[bool] = False

    saved = Signal(object)
    delete_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")

    def show_record(self, row: object | None) -> None:
        """Show ``row``, a row of the page's table; None shows that nothing is chosen."""
        raise NotImplementedError

    def start_new(self) -> None:
        """Show empty fields for a new record; ``saved`` then means that it be created."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor into the first field."""

    def is_dirty(self) -> bool:
        """Return whether the person changed something that is not saved."""
        return False

    def save(self) -> bool:
        """Emit ``saved`` if the fields allow it; return whether they did."""
        return True

    def rebase(self, row: object) -> None:
        """Take in what else changed in the shown record while something is not saved."""

    def discard(self) -> None:
        """Throw away what is not saved."""
