"""What a person should look at in a work plan. Nothing is corrected; each finding has its line."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from models.reading import ReadTask, ReadWarning
from models.text.deadlines import Deadline
from models.text.normalise import even

# 每季度, 每半年, 每月: work whose later rounds may fall after the deadline (domain, S2-T7)
_ROUNDS = re.compile(r"每(?:季度?|半年|个?月)")
# 27家省直部门, 25个部门
_BODIES_COUNTED = re.compile(r"(?P<n>\d{1,3}) ?[家个](?:[省市区县]直|有关|相关)*(?:部门|单位)")


def plan_warnings(
    tasks: Sequence[ReadTask], deadlines: Sequence[Deadline]
) -> tuple[ReadWarning, ...]:
    """Return the findings on single tasks, at most one of a kind for each."""
    return (
        *_roles(tasks),
        *_deadlines(tasks, deadlines),
        *_rounds_after_deadline(tasks),
        *_bodies_counted(tasks),
        *_bracket_shapes(tasks),
    )


def label_of(task: ReadTask) -> str:
    """Return how a task is called in a message: 第12项, or its title when the number is lost."""
    return f"第{task.number}项" if task.number else f"“{task.title[:16]}”"


def _roles(tasks: Sequence[ReadTask]) -> Iterator[ReadWarning]:
    if not any(task.lead or task.responsible for task in tasks):
        if tasks:
            yield ReadWarning(tasks[0].line, "各项任务都没有写明牵头单位和责任单位")
        return
    leads_usual = sum(bool(task.lead) for task in tasks) * 2 > len(tasks)
    for task in tasks:
        if not task.lead and not task.responsible:
            yield ReadWarning(task.line, f"{label_of(task)}没有写明牵头单位和责任单位")
        elif not task.lead and leads_usual:
            yield ReadWarning(task.line, f"{label_of(task)}没有牵头单位")


def _deadlines(tasks: Sequence[ReadTask], deadlines: Sequence[Deadline]) -> Iterator[ReadWarning]:
    usual = sum(bool(deadline.text) for deadline in deadlines) * 2 > len(tasks)
    for task, deadline in zip(tasks, deadlines, strict=True):
        if not deadline.text:
            if usual:
                yield ReadWarning(task.line, f"{label_of(task)}没有完成时限")
        elif not deadline.certain:
            meaning = (
                f"按最后一个日期{deadline.day:%Y-%m-%d}记录" if deadline.day else "没有得出日期"
            )
            yield ReadWarning(
                task.line, f"{label_of(task)}的时限“{deadline.text}”需要核对，{meaning}"
            )


def _rounds_after_deadline(tasks: Sequence[ReadTask]) -> Iterator[ReadWarning]:
    for task in tasks:
        rounds = tuple(dict.fromkeys(_ROUNDS.findall(task.body)))
        if rounds and task.deadline and (task.deadline.month, task.deadline.day) != (12, 31):
            words = "、".join(f"“{word}”" for word in rounds)
            yield ReadWarning(
                task.line,
                f"{label_of(task)}的时限是{task.deadline_text}，正文却要求{words}开展，以后各期在时限之后",
            )


def _bodies_counted(tasks: Sequence[ReadTask]) -> Iterator[ReadWarning]:
    for task in tasks:
        counted = _BODIES_COUNTED.search(even(task.body))
        named = len(task.lead) + len(task.responsible)
        if counted and named >= 10 and int(counted["n"]) != named:
            yield ReadWarning(
                task.line, f"{label_of(task)}写“{counted.group()}”，列名的单位有{named}个"
            )


def _bracket_shapes(tasks: Sequence[ReadTask]) -> Iterator[ReadWarning]:
    """Warn of 〔…〕 around one clause where the others stand in (…)."""
    shapes = Counter(
        task.clause[0] for task in tasks if task.clause and even(task.clause)[0] == "("
    )
    usual = shapes.most_common(1)[0][0] if shapes else ""
    for task in tasks:
        shape = task.clause[:1]
        is_other = bool(shape) and shape in "〔[［【﹝" and shape != usual
        if is_other and shapes[usual] > 2 * shapes[shape]:
            yield ReadWarning(
                task.line, f"{label_of(task)}的分工用“{shape}”括起，其他各项用“{usual}”"
            )
