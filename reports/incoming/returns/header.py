"""Which column of a table holds what: headings matched, asked about, missing, too many (H6, H7)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.returned import Doubt, HeadingQuestion
from models.rules.returned_choices import CHOICE_COLUMNS, read_choice
from models.rules.returned_percents import read_percent
from models.vocabulary import AskedKind, ReportColumn
from reports.incoming.grid import GridCell, GridSheet
from reports.incoming.returns.asking import Asking
from reports.incoming.returns.column_words import (
    KEY,
    UNUSED,
    columns_of,
    open_columns,
)
from reports.incoming.returns.facts import is_unit_label
from reports.incoming.returns.heading_block import KEY_MARKS, Block, printed, read_block
from reports.incoming.returns.near_words import NEAR, NEARLY_CERTAIN, likeness
from reports.incoming.returns.places import address

_SAMPLE = 40  # rows looked at where the cells tell what a column holds


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a table.

    Attributes:
        first, last: rows of the sheet.
        columns: keys of columns by their places.
        key_place: where the hidden keys stand, None when the file has none.
        headings: what is printed above each column.
        missing: keys of columns that should be there: what was asked for, and the title.
        extra: places of columns nobody asked for.
        near: places taken because their heading is nearly one that is known.
    """

    kind: AskedKind
    first: int
    last: int
    columns: Mapping[int, str]
    key_place: int | None
    headings: Mapping[int, str]
    missing: tuple[str, ...]
    extra: tuple[int, ...]
    questions: tuple[HeadingQuestion, ...]
    near: tuple[int, ...]


def read_header(sheet: GridSheet, block: Block, below: Sequence[int], asking: Asking) -> Header:
    """Return what the columns under some headings hold; ``below`` are the rows that follow."""
    cells = [sheet.rows[number] for number in below[:_SAMPLE]]
    key_place = _key_place(block, cells)
    kind = _kind_by_keys(cells, key_place) or block.kind
    if kind is not block.kind:
        block = read_block(sheet, block.rows, asking, kind)
    return _Matching(sheet, block, cells, asking, key_place).header()


class _Matching:
    """The headings of one table while they are matched with the columns they name."""

    def __init__(
        self,
        sheet: GridSheet,
        block: Block,
        cells: Sequence[Mapping[int, GridCell]],
        asking: Asking,
        key_place: int | None,
    ) -> None:
        self._sheet = sheet
        self._block = block
        self._cells = cells
        self._asking = asking
        self._key_place = key_place
        self._open = asking.open_to(block.kind)
        self._columns: dict[int, str] = {}
        self._clashing: list[int] = []
        self._near: list[int] = []
        self._questions: list[HeadingQuestion] = []

    def header(self) -> Header:
        self._match_words()
        self._match_by_content()
        self._ask()
        block = self._block
        extra = [at for at in block.paths if at not in self._columns and at != self._key_place]
        asked = {question.address for question in self._questions}
        return Header(
            kind=block.kind,
            first=block.rows[0],
            last=block.rows[-1],
            columns=dict(sorted(self._columns.items())),
            key_place=self._key_place,
            headings={at: printed(path) for at, path in block.paths.items()},
            missing=tuple(one for one in self._missing() if self._asking.asked or one == "title"),
            extra=tuple(at for at in extra if self._address(at) not in asked),
            questions=tuple(self._questions),
            near=tuple(self._near),
        )

    def _match_words(self) -> None:
        known = {at: one for at, one in self._block.known.items() if not one.by_content}
        self._clashing = self._find_clashes()
        places = [at for at in known if at not in self._clashing and at != self._key_place]
        for at in sorted(places, key=lambda at: (not known[at].is_own, at)):
            self._take(at, known[at].columns)

    def _find_clashes(self) -> list[int]:
        """Return the places of several headings that all may be one column of the unit."""
        known = self._block.known
        own = {one.columns[0] for one in known.values() if one.is_own and one.columns}
        firsts = {
            at: one.columns[0]
            for at, one in known.items()
            if one.columns and not one.by_content and one.columns[0] in self._open - own
        }
        times = Counter(firsts.values())
        return [at for at, column in firsts.items() if times[column] > 1]

    def _take(self, at: int, columns: Sequence[str]) -> None:
        taken = set(self._columns.values())
        free = [one for one in columns if one not in taken and self._is_wanted(one)]
        if free:
            self._columns[at] = free[0]

    def _is_wanted(self, column: str) -> bool:
        """Return whether a column is the office's, or one the unit was asked to fill in."""
        if column in (KEY, *UNUSED):
            return False
        return column not in open_columns(self._block.kind) or column in self._open

    def _match_by_content(self) -> None:
        for at, one in self._block.known.items():
            if one.by_content and at not in self._columns:
                texts = self._texts_under(at)
                column = _column_by_content(texts, one.columns)
                if column:
                    self._take(at, (column,))

    def _texts_under(self, at: int) -> list[GridCell]:
        return [row[at] for row in self._cells if at in row and row[at].text.strip()]

    def _missing(self) -> list[str]:
        taken = set(self._columns.values())
        wanted = ["title", *(one for one in open_columns(self._block.kind) if one in self._open)]
        return [column for column in wanted if column not in taken]

    def _ask(self) -> None:
        """Ask about headings that may be a column which is missing, when something is below."""
        for at, path in self._block.paths.items():
            one = self._block.known[at]
            is_settled = at in self._columns or at == self._key_place or one.is_answered
            is_settled = is_settled or is_unit_label(printed(path), is_alone=True)
            if not is_settled and not self._is_of_no_use(at) and self._texts_under(at):
                self._ask_about(at, printed(path))

    def _is_of_no_use(self, at: int) -> bool:
        """Return whether a heading is known, and names nothing that is still wanted."""
        columns = self._block.known[at].columns
        return (
            bool(columns) and at not in self._clashing and not set(columns) & set(self._missing())
        )

    def _ask_about(self, at: int, heading: str) -> None:
        kind = self._block.kind
        missing = self._missing()
        free = missing if self._asking.asked else columns_of(kind)
        taken = set(self._columns.values())
        near = likeness(kind, heading, [one for one in free if one not in taken])
        first = self._block.known[at].columns
        if not first and near and near[0][0] >= NEARLY_CERTAIN:
            self._columns[at] = near[0][1]
            self._near.append(at)
            return
        least = 0.0 if self._asking.asked else NEAR
        names = [column for score, column in near if score >= least]
        names = [
            *(one for one in first if one in names),
            *(one for one in names if one not in first),
        ]
        if names:
            self._questions.append(
                HeadingQuestion(kind, self._sheet.name, self._address(at), heading, tuple(names))
            )

    def _address(self, at: int) -> str:
        return address(at, self._block.rows[-1])


