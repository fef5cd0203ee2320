"""Where lines of Chinese end, and how the left-over width is shared out.

No line starts with a closing mark or ends with an opening one (GB/T 15834-2011, 5.1); numbers,
words, —— and …… are not divided. A line that is a little too long is squeezed at its full-width
marks, half a cell each at most; otherwise what does not fit goes to the next line and the gap is
spread between the characters. Knows nothing of fonts: widths are given.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_OPENING = "（《〈“‘〔【「『［｛"
_CLOSING = "，。、；：！？）》〉”’〕】」』］｝"
# The right half of these glyphs is blank, the left half of the opening ones: it can be given up.
_SQUEEZED_BEHIND = frozenset(_CLOSING) - frozenset("！？")
_SQUEEZED_BEFORE = frozenset(_OPENING)
NOT_AT_START = frozenset(_CLOSING + "…·•%％‰℃°′″,.;:!?)]}~～–-／/々")
NOT_AT_END = frozenset(_OPENING + "([{＃#￥$№")

_LETTER = "0-9A-Za-zÀ-ɏΑ-ωА-я"
_UNDIVIDED = rf"[{_LETTER}]+(?:[.,:/+\-&@_'’=*×][{_LETTER}]+)*\+?|——|……"
# Opening marks stay with what follows, closing marks with what stands before them, and so does one
# — between two years or places (GB/T 15834 5.1): only the double one may begin a line.
_CLUSTER = re.compile(
    rf"\s|(?:[{re.escape(''.join(NOT_AT_END))}]\s*)*(?:{_UNDIVIDED}|\S)"
    rf"(?:\s*(?:[{re.escape(''.join(NOT_AT_START))}]|—(?!—)))*"
)
_INSIDE = re.compile(_UNDIVIDED)
# A web address may be divided behind its slashes; what is shorter stays whole (1/2, km/h).
_LONGEST_WHOLE = 16
_BEHIND_SLASH = re.compile(rf"(?<=[{_LETTER}]/)(?=[{_LETTER}])")

# More than one cell squeezed out of a line shows; then its last characters move down instead.
_MOST_SQUEEZED_CELLS = 1.0
# A line that could only be filled with gaps wider than this stays short.
_WIDEST_GAP_CELLS = 0.5
_TOLERANCE = 0.001
# One character with so many marks around it may be too few for a line.
_LONGEST_LONELY = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``text[start:end]`` of the text that was broken.

    Attributes:
        indent: distance of its first character from the left edge.
        width: its width without indent, before it is filled up or squeezed.
        gap: what is missing to the full width, 0 in the last line of a paragraph.
        squeeze: what every full-width mark gives up.
    """

    start: int
    end: int
    indent: float
    width: float
    gap: float = 0.0
    squeeze: float = 0.0


class ClusterWidths(dict[str, float]):
    """The width of every cluster met, so that each is added up once."""

    def __init__(self, advance_of: Callable[[str], float], cell: float) -> None:
        super().__init__()
        self.cell = cell
        self.advance_of = advance_of

    def __missing__(self, cluster: str) -> float:
        width = self[cluster] = sum(map(self.advance_of, cluster))
        return width


def clusters_of(text: str) -> list[str]:
    """Return ``text`` cut into the pieces that no line end divides; nothing is left out."""
    clusters = _CLUSTER.findall(text)
    if all(len(cluster) <= _LONGEST_WHOLE for cluster in clusters):
        return clusters
    return [piece for cluster in clusters for piece in _at_slashes(cluster)]


def break_lines(
    text: str, widths: ClusterWidths, width: float, *, first_indent: float = 0.0
) -> list[Line]:
    """Break one paragraph into lines at most ``width`` wide; no line for an empty text."""
    clusters = clusters_of(text)
    measured = [widths[cluster] for cluster in clusters]
    return fill_lines(
        clusters,
        measured,
        width,
        widths.cell,
        advances=lambda: [widths.advance_of(char) for char in text],
        first_indent=first_indent,
    )


def fill_lines(
    clusters: Sequence[str],
    measured: Sequence[float],
    width: float,
    cell: float,
    *,
    advances: Callable[[], Sequence[float]],
    first_indent: float = 0.0,
    indent: float = 0.0,
) -> list[Line]:
    """Fill lines with measured clusters.

    Args:
        clusters: of one paragraph, in order.
        measured: the width of each cluster.
        width: of a line, indents included.
        cell: advance of a full-width character; a mark gives up at most half of it.
        advances: gives the advance of each character; asked when a cluster is wider than a line.
        first_indent: of the first line.
        indent: of the lines after it.
    """
    room = width - max(indent, first_indent)
    if measured and max(measured) > room:
        clusters, measured = _cut_to_width(clusters, measured, room, advances())
    count = len(clusters)
    while count and clusters[count - 1].isspace():
        count -= 1
    filler = _Filler(clusters[:count], measured[:count], cell)
    lines = filler.lines(width, first_indent, indent)
    if len(lines) > 1 and _is_lonely(clusters, lines[-1]):
        # One character on a line of its own is avoided where marks can make room for it.
        eager = _Filler(clusters[:count], measured[:count], cell, is_eager=True)
        tighter = eager.lines(width, first_indent, indent)
        return tighter if len(tighter) < len(lines) else lines
    return lines


