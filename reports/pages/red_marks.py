"""发文机关标志: red names in 小标宋, as large as they fit (GB/T 9704 7.2.4).

One name stands in one line, or in two where one would be too small; several stand one below the
other, spread to one width, with 文件 beside them. Their size is free in the standard.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.pages.faces import Faces, TextStyle
from reports.pages.fonts import FontRole
from reports.pages.geometry import mm
from reports.pages.sheets import Sheets
from reports.pages.title_breaks import break_title

_WIDTH = mm(150)
_LARGEST = 52.0
# Narrower than this share of their width characters look pressed.
_NARROWEST = 0.62
# A name that would be smaller than this in one line is divided.
_SMALLEST_LINE = 30.0
_LINE_PITCH = 1.2
# Several names share this height, so that the first page still shows text (7.2.4).
_LARGEST_JOINT = 40.0
_JOINT_HEIGHT = mm(52)
_JOINT_MARK = 1.35
_JOINT_GAP = 0.6


def set_red_mark(sheets: Sheets, names: Sequence[str], mark: str, top: float) -> float:
    """Set the red name with its ink from ``top`` down and return where its ink ends.

    Args:
        sheets: the pages being written.
        names: of the bodies that issue, the leading one first; none where ``mark`` is all.
        mark: 文件, or the name of a 简报 or 纪要.
        top: from the top of 版心.
    """
    if len(names) > 1:
        return _set_joint(sheets, names, mark, top)
    name = "".join((*names, mark))
    lines = mark_lines(sheets.faces, name, mark if names else "")
    size, scale = mark_size(sheets.faces, lines)
    stack = _Stack(sheets, lines, size, top)
    for number, line in enumerate(lines):
        width = _ems(sheets.faces, line) * size * scale
        left = (sheets.frame.width - width) / 2
        sheets.write_scaled(line, left, stack.baseline(number), _style(size), scale)
    return stack.bottom


@dataclass(frozen=True, slots=True)
class _Stack:
    """Lines of red characters below each other, the ink of the first from ``top`` down."""

    sheets: Sheets
    lines: Sequence[str]
    size: float
    top: float

    def baseline(self, number: int) -> float:
        _, highest = self.sheets.faces.ink(FontRole.TITLE, self.lines[0])
        return self.top + (highest + number * _LINE_PITCH) * self.size

    @property
    def bottom(self) -> float:
        lowest, _ = self.sheets.faces.ink(FontRole.TITLE, self.lines[-1])
        return self.baseline(len(self.lines) - 1) - lowest * self.size


def _set_joint(sheets: Sheets, names: Sequence[str], mark: str, top: float) -> float:
    widest = max(_ems(sheets.faces, name) for name in names)
    beside = (_ems(sheets.faces, mark) * _JOINT_MARK + _JOINT_GAP) if mark else 0.0
    size = min(_LARGEST_JOINT, _JOINT_HEIGHT / (len(names) * _LINE_PITCH))
    size = min(size, _WIDTH / ((widest + beside) * _NARROWEST))
    scale = min(1.0, _WIDTH / ((widest + beside) * size))
    width = (widest + beside) * size * scale
    left = (sheets.frame.width - width) / 2
    stack = _Stack(sheets, names, size, top)
    for number, name in enumerate(names):
        _spread(sheets, name, left, widest * size * scale, stack.baseline(number), size, scale)
    if mark:
        middle = (top + stack.bottom) / 2
        low, high = sheets.faces.ink(FontRole.TITLE, mark)
        baseline = middle + (high + low) / 2 * size * _JOINT_MARK
        mark_left = left + (widest + _JOINT_GAP) * size * scale
        sheets.write_scaled(mark, mark_left, baseline, _style(size * _JOINT_MARK), scale)
    return stack.bottom


def _spread(
    sheets: Sheets,
    name: str,
    left: float,
    width: float,
    baseline: float,
    size: float,
    scale: float,
) -> None:
    """Write ``name`` from ``left`` on, its characters spread over ``width``."""
    missing = width - _ems(sheets.faces, name) * size * scale
    gap = missing / (len(name) - 1) if len(name) > 1 else 0.0
    for char in name:
        sheets.write_scaled(char, left, baseline, _style(size), scale)
        left += _ems(sheets.faces, char) * size * scale + gap


def mark_lines(faces: Faces, name: str, mark: str) -> list[str]:
    """Return the lines of a red name: one, or several where one would be too small."""
    return [name] if mark_size(faces, [name])[0] >= _SMALLEST_LINE else _divided(faces, name, mark)


def mark_size(faces: Faces, lines: Sequence[str]) -> tuple[float, float]:
    """Return size and narrowing at which the widest line is as wide as the mark may be."""
    ems = max(_ems(faces, line) for line in lines)
    size = min(_LARGEST, _WIDTH / (ems * _NARROWEST))
    return size, min(1.0, _WIDTH / (ems * size))


def _divided(faces: Faces, name: str, ending: str) -> list[str]:
    """Return the name in two lines, or more where it is longer still; ``ending`` is kept whole."""
    widths = faces.widths(_style(1.0))
    for count in range(2, len(name)):
        room = widths[name] / count + 2
        lines = break_title(name, widths, room)
        if len(lines) <= count and lines[-1].endswith(ending):
            return lines
    return [name]


def _ems(faces: Faces, text: str) -> float:
    return faces.widths(_style(1.0))[text]


def _style(size: float) -> TextStyle:
    return TextStyle(FontRole.TITLE, size, size, red=True)
