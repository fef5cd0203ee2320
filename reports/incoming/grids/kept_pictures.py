"""Pictures of a package, as bytes, never decoded; only those asked for are read, within limits."""

import posixpath
from collections.abc import Mapping

from reports.incoming.files.package import Package

_LIMIT = 10 * 1024 * 1024
_TOTAL_LIMIT = 60 * 1024 * 1024
_FOLDERS = ("xl/media/", "Pictures/", "word/media/")


class KeptPictures:
    """The pictures of one file that were asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._taken: dict[str, bytes] = {}
        self._size = 0

    @property
    def taken(self) -> Mapping[str, bytes]:
        """The pictures that were asked for, by the name that ``keep`` gave."""
        return self._taken

    def keep(self, part: str) -> str:
        """Return the name under which a part is kept, "" when it is missing or too large."""
        if not part or not self._package.has(part):
            return ""
        in_folder = any(part.startswith(folder) for folder in _FOLDERS)
        name = posixpath.basename(part) if in_folder else part
        if name in self._taken:
            return name
        size = self._package.size(part)
        if size > _LIMIT or self._size + size > _TOTAL_LIMIT:
            return ""
        self._taken[name] = self._package.read(part)
        self._size += len(self._taken[name])
        return name
