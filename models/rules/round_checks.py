"""What keeps a reporting round from being made, and when it may be due. Pure."""

from datetime import date, timedelta

from models.issues import Issue, Severity
from models.round_records import RoundFields
from models.rules.round_period import EXAMPLES, read_period
from models.rules.working_days import WorkingCalendar

WORKING_DAYS_TO_FILL_IN = 5


def check_round(fields: RoundFields, today: date) -> tuple[Issue, ...]:
    """Return all findings about a round that is to be made on ``today``."""
    issues = []
    if not fields.name.strip():
        issues.append(Issue("批次名称不能为空", "name"))
    issues += _check_days(fields, today)
    if not fields.asks:
        issues.append(Issue("没有选要报什么（重点任务、改革事项）", "asks"))
    if any(not ask.columns for ask in fields.asks):
        issues.append(Issue("每张表至少要有一栏由单位填写", "asks"))
    if not fields.units:
        issues.append(Issue("没有报送单位", "units"))
    return tuple(issues)


def suggested_due_day(code: str, today: date, calendar: WorkingCalendar) -> date:
    """Return the fifth working day after the period, or after today where that is past."""
    period = read_period(code)
    day = max(today, period.last_day) if period else today
    for _ in range(WORKING_DAYS_TO_FILL_IN):
        day = calendar.next_working_day(day + timedelta(1))
    return day


def _check_days(fields: RoundFields, today: date) -> list[Issue]:
    issues = []
    period = read_period(fields.period)
    if period is None:
        issues.append(Issue(f"看不懂报送期间“{fields.period}”，请写成{EXAMPLES}", "period"))
    if fields.due_on is None:
        issues.append(Issue("请填报送截止日期", "due_on"))
    elif fields.due_on < today:
        past = f"报送截止 {fields.due_on} 早于今天（{today}）"
        issues.append(Issue(past, "due_on", Severity.WARNING))
    elif period is not None and fields.due_on < period.first_day:
        early = f"报送截止 {fields.due_on} 早于{period.label}"
        issues.append(Issue(early, "due_on", Severity.WARNING))
    return issues
