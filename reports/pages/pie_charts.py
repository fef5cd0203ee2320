"""A pie with its legend: every share with name, count and percentage; large ones show the count."""

import math
from collections.abc import Sequence

from models.papers import Chart
from reports.content.wording import percentage
from reports.pages.chart_parts import (
    PITCH,
    SIZE,
    SWATCH_ROOM,
    draw_swatch,
    label_lines,
    width_of,
    write_label,
)
from reports.pages.faces import Faces
from reports.pages.fills import Fill, fill_of
from reports.pages.sheets import Sheets

_RADIUS = 55.0
# Room around the circle for the counts.
_MARGIN = 15.0
_LABEL_AT = _RADIUS + 9.0
# A share smaller than this has its count in the legend alone.
_SMALLEST_LABELLED = 0.03
_ENTRY_GAP = 2.0
_STEP = math.radians(2)


class Pie:
    """The shares of one series, from twelve o'clock on."""

    def __init__(self, faces: Faces, chart: Chart, width: float) -> None:
        self._faces = faces
        self._values = chart.series[0].values if chart.series else ()
        self._total = sum(self._values)
        self._circle = 2 * (_RADIUS + _MARGIN)
        self._entries = [
            self._entry(name, value, chart.unit, width - self._circle - SWATCH_ROOM - SIZE)
            for name, value in zip(chart.categories, self._values, strict=True)
        ]
        self._legend = sum(map(_entry_height, self._entries))
        widest = max(
            (width_of(faces, line) for lines in self._entries for line in lines), default=0
        )
        self._left = max(0.0, (width - self._circle - SWATCH_ROOM - widest) / 2)
        self.height = max(self._circle, self._legend)

    def draw(self, sheets: Sheets, top: float) -> None:
        """Draw it from ``top`` down."""
        centre = (self._left + self._circle / 2, top + self.height / 2)
        if not self._total:
            sheets.shape(_arc(centre, _RADIUS, 0.0, 1.0), Fill(1.0))
        start = 0.0
        for number, value in enumerate(self._values):
            if value:
                self._draw_share(sheets, centre, start, value, number)
                start += value / self._total
        self._draw_legend(sheets, top + (self.height - self._legend) / 2)

    def _draw_share(
        self, sheets: Sheets, centre: tuple[float, float], start: float, value: int, number: int
    ) -> None:
        share = value / self._total
        points = _arc(centre, _RADIUS, start, start + share)
        sheets.shape(points if share == 1 else [centre, *points], fill_of(number))
        if share >= _SMALLEST_LABELLED:
            [(x, y)] = _arc(centre, _LABEL_AT, start + share / 2, start + share / 2)[:1]
            text = str(value)
            write_label(sheets, text, x - width_of(self._faces, text) / 2, y - PITCH / 2)

    def _draw_legend(self, sheets: Sheets, top: float) -> None:
        left = self._left + self._circle
        for number, lines in enumerate(self._entries):
            draw_swatch(sheets, left, top, number)
            for place, line in enumerate(lines):
                write_label(sheets, line, left + SWATCH_ROOM, top + place * PITCH)
            top += _entry_height(lines)

    def _entry(self, name: str, value: int, unit: str, width: float) -> list[str]:
        share = f"，占{percentage(value, self._total)}" if self._total else ""
        return label_lines(self._faces, f"{name} {value}{unit}{share}", width)


def _entry_height(lines: Sequence[str]) -> float:
    return len(lines) * PITCH + _ENTRY_GAP


def _arc(
    centre: tuple[float, float], radius: float, start: float, end: float
) -> list[tuple[float, float]]:
    """Return points on a circle from share ``start`` to share ``end``, clockwise from the top."""
    steps = max(1, math.ceil((end - start) * 2 * math.pi / _STEP))
    angles = [2 * math.pi * (start + (end - start) * step / steps) for step in range(steps + 1)]
    return [
        (centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle))
        for angle in angles
    ]
