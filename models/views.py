"""What a person made of a table: search, filters, order, groups, columns; kept as JSON.

What is read back may come from a later version or a damaged row: unknown or broken parts are left
out, the rest counts.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from models.filters import (
    ColumnFilter,
    DateFilter,
    DateSpan,
    NumberFilter,
    TextFilter,
    TextMode,
    TickFilter,
)

Part = TypeVar("Part")
MOST_FROZEN = 10


@dataclass(frozen=True, slots=True)
class SortKey:
    """One column that orders the rows."""

    column: str
    descending: bool = False


class PartsAs(Enum):
    """What the parts of a table become when it is taken apart."""

    SHEETS = "sheets"
    FOLDER = "folder"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """How a view becomes a document.

    Attributes:
        title: heading of the document, "" for the name of the view.
        split_by: key of the column whose values get a sheet each, "" for one sheet.
        parts_as: sheets of one workbook, or a workbook each.
        is_upright: A4 stands; otherwise it lies.
        is_protected: the sheets are protected, without a password.
        has_totals: the sum sheet of a table in parts adds up, by formulas.
        profile: name of the circle of readers, "" for the office itself.
    """

    title: str = ""
    split_by: str = ""
    shown_columns_only: bool = True
    parts_as: PartsAs = PartsAs.SHEETS
    is_upright: bool = False
    is_protected: bool = False
    has_totals: bool = True
    profile: str = ""


@dataclass(frozen=True, slots=True)
class ViewState:
    """All a person chose about one table.

    Attributes:
        filters: column key and filter, in the order they were set.
        sorts: the first orders the rows, the next those that are equal by it.
        columns: keys of the columns shown, in order; () for the default ones.
        frozen: how many columns stay in sight.
        records: keys of the only rows shown, None for no such limit; chosen for the moment (the
            rows behind a figure of a paper) and not kept.
    """

    search: str = ""
    chip: str = ""
    filters: tuple[tuple[str, ColumnFilter], ...] = ()
    sorts: tuple[SortKey, ...] = ()
    group_by: str = ""
    columns: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()
    frozen: int = 1
    export: ExportSettings = field(default_factory=ExportSettings)
    records: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view with a name. ``page`` is the key of the page; shipped ones cannot be changed."""

    id: str
    page: str
    name: str
    state: ViewState
    is_shipped: bool = False


def view_to_json(state: ViewState) -> str:
    """Return ``state`` as stored."""
    stored = {
        "search": state.search,
        "chip": state.chip,
        "filters": [{"column": key, **_filter_parts(one)} for key, one in state.filters],
        "sorts": [{"column": one.column, "descending": one.descending} for one in state.sorts],
        "group_by": state.group_by,
        "columns": state.columns,
        "widths": dict(state.widths),
        "frozen": state.frozen,
        "export": {
            "title": state.export.title,
            "split_by": state.export.split_by,
            "shown_columns_only": state.export.shown_columns_only,
            "parts_as": state.export.parts_as.value,
            "is_upright": state.export.is_upright,
            "is_protected": state.export.is_protected,
            "has_totals": state.export.has_totals,
            "profile": state.export.profile,
        },
    }
    return json.dumps(stored, ensure_ascii=False)


def view_from_json(stored: str) -> ViewState:
    """Return the view kept in ``stored``; what cannot be understood is left out."""
    try:
        parts = _dict(json.loads(stored))
    except ValueError:
        return ViewState()
    return ViewState(
        search=_text(parts.get("search")),
        chip=_text(parts.get("chip")),
        filters=_understood(_filter, parts.get("filters")),
        sorts=_understood(_sort, parts.get("sorts")),
        group_by=_text(parts.get("group_by")),
        columns=_understood(_name, parts.get("columns")),
        widths=tuple(
            (key, width)
            for key, width in _dict(parts.get("widths")).items()
            if isinstance(width, int) and width > 0
        ),
        frozen=_frozen(parts.get("frozen")),
        export=_export(_dict(parts.get("export"))),
    )


def _export(stored: dict[str, object]) -> ExportSettings:
    return ExportSettings(
        title=_text(stored.get("title")),
        split_by=_text(stored.get("split_by")),
        shown_columns_only=stored.get("shown_columns_only") is not False,
        parts_as=_parts_as(stored.get("parts_as")),
        is_upright=stored.get("is_upright") is True,
        is_protected=stored.get("is_protected") is True,
        has_totals=stored.get("has_totals") is not False,
        profile=_text(stored.get("profile")),
    )


def _parts_as(stored: object) -> PartsAs:
    return next((one for one in PartsAs if one.value == stored), PartsAs.SHEETS)


def _filter_parts(one: ColumnFilter) -> dict[str, object]:
    match one:
        case TickFilter(values):
            return {"kind": "ticks", "values": sorted(values)}
        case TextFilter(text, mode):
            return {"kind": "text", "text": text, "mode": mode.value}
        case DateFilter(span, first, last):
            days = {"first": first and first.isoformat(), "last": last and last.isoformat()}
            return {"kind": "date", "span": span and span.value, **days}
        case NumberFilter(least, most):
            numbers = (None if end is None else str(end) for end in (least, most))
            return {"kind": "number", **dict(zip(("least", "most"), numbers, strict=True))}


def _filter(stored: object) -> tuple[str, ColumnFilter]:
    parts = _dict(stored)
    return _name(parts["column"]), _READERS[_name(parts["kind"])](parts)


def _ticks(parts: dict[str, object]) -> ColumnFilter:
    values = parts["values"]
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError("values")
    return TickFilter(frozenset(values))


def _words(parts: dict[str, object]) -> ColumnFilter:
    return TextFilter(_name(parts["text"]), TextMode(_name(parts["mode"])))


def _days(parts: dict[str, object]) -> ColumnFilter:
    return DateFilter(
        _end(DateSpan, parts.get("span")),
        _end(date.fromisoformat, parts.get("first")),
        _end(date.fromisoformat, parts.get("last")),
    )


def _numbers(parts: dict[str, object]) -> ColumnFilter:
    return NumberFilter(_end(_number, parts.get("least")), _end(_number, parts.get("most")))


_READERS: dict[str, Callable[[dict[str, object]], ColumnFilter]] = {
    "ticks": _ticks,
    "text": _words,
    "date": _days,
    "number": _numbers,
}


def _sort(stored: object) -> SortKey:
    parts = _dict(stored)
    return SortKey(_name(parts["column"]), parts.get("descending") is True)


def _end(read: Callable[[str], Part], stored: object) -> Part | None:
    return None if stored is None else read(_name(stored))


def _number(stored: str) -> Decimal:
    number = Decimal(stored)
    if not number.is_finite():
        raise ValueError(stored)
    return number


def _understood(read: Callable[[object], Part], stored: object) -> tuple[Part, ...]:
    items: Iterable[object] = stored if isinstance(stored, list) else ()
    return tuple(part for one in items for part in _read(read, one))


def _read(read: Callable[[object], Part], stored: object) -> tuple[Part, ...]:
    """Return what ``stored`` says, or nothing where it is not understood."""
    try:
        return (read(stored),)
    except (KeyError, TypeError, ValueError, ArithmeticError):
        return ()


def _dict(stored: object) -> dict[str, object]:
    return stored if isinstance(stored, dict) else {}


def _name(stored: object) -> str:
    if not isinstance(stored, str):
        raise TypeError(stored)
    return stored


def _text(stored: object) -> str:
    return stored if isinstance(stored, str) else ""


def _frozen(stored: object) -> int:
    if isinstance(stored, int) and 0 <= stored <= MOST_FROZEN:
        return int(stored)
    return ViewState().frozen
