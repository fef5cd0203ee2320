"""Which face the window is drawn with: the computer's own, or the one shipped with the program."""

import sys

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from models.paths import resource_path
from ui.dressing import FONT_FAMILIES, apply_font

BUNDLED = ("ui-regular.otf", "ui-bold.otf")


def dress_in_fonts(app: QApplication, *, always_bundled: bool = False) -> None:
    """Choose the families: the system's first on Windows, the shipped face first elsewhere.

    Windows draws its own face best. On Linux the shipped face looks the same on every computer,
    which also makes pictures of the window comparable; ``always_bundled`` asks for that anywhere.
    """
    bundled = _load_bundled()
    if always_bundled or not sys.platform.startswith("win"):
        apply_font(app, (*bundled, *FONT_FAMILIES))
    else:
        apply_font(app, (*FONT_FAMILIES[:-1], *bundled, FONT_FAMILIES[-1]))


def _load_bundled() -> tuple[str, ...]:
    """Register the shipped faces and return their family names; none when they were not built."""
    families: dict[str, None] = {}
    for name in BUNDLED:
        path = resource_path("fonts", name)
        if path.exists():
            number = QFontDatabase.addApplicationFont(str(path))
            families |= dict.fromkeys(QFontDatabase.applicationFontFamilies(number))
    return tuple(families)
