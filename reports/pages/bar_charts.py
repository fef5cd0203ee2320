"""Bars with their values: columns for a few short names, level bars where names need room.

Several series are stacked. The scale begins at nought; a part too narrow for its value has it
behind the bar, with its name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from models.papers import Chart
from reports.pages.chart_parts import (
    LABEL,
    PITCH,
    SIZE,
    Legend,
    draw_box,
    label_lines,
    make_legend,
    width_of,
    write_inside,
    write_label,
)
from reports.pages.faces import Faces
from reports.pages.sheets import Sheets
from reports.pages.title_breaks import break_title

_GAP = 6.0
_AXIS = 0.6
_BAR = 13.0
_FEWEST_PITCH = 19.0
# Names take at most this share of the width, the words behind the bars at most that.
_NAMES_SHARE = 0.32
_ENDS_SHARE = 0.4
_MOST_COLUMNS = 10
_WIDEST_COLUMN = 34.0
_COLUMN_HEIGHT = 130.0
_MOST_NAME_LINES = 2
_LABEL_ROOM = 3.0


def has_columns(faces: Faces, chart: Chart, width: float) -> bool:
    """Return whether a chart stands upright: one series, few categories, short names."""
    if len(chart.series) != 1 or not 0 < len(chart.categories) <= _MOST_COLUMNS:
        return False
    slot = width / len(chart.categories) - SIZE
    return all(len(label_lines(faces, name, slot)) == 1 for name in chart.categories)


class Columns:
    """One series as upright columns."""

    def __init__(self, faces: Faces, chart: Chart, width: float) -> None:
        self._faces = faces
        self._chart = chart
        self._slot = width / len(chart.categories)
        self.height = PITCH + _COLUMN_HEIGHT + PITCH + _GAP

    def draw(self, sheets: Sheets, top: float) -> None:
        """Draw it from ``top`` down."""
        values = self._chart.series[0].values
        base = top + PITCH + _COLUMN_HEIGHT
        scale = _COLUMN_HEIGHT / max(1, *values)
        column = min(_WIDEST_COLUMN, self._slot / 2)
        for place, (name, value) in enumerate(zip(self._chart.categories, values, strict=True)):
            middle = (place + 0.5) * self._slot
            height = value * scale
            if height:
                draw_box(sheets, middle - column / 2, base - height, column, height, 0)
            self._centred(sheets, str(value), middle, base - height - PITCH)
            self._centred(sheets, name, middle, base + _GAP / 2)
        sheets.lines([(0, base, sheets.frame.width, base)], _AXIS)

    def _centred(self, sheets: Sheets, text: str, middle: float, top: float) -> None:
        write_label(sheets, text, middle - width_of(self._faces, text) / 2, top)


@dataclass(frozen=True, slots=True)
class _Bar:
    """One category: the lines of its name, its values, what stands behind it."""

    names: Sequence[str]
    values: Sequence[int]
    ends: Sequence[str]

    @property
    def pitch(self) -> float:
        lines = max(len(self.names), len(self.ends))
        return max(_FEWEST_PITCH, lines * PITCH + _GAP / 2)


class Bars:
    """Level bars below each other, several series stacked."""

    def __init__(self, faces: Faces, chart: Chart, width: float, whole: Chart) -> None:
        """Lay out ``chart`` on the scale of ``whole``, of which it may be a part."""
        self._faces = faces
        names = [width_of(faces, name) for name in chart.categories]
        self._names = min(max(names, default=0.0) + SIZE / 2, width * _NAMES_SHARE)
        is_stacked = len(chart.series) > 1
        shown = [series.name for series in chart.series] if is_stacked else []
        self._legend: Legend = make_legend(faces, shown, width)
        rows = _rows(chart)
        self._left = self._names + _GAP
        room = width - self._left - _GAP
        self._scale = self._fitting_scale(_rows(whole), shown, room)
        self._bars = [
            _Bar(
                self._name_lines(name),
                values,
                self._end_lines(values, shown, room - sum(values) * self._scale),
            )
            for name, values in zip(chart.categories, rows, strict=True)
        ]
        self.height = self._legend.height + sum(bar.pitch for bar in self._bars) + _GAP

    def draw(self, sheets: Sheets, top: float) -> None:
        """Draw it from ``top`` down."""
        self._legend.draw(sheets, top)
        top += self._legend.height
        axis = top
        for bar in self._bars:
            self._draw_bar(sheets, bar, top)
            top += bar.pitch
        sheets.lines([(self._left, axis, self._left, top)], _AXIS)

    def _draw_bar(self, sheets: Sheets, bar: _Bar, top: float) -> None:
        centre = top + bar.pitch / 2
        self._write_lines(sheets, bar.names, centre, is_right=True)
        left = self._left
        for number, value in enumerate(bar.values):
            width = value * self._scale
            if width:
                draw_box(sheets, left, centre - _BAR / 2, width, _BAR, number)
            if len(bar.values) > 1 and self._is_wide(value):
                write_inside(sheets, str(value), left + width / 2, centre, number)
            left += width
        self._write_lines(sheets, bar.ends, centre, left=left + _GAP)

    def _write_lines(
        self,
        sheets: Sheets,
        lines: Sequence[str],
        centre: float,
        *,
        left: float = 0.0,
        is_right: bool = False,
    ) -> None:
        top = centre - len(lines) * PITCH / 2
        for line in lines:
            own = self._names - width_of(self._faces, line) if is_right else left
            write_label(sheets, line, own, top)
            top += PITCH

    def _fitting_scale(
        self, rows: Sequence[Sequence[int]], shown: Sequence[str], room: float
    ) -> float:
        """Return points per unit: the bars and what stands behind them fill the width."""
        most = max(map(sum, rows), default=0)
        self._scale = room * (1 - _ENDS_SHARE) / max(1, most)
        ends = [width_of(self._faces, self._end_text(row, shown)) for row in rows]
        scales = [
            (room - min(end, room * _ENDS_SHARE) - _GAP) / sum(row)
            for row, end in zip(rows, ends, strict=True)
            if sum(row)
        ]
        return min(scales, default=0.0)

    def _is_wide(self, value: int) -> bool:
        """Return whether the value can be read inside its part."""
        room = width_of(self._faces, str(value)) + 2 * _LABEL_ROOM
        return bool(value) and value * self._scale >= room

    def _end_text(self, values: Sequence[int], shown: Sequence[str]) -> str:
        """Return the total, and with their names the values that do not fit into their parts."""
        unseen = [
            f"{name}{value}"
            for name, value in zip(shown, values, strict=False)
            if value and not self._is_wide(value)
        ]
        return f"{sum(values)}（{'、'.join(unseen)}）" if unseen else str(sum(values))

    def _end_lines(self, values: Sequence[int], shown: Sequence[str], room: float) -> list[str]:
        return label_lines(self._faces, self._end_text(values, shown), max(room - _GAP, 5 * SIZE))

    def _name_lines(self, name: str) -> list[str]:
        lines = break_title(name, self._faces.widths(LABEL), self._names) or [""]
        if len(lines) <= _MOST_NAME_LINES:
            return lines
        return [*lines[: _MOST_NAME_LINES - 1], f"{lines[_MOST_NAME_LINES - 1][:-2]}……"]


def _rows(chart: Chart) -> list[tuple[int, ...]]:
    """Return the values of each category."""
    return list(zip(*(series.values for series in chart.series), strict=True))
