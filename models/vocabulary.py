"""The office's words, once, as enums: roles, levels, kinds, statuses and states.

The value of each member is what is stored; ``label`` is what a person reads.
"""

from enum import StrEnum


class LabelledEnum(StrEnum):
    """A stored word with the Chinese label people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "LabelledEnum":
        """Make a member that equals its stored ``value``; looking one up needs no ``label``."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class DocumentKind(LabelledEnum):
    """What an official document was recognised as."""

    PLAN = "plan", "工作方案"
    TASK_TABLE = "task_table", "任务清单"
    ITEM_LIST = "item_list", "改革事项清单"
    UNKNOWN = "unknown", "未识别"


class Role(LabelledEnum):
    """The part a unit plays in a task or a reform item (domain A4)."""

    LEAD = "lead", "牵头单位"
    RESPONSIBLE = "responsible", "责任单位"
    SUPPORTING = "supporting", "配合单位"
    CREATING = "creating", "创建单位"
    GUIDING = "guiding", "市直指导单位"
    PROVINCIAL = "provincial", "省直指导单位"


class UnitLevel(LabelledEnum):
    """The level of government a unit belongs to (domain A2)."""

    PROVINCE = "province", "省"
    CITY = "city", "市"
    AREA = "area", "区"
    OTHER_CITY = "other_city", "外市"


class UnitKind(LabelledEnum):
    """What sort of body a unit is; decides its block in protocol order (domain A2)."""

    GOVERNMENT = "government", "人民政府、管委会"
    PARTY = "party", "党委部门"
    JUDICIARY = "judiciary", "法院、检察院"
    DEPARTMENT = "department", "政府部门"
    INSTITUTION = "institution", "事业单位"
    VERTICAL = "vertical", "垂直管理单位"
    ENTERPRISE = "enterprise", "国有企业"
    MASS = "mass", "群团组织"
    OTHER = "other", "其他"


class TaskStatus(LabelledEnum):
    """Where a task stands, as a person entered it."""

    NOT_STARTED = "not_started", "未启动"
    IN_PROGRESS = "in_progress", "推进中"
    DONE = "done", "已完成"
    CANCELLED = "cancelled", "已取消"


class TaskState(LabelledEnum):
    """What the ledger shows of a task today, derived by ``models.rules.task_state``."""

    DONE = "done", "已完成"
    OVERDUE = "overdue", "已逾期"
    DUE_SOON = "due_soon", "将到期"
    ON_TRACK = "on_track", "推进中"
    ONGOING = "ongoing", "持续推进"
    REPORT_MISSING = "report_missing", "本期未报"
    NO_DEADLINE = "no_deadline", "未定时限"
    CANCELLED = "cancelled", "已取消"


class ItemStage(LabelledEnum):
    """Stage of a reform item: applied, selected, creating, acceptance (domain A13)."""

    APPLIED = "applied", "申报"
    SELECTED = "selected", "入选"
    CREATING = "creating", "创建"
    ACCEPTANCE = "acceptance", "申请验收"
    PASSED = "passed", "通过"
    FAILED = "failed", "未通过"
    RECTIFYING = "rectifying", "整改"


class RecordKind(LabelledEnum):
    """The kinds of record an operation can touch; screens reload by them."""

    UNIT = "unit", "单位"
    GROUP = "group", "单位组"
    DOCUMENT = "document", "文件"
    TASK = "task", "重点任务"
    ITEM = "item", "改革事项"
    PROGRESS = "progress", "进展"
    TOTALS = "totals", "年度基数"
    EVIDENCE = "evidence", "佐证"
    VIEW = "view", "视图"
    CALENDAR = "calendar", "工作日历"
    ROUND = "round", "报送批次"
    INTAKE = "intake", "收报"
    PAPER = "paper", "公文"


class AskedKind(LabelledEnum):
    """What a reporting round asks the units about."""

    TASKS = "tasks", "重点任务"
    ITEMS = "items", "改革事项"


class ReportColumn(LabelledEnum):
    """A column that a unit fills in; its label is the heading of the return form (返回表)."""

    STATUS = "status", "办理状态"
    STAGE = "stage", "阶段"
    PERCENT = "percent", "完成比例"
    PROGRESS = "progress", "本期进展"
    PROBLEM = "problem", "存在问题"
    NEXT_STEP = "next_step", "下一步措施"
    REMARK = "remark", "备注"


class DayKind(LabelledEnum):
    """What the offline calendar says of a day that is not as its weekday (调休)."""

    REST = "rest", "休息"
    WORK = "work", "上班"


class PaperKind(LabelledEnum):
    """How a paper that goes out looks (GB/T 9704; 简报, 专报 and reports are offices' own)."""

    NOTICE = "notice", "文件"
    LETTER = "letter", "信函"
    BRIEFING = "briefing", "简报"
    SPECIAL_REPORT = "special_report", "专报"
    CIRCULAR = "circular", "通报"
    MINUTES = "minutes", "纪要"
    REPORT = "report", "报告"


class PaperState(LabelledEnum):
    """How far a paper is; what is issued is never edited nor deleted."""

    DRAFT = "draft", "草稿"
    ISSUED = "issued", "已印发"
    WITHDRAWN = "withdrawn", "已作废"


class OfficeField(LabelledEnum):
    """What the office knows and does not hand out unasked (流转范围)."""

    PHONES = "phones", "联系电话"
    EXEMPTIONS = "exemptions", "容错免责"
    NOTES = "notes", "备注"
    OPERATORS = "operators", "经办人员"
    CONTACT = "contact", "附注里的联系人和电话"


class ChartKind(LabelledEnum):
    """The charts a paper may hold."""

    BARS = "bars", "柱形图"
    PIE = "pie", "饼图"
