"""How the sections of the plan stand, and the areas that have a part in it."""

from collections.abc import Mapping, Sequence

from models.papers import Block, Chart, Run, Series
from models.records import TaskRow
from models.rules.areas import CITY, make_area_book
from models.vocabulary import ChartKind
from reports.content.composing.phrases import (
    Chapter,
    Part,
    Phrase,
    cells,
    joined,
    paragraph,
    phrase,
    plain_table,
)
from reports.content.composing.survey import Standing, Survey, by_section
from reports.content.wording import quoted

_FIELDS = (
    ("total", "项数"),
    ("done", "已完成"),
    ("on_track", "推进中"),
    ("ongoing", "持续推进"),
    ("due_soon", "将到期"),
    ("overdue", "已逾期"),
)
_STATES = _FIELDS[1:]
_NO_SECTION = "其他"
# More columns than this cannot be told apart side by side.
_MOST_BARS = 12


def section_chapter(survey: Survey) -> Chapter | None:
    """Return the table by section and its chart, None where there is only one section."""
    named: dict[str, list[TaskRow]] = {}
    for name, tasks in by_section(survey.standing.counted).items():
        named.setdefault(name or _NO_SECTION, []).extend(tasks)
    sections = {name: Standing(tasks, survey.states) for name, tasks in named.items()}
    if len(sections) < 2:
        return None
    text = paragraph("section.text", _section_words(survey, sections), "。具体情况如下表。")
    rows = [
        cells(name, *_row(survey, f"section.{name}", f"{name}：", standing))
        for name, standing in sections.items()
    ]
    rows.append(cells("合计", *_row(survey, "tasks", "", survey.standing)))
    table = plain_table("section.table", ("板块", *(label for _, label in _FIELDS)), rows)
    blocks: list[Block] = [text, table]
    if len(sections) <= _MOST_BARS:
        blocks.append(_bars(sections))
    return Chapter("section", "各板块推进情况", tuple(blocks))


def state_chart(survey: Survey) -> Chart | None:
    """Return the pie of states, None where all tasks stand alike."""
    shares = [
        (label, number) for key, label in _STATES if (number := len(_tasks(survey.standing, key)))
    ]
    if len(shares) < 2:
        return None
    labels, values = zip(*shares, strict=True)
    series = (Series("重点任务", values),)
    return Chart(ChartKind.PIE, "重点任务办理状态", labels, series, key="opening.chart")


def area_chapter(survey: Survey) -> Chapter | None:
    """Return how the areas stand with tasks and items, None where no two have any.

    A task that several areas answer for counts in each of them.
    """
    if survey.order.scope.unit_id:
        return None
    tasks = _tasks_of_areas(survey)
    if len(tasks) < 2:
        return None
    first = next(iter(tasks.values()))
    if all(own == first for own in tasks.values()):
        alike = _alike_areas(survey, list(tasks), Standing(first, survey.states))
        return Chapter("area", "各区推进情况", (alike,))
    standings = {area: Standing(own, survey.states) for area, own in tasks.items()}
    every = tuple(dict.fromkeys(task.id for own in tasks.values() for task in own))
    number = survey.book.count("areas.total", "由各区牵头或负责的重点任务", every)
    shared = sum(map(len, tasks.values())) > len(every)
    note = "，由几个区共同承担的分别计入各区" if shared else ""
    text = paragraph(
        "area.text", "由各区牵头或负责的重点任务", number, f"项{note}。具体情况如下表。"
    )
    rows = [
        cells(area, *_row(survey, f"area.{area}", f"{area}：", standing))
        for area, standing in standings.items()
    ]
    table = plain_table("area.table", ("区域", *(label for _, label in _FIELDS)), rows)
    return Chapter("area", "各区推进情况", (text, table))


