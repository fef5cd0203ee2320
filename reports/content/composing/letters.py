"""Letters to one unit: on what is late (督办函), and to hand out tasks (交办单)."""

from collections.abc import Sequence
from datetime import date, timedelta

from models.papers import Block, Composition, Head, Paper, Paragraph, Signature
from models.records import TaskRow, UnitRow
from models.rules.round_rows import roles_of_units
from models.rules.working_days import WorkingCalendar
from models.vocabulary import PaperKind, Role, TaskState
from reports.content.composing.annexes import Annexes, Attached, gathered
from reports.content.composing.deadlines import (
    HEADINGS,
    by_deadline,
    days_run,
    deadline_words,
    task_rows,
)
from reports.content.composing.frames import (
    NothingToReportError,
    addressed,
    composition,
    full_office,
    is_area,
    scope_unit,
)
from reports.content.composing.opening import day_words, plan_names
from reports.content.composing.phrases import (
    Chapter,
    Phrase,
    cells,
    joined,
    listed_paragraphs,
    outlined,
    paragraph,
    phrase,
    plain_table,
)
from reports.content.composing.survey import Survey
from reports.content.composing.unit_words import shortened, tidy
from reports.content.wording import full_date, quoted, short_date

# Working days a unit has for its answer.
_ANSWER_DAYS = 5
# So many tasks are told of one by one; more go into an annex.
_MOST_TOLD = 12
_ANNEX = "letter"
_OPEN = frozenset(TaskState) - {TaskState.DONE, TaskState.CANCELLED}
# What a unit is asked for first, where it plays several parts.
_PARTS = (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORTING)


def compose_letter(survey: Survey) -> Composition:
    """Write the supervision letter on what is overdue or about to fall due with one unit.

    Raises:
        ScopeNeededError: no unit was chosen.
        NothingToReportError: nothing of the unit is overdue or due soon.
    """
    unit = scope_unit(survey)
    overdue = _answering(survey, unit, TaskState.OVERDUE)
    due_soon = _answering(survey, unit, TaskState.DUE_SOON)
    if not overdue and not due_soon:
        raise NothingToReportError(
            f"{unit.name}牵头或负责的重点任务没有逾期的，也没有将到期的，督办函没有生成。"
            "数据没有改动。请换一个单位，或改用交办单。"
        )
    both = [*overdue, *due_soon]
    only = quoted([both[0].title]) if len(both) == 1 else "优化营商环境重点"
    verb = "限期办结" if overdue else "按期办结"
    annexes = gathered((_table(survey, overdue, due_soon) if len(both) > _MOST_TOLD else None,))
    told = () if annexes.annexes else _told_one_by_one(survey, overdue, due_soon)
    blocks = (
        _found(survey, unit, overdue, due_soon, annexes),
        *told,
        _asked(survey, unit, overdue),
    )
    return _letter(survey, unit, f"关于{verb}{only}任务的督办函", blocks, annexes)


def compose_handout(survey: Survey) -> Composition:
    """Write the slip that hands the open tasks of the scope to a unit.

    Raises:
        ScopeNeededError: no unit was chosen.
        NothingToReportError: the unit has no open task.
    """
    unit = scope_unit(survey)
    tasks = [task for task in survey.standing.counted if survey.states[task.id] in _OPEN]
    if not tasks:
        raise NothingToReportError(
            f"{unit.name}没有需要办理的重点任务，交办单没有生成。数据没有改动。请换一个单位或范围再试。"
        )
    number = survey.count("handout.tasks", f"交办{unit.name}的重点任务", tasks)
    source = plan_names(survey)
    basis = f"根据{source}，" if source else ""
    you = _you(unit)
    rows = (
        cells(
            str(place),
            task.title,
            task.body,
            _part(task, unit),
            deadline_words(task),
        )
        for place, task in enumerate(tasks, start=1)
    )
    headings = ("序号", "任务", "工作内容", "职责", "完成时限")
    ask = f"请{you}明确责任领导和责任人，按时限要求办理，于{_by(survey)}"
    then = "将办理安排书面报送我办，每月按时报送进展；办结后及时报送办理结果和佐证资料。"
    blocks = (
        paragraph("lead", f"{basis}现将下列", number, f"项重点任务交办{you}，请认真抓好落实。"),
        plain_table("handout.table", headings, rows),
        paragraph("ask", ask, then),
    )
    return _letter(survey, unit, "优化营商环境重点任务交办单", blocks, gathered(()))


def answer_day(calendar: WorkingCalendar, today: date, days: int = _ANSWER_DAYS) -> date:
    """Return the working day that lies ``days`` working days after ``today``."""
    day = today
    for _ in range(days):
        day = calendar.next_working_day(day + timedelta(1))
    return day


