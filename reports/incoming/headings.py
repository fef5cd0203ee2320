"""Finding the heading rows of a table by the words offices put there.

A heading counts by its exact word or by a known word inside it (市级牵头单位); blanks, line breaks
and remarks in brackets do not matter. One or two rows, titles above and repeats on each page are
all usual.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.text.normalise import even, fold
from models.text.role_words import FIRST_LEADS
from reports.incoming.heading_words import ITEM_WORDS, TASK_WORDS, Column

Rows = Sequence[Sequence[str]]
_LONGEST_HEADING = 60  # with blanks and a remark in brackets
_LONGEST_KEY = 14
_TITLE_ENDS = ("表", "清单", "方案", "台账", "通知")  # 任务分工表 is the title of a table


_WHO = (Column.UNITS, Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The heading words of one kind of table.

    Attributes:
        needed: sets of columns; a heading row has at least one column of each.
    """

    words: Mapping[str, Column]
    needed: tuple[frozenset[Column], ...]

    def column_of(self, heading: str) -> Column | None:
        """Return the column a heading names, None when its words are not known."""
        if len(heading) > _LONGEST_HEADING:
            return None
        key = _key(heading)
        if key in self.words:
            return self.words[key]
        if len(key) > _LONGEST_KEY or key.endswith(_TITLE_ENDS):
            return None
        return self._column_inside(key)

    def _column_inside(self, key: str) -> Column | None:
        """Return the column named by the known words inside a longer heading."""
        inside = [word for word in self.words if len(word) > 1 and word in key]
        parts = {self.words[word] for word in inside}
        if {Column.LEAD, Column.RESPONSIBLE} <= parts:
            return Column.UNITS
        bodies = [word for word in inside if len(word) >= 4 and self.words[word] in _WHO]
        if Column.PERSON in parts and bodies:  # 责任单位及责任人: the unit counts
            inside = bodies
        # The end of a heading says what it is: 工作任务完成时限 is a deadline
        best = max(inside, key=lambda word: (key.endswith(word), len(word)), default="")
        column = self.words.get(best)
        return Column.PROVINCIAL if column is Column.GUIDING and "省" in key else column


def _vocabulary(words: Mapping[Column, str], *needed: Column | tuple[Column, ...]) -> Vocabulary:
    by_word: dict[str, Column] = {}
    for column, text in words.items():
        for word in text.split():
            by_word.setdefault(word, column)
    sets = (frozenset(one if isinstance(one, tuple) else (one,)) for one in needed)
    return Vocabulary(by_word, tuple(sets))


TASK_VOCABULARY = _vocabulary(TASK_WORDS, (Column.TITLE, Column.MEASURE), (*_WHO, Column.DEADLINE))
ITEM_VOCABULARY = _vocabulary(
    ITEM_WORDS,
    (Column.TITLE, Column.CONTENT),
    (Column.CREATING, Column.GUIDING, Column.PROVINCIAL, Column.PEERS),
)


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading rows of a table: what each column holds.

    Attributes:
        columns: for each kind the places of its columns, from left to right.
        texts: the heading text of each place.
        first, last: first and last heading row.
        first_leads: a heading says that the unit listed first leads.
    """

    columns: Mapping[Column, tuple[int, ...]]
    texts: tuple[str, ...]
    first: int
    last: int
    first_leads: bool

    def by_place(self) -> list[Column | None]:
        """Return what each column holds, from left to right."""
        kinds = {place: column for column, places in self.columns.items() for place in places}
        return [kinds.get(place) for place in range(len(self.texts))]

    def cells_of(self, column: Column, row: Sequence[str]) -> list[str]:
        """Return the texts of a row under one kind of heading, empty and repeated ones left out."""
        places = self.columns.get(column, ())
        found = (row[place].strip() for place in places if place < len(row))
        return list(dict.fromkeys(text for text in found if text))

    def text_of(self, column: Column, row: Sequence[str]) -> str:
        """Return the text of a row under one kind of heading, each column on a line of its own."""
        return "\n".join(self.cells_of(column, row))


def find_headings(rows: Rows, vocabulary: Vocabulary) -> list[Headings]:
    """Return every place where heading words stand, in order; repeats on later pages included."""
    found: list[Headings] = []
    position = 0
    while position < len(rows):
        known = any(vocabulary.column_of(text) for text in rows[position])
        headings = _headings_at(rows, position, vocabulary) if known else None
        if headings is None:
            position += 1
        else:
            found.append(headings)
            position = headings.last + 1
    return found


def _headings_at(rows: Rows, first: int, vocabulary: Vocabulary) -> Headings | None:
    one = _read(rows[first], rows[first], first, first, vocabulary)
    if first + 1 < len(rows) and _may_be_second(rows[first], rows[first + 1], vocabulary):
        two = _read(rows[first], rows[first + 1], first, first + 1, vocabulary)
        if two is not None and (one is None or len(two.columns) >= len(one.columns)):
            return two
    return one


def _may_be_second(upper: Sequence[str], lower: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether a row goes on with the headings above: every word of its own is known."""
    if not any(vocabulary.column_of(text) for text in upper) or any(up.isdigit() for up in upper):
        return False
    own = [low.strip() for up, low in zip(upper, lower, strict=False) if low.strip() != up.strip()]
    filled = [text for text in own if text]
    return bool(filled) and all(vocabulary.column_of(text) is not None for text in filled)


def _read(
    upper: Sequence[str], lower: Sequence[str], first: int, last: int, vocabulary: Vocabulary
) -> Headings | None:
    """Read one or two rows as headings: the lower word counts, the upper where it has none."""
    columns: dict[Column, list[int]] = {}
    texts: list[str] = []
    for place, (up, low) in enumerate(zip(upper, lower, strict=False)):
        found = vocabulary.column_of(low) or vocabulary.column_of(up)
        texts.append(" ".join(dict.fromkeys(text for text in (up.strip(), low.strip()) if text)))
        if found is not None:
            columns.setdefault(found, []).append(place)
    columns = _without_repeats(columns, texts)
    if not all(any(column in columns for column in group) for group in vocabulary.needed):
        return None
    if (
        sum(bool(text) for text in texts) < 2
        or len({place for p in columns.values() for place in p}) < 2
    ):
        return None
    return Headings(
        columns={column: tuple(places) for column, places in columns.items()},
        texts=tuple(texts),
        first=first,
        last=last,
        first_leads=any(FIRST_LEADS.search(even(text)) for text in texts),
    )


def _without_repeats(columns: dict[Column, list[int]], texts: list[str]) -> dict[Column, list[int]]:
    """Read a second column of tasks as measures: 重点任务 | 工作内容."""
    titles = columns.get(Column.TITLE, [])
    if len(titles) > 1 and Column.MEASURE not in columns and texts[titles[0]] != texts[titles[1]]:
        columns[Column.TITLE], columns[Column.MEASURE] = titles[:1], titles[1:]
    return columns


def _key(heading: str) -> str:
    """Return a heading without blanks and remarks in brackets."""
    key = fold(heading)
    if "(" not in key:
        return key.strip(":|*")
    inside = key[key.find("(") + 1 : key.rfind(")")]
    outside = key[: key.find("(")] + key[key.rfind(")") + 1 :]
    # 牵头(责任)单位: the bracket is part of the word; (列第一位的为牵头单位) is a remark
    return (key.replace("(", "").replace(")", "") if len(inside) <= 2 else outside).strip(":|*")
