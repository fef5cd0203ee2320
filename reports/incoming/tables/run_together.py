"""Tables whose cells ran together: 1地区生产总值增长7%。市发改委各区政府2服务业….

A row goes from its serial to the next one, without serials it is a line. Its task ends with a full
stop, its units are names to the end of the row. What the stops do not tell is told as doubtful.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from models.reading import ReadWarning
from models.text.normalise import even
from models.text.numerals import NUMERAL
from reports.incoming.plans.passages import Passage
from reports.incoming.source import SourceTable
from reports.incoming.tables.glued_headings import HeadingRun, heading_runs
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.headings import WHO
from reports.incoming.tables.run_together_cells import UnitBlock, read_unit_block, unit_start

_TEXTS = (Column.TITLE, Column.MEASURE)
_FEWEST_ROWS = 2
_FEWEST_IN_EXCERPT = 3
_LONGEST_ROW = 600  # letters; a longer one is several whose serials were lost
# 1地区生产总值, 12.加强保洁; 3月底, 20个 and 5% are no serials
_SERIAL = re.compile(
    r"(?<![\d.%:/-])(?P<n>\d{1,3})(?:[.、]\s*|\s+|"
    r"(?![年月日号时分秒个项家条名次周天小万亿元多余倍人级类位所公里吨米平方亩百千]|大[行项]))"
    r"(?=[\u4e00-\u9fff“”\"(《])"
)
# —2—二、产业升级 behind the units of a row: a page number and the heading of the next rows
_BEHIND = re.compile(
    rf"\s*(?:-+ ?\d{{1,3}} ?-+)?\s*(?P<section>(?:{NUMERAL}{{1,3}}、|\({NUMERAL}{{1,3}}\))"
    r"[^。;,、]{2,24})?\s*(?:-+ ?\d{1,3} ?-+)?\s*$"
)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the rows of a table are cut.

    Attributes:
        words: the headings that are kept: of the serial, the task, the units.
        unit_columns: 1 or 2.
        goes_on: other columns follow those of the units.
    """

    words: tuple[str, ...]
    has_serials: bool
    unit_columns: int
    goes_on: bool


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    text: str
    serial: str = ""
    units: UnitBlock | None = None
    section: str = ""


def run_together_tables(lines: Sequence[str]) -> list[SourceTable]:
    """Return the tables of ``lines`` whose cells have nothing between them."""
    numbers = chain.from_iterable([n] * (len(line) + 1) for n, line in enumerate(lines, start=1))
    whole = Passage("".join(f"{line}\n" for line in lines), tuple(numbers))
    runs = list(heading_runs(even(whole.text)))
    starts = [*(run.start for run in runs), len(whole.text)]
    tables = [
        _table(whole.lines[run.start], layout, whole.cut(run.end, end))
        for run, end in zip(runs, starts[1:], strict=True)
        if (layout := _layout(run)) is not None
    ]
    return [table for table in tables if table is not None] or _excerpt(whole)


def _excerpt(whole: Passage) -> list[SourceTable]:
    """Return the table of an excerpt without headings: 1 task. units, a line each."""
    layout = _Layout(("",) * 3, has_serials=True, unit_columns=1, goes_on=False)
    rows: list[_Row] = []
    for start, end in _line_spans(whole.text):
        line = whole.cut(start, end)
        found = _SERIAL.match(even(line.text))
        if found:
            row = _row(line.cut(found.end()), found["n"], layout)
            rows += [row] if row.units is not None and row.units.is_certain else []
    numbers = [int(row.serial) for row in rows]
    if len(rows) < _FEWEST_IN_EXCERPT or numbers != list(range(numbers[0], numbers[-1] + 1)):
        return []
    cells = tuple(_cells(row, layout) for row in rows)
    return [SourceTable(rows=cells, row_lines=tuple(row.line for row in rows))]


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    return pairwise([0, *(at + 1 for at, char in enumerate(text) if char == "\n"), len(text)])


