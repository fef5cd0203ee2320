"""What a row of section headings says of the tasks below: their lead unit or their deadline.

一、市委组织部（2项）, 二、市发展改革委（3项）: the list is sorted by lead unit.
一、2022年6月底前完成的任务, 二、长期坚持的任务: it is sorted by deadline.
One such heading alone proves nothing: every heading of the row must read so.
市卫生局 alone on its line over numbered items: they are that unit's.
"""

import re
from collections.abc import Iterable, Sequence

from models.text.clause_places import ClausePlace
from models.text.clauses import Clause
from models.text.deadlines import read_deadline
from models.text.normalise import even
from models.text.unit_list import split_units
from models.text.unit_names import is_complete_name
from reports.incoming.plans.headline import title_of
from reports.incoming.plans.outline import Node
from reports.incoming.plans.unnumbered import OwnClause

_COUNT = re.compile(r" ?\(?[共计]*\d+ ?[项条个件]\)?$")
_TASKS = r"的?(?:重点|主要|工作|改革|目标)*(?:任务|事项|项目|工作|举措|措施)$"
_LEADS = re.compile(
    r"^由|(?:共同|联合|分别|总|主要)*(?:牵头|主办|承办|负责)(?:负责|推进|落实|办理|实施|组织)*(?:"
    + _TASKS
    + r")?$"
)
_WORK = re.compile(_TASKS)
_ENDS_AS_TIME = re.compile(
    r"(?:(?:前|底|内|末|初|旬|季度|半年|\d月份?)(?:要|应|需|须)?(?:全部|基本)?"
    r"(?:完成|落实|见效|办结|推进|实施|达到|抓好)?|坚持|推进|开展|长期|持续|常态化)$"
)
_TIME_WORDS = re.compile(
    r"^(?:长期|持续|常态化?|全年|年内|年底|每[年月季半]|于|在|需|力争|20\d\d|\d{1,2}月|"
    r"第?[一二三四1-4]季度|上半年|下半年|今年|本年|近期|中期|远期)"
)
# What bodies end in that stand alone on a line; 机构, 园区 and 单位 may end other headings
_BODY = re.compile(
    r"[^、,和与及]*(?:局|委|委员会|办|办公室|厅|院|政府|公司|支行|分行|妇联|残联|工商联|总工会|支队|海关)"
    r"(?:\([^()]+\))?"
)
_LONGEST_NAME = 20
_LONGEST = 24  # letters of a heading that is a time


def section_facts(root: Node, *, has_clauses: bool) -> dict[Node, list[OwnClause]]:
    """Return for each section heading the clause it stands for; most documents have none."""
    facts: dict[Node, list[OwnClause]] = {}
    for parent in root.walk():
        row = [child for child in parent.children if _is_section(child)]
        for read in (_unit_clause, _time_clause):
            clauses = [read(node.heading) for node in row]
            if len(row) > 1 and all(clauses):
                facts |= _by_heading(row, clauses)
    return facts | _unit_headings(root, fewest=2 if has_clauses else 1)


def _unit_headings(root: Node, *, fewest: int) -> dict[Node, list[OwnClause]]:
    """Read names of bodies alone on a line over numbered items: 市卫生局, or over 一类目标：."""
    row = [node for node in root.walk() if _is_unit_heading(node)]
    if len({node.heading for node in row}) < fewest:
        return {}
    facts = _by_heading(row, [Clause(responsible=split_units(node.heading)) for node in row])
    classes = {child: facts[n] for n in row for child in n.children if child.mark is None}
    return facts | classes


def _is_unit_heading(node: Node) -> bool:
    """Return whether a node is the name of a body with at least two items under it."""
    items = [item for below in (node, *node.children) for item in below.children if item.mark]
    is_alone = node.mark is None and not node.is_part and len(node.own) == 1 and len(items) > 1
    name = even(node.heading)
    is_body = 3 < len(name) <= _LONGEST_NAME and _BODY.fullmatch(name) is not None
    return is_alone and is_body and is_complete_name(name)


def _by_heading(
    row: Sequence[Node], clauses: Iterable[Clause | None]
) -> dict[Node, list[OwnClause]]:
    return {
        node: [OwnClause(node.own[0], ClausePlace(0, len(node.own[0].text), clause))]
        for node, clause in zip(row, clauses, strict=True)
        if clause is not None
    }


def _is_section(node: Node) -> bool:
    return not node.is_part and bool(node.children or len(node.own) > 1)


def _unit_clause(heading: str) -> Clause | None:
    """Read 市发展改革委（3项） or 由市财政局牵头的任务."""
    words = _LEADS.sub("", _LEADS.sub("", _bare(heading)))
    words = _WORK.sub("", words)
    names = split_units(words)
    are_units = len(words) > 2 and all(is_complete_name(name) for name in names)
    return Clause(lead=names) if names and are_units else None


def _time_clause(heading: str) -> Clause | None:
    """Read 2022年6月底前完成的任务（4项） or 长期坚持的任务."""
    words = _WORK.sub("", _bare(heading))
    is_time = len(words) <= _LONGEST and _TIME_WORDS.match(words) and _ENDS_AS_TIME.search(words)
    deadline = read_deadline(words, year=None)
    means = deadline.day or deadline.ongoing or deadline.recurrence or re.search(r"\d", words)
    return Clause(deadline_text=words) if is_time and means else None


def _bare(heading: str) -> str:
    return _COUNT.sub("", even(title_of(heading))).strip()
