"""打印预览: the pages of a table as they will come out of the printer, drawn as they are seen."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QDialog, QScrollArea, QVBoxLayout, QWidget

from models.circulation import INTERNAL, CirculationProfile
from models.errors import UserError
from models.progress import Progress
from models.settings import Settings
from ui import theme
from ui.messages import Notice
from ui.outgoing import PDF, ask_target
from ui.printing import image_of, print_pages
from ui.session import Session
from ui.theme import Tone
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.labels import make_button, make_label, make_scroll_area, set_tone
from ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from reports.content.shown_table import ShownTable
    from reports.pages.page_images import PageImage
    from reports.printed import PrintedPaper

SIZE = QSize(1080, 680)
POINTS_PER_INCH = 72
# Width and height of A4 in points.
SHORT_SIDE, LONG_SIDE = 595.3, 841.9
GAP = 16
# What prints the table: lying or standing, telling how far it is.
Print = Callable[[bool, Progress], "PrintedPaper"]


def print_with(
    table: "Callable[[], ShownTable]",
    settings: Settings,
    profile: CirculationProfile = INTERNAL,
) -> Print:
    """Return what prints the table made by ``table``; its libraries are loaded when it is used.

    ``profile`` says who is to read it; others than the office see less.
    """

    def print_table(is_lying: bool, progress: Progress) -> "PrintedPaper":
        from reports.exports import print_shown  # noqa: PLC0415 - the window does not wait for it

        return print_shown(
            table(), settings=settings, is_lying=is_lying, profile=profile, progress=progress
        )

    return print_table


class PagePicture(QWidget):
    """One sheet of paper: blank until its picture has come."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.image: QImage | None = None

    def show_image(self, image: QImage) -> None:
        """Show the picture."""
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme.colour("#ffffff"))
            if self.image is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(self.rect(), self.image)
            painter.setPen(theme.colour(theme.current().border))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PrintPreview(QDialog):
    """Shows the pages, prints them, or saves them as a PDF."""

    def __init__(
        self,
        session: Session,
        title: str,
        print_table: Print,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._title = title
        self._print_table = print_table
        self._asked: set[int] = set()
        self.printed: PrintedPaper | None = None
        self.pictures: list[PagePicture] = []
        self.setWindowTitle(f"打印预览：{title}")
        self.resize(SIZE)
        self.direction = QComboBox()
        self.direction.addItems(["横向", "纵向"])
        self.direction.setAccessibleName("纸张方向")
        self.count = make_label("正在排版…", "secondary")
        self.says = make_label("", "", wraps=True)
        self.says.hide()
        self.print_button = make_button("打印…", "printer", "primary")
        self.save_button = make_button("另存为 PDF…", "download")
        self._paper = QWidget()
        self._column = QVBoxLayout(self._paper)
        self.area: QScrollArea = make_scroll_area(self._paper, takes_keyboard=True)
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self._set()

    # Setting the pages

    def _set(self) -> None:
        self._show_printed(None)
        is_lying = self.direction.currentIndex() == 0
        print_table = self._print_table
        self._session.work.run_job(
            lambda progress: print_table(is_lying, progress),
            self._show_printed,
            owner=self,
            label=f"正在排版{self._title}",
            failed=self._show_refused,
        )

    def _show_printed(self, printed: "PrintedPaper | None") -> None:
        self.printed = printed
        self._asked.clear()
        for picture in self.pictures:
            self._column.removeWidget(picture)
            picture.hide()
            picture.deleteLater()
        pages = printed.pages if printed else 0
        self.pictures = [PagePicture(f"第 {number} 页") for number in range(1, pages + 1)]
        for picture in self.pictures:
            self._column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fit_pictures()
        self.count.setText(f"共 {pages:,} 页" if printed else "正在排版…")
        for button in (self.print_button, self.save_button):
            button.setEnabled(printed is not None)
        if printed is not None and printed.missing:
            lacking = "、".join(printed.missing)
            self._say(f"现有字体里没有这些字，打印时以〓代替：{lacking}", Tone.WARNING)

    def _show_refused(self, error: UserError) -> None:
        self.count.setText("")
        self._say(str(error), Tone.DANGER)

    # Drawing what is in sight

    def _fit_pictures(self) -> None:
        """Make the pages as wide as the window shows them whole from side to side."""
        is_lying = self.direction.currentIndex() == 0
        paper = (LONG_SIDE, SHORT_SIDE) if is_lying else (SHORT_SIDE, LONG_SIDE)
        room = self.area.viewport().width() - 2 * GAP
        width = max(320, room if is_lying else round(room * 0.72))
        for picture in self.pictures:
            picture.setFixedSize(width, round(width * paper[1] / paper[0]))
        self._looking.start()

    def _draw_seen(self) -> None:
        if self.printed is None or not self.pictures:
            return
        # All pages are of one size; their places are not yet known where the layout still waits.
        top, pitch = self.area.verticalScrollBar().value(), self.pictures[0].height() + GAP
        first = max(0, (top - GAP) // pitch)
        last = min(len(self.pictures) - 1, (top + self.area.viewport().height()) // pitch)
        missing = [number for number in range(first, last + 1) if number not in self._asked]
        if missing:
            self._ask(self.printed, missing[0], missing[-1] - missing[0] + 1)

    def _ask(self, printed: "PrintedPaper", first: int, count: int) -> None:
        self._asked.update(range(first, first + count))
        paper = LONG_SIDE if self.direction.currentIndex() == 0 else SHORT_SIDE
        pixels = self.pictures[first].width() * self.devicePixelRatioF()
        resolution = pixels / paper * POINTS_PER_INCH

        def show(images: "tuple[PageImage, ...]") -> None:
            if printed is self.printed:
                for number, image in enumerate(images, start=first):
                    self.pictures[number].show_image(image_of(image))

        # On the database thread, because the library that draws knows one thread only.
        self._session.work.run_query(
            lambda _workspace: printed.draw(first, count, resolution), show, owner=self
        )

    # What a person does

    def _print(self) -> None:
        if self.printed is None:
            return
        messages = self._session.messages
        printer = messages.choose_printer(self._title)
        if printer is None:
            return
        print_pages(self._session.work, self.printed, printer, self._tell_sent, owner=self)

    def _tell_sent(self) -> None:
        self._session.messages.tell(Notice(f"“{self._title}”已送往打印机。", Tone.SUCCESS))
        self.accept()

    def _save(self) -> None:
        target = ask_target(self._session, "另存为 PDF", self._title, PDF)
        if target is None or self.printed is None:
            return
        printed = self.printed
        self._session.work.run_job(
            lambda _progress: printed.save(target),
            lambda _: self._tell_saved(target),
            owner=self,
            label="正在保存 PDF",
            failed=self._show_refused,
        )

    def _tell_saved(self, path: Path) -> None:
        self._say(f"已保存为“{path.name}”。", Tone.SUCCESS)

    def _say(self, text: str, tone: Tone | None) -> None:
        self.says.setText(text)
        self.says.setVisible(bool(text))
        set_tone(self.says, tone)

    # How it is laid out

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the window; they are drawn anew in their new size."""
        super().resizeEvent(event)
        self._asked.clear()
        self._fit_pictures()

    def _connect(self) -> None:
        self._looking.timeout.connect(self._draw_seen)
        self.area.verticalScrollBar().valueChanged.connect(lambda _: self._looking.start())
        self.area.verticalScrollBar().rangeChanged.connect(lambda *_: self._looking.start())
        self.direction.currentIndexChanged.connect(lambda _: self._set())
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)

    def _lay_out(self) -> None:
        self._paper.setObjectName("scrolled")
        self._column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._column.setSpacing(GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.print_button.setDefault(True)
        close = make_button("关闭")
        close.clicked.connect(self.reject)
        self.count.setContentsMargins(theme.SPACE, 0, 0, 0)
        foot = make_foot(
            (self.count,),
            (close, self.save_button, self.print_button),
            beside=(make_label("纸张方向", "field"), self.direction),
        )
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addWidget(self.area, 1)
        column.addWidget(self.says)
        column.addWidget(ProgressStrip(self._session.work))
        set_body(self, column, foot)
