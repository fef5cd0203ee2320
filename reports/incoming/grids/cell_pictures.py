"""Pictures that stand inside cells (WPS 嵌入图片, the DISPIMG formula), as bytes, never decoded."""

import posixpath
from collections.abc import Mapping

from reports.incoming.files.package import Package

_PART = "xl/cellimages.xml"
_LIMIT = 10 * 1024 * 1024
_TOTAL_LIMIT = 60 * 1024 * 1024


class CellPictures:
    """The pictures of a workbook by the keys its cells ask for; only those asked for are read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: Mapping[str, str] | None = None
        self._taken: dict[str, bytes] = {}
        self._size = 0

    @property
    def taken(self) -> Mapping[str, bytes]:
        """The pictures that cells asked for, by the name that ``take`` gave."""
        return self._taken

    def take(self, key: str) -> str:
        """Return the name under which the picture is kept, "" when it is missing or too large."""
        if self._parts is None:
            self._parts = self._find_parts()
        part = self._parts.get(key, "")
        name = posixpath.relpath(part, "xl/media") if part.startswith("xl/media/") else part
        if not part or name in self._taken:
            return name
        size = self._package.size(part)
        if size > _LIMIT or self._size + size > _TOTAL_LIMIT:
            return ""
        self._taken[name] = self._package.read(part)
        self._size += len(self._taken[name])
        return name

    def _find_parts(self) -> Mapping[str, str]:
        """Return the part of each picture by its key."""
        if not self._package.has(_PART):
            return {}
        targets = self._package.targets(_PART)
        parts = {}
        for image in self._package.tree(_PART).iter("cellImage"):
            names = [one.get("name", "") for one in image.iter("cNvPr")]
            links = [targets.get(one.get("embed", ""), "") for one in image.iter("blip")]
            if names and links and self._package.has(links[0]):
                parts[names[0]] = links[0]
        return parts
