"""A briefing as it is composed, for the tests of keeping papers."""

from dataclasses import replace
from datetime import date

from models.changes import Changes
from models.operations.papers import PaperPrint, issue_paper, save_paper
from models.papers import (
    Composition,
    Figure,
    Head,
    Paper,
    PaperOrder,
    Paragraph,
    Run,
    Scope,
)
from models.store.workspace import Workspace
from models.vocabulary import PaperKind, RecordKind

OVERDUE = Figure("tasks.overdue", "2", "已逾期任务", RecordKind.TASK, ("a", "b"))
TEXT = Paragraph((Run("截至6月30日，已逾期"), Run("2", OVERDUE.key), Run("项。")), "due")
BRIEFING = Composition(
    Paper(PaperKind.BRIEFING, Head(mark="工作简报", number="第6期"), "6月工作简报", (TEXT,)),
    (OVERDUE,),
)
JUNE = PaperOrder("briefing", date(2024, 6, 1), date(2024, 6, 30), date(2024, 6, 30), "6")
PRINT = PaperPrint(b"%PDF-1.7 print", "6月工作简报.pdf")


def titled(title: str) -> Composition:
    """Return the briefing under another title."""
    return replace(BRIEFING, paper=replace(BRIEFING.paper, title=title))


def draft(workspace: Workspace, order: PaperOrder = JUNE) -> str:
    """Keep the briefing as a draft and return its key."""
    return save_paper(workspace, order=order, composition=BRIEFING).record_ids[0]


def issue(
    workspace: Workspace,
    order: PaperOrder = JUNE,
    *,
    composition: Composition = BRIEFING,
    paper_id: str = "",
) -> Changes:
    """Issue a paper, the briefing if no other is given."""
    return issue_paper(
        workspace, order=order, composition=composition, printed=PRINT, paper_id=paper_id
    )


def monthly(month: int, number: str = "", words: str = "全市") -> PaperOrder:
    """Return the order of the briefing of a month of 30 days."""
    last = date(2024, month, 30)
    return PaperOrder("briefing", last.replace(day=1), last, last, number, Scope(words))
