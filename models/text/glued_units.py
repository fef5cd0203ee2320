"""Names of units with nothing between them: 市发展改革委各县（市、区）政府 where two cells met.

One name ends and the next begins with its level; a body inside another (公安局交警支队) does not.
"""

import re
from itertools import pairwise

from models.text.normalise import depths, even
from models.text.unit_names import is_complete_name, opens_like_a_body

_OPENS = re.compile(r"[市区县省州盟旗各有相其驻]")
_ENDS = re.compile(
    r"(?:[局委办厅院]|政府|办公室|委员会|集团|公司|海关|中心|支行|妇联|残联)(?:\([^()]+\))?$"
)
_BRANCH = re.compile(r"(?:分局|分公司|大队|支队|所|站|队)$")  # 市公安局市中分局
_GROUP = re.compile(r"各|.?[直属]|有关|相关|其[他它]|驻")
_SHORTEST = 3  # letters of the second name
_LONGEST = 200
# 市委市政府 is spoken of as one; 国家统计局市调查队 is one body
_ONE_BODY = re.compile(r"([省市区县州盟旗])委\1(?:人民)?政府|国家.{2,6}局[市区县省州盟旗].*")


def split_glued(text: str, *, met_in_cells: bool = False) -> tuple[str, ...]:
    """Return the names a piece without list marks is made of, mostly one.

    Only where cells are known to have met does a group word begin a name too: 市政府各部门 is one.
    """
    evened = even(text)
    if len(text) > _LONGEST or _ONE_BODY.fullmatch(evened):
        return (text,)
    level = depths(evened)
    starts = [0]
    for found in _OPENS.finditer(evened, 2):
        place = found.start()
        left, right = evened[starts[-1] : place].rstrip(), evened[place:]
        is_end = level[place] == 0 and _may_part(left, right)
        if is_end and (met_in_cells or (left[0] == right[0] and not _GROUP.match(right))):
            starts.append(place)
    return tuple(text[start:end].strip() for start, end in pairwise([*starts, len(text)]))


def _may_part(left: str, right: str) -> bool:
    """Return whether a name may end here and another begin: 局|市, 委|各."""
    is_end = len(left) > 2 and opens_like_a_body(left) and _ENDS.search(left) is not None
    is_name = opens_like_a_body(right) and is_complete_name(right)
    is_branch = _BRANCH.search(right) is not None
    return is_end and is_name and not is_branch and len(right) >= _SHORTEST
