"""The slip that hands tasks out to a unit (交办单)."""

from collections.abc import Sequence

from models.papers import Block, Composition
from models.records import TaskRow
from models.vocabulary import TaskState
from reports.content.composing.annexes import Attached, gathered
from reports.content.composing.correspondence import Correspondence
from reports.content.composing.deadlines import deadline_words
from reports.content.composing.frames import NothingToReportError, scope_unit
from reports.content.composing.opening import plan_names
from reports.content.composing.phrases import (
    Phrase,
    cells,
    listed_paragraphs,
    paragraph,
    phrase,
    plain_table,
)
from reports.content.composing.survey import Survey

_OPEN = frozenset(TaskState) - {TaskState.DONE, TaskState.CANCELLED}
# So many tasks are told of in the text; more go into an annex.
_MOST_TOLD = 3
_ANNEX = "handout"
_THEN = "将办理安排书面报送我办，每月按时报送进展；办结后及时报送办理结果和佐证资料。"


def compose_handout(survey: Survey) -> Composition:
    """Write the slip that hands the open tasks of the scope to a unit.

    Raises:
        ScopeNeededError: no unit was chosen.
        NothingToReportError: the unit has no open task.
    """
    to = Correspondence(survey, scope_unit(survey))
    tasks = [task for task in survey.standing.counted if survey.states[task.id] in _OPEN]
    if not tasks:
        raise NothingToReportError(
            f"{to.unit.name}没有需要办理的重点任务，交办单没有生成。数据没有改动。"
            "请换一个单位或范围再试。"
        )
    annexes = gathered((_listed(to, tasks) if len(tasks) > _MOST_TOLD else None,))
    where = annexes.labels.get(_ANNEX)
    number = survey.count("handout.tasks", f"交办{to.unit.name}的重点任务", tasks)
    source = plan_names(survey)
    basis = f"根据{source}，" if source else ""
    which = f"（见{where}）" if where else ""
    blocks: tuple[Block, ...] = (
        paragraph(
            "lead", f"{basis}现将", number, f"项重点任务{which}交办{to.you}，请认真抓好落实。"
        ),
        *(() if where else _told(to, tasks)),
        paragraph(
            "ask", f"请{to.you}明确责任领导和责任人，按时限要求办理，于{to.answer_by}{_THEN}"
        ),
    )
    return to.letter("优化营商环境重点任务交办单", blocks, annexes)


def _told(to: Correspondence, tasks: Sequence[TaskRow]) -> Sequence[Block]:
    return listed_paragraphs("handout", [(task.id, _words(to, task)) for task in tasks])


def _words(to: Correspondence, task: TaskRow) -> Phrase:
    is_whole = not task.body or task.body.endswith(("。", "！", "？"))
    body = task.body if is_whole else f"{task.body}。"
    end = f"（职责：{_part(to, task)}；完成时限：{deadline_words(task)}）"
    return phrase(f"{task.title}。{body}{end}")


def _listed(to: Correspondence, tasks: Sequence[TaskRow]) -> Attached:
    rows = (
        cells(str(place), task.title, task.body, _part(to, task), deadline_words(task))
        for place, task in enumerate(tasks, start=1)
    )
    headings = ("序号", "任务", "工作内容", "职责", "完成时限")
    table = plain_table("handout.table", headings, rows, is_sideways=True)
    return Attached(_ANNEX, "交办任务清单", table)


def _part(to: Correspondence, task: TaskRow) -> str:
    role = to.role(task)
    return role.label.removesuffix("单位") if role else "所属单位承担"
