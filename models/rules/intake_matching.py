"""Which record each returned row is about. Pure.

A person's answer decides; else the hidden key, unless the words say clearly another record; else
the same words; else near words, helped by number or serial. A serial alone decides nothing (H39).
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from models.intake_plan import Candidate, MergeBase, RecordKey
from models.returned import ReturnedRow
from models.round_records import SentRow
from models.rules.intake_answers import Answers
from models.rules.intake_likeness import (
    WHOLE,
    Like,
    Naming,
    SentIndex,
    best_part,
    is_named_alike,
    naming_of_row,
)
from models.rules.round_stamp import read_row_key

_MOST_CANDIDATES = 5
_CLEARLY_OTHER = 60.0  # neither title nor text comes so near: not an edit of the same words
_SHORTENED = 40.0  # a title may be cut by half where the text below is the same
_NEAR = 85.0  # near enough where number or serial agree
_NEAR_ALONE = 95.0  # near enough by itself
_GAP = 5.0  # by so much a match must be nearer than the next
_CHOOSE = "没有采用，台账不动。请指定对应的记录，作为新的一条录入，或者不采用这一行。"


class Way(Enum):
    """How a row was matched, or why not."""

    ANSWER = auto()
    KEY = auto()
    WORDS = auto()
    LEFT_OUT = auto()  # a person left it out
    CLASH = auto()  # its key and its words name two records
    NONE = auto()
    EMPTY = auto()  # it says nothing


# Not frozen, but never changed: one is made for each row, several times quicker so.
@dataclass(slots=True)
class Match:
    """One row and the record it is about.

    Attributes:
        sent: None while nobody knows, and for a row that is left out.
        named: the record its hidden key names, if that was sent; also where ``sent`` is None.
        candidates: the likeliest first, for a person to choose from.
        reason: a Chinese sentence where something is to be said.
    """

    row: ReturnedRow
    way: Way
    sent: SentRow | None = None
    named: RecordKey | None = None
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""


def match_rows(rows: Sequence[ReturnedRow], base: MergeBase, answers: Answers) -> tuple[Match, ...]:
    """Return the match of each row, in the order of ``rows``; their order changes no match."""
    matcher = _Matcher(base, answers)
    certain = [matcher.certain(row) for row in rows]
    claimed = {match.sent.record for match in certain if match and match.sent}
    return tuple(
        match or matcher.near(row, claimed) for row, match in zip(rows, certain, strict=True)
    )


class _Matcher:
    def __init__(self, base: MergeBase, answers: Answers) -> None:
        self._base = base
        self._answers = answers
        self._index = SentIndex((*base.sent, *base.others))

    def certain(self, row: ReturnedRow) -> Match | None:
        """Return the match by answer, key or the same words, None where near words must do."""
        key = read_row_key(row.row_key) if row.row_key else None
        keyed = self._index.by_record.get(key) if key and key[0] is row.kind else None
        answered = self._by_answer(row, keyed)
        if answered:
            return answered
        if keyed:
            return self._by_key(row, keyed)
        if _is_empty(row):
            return Match(row, Way.EMPTY)
        if key:
            likest = self._index.likest(row.kind, naming_of_row(row))
            return self._unknown(row, likest, _foreign_key(row))
        return self._by_same_words(row)

    def near(self, row: ReturnedRow, claimed: Collection[RecordKey]) -> Match:
        """Return the match by near words; a record another row has for certain is not open."""
        likest = self._index.likest(row.kind, naming_of_row(row))
        found = _nearest(likest)
        reason = "按相近的文字对应到这一项，请核对。"
        if found is None:
            found = self._by_body(row, likest)
            reason = "名称改过，按相同的内容对应到这一项，请核对。"
        if found is None or found.record in claimed:
            return self._unknown(row, likest, _not_found(row))
        return Match(row, Way.WORDS, found, reason=reason)

    def _by_body(self, row: ReturnedRow, likest: Sequence[Like]) -> SentRow | None:
        """Return the one record with the text of a row whose title was shortened or rewritten."""
        naming = naming_of_row(row)
        same = self._index.same_body(row.kind, naming)
        if len(same) != 1:
            return None
        own = self._index.naming(same[0])
        title = best_part(replace(naming, body=""), own)
        others = (self._index.naming(like.sent) for like in likest if like.sent is not same[0])
        other = max((best_part(replace(naming, body=""), one) for one in others), default=0.0)
        has_its_number = any(like.sent is same[0] and like.has_its_number for like in likest)
        is_near = not naming.title or title >= _SHORTENED or (has_its_number and title > 0)
        return same[0] if is_near and other < max(title, _CLEARLY_OTHER) else None

    def _by_answer(self, row: ReturnedRow, keyed: SentRow | None) -> Match | None:
        answer = self._answers.record_of(row)
        named = keyed.record if keyed else None
        if answer == "":
            reason = "这一行经确认不采用，台账不动。"
            return Match(row, Way.LEFT_OUT, named=named, reason=reason)
        sent = self._index.by_record.get((row.kind, answer)) if answer else None
        return Match(row, Way.ANSWER, sent, named) if sent else None

    def _by_key(self, row: ReturnedRow, keyed: SentRow) -> Match:
        if is_named_alike(row, keyed):
            return Match(row, Way.KEY, keyed, keyed.record)
        naming = naming_of_row(row)
        if not self._is_clash(row, naming, keyed):
            return Match(row, Way.KEY, keyed, keyed.record)
        likest = [like for like in self._index.likest(row.kind, naming) if like.sent is not keyed]
        own = best_part(naming, self._index.naming(keyed))
        candidates = self._candidates([*likest[:1], Like(keyed, own, has_its_number=False)])
        reason = (
            f"行标识指向“{self._title(keyed)}”，这一行写的却是“{_shown(row)}”，可能是整列粘贴"
            f"或错了行。{_CHOOSE}"
        )
        return Match(row, Way.CLASH, named=keyed.record, candidates=candidates, reason=reason)

    def _is_clash(self, row: ReturnedRow, naming: Naming, keyed: SentRow) -> bool:
        """Whether the words clearly name another record than the key (a slight edit does not)."""
        own = self._index.naming(keyed)
        if naming.title in {"", own.title} and naming.body in {"", own.body}:
            return False
        if best_part(naming, own) < _CLEARLY_OTHER:
            return True
        likest = self._index.likest(row.kind, naming)
        mine = next((like.likeness for like in likest if like.sent is keyed), 0.0)
        other = max((like.likeness for like in likest if like.sent is not keyed), default=0.0)
        return (other == WHOLE and mine < WHOLE) or (other >= _NEAR and other > mine + 2 * _GAP)

    def _by_same_words(self, row: ReturnedRow) -> Match | None:
        naming = naming_of_row(row)
        found = self._index.same_words(row.kind, naming)
        if len(found) > 1:
            found = _narrowed(found, naming.number, lambda sent: self._index.naming(sent).number)
        if len(found) > 1:
            found = _narrowed(found, naming.serial, lambda sent: self._index.naming(sent).serial)
        return Match(row, Way.WORDS, found[0]) if len(found) == 1 else None

    def _unknown(self, row: ReturnedRow, likest: Sequence[Like], reason: str) -> Match:
        return Match(row, Way.NONE, candidates=self._candidates(likest), reason=reason)

    def _candidates(self, likest: Sequence[Like]) -> tuple[Candidate, ...]:
        found = []
        for like in likest[:_MOST_CANDIDATES]:
            number = str(like.sent.content.get("number") or "")
            title = str(like.sent.content.get("title") or "")
            number, title = self._base.titles.get(like.sent.record, (number, title))
            found.append(Candidate(like.sent.record_id, number, title, round(like.likeness, 1)))
        return tuple(found)

    def _title(self, sent: SentRow) -> str:
        return short(str(sent.content.get("title") or ""))


def short(text: str) -> str:
    """Return the beginning of a text in one line, for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= 30 else f"{line[:30]}……"


