"""The units one by one: tasks they lead, how these stand, their returns; ranked or in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.papers import PaperTable, Run
from reports.content.composing.annexes import Attached
from reports.content.composing.phrases import cells, plain_table
from reports.content.composing.returns import UnitReturns, unit_returns
from reports.content.composing.survey import LeadUnit, Standing, Survey, ids_of

ANNEX = "units"


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit with the tasks it leads and its returns; ``standing`` may hold no task."""

    unit: LeadUnit
    standing: Standing
    returns: UnitReturns | None

    @property
    def rate(self) -> float:
        """What share of its tasks is done, 0 without tasks."""
        total = len(self.standing.counted)
        return len(self.standing.done) / total if total else 0.0

    @property
    def merit(self) -> tuple[float, int, int]:
        """What it is ranked by: done, then not late, then much to do."""
        return -self.rate, len(self.standing.overdue), -len(self.standing.counted)


def unit_lines(survey: Survey) -> list[UnitLine]:
    """Return the units that lead tasks or had to report, in protocol order.

    Before a report is due nothing is told of it.
    """
    returns = unit_returns(survey)
    if all(own.asked == own.pending for own in returns.values()):
        returns = {}
    lines = {
        unit.key: UnitLine(unit, Standing(tasks, survey.states), returns.get(unit.key))
        for unit, tasks in survey.leads.items()
    }
    for key, own in returns.items():
        if key not in lines:
            unit = survey.names.get(key) or LeadUnit(key, own.name, len(survey.names))
            lines[key] = UnitLine(unit, Standing((), {}), own)
    return sorted(lines.values(), key=lambda line: line.unit.order)


def units_annex(survey: Survey) -> Attached | None:
    """Return the table of units as an annex, None for fewer than two."""
    lines = unit_lines(survey)
    if len(lines) < 2:
        return None
    return Attached(ANNEX, "各单位重点任务推进情况表", units_table(survey, lines))


def units_table(
    survey: Survey, lines: Sequence[UnitLine], *, is_ranked: bool = False
) -> PaperTable:
    """Return the table of units; ranked ones that are alike share their place."""
    has_returns = _has_returns(lines)
    first = "名次" if is_ranked else "序号"
    headings = [first, "单位", "牵头任务", "已完成", "已逾期", "办结率"]
    headings += ["报送"] if has_returns else []
    rows = []
    place, last_merit = 0, None
    for number, line in enumerate(lines, start=1):
        if not is_ranked or line.merit != last_merit:
            place, last_merit = number, line.merit
        returned = [line.returns.words if line.returns else "—"] if has_returns else []
        rows.append(cells(str(place), line.unit.name, *_numbers(survey, line), *returned))
    return plain_table("units.table", headings, rows)


def _numbers(survey: Survey, line: UnitLine) -> list[Run]:
    standing, unit = line.standing, line.unit
    if not standing.counted:
        return [Run("—")] * 4
    done, overdue = standing.done, standing.overdue
    key, name = f"unit.{unit.key}", unit.name
    return [
        survey.lead_count(unit),
        survey.count(f"{key}.done", f"{name}牵头并已完成的任务", done) if done else Run("—"),
        survey.count(f"{key}.overdue", f"{name}牵头并已逾期的任务", overdue)
        if overdue
        else Run("—"),
        survey.book.share(f"{key}.rate", f"{name}的办结率", ids_of(done), ids_of(standing.counted)),
    ]


def _has_returns(lines: Sequence[UnitLine]) -> bool:
    return any(line.returns for line in lines)
