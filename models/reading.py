"""What was read from an official document, before anything is stored.

Names of units are kept as printed, in the order printed. ``line`` is 1-based in ``lines`` of the
document. Nothing here is corrected or guessed: what is unclear is a ``ReadWarning``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models.vocabulary import DocumentKind, Role


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """Something a person should look at, with its line (None when it has no single place)."""

    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class ReadTask:
    """One task (重点任务) as printed.

    Attributes:
        section: the heading it stands under, numbering removed, "" when there is none.
        number: the printed number without its marks ("7", "二"), "" when lost.
        title: its heading sentence without number and final mark.
        body: the text after the title, without the clause that names units and deadline.
        clause: that clause as printed, brackets included; "" when there is none.
        lead, responsible, supporting: names as printed; a supporting unit is in both of the last.
        deadline_text: the printed words, "" when none.
        deadline: last day meant by the words, None when they name none or several.
        ongoing: the words ask for continuous work (持续推进, 长期坚持, 常态化).
        line, last_line: first and last line in the document's ``lines``.
    """

    section: str
    number: str
    title: str
    body: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    supporting: tuple[str, ...]
    deadline_text: str
    deadline: date | None
    ongoing: bool
    line: int
    last_line: int
    clause: str = ""


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One reform item (改革事项) as printed (domain A6).

    ``not_applicable`` names the roles whose cell is printed as "/", which is not the same as blank.
    """

    serial: int | None
    area: str
    category: str
    title: str
    content: str
    peers: tuple[str, ...]
    creating: tuple[str, ...]
    guiding: tuple[str, ...]
    provincial: tuple[str, ...]
    remark: str
    national: bool
    line: int
    last_line: int
    not_applicable: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupDefinition:
    """A group word explained in the text, e.g. 各区(含葛店经开区、临空经济区,下同)."""

    word: str
    includes: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A whole document as read.

    Attributes:
        declared: totals the text itself states, e.g. ``{"total": 36, "groups": {"市本级": 11}}``.
        basis_numbers: document numbers that are only cited (根据…〔2023〕4号).
        lines: the original text, one entry per line, never changed.
        signed_on, printed_on, published_on: 成文日期, 印发日期, date of the web page.
    """

    kind: DocumentKind
    title: str
    number: str
    issuer: str
    addressees: tuple[str, ...]
    signed_on: date | None
    printed_on: date | None
    published_on: date | None
    tasks: tuple[ReadTask, ...]
    items: tuple[ReadItem, ...]
    declared: Mapping[str, int | Mapping[str, int]]
    warnings: tuple[ReadWarning, ...]
    lines: tuple[str, ...]
    basis_numbers: tuple[str, ...] = ()
    groups: tuple[GroupDefinition, ...] = ()
    annexes: tuple[str, ...] = ()
    source_name: str = ""
    source_sha256: str = ""
    year: int | None = field(default=None)
