"""What is told while a returned file is read: problems with their places, rows left out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from models.issues import Severity
from models.returned import FoundIssue, LeftOutRow
from reports.incoming.grid import GridSheet
from reports.workbooks.cell_text import cut_text

_OF_A_CELL = re.compile(r"([A-Z]{1,3}\d{1,7}) (单元格.+)", re.DOTALL)
_MATTERS = ("公式", "15 位", "图片")  # told of the cell itself once it is read


@dataclass(slots=True)
class Findings:
    """Collects what a person should know, in the order it was found."""

    issues: list[FoundIssue] = field(default_factory=list)
    left_out: list[LeftOutRow] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)

    def warn(self, sheet: str, cell: str, message: str) -> None:
        """Tell something to look at."""
        self.issues.append(FoundIssue(sheet, cell, message))

    def refuse(self, sheet: str, cell: str, message: str) -> None:
        """Tell something that was not taken."""
        self.issues.append(FoundIssue(sheet, cell, message, Severity.ERROR))

    def leave_out(self, sheet: str, number: int, texts: Iterable[str], why: str) -> None:
        """Keep a row that is no record where people can see it."""
        said = "　".join(" ".join(text.split()) for text in texts)
        self.left_out.append(LeftOutRow(sheet, number, cut_text(said), why))


def tell_of_sheet(sheet: GridSheet, findings: Findings) -> None:
    """Tell what opening a sheet could not carry over, but nothing that was told of its cells."""
    told = {
        (one.sheet, one.cell, matter) for one in findings.issues for matter in _matters(one.message)
    }
    for warning in sheet.warnings:
        found = _OF_A_CELL.fullmatch(warning)
        cell, message = (found[1], found[2]) if found else ("", warning)
        if not any((sheet.name, cell, matter) in told for matter in _matters(message)):
            findings.warn(sheet.name, cell, message)


def _matters(message: str) -> list[str]:
    return [matter for matter in _MATTERS if matter in message]
