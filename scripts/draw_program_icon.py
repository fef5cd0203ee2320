"""Draw the program's icon as the files Windows wants; the drawing itself is an SVG file."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).parent.parent / "resources" / "icons" / "app.svg"
SIZES = (16, 24, 32, 48, 64, 256)


def main(target: Path) -> None:
    """Write ``target``, an .ico file with the icon in every size."""
    _application = QGuiApplication(sys.argv[:1])
    target.parent.mkdir(parents=True, exist_ok=True)
    images = [_draw(size) for size in SIZES]
    images[-1].save(target, append_images=images[:-1], sizes=[(size, size) for size in SIZES])


def _draw(size: int) -> Image.Image:
    picture = QImage(size, size, QImage.Format.Format_RGBA8888)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(picture.constBits()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
