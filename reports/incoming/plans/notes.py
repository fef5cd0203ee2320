"""Notes that hold for every task of a document: who leads, what time counts, who also takes part.

They stand before the first task, in a paragraph 说明：, or below the last task.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.reading import ReadWarning
from models.text.clauses import Clause, first_as_lead
from models.text.normalise import even
from models.text.role_words import FIRST_LEADS, Part, part_of_rest
from reports.incoming.plans.passages import Passage

_NOTE = re.compile(r"(?:\(|\*|※)?(?:附?注|备 ?注|说 ?明|填表说明|有关说明) ?\d? ?[:.、]")
# 未注明时限的，均于2024年12月底前完成; 以上任务均于2024年底前完成
_TIME = r"(?P<time>[^。;,]{2,20}?(?:前|底|内)(?:全部|基本)?(?:完成)?)(?=[。;,)]|$)"
_DEFAULT_TIME = (
    re.compile(
        r"(?:未|没有|无)(?:注明|标明|明确|列明|写明|特别注明|具体)?[^。;,]{0,8}(?:时限|时间|期限)[^。;,]{0,4}"
        rf",?[^。;,]{{0,8}}?(?:均|统一|一律|原则上|完成时[限间])+(?:为|应|要|须|需|按|于|在)*{_TIME}"
    ),
    re.compile(
        r"(?:以上|上述|以下|各项|所有)(?:[^。;,均]{0,8})(?:任务|事项|措施|工作)[^。;,均]{0,6}"
        rf"(?:均|统一|一律)(?:应|要|须|需)?(?:为|于|在)?{_TIME}"
    ),
)
# 无牵头单位的，责任单位即为牵头单位; 各区均为各项任务的责任单位，不再逐项列出
_FOR_ALL = re.compile(
    r"(?:无|未[^。;,]{0,4}|没有[^。;,]{0,4})牵头(?:责任)?(?:单位|部门)|"
    r"(?:均|都|同)(?:为|是|作为)[^。;,]{0,10}(?:责任|配合|落实|参与|协办)(?:单位|部门|主体)|"
    r"不再(?:一一|逐[项一条]|重复|另行|单独)*(?:列|标|注)"
)
_SENTENCE = re.compile(r"[^。;!?]+")


@dataclass(frozen=True, slots=True)
class DocumentNotes:
    """What a document says once for all its tasks.

    Attributes:
        first_leads: the first unit listed leads (列第一位的为牵头单位).
        rest_supports: the units after it support (其他为配合单位).
        deadline_text: the time of tasks that name none, "" when there is no such note.
        warnings: notes a person must apply.
    """

    first_leads: bool = False
    rest_supports: bool = False
    deadline_text: str = ""
    warnings: tuple[ReadWarning, ...] = ()


def read_notes(passages: Sequence[Passage], first: int, last: int) -> DocumentNotes:
    """Read the notes of a document whose tasks stand on the lines ``first`` to ``last``."""
    notes = [p for p in passages if _is_note(p, first, last)]
    said = [even(p.text) for p in notes]
    times = [time for text in said for pattern in _DEFAULT_TIME for time in pattern.finditer(text)]
    return DocumentNotes(
        first_leads=any(FIRST_LEADS.search(text) for text in said),
        rest_supports=any(part_of_rest(text) is Part.SUPPORTING for text in said),
        deadline_text=times[0]["time"] if times else "",
        warnings=tuple(_for_all(notes)),
    )


def with_clause_note(notes: DocumentNotes, clause: Clause, printed: str) -> DocumentNotes:
    """Return the notes from a task on whose clause or label says 列第一位的为牵头单位，下同."""
    if not (clause.first_leads or FIRST_LEADS.search(even(printed))):
        return notes
    supports = notes.rest_supports or part_of_rest(even(printed)) is Part.SUPPORTING
    return replace(notes, first_leads=True, rest_supports=supports)


def apply_notes(clause: Clause, notes: DocumentNotes) -> Clause:
    """Return what a clause means under the notes on lead and supporting units."""
    if not notes.first_leads or clause.lead:
        return clause
    led = first_as_lead(clause)
    if not notes.rest_supports or led.supporting:
        return led
    return replace(led, supporting=led.responsible)


def _is_note(passage: Passage, first: int, last: int) -> bool:
    is_outside = passage.last_line < first or passage.line > last
    return is_outside or _NOTE.match(even(passage.text)) is not None


def _for_all(notes: Sequence[Passage]) -> Iterator[ReadWarning]:
    for passage in notes:
        for sentence in _SENTENCE.finditer(even(passage.text)):
            words = passage.text[sentence.start() : sentence.end()].strip()
            is_understood = FIRST_LEADS.search(sentence.group()) is not None
            if _FOR_ALL.search(sentence.group()) and not is_understood:
                line = passage.lines[sentence.start()]
                yield ReadWarning(line, f"文中说明“{words}”涉及各项任务，请核对各项单位")
