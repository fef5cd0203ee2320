"""What the columns of a draft's table hold, by the same words and habits the import knows."""

from collections.abc import Mapping, Sequence

from models.papers import PaperTable
from models.text.normalise import squeeze
from models.vocabulary import Role
from reports.incoming.tables.content_columns import item_headings, task_headings
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import ITEM_VOCABULARY, TASK_VOCABULARY, Vocabulary

ROLES: Mapping[Column, Role] = {
    Column.CREATING: Role.CREATING,
    Column.GUIDING: Role.GUIDING,
    Column.LEAD: Role.LEAD,
    Column.UNITS: Role.LEAD,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
    Column.SUPPORTING: Role.SUPPORTING,
}
_OF_ITEMS = frozenset({Column.PEERS, Column.GUIDING, Column.PROVINCIAL})
_UNIT = "单位"  # the column of a table that counts by unit
_NUMBER_WORDS = ("数", "量", "率", "比例", "合计")


def columns_of(table: PaperTable) -> Mapping[int, Column]:
    """Return what is known of the columns, by place; a lost heading row is made up for."""
    headings = [squeeze(words) for words in table.headings]
    if not any(headings):
        return _columns_by_content(table)
    of_items = _named(headings, ITEM_VOCABULARY)
    if _OF_ITEMS & set(of_items.values()) or any("创建" in words for words in headings):
        return of_items
    return _named(headings, TASK_VOCABULARY)


def _named(headings: Sequence[str], vocabulary: Vocabulary) -> dict[int, Column]:
    found: dict[int, Column] = {}
    for place, words in enumerate(headings):
        column = Column.RESPONSIBLE if words == _UNIT else vocabulary.column_of(words)
        if column is not None and not words.endswith(_NUMBER_WORDS):
            found[place] = column
    return found


def _columns_by_content(table: PaperTable) -> dict[int, Column]:
    rows = [[run.text for run in row] for group in table.groups for row in group.rows]
    headings = item_headings(rows) or task_headings(rows)
    if headings is None:
        return {}
    return {place: column for column, places in headings.columns.items() for place in places}
