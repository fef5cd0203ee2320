"""The layout every ledger shares: head, chips, table left, the chosen record right.

A page of a ledger says what it shows (``LedgerLayout``) and which panel shows one record.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.views import ViewState, describe_filter
from ui import theme
from ui.actions import Actions
from ui.dialogs.columns import ColumnChoice, ColumnsDialog
from ui.messages import Answer
from ui.pages.page import Page, RowsAsked
from ui.pages.view_keeper import ViewKeeper
from ui.session import Session
from ui.tables.column import Column, Facet
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.views import arrangement, combined
from ui.widgets.active_filters import ActiveFilter, ActiveFilters
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.empty_state import NOTHING_MATCHES, Emptiness, EmptyState
from ui.widgets.filter_chips import ALL, Chip
from ui.widgets.labels import make_card
from ui.widgets.page_header import PageHeader
from ui.widgets.table_bar import GroupChoice, TableBar
from ui.widgets.view_menu import ViewMenu

if TYPE_CHECKING:
    from models.store.workspace import Workspace

Row = TypeVar("Row")

DETAIL_WIDTHS = (340, 440)


@dataclass(frozen=True, kw_only=True)
class LedgerLayout(Generic[Row]):
    """What one ledger shows.

    Attributes:
        read_rows: reads the rows of a day; runs on the database thread.
        make_facets: the chips for the rows at hand.
        noun: what is counted, for instance 项任务.
        frozen: how many columns stay in sight, until the person freezes others.
        emptiness: what stands in the place of an empty ledger; its button imports.
    """

    read_rows: Callable[["Workspace", date], tuple[Row, ...]]
    row_key: Callable[[Row], str]
    columns: Sequence[Column[Row]]
    make_facets: Callable[[Sequence[Row]], Sequence[Facet[Row]]]
    noun: str
    search_hint: str
    emptiness: Emptiness
    frozen: int = 1


class LedgerPage(Page, Generic[Row]):
    """A table with search and chips, and beside it the record in hand."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        layout: LedgerLayout[Row],
        detail: DetailPanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, actions, parent)
        self._ledger = layout
        self._facets: dict[str, Facet[Row]] = {}
        self._wanted: RowsAsked | None = None
        self._shown_row: Row | None = None
        self._has_own_widths = False
        self._is_reading = False
        self.detail = detail
        self.model: RowModel[Row] = RowModel(layout.columns, layout.row_key, self)
        self.table: LedgerTable[Row] = LedgerTable(self.model, self.title, full=True)
        self.header = PageHeader(self.title, layout.search_hint)
        self.view_menu = ViewMenu()
        self.bar = TableBar(
            [GroupChoice(one.key, one.title) for one in layout.columns if one.can_group]
        )
        self.chips = self.bar.chips
        self.active = ActiveFilters()
        self.columns_dialog: ColumnsDialog | None = None
        self._body = QStackedWidget()
        self._nothing = EmptyState(layout.emptiness)
        self._no_match = EmptyState(NOTHING_MATCHES)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        usual = ViewState(frozen=layout.frozen)
        self.table.show_view(session.settings.tables.get(self.key, usual))
        self.views = ViewKeeper(session, self.key, self.view_menu, self.table.view_state, self)
        self._add_buttons()
        self._lay_out()
        self._connect()
        self.views.show_mark()

    # What the window asks of a page

    def refresh(self) -> None:
        """Read the ledger again."""
        today = self.session.today()
        self.model.set_today(today)
        self._is_reading = True
        self.views.refresh()
        self.session.work.run_query(
            lambda workspace: self._ledger.read_rows(workspace, today), self._receive, owner=self
        )

    def focus_first(self) -> None:
        """Put the keyboard into the table; Tab goes on to the form beside it."""
        self.table.setFocus()

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        if self.header.search is not None:
            self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.header.search.selectAll()

    def search_for(self, text: str) -> None:
        """Search for ``text`` at once."""
        if self.header.search is not None:
            self.header.search.setText(text)
            self.table.search_soon(text)
            self.table.search_now()

    def clear(self) -> None:
        """Drop search, chip and filters of columns."""
        self.table.controls.close_filter()
        if self.header.search is not None:
            self.header.search.clear()
        self.chips.choose(ALL)
        self.table.show_all()

    def show_rows(self, asked: RowsAsked) -> None:
        """Show the rows asked for; an answer of the ledger under way is waited for."""
        self._wanted = asked
        if not self._is_reading:
            self._show_wanted()

    def start_new(self) -> None:
        """Open the panel for a new record."""
        if self.detail.can_create and self._settle_unsaved():
            self._show_detail()
            self._shown_row = None
            self.detail.start_new()

    def arrangement(self) -> ViewState:
        """Return what the table keeps from start to start."""
        now = arrangement(self.table.view_state())
        is_usual = now.columns == self.table.arrangement.usual
        return replace(now, columns=()) if is_usual else now

    def show_view(self, view: ViewState) -> None:
        """Show the table as ``view`` says; a view that names no columns leaves them alone."""
        state = combined(view, self.table.view_state())
        if self.header.search is not None:
            self.header.search.setText(state.search)
        chip = state.chip if state.chip in self._facets else ALL
        self.chips.choose(chip)
        self.table.show_view(replace(state, chip=chip))

    def choose_columns(self) -> None:
        """Open the column chooser."""
        arranged = self.table.arrangement
        shown, usual = arranged.shown(), arranged.usual
        now = [
            ColumnChoice(one.key, one.title, one.key in shown) for one in arranged.all_in_order()
        ]
        before = [ColumnChoice(one.key, one.title, one.key in usual) for one in self.model.columns]
        dialog = self.columns_dialog = ColumnsDialog(now, before, self)
        dialog.chosen.connect(arranged.show_columns)
        dialog.widths_reset.connect(lambda: arranged.take_widths({}))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def may_leave(self) -> bool:
        """Return whether nothing unsaved would be lost, or the person agreed."""
        return self._settle_unsaved()

    # What a page with a form adds

    def store_fields(self, row: Row | None, fields: object) -> None:
        """Store what the panel saved for ``row``; None creates a record."""
        raise NotImplementedError

    def delete_row(self, row: Row) -> None:
        """Delete the shown record, undoably."""
        raise NotImplementedError

    def subtitle(self, rows: Sequence[Row]) -> str:
        """Return the line under the title."""
        return f"共 {len(rows):,} {self._ledger.noun}"

    # How it is laid out

    def _lay_out(self) -> None:
        self._body.addWidget(self.table)
        self._body.addWidget(self._nothing)
        self._body.addWidget(self._no_match)
        self.active.setContentsMargins(theme.SPACE, 0, theme.SPACE, theme.SPACE_SMALL)
        card = make_card()
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.active)
        column.addWidget(self._body, 1)
        self._splitter.addWidget(card)
        self._splitter.addWidget(self.detail)
        self._splitter.setHandleWidth(theme.SPACE)
        self._splitter.setCollapsible(0, False)
        self._splitter.setStretchFactor(0, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(*(theme.SPACE_PAGE,) * 3, theme.SPACE)
        page.setSpacing(theme.SPACE_WIDE)
        page.addWidget(self.header)
        page.addWidget(self._splitter, 1)
        if self.header.search is not None:
            QWidget.setTabOrder(self.view_menu.button, self.header.search)
        self.detail.setMinimumWidth(DETAIL_WIDTHS[0] - 40)
        self._splitter.splitterMoved.connect(self._keep_own_widths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the detail panel a quarter of the page, until the person moves the border."""
        super().resizeEvent(event)
        if self._has_own_widths:
            return
        narrow, wide = DETAIL_WIDTHS
        detail = max(narrow, min(wide, self.width() // 4))
        self._splitter.setSizes([self.width() - detail, detail])

    def _keep_own_widths(self) -> None:
        self._has_own_widths = True

    def _add_buttons(self) -> None:
        self.header.add_beside_title(self.view_menu)
        actions = self.actions_of_window
        can_create = self.detail.can_create
        self.header.add_menu("导出", "download", [*actions.table_exports, *actions.exports])
        self.header.add_split(
            actions["import_files"], [actions["import_text"]], is_primary=not can_create
        )
        if can_create:
            self.header.add_action(actions["new_record"], is_primary=True)

    def _connect(self) -> None:
        search = self.header.search
        if search is not None:
            search.typed.connect(self.table.search_soon)
            search.entered.connect(self.table.search_now)
        self.chips.chosen.connect(self._apply_facet)
        self._connect_view()
        self.table.activated.connect(lambda _: self._edit_chosen())
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.shown_changed.connect(self._describe)
        self._no_match.pressed.connect(self.clear)
        self._nothing.pressed.connect(self.actions_of_window["import_files"].trigger)
        self._nothing.second_pressed.connect(self.actions_of_window["open_samples"].trigger)
        self.detail.closed.connect(self._toggle_detail)
        self.detail.saved.connect(lambda fields: self.store_fields(self._shown_row, fields))
        self.detail.delete_asked.connect(self._delete_shown)

    def _connect_view(self) -> None:
        table, bar = self.table, self.bar
        self.views.view_chosen.connect(self.show_view)
        table.view_changed.connect(self._describe_view)
        table.columns_asked.connect(self.choose_columns)
        bar.columns_asked.connect(self.choose_columns)
        bar.detail_asked.connect(self._toggle_detail)
        bar.group_chosen.connect(self.model.set_group)
        bar.groups_turned.connect(lambda is_open: table.open_groups(is_open=is_open))
        self.active.opened.connect(table.controls.open_filter)
        self.active.removed.connect(lambda key: self.model.set_filter(key, None))
        self.active.all_removed.connect(
            lambda: self.model.set_view(replace(self.model.view, filters=()))
        )
        for keys, open_it in (
            ("Alt+V", self.view_menu.open_menu),
            ("Alt+G", bar.group_button.showMenu),
            ("Alt+C", self.choose_columns),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(open_it)

    def _toggle_detail(self) -> None:
        self.detail.setVisible(not self.detail.isVisible())

    def _show_detail(self) -> None:
        self.detail.setVisible(True)

    def _edit_chosen(self) -> None:
        """Go from the table into the form (Enter, double click)."""
        self._show_detail()
        self.detail.focus_first()

    # Rows come in

    def _receive(self, rows: tuple[Row, ...]) -> None:
        self._is_reading = False
        facets = self._ledger.make_facets(rows)
        self._facets = {facet.key: facet for facet in facets}
        self.chips.set_chips([Chip(facet.key, facet.title) for facet in facets])
        self.model.set_rows(rows, facets)
        self.header.set_subtitle(self.subtitle(rows))
        self._show_wanted()

    def _show_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        self.show_view(wanted.state)
        self.views.find(wanted.state)
        if wanted.record_id:
            self.table.choose(wanted.record_id)
        else:
            self.table.choose_first()

    def _apply_facet(self, key: str) -> None:
        self.model.set_chip(key if key in self._facets else "")

    def _describe(self) -> None:
        shown, total = self.model.shown_count, self.model.total
        counts = dict(self.model.chip_counts())
        counts[ALL] = self.model.count_found()
        self.chips.show_counts(counts)
        self.chips.show_note(f"显示 {shown:,} / {total:,}")
        if self.header.search is not None:
            found = f"{self.model.count_found():,} {self._ledger.noun[0]}"
            self.header.search.show_count(found if self.model.search.strip() else "")
        if not shown:
            self._body.setCurrentWidget(self._no_match if total else self._nothing)
            return
        self._body.setCurrentWidget(self.table)
        if self.table.chosen_row() is None and not self.detail.is_dirty():
            self.table.choose_first()

    def _describe_view(self) -> None:
        titles = {column.key: column.title for column in self.model.columns}
        self.active.show_filters(
            [
                ActiveFilter(key, describe_filter(titles[key], one))
                for key, one in self.model.filters().items()
                if key in titles
            ]
        )
        self.bar.show_group(self.model.view.group_by)
        self.views.show_mark()

    # The record in hand

    def _on_row_chosen(self, row: Row | None) -> None:
        if self.detail.is_dirty():
            if row is not None and self._key(row) == self._key(self._shown_row):
                self._shown_row = row
                self.detail.rebase(row)
            elif row is not None:
                # The question must not be asked from inside the table's own selection change.
                QTimer.singleShot(0, self, self._settle_choice)
            return
        self._shown_row = row
        self.detail.show_record(row)

    def _settle_choice(self) -> None:
        if self._settle_unsaved():
            self._shown_row = self.table.chosen_row()
            self.detail.show_record(self._shown_row)
        elif self._shown_row is not None:
            self.table.choose(self._key(self._shown_row))

    def _settle_unsaved(self) -> bool:
        if not self.detail.is_dirty():
            return True
        answer = self.session.messages.ask_unsaved("这条记录")
        if answer is Answer.SAVE:
            return self.detail.save()
        if answer is Answer.DISCARD:
            self.detail.discard()
        return answer is Answer.DISCARD

    def _delete_shown(self) -> None:
        if self._shown_row is not None:
            self.delete_row(self._shown_row)

    def _key(self, row: Row | None) -> str:
        return "" if row is None else self._ledger.row_key(row)
