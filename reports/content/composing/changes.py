"""What moved since the last issue, or since the evening before the period; never a guess."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from models.records import TaskRow
from models.rules.task_state import state_of
from models.vocabulary import TaskState
from reports.content.composing.frames import in_words
from reports.content.composing.periods import eve_words
from reports.content.composing.phrases import Phrase, joined, phrase
from reports.content.composing.survey import Survey, ids_of
from reports.content.wording import percent, quoted

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Earlier:
    """The keys of the tasks that were counted, done and overdue at an earlier time."""

    words: str
    counted: Set[str]
    done: Set[str]
    overdue: Set[str]


def what_changed(survey: Survey) -> Phrase:
    """Return the sentence that compares, empty where nothing is known of an earlier time.

    An issued paper goes before the history: readers hold its figures in their hands.
    """
    earlier = _last_issue(survey) or _eve(survey)
    if earlier is None:
        return ()
    standing = survey.standing
    newly = [task for task in standing.done if task.id not in earlier.done]
    changes = [
        _newly_done(survey, newly),
        _difference(survey, "total", "纳入统计的任务", standing.counted, earlier.counted),
        _rate(survey, earlier),
        _difference(survey, "overdue", "已逾期任务", standing.overdue, earlier.overdue),
    ]
    said = [change for change in changes if change]
    if not said:
        return phrase(f"与{earlier.words}相比，任务办结和逾期情况没有变化。")
    return phrase(f"与{earlier.words}相比，", joined(said, "，"), "。")


def last_figures(survey: Survey) -> Mapping[str, frozenset[str]]:
    """Return the records of each figure of the last issue of this year, empty without one."""
    previous = survey.facts.previous
    if previous is None or previous.row.order.ends_on.year != survey.order.ends_on.year:
        return {}
    return {one.key: frozenset(one.records) for one in previous.composition.figures}


def last_words(survey: Survey) -> str:
    """Return how the text names the last issue: 上期（第11期）."""
    previous = survey.facts.previous
    number = in_words(previous.row.number) if previous else ""
    return f"上期（{number}）" if number else "上期"


def _last_issue(survey: Survey) -> Earlier | None:
    known = last_figures(survey)
    if not known.get("tasks.total"):
        return None
    return Earlier(
        last_words(survey),
        known["tasks.total"],
        known.get("tasks.done", frozenset()),
        known.get("tasks.overdue", frozenset()),
    )


def _eve(survey: Survey) -> Earlier | None:
    """Return how the tasks stood on the evening before the period, as the history tells it."""
    starts_on = survey.order.starts_on
    eve, statuses = starts_on - timedelta(1), survey.facts.statuses_before
    states = {
        task.id: state_of(statuses[task.id], task.deadline, task.ongoing, None, eve)
        for task in survey.tasks
        if task.id in statuses
    }
    counted = {key for key, state in states.items() if state is not TaskState.CANCELLED}
    if not counted:
        return None
    return Earlier(
        eve_words(starts_on, survey.order.as_of.year),
        counted,
        {key for key in counted if states[key] is TaskState.DONE},
        {key for key in counted if states[key] is TaskState.OVERDUE},
    )


def _newly_done(survey: Survey, tasks: Sequence[TaskRow]) -> Phrase:
    if not tasks:
        return ()
    number = survey.count("change.done", "新办结的重点任务", tasks)
    names = quoted([task.title for task in tasks[:_MOST_NAMED]])
    more = "等" if len(tasks) > _MOST_NAMED else ""
    return phrase("新办结任务", number, f"项（{names}{more}）")


def _difference(
    survey: Survey, key: str, words: str, now: Sequence[TaskRow], earlier: Set[str]
) -> Phrase:
    change = len(now) - len(earlier)
    if not change:
        return ()
    basis = f"{len(now)}－{len(earlier)}＝{_signed(change)}"
    came = [task.id for task in now if task.id not in earlier]
    number = survey.book.derived(f"change.{key}", f"{words}的增减", str(abs(change)), basis, came)
    return phrase(words, "增加" if change > 0 else "减少", number, "项")


def _rate(survey: Survey, earlier: Earlier) -> Phrase:
    """Return by how much the rate moved: the difference of the two rates as they are printed."""
    standing = survey.standing
    now = percent(len(standing.done), len(standing.counted))
    before = percent(len(earlier.done), len(earlier.counted))
    change = now - before
    if not change:
        return ()
    basis = f"{_plain(now)}%－{_plain(before)}%＝{_signed(change)}个百分点"
    number = survey.book.derived(
        "change.rate", "办结率的增减", _plain(abs(change)), basis, ids_of(standing.done)
    )
    return phrase("办结率", "提高" if change > 0 else "下降", number, "个百分点")


def _plain(number: Decimal) -> str:
    return f"{number:f}".removesuffix(".0")


def _signed(number: int | Decimal) -> str:
    words = _plain(abs(number)) if isinstance(number, Decimal) else str(abs(number))
    return f"－{words}" if number < 0 else words
