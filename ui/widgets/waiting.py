"""What stands in the place of the pages while the ledger is not open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from models.errors import UserError
from ui.widgets.empty_state import Emptiness, EmptyState

if TYPE_CHECKING:
    # The first frame has no page.
    from ui.pages.first_sight import FirstSightPage

Act = Callable[[], None]
OPENING = Emptiness("database", "正在打开台账", "第一次打开或升级时要多等几秒。")


class Waiting(QStackedWidget):
    """Shows a sign, the first rows of the page to come, or why the ledger could not be opened.

    Attributes:
        first_sight: the first rows, None where there are none.
        is_undecided: the ledger was neither opened nor refused yet.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first_sight: FirstSightPage | None = None
        self.is_undecided = True
        self.show_sign()

    def show_sign(self) -> None:
        """Say that the ledger is being opened."""
        self._show(EmptyState(OPENING))

    def show_nothing(self) -> None:
        """Leave the place free for rows that are about to come."""
        self._show(QWidget())

    def show_first_sight(self, page: "FirstSightPage") -> None:
        """Show the first rows of a page."""
        self._show(page)
        self.first_sight = page

    def show_failure(self, error: UserError, try_again: Act, go_to_usual_place: Act | None) -> None:
        """Say why the ledger could not be opened, and what can be done about it."""
        failure = EmptyState(
            Emptiness(
                "circle-alert",
                "台账没有打开",
                str(error),
                "再试一次",
                "refresh-cw",
                "改用默认的数据目录" if go_to_usual_place else "",
                "folder-open",
            )
        )
        failure.pressed.connect(lambda: self._wait_again(try_again))
        if go_to_usual_place is not None:
            failure.second_pressed.connect(lambda: self._wait_again(go_to_usual_place))
        self.is_undecided = False
        self._show(failure)

    def _wait_again(self, act: Act) -> None:
        self.show_sign()
        act()

    def _show(self, widget: QWidget) -> None:
        self.first_sight = None
        before = self.currentWidget()
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
