"""Items that open with who does them, as in 1.市税务局：延时服务 or 2.（区财政局）设立基金.

One such item proves nothing (优化流程：…); all items of a row must open so.
"""

import re
from collections.abc import Sequence

from models.text.brackets import outermost
from models.text.clause_places import ClausePlace
from models.text.clauses import Clause
from models.text.normalise import even
from models.text.unit_list import split_units
from models.text.unit_names import is_complete_name
from reports.incoming.plans.outline import Node
from reports.incoming.plans.unnumbered import OwnClause

# What bodies end in that stand before a colon; 企业, 机构, 园区 may end the name of a measure
_BODY_END = re.compile(
    r"(?:局|委|办|厅|院|部|署|处|中心|公司|行|海关|政府|委员会|办公室|队|集团|会|妇联|工商联|街道|镇|乡)$"
)
_LONGEST = 60


def leading_units(root: Node) -> dict[Node, OwnClause]:
    """Return for each item that opens with its units the clause they are."""
    found: dict[Node, OwnClause] = {}
    for parent in root.walk():
        row = [child for child in parent.children if child.mark is not None]
        opened = [(node, place) for node in row if (place := _opening(node))]
        if len(row) > 1 and len(opened) == len(row):
            found |= {node: OwnClause(node.own[0], place) for node, place in opened}
    return found


def _opening(node: Node) -> ClausePlace | None:
    """Return the units an item opens with, in brackets or before a colon."""
    text = node.own[0].text
    brackets = outermost(text[:_LONGEST])
    if brackets and brackets[0][0] == 0:
        inside, end = text[1 : brackets[0][1]], brackets[0][1] + 1
    else:
        end = even(text).find(":") + 1
        inside = text[: max(end - 1, 0)]
    names = split_units(inside) if len(inside) <= _LONGEST else ()
    if end >= len(text) or not _are_bodies(names):
        return None
    return ClausePlace(0, end, Clause(responsible=names))


def _are_bodies(names: Sequence[str]) -> bool:
    return bool(names) and all(
        len(name) > 2 and is_complete_name(name) and _BODY_END.search(name) for name in names
    )
