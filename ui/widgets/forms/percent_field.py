"""A share of one typed as a percentage (完成比例)."""

from PySide6.QtWidgets import QWidget

from models.rules.returned_percents import read_percent
from models.rules.shares import written_share
from ui.widgets.forms.field import Field
from ui.widgets.forms.text_fields import LineField, put_alone

WAY_OUT = "请填 0% 到 100%，写上百分号，例如 80%"


class PercentField(Field[float | None]):
    """A share, 0 to 1, or none; read as in the forms that units send back.

    How it was read stands in the field as soon as the keyboard leaves it.
    """

    def __init__(self, hint: str = "如 80%", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = LineField(hint)
        self._line.edited.connect(self.edited)
        self._line.line.editingFinished.connect(self._show_reading)
        put_alone(self, self._line)

    def value(self) -> float | None:
        """Return the share."""
        read = read_percent(self._line.value().strip()).value
        return float(read) if isinstance(read, int | float) else None

    def show_value(self, value: float | None) -> None:
        """Show the share with its sign."""
        self._line.show_value(written_share(value))

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self._line.set_read_only(read_only)

    def problem(self) -> str:
        """Ask for a percentage that can mean one thing only."""
        is_read = not self._line.value().strip() or self.value() is not None
        return "" if is_read else WAY_OUT

    def editor(self) -> QWidget:
        """Return the line."""
        return self._line.line

    def _show_reading(self) -> None:
        if not self.problem():
            self.show_value(self.value())
