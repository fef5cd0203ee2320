"""What stands around the text of every paper: heads, who issues, who receives, numbers."""

import re
from collections.abc import Iterable

from models.errors import UserError
from models.papers import Block, Composition, Head, Imprint, Paper, PaperOrder
from models.records import UnitRow
from models.rules.names import name_key
from models.vocabulary import UnitKind, UnitLevel
from reports.content.composing.survey import Survey
from reports.content.paper_facts import PaperFacts
from reports.content.wording import full_date

BRIEFING_NAME = "优化营商环境工作简报"
SPECIAL_NAME = "优化营商环境工作专报"
LEADERS = "市委、市政府领导，市优化营商环境领导小组组长、副组长。"
MEMBERS = "市优化营商环境领导小组各成员单位。"
AREA_OFFICES = "各区优化营商环境领导小组办公室。"
_SORTS = (
    ("group", re.compile(r"^各.*区")),
    ("area", re.compile(r"区(?:人民政府|管委会|管理委员会)?$")),
    ("rest", re.compile(r"^其[他它]")),
)
_EVERYONE = "各区人民政府、管委会，市直各有关单位"


class NothingToReportError(UserError):
    """Raised when a paper would have nothing to say; the sentence says what to choose or enter."""


class OwnOfficeError(UserError):
    """Raised when the office would write a letter to itself; choose another unit."""


class ScopeNeededError(UserError):
    """Raised when a paper goes to one unit and none was chosen; choose the unit."""


def composition(survey: Survey, paper: Paper) -> Composition:
    """Return the paper with the figures that were counted for it."""
    return Composition(paper, survey.book.figures, tuple(block_keys(paper)))


def block_keys(paper: Paper) -> Iterable[str]:
    """Return the keys of all blocks of a paper, those of its annexes too."""
    blocks: list[Block] = [*paper.blocks]
    for annex in paper.annexes:
        blocks += annex.blocks
    return dict.fromkeys(block.key for block in blocks if block.key)


def serial_head(survey: Survey, name: str) -> Head:
    """Return the head of a paper that appears in numbers: 简报, 专报."""
    dated = full_date(survey.order.as_of)
    return Head(
        mark=name, number=issue_words(survey.order), office=survey.facts.office, dated=dated
    )


def issue_words(order: PaperOrder) -> str:
    """Return 第12期, "" while there is no number."""
    return in_words(order.number)


def in_words(number: str) -> str:
    """Return 第12期 for 12; other numbers stay as they are."""
    bare = number.strip()
    return f"第{bare}期" if bare.isdecimal() else bare


def full_office(facts: PaperFacts) -> str:
    """Return the full name of the office, by which it signs, as the register has it."""
    own = next((unit for unit in facts.units if is_own_office(facts, unit)), None)
    return (own.full_name if own else "") or facts.office


def is_own_office(facts: PaperFacts, unit: UnitRow) -> bool:
    """Return whether a unit is the office that issues the papers, by any of its names."""
    names = (unit.name, unit.full_name, *unit.aliases)
    return name_key(facts.office) in {name_key(name) for name in names}


def scope_unit(survey: Survey) -> UnitRow:
    """Return the unit a paper goes to.

    Raises:
        ScopeNeededError: none was chosen, or it is gone.
    """
    for unit in survey.facts.units:
        if unit.id == survey.order.scope.unit_id:
            return unit
    raise ScopeNeededError(
        "这种公文要发给一个单位，还没有选定单位，没有生成。数据没有改动。请在范围里选一个单位再试。"
    )


def addressed(unit: UnitRow) -> str:
    """Return the name a unit is written to by: governments by their full names."""
    is_government = unit.kind is UnitKind.GOVERNMENT
    return (unit.full_name if is_government else "") or unit.name


def is_area(unit: UnitRow) -> bool:
    """Whether the unit is the government of an area: it is called 你区."""
    return unit.level is UnitLevel.AREA and unit.kind is UnitKind.GOVERNMENT


def usual_addressees(survey: Survey) -> str:
    """Return to whom the office writes: as the document of the tasks does, else everyone."""
    wanted = {task.document_id for task in survey.tasks}
    for document in survey.facts.documents:
        if document.id in wanted and document.addressees:
            return addressee_words(document.addressees)
    return _EVERYONE


def addressee_words(names: Iterable[str]) -> str:
    """Return the addressees in one line, as the head of S1 has them.

    、 stands between those of a sort, ， between sorts: areas as a group, areas by name, bodies of
    the city. What is left (其他相关单位) follows with 及.
    """
    words, last = "", ""
    for name in names:
        sort = next((mark for mark, pattern in _SORTS if pattern.search(name)), "city")
        if words:
            words += "及" if sort == "rest" else "、" if sort == last else "，"
        words += name
        last = sort
    return words


def distribution(*, issue_to: str = AREA_OFFICES) -> Imprint:
    """Return the foot of a paper that appears in numbers: 报, 送, 发."""
    return Imprint((("报", LEADERS), ("送", MEMBERS), ("发", issue_to)))


def is_narrow(survey: Survey) -> bool:
    """Return whether a paper is about a part: a unit, an area, a choice of rows."""
    return bool(survey.order.scope.unit_id) or survey.order.scope.records is not None


def refuse_empty(survey: Survey, what: str) -> None:
    """Refuse a paper about nothing.

    Raises:
        NothingToReportError: there are neither tasks nor items in the scope.
    """
    if survey.standing.counted or survey.items:
        return
    where = f"“{survey.order.scope.words}”范围内" if is_narrow(survey) else "台账里"
    raise NothingToReportError(
        f"{where}还没有重点任务和改革事项，{what}没有生成。数据没有改动。"
        + ("请换一个范围再试。" if is_narrow(survey) else "请先导入文件或新建任务。")
    )


def refuse_no_tasks(survey: Survey, what: str) -> None:
    """Refuse a paper on tasks where there are none.

    Raises:
        NothingToReportError: there is no task that counts in the scope.
    """
    if survey.standing.counted:
        return
    where = f"“{survey.order.scope.words}”范围内" if is_narrow(survey) else "台账里"
    raise NothingToReportError(
        f"{where}还没有重点任务，{what}没有生成。数据没有改动。"
        + ("请换一个范围再试。" if is_narrow(survey) else "请先导入工作方案或新建任务。")
    )


def subject(survey: Survey, what: str) -> str:
    """Return 全市优化营商环境重点任务, 鄂城区优化营商环境…, …重点任务（人才服务）."""
    scope = survey.order.scope
    if scope.records is not None and not scope.unit_id:
        return f"全市优化营商环境{what}（{scope.words}）"
    return f"{scope.words}优化营商环境{what}"
