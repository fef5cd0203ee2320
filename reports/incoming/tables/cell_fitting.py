"""Sharing out the lines of a table row among its columns, by what each kind of column holds."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from models.text.deadlines import names_a_time
from models.text.normalise import squeeze
from models.text.unit_list import split_units
from models.text.unit_names import is_complete_name
from reports.incoming.tables.heading_words import Column

SERIAL = re.compile(r"(\d{1,4})[.、]?$")
WHO = frozenset(
    {Column.UNITS, Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING, Column.CREATING}
    | {Column.GUIDING, Column.PROVINCIAL}
)
_TEXTS = frozenset({Column.TITLE, Column.MEASURE, Column.CONTENT, Column.CATEGORY})
_ROLE_VERB = re.compile("(?:牵头|配合|负责|落实|参与|协办|协助)(?:[、，,;；。]|$)")
# 新建小学 ends like the name of a body
_WORKS = re.compile(
    "新建|新增|改建|改造|扩建|改扩建|迁建|建成|建设|开工|启动|完成|打造|创建|培育|推广|办好|推进|开展|加强|实施|目前"
)
_SENTENCE_ENDS = ("。", "；")
_LONGEST_UNIT = 12  # letters of one that ends like a sentence
_LEVELS = "省市区县州"
_OTHER_LEVEL = 0.2
_ONE_EACH = 1.0  # in favour of one line a column
_NEVER = float("-inf")
_NOT_APPLICABLE = "/"  # printed in columns of units (domain A6)


def fit(chunk: Sequence[str], columns: Sequence[Column | None]) -> tuple[float, list[str]]:
    """Return how well lines make a row, and its cells.

    Long cells leave several lines behind and empty cells none, so any number of lines may belong
    to a column; of all ways to cut, the best by ``suits`` is taken.
    """
    best: list[tuple[float, list[str]]] = [(0.0, []), *((_NEVER, []) for _ in chunk)]
    for column in columns:
        best = [
            max(
                (
                    (
                        score + _fitness(chunk[start:end], column),
                        [*row, "\n".join(chunk[start:end])],
                    )
                    for start, (score, row) in enumerate(best[: end + 1])
                ),
                key=lambda cut: cut[0],
            )
            for end in range(len(chunk) + 1)
        ]
    if len(chunk) != len(columns):
        return best[-1]
    pairs = zip(chunk, columns, strict=True)
    whole = sum(_fitness([line], column) for line, column in pairs)
    return max((whole + _ONE_EACH, list(chunk)), best[-1], key=lambda cut: cut[0])


def fit_rows(chunk: Sequence[str], columns: Sequence[Column | None]) -> list[tuple[int, list[str]]]:
    """Return the rows that lines make under one serial, each with the place of its first line.

    Mostly there is one, two where the serial is merged. The second row then has a text of its own;
    its serial and units are those of the first.
    """
    score, row = fit(chunk, columns)
    rows = [(0, row)]
    for place in range(len(columns), len(chunk) - 1):
        if not _may_part(chunk[place - 1], chunk[place], columns):
            continue
        upper_score, upper = fit(chunk[:place], columns)
        lower_score, lower = fit(chunk[place:], columns[1:])
        if upper_score + lower_score > score:
            score = upper_score + lower_score
            merged = {Column.SERIAL, *WHO}
            cells = zip(["", *lower], upper, columns, strict=True)
            filled = [own or (above if kind in merged else "") for own, above, kind in cells]
            rows = [(0, upper), (place, filled)]
    return rows


def _may_part(before: str, after: str, columns: Sequence[Column | None]) -> bool:
    """Return whether a row may end with one line and a text begin the next row with the other."""
    kinds = [column for column in columns if column in _TEXTS]
    ends = [column for column in columns if column in WHO or column is Column.DEADLINE]
    return any(suits(before, end) > 0 for end in ends[-1:]) and any(
        suits(after, kind) > 0 for kind in kinds[:1]
    )


def shifted(cells: list[str], columns: Sequence[Column | None]) -> list[str]:
    """Return the cells of a row moved to the right where merged cells were left out before them.

    Copying leaves the blanks of merged cells out and fills the row at its end; the cells after
    the gap then stand where they suit their columns better.
    """
    filled = len(cells)
    while filled and not cells[filled - 1]:
        filled -= 1
    lacking = len(cells) - filled
    if not lacking or filled < 2 or not any(columns):
        return cells
    ways = [cells, *(cells[:p] + [""] * lacking + cells[p:filled] for p in range(filled))]
    return max(ways, key=lambda way: _row_fitness(way, columns))


def _row_fitness(cells: Sequence[str], columns: Sequence[Column | None]) -> float:
    pairs = zip(cells, columns, strict=True)
    return sum(suits(cell.replace("\n", ""), column) for cell, column in pairs if cell)


def _fitness(lines: Sequence[str], column: Column | None) -> float:
    """Return how well lines suit a column together; one line is likelier than none or several."""
    if not lines:
        return -1.1 if column is Column.LEAD else -1.0
    torn = sum(line.endswith(("、", "，", ",")) for line in lines[:-1]) - lines[-1].endswith("、")
    spread = (0.4 if column is Column.LEAD else 0.3) * (len(lines) - 1)
    if column in WHO or column is Column.WATCHING:  # units of one cell are mostly of one level
        levels = [line[0] for line in lines if line[0] in _LEVELS]
        spread += _OTHER_LEVEL * sum(a != b for a, b in pairwise(levels))
    return sum(suits(line, column) for line in lines) + torn - spread


@lru_cache(maxsize=4096)  # every way to cut a row asks for the same lines again
def suits(text: str, column: Column | None) -> float:
    """Return how well one line suits a column: above 0 when it does."""
    if column is Column.SERIAL:
        return 2.0 if SERIAL.match(text) else -4.0
    if column is Column.DEADLINE:
        return 2.0 if len(text) <= 30 and names_a_time(text) else -2.0
    if column in WHO or column is Column.WATCHING:
        return _suits_who(text)
    if column is Column.PERSON:
        return 1.0 if len(squeeze(text)) <= 6 and not _are_units(text) else -2.0
    if column in _TEXTS:
        return 1.0 if not (_are_units(text) or (len(text) <= 8 and names_a_time(text))) else -1.0
    return 0.0


def _suits_who(text: str) -> float:
    if text == _NOT_APPLICABLE:
        return 1.0
    return 2.0 if _are_units(text) else 0.5 if _may_be_unit(text) else -2.0


def _are_units(text: str) -> bool:
    """Return whether most of a cell are whole names of units: 办公室牵头，各科室配合 too.

    A sentence must list several names and nothing else.
    """
    if _WORKS.match(text):
        return False
    names = _names(text)
    whole = sum(map(is_complete_name, names))
    if text.endswith(_SENTENCE_ENDS):
        return len(names) > 1 and whole == len(names)
    return bool(names) and whole * 2 >= len(names)


def _may_be_unit(text: str) -> bool:
    """Return whether a sentence reads like one name, as 新建服务中心。 does too."""
    is_short = text.endswith(_SENTENCE_ENDS) and len(text) <= _LONGEST_UNIT
    return is_short and all(map(is_complete_name, _names(text)))


def _names(text: str) -> tuple[str, ...]:
    return split_units(_ROLE_VERB.sub("、", text.rstrip("。；")))
