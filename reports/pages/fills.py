"""Fills of charts that stay apart in black and white: shades of grey and hatching."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas

_EDGE = 0.5
_HATCH = 0.4
_HATCH_PITCH = 3.2


@dataclass(frozen=True, slots=True)
class Fill:
    """A shade, 0 black to 1 white, with lines over it at these angles in degrees."""

    grey: float
    angles: tuple[int, ...] = ()


# Neighbours differ most; black text can be read on each of the shades.
_FILLS = (
    Fill(0.62), Fill(1.0, (45,)), Fill(0.86), Fill(1.0, (45, 135)),
    Fill(1.0, (0,)), Fill(0.74), Fill(1.0, (135,)), Fill(1.0),
)  # fmt: skip


def fill_of(number: int) -> Fill:
    """Return the fill of series or share ``number``, from 0; they come round again."""
    return _FILLS[number % len(_FILLS)]


def draw_shape(canvas: Canvas, points: Sequence[tuple[float, float]], fill: Fill) -> None:
    """Draw a closed shape with a thin edge."""
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.saveState()
    canvas.setFillGray(fill.grey)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setStrokeColor(black)
    if fill.angles:
        canvas.saveState()
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setLineWidth(_HATCH)
        for angle in fill.angles:
            canvas.lines(list(_hatching(points, angle)))
        canvas.restoreState()
    canvas.setLineWidth(_EDGE)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def _hatching(
    points: Sequence[tuple[float, float]], angle: int
) -> Iterator[tuple[float, float, float, float]]:
    """Yield lines over the circle around the shape, on one raster for the whole page."""
    xs, ys = zip(*points, strict=True)
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    radius = math.hypot(max(xs) - min(xs), max(ys) - min(ys)) / 2
    along = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    across = -along[1], along[0]
    middle = x * across[0] + y * across[1]
    offset = math.ceil((middle - radius) / _HATCH_PITCH) * _HATCH_PITCH - middle
    while offset <= radius:
        cx, cy = x + across[0] * offset, y + across[1] * offset
        dx, dy = along[0] * radius, along[1] * radius
        yield cx - dx, cy - dy, cx + dx, cy + dy
        offset += _HATCH_PITCH
