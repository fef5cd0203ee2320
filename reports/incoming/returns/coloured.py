"""Cells that a unit marked by colour (H31): red words or a yellow ground may mean 作废 or 新增."""

from collections import Counter
from collections.abc import Sequence

from models.returned import ReturnedRow
from reports.incoming.grid import GridSheet
from reports.incoming.returns.findings import Findings
from reports.incoming.returns.header import Header
from reports.incoming.returns.places import address

_MOST_NAMED = 8
_ONE_IN = 3  # where as many cells of a column are coloured, it is the look of a table


def tell_colours(
    sheet: GridSheet, header: Header, records: Sequence[ReturnedRow], findings: Findings
) -> None:
    """Name the coloured cells of records; what they say is taken all the same.

    A form that went out has no colours. A table of a unit's own making may have coloured columns
    or every second row on a coloured ground: that is no mark.
    """
    found = [
        (record.number, place, cell.colour)
        for record in records
        for place, cell in sheet.rows[record.number].items()
        if cell.colour and place in header.columns and cell.text.strip()
    ]
    if found and header.key_place is None:
        counted = Counter(place for _, place, _ in found)
        found = [one for one in found if counted[one[1]] * _ONE_IN < len(records)]
    if not found:
        return
    named = [f"{address(place, row)} {colour}" for row, place, colour in found[:_MOST_NAMED]]
    more = " 等" if len(found) > _MOST_NAMED else ""
    findings.warn(
        sheet.name,
        address(found[0][1], found[0][0]),
        f"有 {len(found)} 格标了颜色（{'、'.join(named)}{more}），内容照原样读入，"
        "颜色的意思没有读入。请核实是否表示作废、新增等。",
    )
