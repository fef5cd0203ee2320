"""Fields to choose from: one of several words, yes or no, a unit."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from models.vocabulary import LabelledEnum
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.field import Field, Quiet
from ui.widgets.forms.parties import Party
from ui.widgets.forms.text_fields import put_alone

Word = TypeVar("Word", bound=LabelledEnum)


class CalmComboBox(QComboBox):
    """A box the mouse wheel passes over: scrolling a form must not change what it says.

    Signals:
        opening(): its list is about to be shown.
    """

    opening = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def showPopup(self) -> None:
        """Tell before the list is shown, so that a long one may be filled in then."""
        self.opening.emit()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


class WordField(Field[Word], Generic[Word]):
    """One word of the vocabulary."""

    def __init__(self, words: Iterable[Word], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = Quiet()
        self._words = tuple(words)
        self.box = CalmComboBox()
        self.box.addItems([word.label for word in self._words])
        self.box.currentIndexChanged.connect(self._quiet.wrap(self.edited.emit))
        put_alone(self, self.box)

    def value(self) -> Word:
        """Return the word chosen."""
        return self._words[self.box.currentIndex()]

    def show_value(self, value: Word) -> None:
        """Show a word."""
        with self._quiet:
            self.box.setCurrentIndex(self._words.index(value))

    def set_read_only(self, read_only: bool) -> None:
        """Keep the word."""
        self.box.setEnabled(not read_only)

    def editor(self) -> QWidget:
        """Return the box."""
        return self.box


class CheckField(Field[bool]):
    """Yes or no."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = Quiet()
        self.box = QCheckBox(text)
        self.box.toggled.connect(self._quiet.wrap(self.edited.emit))
        put_alone(self, self.box)

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.box.isChecked()

    def show_value(self, value: bool) -> None:
        """Tick it or not."""
        with self._quiet:
            self.box.setChecked(value)

    def set_read_only(self, read_only: bool) -> None:
        """Keep the tick."""
        self.box.setEnabled(not read_only)

    def editor(self) -> QWidget:
        """Return the box."""
        return self.box


class UnitField(Field[str | None]):
    """One unit out of those that fit, or none; the value is its key."""

    def __init__(
        self,
        directory: UnitDirectory,
        fits: Callable[[Party], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._quiet = Quiet()
        self._directory = directory
        self._fits = fits
        self._wanted: str | None = None
        self.box = CalmComboBox()
        self.box.currentIndexChanged.connect(self._quiet.wrap(self._on_chosen))
        directory.changed.connect(self._fill)
        put_alone(self, self.box)
        self._fill()

    def value(self) -> str | None:
        """Return the key of the unit."""
        return self._wanted

    def show_value(self, value: str | None) -> None:
        """Show a unit; until the units are known the key is kept."""
        self._wanted = value
        self._directory.ask()
        self._show_wanted()

    def set_read_only(self, read_only: bool) -> None:
        """Keep the unit."""
        self.box.setEnabled(not read_only)

    def editor(self) -> QWidget:
        """Return the box."""
        return self.box

    def _fill(self) -> None:
        with self._quiet:
            self.box.clear()
            self.box.addItem("（无）", None)
            for party in self._directory.parties:
                if party.unit_id and (self._fits(party) or party.unit_id == self._wanted):
                    self.box.addItem(party.name, party.unit_id)
        self._show_wanted()

    def _show_wanted(self) -> None:
        with self._quiet:
            self.box.setCurrentIndex(max(0, self.box.findData(self._wanted)))

    def _on_chosen(self) -> None:
        self._wanted = self.box.currentData()
        self.edited.emit()
