"""The menu of a column: order, filter, hide, group, freeze, and on to the column chooser."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from models.views import SortKey
from ui.icons import set_icon
from ui.tables.column import Column

Row = TypeVar("Row")


class ColumnActs(NamedTuple):
    """What a table does for the menu of a column."""

    sort: Callable[[tuple[SortKey, ...]], None]
    open_filter: Callable[[str], None]
    lift_filter: Callable[[str], None]
    hide: Callable[[str], None]
    group_by: Callable[[str], None]
    freeze: Callable[[int], None]
    choose_columns: Callable[[], None]


class ColumnStanding(NamedTuple, Generic[Row]):
    """What holds of a column now.

    Attributes:
        place: its place among the columns shown, from 0.
        frozen: how many columns are frozen.
    """

    column: Column[Row]
    sorts: tuple[SortKey, ...]
    place: int
    frozen: int
    is_filtered: bool
    is_grouped: bool
    is_only: bool


def make_column_menu(now: ColumnStanding[Row], acts: ColumnActs, parent: QWidget) -> QMenu:
    """Return the menu of one column."""
    key, title = now.column.key, now.column.title
    menu = QMenu(parent)
    up, down = SortKey(key), SortKey(key, descending=True)
    rest = tuple(one for one in now.sorts if one.column != key)
    _add(menu, "升序", "arrow-up", lambda: acts.sort((up,)), is_on=up in now.sorts)
    _add(menu, "降序", "arrow-down", lambda: acts.sort((down,)), is_on=down in now.sorts)
    is_sorted = len(rest) < len(now.sorts)
    _add(menu, "取消排序", "", lambda: acts.sort(rest)).setEnabled(is_sorted)
    menu.addSeparator()
    _add(menu, f"筛选“{title}”…", "funnel", lambda: acts.open_filter(key))
    lift = _add(menu, "清除此列筛选", "funnel-x", lambda: acts.lift_filter(key))
    lift.setEnabled(now.is_filtered)
    menu.addSeparator()
    _add(menu, "隐藏此列", "", lambda: acts.hide(key)).setEnabled(not now.is_only)
    if now.is_grouped:
        _add(menu, "取消分组", "layers", lambda: acts.group_by(""))
    else:
        group = _add(menu, "按此列分组", "layers", lambda: acts.group_by(key))
        group.setEnabled(now.column.can_group)
    if now.frozen == now.place + 1:
        _add(menu, "取消冻结", "", lambda: acts.freeze(0))
    else:
        _add(menu, "冻结到此列", "", lambda: acts.freeze(now.place + 1))
    menu.addSeparator()
    _add(menu, "列设置…", "columns-3", acts.choose_columns)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(
    menu: QMenu, text: str, icon: str, act: Callable[[], object], *, is_on: bool | None = None
) -> QAction:
    # A single & would be taken for the mark of a shortcut.
    action = menu.addAction(text.replace("&", "&&"))
    if icon:
        set_icon(action, icon)
    if is_on is not None:
        action.setCheckable(True)
        action.setChecked(is_on)
    # The action's own "checked" is no argument of the act.
    action.triggered.connect(lambda _checked: act())
    return action
