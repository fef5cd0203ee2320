"""Where the parts of a ledger page stand: head above, table left, the record in hand right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Actions
from ui.widgets.labels import make_card
from ui.widgets.page_header import PageHeader

DETAIL_WIDTHS = (340, 440)


class LedgerFrame(QSplitter):
    """A card with the table and what stands above it, and beside it ``detail``.

    A quarter of the page is for the detail, until the person moves the border.
    """

    def __init__(self, above: Sequence[QWidget], table: QWidget, detail: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._has_own_widths = False
        card = make_card()
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        for one in above:
            column.addWidget(one)
        column.addWidget(table, 1)
        self.addWidget(card)
        self.addWidget(detail)
        self.setHandleWidth(theme.SPACE)
        self.setCollapsible(0, False)
        self.setStretchFactor(0, 1)
        detail.setMinimumWidth(DETAIL_WIDTHS[0] - 40)
        self.splitterMoved.connect(self._keep_own_widths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the detail its quarter."""
        super().resizeEvent(event)
        if self._has_own_widths:
            return
        narrow, wide = (theme.px(width) for width in DETAIL_WIDTHS)
        page = self.width() + 2 * theme.SPACE_PAGE
        detail = max(narrow, min(wide, page // 4))
        self.setSizes([page - detail, detail])

    def _keep_own_widths(self) -> None:
        self._has_own_widths = True


def lay_out_page(page: QWidget, header: PageHeader, frame: LedgerFrame) -> None:
    """Lay a page out."""
    column = QVBoxLayout(page)
    column.setContentsMargins(*(theme.SPACE_PAGE,) * 3, theme.SPACE)
    column.setSpacing(theme.SPACE_WIDE)
    column.addWidget(header)
    column.addWidget(frame, 1)


def add_buttons(header: PageHeader, actions: Actions, *, own: str, can_create: bool) -> None:
    """Put what every ledger offers into the head of its page; ``own`` is what it alone has."""
    if own:
        header.add_action(actions[own])
    header.add_menu("导出", "download", [*actions.table_exports, *actions.exports])
    header.add_split(actions["import_files"], [actions["import_text"]], is_primary=not can_create)
    if can_create:
        header.add_action(actions["new_record"], is_primary=True)
