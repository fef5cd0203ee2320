"""Pages of a PDF as picture files, to be looked at without a PDF reader."""

from pathlib import Path

from reports.pages.page_images import draw_pages
from ui.printing import image_of


def save_pages(pdf: Path, *, dots_per_inch: int) -> int:
    """Draw every page of ``pdf`` into a PNG beside it, numbered from 1; returns how many.

    Pictures of an earlier print of the same name go.
    """
    for old in pdf.parent.glob(f"{pdf.stem}-*.png"):
        old.unlink()
    data = pdf.read_bytes()
    number = 0
    # One page at a time: a picture of each is held, not of all.
    while pages := draw_pages(data, number, 1, dots_per_inch):
        number += 1
        target = pdf.with_name(f"{pdf.stem}-{number}.png")
        if not image_of(pages[0]).save(str(target)):
            raise OSError(f"picture not written: {target.name}")
    return number
