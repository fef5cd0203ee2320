"""How sections and areas are told of."""

from collections.abc import Mapping
from dataclasses import replace

from models.papers import Chart
from models.records import TaskRow
from models.vocabulary import ChartKind, Role
from tests.reports.content.composing.facts import (
    TODAY,
    entry,
    facts,
    headings,
    rows,
    table,
    text,
    units,
    write,
)
from tests.reports.plan_tasks import plan_tasks


def answered_by(names: Mapping[int, tuple[str, ...]]) -> tuple[TaskRow, ...]:
    return tuple(
        replace(
            task,
            roles=tuple(entry(name, Role.RESPONSIBLE) for name in names.get(task.order, ())),
        )
        for task in plan_tasks(reported_on=TODAY)
    )


def test_the_table_by_section_adds_up() -> None:
    *some, total = rows(table(write(), "section.table"))
    assert len(some) == 7
    assert total == ("合计", "19", "6", "3", "4", "5", "1")
    for row in (*some, total):
        figures = [0 if cell == "—" else int(cell) for cell in row[1:]]
        assert figures[0] == sum(figures[1:])


def test_the_sections_are_summed_up_in_a_sentence() -> None:
    assert text(write(), "section.text") == (
        "重点任务分为7个板块，已全部完成的有1个，有逾期任务的有1个。具体情况如下表。"
    )


def test_the_worst_section_is_named_when_it_stands_out() -> None:
    numbers = {4, 6, 14, 15, 16, 17}
    tasks = tuple(
        replace(task, deadline=TODAY.replace(day=1)) if task.order in numbers else task
        for task in plan_tasks(done=(1, 2, 3, 5, 7, 13), reported_on=TODAY)
    )
    assert (
        "有逾期任务的有3个，其中“对照考评规则，做好年度省评迎检工作”板块逾期4项，数量最多"
        in text(write(known=facts(tasks)), "section.text")
    )


def test_what_is_true_of_all_sections_is_said_at_once() -> None:
    done = plan_tasks(done=tuple(range(1, 20)))
    assert text(write(known=facts(done)), "section.text") == (
        "重点任务分为7个板块，均已全部完成。具体情况如下表。"
    )


def test_tasks_of_no_section_stand_with_those_of_a_section_called_other() -> None:
    first, second, *others = plan_tasks(reported_on=TODAY)
    tasks = (replace(first, section=""), replace(second, section="其他"), *others)
    counted = rows(table(write(known=facts(tasks)), "section.table"))
    assert ("其他", "2") in {row[:2] for row in counted}


def test_the_bars_are_named_by_the_first_clause_of_a_section() -> None:
    bars = [block for block in write().paper.blocks if isinstance(block, Chart)][1]
    assert bars.kind is ChartKind.BARS
    assert bars.categories[0] == "强化顶层设计"
    assert sum(sum(series.values) for series in bars.series) == 19


def test_a_plan_without_sections_has_no_table_of_them() -> None:
    tasks = tuple(replace(task, section="") for task in plan_tasks(reported_on=TODAY))
    assert not any("板块" in heading for heading in headings(write(known=facts(tasks))))


def test_areas_with_the_same_tasks_are_told_together() -> None:
    both = dict.fromkeys((1, 6, 8), ("鄂城区", "华容区"))
    paper = write(known=facts(answered_by(both), units=units()))
    assert text(paper, "area.text") == (
        "鄂城区、华容区均承担重点任务3项，其中持续推进1项、已逾期2项。"
    )


def test_areas_with_one_task_in_common_say_how_it_stands() -> None:
    both = {6: ("鄂城区", "华容区")}
    paper = write(known=facts(answered_by(both), units=units()))
    assert text(paper, "area.text") == "鄂城区、华容区均承担重点任务1项，该项任务已逾期。"


def test_areas_with_tasks_of_their_own_stand_in_a_table() -> None:
    tasks = answered_by({1: ("鄂城区",), 6: ("鄂城区", "华容区"), 8: ("市税务局",)})
    paper = write(known=facts(tasks, units=units()))
    assert text(paper, "area.text") == (
        "由各区牵头或负责的重点任务2项，由几个区共同承担的分别计入各区。具体情况如下表。"
    )
    assert [row[:2] for row in rows(table(paper, "area.table"))] == [
        ("鄂城区", "2"),
        ("华容区", "1"),
    ]


def test_one_area_alone_is_not_compared() -> None:
    tasks = answered_by({1: ("鄂城区",)})
    assert not any(
        "各区" in heading for heading in headings(write(known=facts(tasks, units=units())))
    )
