"""Items and paragraphs that open with who does them: 1.市税务局：延时服务, 2.（区财政局）设立基金.

市发改委负责统筹项目 opens so too. One alone proves nothing (优化流程：…): all items of a row must
open so, and of unnumbered paragraphs two that follow each other.
"""

import re
from collections.abc import Iterator, Sequence

from models.text.brackets import outermost
from models.text.clause_places import ClausePlace
from models.text.clauses import Clause
from models.text.normalise import even
from models.text.role_words import Part, part_of_verb
from models.text.unit_list import split_units
from models.text.unit_names import is_complete_name
from reports.incoming.plans.outline import Node
from reports.incoming.plans.passages import Passage
from reports.incoming.plans.unnumbered import OwnClause, is_only_clause, opens_with_clause

# What bodies end in that stand before a colon; 企业, 机构, 园区 may end the name of a measure
_BODY_END = re.compile(
    r"(?:局|委|办|厅|院|部|署|处|中心|公司|行|海关|政府|委员会|办公室|队|集团|会|妇联|工商联|街道|镇|乡)$"
)
# 市发改委负责统筹项目, 由市住建局牵头监管质量: what is done follows the verb
_TOLD = re.compile(r"由?(?P<who>[^,;。:]{2,60}?)(?P<verb>牵头|负责)(?:负责|组织)?(?=[^,;。:]{4})")
_LONGEST = 60


def leading_units(root: Node) -> dict[Node, list[OwnClause]]:
    """Return for each node whose items or paragraphs open with their units these clauses."""
    found: dict[Node, list[OwnClause]] = {}
    for parent in root.walk():
        row = [child for child in parent.children if child.mark is not None]
        openings = {node: _opening(node.own[0]) for node in row}
        if len(row) > 1 and all(openings[n] or opens_with_clause(n.own[0]) for n in row):
            found |= {node: [opening] for node, opening in openings.items() if opening}
    for node in root.walk():
        unnumbered = list(_run_of_paragraphs(node))
        if unnumbered:
            found[node] = found.get(node, []) + unnumbered
    return found


def _run_of_paragraphs(node: Node) -> Iterator[OwnClause]:
    """Yield the units that unnumbered paragraphs open with where the next one opens so too."""
    below = node.own if node.is_part else node.own[1:]
    texts = [passage for passage in below if not is_only_clause(passage)]
    openings = [_opening(passage) for passage in texts]
    opens = [
        opening is not None or opens_with_clause(passage)
        for passage, opening in zip(texts, openings, strict=True)
    ]
    for place, opening in enumerate(openings):
        neighbours = opens[max(0, place - 1) : place] + opens[place + 1 : place + 2]
        if opening is not None and any(neighbours):
            yield opening


def _opening(passage: Passage) -> OwnClause | None:
    """Return the units a text opens with: in brackets, before a colon or before 负责."""
    text = passage.text
    brackets = outermost(text[:_LONGEST])
    told = _TOLD.match(even(text))
    part = Part.RESPONSIBLE
    if brackets and brackets[0][0] == 0:
        inside, end = text[1 : brackets[0][1]], brackets[0][1] + 1
    elif told:
        inside, end, part = text[: told.end("who")], told.end(), part_of_verb(told["verb"])
    else:
        end = even(text).find(":") + 1
        inside = text[: max(end - 1, 0)]
    names = split_units(inside.removeprefix("由")) if len(inside) <= _LONGEST else ()
    if end >= len(text) or not _are_bodies(names):
        return None
    clause = Clause(lead=names) if part is Part.LEAD else Clause(responsible=names)
    return OwnClause(passage, ClausePlace(0, end, clause))


def _are_bodies(names: Sequence[str]) -> bool:
    return bool(names) and all(
        len(name) > 2 and is_complete_name(name) and _BODY_END.search(name) for name in names
    )