def ask_about_all(sheet: GridSheet, number: int, asking: Asking) -> tuple[HeadingQuestion, ...]:
    """Return a question for every heading of a table in which no word is known."""
    kind = asking.kinds[0]
    opened = asking.open_to(kind)
    free = [one for one in columns_of(kind) if one in opened or one not in open_columns(kind)]
    return tuple(
        HeadingQuestion(
            kind,
            sheet.name,
            address(at, number),
            printed((cell.text,)),
            tuple(column for _, column in likeness(kind, cell.text, free)),
        )
        for at, cell in sheet.rows[number].items()
        if cell.text.strip()
    )


def _column_by_content(cells: Sequence[GridCell], columns: Sequence[str]) -> str:
    """Return what the cells below a heading such as 进度 hold, "" when there are none."""
    for column in columns if cells else ():
        if column in CHOICE_COLUMNS:
            choice = ReportColumn(column)
            if all(read_choice(choice, cell.text).value is not None for cell in cells):
                return column
        elif column == ReportColumn.PERCENT:
            if all(_may_be_percent(cell) for cell in cells):
                return column
        else:
            return column
    return ""


def _may_be_percent(cell: GridCell) -> bool:
    if len(cell.text) > 12:
        return False
    return read_percent(cell.text, cell.number).doubt is not Doubt.REFUSED


def _key_place(block: Block, cells: Sequence[Mapping[int, GridCell]]) -> int | None:
    """Return where the hidden keys stand: by their heading, else by themselves."""
    for at, one in block.known.items():
        if one.columns == (KEY,):
            return at
    marked = Counter(
        at for row in cells for at, cell in row.items() if cell.text.startswith(KEY_MARKS)
    )
    at, times = marked.most_common(1)[0] if marked else (0, 0)
    return at if times * 2 >= len(cells) and times else None


def _kind_by_keys(
    cells: Sequence[Mapping[int, GridCell]], key_place: int | None
) -> AskedKind | None:
    """Return the kind the keys name, even one nobody asked about: a key is never wrong."""
    if key_place is None:
        return None
    marks = Counter(row[key_place].text[:2] for row in cells if key_place in row)
    kinds = {KEY_MARKS[0]: AskedKind.TASKS, KEY_MARKS[1]: AskedKind.ITEMS}
    return next((kinds[mark] for mark, _ in marks.most_common() if mark in kinds), None)
