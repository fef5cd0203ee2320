"""Names that every file system of the office accepts, unique whatever their case."""

import re
import unicodedata
from collections.abc import Iterable

from models.circulation import CirculationProfile
from models.rules.circulation import NameFacts, file_stem

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST_BYTES = 200  # Linux ends at 255; room for a number, an ending and a temporary name
_FALLBACK = "未命名"


def unique_file_names(wanted: Iterable[str], suffix: str) -> tuple[str, ...]:
    """Return one allowed name with ``suffix`` for each wanted one, in order."""
    taken: set[str] = set()
    names: list[str] = []
    for stem in map(clean_file_stem, wanted):
        name, count = f"{stem}{suffix}", 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem}({count}){suffix}"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def file_name_for(profile: CirculationProfile, facts: NameFacts, suffix: str) -> str:
    """Return the name of a file that goes to the readers of ``profile``, by its rule."""
    return clean_file_stem(file_stem(profile.file_name, facts)) + suffix


def clean_file_stem(stem: str) -> str:
    """Return ``stem`` without what a file name may not hold, cut where it is too long."""
    cleaned = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", stem))
    # Neither leading dots (hidden) nor dots and blanks at the end (dropped by Windows).
    cleaned = " ".join(cleaned.split()).strip(" .")
    cleaned = cleaned.encode()[:_LONGEST_BYTES].decode(errors="ignore").rstrip(" .")
    if _RESERVED.fullmatch(cleaned):
        cleaned = f"_{cleaned}"
    return cleaned or _FALLBACK
