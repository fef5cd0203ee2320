"""Tables of a PDF page, found by their ruled lines; cells with no line between are merged."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.incoming.pdf_page import Glyph, PageContent, Rule, lines_of
from reports.incoming.source_builder import Merge

_NEAR = 3.0  # points; rules drawn as thin boxes have two edges this close
_COLUMN_LIMIT = 60


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
    """Return the tables of a page with at least two rows or columns of cells."""
    tables = []
    for rules in _connected(page.rules):
        xs = _places(rule.place for rule in rules if not rule.is_horizontal)
        ys = _places(rule.place for rule in rules if rule.is_horizontal)
        if 3 <= len(xs) <= _COLUMN_LIMIT and len(ys) >= 2:
            tables.append(_table(rules, xs, ys[::-1], page.glyphs))
    return tables


def _places(values: object) -> list[float]:
    """Return the distinct places, those nearer than a thin box's width taken as one."""
    places: list[float] = []
    for value in sorted(values):  # type: ignore[call-overload]
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
    rules: Sequence[Rule], xs: list[float], ys: list[float], glyphs: Sequence[Glyph]
) -> RuledTable:
    """Cut the area of the rules into cells; ``ys`` falls from the top."""
    height, width = len(ys) - 1, len(xs) - 1
    rows = [[""] * width for _ in range(height)]
    merges: list[Merge] = []
    taken: set[tuple[int, int]] = set()
    for top in range(height):
        for left in range(width):
            if (top, left) in taken:
                continue
            right, bottom = left, top
            while right + 1 < width and not _is_ruled(
                rules, xs[right + 1], ys[top + 1], ys[top], horizontal=False
            ):
                right += 1
            while bottom + 1 < height and not _is_ruled(
                rules, ys[bottom + 1], xs[left], xs[left + 1], horizontal=True
            ):
                bottom += 1
            taken |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
            rows[top][left] = _cell_text(glyphs, xs[left], xs[right + 1], ys[bottom + 1], ys[top])
            if right > left or bottom > top:
                merges.append(Merge(top, left, bottom, right))
    return RuledTable(xs[0], xs[-1], ys[0], ys[-1], tuple(xs), rows, merges)


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


def _cell_text(
    glyphs: Sequence[Glyph], left: float, right: float, bottom: float, top: float
) -> str:
    """Return the text of a cell; a line that fills the cell's width runs on into the next."""
    lines = lines_of(
        glyph
        for glyph in glyphs
        if left <= glyph.middle_x <= right and bottom <= glyph.middle_y <= top
    )
    text = ""
    for number, line in enumerate(lines):
        text += line.text
        if number + 1 < len(lines):
            is_full = right - line.right < 1.6 * line.size
            text += "" if is_full else "\n"
    return text
