"""Reading a clause: the words that say who does a task and by when.

``牵头单位:A;责任单位:B、C;完成时限:2024年4月底`` and ``A、B牵头，C等配合，6月底前完成`` alike.
Where clauses stand in a paragraph is found by ``clause_places``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.text.deadlines import names_a_time
from models.text.normalise import closing, even
from models.text.role_words import (
    FIRST_LEADS,
    LABEL,
    Part,
    is_whole_label,
    part_of,
    part_of_rest,
)
from models.text.unit_list import piece_spans
from models.text.unit_roles import (
    OPENS_WITH_TIME,
    is_note,
    names_units,
    read_unit_roles,
    says_who,
)

_EXPLAINS = re.compile(r"含|包括|如|即|除|不含")  # (含高新区、经开区) says what a word takes in
_LONGEST = 3000  # letters; the longest clauses seen name some forty bodies in 400


@dataclass(frozen=True, slots=True)
class Clause:
    """Who does it and by when, as printed.

    Attributes:
        responsible: in printed order, the supporting units among them.
        deadline_text: the printed words of the time, "" when none.
        first_leads: a note says that the first unit listed leads.
        rest_supports: the note says that the units after it support.
        blanket: sentences that speak of more than this clause (各区均为责任单位，不再列出).
        has_people: it names people (牵头领导) besides units.
        is_labelled: its units stand after labels (责任单位：), not before verbs (…负责).
    """

    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    deadline_text: str = ""
    first_leads: bool = False
    rest_supports: bool = False
    blanket: tuple[str, ...] = ()
    has_people: bool = False
    is_labelled: bool = False

    @property
    def has_units(self) -> bool:
        """Whether any unit is named."""
        return bool(self.lead or self.responsible)

    @property
    def names_a_body(self) -> bool:
        """Whether a name ends the way names of bodies end."""
        return any(names_units(name) for name in (*self.lead, *self.responsible))

    @property
    def is_empty(self) -> bool:
        """Whether it says neither who nor when."""
        return not (self.has_units or self.deadline_text or self.has_people)


def read_clauses(text: str) -> Clause:
    """Read the words of one clause, with or without its outer brackets."""
    words = _without_outer_brackets(text.strip())
    clause = Clause()
    for part, value in _parts(words):
        read = replace(_read_part(part, value), is_labelled=part is not None)
        clause = join_clauses(clause, read)
    return clause


def join_clauses(first: Clause, second: Clause) -> Clause:
    """Return what both say, in order, nothing twice."""
    times = [time for time in (first.deadline_text, second.deadline_text) if time]
    return Clause(
        lead=_joined(first.lead, second.lead),
        responsible=_joined(first.responsible, second.responsible),
        supporting=_joined(first.supporting, second.supporting),
        deadline_text="；".join(dict.fromkeys(times)),
        first_leads=first.first_leads or second.first_leads,
        rest_supports=first.rest_supports or second.rest_supports,
        blanket=_joined(first.blanket, second.blanket),
        has_people=first.has_people or second.has_people,
        is_labelled=first.is_labelled or second.is_labelled,
    )


def first_as_lead(clause: Clause) -> Clause:
    """Apply the note 列第一位的为牵头单位 to a clause that names no lead."""
    if clause.lead or not clause.responsible:
        return clause
    lead, rest = clause.responsible[:1], clause.responsible[1:]
    supporting = rest if clause.rest_supports else clause.supporting
    return replace(clause, lead=lead, responsible=rest, supporting=supporting)


def is_clause(text: str, *, in_brackets: bool = False) -> bool:
    """Return whether the words (of a bracket or a sentence) are a clause and nothing else.

    In brackets one piece in three may be something else: a person, a body with an odd name.
    """
    words = even(_without_outer_brackets(text.strip()))
    if FIRST_LEADS.match(words) or len(words) > _LONGEST:
        return False
    if LABEL.match(words):
        return True
    if LABEL.search(words) and _has_label_after_mark(words):
        return True
    return says_who(words, may_differ=3 if in_brackets else 0)


def has_time(text: str) -> bool:
    """Return whether a bracket such as (2024年底前完成) names a time and nothing else."""
    words = even(_without_outer_brackets(text.strip()))
    is_bound = (
        re.search(r"[前底末内]|完成|持续|长期|常年|季|Q[1-4]|[按逐每][月周]|半年|-", words)
        is not None
    )
    return (
        OPENS_WITH_TIME.match(words) is not None
        and names_a_time(words)
        and is_bound
        and len(words) < 40
    )


def is_bare_list(text: str) -> bool:
    """Return whether a bracket names whole units and nothing else but a time or a note on them.

    (市发改委、市财政局), (市发改委，市财政局，2024年5月底前),
    (市发改委、市财政局。列第一位者为牵头部门)
    """
    words = even(_without_outer_brackets(text.strip()))
    if len(words) > _LONGEST or _EXPLAINS.match(words):
        return False
    pieces = [words[start:end] for start, end in piece_spans(words)]
    units = [piece for piece in pieces if not (_is_time(piece) or is_note(piece))]
    whole = all(names_units(piece) and len(piece) > 2 for piece in units)
    is_unit = len(units) > 1 or re.match(r"各|[省市区县州]", words) is not None
    return bool(units) and whole and is_unit


def _is_time(piece: str) -> bool:
    """Return whether a piece is a time, more than a year that may be spoken of."""
    is_bound = re.search(r"[月日底前内]|季|Q[1-4]|半年|持续|长期|常年|常态|全年", piece) is not None
    return OPENS_WITH_TIME.match(piece) is not None and is_bound and names_a_time(piece)


def _has_label_after_mark(words: str) -> bool:
    return any(
        words[label.start() - 1] in ",;。 " for label in LABEL.finditer(words) if label.start()
    )


def _without_outer_brackets(text: str) -> str:
    """Take off brackets around the whole text; clauses are printed in one or two.

    【牵头单位】市发改委 opens with a bracket that closes too early to be one of these.
    """
    for _ in range(2):
        evened = even(text).rstrip("。;, ")
        if not evened.startswith("("):
            break
        end = closing(evened, 0)
        if end is not None and end < len(evened) - 1:
            break
        text = text[1:end].strip()
    return text


def _parts(words: str) -> Iterator[tuple[Part | None, str]]:
    """Yield each label's part with the words after it; words before the first label have none."""
    evened = even(words)
    labels = [label for label in LABEL.finditer(evened) if _stands_free(evened, label)]
    start, part = 0, None
    for label in labels:
        yield part, words[start : label.start()]
        start, part = label.end(), part_of(label)
    yield part, words[start:]


