"""Reading a clause: the words that say who does a task and by when.

``牵头单位:A;责任单位:B、C;完成时限:2024年4月底`` and ``A、B牵头，C等配合，2022年6月底前完成`` alike.
Where clauses stand in a paragraph is found by ``clause_places``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.text.deadlines import names_a_time
from models.text.normalise import even
from models.text.role_words import (
    ASIDE,
    BLANKET,
    FIRST_LEADS,
    LABEL,
    LEADS,
    SUPPORTS,
    Part,
    part_of,
)
from models.text.unit_list import piece_spans, split_units, strip_duty
from models.text.unit_names import is_area_name, is_complete_name

# 2022年6月底前完成, 并持续推进, 年底前: a piece of a clause that opens with a time
_OPENS_WITH_TIME = re.compile(
    r"^(?:并|须|需|要|应|于|在|力争|确保|争取|预计|计划|至|到|截止|长期|分阶段)*"
    r"(?:20\d\d ?[年.]|\d{1,2} ?月|[一二三四五六七八九十]+月|[今明本当]年|年[底末内]|上半年|下半年|第?[一二三四]季度|"
    r"每|持续|长期|常态|全年|立行立改|立即|即时|及时|适时|定期)"
)
# 市发改委牵头会同市财政局: the verb stands before the next name
_LEAD_INSIDE = re.compile(r"牵头[,、 ]?(?=会同|联合|组织(?=[市省区县各]))")
# 牵头市行政审批局，配合市司法局: the verb first
_VERB_FIRST = re.compile(r"(?P<verb>牵头|配合)(?=[省市区县州各])")
_NOTED_PART = re.compile(r"\((?P<verb>牵头|主办|主责|配合|协办|参与)(?:单位|部门)?\)")
# 市政府副秘书长张三牵头, 分管副市长: people
_PERSON = re.compile(r"(?:[市区县州省局]长|秘书长|书记|主任|同志|领导)[\u4e00-\u9fff]{0,3}$")
_SHORT_NAME = 4
_OPENERS = re.compile(r"^(?:以上|上述|由|请|会同|联合|组织|各项?(?:工作|任务)由)+")
_BLANKET_FRONT = re.compile(
    r"^(?:以下|以上|下列|上述|其他)?(?:各项|各条|所有|每项)?(?:任务|工作|措施|事项|内容|举措)*均(?:需|由|要|须|涉及|应)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Who does it and by when, as printed.

    Attributes:
        responsible: in printed order, the supporting units among them.
        deadline_text: the printed words of the time, "" when none.
        first_leads: a note says that the first unit listed leads.
        blanket: sentences that speak of more than this clause (各区均为责任单位，不再列出).
        has_people: it names people (牵头领导) besides units.
        is_labelled: its units stand after labels (责任单位：), not before verbs (…负责).
    """

    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    deadline_text: str = ""
    first_leads: bool = False
    blanket: tuple[str, ...] = ()
    has_people: bool = False
    is_labelled: bool = False

    @property
    def has_units(self) -> bool:
        """Whether any unit is named."""
        return bool(self.lead or self.responsible)

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
        blanket=_joined(first.blanket, second.blanket),
        has_people=first.has_people or second.has_people,
        is_labelled=first.is_labelled or second.is_labelled,
    )


def first_as_lead(clause: Clause) -> Clause:
    """Apply the note 列第一位的为牵头单位 to a clause that names no lead."""
    if clause.lead or not clause.responsible:
        return clause
    return replace(clause, lead=clause.responsible[:1], responsible=clause.responsible[1:])


def is_clause(text: str, *, in_brackets: bool = False) -> bool:
    """Return whether the words (of a bracket or a sentence) are a clause and nothing else.

    In brackets one piece in three may be something else: a person, a body with an odd name.
    """
    words = even(_without_outer_brackets(text.strip()))
    if FIRST_LEADS.match(words):
        return False
    if LABEL.match(words):
        return True
    if LABEL.search(words) and _has_label_after_mark(words):
        return True
    return _only_units_and_verbs(words, may_differ=3 if in_brackets else 0)


def _has_label_after_mark(words: str) -> bool:
    return any(
        words[label.start() - 1] in ",;。 " for label in LABEL.finditer(words) if label.start()
    )


def _only_units_and_verbs(words: str, *, may_differ: int) -> bool:
    """Return whether each piece is a unit, a duty or a time, and someone has a duty.

    One piece in ``may_differ`` may be something else; 0 allows none.
    """
    has_duty, strange = False, 0
    words = _LEAD_INSIDE.sub("牵头,", words)
    pieces = [words[start:end] for start, end in piece_spans(words)]
    for piece in pieces:
        bare, verb = _verb_of(piece)
        has_duty = has_duty or verb is not None or bool(_NOTED_PART.search(piece))
        known = any(pattern.search(piece) for pattern in (_OPENS_WITH_TIME, ASIDE))
        known = known or _is_units(bare) or _PERSON.search(bare) is not None
        # 发改、财政、税务等部门负责: short names without an ending
        strange += bool(bare) and not known and (may_differ == 0 or len(bare) > _SHORT_NAME)
    return has_duty and strange * may_differ <= len(pieces) and (may_differ > 0 or not strange)


