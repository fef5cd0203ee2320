"""Reading a list of units in which verbs say who does what: A、B牵头，C等配合，年底前完成."""

import re
from dataclasses import dataclass, field

from models.text.normalise import depths, even
from models.text.people import without_people
from models.text.role_words import (
    ASIDE,
    FIRST_LEADS,
    LEADS,
    NAMED_PART,
    REST_IS,
    SUPPORTS,
    WATCHES,
    Part,
    part_of_verb,
)
from models.text.unit_cleaning import strip_duty
from models.text.unit_list import piece_spans, split_units
from models.text.unit_names import is_area_name, is_complete_name

# 2022年6月底前完成, 并持续推进, 年底前: a piece that opens with a time
OPENS_WITH_TIME = re.compile(
    r"^(?:并|须|需|要|应|于|在|力争|确保|争取|预计|计划|至|到|截止|长期|分阶段)*"
    r"(?:20\d\d ?[年.]|\d{1,2} ?月|[一二三四五六七八九十]+月|[今明本当]年|年[底末内]|上半年|下半年|"
    r"第?[一二三四]季度|Q[1-4]|每|[按逐][月季周]|持续|长期|常年|常态|全年|立行立改|立即|即时|及时|适时|定期)|"
    r"^按(?:照)?[^,;。、]{0,10}(?:进度|部署|要求|时限|计划|安排|节点)[^,;。、]{0,4}$"
)
# 市发改委会同市财政局, 国家发展改革委商有关部门: who asks the others leads
_LEADS_WITH = re.compile(
    r"(?<=[局委办厅院会部处司府行心])(?:会同(?=[^,;。、])|"
    r"商(?=有关|相关|各|[市省区县]|国家|财政|商务|科技|教育|工业|人力|自然|住房))"
)
# 市发改委牵头会同市财政局: the verb stands before the next name
_LEAD_INSIDE = re.compile(r"牵头[,，、 ]?(?=会同|联合|组织(?=[市省区县各]))")
# 市文旅局配合市委宣传部抓好落实: the verb stands between two names
_SUPPORTS_INSIDE = re.compile(
    r"(?<=[局委办厅院会部处司府行心])(?:积极|协同)?配合(?=[省市区县州国各][^,;。]{1,20}(?:负责|落实|推进|实施|做好|牵头))"
)
_NOTED_PART = re.compile(r"\((?P<verb>牵头|主办|主责|配合|协办|参与)(?:单位|部门)?\)")
# 牵头市行政审批局，配合市司法局: the verb first
_VERB_FIRST = re.compile(r"(?P<verb>牵头|配合)(?=[省市区县州各])")
# 市政府副秘书长张三牵头, 分管副市长: people
_PERSON = re.compile(r"(?:[市区县州省局]长|秘书长|书记|主任|同志|领导)[\u4e00-\u9fff]{0,3}$")
_OPENERS = re.compile(r"^(?:以上|上述|由|请|会同|联合|组织|(?:[此该本这]项|各项?)(?:工作|任务)由)+")
_EACH = (
    r"(?:各项|各条|所有|每项)?(?:政策|重点)?(?:任务|工作|措施|事项|内容|举措|条款)*"
    r"均(?:需|由|要|须|涉及|应)"
)
# 以上任务均需各区落实: said of more than this clause; who follows is responsible
_BLANKET_FRONT = re.compile(rf"^(?:以上|上述|其他)?{_EACH}")
# 以下任务均需各区落实, 具体工作均涉及各区，下同: said of the tasks below, to the end of the clause
_OF_TASKS_BELOW = re.compile(
    rf"(?:^|(?<=[,;。 ]))(?:以下|下列|下述){_EACH}|(?<=[;。])(?:具体|其他)?{_EACH}(?=[^。]*下同)"
)
_NUMBER = re.compile(r"(?:^|(?<=[;,、:。 ]))(?:\(\d{1,2}\)|\d{1,2}[.、](?!\d))|[①-⑳]")
# 市发改委负责项目审批: the verb tells what the unit does
_TOLD = re.compile(
    r"(?P<who>[^,;。、]{2,40}?)(?:主要|具体|牵头)?(?P<verb>牵头|负责|承担|配合|参与)(?!解释).{2,}"
)
# 市发改委：负责审批, 市级：市发改委, 备注：…
_BEFORE_COLON = re.compile(r"(?P<before>[^:]{1,40}):+(?P<after>.*)")
_SHORT_NAME = 4


