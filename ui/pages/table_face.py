"""What stands above a table: the name of its view, chips, groups, columns, filters in force.

It shows what the table shows, and what is done in it is done to the table.
"""

from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from models.filters import describe_filter
from models.views import ViewState
from ui.dialogs.columns import ColumnChoice, ColumnsDialog
from ui.pages.view_keeper import ViewKeeper
from ui.session import Session
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.views import arrangement
from ui.widgets.active_filters import ActiveFilter, ActiveFilters
from ui.widgets.table_bar import GroupChoice, TableBar
from ui.widgets.view_menu import ViewMenu

Row = TypeVar("Row")
# Stands among the filters of columns for a choice of records.
ASKED = "\0records"


class TableFace(QObject, Generic[Row]):
    """The widgets above ``table`` of the page ``key``; the page lays them out.

    Attributes:
        views: the views of the page.
        columns_dialog: the column chooser that was opened last.
    """

    def __init__(
        self,
        session: Session,
        key: str,
        table: LedgerTable[Row],
        model: RowModel[Row],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._table = table
        self._model = model
        self._titles = {column.key: column.title for column in model.columns}
        self.view_menu = ViewMenu()
        self.bar = TableBar(
            [GroupChoice(one.key, one.title) for one in model.columns if one.can_group]
        )
        self.active = ActiveFilters()
        self.columns_dialog: ColumnsDialog | None = None
        self.views = ViewKeeper(session, key, self.view_menu, table.view_state, page)
        self._connect()
        self._add_shortcuts()
        self._show()

    def arrangement(self) -> ViewState:
        """Return what the table keeps from start to start."""
        now = arrangement(self._table.view_state())
        is_usual = now.columns == self._table.arrangement.usual
        return replace(now, columns=()) if is_usual else now

    def choose_columns(self) -> None:
        """Open the column chooser."""
        arranged = self._table.arrangement
        shown, usual = arranged.shown(), arranged.usual
        now = [
            ColumnChoice(one.key, one.title, one.key in shown) for one in arranged.all_in_order()
        ]
        before = [ColumnChoice(one.key, one.title, one.key in usual) for one in self._model.columns]
        dialog = self.columns_dialog = ColumnsDialog(now, before, self._page)
        dialog.chosen.connect(arranged.show_columns)
        dialog.widths_reset.connect(lambda: arranged.take_widths({}))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _connect(self) -> None:
        table, model, bar = self._table, self._model, self.bar
        table.view_changed.connect(self._show)
        table.columns_asked.connect(self.choose_columns)
        bar.columns_asked.connect(self.choose_columns)
        bar.group_chosen.connect(model.set_group)
        bar.groups_turned.connect(lambda is_open: table.open_groups(is_open=is_open))
        self.active.opened.connect(table.controls.open_filter)
        self.active.removed.connect(self._lift)
        self.active.all_removed.connect(
            lambda: model.set_view(replace(model.view, filters=(), records=None))
        )

    def _add_shortcuts(self) -> None:
        for keys, act in (
            ("Alt+V", self.view_menu.open_menu),
            ("Alt+G", self.bar.open_groups_menu),
            ("Alt+C", self.choose_columns),
        ):
            shortcut = QShortcut(QKeySequence(keys), self._page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lift(self, key: str) -> None:
        if key == ASKED:
            self._model.set_view(replace(self._model.view, records=None))
        else:
            self._model.set_filter(key, None)

    def _show(self) -> None:
        records = self._model.view.records
        asked = [] if records is None else [ActiveFilter(ASKED, f"指定的 {len(records)} 项")]
        self.active.show_filters(
            asked
            + [
                ActiveFilter(key, describe_filter(self._titles[key], one))
                for key, one in self._model.filters().items()
                if key in self._titles
            ]
        )
        self.bar.show_group(self._model.view.group_by)
        self.views.show_mark()
