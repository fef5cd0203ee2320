"""The 19 tasks of the 2024 plan and the readable items of 2023 as ledger rows (domain 2)."""

from datetime import UTC, date, datetime

from models.records import DocumentRow, ItemRow, RoleEntry, TaskRow
from models.vocabulary import DocumentKind, ItemStage, Role, TaskStatus

NOON = datetime(2024, 4, 2, 12, tzinfo=UTC)
SECTIONS = (
    "强化顶层设计，做好全年工作谋划",
    "勇于自我革命，加大改革创新力度",
    "全面对标一流，优化提升评价指标",
    "坚持问题导向，推动办事提质增效",
    "加强政企对接，提升服务企业质量",
    "对照考评规则，做好年度省评迎检工作",
    "坚持常抓不懈，建立健全长效机制",
)
# number, section, title, lead units, last day (None: 持续推进)
PLAN = (
    (1, 0, "制定升级版政策措施", "市优化办", date(2024, 4, 30)),
    (2, 0, "细化制定工作方案", "市优化办", date(2024, 5, 31)),
    (3, 1, "争创全省改革先行区", "市优化办", date(2024, 10, 31)),
    (4, 1, "自主创新市级改革事项", "市优化办", date(2024, 12, 31)),
    (5, 1, "做深做实主题活动", "市行政审批局、市司法局、市发改委", date(2024, 8, 31)),
    (6, 2, "举办营商环境大讲堂活动", "市优化办", date(2024, 10, 31)),
    (7, 2, "开展优化提升行动", "市优化办", date(2024, 8, 31)),
    (8, 3, "分解交办重点问题", "市优化办", None),
    (9, 3, "畅通社会监督渠道", "市优化办", None),
    (10, 4, "完善政企沟通机制", "市经信局、市工商联、市发改委", None),
    (11, 4, "做实企业家日活动", "市优化办、市工商联", date(2024, 11, 30)),
    (12, 4, "开展企业诉求攻坚活动", "", None),
    (13, 5, "做好第三方评价参评", "市优化办", date(2024, 10, 31)),
    (14, 5, "做好专项督查迎检", "市优化办", date(2024, 11, 30)),
    (15, 5, "加强向上汇报沟通", "", date(2024, 11, 30)),
    (16, 5, "组织做好企业评价", "市工商联", date(2024, 11, 30)),
    (17, 5, "抓好日常工作落实", "市统计局、市信访局、市工商联、市优化办", date(2024, 11, 30)),
    (18, 6, "构建常态化宣传机制", "市优化办、市委宣传部", date(2024, 12, 31)),
    (19, 6, "强化考核奖惩兑现", "市优化办、市委组织部、市督考办", date(2024, 12, 31)),
)
AREAS = {"市本级": 5, "鄂城区": 4, "梁子湖区": 1, "葛店经开区": 5, "临空经济区": 2}


def plan_tasks(
    *, done: tuple[int, ...] = (), reported_on: date | None = None
) -> tuple[TaskRow, ...]:
    """Return the tasks; those in ``done`` are finished, all were last reported on one day."""
    return tuple(
        TaskRow(
            id=f"task {number}",
            document_id="plan",
            document_number="鄂州优化发〔2024〕4号",
            year=2024,
            section=SECTIONS[section],
            number=str(number),
            title=title,
            body="",
            roles=tuple(RoleEntry(Role.LEAD, name) for name in leads.split("、") if name),
            deadline_text=f"2024年{last_day.month}月底" if last_day else "持续推进",
            deadline=last_day,
            ongoing=last_day is None,
            status=TaskStatus.DONE if number in done else TaskStatus.IN_PROGRESS,
            latest_progress="",
            latest_progress_on=reported_on,
            note="",
            line=number,
            order=number,
            updated_at=NOON,
        )
        for number, section, title, leads, last_day in PLAN
    )


def list_items() -> tuple[ItemRow, ...]:
    """Return as many items of each area as can be read in the 2023 annex, one of them national."""
    areas = [area for area, count in AREAS.items() for _ in range(count)]
    return tuple(
        ItemRow(
            id=f"item {order}",
            document_id="list",
            document_number="鄂州优化发〔2023〕6号",
            year=2023,
            serial=order,
            area=area,
            category="",
            title="创新零工驿站建设模式",
            content="",
            peers=(),
            roles=(),
            remark="",
            not_applicable=(),
            national=order == 11,
            stage=ItemStage.SELECTED,
            note="",
            line=order,
            order=order,
            updated_at=NOON,
        )
        for order, area in enumerate(areas, start=1)
    )


def documents() -> tuple[DocumentRow, ...]:
    """Return the plan and the list, the list declaring its 36 items."""
    return (
        _document(
            "plan",
            "市优化营商环境领导小组关于印发《鄂州市2024年优化营商环境工作方案》的通知",
            tasks=19,
        ),
        _document(
            "list", "关于做好省级优化营商环境先行区创建试点工作的通知", items=17, declared=36
        ),
    )


def _document(
    key: str, title: str, *, tasks: int = 0, items: int = 0, declared: int | None = None
) -> DocumentRow:
    return DocumentRow(
        id=key,
        kind=DocumentKind.PLAN if tasks else DocumentKind.ITEM_LIST,
        title=title,
        number="",
        issuer="",
        addressees=(),
        signed_on=None,
        printed_on=None,
        published_on=None,
        basis_numbers=(),
        annexes=(),
        source_name="",
        source_sha256="",
        declared_total=declared,
        task_count=tasks,
        item_count=items,
        warning_count=0,
        imported_at=NOON,
    )