@dataclass(slots=True)
class UnitRoles:
    """What a list of units says.

    Attributes:
        named: [part, name] in printed order; a name that no verb has taken yet has part None.
        deadline_text: the printed words of the time.
        asides: remarks about the list itself (不再列出).
        since_mark: how many names stand before the last mark stronger than 、.
    """

    named: list[tuple[Part | None, str]] = field(default_factory=list)
    deadline_text: str = ""
    asides: list[str] = field(default_factory=list)
    since_mark: int = 0

    def of(self, *parts: Part) -> tuple[str, ...]:
        """Return the names of some parts, in printed order."""
        return tuple(dict.fromkeys(name for part, name in self.named if part in parts))

    def give(self, part: Part, last: int | None = None) -> None:
        """Give a part to the names that have none yet, to those before ``last`` when given."""
        given = [(named or part, name) for named, name in self.named[:last]]
        self.named[: len(given)] = given


def read_unit_roles(text: str, default: Part | None) -> UnitRoles:
    """Read a list of units; a verb gives its part to the names since the verb before it.

    ``default`` is the part of the label before the list. Names that no verb takes have it, or are
    responsible when there is no label.
    """
    roles = UnitRoles()
    text, below = _without_tasks_below(part_verbs(without_people(_without_numbers(text)), default))
    times: list[tuple[int, int]] = []
    evened = even(text)
    for start, end in piece_spans(text):
        piece = _unlabelled(text[start:end])
        if piece is None:
            break
        if evened[max(0, start - 3) : start].rstrip().endswith((",", ";", "。")):
            roles.since_mark = len(roles.named)
        if OPENS_WITH_TIME.match(even(piece)) and not is_complete_name(piece):
            times.append((start, end))
        elif ASIDE.search(even(piece)):
            roles.asides.append(piece)
        else:
            if _BLANKET_FRONT.match(even(piece)):
                roles.give(default or Part.RESPONSIBLE)
                default = None
            _take(roles, piece, default)
    roles.give(default or Part.RESPONSIBLE)
    roles.asides += [below] if below else []
    roles.deadline_text = text[times[0][0] : times[-1][1]] if times else ""
    return roles


def _without_numbers(text: str) -> str:
    """Return a list whose units are numbered (（1）市城管局负责…；（2）…) without the numbers."""
    kept, position = "", 0
    for number in _NUMBER.finditer(even(text)):
        kept += text[position : number.start()] + "、"
        position = number.end()
    return kept + text[position:]


def _without_tasks_below(text: str) -> tuple[str, str]:
    """Part the words of a clause from what it says, at its end, of the tasks below."""
    evened = even(text)
    level = depths(evened)
    found = (found for found in _OF_TASKS_BELOW.finditer(evened) if level[found.start()] == 0)
    start = next((below.start() for below in found), len(text))
    return text[:start], text[start:].strip(" 。;；,，")


def _unlabelled(piece: str) -> str | None:
    """Return a piece without words and a colon around its name.

    None when the words before the colon are a label that is no business of units (备注).
    """
    told = _BEFORE_COLON.fullmatch(even(piece))
    if told is None:
        return piece
    if names_units(told["after"]):
        return piece[told.start("after") :]
    return piece[: told.end("before")] if names_units(told["before"]) else None


def _take(roles: UnitRoles, piece: str, default: Part | None) -> None:
    """Add the names of one piece; its verb is theirs and that of the names before it."""
    bare, verb = _verb_of(piece, is_told=True)
    names = split_units(_OPENERS.sub("", bare))
    noted = _NOTED_PART.search(even(piece))
    if verb is not None and _PERSON.search(bare):
        return
    part = part_of_verb(noted["verb"]) if noted else None
    roles.named += [(part, name) for name in names]
    if verb in {Part.SUPPORTING, Part.PERSON} and default in {Part.LEAD, Part.RESPONSIBLE}:
        # 责任单位：A；各乡镇配合: the label speaks of A, the verb of those after the mark
        roles.give(default, roles.since_mark)
    if verb is not None and not noted:
        # 牵头单位：A负责 stays lead: 负责 says nothing more than the label did
        roles.give(default or verb if verb is Part.RESPONSIBLE else verb)


