"""What moved since the last issue or since the evening before the period."""

from dataclasses import replace
from datetime import UTC, date, datetime

from models.papers import Composition, PaperRow, StoredPaper
from models.vocabulary import ItemStage, PaperKind, TaskStatus
from tests.reports.content.composing.facts import TODAY, facts, figure, order, text, write
from tests.reports.plan_tasks import list_items, plan_tasks

CHANGE = "opening.change"


def before(*done: int) -> dict[str, TaskStatus]:
    return {
        task.id: TaskStatus.DONE if int(task.number) in done else TaskStatus.IN_PROGRESS
        for task in plan_tasks()
    }


def issued(composition: Composition, day: date, number: str = "第11期") -> StoredPaper:
    row = PaperRow(
        id="paper",
        kind=PaperKind.BRIEFING,
        title=composition.paper.title,
        number=number,
        order=order(today=day),
        issued_at=datetime(2024, 10, 20, tzinfo=UTC),
        operator="张三",
        pdf_sha256="",
        updated_at=datetime(2024, 10, 20, tzinfo=UTC),
    )
    return StoredPaper(row, composition)


def test_the_history_tells_what_was_done_in_the_period() -> None:
    paper = write(known=facts(statuses_before=before(1, 2, 3, 5, 7)))
    assert text(paper, CHANGE) == (
        "与10月底相比，新办结任务1项（“做好第三方评价参评”），办结率提高5.3个百分点，"
        "已逾期任务增加1项。"
    )
    assert figure(paper, "change.done").records == ("task 13",)
    assert figure(paper, "change.rate").basis == "31.6%－26.3%＝5.3个百分点"


def test_an_issued_paper_goes_before_the_history() -> None:
    day = date(2024, 10, 20)
    last = write(known=facts(plan_tasks(done=(1, 2, 5, 7), reported_on=day)), today=day)
    paper = write(known=facts(statuses_before=before(1), previous=issued(last, day)))
    assert text(paper, CHANGE) == (
        "与上期（第11期）相比，新办结任务2项（“争创全省改革先行区”“做好第三方评价参评”），"
        "办结率提高10.5个百分点，已逾期任务增加1项。"
    )


def test_the_last_issue_is_named_by_its_number_in_words() -> None:
    paper = write(known=facts(previous=issued(write(), TODAY, "11")))
    assert text(paper, CHANGE).startswith("与上期（第11期）相比，")


def test_a_paper_of_another_year_is_not_compared() -> None:
    day = date(2023, 12, 20)
    paper = write(known=facts(previous=issued(write(), day)))
    assert CHANGE not in {block.key for block in paper.paper.blocks}


def test_no_change_is_said_as_such() -> None:
    paper = write(known=facts(previous=issued(write(), TODAY)))
    assert text(paper, CHANGE) == "与上期（第11期）相比，任务办结和逾期情况没有变化。"


def test_items_that_passed_since_the_last_issue_are_counted() -> None:
    first, second, *others = list_items()
    passed = replace(first, stage=ItemStage.PASSED)
    last = write(known=facts(items=(passed, second, *others)))
    now = (passed, replace(second, stage=ItemStage.PASSED), *others)
    paper = write(known=facts(items=now, previous=issued(last, TODAY)))
    assert text(paper, "item.text").endswith("与上期（第11期）相比，新通过1项。")
    assert figure(paper, "change.passed").records == ("item 2",)


def test_nothing_is_compared_with_a_time_nobody_knows() -> None:
    assert CHANGE not in {block.key for block in write().paper.blocks}


def test_new_tasks_are_told_apart_from_progress() -> None:
    known = {key: status for key, status in before(1).items() if key in {"task 1", "task 2"}}
    tasks = plan_tasks(done=(1,))[:4]
    tasks = tuple(replace(task, deadline=date(2024, 12, 31)) for task in tasks)
    paper = write(known=facts(tasks, statuses_before=known))
    assert text(paper, CHANGE) == ("与10月底相比，纳入统计的任务增加2项，办结率下降25个百分点。")