def justify(text: str, line: Line, advances: Sequence[float], cell: float) -> list[float]:
    """Return the advance of each character of a line that is filled up or squeezed.

    Args:
        text: the characters of the line alone.
        line: what was found when the text was broken.
        advances: of each character before.
        cell: advance of a full-width character; the gaps stay under half of it.
    """
    result = list(advances)
    places = _open_places(text) if line.gap else []
    if places and line.gap / len(places) <= cell * _WIDEST_GAP_CELLS:
        for place in places:
            result[place] += line.gap / len(places)
    if line.squeeze:
        for place, char in enumerate(text):
            if char in _SQUEEZED_BEHIND:
                result[place] -= line.squeeze
            elif place and char in _SQUEEZED_BEFORE:
                result[place - 1] -= line.squeeze
    return result


def _at_slashes(cluster: str) -> list[str]:
    """Return a long web address in the pieces between its slashes, anything else whole."""
    if len(cluster) <= _LONGEST_WHOLE:
        return [cluster]
    return [piece for piece in _BEHIND_SLASH.split(cluster) if piece]


class _Filler:
    """The clusters of one paragraph, put into one line after the other."""

    def __init__(
        self,
        clusters: Sequence[str],
        measured: Sequence[float],
        cell: float,
        *,
        is_eager: bool = False,
    ) -> None:
        self._clusters = clusters
        self._measured = measured
        self._cell = cell
        self._is_eager = is_eager

    def lines(self, width: float, first_indent: float, indent: float) -> list[Line]:
        """Return all lines; an eager filler squeezes wherever it makes room for one more."""
        clusters, count = self._clusters, len(self._clusters)
        lines: list[Line] = []
        first, offset = 0, 0
        while first < count:
            if clusters[first].isspace():
                first, offset = first + 1, offset + len(clusters[first])
                continue
            line_indent = indent if lines else first_indent
            after, line = self.line_from(first, offset, line_indent, width - line_indent)
            lines.append(line)
            offset += sum(map(len, clusters[first:after]))
            first = after
        return lines

    def line_from(self, first: int, start: int, indent: float, room: float) -> tuple[int, Line]:
        """Return the cluster that the next line begins with, and this line."""
        measured, count = self._measured, len(self._clusters)
        used, after = measured[first], first + 1
        while after < count and used + measured[after] <= room + _TOLERANCE:
            used += measured[after]
            after += 1
        text = "".join(self._clusters[first:after])
        if after == count:
            return after, Line(start, start + len(text), indent, used)
        longer = text + self._clusters[after]
        squeeze = self._squeeze(longer, room - used, used + measured[after] - room)
        if squeeze:
            line_width = used + measured[after]
            return after + 1, Line(start, start + len(longer), indent, line_width, 0.0, squeeze)
        end = len(text.rstrip())
        used -= sum(measured[after - (len(text) - end) : after])
        return after, Line(start, start + end, indent, used, max(0.0, room - used))

    def _squeeze(self, longer: str, gap: float, over: float) -> float:
        """Return what each mark gives up so that one cluster more fits, 0 if it had better not."""
        most = self._cell * _MOST_SQUEEZED_CELLS
        least_change = most if self._is_eager else min(gap, most)
        if over > least_change + _TOLERANCE or longer[-1].isspace():
            return 0.0
        marks = _squeezable(longer)
        # Squeezed to their half without need, the marks would stand out from the lines around.
        most_each = self._cell / (3 if over > gap + _TOLERANCE else 2)
        if not marks or over / marks > most_each + _TOLERANCE:
            return 0.0
        return over / marks


def _is_lonely(clusters: Sequence[str], last: Line) -> bool:
    """Return whether the last line has one character beside its marks."""
    if last.end - last.start > _LONGEST_LONELY:
        return False
    text = "".join(clusters)[last.start : last.end]
    return sum(char not in NOT_AT_START and char not in NOT_AT_END for char in text) <= 1


def _open_places(text: str) -> list[int]:
    """Return the places of ``text`` behind which room may be added: not inside words."""
    inside: set[int] = set()
    for found in _INSIDE.finditer(text):
        inside.update(range(found.start(), found.end() - 1))
    return [place for place in range(len(text) - 1) if place not in inside]


def _squeezable(text: str) -> int:
    behind = sum(char in _SQUEEZED_BEHIND for char in text)
    return behind + sum(char in _SQUEEZED_BEFORE for char in text[1:])


def _cut_to_width(
    clusters: Sequence[str], measured: Sequence[float], room: float, advances: Sequence[float]
) -> tuple[list[str], list[float]]:
    """Cut clusters that are wider than a whole line: long addresses, words in narrow columns."""
    cut: list[str] = []
    widths: list[float] = []
    place = 0
    for cluster, width in zip(clusters, measured, strict=True):
        if width <= room:
            cut.append(cluster)
            widths.append(width)
        else:
            for piece, piece_width in _pieces(cluster, advances[place:], room):
                cut.append(piece)
                widths.append(piece_width)
        place += len(cluster)
    return cut, widths


def _pieces(cluster: str, advances: Sequence[float], room: float) -> Iterator[tuple[str, float]]:
    """Yield pieces of one cluster, each as wide as ``room`` allows but one character at least."""
    start, used = 0, 0.0
    for place, _ in enumerate(cluster):
        if place > start and used + advances[place] > room + _TOLERANCE:
            yield cluster[start:place], used
            start, used = place, 0.0
        used += advances[place]
    yield cluster[start:], used
