"""Rows for tests of tables, with everything that is not said left at a plain value."""

from dataclasses import replace
from datetime import UTC, date, datetime

from models.records import DocumentRow, ItemRow, RoleEntry, TaskRow, UnitRow
from models.vocabulary import DocumentKind, ItemStage, Role, TaskStatus, UnitKind, UnitLevel
from ui.tables.task_columns import TaskLine, task_lines

AT = datetime(2024, 10, 20, 9, 12, tzinfo=UTC)
TODAY = date(2024, 10, 20)

TASK = TaskRow(
    id="t",
    document_id=None,
    document_number="鄂州优化发〔2024〕4号",
    year=2024,
    section="强化顶层设计",
    number="1",
    title="制定政策措施",
    body="",
    roles=(),
    deadline_text="",
    deadline=None,
    ongoing=False,
    status=TaskStatus.IN_PROGRESS,
    latest_progress="",
    latest_progress_on=None,
    note="",
    line=None,
    order=1,
    updated_at=AT,
)

ITEM = ItemRow(
    id="i",
    document_id=None,
    document_number="",
    year=2023,
    serial=1,
    area="市本级",
    category="市场主体融资服务改革",
    title="新型政银担改革",
    content="",
    peers=("黄冈市",),
    roles=(RoleEntry(Role.CREATING, "市财政局"),),
    remark="/",
    not_applicable=(),
    national=True,
    stage=ItemStage.SELECTED,
    note="",
    line=None,
    order=1,
    updated_at=AT,
)

UNIT = UnitRow(
    id="u",
    name="市发改委",
    full_name="市发展和改革委员会",
    level=UnitLevel.CITY,
    kind=UnitKind.DEPARTMENT,
    parent_area_id=None,
    parent_area="",
    counterpart_id=None,
    counterpart="省发改委",
    protocol_order=10,
    aliases=("市优化办",),
    contacts=(),
    valid_from=None,
    valid_to=None,
    note="",
)

DOCUMENT = DocumentRow(
    id="d",
    kind=DocumentKind.PLAN,
    title="2024年优化营商环境工作方案",
    number="鄂州优化发〔2024〕4号",
    issuer="鄂州市优化营商环境领导小组",
    addressees=(),
    signed_on=date(2024, 3, 27),
    printed_on=None,
    published_on=None,
    basis_numbers=(),
    annexes=(),
    source_name="plan.txt",
    source_sha256="",
    declared_total=None,
    task_count=19,
    item_count=0,
    warning_count=2,
    open_warning_count=2,
    imported_at=AT,
)


def tasks_titled(*titles: str) -> tuple[TaskLine, ...]:
    """Return one task for each title, keyed by it."""
    tasks = [
        replace(TASK, id=title, title=title, order=order)
        for order, title in enumerate(titles, start=1)
    ]
    return task_lines(tasks, TODAY)


def task_due(key: str, deadline: date | None) -> TaskLine:
    """Return one task with a deadline."""
    return task_lines([replace(TASK, id=key, title=key, deadline=deadline)], TODAY)[0]