def _letter(
    survey: Survey, unit: UnitRow, title: str, blocks: Sequence[Block], annexes: Annexes
) -> Composition:
    office = full_office(survey.facts)
    paper = Paper(
        PaperKind.LETTER,
        Head((office,), number=survey.order.number),
        title,
        tuple(blocks),
        addressees=addressed(unit),
        annex_names=annexes.names,
        annexes=annexes.annexes,
        signature=Signature((office,), full_date(survey.order.as_of)),
    )
    return composition(survey, paper)


def _answering(survey: Survey, unit: UnitRow, state: TaskState) -> list[TaskRow]:
    """Return the tasks in a state that the unit leads, or answers for where nobody leads."""
    return [
        task
        for task in by_deadline(survey.standing.of(state))
        if _role(task, unit) is Role.LEAD
        or (_role(task, unit) is Role.RESPONSIBLE and not survey.leads_of(task))
    ]


def _found(
    survey: Survey,
    unit: UnitRow,
    overdue: Sequence[TaskRow],
    due_soon: Sequence[TaskRow],
    annexes: Annexes,
) -> Paragraph:
    both = [*overdue, *due_soon]
    part = "牵头" if all(_role(task, unit) is Role.LEAD for task in both) else "牵头和负责"
    if all(_role(task, unit) is not Role.LEAD for task in both):
        part = "负责"
    kinds = [
        phrase(survey.count(f"letter.{key}", label, tasks), f"项{words}")
        for key, label, words, tasks in (
            ("overdue", "已逾期的任务", "已超过完成时限", overdue),
            ("due_soon", "将到期的任务", "即将到期", due_soon),
        )
        if tasks
    ]
    where = annexes.labels.get(_ANNEX)
    end = f"，具体任务见{where}。" if where else "。现将有关情况函告如下："
    lead = f"经核，截至{day_words(survey)}，{_you(unit)}{part}的重点任务中，有"
    return paragraph("lead", lead, joined(kinds, "、"), end)


def _told_one_by_one(
    survey: Survey, overdue: Sequence[TaskRow], due_soon: Sequence[TaskRow]
) -> tuple[Block, ...]:
    return outlined(
        (
            _told(survey, "overdue", "已逾期任务", overdue),
            _told(survey, "due_soon", "将到期任务", due_soon),
        )
    )


def _table(survey: Survey, overdue: Sequence[TaskRow], due_soon: Sequence[TaskRow]) -> Attached:
    """Return the tasks as an annex, where they are too many for a letter."""
    rows = task_rows(survey, [*overdue, *due_soon])
    return Attached(_ANNEX, "需办结的重点任务清单", plain_table("letter.table", HEADINGS, rows))


def _told(survey: Survey, key: str, heading: str, tasks: Sequence[TaskRow]) -> Chapter | None:
    if not tasks:
        return None
    texts = [(task.id, _task_words(survey, task)) for task in tasks]
    return Chapter(key, heading, listed_paragraphs(key, texts))


def _task_words(survey: Survey, task: TaskRow) -> Phrase:
    """Return the task, its deadline, how late it is, what was last heard of it."""
    left = (task.deadline - survey.order.as_of).days if task.deadline else 0
    if left == 0:
        when = phrase("今日到期")
    else:
        when = phrase("已逾期" if left < 0 else "还有", days_run(survey, task), "天")
    said = tidy(task.latest_progress)
    if said and task.latest_progress_on:
        heard = f"{_day(survey, task.latest_progress_on)}报送的进展为：{quoted([shortened(said)])}"
    else:
        heard = "目前尚未报送进展。"
    return phrase(f"{task.title}。完成时限为{deadline_words(task)}，", when, f"。{heard}")


def _asked(survey: Survey, unit: UnitRow, overdue: Sequence[TaskRow]) -> Paragraph:
    you = _you(unit)
    if overdue:
        words = f"请{you}高度重视，抓紧办理，查明逾期原因，提出办结时间，"
    else:
        words = f"请{you}倒排工期，确保按时限要求办结，"
    end = "将办理情况书面反馈我办；确需调整时限的，请一并说明理由，按程序报批。"
    return paragraph("ask", words, "并于" if overdue else "于", _by(survey), end)


def _by(survey: Survey) -> str:
    """Return until when the answer is asked, and how many working days that is."""
    day = answer_day(survey.facts.calendar, survey.order.as_of)
    return f"{full_date(day)}前（{_ANSWER_DAYS}个工作日内）"


def _day(survey: Survey, day: date) -> str:
    return short_date(day) if day.year == survey.order.as_of.year else full_date(day)


def _you(unit: UnitRow) -> str:
    return "你区" if is_area(unit) else "你单位"


def _role(task: TaskRow, unit: UnitRow) -> Role | None:
    roles = {one.role for one in roles_of_units(task.roles).get(unit.id, ())}
    return next((role for role in _PARTS if role in roles), None)


def _part(task: TaskRow, unit: UnitRow) -> str:
    role = _role(task, unit)
    return role.label.removesuffix("单位") if role else "相关"