def _stands_free(evened: str, label: re.Match[str]) -> bool:
    """Return whether a label begins here, not inside a bracket or a longer word.

    A whole label with its colon may have lost the mark before it: 市人社局完成时限：年底.
    """
    before = evened[: label.start()]
    if before.count("(") > before.count(")"):
        return False
    return is_whole_label(label) or not before or before[-1] in ",;。、: )!"


def _read_part(part: Part | None, value: str) -> Clause:
    value = value.strip(" \t\u3000;；,，。")
    if not value:
        return Clause()
    if part is Part.PERSON:
        return Clause(has_people=True)
    if part is Part.DEADLINE:
        return Clause(deadline_text=value)
    return _read_units(part, value)


def _read_units(default: Part | None, value: str) -> Clause:
    roles = read_unit_roles(value, default)
    first_leads = FIRST_LEADS.search(even(value)) is not None
    return Clause(
        lead=roles.of(Part.LEAD),
        responsible=roles.of(Part.RESPONSIBLE, Part.SUPPORTING),
        supporting=roles.of(Part.SUPPORTING),
        deadline_text=roles.deadline_text,
        first_leads=first_leads,
        rest_supports=part_of_rest(even(value)) is Part.SUPPORTING,
        # 列第一位的为牵头单位，下同 is understood
        blanket=tuple(words for words in roles.asides if not (first_leads and words == "下同")),
    )


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
