"""Fields of the settings: one of several words, a folder."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui import theme
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.forms.field import Field, Quiet
from ui.widgets.forms.text_fields import put_alone
from ui.widgets.labels import make_button


class ChoiceField(Field[str]):
    """One of several values, shown by its words."""

    def __init__(self, words: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = Quiet()
        self.box = CalmComboBox()
        for value, text in words.items():
            self.box.addItem(text, value)
        self.box.currentIndexChanged.connect(self._quiet.wrap(self.edited.emit))
        put_alone(self, self.box)

    def value(self) -> str:
        """Return the value chosen."""
        return str(self.box.currentData())

    def show_value(self, value: str) -> None:
        """Show a value; an unknown one counts as the first."""
        with self._quiet:
            self.box.setCurrentIndex(max(0, self.box.findData(value)))

    def set_read_only(self, read_only: bool) -> None:
        """Keep the value."""
        self.box.setEnabled(not read_only)

    def editor(self) -> QWidget:
        """Return the box."""
        return self.box


class FolderField(Field[str]):
    """A folder, "" for the usual one; it is chosen in the system's own dialog, never typed.

    Signals:
        choice_asked(): another folder is wanted; ``choose`` takes it.
        open_asked(path): the folder is to be opened.
    """

    choice_asked = Signal()
    open_asked = Signal(str)

    def __init__(self, usual: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = usual
        self._value = ""
        self._line = QLineEdit()
        self._line.setReadOnly(True)
        self._line.setAccessibleName(name)
        self._change = make_button("更改…")
        self._change.setAccessibleName(f"更改{name}")
        self._reset = make_button("恢复默认", role="link")
        self._reset.setAccessibleName(f"恢复默认的{name}")
        open_button = make_button("打开", role="link")
        open_button.setAccessibleName(f"打开{name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_SMALL)
        row.addWidget(self._line, 1)
        row.addWidget(self._change)
        row.addWidget(open_button)
        row.addWidget(self._reset)
        self.setFocusProxy(self._change)
        self._change.clicked.connect(self.choice_asked)
        self._reset.clicked.connect(lambda: self.choose(""))
        open_button.clicked.connect(lambda: self.open_asked.emit(self._line.text()))

    def choose(self, folder: str) -> None:
        """Take a folder the person chose."""
        self.show_value(folder)
        self.edited.emit()

    def value(self) -> str:
        """Return the folder."""
        return self._value

    def show_value(self, value: str) -> None:
        """Show a folder from its end: that is what tells folders apart."""
        self._value = value
        self._line.setText(value or self._usual)
        self._line.setToolTip(value or self._usual)
        self._reset.setVisible(bool(value))

    def set_read_only(self, read_only: bool) -> None:
        """Keep the folder."""
        self._change.setEnabled(not read_only)
        self._reset.setEnabled(not read_only)

    def editor(self) -> QWidget:
        """Return the line."""
        return self._line
