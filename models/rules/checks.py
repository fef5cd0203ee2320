"""What keeps a record out of the ledger, and what only asks for a look. Pure."""

from models.errors import UserError
from models.fields import (
    DocumentFields,
    ItemFields,
    TaskFields,
    TotalsFields,
    UnitFields,
)
from models.issues import Issue, Severity
from models.records import RoleEntry
from models.vocabulary import Role

EARLIEST_YEAR, LATEST_YEAR = 1949, 2999


class InvalidRecordError(UserError):
    """Raised when a record has errors; its sentence lists them all. Correct them and save again."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__(
            "没有保存，请先改正：" + "；".join(issue.message for issue in issues) + "。"
        )
        self.issues = issues


def require_valid(issues: tuple[Issue, ...]) -> None:
    """Raise ``InvalidRecordError`` when any of the findings is an error."""
    errors = tuple(issue for issue in issues if issue.severity is Severity.ERROR)
    if errors:
        raise InvalidRecordError(errors)


def check_task(fields: TaskFields) -> tuple[Issue, ...]:
    """Return all findings about a task."""
    issues = [*_check_words(fields.title, fields.body), *_check_year(fields.year)]
    issues += _check_roles(fields.roles)
    if fields.ongoing and fields.deadline is not None:
        issues.append(
            Issue("持续推进的任务又填了完成日期，逾期不按日期判断", "deadline", Severity.WARNING)
        )
    if not any(entry.role is Role.LEAD for entry in fields.roles):
        issues.append(Issue("没有牵头单位", "roles", Severity.WARNING))
    return tuple(issues)


def check_item(fields: ItemFields) -> tuple[Issue, ...]:
    """Return all findings about a reform item."""
    issues = [*_check_words(fields.title, fields.content), *_check_year(fields.year)]
    issues += _check_roles(fields.roles)
    if fields.serial is not None and fields.serial < 1:
        issues.append(Issue("序号应从 1 开始", "serial"))
    if not any(entry.role is Role.CREATING for entry in fields.roles):
        issues.append(Issue("没有创建单位", "roles", Severity.WARNING))
    return tuple(issues)


def check_unit(fields: UnitFields) -> tuple[Issue, ...]:
    """Return all findings about a unit by itself; clashes with other units are found on saving."""
    issues = []
    if not fields.name.strip():
        issues.append(Issue("单位名称不能为空", "name"))
    if any(not alias.strip() for alias in fields.aliases):
        issues.append(Issue("别称不能为空", "aliases"))
    if len(set(fields.aliases)) < len(fields.aliases):
        issues.append(Issue("同一别称写了两次", "aliases"))
    if fields.valid_from and fields.valid_to and fields.valid_to < fields.valid_from:
        issues.append(Issue("停用日期早于启用日期", "valid_to"))
    return tuple(issues)


def check_document(fields: DocumentFields) -> tuple[Issue, ...]:
    """Return all findings about a document."""
    issues = [*_check_year(fields.year)]
    if not fields.title.strip():
        issues.append(Issue("标题不能为空", "title"))
    if fields.signed_on and fields.printed_on and fields.printed_on < fields.signed_on:
        issues.append(Issue("印发日期早于成文日期", "printed_on", Severity.WARNING))
    return tuple(issues)


def check_totals(year: int, fields: TotalsFields) -> tuple[Issue, ...]:
    """Return all findings about the reference totals of a year."""
    issues = [*_check_year(year)]
    numbers = (
        fields.province_categories,
        fields.province_items,
        fields.previous_city_items,
        fields.national_pilots,
        fields.national_designated,
    )
    if any(number is not None and number < 0 for number in numbers):
        issues.append(Issue("基数不能是负数"))
    if (fields.national_designated or 0) > (fields.national_pilots or 0):
        issues.append(Issue("国家明确定点数大于国家试点数", "national_designated"))
    return tuple(issues)


def _check_words(title: str, text: str) -> list[Issue]:
    return [] if title.strip() or text.strip() else [Issue("名称和内容不能都为空", "title")]


def _check_year(year: int | None) -> list[Issue]:
    if year is None or EARLIEST_YEAR <= year <= LATEST_YEAR:
        return []
    return [Issue(f"年度 {year} 不在 {EARLIEST_YEAR} 到 {LATEST_YEAR} 之间", "year")]


def _check_roles(roles: tuple[RoleEntry, ...]) -> list[Issue]:
    issues = []
    if any(not entry.printed.strip() for entry in roles):
        issues.append(Issue("有单位名称为空", "roles"))
    seen = {(entry.role, entry.printed) for entry in roles}
    if len(seen) < len(roles):
        issues.append(Issue("同一单位在同一角色中写了两次", "roles", Severity.WARNING))
    return issues


def check_progress(text: str) -> tuple[Issue, ...]:
    """Return all findings about a progress entry."""
    return () if text.strip() else (Issue("进展内容不能为空", "text"),)
