"""Tables whose cells ran into one line of text: the heading words still show, the rows do not.

Nothing is read from such a line; a person is told where it stands.
"""

import re
from collections.abc import Iterator, Sequence

from models.text.normalise import even
from reports.incoming.plans.passages import Passage
from reports.incoming.tables.heading_words import TASK_WORDS, Column


def _words_of(*columns: Column) -> str:
    words = {word for column in columns for word in TASK_WORDS[column].split() if len(word) > 1}
    return "|".join(sorted(words, key=len, reverse=True))


# 序号 重点任务 工作措施 牵头部门, 序号项目名称主要内容: heading words with nothing between them
_HEADINGS = re.compile(
    rf"(?:{_words_of(Column.SERIAL)})(?: ?(?:{_words_of(*TASK_WORDS)})){{2,}}(?P<others>.{{0,40}})"
)
_UNITS = re.compile(_words_of(Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING, Column.UNITS))
_SHORTEST = 60  # letters behind the headings; a shorter rest holds no row


def jumbled_table_at(text: str) -> int | None:
    """Return where a table run into one line begins in a paragraph, None when there is none."""
    headings = _HEADINGS.search(even(text))
    if headings is None or "\t" in text or len(text) - headings.start("others") < _SHORTEST:
        return None
    return headings.start() if _UNITS.search(headings.group()) else None


def without_jumbled_tables(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the paragraphs, each cut where a table run into one line begins."""
    for passage in passages:
        start = jumbled_table_at(passage.text)
        kept = passage if start is None else passage.cut(0, start)
        if kept.text:
            yield kept
