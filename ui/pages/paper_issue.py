"""A paper with the number and the day it is issued under. Pure."""

from dataclasses import dataclass, replace
from datetime import date

from models.papers import Composition, Paper, PaperOrder
from reports.content.composing.frames import issue_words
from reports.content.wording import full_date
from ui.pages.paper_form import order_number


@dataclass(frozen=True, slots=True)
class NumberedPaper:
    """What is issued."""

    order: PaperOrder
    composition: Composition


def numbered(
    order: PaperOrder, composition: Composition, *, number: str, day: date
) -> NumberedPaper:
    """Return the paper under another number and day, wherever it prints them.

    A day that a person wrote in other words stays as it is written.
    """
    issued = replace(order, number=order_number(number), as_of=day)
    paper = _dated(composition.paper, full_date(order.as_of), full_date(day))
    if number.strip():
        printed = issue_words(issued) if order.composer else number.strip()
        paper = replace(paper, head=replace(paper.head, number=printed))
    return NumberedPaper(issued, replace(composition, paper=paper))


def unsealed(composition: Composition) -> Composition:
    """Return the paper without the room for a seal: the office prints the seal or has none."""
    signature = composition.paper.signature
    if signature is None:
        return composition
    paper = replace(composition.paper, signature=replace(signature, is_sealed=False))
    return replace(composition, paper=paper)


def _dated(paper: Paper, before: str, after: str) -> Paper:
    head, signature, imprint = paper.head, paper.signature, paper.imprint
    if signature is not None:
        signature = replace(signature, dated=signature.dated.replace(before, after))
    return replace(
        paper,
        head=replace(head, dated=head.dated.replace(before, after)),
        signature=signature,
        imprint=replace(imprint, printed_on=imprint.printed_on.replace(before, after)),
    )
