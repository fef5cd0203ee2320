"""How a marked copy looks: a light fill for each kind of finding, its word always beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # ships no type marker
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # the same

from reports.content.returned_findings import FindingKind
from reports.workbooks.form_styles import BOXED
from reports.workbooks.ledger_styles import HEAD_FACE

FILLS: Mapping[FindingKind, str] = {
    FindingKind.REFUSED: "#F4B6B0",
    FindingKind.ASK: "#FFE699",
    FindingKind.CONFLICT: "#F8CBAD",
    FindingKind.UNAUTHORISED: "#D9C7E8",
    FindingKind.UNMATCHED: "#BDD7EE",
    FindingKind.MISSING: "#D9D9D9",
    FindingKind.NOTICE: "#D9EAD3",
}
# As on the form that went out: grey is the office's, white the unit's.
OFFICE_FILL, OFFICE_HEAD, OPEN_HEAD = "#F2F2F2", "#D9D9D9", "#DCE6F1"
ERROR_INK = "#9C0006"
TITLE_SIZE = 16

CENTRED = {"align": "center", "valign": "vcenter"}
TITLE = HEAD_FACE | CENTRED | {"font_size": TITLE_SIZE}
HEADING = HEAD_FACE | BOXED | CENTRED
ERROR_HEAD = HEADING | {"font_color": ERROR_INK, "bg_color": "#FBE3E1"}
ERROR_WORDS = BOXED | {"font_color": ERROR_INK, "num_format": "@"}
PLAIN = {"align": "left", "valign": "vcenter"}


@dataclass(slots=True)
class Styles:
    """The formats of one workbook, each added once."""

    workbook: Workbook
    _made: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def of(self, properties: Mapping[str, object]) -> Format:
        """Return the format with these properties."""
        key = tuple(sorted(properties.items(), key=lambda pair: pair[0]))
        if key not in self._made:
            self._made[key] = self.workbook.add_format(dict(properties))
        return self._made[key]
