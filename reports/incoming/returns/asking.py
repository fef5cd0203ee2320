"""What is known before a returned file is read: the columns asked for, answers, the period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.intake_plan import Answer, AnswerKind
from models.rules.intake_answers import subject_of_heading
from models.rules.round_period import Period
from models.vocabulary import AskedKind
from reports.incoming.returns.column_words import (
    Known,
    known,
    open_columns,
    without_period,
)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a file is read by.

    Attributes:
        asked: the columns the unit fills in, by kind; None when nobody knows its round.
        answered: columns by the subject of the heading a person was asked about; "" for none.
        period: what the file is about, for days without a year.
    """

    asked: Mapping[AskedKind, frozenset[str]] | None
    answered: Mapping[str, str]
    period: Period | None

    @property
    def kinds(self) -> tuple[AskedKind, ...]:
        """The kinds of table there can be."""
        return tuple(kind for kind in AskedKind if not self.asked or kind in self.asked)

    def open_to(self, kind: AskedKind) -> frozenset[str]:
        """Return the columns a unit fills in."""
        if self.asked and kind in self.asked:
            return self.asked[kind]
        return frozenset(open_columns(kind))

    def known(self, kind: AskedKind, heading: str) -> Known:
        """Return what a heading names; a person's answer goes before every word list."""
        if self.answered:
            said = self.answered.get(subject_of_heading(kind, heading))
            if said is not None:
                return Known((said,) if said else (), is_own=bool(said), is_answered=True)
        found = known(kind, heading)
        if found.columns or self.period is None:
            return found
        return known(kind, without_period(heading, self.period))


def asking_of(
    asked: Mapping[AskedKind, frozenset[str]] | None,
    answers: Sequence[Answer],
    unit_id: str,
    period: Period | None,
) -> Asking:
    """Return what is known; the unit's own answers go before those that hold for every unit."""
    said = [one for one in answers if one.kind is AnswerKind.HEADING]
    general = {one.subject: one.answer for one in said if not one.unit_id}
    own = {one.subject: one.answer for one in said if unit_id and one.unit_id == unit_id}
    return Asking(asked, general | own, period)
