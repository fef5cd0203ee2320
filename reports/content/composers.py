"""All sorts of papers the office writes, in the order people choose from."""

from collections.abc import Callable
from dataclasses import dataclass

from models.errors import UserError
from models.papers import Composition, PaperOrder
from models.vocabulary import PaperKind
from reports.content.composing.briefing import compose_briefing
from reports.content.composing.frames import NothingToReportError, ScopeNeededError
from reports.content.composing.survey import Survey, survey
from reports.content.paper_facts import PaperFacts

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
