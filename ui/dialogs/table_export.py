"""导出当前表格: the table as it is shown becomes workbooks; rows, columns, parts are chosen."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.circulation import INTERNAL, SHIPPED, CirculationProfile
from models.progress import Progress
from models.views import ExportSettings, PartsAs
from reports.content.ledger_parts import LedgerPart, parts_of
from reports.part_names import part_file_names, part_sheet_names
from ui import theme
from ui.dialogs.export_jobs import Exported, TableOrder, write_parts, write_table
from ui.dialogs.parts_preview import PartsPreview
from ui.dialogs.print_preview import PrintPreview, print_with
from ui.messages import Question
from ui.outgoing import EXCEL, ZIP, ask_target, tell_exported
from ui.session import Session
from ui.tables.table_in_hand import RowSplit, RowsUnder, TableInHand, shown_table, split_table
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.forms.text_fields import LineField
from ui.widgets.labels import make_button, make_label

WIDTH = 560
FILTERED, SELECTED = range(2)
SHOWN_COLUMNS, ALL_COLUMNS = range(2)
LYING, UPRIGHT = range(2)
LEFT, RIGHT = 0, 2  # columns of the grid where the halves of a line begin
PARTS_AS = {
    PartsAs.SHEETS: "一个文件，每部分一张工作表",
    PartsAs.FOLDER: "每部分一个文件，存到文件夹",
    PartsAs.ARCHIVE: "每部分一个文件，打成压缩包",
}

# Any: the dialog takes tables of every kind of row and only passes the rows on.
Table = TableInHand[Any]
Split = RowSplit[Any]


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
        splits: Sequence[Split],
        parent: QWidget | None = None,
    ) -> None:
        """Take ``splits``: the ways to take the table apart."""
        super().__init__(parent)
        self._session = session
        self._table = table
        self._splits = {split.key: split for split in splits}
        self._parts: tuple[LedgerPart[Any], ...] = ()
        self.setWindowTitle("导出当前表格")
        self.setMinimumWidth(theme.px(WIDTH))
        self.name = LineField()
        self.rows = _choices("导出哪些行", self._row_choices())
        self.columns = _choices("导出哪些列", self._column_choices())
        self._profiles = {profile.name: profile for profile in SHIPPED}
        self.readers = _choices("给谁看", list(self._profiles))
        self.split = _choices("分表", ["不分，放在一张工作表"])
        self.parts_as = _choices("分开以后", list(PARTS_AS.values()))
        self.paper = _choices("纸张", ["A4 横排", "A4 竖排"])
        self.protection = QCheckBox("保护工作表（不设密码）")
        self.totals = QCheckBox("汇总表加合计行（公式）")
        self.preview_of_parts = PartsPreview()
        self.export_button = make_button("导出 Excel…", "file-spreadsheet", "primary")
        self.preview_button = make_button("打印预览…", "printer")
        for split in splits:
            self.split.addItem(f"按“{split.heading}”分", split.key)
        self._show_settings(table.settings)
        self._lay_out()
        self._connect()
        self._take_apart()

    def offer_first(self, split: Split) -> None:
        """Offer one more way to take the table apart, before the others."""
        self._splits[split.key] = split
        self.split.insertItem(1, f"按{split.heading}分（各种职责都算）", split.key)
        if self._table.settings.split_by == split.key and self.split.currentIndex() == 0:
            self.split.setCurrentIndex(1)

    def offer_profiles(self, profiles: Sequence[CirculationProfile]) -> None:
        """Offer the circles of readers as the office keeps them; the choice stays."""
        chosen = self._profile().name
        if self._table.settings.profile not in self._profiles:
            chosen = self._table.settings.profile or chosen
        self._profiles = {profile.name: profile for profile in profiles}
        self.readers.clear()
        self.readers.addItems(list(self._profiles))
        self.readers.setCurrentIndex(max(0, self.readers.findText(chosen)))

    def settings(self) -> ExportSettings:
        """Return what is chosen."""
        name = self.name.value().strip()
        return ExportSettings(
            title="" if name == self._table.title else name,
            split_by=str(self.split.currentData() or ""),
            shown_columns_only=self.columns.currentIndex() == SHOWN_COLUMNS,
            parts_as=list(PARTS_AS)[self.parts_as.currentIndex()],
            is_upright=self.paper.currentIndex() == UPRIGHT,
            is_protected=self.protection.isChecked(),
            has_totals=self.totals.isChecked(),
            profile="" if self._profile().name == INTERNAL.name else self._profile().name,
        )

    def export(self) -> None:
        """Ask where to, then write."""
        settings = self.settings()
        path = self._ask_path(settings)
        if path is None:
            return
        table, day = self._chosen_table(), self._session.today()
        office = self._session.settings.office_name
        order = TableOrder(path, day, office, settings, self._profile())
        split = self._splits.get(settings.split_by)

        def write(progress: Progress) -> Exported:
            if split is None:
                return write_table(shown_table(table, settings, day), order, progress)
            return write_parts(split_table(table, settings, day, split), order, progress)

        self.settings_chosen.emit(settings)
        self._session.work.run_job(
            write, partial(tell_exported, self._session), owner=self.parent(), label="正在导出表格"
        )
        self.accept()

    def preview(self) -> None:
        """Show the pages of the table; it is printed as one, whatever the parts."""
        table, settings = self._chosen_table(), self.settings()
        self.settings_chosen.emit(settings)
        self.accept()
        open_preview(self._session, table, settings, self.parentWidget(), self._profile())

    # Where it goes

    def _ask_path(self, settings: ExportSettings) -> Path | None:
        name = self._title()
        stem = f"{name}{self._session.today().strftime('%Y%m%d')}"
        if not settings.split_by or settings.parts_as is PartsAs.SHEETS:
            return ask_target(self._session, "导出当前表格", stem, EXCEL)
        if settings.parts_as is PartsAs.ARCHIVE:
            return ask_target(self._session, "导出当前表格", stem, ZIP)
        folder = self._session.messages.choose_directory("表格存到哪个文件夹")
        return folder if folder is not None and self._may_replace(folder) else None

    def _may_replace(self, folder: Path) -> bool:
        """Ask where files of the same names are there already."""
        names = part_file_names(self._title(), [part.name for part in self._parts])
        known = [name for name in names if (folder / name).exists()]
        question = Question(
            "替换同名文件",
            f"“{folder.name}”里已有 {len(known)} 个同名的文件，如“{known[0] if known else ''}”。",
            yes="替换",
        )
        return not known or self._session.messages.ask(question)

    # The parts

    def _take_apart(self) -> None:
        split = self._splits.get(self.settings().split_by)
        rows = self._chosen_table().rows
        self._parts = () if split is None else parts_of(rows, split.names_of, split.order)
        for widget in (self.preview_of_parts, self.parts_as, self._parts_label, self.totals):
            widget.setVisible(split is not None)
        self._show_parts()
        self.adjustSize()

    def _show_parts(self) -> None:
        """Show what the parts will be called, as sheets or files, and how many rows each has."""
        if not self.split.currentData():
            return
        names = [part.name for part in self._parts]
        as_sheets = self.settings().parts_as is PartsAs.SHEETS
        self.preview_of_parts.show_parts(
            part_sheet_names(names) if as_sheets else part_file_names(self._title(), names),
            (len(names), *(len(part.rows) for part in self._parts)),
            _words_of(self._parts, len(self._chosen_table().rows)),
        )

    def _profile(self) -> CirculationProfile:
        return self._profiles[self.readers.currentText()]

    def _title(self) -> str:
        return self.name.value().strip() or self._table.title

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

    def _show_settings(self, settings: ExportSettings) -> None:
        self.name.show_value(settings.title or self._table.title)
        self.columns.setCurrentIndex(SHOWN_COLUMNS if settings.shown_columns_only else ALL_COLUMNS)
        self.readers.setCurrentIndex(max(0, self.readers.findText(settings.profile)))
        self.split.setCurrentIndex(max(0, self.split.findData(settings.split_by)))
        self.parts_as.setCurrentIndex(list(PARTS_AS).index(settings.parts_as))
        self.paper.setCurrentIndex(UPRIGHT if settings.is_upright else LYING)
        self.protection.setChecked(settings.is_protected)
        self.totals.setChecked(settings.has_totals)

    def _connect(self) -> None:
        self.name.edited.connect(self._show_parts)
        self.parts_as.currentIndexChanged.connect(self._show_parts)
        for box in (self.rows, self.split):
            box.currentIndexChanged.connect(self._take_apart)
        self.export_button.clicked.connect(self.export)
        self.preview_button.clicked.connect(self.preview)

    def _lay_out(self) -> None:
        self.name.editor().setAccessibleName("标题")
        self.export_button.setDefault(True)
        self._parts_label = make_label("分开以后", "field")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE)
        _put(grid, 0, make_label("标题", "field"), self.name)
        _put(grid, 1, make_label("行", "field"), self.rows, half=LEFT)
        _put(grid, 1, make_label("列", "field"), self.columns, half=RIGHT)
        _put(grid, 2, make_label("给谁看", "field"), self.readers, half=LEFT)
        _put(grid, 2, make_label("纸张", "field"), self.paper, half=RIGHT)
        _put(grid, 3, make_label("分表", "field"), self.split)
        _put(grid, 4, self._parts_label, self.parts_as)
        ticks = QHBoxLayout()
        ticks.setSpacing(theme.SPACE_WIDE)
        ticks.addWidget(self.protection)
        ticks.addWidget(self.totals)
        ticks.addStretch(1)
        grid.addLayout(ticks, 5, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        cancel = make_button("取消")
        cancel.clicked.connect(self.reject)
        foot = make_foot((), (cancel, self.export_button), beside=(self.preview_button,))
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE_WIDE)
        if self._table.note:
            column.addWidget(make_label(self._table.note, "muted", wraps=True))
        column.addLayout(grid)
        column.addWidget(self.preview_of_parts)
        set_body(self, column, foot)


def open_preview(
    session: Session,
    table: Table,
    settings: ExportSettings,
    parent: QWidget | None,
    profile: CirculationProfile = INTERNAL,
) -> PrintPreview:
    """Show the pages of a table as they would be printed."""
    day, current = session.today(), session.settings
    preview = PrintPreview(
        session,
        settings.title or table.title,
        print_with(lambda: shown_table(table, settings, day), current, profile),
        parent,
    )
    preview.finished.connect(preview.deleteLater)
    preview.open()
    return preview


def _words_of(parts: Sequence[LedgerPart[Any]], rows: int) -> str:
    """Say how many parts there are and whether rows stand in several of them."""
    listed = sum(len(part.rows) for part in parts)
    words = f"分成 {len(parts):,} 部分，另有一个汇总。"
    if listed == rows:
        return words
    return f"{words}一行涉及几个部分的，每个部分都列：{rows:,} 行共列 {listed:,} 次。"


def _choices(name: str, words: Sequence[str]) -> CalmComboBox:
    box = CalmComboBox()
    box.setAccessibleName(name)
    box.addItems(list(words))
    return box


def _put(
    grid: QGridLayout, line: int, label: QWidget, field: QWidget, *, half: int | None = None
) -> None:
    """Put a field and its label into a line, over the whole of it or one half."""
    column = half or LEFT
    grid.addWidget(label, line, column)
    grid.addWidget(field, line, column + 1, 1, 3 if half is None else 1)
