"""Work plans, their sections and tasks, roles in printed order, progress entries (A4, A5, A17)."""

from sqlalchemy import DDL, CheckConstraint, Index, Table, UniqueConstraint, event
from sqlalchemy import text as sql

from models.store.tables.base import (
    belongs_to,
    choice,
    day,
    flag,
    is_day,
    is_flag,
    key,
    link,
    metadata,
    moment,
    not_empty,
    number,
    one_of,
    position,
    required_text,
    text,
    unit_or_group,
)
from models.vocabulary import RecordKind, Role, TaskStatus

# The plan of a document takes its year from the document; tasks entered by hand stand in one plan
# for each year.
plans = Table(
    "plans",
    metadata,
    key(),
    link("document_id", "documents.id", optional=True, indexed=False),
    number("year", "年度"),
    UniqueConstraint("document_id"),
    CheckConstraint("document_id IS NULL OR year IS NULL", name="one_year"),
    info=belongs_to(RecordKind.TASK, part="方案"),
)
Index("uq_plans_year", plans.c.year, unique=True, sqlite_where=sql("document_id IS NULL"))

sections = Table(
    "sections",
    metadata,
    key(),
    link("plan_id", "plans.id", indexed=False),
    position(),
    required_text("title", "部分"),
    UniqueConstraint("plan_id", "title"),
    not_empty("title"),
    info=belongs_to(RecordKind.TASK, part="部分"),
)

tasks = Table(
    "tasks",
    metadata,
    key(),
    link("plan_id", "plans.id", "所属方案", indexed=False),
    link("section_id", "sections.id", "所属部分", optional=True),
    position(),
    text("number", "编号"),
    text("title", "任务"),
    text("body", "内容"),
    text("clause", "原文条款"),
    text("deadline_text", "完成时限原文"),
    day("deadline", "完成时限"),
    flag("ongoing", "持续推进"),
    choice("status", "办理状态", TaskStatus),
    text("note", "备注"),
    number("line"),
    number("last_line"),
    moment("updated_at"),
    UniqueConstraint("plan_id", "position"),
    CheckConstraint("trim(title) <> '' OR trim(body) <> ''", name="words"),
    CheckConstraint("line IS NULL OR line >= 1", name="line"),
    one_of("status", TaskStatus),
    is_day("deadline"),
    is_flag("ongoing"),
    info=belongs_to(RecordKind.TASK),
)
Index("ix_tasks_deadline", tasks.c.deadline)

# ``members`` is a JSON list of unit keys: what the group word stood for on the day it was stored.
# It is a record of the past, not a link, so no foreign key binds it; integrity checks look at it.
task_roles = Table(
    "task_roles",
    metadata,
    key(),
    link("task_id", "tasks.id", indexed=False),
    choice("role", "角色", Role),
    position(),
    required_text("printed", "单位"),
    link("unit_id", "units.id", optional=True),
    link("group_id", "unit_groups.id", optional=True),
    text("members"),
    UniqueConstraint("task_id", "role", "position"),
    not_empty("printed"),
    one_of("role", Role),
    unit_or_group(),
    info=belongs_to(RecordKind.TASK, "task_id", part="单位"),
)

progress_entries = Table(
    "progress_entries",
    metadata,
    key(),
    link("task_id", "tasks.id"),
    day("reported_on", "填报日期"),
    required_text("text", "进展"),
    text("operator"),
    moment("recorded_at"),
    not_empty("text"),
    CheckConstraint("reported_on IS NOT NULL", name="reported_on_present"),
    is_day("reported_on"),
    info=belongs_to(RecordKind.PROGRESS, "task_id", part="进展"),
)
event.listen(
    progress_entries,
    "after_create",
    DDL(  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it so
        "CREATE TRIGGER progress_entries_append_only BEFORE UPDATE ON progress_entries "
        "BEGIN SELECT RAISE(ABORT, 'progress entries are appended, never overwritten'); END"
    ),
)
