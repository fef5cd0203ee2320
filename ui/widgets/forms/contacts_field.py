"""The people to call in a unit: a line of name, post and telephone for each."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.records import ContactRow
from ui import theme
from ui.widgets.forms.field import Field
from ui.widgets.labels import make_button, make_icon_button

HINTS = ("姓名", "职务", "电话")


class ContactsField(Field[tuple[ContactRow, ...]]):
    """Contacts in their order; a line without any words counts for nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_ContactLine] = []
        self._is_read_only = False
        self._add = make_button("添加联系人", "plus", "link")
        self._add.clicked.connect(self._add_empty)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.SPACE_TIGHT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SPACE_TIGHT)
        whole.addLayout(self._column)
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addStretch(1)
        whole.addLayout(foot)

    def value(self) -> tuple[ContactRow, ...]:
        """Return the contacts that say something."""
        contacts = (line.contact() for line in self._lines)
        return tuple(one for one in contacts if one.name or one.post or one.phone)

    def show_value(self, value: tuple[ContactRow, ...]) -> None:
        """Show contacts; lines that say the same stay."""
        if value == self.value() and len(value) == len(self._lines):
            return
        for line in list(self._lines):
            self._drop(line)
        for contact in value:
            self._append(contact)

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self._is_read_only = read_only
        self._add.setVisible(not read_only)
        for line in self._lines:
            line.set_read_only(read_only)

    def editor(self) -> QWidget:
        """Return the button that adds a line."""
        return self._add

    def _add_empty(self) -> None:
        self._append(ContactRow("", "", "", "")).focus()

    def _append(self, contact: ContactRow) -> "_ContactLine":
        line = _ContactLine(contact)
        line.set_read_only(self._is_read_only)
        line.cross.clicked.connect(lambda: self._remove(line))
        for edit in line.edits:
            edit.textEdited.connect(self.edited)
        self._lines.append(line)
        self._column.addWidget(line)
        return line

    def _remove(self, line: "_ContactLine") -> None:
        self._drop(line)
        self.edited.emit()

    def _drop(self, line: "_ContactLine") -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()


class _ContactLine(QWidget):
    def __init__(self, contact: ContactRow) -> None:
        super().__init__()
        self._id = contact.id
        self.edits = [QLineEdit(text) for text in (contact.name, contact.post, contact.phone)]
        self.cross = make_icon_button("x", "移除联系人")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_TIGHT)
        for edit, hint, share in zip(self.edits, HINTS, (3, 3, 5), strict=True):
            edit.setPlaceholderText(hint)
            edit.setAccessibleName(hint)
            edit.setCursorPosition(0)
            row.addWidget(edit, share)
        row.addWidget(self.cross)

    def contact(self) -> ContactRow:
        """Return the contact as typed."""
        name, post, phone = (edit.text().strip() for edit in self.edits)
        return ContactRow(self._id, name, post, phone)

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self.cross.setVisible(not read_only)
        for edit in self.edits:
            edit.setReadOnly(read_only)

    def focus(self) -> None:
        """Put the cursor into the name."""
        self.edits[0].setFocus()