def _section_words(survey: Survey, sections: Mapping[str, Standing]) -> Phrase:
    number = _number_of(survey, "sections.total", "板块", sections)
    parts: list[Part] = [phrase("重点任务分为", number, "个板块")]
    finished = {name: one for name, one in sections.items() if len(one.done) == len(one.counted)}
    if len(finished) == len(sections):
        return joined([*parts, "均已全部完成"], "，")
    if finished:
        count = _number_of(survey, "sections.done", "已全部完成的板块", finished)
        parts.append(phrase("已全部完成的有", count, "个"))
    late = {name: one for name, one in sections.items() if one.overdue}
    if len(late) == len(sections):
        parts.append(phrase("均有逾期任务"))
    elif late:
        parts.append(_late_words(survey, late))
    return joined(parts, "，")


def _late_words(survey: Survey, late: Mapping[str, Standing]) -> Phrase:
    most = max(len(one.overdue) for one in late.values())
    worst = [name for name, one in late.items() if len(one.overdue) == most]
    count = _number_of(survey, "sections.overdue", "有逾期任务的板块", late)
    words = phrase("有逾期任务的有", count, "个")
    if most < 2 or len(worst) == len(late) > 1:
        return words
    number = _cell(survey, f"section.{worst[0]}", f"{worst[0]}：已逾期", "overdue", late[worst[0]])
    each = "各" if len(worst) > 1 else ""
    return phrase(words, f"，其中{quoted(worst)}板块{each}逾期", number, "项，数量最多")


def _number_of(survey: Survey, key: str, label: str, sections: Mapping[str, Standing]) -> Run:
    records = [task.id for one in sections.values() for task in one.counted]
    basis = f"{label}：{'、'.join(sections)}"
    return survey.book.derived(key, label, str(len(sections)), basis, records)


def _row(survey: Survey, key: str, label: str, standing: Standing) -> list[Run]:
    return [_cell(survey, key, label + words, name, standing) for name, words in _FIELDS]


def _cell(survey: Survey, key: str, label: str, name: str, standing: Standing) -> Run:
    tasks = _tasks(standing, name)
    if key == "tasks":
        return survey.counts[name] if tasks else Run("—")
    return survey.count(f"{key}.{name}", label, tasks) if tasks else Run("—")


def _tasks(standing: Standing, name: str) -> tuple[TaskRow, ...]:
    return {
        "total": standing.counted,
        "done": standing.done,
        "on_track": standing.on_track,
        "ongoing": standing.ongoing,
        "due_soon": standing.due_soon,
        "overdue": standing.overdue,
    }[name]


def _bars(sections: Mapping[str, Standing]) -> Chart:
    """Return the columns of the sections; a name ends where its first clause does."""
    names = tuple(name.split("，")[0].split(",")[0] for name in sections)
    series = [
        Series(label, tuple(len(_tasks(one, key)) for one in sections.values()))
        for key, label in _STATES
    ]
    shown = tuple(one for one in series if any(one.values))
    return Chart(ChartKind.BARS, "各板块任务办理状态", names, shown, key="section.chart")


def _tasks_of_areas(survey: Survey) -> dict[str, tuple[TaskRow, ...]]:
    """Return the tasks by area, areas in protocol order."""
    book = make_area_book(survey.facts.units)
    found: dict[str, list[TaskRow]] = {}
    known: dict[int, tuple[str, ...]] = {}
    for task in survey.standing.counted:
        place = id(task.roles)
        if place not in known:
            known[place] = book.of_roles(task.roles)
        for area in known[place]:
            found.setdefault(area, []).append(task)
    return {area: tuple(found[area]) for area in book.order if area in found and area != CITY}


def _alike_areas(survey: Survey, areas: Sequence[str], standing: Standing) -> Block:
    """Return the sentence for areas that answer for the same tasks."""
    label = "各区共同承担的重点任务"
    total = survey.count("areas.total", label, standing.counted)
    words = phrase(f"{'、'.join(areas)}均承担重点任务", total, "项")
    states = [
        phrase(state, survey.count(f"areas.{key}", f"{label}：{state}", tasks), "项")
        for key, state in _STATES
        if (tasks := _tasks(standing, key))
    ]
    if len(states) == 1:
        only = next(state for key, state in _STATES if _tasks(standing, key))
        whose = "均" if len(standing.counted) > 1 else "该项任务"
        return paragraph("area.text", words, f"，{whose}{only}。")
    return paragraph("area.text", words, "，其中", joined(states), "。")
