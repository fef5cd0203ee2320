"""Tables of a PDF page, found by their ruled lines; cells with no line between are merged."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from reports.incoming.files.pdf_page import Glyph, PageContent, Rule, lines_of
from reports.incoming.files.source_builder import Merge

_NEAR = 3.0  # points; rules drawn as thin boxes have two edges this close
_COLUMN_LIMIT = 60
_RULE_LIMIT = 1500  # a page with more is a drawing
_FULL_CELL = 1.6  # letters a full line may leave free at the right side of its cell


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table as drawn, rows from the top."""

    left: float
    right: float
    top: float
    bottom: float
    columns: tuple[float, ...]
    rows: list[list[str]]
    merges: list[Merge]

    def has_same_columns(self, other: "RuledTable") -> bool:
        """Return whether another table can be its next page: the same number of columns."""
        return len(self.columns) == len(other.columns)


def ruled_tables(page: PageContent) -> list[RuledTable]:
    """Return the tables of a page that have at least two columns."""
    tables = []
    for rules in _connected(_joined(page.rules)):
        xs = _places(rule.place for rule in rules if not rule.is_horizontal)
        ys = _places(rule.place for rule in rules if rule.is_horizontal)
        if 3 <= len(xs) <= _COLUMN_LIMIT and len(ys) >= 2:
            tables.append(_table(rules, xs, ys, page.glyphs))
    return tables


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Put strokes on one line together: borders are often drawn cell by cell, or dotted."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.is_horizontal, round(r.place), r.start)):
        last = joined[-1] if joined else None
        if last is not None and last.is_horizontal == rule.is_horizontal and _touch(last, rule):
            joined[-1] = replace(last, end=max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined if len(joined) <= _RULE_LIMIT else []


def _places(values: Iterable[float]) -> list[float]:
    """Return the distinct places, those nearer than a thin box's width taken as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return groups of rules that touch each other."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        merged = [rule, *(other for group in touching for other in group)]
        groups = [group for group in groups if not any(group is t for t in touching)]
        groups.append(merged)
    return groups


def _touch(one: Rule, other: Rule) -> bool:
    if one.is_horizontal == other.is_horizontal:
        return (
            abs(one.place - other.place) <= _NEAR
            and one.start - _NEAR <= other.end
            and other.start - _NEAR <= one.end
        )
    return (
        one.start - _NEAR <= other.place <= one.end + _NEAR
        and other.start - _NEAR <= one.place <= other.end + _NEAR
    )


def _table(
    rules: Sequence[Rule], xs: list[float], ys: list[float], glyphs: Iterable[Glyph]
) -> RuledTable:
    """Cut the area of the rules into cells; ``xs`` and ``ys`` rise, rows count from the top."""
    height, width = len(ys) - 1, len(xs) - 1
    boxes = _boxes(glyphs, xs, ys)
    rows = [[""] * width for _ in range(height)]
    merges: list[Merge] = []
    taken: set[tuple[int, int]] = set()
    for top, left in product(range(height), range(width)):
        if (top, left) in taken:
            continue
        bottom, right = _extent(rules, xs, ys, top, left)
        inside = list(product(range(top, bottom + 1), range(left, right + 1)))
        taken.update(inside)
        rows[top][left] = _cell_text([g for box in inside for g in boxes[box]], xs[right + 1])
        if len(inside) > 1:
            merges.append(Merge(top, left, bottom, right))
    return RuledTable(xs[0], xs[-1], ys[-1], ys[0], tuple(xs), rows, merges)


def _boxes(
    glyphs: Iterable[Glyph], xs: list[float], ys: list[float]
) -> dict[tuple[int, int], list[Glyph]]:
    """Return the glyphs of each box of the grid, by row from the top and column."""
    boxes: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        row = len(ys) - 1 - bisect(ys, glyph.middle_y)
        boxes[row, bisect(xs, glyph.middle_x) - 1].append(glyph)
    return boxes


def _extent(
    rules: Sequence[Rule], xs: list[float], ys: list[float], top: int, left: int
) -> tuple[int, int]:
    """Return the last row and column of the cell that begins here: up to the next rule."""
    last_row, last_column = len(ys) - 2, len(xs) - 2
    upper, lower = ys[last_row - top + 1], ys[last_row - top]
    right = left
    while right < last_column and not _is_ruled(
        rules, xs[right + 1], lower, upper, horizontal=False
    ):
        right += 1
    bottom = top
    while bottom < last_row and not _is_ruled(
        rules, ys[last_row - bottom], xs[left], xs[left + 1], horizontal=True
    ):
        bottom += 1
    return bottom, right


def _is_ruled(
    rules: Sequence[Rule], place: float, start: float, end: float, *, horizontal: bool
) -> bool:
    """Return whether a rule stands at ``place`` along the middle of a cell's side."""
    middle = (start + end) / 2
    return any(
        rule.is_horizontal == horizontal
        and abs(rule.place - place) <= _NEAR
        and rule.start <= middle <= rule.end
        for rule in rules
    )


def _cell_text(glyphs: Iterable[Glyph], right: float) -> str:
    """Return the text of a cell; a line that reaches its right side runs on into the next."""
    text = ""
    for line in lines_of(glyphs):
        text += line.text
        text += "" if right - line.right < _FULL_CELL * line.size else "\n"
    return text.rstrip("\n")
