"""Names that every spreadsheet program accepts for a sheet."""

import re
from collections.abc import Iterable

NAME_LIMIT = 31  # a limit of the file format
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_FALLBACK = "台账"


def unique_sheet_names(wanted: Iterable[str]) -> tuple[str, ...]:
    """Return one allowed name for each wanted one, in order; no two alike, whatever their case."""
    names: list[str] = []
    taken = {"history"}  # reserved by Excel
    for name in map(_clean_name, wanted):
        free = next(option for option in _variants(name) if option.casefold() not in taken)
        taken.add(free.casefold())
        names.append(free)
    return tuple(names)


def _clean_name(name: str) -> str:
    return _FORBIDDEN.sub(" ", name).strip(" '")[:NAME_LIMIT].rstrip(" '") or _FALLBACK


def _variants(name: str) -> Iterable[str]:
    yield name
    for count in range(2, 10_000):
        suffix = f"({count})"
        yield name[: NAME_LIMIT - len(suffix)] + suffix
