"""What holds of every paper on any ledger: figures add up, words read well."""

import re
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import UserError
from models.intake_records import ReportRow
from models.papers import Composition, Figure, Paragraph, Scope
from models.records import ItemRow, TaskRow
from models.vocabulary import ItemStage, Role, TaskStatus
from reports.content.composers import COMPOSERS, Composer, compose
from reports.content.paper_facts import PaperFacts
from reports.content.refreshing import refreshed
from tests.reports.content.composing.facts import (
    AREAS,
    CITY_UNITS,
    TODAY,
    board,
    entry,
    order,
    printed,
    report,
    units,
)
from tests.reports.plan_tasks import SECTIONS, documents, list_items, plan_tasks

UNREADABLE = re.compile(r"(?<!\d)0[项家个次天]|None|  |，，|、。|，。|：。|；。|。。|（）|“”|《》")
NAMES = (*CITY_UNITS, *AREAS)
WORDS = ("", "无", "进度偏慢，，缺人手", "一是缺人\n二是缺钱", "长" * 300, "做好“三进”工作")

roles = st.lists(
    st.builds(entry, st.sampled_from(NAMES), st.sampled_from([Role.LEAD, Role.RESPONSIBLE])),
    max_size=4,
    unique_by=lambda one: (one.role, one.printed),
)


@st.composite
def tasks(draw: st.DrawFn) -> tuple[TaskRow, ...]:
    count = draw(st.integers(0, 24))
    made = []
    for number in range(count):
        deadline = draw(st.none() | st.integers(-40, 40).map(lambda days: TODAY + timedelta(days)))
        made.append(
            replace(
                plan_tasks()[number % 19],
                id=f"task {number}",
                section=draw(st.sampled_from(["", *SECTIONS[:3]])),
                deadline=deadline,
                ongoing=deadline is None and draw(st.booleans()),
                deadline_text="" if deadline is None else "本月底",
                status=draw(st.sampled_from(list(TaskStatus))),
                roles=tuple(draw(roles)),
                latest_progress=draw(st.sampled_from(WORDS)),
                latest_progress_on=TODAY if draw(st.booleans()) else None,
            )
        )
    return tuple(made)


@st.composite
def items(draw: st.DrawFn) -> tuple[ItemRow, ...]:
    count = draw(st.integers(0, 17))
    return tuple(
        replace(item, year=2024, stage=draw(st.sampled_from(list(ItemStage))))
        for item in list_items()[:count]
    )


@st.composite
def reports(draw: st.DrawFn) -> tuple[ReportRow, ...]:
    return tuple(
        report(
            f"r{number}",
            draw(st.sampled_from(NAMES)),
            draw(st.integers(0, 24)),
            problem=draw(st.sampled_from(WORDS)),
            next_step=draw(st.sampled_from(WORDS)),
        )
        for number in range(draw(st.integers(0, 14)))
    )


@st.composite
def ledgers(draw: st.DrawFn) -> PaperFacts:
    made = draw(tasks())
    fates = [draw(st.sampled_from(["sent", "late", "missing", "none"])) for _ in NAMES]
    by_fate = {
        fate: [name for name, own in zip(NAMES, fates, strict=True) if own == fate]
        for fate in ("sent", "late", "missing")
    }
    known = draw(st.sets(st.sampled_from([task.id for task in made]))) if made else set()
    return PaperFacts(
        tasks=made,
        items=draw(items()),
        documents=documents(),
        units=units(),
        reports=draw(reports()),
        rounds=(board(by_fate["sent"], by_fate["late"], by_fate["missing"]),),
        statuses_before={key: draw(st.sampled_from(list(TaskStatus))) for key in sorted(known)},
    )


def every_text(composition: Composition) -> list[str]:
    paper = composition.paper
    return [
        paper.title,
        *(block.text for block in paper.blocks if isinstance(block, Paragraph)),
        *(run.text for run in printed(composition)),
    ]


def figures_of(composition: Composition) -> dict[str, Figure]:
    return {one.key: one for one in composition.figures}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ledgers(), st.sampled_from(COMPOSERS), st.sampled_from([None, *NAMES]))
def test_every_paper_adds_up_and_reads_well(
    known: PaperFacts, composer: Composer, unit: str | None
) -> None:
    scope = Scope(unit, unit) if unit else Scope()
    if composer.is_to_one_unit and not unit:
        return
    try:
        paper = compose(order(composer.key, scope=scope), known)
    except UserError:
        return
    _reads_well(paper)
    _adds_up(paper)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ledgers(), ledgers(), st.sampled_from([one.key for one in COMPOSERS]))
def test_a_draft_nobody_edited_follows_the_ledger(
    before: PaperFacts, now: PaperFacts, composer: str
) -> None:
    asked = order(composer, scope=Scope(NAMES[0], NAMES[0]))
    try:
        draft, fresh = compose(asked, before), compose(asked, now)
    except UserError:
        return
    paper = refreshed(draft, fresh).paper
    assert paper.blocks == fresh.paper.blocks
    assert paper.annexes == fresh.paper.annexes
    assert paper.annex_names == fresh.paper.annex_names


def _reads_well(paper: Composition) -> None:
    assert [said for said in every_text(paper) if UNREADABLE.search(said)] == []
    blocks = paper.paper.blocks
    for place, block in enumerate(blocks):
        if block.key.endswith(".heading"):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            assert after is not None
            is_deeper = isinstance(after, Paragraph) and after.text.startswith("（一）")
            assert is_deeper or not after.key.endswith(".heading")
    keys = [block.key for block in blocks]
    assert len(keys) == len(set(keys))


def _adds_up(paper: Composition) -> None:
    known = figures_of(paper)
    for one in known.values():
        assert len(one.records) == len(set(one.records))
        if not one.basis:
            assert one.words == str(len(one.records))
    for run in printed(paper):
        assert not run.figure or run.text == known[run.figure].words
    states = ("done", "on_track", "ongoing", "due_soon", "overdue")
    if "tasks.total" in known and "tasks.done" in known:
        parts = [key for state in states for key in known[f"tasks.{state}"].records]
        assert sorted(parts) == sorted(known["tasks.total"].records)
    sections = [key for name, one in known.items() if _is_section(name) for key in one.records]
    if sections:
        assert sorted(sections) == sorted(known["tasks.total"].records)
    areas = [key for name, one in known.items() if "items.area." in name for key in one.records]
    if areas:
        assert sorted(areas) == sorted(known["items.total"].records)


def _is_section(key: str) -> bool:
    return key.startswith("section.") and key.endswith(".total")
