"""Notices that carry a list: reform items in the layout of S1, tasks of a plan as S2 names them."""

from collections.abc import Sequence
from itertools import count, groupby

from models.papers import (
    Annex,
    Block,
    Composition,
    Head,
    Imprint,
    Paper,
    PaperTable,
    Run,
    Signature,
    TableRows,
)
from models.records import TaskRow
from models.rules.areas import unit_ids_of
from models.vocabulary import PaperKind, Role, TaskState, UnitLevel
from reports.content.composing.deadlines import deadline_words
from reports.content.composing.frames import (
    LEADERS,
    NothingToReportError,
    addressed,
    addressee_words,
    composition,
    full_office,
    is_narrow,
    refuse_no_tasks,
    scope_unit,
    usual_addressees,
)
from reports.content.composing.items import count_items
from reports.content.composing.opening import plan_names
from reports.content.composing.phrases import cells, paragraph
from reports.content.composing.survey import Survey, by_section
from reports.content.item_sheet import item_sheet
from reports.content.ledger_sheet import LedgerSheet
from reports.content.statement_paper import list_statement
from reports.content.wording import full_date

_ASKED_OF_ITEMS = (
    "各创建单位要明确目标、细化举措，按期完成创建任务；",
    "各指导单位要加强对口指导，帮助解决创建中的实际问题。",
)
_OTHERS = "市直各有关单位"
_ASKED_OF_LEADS = "请各牵头单位对照清单细化措施，按时限要求推进"


def compose_items_notice(survey: Survey) -> Composition:
    """Write the notice that makes the list of reform items known.

    Raises:
        NothingToReportError: there is no item in the scope.
    """
    items = survey.items
    if not items:
        raise NothingToReportError(
            "范围内没有改革事项，通知没有生成。数据没有改动。请先导入改革事项清单，或换一个范围再试。"
        )
    documents = {one.id: one for one in survey.facts.documents}
    document = documents.get(items[0].document_id or "")
    declared = survey.facts.declared.get(items[0].document_id or "", {})
    sheet = item_sheet(items, survey.order.as_of, document, declared, is_part=is_narrow(survey))
    year = f"{items[0].year}年" if items[0].year else ""
    number = count_items(survey, "items.total", "清单所列改革事项", items)
    title = f"{year}省级优化营商环境先行区改革事项清单{_part(survey)}"
    blocks = (
        paragraph(
            "lead",
            f"现将《{title}》印发给你们，清单共列改革事项",
            number,
            "项。请结合实际，认真抓好创建工作。",
        ),
        paragraph("ask.units", *_ASKED_OF_ITEMS),
        paragraph("ask.report", "工作进展按月报送我办，重要情况及时报告。"),
    )
    addressees = addressee_words(document.addressees) if document else ""
    where = survey.order.scope.words if survey.order.scope.unit_id else ""
    return _notice(
        survey,
        f"关于做好{where}{year}省级优化营商环境先行区改革事项创建工作的通知",
        blocks,
        Annex(title, (sheet_table("items.table", sheet), *list_statement(survey))),
        _sent_to(survey) or addressees or usual_addressees(survey),
    )


def compose_task_list(survey: Survey) -> Composition:
    """Write the notice that makes the list of tasks known, with who does what by when.

    Raises:
        NothingToReportError: there is no task in the scope.
    """
    refuse_no_tasks(survey, "任务清单")
    tasks = [task for task in survey.tasks if survey.states[task.id] is not TaskState.CANCELLED]
    total = survey.counts["total"]
    year = survey.order.ends_on.year
    title = f"{year}年优化营商环境重点任务清单{_part(survey)}"
    source = plan_names(survey)
    basis = f"为抓好{source}落实，" if source else ""
    blocks = (
        paragraph("lead", f"{basis}现将《{title}》印发给你们，清单共列重点任务", total, "项。"),
        paragraph("ask.units", _ASKED_OF_LEADS, _asked_of_others(tasks)),
        paragraph("ask.report", "工作进展按月报送我办，办结后及时报送办理结果和佐证资料。"),
    )
    return _notice(
        survey,
        f"关于印发《{title}》的通知",
        blocks,
        Annex(title, (_task_table(tasks),)),
        _sent_to(survey) or usual_addressees(survey),
    )


