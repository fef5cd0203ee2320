"""报告: the register of papers, and the paper in hand with its text, figures and pages."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.changes import Changes
from models.papers import PaperRow, StoredPaper
from models.vocabulary import PaperState, RecordKind
from ui import theme
from ui.actions import Actions
from ui.pages.page import Page, RowsAsked
from ui.pages.paper_acts import PaperActs
from ui.pages.paper_desk import PaperDesk
from ui.pages.paper_jobs import Register, read_register, read_stored
from ui.pages.papers_register import PapersRegister
from ui.session import Session
from ui.widgets.page_header import PageHeader


class PapersPage(Page):
    """The register first; a paper that is opened takes its place."""

    key = "papers"
    title = "报告"
    icon = "scroll-text"
    kinds = frozenset({RecordKind.PAPER})

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(session, actions, parent)
        self._wanted = ""
        self._has_offered = False
        self.header = PageHeader(self.title, "搜索标题、编号、范围")
        self.register = PapersRegister()
        self.desk = PaperDesk(session)
        self.acts = PaperActs(session, self, self.desk)
        self._faces = QStackedWidget()
        self._lay_out()
        self._connect()
        self._update()

    # What every page does

    def refresh(self) -> None:
        """Read the register again; the paper in hand stays as it is."""
        self.session.work.run_query(read_register, self._receive, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard into the text in hand, or on the register."""
        if self.is_editing:
            self.desk.editor.focus_first()
        else:
            (self._new_button if self.register.is_empty else self.register.table).setFocus()

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        if self.header.search is not None and not self.is_editing:
            self.header.search.setFocus()
            self.header.search.selectAll()

    def search_for(self, text: str) -> None:
        """Search for ``text`` at once."""
        self.leave_paper()
        if self.header.search is not None:
            self.header.search.setText(text)
            self.register.table.search_now()

    def clear(self) -> None:
        """Show all papers; below the text of one, close what is open."""
        if self.is_editing:
            if self.desk.editor.drawer.isVisible():
                self.desk.editor.drawer.close_drawer()
            return
        if self.header.search is not None:
            self.header.search.clear()
        self.register.clear()

    def may_leave(self) -> bool:
        """Keep the draft in hand; nothing has to be asked."""
        self.desk.save()
        return True

    def start_new(self) -> None:
        """Open the dialog of a new paper."""
        self.acts.new_action.trigger()

    def show_rows(self, asked: RowsAsked) -> None:
        """Open a paper, ``record_id``."""
        if asked.record_id:
            self.open_paper(asked.record_id)

    # The paper in hand

    @property
    def is_editing(self) -> bool:
        """Whether a paper is in hand."""
        return self._faces.currentWidget() is self.desk

    def open_paper(self, paper_id: str) -> None:
        """Open a paper of the register; the one in hand is kept first."""
        if self.is_editing:
            self.desk.save()
        self._wanted = paper_id
        self.session.work.run_query(
            lambda workspace: read_stored(workspace, paper_id), self._show_stored, owner=self
        )

    def show_desk(self) -> None:
        """Show the paper in hand."""
        self._faces.setCurrentWidget(self.desk)
        self.desk.show_state()
        self.desk.editor.focus_first()

    def leave_paper(self) -> None:
        """Keep the paper in hand and go back to the register."""
        if self.is_editing:
            self.desk.save()
            paper_id = self.desk.editor.paper_id
            self._faces.setCurrentIndex(0)
            self.register.table.choose(paper_id)
            self.register.table.setFocus()

    def _show_stored(self, stored: StoredPaper) -> None:
        if stored.row.id != self._wanted:
            return
        self._wanted = ""
        row = stored.row
        is_frozen = row.state is not PaperState.DRAFT or self.session.workspace.read_only
        self.desk.editor.show_paper(
            row.order,
            stored.composition,
            paper_id=row.id,
            row=row,
            is_read_only=is_frozen,
            has_kept_print=row.state is not PaperState.DRAFT,
        )
        self.show_desk()
        if row.state is not PaperState.DRAFT:
            self.acts.show_kept_print(row)
        self.desk.tell_statement()

    def _receive(self, read: Register) -> None:
        self.register.show_rows(read.rows)
        self.desk.editor.show_profiles(read.profiles)
        count = len(read.rows)
        drafts = sum(row.state is PaperState.DRAFT for row in read.rows)
        self.header.set_subtitle(f"{count} 份公文，{drafts} 份草稿" if count else "")
        self._follow(read.rows)
        if not self._has_offered:
            self._has_offered = True
            self.acts.offer_begun(read.begun)
        self._update()

    def _follow(self, rows: tuple[PaperRow, ...]) -> None:
        """Show the paper in hand anew where undo or another window made it another one."""
        editor = self.desk.editor
        if not self.is_editing or editor.is_changed or editor.row is None:
            return
        row = next((one for one in rows if one.id == editor.paper_id), None)
        if row is None:
            self._faces.setCurrentIndex(0)
        elif row.state is not editor.row.state:
            self.open_paper(row.id)

    def _on_issued(self, paper_id: str) -> None:
        self.desk.keeper.drop(paper_id)
        self.open_paper(paper_id)

    def _on_saved(self, _changes: Changes) -> None:
        self._update()

    def _update(self) -> None:
        self.acts.show_row(self.register.row_in_hand())

    # How it is laid out

    def _connect(self) -> None:
        register, acts = self.register, self.acts
        register.opened.connect(lambda row: self.open_paper(row.id))
        register.chosen.connect(self._update)
        register.new_asked.connect(acts.new_action.trigger)
        register.text_asked.connect(acts.text_action.trigger)
        register.menu_asked.connect(acts.offer)
        self.desk.left.connect(self.leave_paper)
        self.desk.saved.connect(self._on_saved)
        self.desk.editor.drawer.rows_asked.connect(self.rows_asked)
        acts.opened.connect(self.open_paper)
        self.desk.totals_action.triggered.connect(self.actions_of_window["totals"].trigger)
        acts.shown.connect(self.show_desk)
        self.desk.sending.issued.connect(self._on_issued)
        acts.profiles_changed.connect(self.make_stale)
        if self.header.search is not None:
            self.header.search.typed.connect(register.table.search_soon)
            self.header.search.entered.connect(register.table.search_now)

    def _lay_out(self) -> None:
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.header)
        column.addWidget(self.register, 1)
        self.header.add_menu("公文", "ellipsis", self.acts.for_row())
        self._new_button = self.header.add_split(
            self.acts.new_action, [self.acts.text_action], is_primary=True
        )
        self._faces.addWidget(first)
        self._faces.addWidget(self.desk)
        page = QVBoxLayout(self)
        page.setContentsMargins(*(theme.SPACE_PAGE,) * 3, theme.SPACE)
        page.addWidget(self._faces)
