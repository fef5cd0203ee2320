"""What a delegate is told of the item it paints; Qt's stubs leave these fields out."""

from typing import Protocol, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem


class ItemOption(Protocol):
    """The fields of ``QStyleOptionViewItem`` used here."""

    rect: QRect
    state: QStyle.StateFlag
    font: QFont


def item_option(option: QStyleOptionViewItem) -> ItemOption:
    """Return ``option`` with its fields known."""
    return cast("ItemOption", option)
