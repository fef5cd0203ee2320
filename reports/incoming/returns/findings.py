"""What is told while a returned file is read: problems with their places, rows left out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from models.issues import Severity
from models.returned import FoundIssue, LeftOutRow

_LONGEST_SHOWN = 200


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
        self.left_out.append(LeftOutRow(sheet, number, said[:_LONGEST_SHOWN], why))
