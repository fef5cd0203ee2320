"""The font files of this computer: which faces there are and whether they may go into a PDF."""

import os
import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError

_SUFFIXES = frozenset({".ttf", ".ttc"})
# OS/2 fsType: 2 forbids embedding, 0x100 subsetting, 0x200 anything but bitmaps.
_RESTRICTED = 0x0002
_FORBIDDEN_BITS = 0x0300
# name IDs: family, full name, PostScript name, typographic family
_NAME_IDS = frozenset({1, 4, 6, 16})


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face in one file.

    Attributes:
        index: place in a collection, 0 for a single face.
        names: family, full and PostScript names in all languages, lower case.
        label: the name people know it by.
    """

    path: Path
    index: int
    names: frozenset[str]
    label: str


def system_font_folders() -> tuple[Path, ...]:
    """Return the folders where this system and this person keep fonts; some may not exist."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return (windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return (*shared, home / ".local" / "share" / "fonts", home / ".fonts")


@lru_cache(maxsize=4)
def find_faces(folders: tuple[Path, ...]) -> tuple[FontFile, ...]:
    """Return every face under ``folders`` that may be embedded, sorted by path; read once."""
    faces: list[FontFile] = []
    for path in sorted(set(_font_files(folders))):
        faces += read_faces(path)
    return tuple(faces)


def read_faces(path: Path) -> tuple[FontFile, ...]:
    """Return the faces of one file with TrueType outlines and the right to embed; () when none."""
    try:
        # Opened here: the library leaves a damaged file open.
        with path.open("rb") as file:
            is_collection = path.suffix.lower() == ".ttc"
            fonts = (
                TTCollection(file, lazy=True).fonts if is_collection else [TTFont(file, lazy=True)]
            )
            found = [_read_face(path, index, font) for index, font in enumerate(fonts)]
    except (TTLibError, OSError, ValueError, KeyError, AssertionError, struct.error):
        return ()  # the next face serves
    return tuple(face for face in found if face is not None)


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for root, _, names in os.walk(folder):
            for name in names:
                if Path(name).suffix.lower() in _SUFFIXES:
                    yield Path(root, name)


def _read_face(path: Path, index: int, font: TTFont) -> FontFile | None:
    # The PDF library takes TrueType outlines only.
    if "glyf" not in font or "OS/2" not in font:
        return None
    rights = font["OS/2"].fsType
    if rights & 0x000F == _RESTRICTED or rights & _FORBIDDEN_BITS:
        return None
    records = [record for record in font["name"].names if record.nameID in _NAME_IDS]
    names = {record.toUnicode(errors="ignore").strip() for record in records}
    return FontFile(path, index, frozenset(name.lower() for name in names), _label(names, path))


def _label(names: set[str], path: Path) -> str:
    chinese = sorted((name for name in names if not name.isascii()), key=len)
    return (chinese or sorted(names, key=len) or [path.stem])[0]
