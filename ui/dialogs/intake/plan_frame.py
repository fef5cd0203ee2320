"""How the plan of a returned file is laid out: head, questions, rows left, the chosen row right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from models.intake_records import ReceivedRow
from ui import theme
from ui.dialogs.intake.heading_questions import HeadingQuestions
from ui.dialogs.intake.plan_columns import FACETS, LINE_COLUMNS, line_key
from ui.dialogs.intake.plan_draft import PlanLine
from ui.dialogs.intake.row_panel import RowPanel
from ui.formatting import time_text
from ui.tables.intake_columns import RECEIVED_TONES
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.theme import Tone
from ui.widgets.dialog_parts import make_foot, make_head, make_sides
from ui.widgets.filter_chips import ALL, Chip, FilterChips
from ui.widgets.labels import make_button, make_card, make_label, tone_pill
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.progress_strip import ProgressStrip
from ui.work import Work

KEYS = "↑↓ 选行　→ 进到这一行　A 采用　K 保留本办　S 跳过　N 下一个待处理"
TITLE_WIDTH = 420


class PlanFrame(QWidget):
    """The widgets of the plan; it decides nothing."""

    def __init__(self, work: Work, *, may_decide: bool) -> None:
        super().__init__()
        self.notices = NoticeBar()
        self.headings = HeadingQuestions()
        self.model: RowModel[PlanLine] = RowModel(LINE_COLUMNS, line_key, self)
        self.table: LedgerTable[PlanLine] = LedgerTable(self.model, "填报的各行")
        self.chips = FilterChips()
        self.panel = RowPanel(may_decide=may_decide)
        self.counts = make_label("", "strong", wraps=True)
        self.safe = make_button("全部采用无疑问的", "list-checks")
        self.versions = make_button("与上一版比较", "history")
        self.issues = make_button("", "triangle-alert")
        self.cancel = make_button("关闭")
        self.accept = make_button("入库", "check", "primary")
        self._unit = make_label("", "heading")
        self._pill = make_label("", "pill")
        self._late = make_label("迟报", "pill")
        self._file = make_label("", "muted")
        self._lay_out(work)

    def show_head(self, received: ReceivedRow, *, has_earlier: bool, issue_count: int) -> None:
        """Say which file this is."""
        self._unit.setText(received.unit or "单位不明")
        self._pill.setText(f"{received.state.label} · 第 {received.version} 版")
        tone_pill(self._pill, RECEIVED_TONES[received.state])
        tone_pill(self._late, Tone.WARNING)
        self._late.setVisible(received.is_late)
        metrics = self._file.fontMetrics()
        said = f"{time_text(received.received_at)} {received.received_by} 收"
        name = metrics.elidedText(received.file_name, theme.ELIDE_MIDDLE, theme.px(TITLE_WIDTH))
        self._file.setText(f"{name}　{said}")
        self._file.setToolTip(f"{received.file_name}\nSHA-256 {received.sha256}")
        self.versions.setVisible(has_earlier)
        self.issues.setText(f" {issue_count} 条提示")
        self.issues.setAccessibleName(f"{issue_count} 条提示")
        self.issues.setVisible(bool(issue_count))

    def show_lines(self, lines: Sequence[PlanLine]) -> None:
        """Show the rows as they are decided now."""
        self.model.set_rows(tuple(lines), FACETS)
        counts = {one.key: sum(map(one.holds, lines)) for one in FACETS}
        self.chips.show_counts({ALL: len(lines), **counts})

    # How it is laid out

    def _lay_out(self, work: Work) -> None:
        self.chips.set_chips([Chip(one.key, one.title) for one in FACETS])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        about = (self._unit, self._pill, self._late, self._file)
        column.addWidget(make_head(about, (self.issues, self.versions, self.safe)))
        column.addWidget(self.notices)
        asked = QVBoxLayout()
        asked.setContentsMargins(theme.SPACE_WIDE, theme.SPACE, theme.SPACE_WIDE, 0)
        asked.addWidget(self.headings)
        column.addLayout(asked)
        column.addWidget(self._make_sides(), 1)
        column.addWidget(ProgressStrip(work))
        column.addWidget(self._make_foot())

    def _make_sides(self) -> QSplitter:
        left = make_card()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(1, theme.SPACE_SMALL + 2, 1, 1)
        rows.setSpacing(theme.SPACE_SMALL)
        chips = QHBoxLayout()
        chips.setContentsMargins(theme.SPACE, 0, theme.SPACE, 0)
        chips.addWidget(self.chips)
        rows.addLayout(chips)
        rows.addWidget(self.table, 1)
        sides = make_sides(left, self.panel, (510, 790))
        sides.setContentsMargins(theme.SPACE_WIDE, theme.SPACE, theme.SPACE_WIDE, theme.SPACE_WIDE)
        return sides

    def _make_foot(self) -> QFrame:
        self.accept.setToolTip("先备份，再一次写进台账，可以撤回（Ctrl+Enter）")
        self.safe.setToolTip("只有单位改过、没有疑问的格都采用（Alt+S）")
        self.versions.setToolTip("这个单位上一版报了什么，这一版改了什么（Alt+V）")
        self.issues.setToolTip("整份表的提示：缺栏、漏报、读不懂的地方（Alt+I）")
        self.cancel.setToolTip("不入库，关上（Esc）")
        return make_foot((self.counts, make_label(KEYS, "muted")), (self.cancel, self.accept))