def part_verbs(text: str, default: Part | None = None) -> str:
    """Part 牵头 from 会同 that runs on after it, and put it where 会同 alone says as much."""
    text = _SUPPORTS_INSIDE.sub("配合，", _LEAD_INSIDE.sub("牵头，", text))
    return text if default in {Part.LEAD, Part.SUPPORTING} else _LEADS_WITH.sub("牵头，", text)


def says_who(text: str, *, may_differ: int, is_told: bool | None = None) -> bool:
    """Return whether each piece is a unit, a duty or a time, and someone has a duty.

    One piece in ``may_differ`` may be something else; 0 allows none. ``is_told``: words may follow
    a verb (市发改委负责审批); where pieces may differ they may, unless it says otherwise.
    """
    is_told = may_differ > 0 if is_told is None else is_told
    has_duty, strange = False, 0
    words, _ = _without_tasks_below(even(part_verbs(text)))
    pieces = [words[start:end] for start, end in piece_spans(words)]
    for piece in pieces:
        bare, verb = _verb_of(piece, is_told=is_told)
        has_duty = has_duty or verb is not None or bool(_NOTED_PART.search(piece))
        known = any(pattern.search(piece) for pattern in (OPENS_WITH_TIME, ASIDE))
        known = known or names_units(bare) or _PERSON.search(bare) is not None
        # 发改、财政、税务等部门负责: short names without an ending
        strange += bool(bare) and not known and (may_differ == 0 or len(bare) > _SHORT_NAME)
    return has_duty and strange * may_differ <= len(pieces) and (may_differ > 0 or not strange)


def is_note(piece: str) -> bool:
    """Return whether a piece tells how the list is to be read (列第一位者为牵头部门, 下同)."""
    words = even(piece)
    return any(note.match(words) for note in (FIRST_LEADS, REST_IS)) or bool(ASIDE.search(words))


def names_units(piece: str) -> bool:
    """Return whether a piece holds whole names of units and nothing else."""
    names = split_units(_OPENERS.sub("", piece))
    return bool(names) and all(
        len(name) <= 40 and (is_complete_name(name) or is_area_name(name)) for name in names
    )


def _verb_of(piece: str, *, is_told: bool) -> tuple[str, Part | None]:
    """Return the piece without its verb, and the part the verb gives.

    ``is_told``: words may follow the verb (市发改委负责项目审批).
    """
    evened = even(piece)
    if FIRST_LEADS.search(evened) and "(" not in evened:
        return "", None
    if REST_IS.match(evened):
        return "", None
    if found := NAMED_PART.search(evened):
        return piece[: found.start()], part_of_verb(found["part"])
    if found := _VERB_FIRST.match(evened):
        return piece[found.end() :], part_of_verb(found["verb"])
    if found := _BLANKET_FRONT.match(evened):
        piece, evened = piece[found.end() :], evened[found.end() :]
    bare, verb = _verb_at_end(piece)
    # 城管局负责城区街道 ends like a name too
    may_be_told = is_told and (not names_units(bare) or re.search(r"负责[^()]+$", evened))
    told = _TOLD.fullmatch(evened) if may_be_told else None
    if told and names_units(told["who"]):
        return piece[: told.end("who")], part_of_verb(told["verb"])
    return bare, verb


def _verb_at_end(piece: str) -> tuple[str, Part | None]:
    evened = even(piece)
    for pattern, part in ((SUPPORTS, Part.SUPPORTING), (LEADS, Part.LEAD)):
        if found := pattern.search(evened):
            return piece[: found.start()], part
    watches = WATCHES.search(evened)
    if watches and names_units(piece[: watches.start()]):  # 质量技术监督 is a body's own name
        return piece[: watches.start()], Part.PERSON
    bare = strip_duty(piece)
    return (bare, Part.RESPONSIBLE) if len(bare) < len(piece.strip()) else (piece, None)
