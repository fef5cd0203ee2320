"""The panel of one record: its form, its tabs, and the buttons to save, take back and delete."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar, Generic, TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.drafts import Draft
from models.drafts import Record as DraftRecord
from models.errors import UserError
from models.vocabulary import RecordKind
from ui import theme
from ui.icons import make_icon
from ui.session import Session
from ui.theme import Tone
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.forms.composition import Composition
from ui.widgets.forms.draft_banner import DraftBanner
from ui.widgets.forms.draft_keeper import DraftKeeper
from ui.widgets.forms.evidence_tab import EvidenceTab
from ui.widgets.forms.file_drop import FileDrop
from ui.widgets.forms.history_tab import HistoryTab
from ui.widgets.forms.panel_parts import PanelFoot, PanelHead, make_hint
from ui.widgets.forms.record_form import RecordForm
from ui.widgets.forms.tabs import RecordTab
from ui.widgets.labels import make_scroll_area
from ui.widgets.tab_keys import turn_by_keys

Row = TypeVar("Row")
Record = TypeVar("Record")


class RecordPanel(DetailPanel, Generic[Row, Record]):
    """Base of the panels with a form. A panel says how a row becomes a record of its form.

    Saving tells the page (``saved``); until the stored row comes back, what was saved counts as
    stored, and ``show_unsaved`` brings it back if the ledger refused it.

    Signals:
        creation_abandoned(): a new record is given up; the chosen row is to be shown again.

    Attributes:
        kind: what its records are.
        noun: what one record is called, e.g. 任务.
        first_tab: name of the tab with the form.
    """

    kind: ClassVar[RecordKind]
    noun: str
    first_tab: str
    hint: str

    creation_abandoned = Signal()

    def __init__(
        self,
        session: Session,
        form: RecordForm[Record],
        tabs: tuple[RecordTab, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.form = form
        self.tabs = tabs
        self._row: Row | None = None
        self._stored: Record | None = None
        self._is_read_only = session.workspace.read_only
        self._key = ""
        self._restores: str | None = None
        self._composition = Composition(self)
        self.drafts = DraftKeeper(session, self.kind, self._draft, self)
        self._drop = FileDrop(self, f"松开鼠标，作为这条{self.noun}的佐证")
        self.banner = DraftBanner()
        self._head = PanelHead(self.noun)
        self._foot = PanelFoot(self.noun, is_read_only=self._is_read_only)
        self._bar = QTabBar()
        self._pages = QStackedWidget()
        self._empty = make_hint(self.hint)
        self._body = QWidget()
        self.save_button = self._foot.save_button
        self.revert_button = self._foot.revert_button
        self.delete_button = self._foot.delete_button
        self._lay_out()
        self._connect()
        self.show_record(None)

    # What a kind of record says of itself

    def record_of(self, row: Row) -> Record:
        """Return the editable values of a row."""
        raise NotImplementedError

    def new_record(self) -> Record:
        """Return the values a new record begins with."""
        raise NotImplementedError

    def key_of(self, row: Row) -> str:
        """Return the key of the record."""
        raise NotImplementedError

    def title_of(self, row: Row) -> str:
        """Return what the record is called, for the head of the panel."""
        raise NotImplementedError

    def state_of(self, row: Row) -> tuple[str, Tone]:
        """Return the words and the tone of the sign beside the heading."""
        raise NotImplementedError

    def fill_tabs(self, row: Row) -> None:
        """Tell the tabs of another row."""
        raise NotImplementedError

    # What the page asks

    def show_record(self, row: object | None) -> None:
        """Show a row; None shows that nothing is chosen."""
        self._row = row  # type: ignore[assignment] # the page shows rows of one kind only
        self._empty.setVisible(row is None)
        self._body.setVisible(row is not None)
        self._foot.say_refused("")
        self._allow_files()
        if self._row is None:
            self._key, self._stored = "", None
            return
        self._key = self.key_of(self._row)
        self._stored = self.record_of(self._row)
        self.form.show_record(self._stored)
        words, tone = self.state_of(self._row)
        self._head.show_words(self.title_of(self._row), words, tone)
        self._enable_tabs(is_new=False)
        self.fill_tabs(self._row)
        self._update_buttons()
        self._offer_draft()

    def start_new(self) -> None:
        """Show empty fields."""
        self._row, self._key = None, ""
        self._stored = self.new_record()
        self._allow_files()
        self._empty.hide()
        self._body.show()
        self._foot.say_refused("")
        self.form.show_new(self._stored)
        self._head.show_words("", "新建", Tone.ACCENT)
        self._enable_tabs(is_new=True)
        self._update_buttons()
        self._offer_draft()
        # What a record cannot do without lies below what changes most often.
        self.form.focus_first_error()

    def focus_first(self) -> None:
        """Put the cursor into the first field of the form."""
        if self._stored is not None:
            self._bar.setCurrentIndex(0)
            self.form.focus_first()

    def is_dirty(self) -> bool:
        """Return whether something is not saved, words that are being composed too."""
        has_typed = self._form_is_dirty() or any(tab.is_dirty() for tab in self.tabs)
        return has_typed or self._composition.is_on

    def save(self) -> bool:
        """Ask the page to store what was changed, unless there are errors."""
        if self._is_read_only:
            return False
        # The form first: an entry of progress may set a status the form does not know of yet.
        if not (self._save_form() and all(tab.save() for tab in self.tabs)):
            return False
        self.drafts.mark_saved(self._key)
        return True

    def _save_form(self) -> bool:
        if not self._form_is_dirty():
            return True
        self.form.show_issues()
        if self.form.has_errors():
            self._bar.setCurrentIndex(0)
            self.form.focus_first_error()
            return False
        self._stored = self.form.record()
        self._foot.say_refused("")
        self._update_buttons()
        self.saved.emit(self._stored)
        return True

    def rebase(self, row: object) -> None:
        """Take in what else changed; fields with something typed keep it."""
        if self._stored is None:
            return
        self._row = row  # type: ignore[assignment] # the page shows rows of one kind only
        stored = self.record_of(self._row)  # type: ignore[arg-type] # the same
        self.form.rebase(self._stored, stored)
        self._stored = stored
        self._update_buttons()

    def discard(self) -> None:
        """Show again what is stored."""
        for tab in self.tabs:
            tab.discard()
        if self._stored is not None:
            self.form.show_record(self._stored)
            self.drafts.drop(self._key)
        self._foot.say_refused("")
        self._update_buttons()
        self._offer_draft()

    def show_unsaved(self, row: Row | None, record: object, error: UserError) -> None:
        """Show what could not be stored, with the reason; nothing typed is lost."""
        if row is None:
            self.start_new()
        else:
            self.show_record(row)
        self.form.show_record(record)  # type: ignore[arg-type] # it came from this form
        self._foot.say_refused(str(error))
        self._on_edited()

    def refusal(self) -> str:
        """Return why the ledger refused what was saved, "" when it did not."""
        return self._foot.refusal()

    # What was typed before the program stopped

    def restore_left(self, record_id: str) -> None:
        """Put a draft left by the last start into the form, as soon as its record is shown."""
        self._restores = record_id
        self._offer_draft()

    def discard_left(self, record_id: str) -> None:
        """Offer a draft left by the last start no longer."""
        self.drafts.left.pop(record_id, None)
        self._offer_draft()

    def restore_as_new(self, draft: Draft) -> None:
        """Put a draft of a record that is gone into a new one."""
        self.start_new()
        self._type_again(draft, cast("Record", self._stored))
        self.drafts.drop(draft.record_id)
        self.drafts.touch()

    def _offer_draft(self) -> None:
        draft = self.drafts.left.get(self._key) if self._stored is not None else None
        self.banner.offer(draft)
        if draft is not None and self._restores == self._key:
            self._restore()

    def _restore(self) -> None:
        self._restores = None
        draft = self.drafts.left.pop(self._key, None)
        if draft is None:
            return
        self._type_again(draft, cast("Record", draft.stored))
        self.banner.offer(None)
        if not self.is_dirty():  # the ledger has it already: the stop came after it was saved
            self.drafts.drop(self._key)

    def _type_again(self, draft: Draft, stored: Record) -> None:
        self.form.type_again(stored, cast("Record", draft.typed))
        for tab in self.tabs:
            if draft.report is not None:
                tab.begin_again(draft.report)

    def _discard_left(self) -> None:
        self.drafts.drop(self._key)
        self.banner.offer(None)

    def _draft(self) -> Draft | None:
        """Return what is worth keeping now, None when nothing is."""
        if self._stored is None or not self.is_dirty():
            return None
        reports = (tab.draft() for tab in self.tabs)
        return Draft(
            kind=self.kind,
            record_id=self._key,
            title=self.title_of(self._row) if self._row is not None else "",
            saved_at=datetime.now().astimezone(),
            stored=cast("DraftRecord", self._stored),
            typed=cast("DraftRecord", self.form.record()),
            report=next((report for report in reports if report), None),
        )

    # Files and histories

    def fill_menu(self, menu: QMenu) -> None:
        """Add what the tabs can do for the record in hand to the menu of its row."""
        for tab in self.tabs if self._row is not None else ():
            for offer in tab.offers():
                action = menu.addAction(make_icon(offer.icon), offer.words)
                action.triggered.connect(offer.act)

    def evidence_tab(self) -> EvidenceTab | None:
        """Return the tab that takes files, where there is one."""
        return next((tab for tab in self.tabs if isinstance(tab, EvidenceTab)), None)

    def _allow_files(self) -> None:
        has_place = self.evidence_tab() is not None and self._row is not None
        self._drop.is_on = has_place and not self._is_read_only

    def _take_files(self, paths: tuple[Path, ...]) -> None:
        tab = self.evidence_tab()
        if tab is not None:
            self.show_tab(tab.title)
            tab.add(paths)

    def _show_history(self, key: str, label: str) -> None:
        for tab in self.tabs:
            if isinstance(tab, HistoryTab) and self._row is not None:
                self.show_tab(tab.title)
                tab.show_field(key, label)

    def show_tab(self, title: str) -> None:
        """Show the tab of this plain title."""
        titles = [self.first_tab, *(tab.title for tab in self.tabs)]
        self._bar.setCurrentIndex(titles.index(title))

    # How it works

    def _revert(self) -> None:
        self.discard()
        if self._row is None:
            self.creation_abandoned.emit()

    def _form_is_dirty(self) -> bool:
        if self._stored is None or self._is_read_only:
            return False
        return self.form.is_changed_from(self._stored)

    def _on_edited(self) -> None:
        self._update_buttons()
        self.drafts.touch()

    def _update_buttons(self) -> None:
        self._foot.show_state(is_dirty=self.is_dirty(), is_new=self._row is None)

    def _enable_tabs(self, *, is_new: bool) -> None:
        for place, tab in enumerate(self.tabs, start=1):
            self._bar.setTabEnabled(place, not is_new)
            if is_new:
                tab.say_title(tab.title)
        if is_new:
            self._bar.setCurrentIndex(0)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.history_asked.connect(self._show_history)
        self.form.offer_history()
        self.drafts.found.connect(self._offer_draft)
        self._drop.dropped.connect(self._take_files)
        self.banner.restore_asked.connect(self._restore)
        self.banner.discard_asked.connect(self._discard_left)
        for place, tab in enumerate(self.tabs, start=1):
            tab.edited.connect(self._on_edited)
            tab.retitled.connect(partial(self._bar.setTabText, place))
        self._bar.currentChanged.connect(self._pages.setCurrentIndex)
        self._head.folded.connect(self.closed)
        turn_by_keys(self._bar, self)
        self.save_button.clicked.connect(self.save)
        self.revert_button.clicked.connect(self._revert)
        self.delete_button.clicked.connect(self.delete_asked)
        # Of the window: it works from the table too. Panels of hidden pages do not answer.
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self.save)

    def _lay_out(self) -> None:
        self.setAccessibleName(f"{self.noun}详情")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty, 1)
        column.addWidget(self._body, 1)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(theme.SPACE_WIDE, theme.SPACE_SMALL, theme.SPACE_SMALL, theme.SPACE)
        body.setSpacing(theme.SPACE_SMALL)
        self._fill_pages()
        body.addWidget(self._head)
        banner = QHBoxLayout()
        banner.setContentsMargins(0, 0, theme.SPACE_WIDE - theme.SPACE_SMALL, 0)
        banner.addWidget(self.banner)
        body.addLayout(banner)
        body.addWidget(self._bar)
        body.addWidget(self._pages, 1)
        body.addWidget(self._foot)
        self.form.set_read_only(self._is_read_only)

    def _fill_pages(self) -> None:
        scroll = make_scroll_area(self.form)
        self._bar.setProperty("role", "panel")
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(False)
        self._bar.setElideMode(theme.ELIDE_RIGHT)
        self._bar.setDrawBase(False)
        self._bar.setAccessibleName(f"{self.noun}的各部分")
        self._bar.addTab(self.first_tab)
        self._pages.addWidget(scroll)
        for tab in self.tabs:
            self._bar.addTab(tab.title)
            self._pages.addWidget(tab)