def _is_units(piece: str) -> bool:
    names = split_units(_OPENERS.sub("", piece))
    return bool(names) and all(
        len(name) <= 40 and (is_complete_name(name) or is_area_name(name)) for name in names
    )


def _without_outer_brackets(text: str) -> str:
    evened = even(text)
    while evened.startswith("("):
        closes = evened.rstrip("。;, ").endswith(")")
        text = text[1 : len(evened.rstrip("。;, ")) - 1] if closes else text[1:]
        text = text.strip()
        evened = even(text)
    return text


def _parts(words: str) -> Iterator[tuple[Part | None, str]]:
    """Yield each label's part with the words after it; words before the first label have none."""
    evened = even(words)
    labels = [label for label in LABEL.finditer(evened) if _stands_free(evened, label.start())]
    start, part = 0, None
    for label in labels:
        yield part, words[start : label.start()]
        start, part = label.end(), part_of(label)
    yield part, words[start:]


def _stands_free(evened: str, position: int) -> bool:
    """Return whether a label begins here, not inside a bracket or a longer word."""
    before = evened[:position]
    return before.count("(") <= before.count(")") and (not before or before[-1] in ",;。、: )!")


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
    """Read a list of units; a verb gives its part to the names since the verb before it."""
    roles: dict[Part, list[str]] = {Part.LEAD: [], Part.RESPONSIBLE: [], Part.SUPPORTING: []}
    notes: list[str] = []
    times: list[tuple[int, int]] = []
    waiting: list[str] = []
    value = _LEAD_INSIDE.sub("牵头，", value)
    for start, end in piece_spans(value):
        piece = value[start:end]
        if _OPENS_WITH_TIME.match(even(piece)) and not is_complete_name(piece):
            times.append((start, end))
            continue
        if ASIDE.search(even(piece)):
            notes.append(piece)
            continue
        bare, verb = _verb_of(piece)
        if verb is not None and _PERSON.search(bare):
            continue
        noted = _NOTED_PART.search(even(piece))
        if noted:
            roles[_part_of_verb(noted["verb"])] += split_units(bare)
            continue
        waiting += split_units(_OPENERS.sub("", bare))
        if verb is not None:
            roles[_kept_part(default, verb)] += waiting
            waiting = []
    roles[default or Part.RESPONSIBLE] += waiting
    return _clause_of(roles, value, times, notes)


def _clause_of(
    roles: dict[Part, list[str]], value: str, times: list[tuple[int, int]], notes: list[str]
) -> Clause:
    supporting = tuple(dict.fromkeys(roles[Part.SUPPORTING]))
    return Clause(
        lead=tuple(dict.fromkeys(roles[Part.LEAD])),
        responsible=_joined(tuple(roles[Part.RESPONSIBLE]), supporting),
        supporting=supporting,
        deadline_text=value[times[0][0] : times[-1][1]] if times else "",
        first_leads=FIRST_LEADS.search(even(value)) is not None,
        blanket=tuple(notes),
    )


def _kept_part(default: Part | None, verb: Part) -> Part:
    """牵头单位：A负责 stays lead: 负责 says nothing more than the label did."""
    return default if default is not None and verb is Part.RESPONSIBLE else verb


def _verb_of(piece: str) -> tuple[str, Part | None]:
    """Return the piece without the verb at its end, and the part the verb gives."""
    evened = even(piece)
    blanket = BLANKET.search(evened)
    if blanket:
        return piece[: blanket.start()], _part_of_verb(blanket["part"])
    verb_first = _VERB_FIRST.match(evened)
    if verb_first:
        return piece[verb_first.end() :], _part_of_verb(verb_first["verb"])
    front = _BLANKET_FRONT.match(evened)
    if front:
        piece, evened = piece[front.end() :], evened[front.end() :]
    if FIRST_LEADS.search(evened) and "(" not in evened:
        return "", None
    for pattern, part in ((SUPPORTS, Part.SUPPORTING), (LEADS, Part.LEAD)):
        found = pattern.search(evened)
        if found:
            return piece[: found.start()], part
    bare = strip_duty(piece)
    return (bare, Part.RESPONSIBLE) if len(bare) < len(piece.strip()) else (piece, None)


def _part_of_verb(verb: str) -> Part:
    if verb in {"牵头", "主办", "主责"}:
        return Part.LEAD
    return Part.SUPPORTING if verb in {"配合", "协办", "参与"} else Part.RESPONSIBLE


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def has_time(text: str) -> bool:
    """Return whether a bracket such as (2024年底前完成) names a time and nothing else."""
    words = even(_without_outer_brackets(text.strip()))
    return bool(_OPENS_WITH_TIME.match(words)) and names_a_time(words) and len(words) < 40


def is_bare_list(text: str) -> bool:
    """Return whether a bracket such as (市发改委、市财政局) names whole units and nothing else."""
    words = even(_without_outer_brackets(text.strip()))
    pieces = [words[start:end] for start, end in piece_spans(words)]
    whole = all(_is_units(piece) and len(piece) > 2 for piece in pieces)
    is_unit = len(pieces) > 1 or re.match(r"各|[省市区县州]", words) is not None
    return bool(pieces) and whole and is_unit
