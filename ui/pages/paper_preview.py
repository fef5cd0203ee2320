"""The pages of a paper beside its text, set anew a moment after the typing.

Pages are set on a thread for files and drawn on the one the drawing library knows; what was drawn
last stays until the new pages come.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from models.circulation import UNITS, CirculationProfile
from models.errors import UserError
from models.papers import Paper
from models.progress import Progress
from ui import theme
from ui.dialogs.print_preview import POINTS_PER_INCH, SHORT_SIDE, PagePicture
from ui.pages.paper_printing import print_now
from ui.printing import image_of
from ui.session import Session
from ui.widgets.labels import make_label, make_scroll_area, set_tone

if TYPE_CHECKING:
    from reports.pages.page_images import PageImage
    from reports.printed import PrintedPaper

AFTER_TYPING_MS = 400
AFTER_PAINTING_MS = 60
GAP = 14
A4 = (210, 297)


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What is set, and for whom."""

    paper: Paper
    profile: CirculationProfile = UNITS


class PaperPreview(QWidget):
    """Shows pages below each other, as wide as there is room.

    Signals:
        set_done(PrintedPaper): the paper in hand was set.
    """

    set_done = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: Callable[[], PrintOrder] | None = None
        self._is_setting = False
        # Pages that are still being set when others are shown are not wanted any more.
        self._turn = 0
        self._asked: set[int] = set()
        self.printed: PrintedPaper | None = None
        self.pictures: list[PagePicture] = []
        self.says = make_label("", "muted", wraps=True)
        self._paper = QWidget()
        self._paper.setObjectName("scrolled")
        self._column = QVBoxLayout(self._paper)
        self.area: QScrollArea = make_scroll_area(self._paper, takes_keyboard=True)
        self.area.setAccessibleName("页面预览")
        self._typing = QTimer(self, singleShot=True, interval=AFTER_TYPING_MS)
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._typing.timeout.connect(self._set)
        self._looking.timeout.connect(self._draw_seen)
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self._looking.start())
        bar.rangeChanged.connect(lambda *_: self._looking.start())

    def show_soon_made(self, make: Callable[[], PrintOrder]) -> None:
        """Set what ``make`` returns when the person stops typing."""
        self._wanted = make
        self._typing.start()

    def show_now(self, order: PrintOrder) -> None:
        """Set a paper as soon as the window has painted what else is new."""
        self._wanted = lambda: order
        self._typing.stop()
        QTimer.singleShot(AFTER_PAINTING_MS, self, self._set)

    def show_printed(self, printed: "PrintedPaper") -> None:
        """Show pages that are there: what was kept when the paper was issued."""
        self.forget()
        self._receive(printed)

    def forget(self) -> None:
        """Show nothing, until there is another paper."""
        self._wanted = None
        self._turn += 1
        self._typing.stop()
        self.printed = None
        self._fit_count(0)
        self.says.setText("")

    # Setting and drawing

    def _set(self) -> None:
        make = self._wanted
        if make is None or self._is_setting:
            return
        self._is_setting, self._wanted = True, None
        order, turn = make(), self._turn
        settings = self._session.settings

        def print_paper(progress: Progress) -> "PrintedPaper":
            return print_now(
                order.paper, settings=settings, profile=order.profile, progress=progress
            )

        self._session.work.run_job(
            print_paper,
            lambda printed: self._on_set(turn, printed),
            owner=self,
            label="",
            failed=self._on_refused,
        )

    def _on_set(self, turn: int, printed: "PrintedPaper") -> None:
        self._is_setting = False
        if self._wanted is not None:
            self._set()
        elif turn == self._turn:
            self._receive(printed)

    def _on_refused(self, error: UserError) -> None:
        self._is_setting = False
        self._say(str(error), theme.Tone.DANGER)
        self._set()

    def _receive(self, printed: "PrintedPaper") -> None:
        self.printed = printed
        self._asked.clear()
        self._fit_count(printed.pages)
        if printed.missing:
            lacking = "、".join(printed.missing)
            self._say(f"现有字体里没有这些字，以〓代替：{lacking}", theme.Tone.WARNING)
        else:
            self._say(f"共 {printed.pages} 页", None)
        self._looking.start()
        self.set_done.emit(printed)

    def _fit_count(self, count: int) -> None:
        """Have as many sheets as pages; those that stay keep their pictures until new ones come."""
        for picture in self.pictures[count:]:
            self._column.removeWidget(picture)
            picture.hide()
            picture.deleteLater()
        self.pictures = self.pictures[:count]
        for number in range(len(self.pictures) + 1, count + 1):
            picture = PagePicture(f"第 {number} 页")
            self.pictures.append(picture)
            self._column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fit_pictures()

    def _fit_pictures(self) -> None:
        width = self._page_width()
        for picture in self.pictures:
            shape = picture.image.size() if picture.image else QSize(*A4)
            picture.setFixedSize(width, round(width * shape.height() / shape.width()))
        self._looking.start()

    def _tops(self) -> list[int]:
        """Return where each page begins; the layout may not have placed them yet."""
        heights = (picture.height() + GAP for picture in self.pictures)
        return list(accumulate(heights, initial=GAP))[:-1]

    def _draw_seen(self) -> None:
        if self.printed is None or not self.pictures:
            return
        top = self.area.verticalScrollBar().value()
        bottom = top + self.area.viewport().height()
        missing = [
            number
            for number, start in enumerate(self._tops())
            if start < bottom
            and start + self.pictures[number].height() > top
            and number not in self._asked
        ]
        if missing:
            self._ask(self.printed, missing[0], missing[-1] - missing[0] + 1)

    def _ask(self, printed: "PrintedPaper", first: int, count: int) -> None:
        self._asked.update(range(first, first + count))
        pixels = self.pictures[first].width() * self.devicePixelRatioF()
        resolution = pixels / SHORT_SIDE * POINTS_PER_INCH

        def show(images: "tuple[PageImage, ...]") -> None:
            if printed is self.printed:
                for number, image in enumerate(images, start=first):
                    self._show_page(self.pictures[number], image)

        # On the database thread, because the library that draws knows one thread only.
        self._session.work.run_query(
            lambda _workspace: printed.draw(first, count, resolution), show, owner=self
        )

    def _show_page(self, picture: PagePicture, image: "PageImage") -> None:
        # A sheet that lies is as wide as the others and lower.
        width = self._page_width()
        picture.setFixedSize(width, round(width * image.height / image.width))
        picture.show_image(image_of(image))

    def _page_width(self) -> int:
        return max(240, self.area.viewport().width() - 2 * GAP)

    def _say(self, words: str, tone: theme.Tone | None) -> None:
        self.says.setText(words)
        set_tone(self.says, tone)

    # How it is laid out

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the room; they are drawn anew in their new size."""
        super().resizeEvent(event)
        self._asked.clear()
        self._fit_pictures()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a page on or back."""
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if not step or not self.pictures:
            super().keyPressEvent(event)
            return
        bar, tops = self.area.verticalScrollBar(), self._tops()
        here = sum(start - GAP <= bar.value() + 2 for start in tops) - 1
        bar.setValue(tops[min(max(0, here + step), len(tops) - 1)] - GAP)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._column.setSpacing(GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_TIGHT)
        column.addWidget(self.area, 1)
