"""Units of a merged cell, which stand in its first row only once the cells were copied as text."""

from collections.abc import Sequence

from models.reading import ReadWarning
from reports.incoming.tables.task_rows import Entry

_FEWEST_ROWS = 3


def fill_merged_units(entries: Sequence[Entry]) -> list[ReadWarning]:
    """Give rows without any unit those of the row above, where most rows have none; tell it.

    Where most rows name units of their own, a row without them has none.
    """
    blank = [entry for entry in entries if not _has_units(entry)]
    is_merged = entries and _has_units(entries[0]) and len(blank) * 2 > len(entries)
    if not is_merged or len(entries) < _FEWEST_ROWS:
        return []
    above = entries[0]
    for entry in entries:
        if _has_units(entry):
            above = entry
        else:
            entry.who = dict(above.who)
    said = f"此处起有{len(blank)}行没有写明单位，按合并单元格取上一行的单位，请核对"
    return [ReadWarning(blank[0].line, said)]


def _has_units(entry: Entry) -> bool:
    return any(entry.who.values()) or entry.clause.has_units
