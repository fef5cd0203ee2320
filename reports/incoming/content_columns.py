"""The columns of a table whose heading row was lost, told by what stands in them."""

import re
from collections.abc import Sequence

from models.text.deadlines import names_a_time
from models.text.unit_list import split_pieces, split_units
from models.text.unit_names import is_area_name, is_complete_name
from reports.incoming.heading_words import Column
from reports.incoming.headings import Headings, Rows
from reports.incoming.table_rows import is_nothing

_SERIAL = re.compile(r"\d{1,3}[.、]?$")
_TEXTS = (Column.CATEGORY, Column.TITLE, Column.CONTENT)
_WHO = (Column.CREATING, Column.GUIDING, Column.PROVINCIAL)
_ROLES = (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING)
_FEWEST_ROWS = 2
_LONG = 8  # letters a task has at least, on average


def item_headings(rows: Rows) -> Headings | None:
    """Return the headings a list of reform items must have had, None when it is none.

    Needed are a column of rising serials and, to the right of it, one of areas listed with 、. The
    order is that of the annex: area, serial, category, item, content, areas of the same batch,
    creating, guiding and provincial units, remark.
    """
    if len(rows) < 1:
        return None
    places = range(len(rows[0]))
    columns = [[row[place].strip() for row in rows] for place in places]
    serial = next((place for place in places if _are_serials(columns[place])), None)
    peers = next((place for place in places if _are_peers(columns[place])), None)
    if serial is None or peers is None or peers <= serial + 1:
        return None
    found: dict[Column, tuple[int, ...]] = {Column.SERIAL: (serial,), Column.PEERS: (peers,)}
    if serial > 0:
        found[Column.AREA] = (serial - 1,)
    between = range(serial + 1, peers)
    kinds = _TEXTS[-2:] if len(between) == 1 else _TEXTS
    found |= {kind: (place,) for kind, place in zip(kinds, between, strict=False)}
    units = [place for place in places if place > peers and _are_units(columns[place])]
    found |= {kind: (place,) for kind, place in zip(_WHO, units, strict=False)}
    last_unit = units[-1] if units else peers
    if last_unit + 1 < len(places):
        found[Column.REMARK] = (last_unit + 1,)
    return _headings(found, len(places))


def task_headings(rows: Rows) -> Headings | None:
    """Return the headings a table of tasks must have had, None when it is none.

    Needed are rising serials, a column of longer texts after them and one of units after those.
    """
    if len(rows) < _FEWEST_ROWS:
        return None
    places = range(len(rows[0]))
    columns = [[row[place].strip() for row in rows] for place in places]
    serial = next((place for place in places if _are_serials(columns[place])), None)
    if serial is None:
        return None
    after = [place for place in places if place > serial]
    units = [place for place in after if _are_units(columns[place])]
    texts = [p for p in after if units and p < units[0] and _are_long(columns[p])]
    if not texts:
        return None
    found: dict[Column, tuple[int, ...]] = {Column.SERIAL: (serial,), Column.TITLE: (texts[0],)}
    found |= {Column.MEASURE: tuple(texts[1:])} if len(texts) > 1 else {}
    found |= {Column.SECTION: (serial - 1,)} if serial else {}
    roles = (Column.RESPONSIBLE,) if len(units) == 1 else _ROLES
    found |= {role: (place,) for role, place in zip(roles, units, strict=False)}
    times = [place for place in after if _are_times(columns[place])]
    found |= {Column.DEADLINE: (times[0],)} if times else {}
    return _headings(found, len(places))


def _headings(columns: dict[Column, tuple[int, ...]], width: int) -> Headings:
    return Headings(columns, ("",) * width, first=0, last=-1, first_leads=False)


def _are_serials(cells: Sequence[str]) -> bool:
    numbers = [int(cell.strip(".、")) for cell in cells if _SERIAL.match(cell)]
    return len(numbers) * 10 >= len(cells) * 7 and numbers == sorted(set(numbers))


def _are_long(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(map(len, filled)) >= _LONG * len(filled)


def _are_times(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if not is_nothing(cell)]
    timely = [cell for cell in filled if len(cell) <= 30 and names_a_time(cell)]
    return bool(filled) and len(timely) * 10 >= len(filled) * 7


def _are_peers(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if not is_nothing(cell)]
    listing = [cell for cell in filled if _lists_areas(cell)]
    return bool(filled) and len(listing) * 10 >= len(filled) * 7


def _lists_areas(cell: str) -> bool:
    pieces = split_pieces(cell)
    return len(pieces) >= 2 and sum(map(is_area_name, pieces)) * 10 >= len(pieces) * 7


def _are_units(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    units = [cell for cell in filled if is_nothing(cell) or _names_units(cell)]
    return bool(filled) and len(units) * 10 >= len(filled) * 7


def _names_units(cell: str) -> bool:
    names = split_units(cell)
    return bool(names) and all(map(is_complete_name, names))
