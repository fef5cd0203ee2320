"""The columns of a table whose heading row was lost, told by what stands in them."""

from reports.incoming.tables.cell_kinds import (
    are_long,
    are_names,
    are_peers,
    are_serials,
    are_times,
    are_units,
)
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import Headings, Rows

_TEXTS = (Column.CATEGORY, Column.TITLE, Column.CONTENT)
_WHO = (Column.CREATING, Column.GUIDING, Column.PROVINCIAL)
_ROLES = (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING)
_FEWEST_ROWS = 2


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
    serial = next((place for place in places if are_serials(columns[place])), None)
    peers = next((place for place in places if are_peers(columns[place])), None)
    if serial is None or peers is None or peers <= serial + 1:
        return None
    found: dict[Column, tuple[int, ...]] = {Column.SERIAL: (serial,), Column.PEERS: (peers,)}
    if serial > 0:
        found[Column.AREA] = (serial - 1,)
    between = range(serial + 1, peers)
    kinds = _TEXTS[-2:] if len(between) == 1 else _TEXTS
    found |= {kind: (place,) for kind, place in zip(kinds, between, strict=False)}
    units = [place for place in places if place > peers and are_units(columns[place])]
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
    serial = next((place for place in places if are_serials(columns[place])), None)
    if serial is None:
        return None
    after = [place for place in places if place > serial]
    units = [place for place in after if are_units(columns[place])]
    before = [p for p in after if units and p < units[0]]
    texts = [p for p in before if are_long(columns[p]) or are_names(columns[p])]
    if not texts:
        return None
    found: dict[Column, tuple[int, ...]] = {Column.SERIAL: (serial,), Column.TITLE: (texts[0],)}
    found |= {Column.MEASURE: tuple(texts[1:])} if len(texts) > 1 else {}
    found |= {Column.SECTION: (serial - 1,)} if serial else {}
    roles = (Column.RESPONSIBLE,) if len(units) == 1 else _ROLES
    found |= {role: (place,) for role, place in zip(roles, units, strict=False)}
    times = [place for place in after if are_times(columns[place])]
    found |= {Column.DEADLINE: (times[0],)} if times else {}
    return _headings(found, len(places))


def _headings(columns: dict[Column, tuple[int, ...]], width: int) -> Headings:
    return Headings(columns, ("",) * width, first=0, last=-1, first_leads=False)
