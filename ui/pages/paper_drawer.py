"""What opens below the text of a paper: records of a figure, findings, what a refresh changed."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from models.papers import Figure
from models.vocabulary import RecordKind
from reports.content.checking.findings import Finding
from ui import theme
from ui.pages.page import RowsAsked
from ui.pages.paper_jobs import FigureRow
from ui.pages.paper_places import place_words
from ui.tables.paper_row_columns import FIGURE_ROW_COLUMNS, finding_columns
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.widgets.labels import make_button, make_icon_button, make_label

LEAST_HEIGHT = 150
PAGES = {RecordKind.TASK: "tasks", RecordKind.ITEM: "items", RecordKind.UNIT: "units"}
CLEAN = "文号、日期、序号、总数、合计、比例、名称和附件都核过了。"
NO_RECORDS = "这个数不是数出来的记录，依据见上面一行。"


class PaperDrawer(QFrame):
    """Shows one of the three; hidden until there is something to show.

    Signals:
        rows_asked(RowsAsked): records are wanted on their page.
        finding_opened(Finding): its place is wanted.
        closed(): the keyboard goes back to the text.
    """

    rows_asked = Signal(object)
    finding_opened = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._figure: Figure | None = None
        self.title = make_label("", "heading", wraps=True)
        self.basis = make_label("", "secondary", wraps=True)
        self.ledger_button = make_button("在台账中查看", "list-checks")
        self.rows: RowModel[FigureRow] = RowModel(FIGURE_ROW_COLUMNS, lambda row: row.id, self)
        self.row_table: LedgerTable[FigureRow] = LedgerTable(self.rows, "数字背后的记录")
        self.findings: RowModel[Finding] = RowModel(finding_columns(place_words), _key, self)
        self.finding_table: LedgerTable[Finding] = LedgerTable(self.findings, "校核结果")
        self.notes = QListWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self.row_table.activated.connect(self._open_row)
        self.finding_table.activated.connect(self._open_finding)
        self.finding_table.row_chosen.connect(self._tell_finding)
        self.ledger_button.clicked.connect(self.show_in_ledger)
        self.hide()

    def show_figure(self, figure: Figure) -> None:
        """Say what a figure is; its records follow by ``show_records``."""
        self._figure = figure
        self.rows.set_rows(())
        page = PAGES.get(figure.record_kind)
        count = len(figure.records)
        more = f"（{count} 条记录）" if count and str(count) != figure.words else ""
        self._show(self.row_table, f"{figure.label}：{figure.words}{more}")
        basis = figure.basis or ("" if figure.records else NO_RECORDS)
        self.basis.setText(basis)
        self.basis.setVisible(bool(basis))
        self.ledger_button.setVisible(bool(figure.records) and page is not None)

    def show_records(self, figure: Figure, rows: Sequence[FigureRow]) -> None:
        """Show the records of the figure in hand."""
        if figure is not self._figure:
            return
        self.rows.set_rows(tuple(rows))
        gone = len(figure.records) - len(rows)
        if gone:
            self.title.setText(f"{self.title.text()}，其中 {gone} 条已删除")
        self.row_table.choose_first()
        self.row_table.setFocus()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List what the drafting check found."""
        self.findings.set_rows(tuple(findings))
        words = f"校核：{len(findings)} 处要看" if findings else "校核完毕，没有发现要改的地方"
        if not findings:
            self.show_notes(words, (CLEAN,))
            return
        self._show(self.finding_table, words)
        self.finding_table.choose_first()
        self.finding_table.setFocus()

    def show_notes(self, title: str, sentences: Sequence[str]) -> None:
        """List sentences under a title."""
        self.notes.clear()
        self.notes.addItems(list(sentences))
        self._show(self.notes, title)

    def close_drawer(self) -> None:
        """Hide it and give the keyboard back."""
        self._figure = None
        self.hide()
        self.closed.emit()

    def show_in_ledger(self) -> None:
        """Ask for exactly the records of the figure on their page."""
        figure = self._figure
        if figure is not None and figure.records:
            page = PAGES[figure.record_kind]
            self.rows_asked.emit(RowsAsked(page, records=frozenset(figure.records)))

    def _show(self, part: QWidget, title: str) -> None:
        self.title.setText(title)
        self.basis.hide()
        self.ledger_button.hide()
        self._stack.setCurrentWidget(part)
        self.show()

    def _open_row(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index.row())
        page = PAGES.get(row.kind, "documents")
        self.rows_asked.emit(RowsAsked(page, record_id=row.id))

    def _open_finding(self, index: QModelIndex) -> None:
        self.finding_opened.emit(self.findings.row_at(index.row()))

    def _tell_finding(self, finding: Finding | None) -> None:
        """Say the whole sentence, which the table may have to cut."""
        self.basis.setText(finding.sentence if finding else "")
        self.basis.setVisible(finding is not None)

    def _lay_out(self) -> None:
        self.notes.setAccessibleName("变化")
        self.notes.setWordWrap(True)
        for part in (self.row_table, self.finding_table, self.notes):
            self._stack.addWidget(part)
        close = make_icon_button("x", "收起（Esc）")
        close.clicked.connect(self.close_drawer)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.basis)
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE, 0, theme.SPACE_SMALL, 0)
        head.addLayout(words, 1)
        head.addWidget(self.ledger_button)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.SPACE_SMALL, 1, 1)
        column.setSpacing(theme.SPACE_TIGHT)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setMinimumHeight(LEAST_HEIGHT)


def _key(one: Finding) -> str:
    return repr((one.kind, one.place, one.sentence))
