"""A draft takes new figures and words, and keeps what a person made of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.papers import Block, Composition, Paragraph, Run
from models.vocabulary import TaskStatus
from reports.content.composers import compose
from reports.content.paper_facts import PaperFacts
from reports.content.refreshing import refresh_notes, refreshed
from tests.reports.content.composing.facts import (
    changed,
    facts,
    figure,
    headings,
    order,
    report,
    rows,
    table,
    text,
    texts,
    write,
)
from tests.reports.plan_tasks import list_items

STANDING = "opening.standing"


def with_blocks(draft: Composition, change: Callable[[Block], Block | None]) -> Composition:
    """Return the draft after a person changed its blocks; None takes one out."""
    blocks = tuple(new for block in draft.paper.blocks if (new := change(block)) is not None)
    return replace(draft, paper=replace(draft.paper, blocks=blocks))


def without(draft: Composition, chapter: str) -> Composition:
    return with_blocks(draft, lambda block: None if block.key.split(".")[0] == chapter else block)


def edited(draft: Composition, key: str, *runs: Run) -> Composition:
    def change(block: Block) -> Block:
        return Paragraph(runs, key, is_edited=True) if block.key == key else block

    return with_blocks(draft, change)


def one_more_done() -> PaperFacts:
    return facts(changed(6, status=TaskStatus.DONE))


def test_a_draft_nobody_edited_becomes_the_fresh_paper() -> None:
    fresh = write(known=one_more_done())
    assert refreshed(write(), fresh) == fresh


def test_nothing_changes_where_nothing_changed() -> None:
    assert refreshed(write(), write()) == write()
    assert refresh_notes(write(), write()) == ()


def test_edited_words_stay_and_their_figures_are_renewed() -> None:
    draft = edited(write(), STANDING, Run("我市完成"), Run("6", "tasks.done"), Run("项。"))
    new = refreshed(draft, write(known=one_more_done()))
    assert text(new, STANDING) == "我市完成7项。"
    assert "“已完成的重点任务”由6改为7。" in refresh_notes(draft, write(known=one_more_done()))


def test_a_figure_that_is_counted_no_more_keeps_its_words_and_is_told() -> None:
    draft = edited(write(), STANDING, Run("6", "tasks.done"), Run("1", "tasks.without_lead"))
    tasks = tuple(task for task in facts().tasks if task.number not in {"12", "15"})
    new = refreshed(draft, write(known=facts(tasks)))
    assert text(new, STANDING) == "61"
    assert figure(new, "tasks.without_lead").words == "2"
    notes = refresh_notes(draft, write(known=facts(tasks)))
    assert "“尚无牵头单位的重点任务”现在没有数据，文中仍是“1”，请核对。" in notes


def test_what_a_person_took_out_stays_out_and_headings_are_counted_anew() -> None:
    draft = without(write(known=facts(items=list_items())), "late")
    new = refreshed(draft, write(known=replace(one_more_done(), items=list_items())))
    assert headings(new) == ["一、各板块推进情况", "二、改革事项情况", "三、下一步工作"]
    assert (
        refreshed(new, write(known=facts(items=list_items()))).paper.blocks
        == tuple(block for block in draft.paper.blocks)
        or headings(new)[1] == "二、改革事项情况"
    )


def test_what_came_new_stands_in_its_place_and_is_told() -> None:
    told = facts(reports=(report("r", "市税务局", 6, problem="专家档期难协调"),))
    new = refreshed(write(), write(known=told))
    assert new.paper.blocks == write(known=told).paper.blocks
    assert refresh_notes(write(), write(known=told)) == ("新增了“三、存在问题”。",)


def test_what_has_nothing_to_say_any_more_goes_and_is_told() -> None:
    told = write(known=facts(reports=(report("r", "市税务局", 6, problem="专家档期难协调"),)))
    assert refreshed(told, write()) == write()
    assert refresh_notes(told, write()) == ("“三、存在问题”已没有可说的内容，删去了。",)


def test_an_edited_paragraph_without_data_is_kept_and_told() -> None:
    told = write(known=facts(reports=(report("r", "市税务局", 6, problem="专家档期难协调"),)))
    draft = edited(told, "problem.task 6", Run("市税务局请求协调专家。"))
    new = refreshed(draft, write())
    assert "市税务局请求协调专家。" in texts(new)
    assert any("原文保留，请核对" in note for note in refresh_notes(draft, write()))


def test_a_paragraph_a_person_added_stays_where_it_is() -> None:
    first, *others = write().paper.blocks
    added = Paragraph((Run("总体平稳。"),))
    draft = replace(write(), paper=replace(write().paper, blocks=(first, added, *others)))
    assert refreshed(draft, write(known=one_more_done())).paper.blocks[1] == added


def test_title_and_addressees_stay_and_the_day_is_renewed() -> None:
    circular = compose(order("circular"), facts())
    draft = replace(circular, paper=replace(circular.paper, title="我的标题", addressees="各区"))
    fresh = compose(order("circular", date(2024, 11, 25)), facts())
    new = refreshed(draft, fresh).paper
    assert (new.title, new.addressees) == ("我的标题", "各区")
    assert new.signature is not None
    assert new.signature.dated == "2024年11月25日"
    assert new.imprint.printed_on == "2024年11月25日印发"


def told_of(*numbers: int) -> Composition:
    return write(
        known=facts(
            reports=tuple(
                report(f"r{number}", "市税务局", number, problem=f"问题{number}")
                for number in numbers
            )
        )
    )


def test_an_edited_item_of_a_list_moves_down_when_one_comes_before_it() -> None:
    draft = edited(told_of(6, 8), "problem.task 6", Run("1.市税务局请求协调专家。"))
    said = texts(refreshed(draft, told_of(2, 6, 8)))
    problems = said[said.index("三、存在问题") + 1 :][:3]
    assert [one[:2] for one in problems] == ["1.", "2.", "3."]
    assert problems[1] == "2.市税务局请求协调专家。"


def test_what_a_person_moved_stays_where_it_was_moved() -> None:
    first, second, *others = write().paper.blocks
    draft = replace(write(), paper=replace(write().paper, blocks=(second, first, *others)))
    new = refreshed(draft, write(known=one_more_done()))
    assert [block.key for block in new.paper.blocks][:2] == [second.key, first.key]


def test_annexes_stand_in_the_order_the_text_counts_them_by() -> None:
    draft = write()
    many = told_of(*range(1, 12))
    assert refreshed(draft, many) == many


def test_a_name_of_an_annex_that_a_person_wrote_stays() -> None:
    draft = replace(write(), paper=replace(write().paper, annex_names=("情况表",)))
    assert refreshed(draft, write(known=one_more_done())).paper.annex_names == ("情况表",)


def test_annexes_follow_with_their_names() -> None:
    draft, many = write(), told_of(*range(1, 12))
    new = refreshed(draft, many)
    assert set(new.paper.annex_names) == {
        "各单位重点任务推进情况表",
        "各单位反映的问题和下一步措施",
    }
    assert len(rows(table(new, "words.table"))) == 11
    assert refreshed(new, write()).paper.annex_names == ("各单位重点任务推进情况表",)
