"""What a paper is about, from words: the whole city, a unit or area, a section of the plans."""

from models.errors import UserError
from models.papers import Scope
from models.queries.moment import one_moment
from models.queries.tasks import list_tasks
from models.queries.units import Readable, list_units, match_names

WHOLE = Scope()
_MOST_NAMED = 5


class UnknownScopeError(UserError):
    """Raised when words name no unit and no section; the sentence names what comes near."""


def find_scope(workspace: Readable, words: str) -> Scope:
    """Return the scope that words name: 全市, a unit by any of its names, or a section (板块).

    Raises:
        UnknownScopeError: they name nothing of the ledger.
    """
    words = words.strip()
    if words in ("", WHOLE.words):
        return WHOLE
    with one_moment(workspace) as moment:
        (match,) = match_names(moment, [words])
        if match.unit_id is not None:
            names = {unit.id: unit.name for unit in list_units(moment)}
            return Scope(names[match.unit_id], match.unit_id)
        tasks = list_tasks(moment)
    in_section = frozenset(task.id for task in tasks if task.section == words)
    if in_section:
        return Scope(words, records=in_section)
    sections = [section for section in dict.fromkeys(task.section for task in tasks) if section]
    near = [unit.name for unit in match.near] or sections
    known = f"相近的有：{'、'.join(near[:_MOST_NAMED])}。" if near else ""
    raise UnknownScopeError(f"“{words}”不是登记的单位，也不是板块，没有生成。{known}请改正范围。")
