"""What letters to one unit have in common: how it is called, its part in a task, the answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from models.papers import Block, Composition, Head, Paper, Signature
from models.records import TaskRow, UnitRow
from models.rules.round_rows import roles_of_units
from models.rules.working_days import WorkingCalendar
from models.vocabulary import PaperKind, Role
from reports.content.composing.annexes import Annexes
from reports.content.composing.frames import (
    OwnOfficeError,
    addressed,
    composition,
    full_office,
    is_area,
    is_own_office,
)
from reports.content.composing.survey import Survey
from reports.content.wording import full_date

# Working days a unit has for its answer.
_ANSWER_DAYS = 5
# What a unit is asked for first, where it plays several parts.
_PARTS = (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORTING)


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A letter in the making, and the unit it goes to."""

    survey: Survey
    unit: UnitRow

    def __post_init__(self) -> None:
        """Refuse a letter of the office to itself.

        Raises:
            OwnOfficeError: the unit is the office that writes.
        """
        if is_own_office(self.survey.facts, self.unit):
            raise OwnOfficeError(
                f"{self.unit.name}就是发文的单位，不能给自己发函，没有生成。数据没有改动。"
                "请在范围里选别的单位，或改用工作简报、工作报告。"
            )

    @property
    def you(self) -> str:
        """How the unit is spoken to."""
        return "你区" if is_area(self.unit) else "你单位"

    @property
    def answer_by(self) -> str:
        """Until when the answer is asked, and how many working days that is."""
        day = answer_day(self.survey.facts.calendar, self.survey.order.as_of)
        return f"{full_date(day)}前（{_ANSWER_DAYS}个工作日内）"

    def role(self, task: TaskRow) -> Role | None:
        """Return the first part of the unit in a task, None where only bodies under it have one."""
        roles = {one.role for one in roles_of_units(task.roles).get(self.unit.id, ())}
        return next((role for role in _PARTS if role in roles), None)

    def letter(self, title: str, blocks: Iterable[Block], annexes: Annexes) -> Composition:
        """Return the letter with its text."""
        office = full_office(self.survey.facts)
        paper = Paper(
            PaperKind.LETTER,
            Head((office,), number=self.survey.order.number),
            title,
            tuple(blocks),
            addressees=addressed(self.unit),
            annex_names=annexes.names,
            annexes=annexes.annexes,
            signature=Signature((office,), full_date(self.survey.order.as_of)),
        )
        return composition(self.survey, paper)


def answer_day(calendar: WorkingCalendar, today: date, days: int = _ANSWER_DAYS) -> date:
    """Return the working day that lies ``days`` working days after ``today``."""
    day = today
    for _ in range(days):
        day = calendar.next_working_day(day + timedelta(1))
    return day
