"""Ready-made reads and fields. Change what a test is about with ``dataclasses.replace``."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from models.fields import ItemFields, TaskFields, UnitFields
from models.operations.documents import accept_document
from models.queries.tasks import list_tasks
from models.reading import GroupDefinition, ReadDocument, ReadItem, ReadTask, ReadWarning
from models.records import RoleEntry, TaskRow, UnitRow
from models.store.workspace import Workspace, open_workspace
from models.vocabulary import DocumentKind, Role, UnitKind, UnitLevel

READ_TASK = ReadTask(
    section="强化顶层设计",
    number="2",
    title="细化制定工作方案",
    body="各区各部门高标准制定本地本部门工作方案。",
    lead=("市优化办",),
    responsible=("市直各相关单位", "各区"),
    supporting=(),
    deadline_text="2024年5月底",
    deadline=date(2024, 5, 31),
    ongoing=False,
    line=2,
    last_line=2,
    clause="(牵头单位:市优化办;责任单位:市直各相关单位,各区;完成时限:2024年5月底)",
)

READ_ITEM = ReadItem(
    serial=12,
    area="鄂城区",
    category="优化水电气要素保障",
    title="推行“零计划”停电",
    content="",
    peers=("武昌区", "汉阳区"),
    creating=("鄂城区供电公司",),
    guiding=("鄂州供电公司",),
    provincial=("省电力公司",),
    remark="",
    national=False,
    line=2,
    last_line=2,
)

READ_PLAN = ReadDocument(
    kind=DocumentKind.PLAN,
    title="鄂州市2024年优化营商环境工作方案",
    number="鄂州优化发〔2024〕4号",
    issuer="鄂州市优化营商环境领导小组",
    addressees=("各区人民政府", "葛店经开区", "市直各有关单位"),
    signed_on=date(2024, 3, 27),
    printed_on=None,
    published_on=date(2024, 4, 2),
    tasks=(READ_TASK,),
    items=(),
    declared={},
    warnings=(ReadWarning(2, "此处似有缺字。"),),
    lines=("鄂州市2024年优化营商环境工作方案", "2.细化制定工作方案。……"),
    basis_numbers=("鄂政办发〔2024〕4号",),
    groups=(GroupDefinition("各区", ("葛店经开区", "临空经济区"), 2),),
    annexes=("任务清单",),
    source_name="plan.txt",
    source_sha256="a" * 64,
    year=2024,
)

READ_LIST = replace(
    READ_PLAN,
    kind=DocumentKind.ITEM_LIST,
    title="鄂州市2023年改革事项清单",
    number="鄂州优化发〔2023〕6号",
    tasks=(),
    items=(READ_ITEM,),
    declared={"total": 1, "groups": {"鄂城区": 1}},
    groups=(),
    source_name="items.txt",
    source_sha256="b" * 64,
    year=2023,
)

TASK_FIELDS = TaskFields(
    title="建立问题台账",
    roles=(
        RoleEntry(Role.LEAD, "市优化办"),
        RoleEntry(Role.RESPONSIBLE, "市司法局"),
        RoleEntry(Role.RESPONSIBLE, "各行政区"),
    ),
    deadline_text="2024年8月底",
    deadline=date(2024, 8, 31),
    year=2024,
)

ITEM_FIELDS = ItemFields(
    title="律师阅卷零障碍服务",
    serial=29,
    area="梁子湖区",
    peers=("洪山区", "江汉区"),
    roles=(RoleEntry(Role.CREATING, "市检察院"),),
    year=2023,
)

UNIT_FIELDS = UnitFields(name="市水利局", full_name="鄂州市水利局", kind=UnitKind.DEPARTMENT)


def plan_of(count: int) -> ReadDocument:
    """Return a plan with ``count`` tasks."""
    tasks = (
        replace(READ_TASK, number=str(n), title=f"第{n}项任务", line=n) for n in range(1, count + 1)
    )
    return replace(READ_PLAN, tasks=tuple(tasks))


def unit_row(
    name: str,
    *aliases: str,
    level: UnitLevel = UnitLevel.CITY,
    kind: UnitKind = UnitKind.DEPARTMENT,
    key: str = "",
) -> UnitRow:
    """Return a registered unit; its key is its name where none is given."""
    return UnitRow(
        id=key or name,
        name=name,
        full_name="",
        level=level,
        kind=kind,
        parent_area_id=None,
        parent_area="",
        counterpart_id=None,
        counterpart="",
        protocol_order=1,
        aliases=aliases,
        contacts=(),
        valid_from=None,
        valid_to=None,
        note="",
    )


def area_row(name: str, *aliases: str, key: str = "") -> UnitRow:
    """Return the government of an area."""
    return unit_row(name, *aliases, level=UnitLevel.AREA, kind=UnitKind.GOVERNMENT, key=key)


def new_workspace(folder: Path, *, operator: str = "张三") -> Workspace:
    """Open a fresh workspace; the caller closes it."""
    return open_workspace(folder / "workspace", operator=operator)


def accepted_task(workspace: Workspace, task: ReadTask = READ_TASK) -> TaskRow:
    """Accept a plan of one task and return that task."""
    accept_document(workspace, read=replace(READ_PLAN, tasks=(task,)))
    return list_tasks(workspace)[0]