def _asked_of_others(tasks: Sequence[TaskRow]) -> str:
    """Return what is asked of those who help, where there are such."""
    roles = (Role.RESPONSIBLE, Role.SUPPORTING)
    there = [role.label for role in roles if any(task.units(role) for task in tasks)]
    return f"；各{'、'.join(there)}主动对接，形成合力。" if there else "。"


def _part(survey: Survey) -> str:
    """Return （葛店经开区） for a list of a part, "" for the whole list."""
    return f"（{survey.order.scope.words}）" if is_narrow(survey) else ""


def _sent_to(survey: Survey) -> str:
    """Return the unit or area that the list is of, and the others its rows name; "" for none."""
    if not survey.order.scope.unit_id:
        return ""
    to = scope_unit(survey)
    own = {to.id, *(unit.id for unit in survey.facts.units if unit.parent_area_id == to.id)}
    city = {unit.id for unit in survey.facts.units if unit.level is UnitLevel.CITY} - own
    roles = (*(task.roles for task in survey.tasks), *(item.roles for item in survey.items))
    is_shared = any(not city.isdisjoint(unit_ids_of(one)) for played in roles for one in played)
    return addressee_words((addressed(to), *((_OTHERS,) if is_shared else ())))


def sheet_table(key: str, sheet: LedgerSheet) -> PaperTable:
    """Return a ledger as a table of a paper, turned; its column of groups becomes labels."""
    place = next((i for i, column in enumerate(sheet.columns) if column.is_group), None)
    headings = [column.heading for i, column in enumerate(sheet.columns) if i != place]
    rows = [
        ("" if place is None else str(row[place] or ""), _row(row, place)) for row in sheet.rows
    ]
    groups = tuple(
        TableRows(label, tuple(row for _, row in members))
        for label, members in groupby(rows, key=lambda labelled: labelled[0])
    )
    heading = "" if place is None else sheet.columns[place].heading
    return PaperTable(tuple(headings), groups, heading, is_sideways=True, key=key)


def _row(row: Sequence[object], without: int | None) -> tuple[Run, ...]:
    return tuple(
        Run("" if cell is None else str(cell)) for i, cell in enumerate(row) if i != without
    )


def _task_table(tasks: Sequence[TaskRow]) -> PaperTable:
    sections = by_section(tasks)
    has_groups = any(sections)
    serials = count(1)
    groups = tuple(
        TableRows(
            section or ("其他" if has_groups else ""),
            tuple(_task_row(next(serials), task) for task in own),
        )
        for section, own in sections.items()
    )
    headings = ("序号", "重点任务", "工作内容", "牵头单位", "责任单位", "完成时限")
    return PaperTable(
        headings, groups, "板块" if has_groups else "", is_sideways=True, key="tasks.table"
    )


def _task_row(serial: int, task: TaskRow) -> tuple[Run, ...]:
    lead = "、".join(task.units(Role.LEAD)) or "无牵头"  # domain A4
    others = "、".join(dict.fromkeys((*task.units(Role.RESPONSIBLE), *task.units(Role.SUPPORTING))))
    return cells(str(serial), task.title, task.body, lead, others, deadline_words(task))


def _notice(
    survey: Survey, title: str, blocks: Sequence[Block], annex: Annex, addressees: str
) -> Composition:
    office, dated = full_office(survey.facts), full_date(survey.order.as_of)
    paper = Paper(
        PaperKind.NOTICE,
        Head((office,), "文件", survey.order.number),
        title,
        tuple(blocks),
        addressees=addressees,
        annex_names=(annex.title,),
        signature=Signature((office,), dated),
        annexes=(annex,),
        imprint=Imprint((("抄送", LEADERS),), office, f"{dated}印发"),
    )
    return composition(survey, paper)
