"""How like a returned row is to the records that were sent. Pure.

Likeness is 0 to 100 over what names a record: its title and the text below it, each where both
sides have it. Serials are no part of it: a form counts them anew, and so do units (H39).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from models.returned import ReturnedRow
from models.round_records import TEXT_OF, SentRow, SentValue
from models.rules.intake_values import office_key
from models.text.normalise import fold
from models.vocabulary import AskedKind

WHOLE = 100.0
# A cell holds 32767 signs; its beginning names a record as well as all of it.
_LONGEST_NAMING = 600
# Work per row stays small however many records a unit has.
_MOST_BY_TITLE = 20
_MOST_BY_BODY = 5
_LEAST_BY_TITLE = 30
_LEAST_BY_BODY = 60
_LEAST_BODY = 8  # signs; 按序时推进 stands below many titles


@dataclass(frozen=True, slots=True)
class Naming:
    """What names a record, as keys; "" where it is not said."""

    title: str
    body: str
    number: str
    serial: str


@dataclass(frozen=True, slots=True)
class Like:
    """A record and how like it is; ``has_its_number`` when serial or number agree as well."""

    sent: SentRow
    likeness: float
    has_its_number: bool


def naming_of_row(row: ReturnedRow) -> Naming:
    """Return what names a returned row."""
    return Naming(
        _folded(row.words("title")),
        _folded(row.words(TEXT_OF[row.kind])),
        office_key("number", row.text("number")),
        office_key("serial", row.text("serial")),
    )


def naming_of_record(sent: SentRow) -> Naming:
    """Return what names a record, as it was sent."""
    content = sent.content
    return Naming(
        _folded(content.get("title")),
        _folded(content.get(TEXT_OF[sent.kind])),
        office_key("number", content.get("number")),
        office_key("serial", content.get("serial")),
    )


def is_named_alike(row: ReturnedRow, sent: SentRow) -> bool:
    """Whether a row shows title and text letter by letter as they were sent: the usual case."""
    text = TEXT_OF[row.kind]
    return row.words("title") == (sent.content.get("title") or "") and row.words(text) in (
        "",
        sent.content.get(text) or "",
    )


def likeness(one: Naming, other: Naming) -> float:
    """Return the mean over title and text, 0 where nothing can be compared."""
    ratios = _ratios(one, other)
    return sum(ratios) / len(ratios) if ratios else 0.0


def best_part(one: Naming, other: Naming) -> float:
    """Return how like the more alike of title and text is, 0 where nothing can be compared."""
    return max(_ratios(one, other), default=0.0)


class SentIndex:
    """The rows that were sent, ready to be looked up; texts are folded when first needed."""

    def __init__(self, sent: Sequence[SentRow]) -> None:
        self._sent = sent
        self.by_record = {row.record: row for row in sent}

    def naming(self, sent: SentRow) -> Naming:
        """Return what names a record."""
        return self._namings[sent.record]

    def same_words(self, kind: AskedKind, naming: Naming) -> list[SentRow]:
        """Return the records with exactly this title, and this text where both sides have one."""
        return [
            row
            for row in self._by_title[kind, naming.title]
            if naming.title and naming.body in {"", self.naming(row).body}
        ]

    def same_body(self, kind: AskedKind, naming: Naming) -> list[SentRow]:
        """Return the records with exactly this text below their titles."""
        return self._by_body[kind, naming.body] if len(naming.body) >= _LEAST_BODY else []

    def likest(self, kind: AskedKind, naming: Naming) -> list[Like]:
        """Return the records worth a look, the likest first.

        A record with the same number or serial is among them however unlike its words are.
        """
        rows, namings = self._by_kind[kind], self._of_kind[kind]
        numbered = self._with_number(kind, naming)
        found = [
            Like(rows[place], likeness(naming, namings[place]), place in numbered)
            for place in sorted(numbered | set(self._by_words(kind, naming)))
        ]
        return sorted(found, key=lambda like: (-like.likeness, not like.has_its_number))

    def _by_words(self, kind: AskedKind, naming: Naming) -> Iterable[int]:
        titles, bodies = self._words[kind]
        if naming.title:
            yield from _extract(naming.title, titles, _MOST_BY_TITLE, _LEAST_BY_TITLE)
        if naming.body:
            yield from _extract(naming.body, bodies, _MOST_BY_BODY, _LEAST_BY_BODY)

    def _with_number(self, kind: AskedKind, naming: Naming) -> set[int]:
        return {
            place
            for part in (("number", naming.number), ("serial", naming.serial))
            if part[1]
            for place in self._by_number[kind].get(part, ())
        }

    @cached_property
    def _words(self) -> dict[AskedKind, tuple[list[str], list[str]]]:
        return {
            kind: ([one.title for one in namings], [one.body for one in namings])
            for kind, namings in self._of_kind.items()
        }

    @cached_property
    def _by_number(self) -> dict[AskedKind, dict[tuple[str, str], list[int]]]:
        found: dict[AskedKind, dict[tuple[str, str], list[int]]] = {kind: {} for kind in AskedKind}
        for kind, namings in self._of_kind.items():
            for place, one in enumerate(namings):
                for part in (("number", one.number), ("serial", one.serial)):
                    found[kind].setdefault(part, []).append(place)
        return found

    @cached_property
    def _by_kind(self) -> dict[AskedKind, list[SentRow]]:
        return {kind: [row for row in self._sent if row.kind is kind] for kind in AskedKind}

    @cached_property
    def _of_kind(self) -> dict[AskedKind, list[Naming]]:
        return {kind: [self.naming(row) for row in rows] for kind, rows in self._by_kind.items()}

    @cached_property
    def _namings(self) -> dict[tuple[AskedKind, str], Naming]:
        return {row.record: naming_of_record(row) for row in self._sent}

    @cached_property
    def _by_title(self) -> defaultdict[tuple[AskedKind, str], list[SentRow]]:
        found: defaultdict[tuple[AskedKind, str], list[SentRow]] = defaultdict(list)
        for row in self._sent:
            found[row.kind, self.naming(row).title].append(row)
        return found

    @cached_property
    def _by_body(self) -> defaultdict[tuple[AskedKind, str], list[SentRow]]:
        found: defaultdict[tuple[AskedKind, str], list[SentRow]] = defaultdict(list)
        for row in self._sent:
            found[row.kind, self.naming(row).body].append(row)
        return found


def _folded(text: SentValue) -> str:
    return fold(str(text or "")[:_LONGEST_NAMING])


def _ratios(one: Naming, other: Naming) -> list[float]:
    pairs = ((one.title, other.title), (one.body, other.body))
    return [fuzz.ratio(mine, its) for mine, its in pairs if mine and its]


def _extract(words: str, choices: Sequence[str], most: int, least: float) -> Iterable[int]:
    found = process.extract(
        words, choices, scorer=fuzz.ratio, processor=None, limit=most, score_cutoff=least
    )
    return (place for _, _, place in found)
