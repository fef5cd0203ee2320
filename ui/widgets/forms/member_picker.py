"""The field of a group's members: registered units only, always in protocol order (domain A3)."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from models.records import RoleEntry
from models.vocabulary import Role
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.parties import Party
from ui.widgets.unit_picker import UnitPicker


class MemberPicker(UnitPicker):
    """The units a group word stands for."""

    may_write_freely: ClassVar[bool] = False
    has_own_order: ClassVar[bool] = False

    def __init__(self, directory: UnitDirectory, parent: QWidget | None = None) -> None:
        # Members play no role of their own: the words only ever stand for units responsible.
        super().__init__(Role.RESPONSIBLE, directory, parent)
        self.line.setAccessibleName("查找成员单位")

    def member_ids(self) -> tuple[str, ...]:
        """Return the keys of the members, in protocol order."""
        return tuple(entry.unit_id for entry in self.value() if entry.unit_id)

    def show_members(self, unit_ids: tuple[str, ...], names: tuple[str, ...]) -> None:
        """Show members by key and name."""
        pairs = zip(unit_ids, names, strict=True)
        entries = tuple(RoleEntry(Role.RESPONSIBLE, name, unit_id) for unit_id, name in pairs)
        self.show_value(self._in_order(entries))

    def _set_hint(self) -> None:
        self.line.setPlaceholderText("添加单位：名称或首字母")

    def _offered(self) -> tuple[Party, ...]:
        members = set(self.member_ids())
        parties = super()._offered()
        return tuple(one for one in parties if one.unit_id and one.unit_id not in members)

    def _change(self, entries: tuple[RoleEntry, ...]) -> None:
        super()._change(self._in_order(entries))

    def _in_order(self, entries: tuple[RoleEntry, ...]) -> tuple[RoleEntry, ...]:
        places = {party.unit_id: place for place, party in enumerate(super()._offered())}
        return tuple(sorted(entries, key=lambda entry: places.get(entry.unit_id, len(places))))
