"""A composed paper and its order as JSON, exactly; a later program's writing is refused.

Fields that hold their default are left out, so that a field added later needs no new format.
"""

import dataclasses
import json
import types
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from models.errors import UserError
from models.papers import (
    Chart,
    Composition,
    Figure,
    PaperOrder,
    PaperTable,
    Paragraph,
)
from models.vocabulary import RecordKind

FORMAT: Final = 1
_BLOCKS: Final = {"paragraph": Paragraph, "table": PaperTable, "chart": Chart}
_BLOCK_WORDS: Final = {kind: word for word, kind in _BLOCKS.items()}
_DAMAGED = "这份公文的内容读不出来，可能已经损坏；它没有改动。请从备份恢复，或重新编制。"
_NEWER = "这份公文由更新的程序编制，本程序读不懂；它没有改动。请安装新版程序后再打开。"
Kept = TypeVar("Kept", Composition, PaperOrder)


class UnreadablePaperError(UserError):
    """Raised when a stored paper is not understood: a newer program wrote it, or it is damaged."""


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """A composition as it is stored: its words, and its figures apart."""

    paper: str
    figures: str

    @property
    def frozen(self) -> bytes:
        """What is kept of an issued paper as a file: the two texts, one a line."""
        return f"{self.paper}\n{self.figures}\n".encode()


def composition_to_json(composition: Composition) -> KeptTexts:
    """Return the texts to keep of a paper with its figures."""
    words = dataclasses.replace(composition, figures=())
    paper = _dumped({"format": FORMAT, "content": _plain(words)})
    return KeptTexts(paper, _figures_to_json(composition.figures))


def composition_from_json(kept: KeptTexts) -> Composition:
    """Return the paper kept in two texts.

    Raises:
        UnreadablePaperError: a newer program wrote it, or it is damaged.
    """
    words = _read(Composition, kept.paper)
    return dataclasses.replace(words, figures=_figures_from_json(kept.figures))


def order_to_json(order: PaperOrder) -> str:
    """Return the text to keep of an order."""
    return _dumped({"format": FORMAT, "content": _plain(order)})


def order_from_json(text: str) -> PaperOrder:
    """Return the order kept in ``text``.

    Raises:
        UnreadablePaperError: as of ``composition_from_json``.
    """
    return _read(PaperOrder, text)


def _figures_to_json(figures: Sequence[Figure]) -> str:
    """Figures of a long ledger share most of their rows: each is kept as spans of one list."""
    places = {key: None for figure in figures for key in figure.records}
    place_of = {key: place for place, key in enumerate(places)}
    told = [
        {
            "key": figure.key,
            "words": figure.words,
            "label": figure.label,
            "record_kind": figure.record_kind.value,
            "basis": figure.basis,
            "spans": _spans([place_of[key] for key in figure.records]),
        }
        for figure in figures
    ]
    return _dumped({"format": FORMAT, "records": list(places), "figures": told})


def _figures_from_json(text: str) -> tuple[Figure, ...]:
    stored = _opened(text)
    try:
        return tuple(_figure(told, stored["records"]) for told in stored["figures"])
    except (ValueError, TypeError, KeyError) as error:
        raise UnreadablePaperError(_DAMAGED) from error


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _opened(text: str) -> dict[str, Any]:
    try:
        stored = json.loads(text)
        is_newer = stored["format"] > FORMAT
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnreadablePaperError(_DAMAGED) from error
    if is_newer:
        raise UnreadablePaperError(_NEWER)
    return dict(stored)


def _read(kind: type[Kept], text: str) -> Kept:
    stored = _opened(text)
    try:
        return kind(**_fields(kind, stored["content"]))
    except (ValueError, TypeError, KeyError) as error:
        raise UnreadablePaperError(_DAMAGED) from error


def _figure(told: dict[str, Any], records: Sequence[str]) -> Figure:
    return Figure(
        key=told["key"],
        words=told["words"],
        label=told["label"],
        record_kind=RecordKind(told["record_kind"]),
        records=tuple(
            key for start, count in told["spans"] for key in records[start : start + count]
        ),
        basis=told["basis"],
    )


def _spans(places: Iterable[int]) -> list[list[int]]:
    """Return runs of neighbouring places as [start, count]."""
    spans: list[list[int]] = []
    following = -1
    for place in places:
        if place == following:
            spans[-1][1] += 1
        else:
            spans.append([place, 1])
        following = place + 1
    return spans


def _plain(value: object) -> object:
    if type(value) is str:  # most values are, and a long annex has tens of thousands
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        block = {"block": word} if (word := _BLOCK_WORDS.get(type(value))) else {}
        told = ((one, getattr(value, one.name)) for one in dataclasses.fields(value))
        return block | {one.name: _plain(said) for one, said in told if said != one.default}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _fields(kind: type, stored: Any) -> dict[str, Any]:  # Any: see _value
    if not isinstance(stored, dict):
        raise TypeError(f"an object expected, not {stored!r}")
    hints = _hints(kind)
    return {name: _value(hints[name], told) for name, told in stored.items() if name in hints}


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(kind: Any, stored: Any) -> Any:  # Any: types at run time, and what JSON holds
    """Return what ``stored`` says as a value of ``kind``."""
    if kind is str and type(stored) is str:
        return stored
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(kind), stored)
    if origin is tuple:
        return _tuple(get_args(kind), stored)
    if origin is frozenset:
        return frozenset(_tuple((*get_args(kind), Ellipsis), stored))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return kind(**_fields(kind, stored))
    return _scalar(kind, stored)


def _scalar(kind: Any, stored: Any) -> Any:  # Any: see _value
    if kind is date:
        return date.fromisoformat(stored)
    if issubclass(kind, Enum):
        return kind(stored)
    if type(stored) is not kind:
        raise TypeError(f"{kind.__name__} expected, not {stored!r}")
    return stored


def _one_of(kinds: tuple[Any, ...], stored: Any) -> Any:  # Any: see _value
    """Return a value that may be None, or one of the blocks, by the word it carries."""
    if type(None) not in kinds:
        return _value(_BLOCKS[stored["block"]], stored)
    (wanted,) = (one for one in kinds if one is not type(None))
    return None if stored is None else _value(wanted, stored)


def _tuple(kinds: tuple[Any, ...], stored: Any) -> tuple[Any, ...]:  # Any: see _value
    if not isinstance(stored, list):
        raise TypeError(f"a list expected, not {stored!r}")
    if kinds[-1] is Ellipsis:
        return tuple(_value(kinds[0], one) for one in stored)
    return tuple(_value(kind, one) for kind, one in zip(kinds, stored, strict=True))
