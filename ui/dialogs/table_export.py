"""导出当前表格: the table as it is shown becomes a workbook; rows, columns, sheets are chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from models.progress import Progress
from models.views import ExportSettings
from ui import theme
from ui.dialogs.export_jobs import Exported, write_tables
from ui.dialogs.print_preview import PrintPreview, print_with
from ui.outgoing import EXCEL, ask_target, tell_exported
from ui.session import Session
from ui.tables.table_in_hand import RowsUnder, TableInHand, shown_table, split_tables
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.forms.text_fields import LineField
from ui.widgets.labels import make_button, make_label

WIDTH = 500
FILTERED, SELECTED = range(2)
SHOWN_COLUMNS, ALL_COLUMNS = range(2)

# Any: the dialog takes tables of every kind of row and only passes the rows on.
Table = TableInHand[Any]


class TableExportDialog(QDialog):
    """Chooses how the table goes out.

    Signals:
        settings_chosen(ExportSettings): the table was exported like this.
    """

    settings_chosen = Signal(object)

    def __init__(
        self,
        session: Session,
        table: Table,
        values: Mapping[str, Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        """Take ``values``: by key of a column that can split the table, its values in order."""
        super().__init__(parent)
        self._session = session
        self._table = table
        self._values = values
        self.setWindowTitle("导出当前表格")
        self.setMinimumWidth(theme.px(WIDTH))
        self.name = LineField()
        self.rows = _choices("导出哪些行", self._row_choices())
        self.columns = _choices("导出哪些列", self._column_choices())
        self.split = _choices("分表", ["不分表，放在一张工作表"])
        self.export_button = make_button("导出 Excel…", "file-spreadsheet", "primary")
        self.preview_button = make_button("打印预览…", "printer")
        self._offer_splits()
        self._show_settings(table.settings)
        self._lay_out()
        self.export_button.clicked.connect(self.export)
        self.preview_button.clicked.connect(self.preview)

    def settings(self) -> ExportSettings:
        """Return what is chosen."""
        name = self.name.value().strip()
        return ExportSettings(
            title="" if name == self._table.title else name,
            split_by=str(self.split.currentData() or ""),
            shown_columns_only=self.columns.currentIndex() == SHOWN_COLUMNS,
        )

    def export(self) -> None:
        """Ask where to, then write."""
        path = self._ask_path()
        if path is None:
            return
        table, settings, day = self._chosen_table(), self.settings(), self._session.today()
        values = self._values.get(settings.split_by)

        def write(progress: Progress) -> Exported:
            if values is None:
                return write_tables((shown_table(table, settings, day),), path, progress)
            return write_tables(split_tables(table, settings, day, values), path, progress)

        self.settings_chosen.emit(settings)
        self._session.work.run_job(
            write, partial(tell_exported, self._session), owner=self.parent(), label="正在导出表格"
        )
        self.accept()

    def preview(self) -> None:
        """Show the pages of the table; it is printed as one, whatever the sheets."""
        table, settings = self._chosen_table(), self.settings()
        self.settings_chosen.emit(settings)
        self.accept()
        open_preview(self._session, table, settings, self.parentWidget())

    def _ask_path(self) -> Path | None:
        name = self.name.value().strip() or self._table.title
        day = self._session.today().strftime("%Y%m%d")
        return ask_target(self._session, "导出当前表格", f"{name}{day}", EXCEL)

    def _chosen_table(self) -> Table:
        if self.rows.currentIndex() == FILTERED:
            return self._table
        selected = set(map(id, self._table.selected))
        groups = [
            RowsUnder(group.label, tuple(row for row in group.rows if id(row) in selected))
            for group in self._table.groups
        ]
        return replace(self._table, groups=tuple(group for group in groups if group.rows))

    # What is offered

    def _row_choices(self) -> list[str]:
        choices = [f"表中显示的 {len(self._table.rows):,} 行"]
        if len(self._table.selected) > 1:
            choices.append(f"选中的 {len(self._table.selected):,} 行")
        return choices

    def _column_choices(self) -> list[str]:
        return [f"显示的 {len(self._table.shown)} 列", f"全部 {len(self._table.columns)} 列"]

    def _offer_splits(self) -> None:
        titles = {column.key: column.title for column in self._table.columns}
        for key, values in self._values.items():
            self.split.addItem(f"按“{titles[key]}”分表（{len(values):,} 张）", key)

    def _show_settings(self, settings: ExportSettings) -> None:
        self.name.show_value(settings.title or self._table.title)
        self.columns.setCurrentIndex(SHOWN_COLUMNS if settings.shown_columns_only else ALL_COLUMNS)
        self.split.setCurrentIndex(max(0, self.split.findData(settings.split_by)))

    def _lay_out(self) -> None:
        self.name.editor().setAccessibleName("标题")
        self.export_button.setDefault(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE)
        fields = (
            ("标题", self.name),
            ("行", self.rows),
            ("列", self.columns),
            ("分表", self.split),
        )
        for line, (title, field) in enumerate(fields):
            grid.addWidget(make_label(title, "field"), line, 0)
            grid.addWidget(field, line, 1)
        grid.setColumnStretch(1, 1)
        cancel = make_button("取消")
        cancel.clicked.connect(self.reject)
        foot = make_foot((), (cancel, self.export_button), beside=(self.preview_button,))
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE_WIDE)
        if self._table.note:
            column.addWidget(make_label(self._table.note, "muted", wraps=True))
        column.addLayout(grid)
        set_body(self, column, foot)


def open_preview(
    session: Session, table: Table, settings: ExportSettings, parent: QWidget | None
) -> PrintPreview:
    """Show the pages of a table as they would be printed."""
    day, current = session.today(), session.settings
    preview = PrintPreview(
        session,
        settings.title or table.title,
        print_with(lambda: shown_table(table, settings, day), current),
        parent,
    )
    preview.finished.connect(preview.deleteLater)
    preview.open()
    return preview


def _choices(name: str, words: Sequence[str]) -> CalmComboBox:
    box = CalmComboBox()
    box.setAccessibleName(name)
    box.addItems(list(words))
    return box
