"""What the briefing (简报) on tasks and reform items says, written from the ledger; no layout.

A part that has nothing to say is left out, heading and all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.errors import UserError
from models.papers import (
    Block,
    Head,
    Imprint,
    Paper,
    PaperTable,
    Paragraph,
    Run,
    TableRows,
)
from models.records import DocumentRow, ItemRow, TaskRow
from models.vocabulary import PaperKind
from reports.content.briefing_parts import items_part, late_part, next_part, opening, section_part
from reports.content.document_parts import ContentTable, TextSection
from reports.content.task_figures import dated_tasks
from reports.content.wording import chinese_number, full_date

HEAD = "优化营商环境工作简报"
_TASK_TITLE = "全市优化营商环境重点任务推进情况"
_ITEM_TITLE = "全市优化营商环境改革事项情况"


class NothingToReportError(UserError):
    """Raised when the ledger holds neither tasks nor items; take in a document first."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """To whom a briefing goes: upward, sideways, downward (报、送、发)."""

    report_to: str = "市委、市政府领导，市优化营商环境领导小组组长、副组长。"
    send_to: str = "市优化营商环境领导小组各成员单位。"
    issue_to: str = "各区优化营商环境领导小组办公室。"


@dataclass(frozen=True, slots=True)
class BriefingContent:
    """Everything a briefing says, from its head to its foot."""

    head: str
    issue: str
    office: str
    dated: str
    title: str
    opening: tuple[str, ...]
    sections: tuple[TextSection, ...]
    distribution: Distribution

    def paper(self) -> Paper:
        """Return it as the paper that is printed."""
        foot = self.distribution
        entries = (("报", foot.report_to), ("送", foot.send_to), ("发", foot.issue_to))
        blocks = [_paragraph(text) for text in self.opening]
        return Paper(
            kind=PaperKind.BRIEFING,
            head=Head(mark=self.head, number=self.issue, office=self.office, dated=self.dated),
            title=self.title,
            blocks=(*blocks, *(block for part in self.sections for block in _blocks(part))),
            imprint=Imprint(entries),
        )


def compose_briefing(
    tasks: Sequence[TaskRow],
    items: Sequence[ItemRow],
    documents: Sequence[DocumentRow],
    *,
    today: date,
    issue_number: int,
    office: str,
    distribution: Distribution = Distribution(),
) -> BriefingContent:
    """Write the briefing of ``today``.

    Args:
        tasks: all that the briefing is about, in ledger order.
        items: reform items, all of those present.
        documents: where they come from; others are passed over.
        today: the day the states are of, and the date of the briefing.
        issue_number: the N of 第N期.
        office: the issuing office.
        distribution: the foot of the last page.

    Raises:
        NothingToReportError: there are neither tasks nor items.
    """
    if not tasks and not items:
        raise NothingToReportError(
            "台账里还没有重点任务和改革事项，简报没有生成。数据没有改动。请先导入文件或新建任务。"
        )
    dated = dated_tasks(tasks, today)
    parts = [
        section_part(dated),
        late_part(dated, today),
        items_part(items, documents),
        next_part(dated),
    ]
    present = [part for part in parts if part is not None]
    return BriefingContent(
        head=HEAD,
        issue=f"第{issue_number}期",
        office=office,
        dated=full_date(today),
        title=_TASK_TITLE if tasks else _ITEM_TITLE,
        opening=opening(dated, documents, today),
        sections=_numbered(present),
        distribution=distribution,
    )


def _numbered(parts: Sequence[TextSection]) -> tuple[TextSection, ...]:
    """Return the parts as 一、 二、…; a single part needs no heading under the title."""
    if len(parts) == 1:
        return (replace(parts[0], heading=""),)
    return tuple(
        replace(part, heading=f"{chinese_number(number)}、{part.heading}")
        for number, part in enumerate(parts, start=1)
    )


def _blocks(section: TextSection) -> list[Block]:
    texts = [text for text in (section.heading, *section.paragraphs) if text]
    tables = [_table(section.table)] if section.table else []
    return [*map(_paragraph, texts), *tables]


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _table(table: ContentTable) -> PaperTable:
    groups = [
        TableRows(group.label, tuple(tuple(map(Run, row)) for row in group.rows))
        for group in table.groups
    ]
    return PaperTable(table.headings, tuple(groups), table.group_heading)
