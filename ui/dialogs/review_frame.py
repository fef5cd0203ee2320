"""How a review is laid out: head, original text left, tabs right, foot with counts and buttons."""

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from models.fields import DocumentFields
from models.rules.checks import check_document
from models.vocabulary import DocumentKind
from ui import theme
from ui.dialogs.review_names import ReviewNames
from ui.dialogs.review_rows import ReviewRows
from ui.dialogs.source_text import SourceText
from ui.dialogs.warning_list import WarningList
from ui.tables.states import DOCUMENT_KIND_TONES
from ui.widgets.dialog_parts import make_foot, make_head, make_sides
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.forms.document_panel import document_sections
from ui.widgets.forms.record_form import RecordForm
from ui.widgets.labels import (
    make_button,
    make_card,
    make_label,
    make_scroll_area,
    tone_pill,
)
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.progress_strip import ProgressStrip
from ui.widgets.tab_keys import turn_by_keys
from ui.work import Work

NOTHING_READ = Emptiness(
    "file-text",
    "没有读出任务或事项",
    "程序没有认出这是工作方案、任务清单还是改革事项清单。可以在左边选中一段文字，"
    "点“添加为任务”逐项添加；也可以只把文件本身入库，或者取消后换一份文件。",
)
TABS = ("任务", "文件信息", "单位", "提示")
ROWS_TAB, FACTS_TAB, NAMES_TAB, WARNINGS_TAB = range(4)


class ReviewFrame(QWidget):
    """The widgets of a review; it decides nothing."""

    def __init__(self, work: Work, place: str, *, is_last: bool) -> None:
        super().__init__()
        self.source = SourceText()
        self.notices = NoticeBar()
        self.facts: RecordForm[DocumentFields] = RecordForm(
            document_sections(), check_document, columns=2
        )
        self.names = ReviewNames()
        self.warnings = WarningList()
        self.tabs = QTabBar()
        self.counts = make_label("", "strong", wraps=True)
        self.add = make_button("添加为任务", "plus")
        self.cancel = make_button("取消" if is_last else "跳过这一份")
        self.accept = make_button("确认入库", "check", "primary")
        self._title = make_label("", "heading")
        self._kind = make_label("", "pill")
        self._file = make_label("", "muted")
        self.place = make_label(place, "secondary")
        self._pages = QStackedWidget()
        self._lay_out(work)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        turn_by_keys(self.tabs, self)

    def show_head(self, title: str, file_name: str, kind: DocumentKind) -> None:
        """Say which document this is."""
        metrics = self._title.fontMetrics()
        self._title.setText(metrics.elidedText(title, theme.ELIDE_MIDDLE, 620))
        self._title.setToolTip(title)
        self._kind.setText(kind.label)
        tone_pill(self._kind, DOCUMENT_KIND_TONES[kind])
        self._file.setText(file_name)

    def show_rows_widget(self, rows: ReviewRows | None) -> None:
        """Put the rows into the first tab, or the reason why there are none."""
        old = self._pages.widget(ROWS_TAB)
        self._pages.insertWidget(ROWS_TAB, rows or EmptyState(NOTHING_READ))
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        self._pages.setCurrentIndex(self.tabs.currentIndex())

    def name_tab(self, tab: int, title: str, count: int) -> None:
        """Write a tab's title with how much is behind it."""
        self.tabs.setTabText(tab, f"{title} {count}" if count else title)

    # How it is laid out

    def _lay_out(self, work: Work) -> None:
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName("识读结果的各部分")
        for title in TABS:
            self.tabs.addTab(title)
        self._pages.addWidget(EmptyState(NOTHING_READ))
        self._pages.addWidget(_scrolled(self.facts))
        self._pages.addWidget(self.names)
        self._pages.addWidget(self.warnings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(make_head((self._title, self._kind, self._file), (self.place,)))
        column.addWidget(self.notices)
        column.addWidget(self._make_sides(), 1)
        column.addWidget(ProgressStrip(work))
        column.addWidget(self._make_foot())

    def _make_sides(self) -> QSplitter:
        self.add.setToolTip("把原文里选中的文字添加为一项任务（Alt+T）")
        self.add.setShortcut("Alt+T")
        left = make_card()
        text = QVBoxLayout(left)
        text.setContentsMargins(theme.SPACE, theme.SPACE_SMALL, theme.SPACE, theme.SPACE)
        text.setSpacing(theme.SPACE_SMALL)
        head = QHBoxLayout()
        head.addWidget(make_label("原文", "section"))
        head.addWidget(make_label("点一行，右边就到读出的那一项", "muted"), 1)
        head.addWidget(self.add)
        text.addLayout(head)
        text.addWidget(self.source, 1)
        right = make_card()
        read = QVBoxLayout(right)
        read.setContentsMargins(1, theme.SPACE_TIGHT, 1, theme.SPACE_SMALL)
        read.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE_WIDE, 0, theme.SPACE, theme.SPACE_TIGHT)
        bar.addWidget(self.tabs)
        bar.addStretch(1)
        read.addLayout(bar)
        read.addWidget(self._pages, 1)
        sides = make_sides(left, right, (480, 820))
        sides.setContentsMargins(*(theme.SPACE_WIDE,) * 4)
        return sides

    def _make_foot(self) -> QFrame:
        self.accept.setToolTip("整份文件一次入库，可以撤销（Ctrl+Enter）")
        self.accept.setShortcut("Ctrl+Return")
        self.cancel.setToolTip("不入库（Esc）")
        return make_foot((self.counts,), (self.cancel, self.accept))


def _scrolled(form: QWidget) -> QScrollArea:
    holder = QWidget()
    holder.setObjectName("scrolled")
    column = QVBoxLayout(holder)
    column.setContentsMargins(theme.SPACE_WIDE, theme.SPACE, theme.SPACE, 0)
    column.addWidget(form)
    return make_scroll_area(holder)