def _layout(run: HeadingRun) -> _Layout | None:
    """Return how rows below these headings are cut, None when units do not follow the task."""
    who = [place for place, column in enumerate(run.columns) if column in WHO]
    texts = [place for place, column in enumerate(run.columns) if column in _TEXTS]
    is_row = who == list(range(who[0], who[0] + len(who))) and len(who) <= 2
    if not is_row or not texts or texts[-1] != who[0] - 1:
        return None
    serials = [place for place, column in enumerate(run.columns) if column is Column.SERIAL]
    kept = [*serials[:1], texts[-1], *who]
    return _Layout(
        words=tuple(run.words[place] for place in kept),
        has_serials=bool(serials),
        unit_columns=len(who),
        goes_on=who[-1] + 1 < len(run.words),
    )


def _table(line: int, layout: _Layout, body: Passage) -> SourceTable | None:
    rows = list(
        _rows_by_serial(body, layout) if layout.has_serials else _rows_by_line(body, layout)
    )
    full = [row for row in rows if row.units is not None]
    if len(full) < _FEWEST_ROWS or len(full) * 2 < len([row for row in rows if row.text]):
        return None
    cells = [layout.words, *(_cells(row, layout) for row in rows)]
    return SourceTable(
        rows=tuple(cells),
        row_lines=(line, *(row.line for row in rows)),
        warnings=(
            ReadWarning(line, "表格各栏连在一起，按序号、句号和单位名称分开，请逐项核对"),
            *_doubts(full),
        ),
    )


def _cells(row: _Row, layout: _Layout) -> tuple[str, ...]:
    if row.section:
        return (row.section,) * len(layout.words)
    serial = (row.serial,) if layout.has_serials else ()
    units = row.units.columns if row.units else ("",) * layout.unit_columns
    return (*serial, row.text, *units)


def _doubts(rows: Sequence[_Row]) -> Iterator[ReadWarning]:
    for row in rows:
        if row.units and not row.units.is_certain:
            said = f"“{row.text[:16]}”的任务和单位、或两栏单位之间没有间隔，请核对单位"
            yield ReadWarning(row.line, said)


def _rows_by_line(body: Passage, layout: _Layout) -> Iterator[_Row]:
    """Yield a row for each line that is a task and its units."""
    for start, end in _line_spans(body.text):
        line = body.cut(start, end)
        row = _row(line, "", layout) if line.text else None
        if row is not None and row.units is not None:
            yield row


def _rows_by_serial(body: Passage, layout: _Layout) -> Iterator[_Row]:
    """Yield the rows and the section headings between them."""
    starts = list(_serials(body, layout))
    if starts:
        yield from _section(body.cut(0, starts[0].start()))
    for found, following in pairwise([*starts, None]):
        end = following.start() if following else None
        piece = body.cut(found.end(), end) if found else body
        if following is None and len(piece.text) > _LONGEST_ROW:
            return
        row = _row(piece, found["n"] if found else "", layout)
        yield row
        if following is not None:
            yield from _section(piece)


def _serials(body: Passage, layout: _Layout) -> Iterator[re.Match[str]]:
    """Yield the serials: each the next number, behind a row that ends with its units."""
    last: re.Match[str] | None = None
    for found in _SERIAL.finditer(even(body.text)):
        if last is not None:
            if found.start() - last.end() > _LONGEST_ROW:
                return
            is_next = int(found["n"]) == int(last["n"]) + 1
            before = _row(body.cut(last.end(), found.start()), "", layout) if is_next else None
            if before is None or before.units is None:
                continue
        last = found
        yield found


def _section(piece: Passage) -> Iterator[_Row]:
    """Yield the heading that stands behind a row, if there is one."""
    found = _BEHIND.search(even(piece.text))
    if found and found["section"]:
        start, end = found.span("section")
        yield _Row(piece.lines[start], "", section=piece.text[start:end].strip())


def _row(piece: Passage, serial: str, layout: _Layout) -> _Row:
    """Cut a row into its task and its units; without units it is all task."""
    behind = _BEHIND.search(even(piece.text))
    text = piece.text[: behind.start()] if behind else piece.text
    is_row = len(text) <= _LONGEST_ROW
    start = unit_start(text, goes_on=layout.goes_on) if is_row else None
    if start is None:
        return _Row(piece.line, text.replace("\n", " ").strip(), serial)
    units = read_unit_block(text[start.place :], layout.unit_columns, goes_on=layout.goes_on)
    task = text[: start.place].replace("\n", " ").strip().rstrip(".")
    return _Row(piece.line, task, serial, units if start.is_stop else units.doubted())
