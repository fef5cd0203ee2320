"""The field of who must report: registered units and group words, found by name or initials."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from models.vocabulary import Role
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.unit_picker import UnitPicker


class AskedPicker(UnitPicker):
    """Units and groups that must report, in any order; they report in protocol order."""

    may_write_freely: ClassVar[bool] = False
    has_own_order: ClassVar[bool] = False

    def __init__(self, directory: UnitDirectory, parent: QWidget | None = None) -> None:
        # Who reports plays no role of its own: the words only ever stand for units responsible.
        super().__init__(Role.RESPONSIBLE, directory, parent)
        self.line.setAccessibleName("查找报送单位")

    def words(self) -> tuple[str, ...]:
        """Return the names chosen."""
        return tuple(entry.printed for entry in self.value())

    def _set_hint(self) -> None:
        self.line.setPlaceholderText("添加单位或单位组：名称或首字母，如 gq")