def _narrowed(found: list[SentRow], wanted: str, part: Callable[[SentRow], str]) -> list[SentRow]:
    """Return those of several records with the same words that have the number as well."""
    return [sent for sent in found if wanted and part(sent) == wanted] or found


def _nearest(likest: Sequence[Like]) -> SentRow | None:
    """Return the one record that is near enough, None where a person must choose."""
    if not likest:
        return None
    first = likest[0]
    next_likeness = likest[1].likeness if len(likest) > 1 else 0.0
    if first.has_its_number and first.likeness >= _NEAR and next_likeness < first.likeness:
        return first.sent
    is_alone = first.likeness >= _NEAR_ALONE and next_likeness <= first.likeness - _GAP
    return first.sent if is_alone else None


def _is_empty(row: ReturnedRow) -> bool:
    return not any(cell.text for column, cell in row.cells.items() if column != "serial")


def _shown(row: ReturnedRow) -> str:
    return short(row.words("title") or next((c.text for c in row.cells.values() if c.text), ""))


def _foreign_key(row: ReturnedRow) -> str:
    return f"“{_shown(row)}”的行标识不在发给该单位的这份表里，可能来自别的单位或别的批次。{_CHOOSE}"


def _not_found(row: ReturnedRow) -> str:
    return f"“{_shown(row)}”对不上发出的任何一行。{_CHOOSE}"
