"""What a reader finds inside one file; every reader of this folder returns it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.incoming.grid import GridSheet


@dataclass(frozen=True, slots=True)
class GridContent:
    """The content of a file.

    Cells that are alike may be one object: a reader that shares them is quicker all the way.

    Attributes:
        sheets, stamps, pictures, warnings: as in ``GridFile``.
    """

    sheets: tuple[GridSheet, ...]
    stamps: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
