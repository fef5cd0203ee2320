"""Pages printed into memory, whatever they say: to look at, to print on paper, save or issue."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reports.files import replace_file

if TYPE_CHECKING:
    from reports.pages.page_images import PageImage


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A printed document.

    Attributes:
        missing: characters no face has; they are printed as 〓.
        faces: which face served which role, one line each.
    """

    pdf: bytes
    pages: int
    missing: tuple[str, ...] = ()
    faces: tuple[str, ...] = ()

    def draw(self, first: int, count: int, dots_per_inch: float) -> "tuple[PageImage, ...]":
        """Draw ``count`` pages from ``first`` on, counted from 0; fewer at the end."""
        # The window holds prints without importing what draws them.
        from reports.pages.page_images import draw_pages  # noqa: PLC0415 - see above

        return draw_pages(self.pdf, first, count, dots_per_inch)

    def save(self, path: Path) -> None:
        """Write the PDF.

        Raises:
            FileNotWrittenError: ``path`` is open elsewhere, not allowed, or the disk is full.
        """
        replace_file(path, self.write)

    def write(self, stream: BinaryIO) -> None:
        """Write the PDF into ``stream``."""
        stream.write(self.pdf)
