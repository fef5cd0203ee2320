"""Pictures that stand inside cells (WPS 嵌入图片, the DISPIMG formula)."""

from collections.abc import Mapping

from reports.incoming.files.package import Package
from reports.incoming.grids.kept_pictures import KeptPictures

_PART = "xl/cellimages.xml"


class CellPictures:
    """The pictures of a workbook by the keys its cells ask for."""

    def __init__(self, package: Package, kept: KeptPictures) -> None:
        self._package = package
        self._kept = kept
        self._parts: Mapping[str, str] | None = None

    def take(self, key: str) -> str:
        """Return the name under which the picture is kept, "" when it is missing or too large."""
        if self._parts is None:
            self._parts = self._find_parts()
        return self._kept.keep(self._parts.get(key, ""))

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
