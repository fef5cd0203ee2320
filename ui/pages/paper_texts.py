"""Written texts read as papers, to be set; runs on a thread for files."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.papers import Paper, PaperOrder
from models.progress import Progress
from models.vocabulary import PaperKind
from reports.incoming.papers.plain_paper import PlainPaper, read_plain_paper
from ui.pages.paper_form import order_number


@dataclass(frozen=True, slots=True)
class TextWish:
    """How a written text is to be set; None and "" leave it to the text."""

    path: Path
    kind: PaperKind | None = None
    number: str = ""
    issuer: str = ""


def read_text_paper(wish: TextWish, progress: Progress) -> PlainPaper:
    """Read a written text as a paper.

    Raises:
        UnreadableFileError: the file cannot be read; the sentence says what to do.
        Cancelled: the person stopped it.
    """
    from reports.incoming.files.opening import (  # noqa: PLC0415 - the page does not wait for it
        open_source,
    )

    source = open_source(wish.path, progress)
    return read_plain_paper(source.lines, kind=wish.kind, number=wish.number, issuer=wish.issuer)


def text_order(paper: Paper, today: date) -> PaperOrder:
    """Return the order of a paper that was not composed: it has no period."""
    return PaperOrder("", today, today, today, order_number(paper.head.number))
