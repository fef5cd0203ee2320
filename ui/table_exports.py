"""The table a person looks at goes out: printed with a preview, or as a workbook."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from models.filters import describe_filter
from models.queries.circulation import list_profiles
from models.queries.units import list_units
from models.records import ItemRow, UnitRow
from models.views import ExportSettings
from reports.content.ledger_splits import BY_UNIT, UnitNames
from ui.dialogs.print_preview import PrintPreview
from ui.dialogs.table_export import TableExportDialog, open_preview
from ui.main_window import MainWindow
from ui.messages import Notice
from ui.pages.ledger_page import LedgerPage
from ui.session import Session
from ui.tables.table_in_hand import RowSplit, RowsUnder, TableInHand, column_split
from ui.tables.task_columns import TaskLine
from ui.theme import Tone
from ui.widgets.filter_chips import ALL

Row = TypeVar("Row")

# Any: pages of every kind of row go out the same way.
AnyPage = LedgerPage[Any]


class TableExports(QObject):
    """Answers 导出当前表格 and 打印 of one window."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.dialog: TableExportDialog | None = None
        self.preview: PrintPreview | None = None

    def open_dialog(self) -> None:
        """Ask which rows and columns go out, and into how many sheets."""
        page = self._page()
        if page is None:
            return
        model = page.model
        splits = [
            column_split(column, list(model.value_counts(column.key)))
            for column in model.columns
            if column.can_group
        ]
        dialog = TableExportDialog(self._session, table_in_hand(page), splits, self._window)
        dialog.settings_chosen.connect(lambda settings: _keep(page, settings))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()
        self._session.work.run_query(list_profiles, dialog.offer_profiles, owner=dialog)
        if _concerns_units(page):
            self._session.work.run_query(
                list_units, lambda units: dialog.offer_first(unit_split(units)), owner=dialog
            )

    def open_preview(self) -> None:
        """Show the pages the table would be printed on."""
        page = self._page()
        if page is not None:
            table = table_in_hand(page)
            self.preview = open_preview(self._session, table, table.settings, self._window)

    def _page(self) -> AnyPage | None:
        page = self._window.page
        if isinstance(page, LedgerPage) and page.model.shown_count:
            return page
        sentence = "这里没有可以导出或打印的表格。请先打开一个有数据的台账页面。"
        self._session.messages.tell(Notice(sentence, Tone.WARNING))
        return None


def table_in_hand(page: LedgerPage[Row]) -> TableInHand[Row]:
    """Return the table of ``page`` as it is shown: columns, filters, order, groups."""
    model, view = page.model, page.table.view_state()
    columns = {column.key: column for column in model.columns}
    name = page.views.present.name
    return TableInHand(
        name=page.title,
        title=f"{page.title}（{name}）" if page.views.is_special() else page.title,
        note=_note(page),
        columns=model.columns,
        shown=tuple(columns[key] for key in view.columns),
        groups=tuple(RowsUnder(title, rows) for title, rows in model.shown_groups()),
        selected=page.table.selected_rows(),
        group_column=columns.get(view.group_by),
        settings=view.export,
    )


def unit_split(units: Sequence[UnitRow]) -> RowSplit[Any]:
    """Return how tasks and items are taken apart by the units they concern, in any role."""
    names = UnitNames(units)

    def names_of(row: object) -> tuple[str, ...]:
        if isinstance(row, TaskLine):
            return names.of_task(row.task)
        return names.of_item(row) if isinstance(row, ItemRow) else ()

    return RowSplit(BY_UNIT, "单位", names_of, names.order)


def _concerns_units(page: AnyPage) -> bool:
    rows = (row for _, group in page.model.shown_groups() for row in group[:1])
    return any(isinstance(row, TaskLine | ItemRow) for row in rows)


def _note(page: LedgerPage[Row]) -> str:
    """Say in words which rows are shown, "" for all."""
    view = page.model.view
    titles = {column.key: column.title for column in page.model.columns}
    chips = {facet.key: facet.title for facet in page.model.facets}
    parts = [describe_filter(titles[key], one) for key, one in view.filters if key in titles]
    if view.chip != ALL and view.chip in chips:
        parts.insert(0, f"范围：{chips[view.chip]}")
    if view.records is not None:
        parts.append(f"指定的 {len(view.records)} 项")
    if view.search.strip():
        parts.append(f"含有“{view.search.strip()}”")
    return f"{'；'.join(parts)}。" if parts else ""


def _keep(page: AnyPage, settings: ExportSettings) -> None:
    """Let the view remember how it went out."""
    page.model.set_view(replace(page.model.view, export=settings))
