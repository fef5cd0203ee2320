"""Tables drawn with box characters, as archives of old documents keep them.

A cell runs on until a line is drawn under it, so a cell merged over rows shows in each of them.
"""

import re
from collections import Counter
from collections.abc import Sequence

from reports.incoming.source import SourceTable

_CORNERS = re.compile("[┌┬┐├┼┤└┴┘│┃]")
_RULE = re.compile("[─━]")


def box_tables(lines: Sequence[str]) -> list[SourceTable]:
    """Return the tables of a text that are drawn with box characters."""
    tables: list[SourceTable] = []
    start: int | None = None
    for place, line in enumerate([*lines, ""]):
        is_drawn = len(_CORNERS.findall(line)) >= 3
        if is_drawn and start is None:
            start = place
        elif not is_drawn and start is not None:
            tables += _table(lines[start:place], start + 1)
            start = None
        elif is_drawn and start is not None and line.strip().startswith("┌"):
            tables += _table(lines[start:place], start + 1)
            start = place
    return tables


def _table(drawn: Sequence[str], first_line: int) -> list[SourceTable]:
    """Return the table of these lines in a list, empty when they hold no two columns."""
    cut = [_CORNERS.split(line.strip())[1:-1] for line in drawn]
    width = Counter(len(pieces) for pieces in cut).most_common(1)[0][0]
    if width < 2:
        return []
    texts: list[str] = []  # of all cells; rows name them by their place here
    rows: list[list[int]] = []
    row_lines: list[int] = []
    for number, pieces in enumerate(cut):
        if len(pieces) != width:
            continue
        ruled = [_RULE.search(piece) is not None for piece in pieces]
        if any(ruled) or not rows:
            above = rows[-1] if rows else [-1] * width
            texts += [""] * width
            fresh = range(len(texts) - width, len(texts))
            rows.append(
                [
                    new if is_ruled or old < 0 else old
                    for new, old, is_ruled in zip(fresh, above, ruled, strict=True)
                ]
            )
            row_lines.append(first_line + number + any(ruled))
        for cell, piece, is_ruled in zip(rows[-1], pieces, ruled, strict=True):
            texts[cell] += "" if is_ruled else piece.strip(" \u3000")
    filled = [
        (tuple(texts[cell] for cell in row), line)
        for row, line in zip(rows, row_lines, strict=True)
        if any(texts[cell] for cell in row)
    ]
    if not filled:
        return []
    return [SourceTable(tuple(row for row, _ in filled), tuple(line for _, line in filled))]
