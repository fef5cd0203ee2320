"""The layout every ledger shares: head, chips, table left, the chosen record right.

A page of a ledger says what it shows (``LedgerLayout``) and which panel shows one record.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.changes import Changes
from models.first_sight import FirstSight, SeenHead
from models.views import ViewState, view_from_json
from models.vocabulary import RecordKind
from ui import theme
from ui.actions import Actions
from ui.messages import Answer
from ui.pages.first_sight import SeenTable, show_chips
from ui.pages.ledger_frame import LedgerFrame, add_buttons, lay_out_page
from ui.pages.page import Page, RowsAsked
from ui.pages.row_loading import FirstPage, LedgerLayout, RowLoading
from ui.pages.sight_taking import take_sight
from ui.pages.table_face import TableFace
from ui.session import Session
from ui.tables.column import Facet
from ui.tables.prepared_rows import PreparedRows
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.views import combined, is_changed
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.empty_state import NOTHING_MATCHES, EmptyState
from ui.widgets.filter_chips import ALL, Chip
from ui.widgets.page_header import PageHeader

Row = TypeVar("Row")

READING = "正在读取……"


class LedgerPage(Page, Generic[Row]):
    """A table with search and chips, and beside it the record in hand.

    Attributes:
        own_action: the action that this page alone has a button for.
    """

    own_action: ClassVar[str] = ""

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
        self._is_reading = False
        self._left_to_read = 0
        self._seen: SeenTable | None = None
        self._loading: RowLoading[Row] = RowLoading(session.work, layout, self)
        self.detail = detail
        self.model: RowModel[Row] = RowModel(layout.columns, layout.row_key, self)
        self.table: LedgerTable[Row] = LedgerTable(self.model, self.title, full=True)
        self.header = PageHeader(self.title, layout.search_hint)
        kept = session.settings.tables.get(self.key)
        self.table.show_view(view_from_json(kept) if kept else ViewState(frozen=layout.frozen))
        self.face: TableFace[Row] = TableFace(session, self.key, self.table, self.model, self)
        self.views = self.face.views
        self.chips = self.face.bar.chips
        self._body = QStackedWidget()
        self._nothing = EmptyState(layout.emptiness)
        self._no_match = EmptyState(NOTHING_MATCHES)
        self._add_buttons()
        self._lay_out()
        self._connect()

    # What the window asks of a page

    def refresh(self) -> None:
        """Read the ledger again."""
        today = self.session.today()
        self.model.set_today(today)
        self._is_reading = True
        self.views.refresh()
        is_first = not self.model.total
        if is_first and self._seen is None:
            self.header.set_subtitle(READING)
        self._loading.start(today, first_page=is_first and self.model.shows_all_as_read())

    def on_changes(self, changes: Changes) -> None:
        """Read rows again, and views when one was kept, deleted or brought back."""
        if self._takes_in(changes):
            self._is_reading = True
        else:
            super().on_changes(changes)
        if RecordKind.VIEW in changes.kinds:
            self.views.refresh()

    def _takes_in(self, changes: Changes) -> bool:
        """Read only the rows that changed, where that will do."""
        kinds = self.kinds & changes.kinds
        if not kinds or self._is_stale or not self.isVisible():
            return False
        return self._loading.take_in(replace(changes, kinds=kinds), self.session.today())

    def focus_first(self) -> None:
        """Put the keyboard into the table; Tab goes on to the form beside it."""
        (self._seen or self.table).setFocus()

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
        return self.face.arrangement()

    def first_sight(self) -> tuple[FirstSight, str] | None:
        """Return the first rows as the next start shows them, and of which ledger they are."""
        rows, arrangement = self._loading.rows, self.arrangement()
        if rows is None or not len(rows) or self._is_reading or self._is_stale:
            return None
        if arrangement.group_by:
            return None
        view = self.views.views()[0]
        head = SeenHead(
            self.title,
            self.subtitle(rows),
            self._ledger.search_hint,
            view.name,
            self.own_action,
            is_changed(view, arrangement),
            self.detail.can_create,
            tuple((one.key, one.title) for one in self.model.columns if one.can_group),
        )
        sight = take_sight(self.key, head, self.model.columns, rows, arrangement)
        return sight, self._loading.stamp

    def show_meanwhile(self, seen: SeenTable) -> None:
        """Show the rows of a first sight in the place of the table until its own come."""
        self._seen = seen
        self.header.set_subtitle(seen.sight.head.subtitle)
        show_chips(self.face.bar, seen.sight)
        self._body.addWidget(seen)
        self._body.setCurrentWidget(seen)

    def show_view(self, view: ViewState) -> None:
        """Show the table as ``view`` says; a view that names no columns leaves them alone."""
        state = combined(view, self.table.view_state())
        if self.header.search is not None:
            self.header.search.setText(state.search)
        chip = state.chip if state.chip in self._facets else ALL
        self.chips.choose(chip)
        self.table.show_view(replace(state, chip=chip))

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

    def subtitle(self, rows: PreparedRows[Row]) -> str:
        """Return the line under the title."""
        return f"共 {len(rows):,} {self._ledger.noun}"

    # How it is laid out

    def _lay_out(self) -> None:
        self._body.addWidget(self.table)
        self._body.addWidget(self._nothing)
        self._body.addWidget(self._no_match)
        self.face.active.setContentsMargins(theme.SPACE, 0, theme.SPACE, theme.SPACE_SMALL)
        frame = LedgerFrame((self.face.bar, self.face.active), self._body, self.detail)
        lay_out_page(self, self.header, frame)
        if self.header.search is not None:
            QWidget.setTabOrder(self.face.view_menu.button, self.header.search)

    def _add_buttons(self) -> None:
        self.header.add_beside_title(self.face.view_menu)
        actions, can_create = self.actions_of_window, self.detail.can_create
        add_buttons(self.header, actions, own=self.own_action, can_create=can_create)

    def _connect(self) -> None:
        self._loading.first_came.connect(self._receive_first)
        self._loading.all_came.connect(self._receive)
        self._loading.some_came.connect(self._receive_some)
        search = self.header.search
        if search is not None:
            search.typed.connect(self.table.search_soon)
            search.entered.connect(self.table.search_now)
        self.chips.chosen.connect(self._apply_facet)
        self.views.view_chosen.connect(self.show_view)
        self.face.bar.detail_asked.connect(self._toggle_detail)
        self.table.activated.connect(lambda _: self._edit_chosen())
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.shown_changed.connect(self._describe)
        self._no_match.pressed.connect(self.clear)
        self._nothing.pressed.connect(self.actions_of_window["import_files"].trigger)
        self._nothing.second_pressed.connect(self.actions_of_window["open_samples"].trigger)
        self.detail.closed.connect(self._toggle_detail)
        self.detail.saved.connect(lambda fields: self.store_fields(self._shown_row, fields))
        self.detail.delete_asked.connect(self._delete_shown)

    def _toggle_detail(self) -> None:
        self.detail.setVisible(not self.detail.isVisible())

    def _show_detail(self) -> None:
        self.detail.setVisible(True)

    def _edit_chosen(self) -> None:
        """Go from the table into the form (Enter, double click)."""
        self._show_detail()
        self.detail.focus_first()

    # Rows come in

    def _receive_first(self, page: FirstPage[Row]) -> None:
        self._left_to_read = page.total - len(page.rows)
        self._take(lambda: self.model.set_rows(page.rows))

    def _receive(self, rows: PreparedRows[Row]) -> None:
        self._left_to_read = 0
        self._show_facets(rows)
        self._take(lambda: self.model.set_prepared(rows))
        self._come_to_rest(rows)

    def _take(self, put_in: Callable[[], None]) -> None:
        """Put rows in; with the first of them the row in hand comes over from those seen before."""
        seen = self._seen
        has_keyboard = seen is not None and seen.hasFocus()
        put_in()
        if seen is None:
            return
        self._seen = None
        self.table.choose(seen.chosen_key)
        self.table.verticalScrollBar().setValue(seen.verticalScrollBar().value())
        if has_keyboard:
            self.table.setFocus()
        self._body.removeWidget(seen)
        seen.deleteLater()

    def _receive_some(self, rows: PreparedRows[Row], keys: frozenset[str]) -> None:
        if [facet.key for facet in rows.facets] != list(self._facets):
            self._show_facets(rows)
        self.model.set_patched(rows, keys)
        self._come_to_rest(rows)

    def _show_facets(self, rows: PreparedRows[Row]) -> None:
        self._facets = {facet.key: facet for facet in rows.facets}
        self.chips.set_chips([Chip(facet.key, facet.title) for facet in rows.facets])

    def _come_to_rest(self, rows: PreparedRows[Row]) -> None:
        self._is_reading = False
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
        if self._left_to_read:
            total += self._left_to_read
            if self._seen is None:
                self.chips.show_counts({ALL: total})
            self.chips.show_note(f"{READING} 先显示前 {shown:,} / {total:,}")
            return
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
