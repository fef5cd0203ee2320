"""How a ledger goes out as a workbook: what a person may choose about it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WorkbookLook:
    """What may be chosen.

    Attributes:
        is_upright: A4 stands; otherwise it lies.
        is_protected: cells can be looked at, filtered and copied, not changed; without a password,
            so that a person takes it off with one click.
        has_totals: a 合计 row of formulas under columns of numbers.
        office, day: who drew it up and when, for the properties of the file.
    """

    is_upright: bool = False
    is_protected: bool = False
    has_totals: bool = True
    office: str = ""
    day: date | None = None


USUAL_LOOK = WorkbookLook()
