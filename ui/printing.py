"""Pages onto a printer: the same pictures as in the preview, finer."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.work import Work

if TYPE_CHECKING:
    from reports.pages.page_images import PageImage
    from reports.printed import PrintedPaper

# Finer than a laser printer shows of 9 pt type on office paper, and a tenth of 600 dpi's memory.
FINEST_DPI = 300


def image_of(page: "PageImage") -> QImage:
    """Return the picture of a page; it owns its pixels."""
    shape = (page.width, page.height, page.stride)
    return QImage(page.pixels, *shape, QImage.Format.Format_RGB32).copy()


def print_pages(
    work: Work,
    printed: "PrintedPaper",
    printer: QPrinter,
    done: Callable[[], None],
    *,
    owner: QObject,
) -> None:
    """Send the pages the person chose in the printer dialog, one after the other; then ``done``."""
    is_lying = _is_lying(printed)
    direction = QPageLayout.Orientation.Landscape if is_lying else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(direction)
    printer.setFullPage(True)
    _Sending(work, printed, printer, done, owner).go_on()


class _Sending:
    """Pages on their way: each is drawn on the thread that draws, and painted here."""

    def __init__(
        self,
        work: Work,
        printed: "PrintedPaper",
        printer: QPrinter,
        done: Callable[[], None],
        owner: QObject,
    ) -> None:
        self._work = work
        self._printed = printed
        self._printer = printer
        self._done = done
        self._owner = owner
        self._pages = _chosen_pages(printer, printed.pages)
        self._is_first = True
        self._painter = QPainter(printer)

    def go_on(self) -> None:
        """Ask for the next page, or end."""
        if not self._pages:
            self._painter.end()
            self._done()
            return
        number = self._pages.pop(0)
        resolution = min(FINEST_DPI, self._printer.resolution())
        self._work.run_query(
            lambda _workspace: self._printed.draw(number, 1, resolution),
            self._paint,
            owner=self._owner,
            label=f"正在打印第 {number + 1} 页",
        )

    def _paint(self, images: "tuple[PageImage, ...]") -> None:
        for image in images:
            if not self._is_first:
                self._printer.newPage()
            self._is_first = False
            self._painter.drawImage(self._painter.viewport(), image_of(image))
        self.go_on()


def _chosen_pages(printer: QPrinter, count: int) -> list[int]:
    first, last = printer.fromPage(), printer.toPage()
    if not first:
        return list(range(count))
    return list(range(first - 1, min(last or count, count)))


def _is_lying(printed: "PrintedPaper") -> bool:
    (first,) = printed.draw(0, 1, 18)
    return first.width > first.height
