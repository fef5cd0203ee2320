"""Chinese input methods on Linux: two variables that let Qt's own plugin talk to fcitx5.

Stock wheels carry no fcitx plugin; the ibus plugin reaches fcitx5 through its portal.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

FCITX_NAMES = ("", "fcitx", "fcitx5", "xim")


def prepare_input_method(*, is_wanted: bool = True) -> None:
    """Set the variables, unless the person switched that off; before QApplication is made."""
    if not (is_wanted and sys.platform.startswith("linux")):
        return
    if os.environ.get("QT_IM_MODULE", "") in FCITX_NAMES and not _has_fcitx_plugin():
        os.environ["QT_IM_MODULE"] = "ibus"
        os.environ["IBUS_USE_PORTAL"] = "1"


def _has_fcitx_plugin() -> bool:
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    return any((plugins / "platforminputcontexts").glob("*fcitx*"))
