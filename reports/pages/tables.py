"""Tables over pages: heads repeated, groups merged per page and marked （续）, tall rows divided.

A table is never broken inside a row that fits a page. The library's own merged cells push whole
groups to the next page and fail on groups taller than a page, so pages are cut here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.progress import Progress, SilentProgress, stop_if_cancelled
from reports.pages.column_widths import column_widths
from reports.pages.faces import TextStyle
from reports.pages.fonts import FontRole
from reports.pages.geometry import ROW
from reports.pages.line_breaking import Line, break_lines, justify
from reports.pages.print_text import for_print
from reports.pages.sheets import Sheets
from reports.pages.table_parts import USUAL_LOOK, Align, Column, Table, TableLook
from reports.pages.title_breaks import break_title

_RULE = 0.5
_GAP_BELOW = ROW * 0.4
# Under a table the text begins on the grid: at most so much is lost to it.
_ROOM_BELOW = _GAP_BELOW + ROW
_CONTINUED = "（续）"
# A divided row takes at least this many lines along at the foot of a page.
_FEWEST_LINES = 3
_ROWS_PER_REPORT = 100
# So many rows stand together at the beginning and at the end of a table.
_ROWS_TOGETHER = 2


def set_table(
    sheets: Sheets,
    table: Table,
    look: TableLook = USUAL_LOOK,
    progress: Progress | None = None,
    *,
    room_after: float = 0.0,
) -> None:
    """Set ``table`` from the cursor on, with room below it.

    Its first two rows stand together, and so do its last two.

    Args:
        sheets: the pages being written.
        table: its words and columns.
        look: type size and room around the text.
        progress: told of the rows set.
        room_after: what has to fit under the last row on its page, in points.

    Raises:
        Cancelled: the person watching ``progress`` stopped it.
    """
    watched = progress or SilentProgress()
    setter = _TableSetter(sheets, table, look)
    rows = [row for group in table.groups for row in group.rows]
    rooms = setter.rooms_after(rows, room_after + _ROOM_BELOW if room_after else 0.0)
    total, done = len(rows), 0
    if sheets.top and setter.opening_height(rows[:_ROWS_TOGETHER]) > sheets.room:
        sheets.next_page()
    for group in table.groups:
        setter.start_group(group.label)
        for row in group.rows:
            if done % _ROWS_PER_REPORT == 0:
                stop_if_cancelled(watched)
                watched.report("正在排版", done, total)
            setter.add(row, rooms.get(done, 0.0))
            done += 1
    setter.flush()
    sheets.top += _GAP_BELOW
    if look.is_on_grid:
        sheets.snap()


def opening_height(sheets: Sheets, table: Table, look: TableLook = USUAL_LOOK) -> float:
    """Return the height of the head and two rows, so that what heads a table stays with it."""
    rows = [row for group in table.groups for row in group.rows[:_ROWS_TOGETHER]]
    return _TableSetter(sheets, table, look).opening_height(rows[:_ROWS_TOGETHER])


_Cell = list[tuple[str, Line]]


@dataclass(slots=True)
class _Row:
    """One row with its lines broken; ``height`` with the room above and below."""

    cells: list[_Cell]
    height: float


@dataclass(slots=True)
class _Segment:
    """The rows of one group on one page."""

    label: _Cell
    label_height: float
    rows: list[_Row] = field(default_factory=list)
    rows_height: float = 0.0

    @property
    def height(self) -> float:
        return max(self.rows_height, self.label_height) if self.rows else 0.0


class _TableSetter:
    """Gathers rows until a page is full, then draws them."""

    def __init__(self, sheets: Sheets, table: Table, look: TableLook) -> None:
        self._sheets = sheets
        self._look = look
        self._columns = [*([table.group_column] if table.group_column else []), *table.columns]
        self._has_groups = table.group_column is not None
        self._first = 1 if self._has_groups else 0
        self._widths = column_widths(table, sheets.frame.width, look)
        self._body = TextStyle(FontRole.BODY, look.size, look.size)
        self._head_style = TextStyle(FontRole.HEI, look.size, look.size)
        headings = [column.heading for column in self._columns]
        # A table whose columns have no names has no head.
        has_head = any(headings)
        self._head = self._head_row(headings) if has_head else _Row([], 0.0)
        self._whole_page = sheets.frame.height - self._head.height
        self._label = ""
        self._segments: list[_Segment] = []
        self._closed = self._head.height

    def start_group(self, label: str) -> None:
        """Begin a group; what follows is merged under its label."""
        self._label = label
        self._open_segment(label)

    def opening_height(self, rows: Sequence[Sequence[str]]) -> float:
        """Return the height of the head with ``rows``, or with the first lines of tall ones."""
        fewest = _FEWEST_LINES * self._look.pitch + 2 * self._look.above
        height = sum(self._broken(row, self._first, self._body).height for row in rows)
        return self._head.height + (height if height <= self._whole_page else fewest)

    def rooms_after(self, rows: Sequence[Sequence[str]], room_after: float) -> dict[int, float]:
        """Return what has to fit under the last rows, by their places."""
        last = len(rows) - 1
        if last < _ROWS_TOGETHER:
            return {last: room_after}
        height = self._broken(rows[last], self._first, self._body).height
        return {last - 1: height + room_after, last: room_after}

    def add(self, row: Sequence[str], room_after: float = 0.0) -> None:
        """Add a row, ending the page before it when it and ``room_after`` do not fit."""
        broken = self._broken(row, self._first, self._body)
        needed = broken.height + room_after
        if not self._fits(needed) and needed <= self._whole_page:
            self._turn_page()
        while not self._fits(broken.height):
            count = self._lines_that_fit()
            if count < _FEWEST_LINES:
                self._turn_page()
                continue
            top, broken = self._divided(broken, count)
            self._append(top)
            self._turn_page()
        self._append(broken)

    def flush(self) -> None:
        """Draw what has been gathered."""
        segments = [segment for segment in self._segments if segment.rows]
        if segments:
            _Drawing(self._sheets, self._look, self._widths, self._columns).page(
                self._head, self._head_style, segments, self._body, self._has_groups
            )
        self._segments = []
        self._closed = self._head.height

    def _turn_page(self) -> None:
        is_continued = any(segment.rows for segment in self._segments[-1:])
        self.flush()
        self._sheets.next_page()
        self._open_segment(self._label + (_CONTINUED if is_continued and self._label else ""))

    def _open_segment(self, label: str) -> None:
        self._closed += self._segments[-1].height if self._segments else 0.0
        lines = self._label_lines(label) if self._has_groups else []
        height = self._height([lines]) if lines else 0.0
        # A label as tall as a page leaves room for its rows all the same.
        height = min(height, self._whole_page)
        self._segments.append(_Segment(lines, height))

    def _label_lines(self, label: str) -> _Cell:
        lines = self._cell(label, self._widths[0], self._body)
        if len(lines) > 1:
            # 鄂城区 and （8项） stand on lines of their own, as in printed annexes.
            lines = self._cell(label.replace("（", "\n（"), self._widths[0], self._body)
        return lines

    def _append(self, row: _Row) -> None:
        segment = self._segments[-1]
        segment.rows.append(row)
        segment.rows_height += row.height

    def _fits(self, height: float) -> bool:
        segment = self._segments[-1]
        needed = max(segment.rows_height + height, segment.label_height)
        return self._closed + needed <= self._sheets.room

    def _lines_that_fit(self) -> int:
        room = self._sheets.room - self._closed - self._segments[-1].rows_height
        return int((room - 2 * self._look.above) // self._look.pitch)

    def _divided(self, row: _Row, count: int) -> tuple[_Row, _Row]:
        top = [cell[:count] for cell in row.cells]
        rest = [cell[count:] for cell in row.cells]
        return _Row(top, self._height(top)), _Row(rest, self._height(rest))

    def _broken(self, texts: Sequence[str], first: int, style: TextStyle) -> _Row:
        cells = [
            self._cell(text, width, style)
            for text, width in zip(texts, self._widths[first:], strict=True)
        ]
        return _Row(cells, self._height(cells))

    def _head_row(self, headings: Sequence[str]) -> _Row:
        """Return the head; headings in several lines are divided between words, evenly."""
        divided = []
        for heading, width in zip(headings, self._widths, strict=True):
            widths = self._sheets.faces.widths(self._head_style)
            room = width - 2 * self._look.side
            divided.append("\n".join(break_title(for_print(heading), widths, room)))
        return self._broken(divided, 0, self._head_style)

    def _height(self, cells: Iterable[_Cell]) -> float:
        return max(map(len, cells), default=1) * self._look.pitch + 2 * self._look.above

    def _cell(self, text: str, width: float, style: TextStyle) -> _Cell:
        widths = self._sheets.faces.widths(style)
        room = width - 2 * self._look.side
        return [
            (paragraph[line.start : line.end], line)
            for paragraph in for_print(text).split("\n")
            for line in break_lines(paragraph, widths, room)
        ]


class _Drawing:
    """Draws the part of a table that stands on one page."""

    def __init__(
        self, sheets: Sheets, look: TableLook, widths: Sequence[float], columns: Sequence[Column]
    ) -> None:
        self._sheets = sheets
        self._look = look
        self._widths = widths
        self._columns = columns
        self._lefts = [sum(widths[:place]) for place in range(len(widths) + 1)]

    def page(
        self,
        head: _Row,
        head_style: TextStyle,
        segments: Sequence[_Segment],
        style: TextStyle,
        has_groups: bool,
    ) -> None:
        """Draw the head and the segments from the cursor on and move it below them."""
        top = self._sheets.top
        left, right = self._lefts[0], self._lefts[-1]
        rules = [(left, top, right, top)]
        for place, cell in enumerate(head.cells):
            self._cell(cell, place, top, head.height, head_style, Align.CENTRE)
        bottom = top + head.height
        rules.append((left, bottom, right, bottom))
        first = 1 if has_groups else 0
        for segment in segments:
            if has_groups:
                self._cell(segment.label, 0, bottom, segment.height, style, Align.CENTRE)
            bottom = self._rows(segment, bottom, first, style, rules)
            rules.append((left, bottom, right, bottom))
        rules += [(place, top, place, bottom) for place in self._lefts]
        self._sheets.lines(rules, _RULE)
        self._sheets.top = bottom

    def _rows(
        self,
        segment: _Segment,
        top: float,
        first: int,
        style: TextStyle,
        rules: list[tuple[float, float, float, float]],
    ) -> float:
        missing = segment.height - segment.rows_height
        for number, row in enumerate(segment.rows):
            is_last = number == len(segment.rows) - 1
            # A label taller than its rows stretches the last of them.
            height = row.height + (missing if is_last else 0.0)
            for place, cell in enumerate(row.cells, start=first):
                self._cell(cell, place, top, height, style, self._columns[place].align)
            top += height
            if not is_last:
                rules.append((self._lefts[first], top, self._lefts[-1], top))
        return top

    def _cell(
        self, cell: _Cell, place: int, top: float, height: float, style: TextStyle, align: Align
    ) -> None:
        look = self._look
        width = self._widths[place] - 2 * look.side
        # Half the leading stands above and half below each line; the lines stand in the middle.
        em_top = top + (height - len(cell) * look.pitch) / 2 + (look.pitch - look.size) / 2
        advances = self._sheets.faces.widths(style)
        for text, line in cell:
            left = self._lefts[place] + look.side
            if align is Align.CENTRE:
                left += (width - line.width) / 2
            set_ = None
            if line.squeeze:
                set_ = justify(text, line, [advances[char] for char in text], style.cell)
            self._sheets.write(text, left, em_top, style, set_)
            em_top += look.pitch
