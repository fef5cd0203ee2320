"""What a person was asked during intake, written so that the identical case is known again. Pure.

A subject never holds a row number or a file name: an answer counts in every file of the unit.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.intake_plan import Answer, AnswerKind, Side
from models.returned import ReturnedRow
from models.round_records import SentValue
from models.rules.intake_values import fits, value_key, words_key
from models.text.normalise import fold
from models.vocabulary import AskedKind

# What says which record a row is about; a serial does not, it is counted anew in every form.
_NAMING = ("number", "title", "body", "content")


def subject_of_heading(kind: AskedKind, heading: str) -> str:
    """Return what is asked about a heading nobody knows."""
    return _written(kind.value, fold(heading))


def subject_of_row(row: ReturnedRow) -> str:
    """Return what is asked about a row: which record it is.

    What the unit reports does not count, so the answer holds for its next version as well; a row
    that names nothing is known by all its words.
    """
    naming = [fold(row.words(column)) for column in _NAMING]
    if not any(naming):
        naming = [f"{column}={fold(row.text(column))}" for column in sorted(row.cells)]
    return _written(row.kind.value, row.row_key.strip(), *naming)


def subject_of_conflict(column: str, here: SentValue, theirs: SentValue) -> str:
    """Return what is asked about a cell that both sides changed."""
    return _written(column, value_key(column, here), value_key(column, theirs))


def subject_of_value(column: str, text: str) -> str:
    """Return what is asked about a text whose meaning is not certain."""
    return _written(column, words_key(text))


@dataclass(frozen=True, slots=True)
class ValueAnswer:
    """What a person said a text means; ``value`` is None when it is to be left out."""

    value: SentValue


class Answers:
    """The answers that hold for one unit; its own go before those for every unit."""

    def __init__(self, answers: Iterable[Answer], unit_id: str) -> None:
        mine = [answer for answer in answers if answer.unit_id in {"", unit_id}]
        self._found: Mapping[tuple[AnswerKind, str], str] = {
            (answer.kind, answer.subject): answer.answer
            for answer in sorted(mine, key=lambda answer: answer.unit_id != "")
        }
        self._has_rows = any(kind is AnswerKind.ROW for kind, _ in self._found)

    def record_of(self, row: ReturnedRow) -> str | None:
        """Return the key of the record a row is about, "" to leave it out, None if not asked."""
        if not self._has_rows:  # folding the words of every row for nothing takes a third of a plan
            return None
        return self._found.get((AnswerKind.ROW, subject_of_row(row)))

    def side(self, column: str, here: SentValue, theirs: SentValue) -> Side | None:
        """Return whose words stay where both changed a cell, None if not asked."""
        said = self._found.get((AnswerKind.CONFLICT, subject_of_conflict(column, here, theirs)))
        return Side(said) if said in {side.value for side in Side} else None

    def value(self, column: str, text: str) -> ValueAnswer | None:
        """Return what a text means, None if not asked or if the answer fits the column no more."""
        said = self._found.get((AnswerKind.VALUE, subject_of_value(column, text)))
        if said is None:
            return None
        try:
            value = json.loads(said)
        except json.JSONDecodeError:
            return None
        return ValueAnswer(value) if value is None or fits(column, value) else None


def _written(*parts: str) -> str:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
