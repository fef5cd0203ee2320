"""All sorts of papers the office writes, in the order people choose from."""

from collections.abc import Callable
from dataclasses import dataclass

from models.errors import UserError
from models.papers import Composition, PaperOrder
from models.vocabulary import PaperKind
from reports.content.composing.briefing import compose_briefing
from reports.content.composing.circular import compose_circular
from reports.content.composing.frames import NothingToReportError, ScopeNeededError
from reports.content.composing.handout import compose_handout
from reports.content.composing.letter import compose_letter
from reports.content.composing.minutes import compose_minutes
from reports.content.composing.notices import compose_items_notice, compose_task_list
from reports.content.composing.report import compose_report
from reports.content.composing.special import compose_special
from reports.content.composing.survey import Survey, survey
from reports.content.paper_facts import PaperFacts
from reports.content.statement_paper import compose_statement

__all__ = [
    "COMPOSERS",
    "Composer",
    "NothingToReportError",
    "ScopeNeededError",
    "UnknownComposerError",
    "compose",
    "find_composer",
]


class UnknownComposerError(UserError):
    """Raised for a sort of paper the program does not know; the sentence lists those it knows."""


@dataclass(frozen=True, slots=True)
class Composer:
    """One sort of paper.

    Attributes:
        key: by which orders, the register and the command line name it.
        title: by which people name it.
        kind: how it looks.
        about: one sentence for who chooses.
        is_to_one_unit: its scope must name a unit.
        is_serial: it is numbered 第N期; others carry a 发文字号.
    """

    key: str
    title: str
    kind: PaperKind
    about: str
    write: Callable[[Survey], Composition]
    is_to_one_unit: bool = False
    is_serial: bool = False


COMPOSERS: tuple[Composer, ...] = (
    Composer(
        "briefing",
        "工作简报",
        PaperKind.BRIEFING,
        "一个月、一个季度、半年或全年的推进情况：各板块、各区、逾期、问题和下一步，附各单位情况表。",
        compose_briefing,
        is_serial=True,
    ),
    Composer(
        "circular",
        "通报",
        PaperKind.CIRCULAR,
        "各单位办结率排名，推进好的和有逾期的、未按时报送的单位，工作要求。",
        compose_circular,
    ),
    Composer(
        "letter",
        "督办函",
        PaperKind.LETTER,
        "发给一个单位：它牵头或承担的逾期和将到期任务，限几个工作日内书面反馈。",
        compose_letter,
        is_to_one_unit=True,
    ),
    Composer(
        "handout",
        "交办单",
        PaperKind.LETTER,
        "发给一个单位：交办它承担的、尚未办结的任务，附职责和时限。",
        compose_handout,
        is_to_one_unit=True,
    ),
    Composer(
        "special",
        "专报",
        PaperKind.SPECIAL_REPORT,
        "报领导：逾期任务、各单位反映的突出问题和工作建议。",
        compose_special,
        is_serial=True,
    ),
    Composer(
        "report",
        "工作报告",
        PaperKind.REPORT,
        "带封面和目录的完整报告：任务、事项、报送、问题和下一步，附任务一览表和各单位情况表。",
        compose_report,
    ),
    Composer(
        "items_notice",
        "改革事项清单通知",
        PaperKind.NOTICE,
        "印发改革事项清单的通知，清单按区域分组作为附件。",
        compose_items_notice,
    ),
    Composer(
        "task_list",
        "任务清单通知",
        PaperKind.NOTICE,
        "印发重点任务清单的通知，清单按板块分组作为附件。",
        compose_task_list,
    ),
    Composer(
        "statement",
        "改革事项说明",
        PaperKind.REPORT,
        "一年改革事项的导语、各区项数、各单位承担情况表和“说明”，合计逐项核对。",
        compose_statement,
    ),
    Composer(
        "minutes",
        "会议纪要",
        PaperKind.MINUTES,
        "调度会纪要的初稿：听取的情况、研究的问题、议定事项；主持人和出席人员留空待填。",
        compose_minutes,
        is_serial=True,
    ),
)


def find_composer(key: str) -> Composer:
    """Return the sort of paper with this key.

    Raises:
        UnknownComposerError: there is none.
    """
    for one in COMPOSERS:
        if one.key == key:
            return one
    known = "、".join(f"{one.key}（{one.title}）" for one in COMPOSERS)
    raise UnknownComposerError(f"没有叫“{key}”的公文种类，没有生成。可用的种类：{known}。")


def compose(order: PaperOrder, facts: PaperFacts) -> Composition:
    """Write the paper of an order from the facts.

    Raises:
        UnknownComposerError: the order names no sort of paper.
        NothingToReportError: there is nothing to say.
        ScopeNeededError: it goes to one unit and none was chosen.
    """
    return find_composer(order.composer).write(survey(order, facts))
