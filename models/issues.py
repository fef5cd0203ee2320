"""Findings about a row or a field: data to be listed, never an exception."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How a finding binds: an error keeps a record out, a warning only asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding, in Chinese, with the field it belongs to ("" for the whole record)."""

    message: str
    field: str = ""
    severity: Severity = Severity.ERROR
