"""Facts that papers are composed from, small enough to count by hand."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from models.intake_records import ReceivedRow, ReceivedState, ReportRow, RowCounts
from models.papers import (
    Composition,
    Figure,
    PaperOrder,
    PaperTable,
    Paragraph,
    Run,
    Scope,
)
from models.records import RoleEntry, TaskRow, UnitRow
from models.round_records import BoardRow, RoundRow
from models.vocabulary import AskedKind, Role
from reports.content.composers import compose
from reports.content.paper_facts import PaperFacts, RoundBoard
from tests.builders import area_row, unit_row
from tests.reports.plan_tasks import documents, plan_tasks

TODAY = date(2024, 11, 21)
DONE = (1, 2, 3, 5, 7, 13)
WHOLE_CITY = Scope()
NOON = datetime(2024, 11, 20, 12, tzinfo=UTC)
AREAS = ("鄂城区", "华容区")
CITY_UNITS = ("市优化办", "市司法局", "市税务局")


def facts(
    tasks: tuple[TaskRow, ...] = plan_tasks(done=DONE, reported_on=TODAY),
    **others: object,
) -> PaperFacts:
    """Return the facts of the 2024 plan, with whatever else a test is about."""
    plain = PaperFacts(tasks=tasks, documents=documents())
    return replace(plain, **others)  # type: ignore[arg-type]  # a test names the fields it is about


def order(
    composer: str = "briefing",
    today: date = TODAY,
    *,
    number: str = "12",
    scope: Scope = WHOLE_CITY,
) -> PaperOrder:
    """Return the order of a paper about the month of ``today``."""
    last = monthrange(today.year, today.month)[1]
    return PaperOrder(composer, today.replace(day=1), today.replace(day=last), today, number, scope)


def write(
    composer: str = "briefing", known: PaperFacts | None = None, today: date = TODAY
) -> Composition:
    """Compose a paper on the whole city."""
    return compose(order(composer, today), known or facts())


def texts(composition: Composition) -> list[str]:
    """Return the paragraphs of a paper as people read them."""
    return [block.text for block in composition.paper.blocks if isinstance(block, Paragraph)]


def text(composition: Composition, key: str) -> str:
    """Return the paragraph of a key."""
    return next(
        block.text
        for block in composition.paper.blocks
        if isinstance(block, Paragraph) and block.key == key
    )


def headings(composition: Composition) -> list[str]:
    """Return the headings of a paper."""
    return [
        block.text
        for block in composition.paper.blocks
        if isinstance(block, Paragraph) and block.key.endswith(".heading")
    ]


def table(composition: Composition, key: str) -> PaperTable:
    """Return the table of a key, from the text or an annex."""
    every = [*composition.paper.blocks]
    for annex in composition.paper.annexes:
        every += annex.blocks
    return next(block for block in every if isinstance(block, PaperTable) and block.key == key)


def rows(found: PaperTable) -> list[tuple[str, ...]]:
    """Return the rows of a table in words."""
    return [tuple(cell.text for cell in row) for group in found.groups for row in group.rows]


def printed(composition: Composition) -> list[Run]:
    """Return every run of a paper, tables and annexes too."""
    every = [*composition.paper.blocks]
    for annex in composition.paper.annexes:
        every += annex.blocks
    found: list[Run] = []
    for block in every:
        if isinstance(block, Paragraph):
            found += block.runs
        elif isinstance(block, PaperTable):
            found += [cell for group in block.groups for row in group.rows for cell in row]
    return found


def figure(composition: Composition, key: str) -> Figure:
    """Return the figure of a key."""
    return next(one for one in composition.figures if one.key == key)


def changed(number: int, **values: object) -> tuple[TaskRow, ...]:
    """Return the tasks of the plan, one of them with other values."""
    return tuple(
        replace(task, **values)  # type: ignore[arg-type]  # a test names the fields it is about
        if task.number == str(number)
        else task
        for task in plan_tasks(done=DONE, reported_on=TODAY)
    )


def led_by(number: int, *names: str) -> tuple[TaskRow, ...]:
    """Return the tasks of the plan, one of them led by units of the register."""
    return changed(number, roles=tuple(entry(name) for name in names))


def entry(name: str, role: Role = Role.LEAD) -> RoleEntry:
    """Return a unit of the register in a role."""
    return RoleEntry(role, name, unit_id=name)


def units() -> tuple[UnitRow, ...]:
    """Return a small register in protocol order: city bodies, then areas."""
    office, *others = CITY_UNITS
    full_name = "鄂州市优化营商环境领导小组办公室"
    return (
        replace(unit_row(office, "市优化营商环境领导小组办公室"), full_name=full_name),
        *map(unit_row, others),
        *(replace(area_row(name), full_name=f"{name}人民政府") for name in AREAS),
    )


def report(key: str, unit: str, task: int, **words: str) -> ReportRow:
    """Return what a unit reported of a task of the plan."""
    said = {"progress": "", "problem": "", "next_step": ""} | words
    return ReportRow(
        id=key,
        round_id="round",
        period="2024-11",
        unit_id=unit,
        unit=unit,
        kind=AskedKind.TASKS,
        record_id=f"task {task}",
        percent=None,
        remark="",
        received_at=NOON,
        **said,
    )


def board(
    sent: Iterable[str] = (),
    late: Iterable[str] = (),
    missing: Iterable[str] = (),
    due_on: date = date(2024, 11, 18),
) -> RoundBoard:
    """Return a round with who sent in time, late and not at all."""
    came = [(name, False) for name in sent] + [(name, True) for name in late]
    board_rows = [_board_row(name, _received(name, is_late=is_late)) for name, is_late in came]
    board_rows += [_board_row(name, None) for name in missing]
    label = f"{due_on:%Y-%m}"
    about = RoundRow(label, label, label, due_on, (), False, "", NOON, 3, 3)
    return RoundBoard(about, tuple(board_rows))


def _board_row(name: str, received: ReceivedRow | None) -> BoardRow:
    return BoardRow(name, name, "", 3, 0, None, received)


def _received(name: str, *, is_late: bool) -> ReceivedRow:
    return ReceivedRow(
        id=name,
        round_id="round",
        unit_id=name,
        unit=name,
        file_name=f"{name}.xlsx",
        sha256="",
        size=1,
        version=1,
        state=ReceivedState.ACCEPTED,
        counts=RowCounts(),
        reason="",
        is_late=is_late,
        received_by="张三",
        received_at=NOON,
    )
