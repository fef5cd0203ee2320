"""Which units sent their returns (返回表) on time, late or not at all in the period."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from models.papers import Run
from models.round_records import BoardRow
from models.vocabulary import RecordKind
from reports.content.composing.phrases import Chapter, Phrase, joined, paragraph, phrase
from reports.content.composing.survey import Survey
from reports.content.wording import first_names, full_date, short_date

_MOST_NAMED = 8


@dataclass(slots=True)
class UnitReturns:
    """How often a unit was asked in the period, and what came by the day of the paper.

    Attributes:
        pending: rounds whose last day has not passed, to which nothing has come.
    """

    name: str
    on_time: int = 0
    late: int = 0
    missing: int = 0
    pending: int = 0

    @property
    def asked(self) -> int:
        """How often it was asked to report."""
        return self.on_time + self.late + self.missing + self.pending

    @property
    def words(self) -> str:
        """What a table says of it: 按时, 迟报, 未报, 未到期; with numbers where asked often."""
        known = (
            ("按时", self.on_time),
            ("迟报", self.late),
            ("未报", self.missing),
            ("未到期", self.pending),
        )
        said = [(label, number) for label, number in known if number]
        if self.asked == 1:
            return said[0][0]
        return "、".join(f"{label}{number}次" for label, number in said) or "—"


Returns: TypeAlias = dict[str, UnitReturns]


def unit_returns(survey: Survey) -> Returns:
    """Return by unit key what came of the rounds of the period, in protocol order.

    A unit without rows got no form and owes nothing. Before the last day has passed nobody is
    missing, and what came late has not come yet. A paper on a choice of rows says nothing of
    returns: these are about all rows of a unit.
    """
    scope = survey.order.scope
    wanted = scope.unit_id
    if scope.records is not None and not wanted:
        return {}
    found: Returns = {}
    for one in survey.facts.rounds:
        is_over = survey.order.as_of > one.round.due_on
        for row in one.board:
            if (not wanted or row.unit_id == wanted) and _owes(row):
                _add(found.setdefault(row.unit_id, UnitReturns(row.unit)), row, is_over=is_over)
    places = survey.names
    last = len(places)
    order = sorted(found, key=lambda key: places[key].order if key in places else last)
    return {key: found[key] for key in order}


def returns_chapter(survey: Survey) -> Chapter | None:
    """Return the part about returns, None where no unit was asked."""
    words = returns_words(survey)
    if not words:
        return None
    return Chapter("returns", "报送情况", (paragraph("returns.text", words),))


def returns_words(survey: Survey) -> Phrase:
    """Return the sentences about returns, empty where no unit was asked."""
    returns = unit_returns(survey)
    if not returns:
        return ()
    is_once = max(unit.asked for unit in returns.values()) == 1
    total = _units(survey, "total", "应报送的单位", list(returns))
    subject = phrase(f"{survey.period.here}应报送进展的单位", total, "家")
    if all(unit.pending == unit.asked for unit in returns.values()):
        return phrase(subject, f"，{_due_words(survey)}。")
    if all(unit.on_time == unit.asked for unit in returns.values()):
        each = "均" if len(returns) > 1 else ""
        return phrase(subject, f"，{each}按时报送。")
    if all(unit.missing == unit.asked for unit in returns.values()):
        each = "均" if len(returns) > 1 else ""
        return phrase(subject, f"，{each}未报送。")
    return phrase(subject, "，", *(_once if is_once else _often)(survey, returns))


def _once(survey: Survey, returns: Returns) -> tuple[Phrase, ...]:
    """Return who did what, where each was asked once."""
    on_time = [key for key, unit in returns.items() if unit.on_time]
    late = [key for key, unit in returns.items() if unit.late]
    missing = [key for key, unit in returns.items() if unit.missing]
    pending = [key for key, unit in returns.items() if unit.pending]
    parts = [
        _named(survey, "on_time", "按时报送", on_time, returns, is_named=False),
        _named(survey, "late", "迟报", late, returns),
        _named(survey, "missing", "未报", missing, returns),
        _named(survey, "pending", "未到报送时限", pending, returns, is_named=False),
    ]
    words = joined([part for part in parts if part])
    if not on_time or pending:
        return words, phrase("。")
    rate = survey.book.share("returns.rate", "按时报送率", on_time, list(returns), RecordKind.UNIT)
    return words, phrase("，按时报送率", rate, "。")


def _often(survey: Survey, returns: Returns) -> tuple[Phrase, ...]:
    """Return who always sent on time and who did not, where units were asked several times."""
    good = [key for key, unit in returns.items() if unit.on_time == unit.asked]
    late = [key for key, unit in returns.items() if unit.late]
    missing = [key for key, unit in returns.items() if unit.missing]
    pending = [key for key, unit in returns.items() if unit.pending]
    parts = [
        _named(survey, "on_time", "每次均按时报送的", good, returns, is_named=False),
        _named(survey, "late", "有迟报的", late, returns),
        _named(survey, "missing", "有未报的", missing, returns)
        if len(missing) < len(returns)
        else phrase("各单位均有未报"),
        _named(survey, "pending", "有未到报送时限的", pending, returns, is_named=False),
    ]
    return joined([part for part in parts if part]), phrase("。")


def _named(
    survey: Survey,
    key: str,
    label: str,
    units: Sequence[str],
    returns: Returns,
    *,
    is_named: bool = True,
) -> Phrase:
    if not units:
        return ()
    names = first_names([returns[unit].name for unit in units], most=_MOST_NAMED)
    note = f"（{names}）" if is_named else ""
    return phrase(label, _units(survey, key, f"{label}单位", units), f"家{note}")


def _units(survey: Survey, key: str, label: str, units: Sequence[str]) -> Run:
    return survey.book.count(f"returns.{key}", label, units, RecordKind.UNIT)


def _due_words(survey: Survey) -> str:
    """Return until when a report is asked for, where no round of the period is over."""
    days = dict.fromkeys(one.round.due_on for one in survey.facts.rounds)
    if len(days) > 1:
        return "均未到报送时限"
    year = survey.order.as_of.year
    return "、".join(
        f"报送时限为{short_date(day) if day.year == year else full_date(day)}" for day in days
    )


def _add(unit: UnitReturns, row: BoardRow, *, is_over: bool) -> None:
    """Count what came of one round."""
    if row.received is not None and not row.received.is_late:
        unit.on_time += 1
    elif not is_over:
        unit.pending += 1
    elif row.received is not None:
        unit.late += 1
    else:
        unit.missing += 1


def _owes(row: BoardRow) -> bool:
    return row.is_asked and bool(row.row_count or row.form or row.received)
