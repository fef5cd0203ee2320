"""The panel of one record: its form, its tabs, and the buttons to save, take back and delete."""

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from models.errors import UserError
from ui import theme
from ui.icons import IconLabel
from ui.session import Session
from ui.theme import Tone
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.forms.record_form import RecordForm
from ui.widgets.forms.tabs import RecordTab
from ui.widgets.labels import (
    make_button,
    make_icon_button,
    make_label,
    make_scroll_area,
    restyle,
    set_tone,
)
from ui.widgets.tab_keys import turn_by_keys

Row = TypeVar("Row")
Record = TypeVar("Record")

LONGEST_TITLE = 48


class RecordPanel(DetailPanel, Generic[Row, Record]):
    """Base of the panels with a form. A panel says how a row becomes a record of its form.

    Saving tells the page (``saved``); until the stored row comes back, what was saved counts as
    stored, and ``show_unsaved`` brings it back if the ledger refused it.

    Signals:
        creation_abandoned(): a new record is given up; the chosen row is to be shown again.

    Attributes:
        noun: what one record is called, e.g. 任务.
        first_tab: name of the tab with the form.
    """

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
        self._heading = make_label("", "muted")
        self._title = make_label("", "heading", wraps=True)
        self._pill = make_label("", "pill")
        self._refusal = make_label("", "issue", wraps=True)
        self._bar = QTabBar()
        self._pages = QStackedWidget()
        self._empty = _make_hint(self.hint)
        self._body = QWidget()
        self.save_button = make_button("保存", role="primary")
        self.revert_button = make_button("撤销修改")
        self.delete_button = make_button("删除", "trash-2", "danger")
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

    def title_of(self, row: Row) -> str:
        """Return what the record is called, for the head of the panel."""
        raise NotImplementedError

    def state_of(self, row: Row) -> tuple[str, Tone]:
        """Return the words and the tone of the sign beside the heading."""
        raise NotImplementedError

    def fill_tabs(self, row: Row) -> None:
        """Tell the tabs of another row."""
        raise NotImplementedError

    def tab_titles(self, _row: Row | None) -> dict[str, str]:
        """Return longer titles for tabs, by their plain title."""
        return {}

    # What the page asks

    def show_record(self, row: object | None) -> None:
        """Show a row; None shows that nothing is chosen."""
        self._row = row  # type: ignore[assignment] # the page shows rows of one kind only
        self._empty.setVisible(row is None)
        self._body.setVisible(row is not None)
        self._say_refused("")
        if self._row is None:
            self._stored = None
            return
        self._stored = self.record_of(self._row)
        self.form.show_record(self._stored)
        words, tone = self.state_of(self._row)
        self._show_heading(self.title_of(self._row), words, tone)
        self._enable_tabs(is_new=False)
        self.fill_tabs(self._row)
        self._update_buttons()

    def start_new(self) -> None:
        """Show empty fields."""
        self._row = None
        self._stored = self.new_record()
        self._empty.hide()
        self._body.show()
        self._say_refused("")
        self.form.show_new(self._stored)
        self._show_heading("", "新建", Tone.ACCENT)
        self._enable_tabs(is_new=True)
        self._update_buttons()
        self.form.focus_first()

    def focus_first(self) -> None:
        """Put the cursor into the first field of the form."""
        if self._stored is not None:
            self._bar.setCurrentIndex(0)
            self.form.focus_first()

    def is_dirty(self) -> bool:
        """Return whether something is not saved."""
        return self._form_is_dirty() or any(tab.is_dirty() for tab in self.tabs)

    def save(self) -> bool:
        """Ask the page to store what was changed, unless there are errors."""
        if self._is_read_only:
            return False
        # The form first: an entry of progress may set a status the form does not know of yet.
        return self._save_form() and all(tab.save() for tab in self.tabs)

    def _save_form(self) -> bool:
        if not self._form_is_dirty():
            return True
        self.form.show_issues()
        if self.form.has_errors():
            self._bar.setCurrentIndex(0)
            self.form.focus_first_error()
            return False
        self._stored = self.form.record()
        self._say_refused("")
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
        self._say_refused("")
        self._update_buttons()

    def show_unsaved(self, row: Row | None, record: object, error: UserError) -> None:
        """Show what could not be stored, with the reason; nothing typed is lost."""
        if row is None:
            self.start_new()
        else:
            self.show_record(row)
        self.form.show_record(record)  # type: ignore[arg-type] # it came from this form
        self._say_refused(str(error))
        self._update_buttons()

    def refusal(self) -> str:
        """Return why the ledger refused what was saved, "" when it did not."""
        return self._refusal.text()

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

    def _update_buttons(self) -> None:
        is_dirty = self.is_dirty()
        is_new = self._row is None
        self.save_button.setEnabled(is_dirty)
        self.revert_button.setEnabled(is_dirty or is_new)
        self.revert_button.setText("取消新建" if is_new else "撤销修改")
        self.delete_button.setEnabled(self._row is not None)

    def _show_heading(self, title: str, words: str, tone: Tone) -> None:
        self._heading.setText(self.noun)
        self._title.setText(title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…")
        self._title.setToolTip(title)
        self._title.setVisible(bool(title))
        self._pill.setText(words)
        self._pill.setVisible(bool(words))
        self._pill.setProperty("ground", tone.value)
        set_tone(self._pill, tone)
        restyle(self._pill)

    def _enable_tabs(self, *, is_new: bool) -> None:
        titles = self.tab_titles(self._row)
        for place, tab in enumerate(self.tabs, start=1):
            self._bar.setTabEnabled(place, not is_new)
            self._bar.setTabText(place, titles.get(tab.title, tab.title))
        if is_new:
            self._bar.setCurrentIndex(0)

    def _say_refused(self, text: str) -> None:
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))
        set_tone(self._refusal, Tone.DANGER if text else None)

    def _connect(self) -> None:
        self.form.edited.connect(self._update_buttons)
        for tab in self.tabs:
            tab.edited.connect(self._update_buttons)
        self._bar.currentChanged.connect(self._pages.setCurrentIndex)
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
        body.addLayout(self._make_head())
        body.addWidget(self._title)
        body.addWidget(self._bar)
        body.addWidget(self._pages, 1)
        body.addWidget(self._refusal)
        body.addLayout(self._make_foot())
        self.form.set_read_only(self._is_read_only)

    def _make_head(self) -> QHBoxLayout:
        fold = make_icon_button("panel-right-close", "收起详情")
        fold.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_SMALL)
        head.addWidget(self._heading)
        head.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(fold)
        return head

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        foot.setSpacing(theme.SPACE_SMALL)
        foot.addWidget(self.delete_button)
        foot.addStretch(1)
        foot.addWidget(self.revert_button)
        foot.addWidget(self.save_button)
        self.save_button.setToolTip("保存（Ctrl+S）")
        self.revert_button.setToolTip("恢复到已保存的内容")
        self.delete_button.setToolTip(f"删除这条{self.noun}，可以撤销")
        for button in (self.delete_button, self.revert_button, self.save_button):
            # Only ever hidden here: shown before it has a parent, it would be a window of its own.
            if self._is_read_only:
                button.hide()
        return foot

    def _fill_pages(self) -> None:
        scroll = make_scroll_area(self.form)
        self._bar.setExpanding(False)
        self._bar.setDrawBase(False)
        self._bar.setAccessibleName(f"{self.noun}的各部分")
        self._bar.addTab(self.first_tab)
        self._pages.addWidget(scroll)
        for tab in self.tabs:
            self._bar.addTab(tab.title)
            self._pages.addWidget(tab)


def _make_hint(hint: str) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    centre = Qt.AlignmentFlag.AlignHCenter
    words = make_label(hint, "muted", wraps=True)
    words.setAlignment(centre)
    column.addStretch(2)
    column.addWidget(IconLabel("panel-right", "border", 36), 0, centre)
    column.addWidget(words)
    column.addStretch(3)
    return widget
