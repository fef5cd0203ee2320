"""The counts of the front page as bars, parts and entries; each opens exactly its rows."""

from collections.abc import Callable, Mapping
from datetime import date

from models.queries.desk import DeskCounts, StateCounts
from models.queries.latest import LatestChange
from models.vocabulary import ItemStage, TaskState
from ui.formatting import time_text
from ui.pages import desk_rows
from ui.pages.page import RowsAsked
from ui.tables.states import ITEM_STAGE_TONES, TASK_STATE_ORDER, TASK_STATE_TONES
from ui.widgets.charts import Bar, Part
from ui.widgets.feed import FeedEntry

NO_SECTION = "未分板块"
NO_AREA = "未定区域"
TASK_UNIT, ITEM_UNIT = "项任务", "个事项"

StateRows = Callable[[TaskState], RowsAsked]
StageRows = Callable[[ItemStage], RowsAsked]


def state_parts(counts: StateCounts, rows: StateRows = desk_rows.tasks_in) -> tuple[Part, ...]:
    """Return tasks by state, what asks for action first."""
    return tuple(
        Part(rows(state), state.label, counts.get(state, 0), TASK_STATE_TONES[state])
        for state in TASK_STATE_ORDER
    )


def stage_parts(
    counts: Mapping[ItemStage, int], rows: StageRows = desk_rows.items_in
) -> tuple[Part, ...]:
    """Return items by stage, in the order of their way."""
    return tuple(
        Part(rows(stage), stage.label, counts.get(stage, 0), tone)
        for stage, tone in ITEM_STAGE_TONES.items()
    )


def section_bars(counts: DeskCounts) -> tuple[Bar, ...]:
    """Return the tasks of each section by state."""
    return tuple(
        _task_bar(name or NO_SECTION, states, desk_rows.tasks_of_section, name)
        for name, states in counts.sections.items()
    )


def area_bars(counts: DeskCounts) -> tuple[Bar, ...]:
    """Return the tasks of each area by state."""
    return tuple(
        _task_bar(name or NO_AREA, states, desk_rows.tasks_of_area, name)
        for name, states in counts.areas.items()
    )


def item_bars(counts: DeskCounts) -> tuple[Bar, ...]:
    """Return the items of each area by stage."""
    return tuple(_item_bar(name, stages) for name, stages in counts.item_areas.items())


def item_stages(counts: DeskCounts) -> Mapping[ItemStage, int]:
    """Return all items by stage."""
    areas = counts.item_areas.values()
    return {stage: sum(stages.get(stage, 0) for stages in areas) for stage in ItemStage}


def deadline_parts(counts: DeskCounts, day: date) -> tuple[Part, ...]:
    """Return the tasks that end on a day by state."""
    return state_parts(counts.deadlines.get(day, {}))


def feed_entry(change: LatestChange) -> FeedEntry:
    """Return a change as it is listed; one whose record is gone opens nothing."""
    note = f"{time_text(change.at)}　{change.operator}"
    return FeedEntry(
        f"{change.label}{'（已撤销）' if change.is_undone else ''}",
        note,
        desk_rows.record(change.kind, change.record_id) if change.kind else None,
        change.is_undone,
    )


def _task_bar(
    title: str,
    states: StateCounts,
    rows: Callable[[str, TaskState | None], RowsAsked],
    name: str,
) -> Bar:
    return Bar(
        rows(name, None),
        title,
        state_parts(states, lambda state: rows(name, state)),
        done=states.get(TaskState.DONE, 0),
        unit=TASK_UNIT,
    )


def _item_bar(name: str, stages: Mapping[ItemStage, int]) -> Bar:
    return Bar(
        desk_rows.items_of_area(name),
        name or NO_AREA,
        stage_parts(stages, lambda stage: desk_rows.items_of_area(name, stage)),
        done=stages.get(ItemStage.PASSED, 0),
        unit=ITEM_UNIT,
    )
