"""A paper in hand: its text with live figures, what stands around it, its pages beside it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from models.circulation import UNITS, CirculationProfile
from models.papers import Composition, Figure, Paper, PaperOrder, PaperRow
from models.vocabulary import PaperKind
from reports.content.checking.findings import Finding
from reports.printed import PrintedPaper
from ui import theme
from ui.pages.paper_drawer import PaperDrawer
from ui.pages.paper_flow import flow_of, with_flow
from ui.pages.paper_form import around_sections, no_issues, order_number, top_sections
from ui.pages.paper_places import BLOCK_PARTS, stretch_of
from ui.pages.paper_preview import PaperPreview, PrintOrder
from ui.pages.paper_text import PaperText
from ui.session import Session
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.forms.record_form import RecordForm
from ui.widgets.labels import make_card, make_label, make_scroll_area
from ui.widgets.tab_keys import turn_by_keys

TEXT_WIDTH, PAGE_WIDTH = 560, 540
TEXT_HEIGHT, DRAWER_HEIGHT = 430, 200
TABS = ("正文", "版头、落款和版记")
TOP_PARTS = ("title", "addressees")


class PaperEditor(QWidget):
    """Edits one paper; what is read only can be looked at, its figures pressed.

    Attributes:
        order: what the person chose, with the number now typed.
        paper_id: its key in the register, "" when it was never saved.
        row: its row in the register, None for a text that is only set.

    Signals:
        edited(): a person changed something.
        figure_asked(Figure): the records of a figure are wanted.
        card_asked(number): a table or chart shall be opened.
    """

    edited = Signal()
    figure_asked = Signal(object)
    card_asked = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._composition: Composition | None = None
        self._order: PaperOrder | None = None
        self._is_showing = False
        self.paper_id = ""
        self.row: PaperRow | None = None
        self.profiles: tuple[CirculationProfile, ...] = (UNITS,)
        self.is_read_only = False
        self.is_changed = False
        self.top: RecordForm[Paper] = RecordForm(top_sections(), no_issues)
        self.around: RecordForm[Paper] = RecordForm(around_sections(), no_issues)
        self.text = PaperText()
        self.tabs = QTabBar()
        self.preview = PaperPreview(session)
        self.drawer = PaperDrawer()
        self.profile_box = CalmComboBox()
        self._parts = QStackedWidget()
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()

    # The paper in hand

    def show_paper(
        self,
        order: PaperOrder,
        composition: Composition,
        *,
        paper_id: str = "",
        row: PaperRow | None = None,
        is_read_only: bool = False,
        has_kept_print: bool = False,
    ) -> None:
        """Show a paper; the pages of one that was issued follow by ``show_kept``."""
        self._order, self._composition = order, composition
        self.paper_id, self.row, self.is_read_only = paper_id, row, is_read_only
        self.is_changed = False
        self._is_showing = True
        self.top.show_record(composition.paper)
        self.around.show_record(composition.paper)
        for form in (self.top, self.around):
            form.set_read_only(is_read_only)
        self.text.show_lines(flow_of(composition.paper))
        self.text.setReadOnly(is_read_only)
        if is_read_only:
            flags = Qt.TextInteractionFlag
            self.text.setTextInteractionFlags(
                flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
            )
        self._is_showing = False
        self.drawer.hide()
        self.profile_box.setEnabled(not has_kept_print)
        if has_kept_print:
            self.preview.forget()
        else:
            self.preview.show_now(PrintOrder(composition.paper, self.profile()))

    def show_kept(self, printed: PrintedPaper) -> None:
        """Show the pages that went out instead of new ones."""
        self.preview.show_printed(printed)

    @property
    def has_kept_print(self) -> bool:
        """Whether the pages in sight are those that went out."""
        return not self.profile_box.isEnabled()

    def mark_changed(self) -> None:
        """Take the paper as one that is not saved yet."""
        self.is_changed = True
        self.edited.emit()

    def take(self, composition: Composition) -> None:
        """Show what became of the paper by a refresh; it counts as edited."""
        order = self.order
        self.show_paper(order, composition, paper_id=self.paper_id, row=self.row)
        self.mark_changed()

    @property
    def order(self) -> PaperOrder:
        """What the person chose, with the number now typed."""
        if self._order is None:
            raise ValueError("no paper is in hand")
        number = order_number(self.around.record().head.number)
        return replace(self._order, number=number) if number else self._order

    @property
    def title(self) -> str:
        """The title as it is typed, in one line."""
        return self.top.record().title.replace("\n", "")

    @property
    def kind(self) -> PaperKind:
        """How the paper looks."""
        return self.around.record().kind

    def composition(self) -> Composition:
        """Return the paper as it is now."""
        if self._composition is None:
            raise ValueError("no paper is in hand")
        return replace(self._composition, paper=self._paper())

    def figure(self, key: str) -> Figure | None:
        """Return the figure with this key."""
        figures = self._composition.figures if self._composition else ()
        return next((one for one in figures if one.key == key), None)

    def profile(self) -> CirculationProfile:
        """Return the circle of readers the pages are shown for."""
        place = self.profile_box.currentIndex()
        return self.profiles[place] if 0 <= place < len(self.profiles) else UNITS

    def show_profiles(self, profiles: tuple[CirculationProfile, ...]) -> None:
        """Offer circles of readers; the one chosen stays, at first 发各单位."""
        name = self.profile_box.currentText() or UNITS.name
        self.profiles = profiles
        self.profile_box.blockSignals(True)
        self.profile_box.clear()
        self.profile_box.addItems([one.name for one in profiles])
        self.profile_box.setCurrentIndex(max(0, self.profile_box.findText(name)))
        self.profile_box.blockSignals(False)

    def show_finding(self, finding: Finding) -> None:
        """Go to the place of a finding."""
        place = finding.place
        if place.part in BLOCK_PARTS:
            stretch = stretch_of(place, self.text.placed_lines())
            if stretch is not None:
                self.show_tab(0)
                self.text.show_place(*stretch)
                self.text.setFocus()
            return
        is_top = place.part.value in TOP_PARTS
        self.show_tab(0 if is_top else 1)
        form = self.top if is_top else self.around
        labels = {"title": "标题", "addressees": "主送", "number": "编号", "head": "日期"}
        labels |= {"signature": "成文日期", "remark": "附注", "imprint": "印发日期"}
        form.field(labels.get(place.part.value, "编号")).setFocus()

    def show_tab(self, place: int) -> None:
        """Show the text (0) or what stands around it (1)."""
        self.tabs.setCurrentIndex(place)

    def focus_first(self) -> None:
        """Put the keyboard into the text."""
        self.show_tab(0)
        self.text.setFocus()

    def print_again(self) -> None:
        """Set the pages anew: options or readers are others."""
        if self._composition is not None and self.profile_box.isEnabled():
            self.preview.show_now(self.print_order())

    # How it does it

    def _paper(self) -> Paper:
        if self._composition is None:
            raise ValueError("no paper is in hand")
        around = self.around.record()
        top = self.top.record()
        paper = replace(around, title=top.title, addressees=top.addressees)
        return with_flow(paper, self.text.lines())

    def _on_edited(self) -> None:
        if self._is_showing or self.is_read_only or self._composition is None:
            return
        self.is_changed = True
        self.edited.emit()
        self.preview.show_soon_made(self.print_order)

    def print_order(self) -> PrintOrder:
        """Return the paper as it is now, for the readers chosen."""
        return PrintOrder(self._paper(), self.profile())

    def ask_figure(self, key: str) -> None:
        """Ask for the records behind a figure of the paper."""
        figure = self.figure(key)
        if figure is not None:
            self.figure_asked.emit(figure)

    def _connect(self) -> None:
        self.top.edited.connect(self._on_edited)
        self.around.edited.connect(self._on_edited)
        self.text.edited.connect(self._on_edited)
        self.text.figure_asked.connect(self.ask_figure)
        self.text.card_asked.connect(self.card_asked)
        self.tabs.currentChanged.connect(self._parts.setCurrentIndex)
        self.drawer.finding_opened.connect(self.show_finding)
        self.drawer.closed.connect(self.text.setFocus)
        self.profile_box.currentIndexChanged.connect(lambda _: self.print_again())

    # How it is laid out

    def _lay_out(self) -> None:
        for words in TABS:
            self.tabs.addTab(words)
        self.tabs.setAccessibleName("正文，或者版头、落款和版记")
        turn_by_keys(self.tabs, self)
        self._parts.addWidget(self._make_text_part())
        around = QWidget()
        inside = QVBoxLayout(around)
        inside.setContentsMargins(theme.SPACE_WIDE, theme.SPACE, theme.SPACE, theme.SPACE)
        inside.addWidget(self.around)
        self._parts.addWidget(make_scroll_area(around))
        card = make_card()
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._parts, 1)
        self._left.setChildrenCollapsible(False)
        self._left.setHandleWidth(theme.SPACE_SMALL)
        self._left.addWidget(card)
        self._left.addWidget(self.drawer)
        self._left.setSizes([TEXT_HEIGHT, DRAWER_HEIGHT])
        self._left.setStretchFactor(0, 1)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(theme.SPACE)
        sides.addWidget(self._left)
        sides.addWidget(self._make_pages())
        sides.setSizes([TEXT_WIDTH, PAGE_WIDTH])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(sides)

    def _make_text_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, theme.SPACE_SMALL, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(theme.SPACE_WIDE, 0, theme.SPACE, 0)
        top.addWidget(self.top)
        column.addLayout(top)
        column.addWidget(self.text, 1)
        return part

    def _make_pages(self) -> QFrame:
        card = make_card()
        self.profile_box.setAccessibleName("流转范围")
        self.profile_box.setMinimumContentsLength(6)
        self.profile_box.setToolTip("给谁看：哪些内容不出办公室，由流转范围决定")
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE, theme.SPACE_SMALL, theme.SPACE, 0)
        bar.addWidget(make_label("预览", "heading"))
        bar.addWidget(self.preview.says, 1)
        bar.addWidget(make_label("流转范围", "field"))
        bar.addWidget(self.profile_box)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(theme.SPACE_TIGHT)
        column.addLayout(bar)
        column.addWidget(self.preview, 1)
        return card
