"""Finding the heading rows of a table by the words offices put there.

A heading counts by its exact word, as a label (协助科室) or by a known word inside it (市级牵头
单位); blanks, line breaks and remarks in brackets do not matter. One to three rows, titles above
and repeats on each page are all usual.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.text.normalise import even, fold
from models.text.role_words import FIRST_LEADS, LABEL, Part, part_of
from reports.incoming.tables.heading_words import ITEM_WORDS, TASK_WORDS, Column

Rows = Sequence[Sequence[str]]
_LONGEST_HEADING = 60  # with blanks and a remark in brackets
_LONGEST_KEY = 14
_TITLE_ENDS = ("表", "清单", "方案", "台账", "通知")  # 任务分工表 is the title of a table
# 企业名称 names who, 事项数 and 得分 count: neither names a task
_NO_TITLE = re.compile(
    "(?:单位|部门|企业|机构|公司|人员)名称|(?:数|数量|金额|分值?|得分|占比|比例)$"
)
# 牵头负责部门 is one role, 牵头及负责部门 and 牵头配合单位 are two
_LEADS_ALONE = re.compile("牵头(?:负责|责任|承办|组织|落实|实施)+(?:单位|部门|处室|科室)$")
_TEXT_MARK = re.compile("[:,;。!?]")  # no heading holds them
_BOTH = re.compile("[及和与、/]")
_SERIAL = re.compile(r"\s*(?!20\d\d\s*$)\d{1,5}\s*")  # a year may stand in a heading row
_MOST_ROWS = 3  # of one heading
_LONGEST_SECOND = 8  # letters of a word in a second row that is known only by its place

WHO = (Column.UNITS, Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING)
_COLUMN_OF_PART = {
    Part.LEAD: Column.LEAD,
    Part.RESPONSIBLE: Column.RESPONSIBLE,
    Part.SUPPORTING: Column.SUPPORTING,
    Part.PERSON: Column.PERSON,
    Part.DEADLINE: Column.DEADLINE,
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The heading words of one kind of table.

    Attributes:
        needed: sets of columns; a heading row has at least one column of each.
        knows_labels: the labels of a clause (责任科室) are headings too.
    """

    words: Mapping[str, Column]
    needed: tuple[frozenset[Column], ...]
    knows_labels: bool

    def column_of(self, heading: str) -> Column | None:
        """Return the column a heading names, None when its words are not known."""
        if len(heading) > _LONGEST_HEADING:
            return None
        key = _key(heading)
        if key in self.words:
            return self.words[key]
        # 牵头单位：市发改委 is a line of text, not a heading
        is_text = len(key) > _LONGEST_KEY or key.endswith(_TITLE_ENDS) or _TEXT_MARK.search(key)
        if is_text or _NO_TITLE.search(key):
            return None
        label = LABEL.fullmatch(f"{key}:") if self.knows_labels else None
        return _COLUMN_OF_PART[part_of(label)] if label else self._column_inside(key)

    def knows(self, heading: str) -> bool:
        """Return whether a text is a heading word and nothing else."""
        key = _key(heading)
        return key in self.words or (self.knows_labels and LABEL.fullmatch(f"{key}:") is not None)

    def _column_inside(self, key: str) -> Column | None:
        """Return the column named by the known words inside a longer heading."""
        inside = [word for word in self.words if word in key and _may_stand_in(word, key)]
        parts = {self.words[word] for word in inside}
        if Column.LEAD in parts and parts & {Column.RESPONSIBLE, Column.SUPPORTING}:
            return Column.LEAD if _LEADS_ALONE.match(key) else Column.UNITS
        if Column.DEADLINE in parts and _BOTH.search(key):  # 责任单位及完成时限: a whole clause
            inside = [word for word in inside if self.words[word] in WHO] or inside
        bodies = [word for word in inside if len(word) >= 4 and self.words[word] in WHO]
        if Column.PERSON in parts and bodies:  # 责任单位及责任人: the unit counts
            inside = bodies
        # The end of a heading says what it is: 工作任务完成时限 is a deadline
        best = max(inside, key=lambda word: (key.endswith(word), len(word)), default="")
        column = self.words.get(best)
        return Column.PROVINCIAL if column is Column.GUIDING and "省" in key else column


def _may_stand_in(word: str, key: str) -> bool:
    """Return whether a word tells what a longer heading is: short ones only at its ends."""
    return len(word) > 3 or (len(word) > 1 and (key.startswith(word) or key.endswith(word)))


def _vocabulary(
    words: Mapping[Column, str], *needed: Iterable[Column], knows_labels: bool
) -> Vocabulary:
    by_word: dict[str, Column] = {}
    for column, text in words.items():
        for word in text.split():
            by_word.setdefault(word, column)
    return Vocabulary(by_word, tuple(map(frozenset, needed)), knows_labels)


TASK_VOCABULARY = _vocabulary(
    TASK_WORDS, (Column.TITLE, Column.MEASURE), (*WHO, Column.DEADLINE), knows_labels=True
)
ITEM_VOCABULARY = _vocabulary(
    ITEM_WORDS,
    (Column.TITLE, Column.CONTENT),
    (Column.CREATING, Column.GUIDING, Column.PROVINCIAL, Column.PEERS),
    knows_labels=False,
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
        row = rows[position]
        is_data = any(map(_SERIAL.fullmatch, row))  # 1 | 推进重点工作 | … is no heading
        known = not is_data and any(vocabulary.column_of(text) for text in row)
        headings = _headings_at(rows, position, vocabulary) if known else None
        if headings is None:
            position += 1
        else:
            found.append(headings)
            position = headings.last + 1
    return found


def _headings_at(rows: Rows, first: int, vocabulary: Vocabulary) -> Headings | None:
    """Return the headings that begin at a row; of one, two or three rows those that say most."""
    best = read_headings(rows, first, first, vocabulary)
    for last in range(first + 1, min(first + _MOST_ROWS, len(rows))):
        if not _goes_on(rows[last - 1], rows[last], vocabulary):
            break
        more = read_headings(rows, first, last, vocabulary)
        if more is not None and (best is None or len(more.columns) >= len(best.columns)):
            best = more
    return best if best is not None and is_filled(best, vocabulary) else None


def _goes_on(upper: Sequence[str], lower: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether a row goes on with the headings above.

    Every word of its own is known, or stands under a heading that is merged across.
    """
    is_title = len({text.strip() for text in upper if text.strip()}) < 2  # merged across all
    known = any(vocabulary.column_of(text) for text in upper)
    if is_title or not known or any(map(str.isdecimal, upper)):
        return False
    own = [
        (place, low.strip())
        for place, (up, low) in enumerate(zip(upper, lower, strict=False))
        if low.strip() and low.strip() != up.strip()
    ]
    if not own or any(text.isdecimal() for _, text in own):
        return False
    is_known = all(vocabulary.column_of(text) is not None for _, text in own)
    return is_known or all(
        len(text) <= _LONGEST_SECOND and _is_merged(upper, place) for place, text in own
    )


def _is_merged(upper: Sequence[str], place: int) -> bool:
    """Return whether a heading reaches over several columns: repeated, or a blank beside it."""
    left = upper[place - 1] if place else ""
    right = upper[place + 1] if place + 1 < len(upper) else left
    return upper[place] in (left, right) or not right or not upper[place]


def read_headings(rows: Rows, first: int, last: int, vocabulary: Vocabulary) -> Headings | None:
    """Read some rows as headings: the lowest known word of a column counts.

    None when they cannot be headings: less than two columns are known.
    """
    columns: dict[Column, list[int]] = {}
    texts: list[str] = []
    for place, words in enumerate(zip(*_spread(rows[first : last + 1]), strict=False)):
        own = list(dict.fromkeys(word.strip() for word in words if word.strip()))
        known = (vocabulary.column_of(word) for word in reversed(own))
        column = next((column for column in known if column is not None), None)
        texts.append(" ".join(own))
        if column is not None:
            columns.setdefault(column, []).append(place)
    if sum(map(bool, texts)) < 2 or sum(map(len, columns.values())) < 2:
        return None
    return Headings(
        columns={
            column: tuple(places)
            for column, places in _told_apart(columns, texts).items()
            if places
        },
        texts=tuple(texts),
        first=first,
        last=last,
        first_leads=any(FIRST_LEADS.search(even(text)) for text in texts),
    )


def is_filled(headings: Headings, vocabulary: Vocabulary) -> bool:
    """Return whether headings have a column of every kind that a table must have."""
    return all(any(column in headings.columns for column in kind) for kind in vocabulary.needed)


def _spread(rows: Rows) -> list[list[str]]:
    """Write a heading that is merged across into the blank cells above each of its own words."""
    spread = [list(row) for row in rows]
    for upper, lower in pairwise(spread):
        for place in range(1, min(len(upper), len(lower))):
            if not upper[place].strip() and lower[place].strip():
                upper[place] = upper[place - 1]
    return spread


def _told_apart(columns: dict[Column, list[int]], texts: list[str]) -> dict[Column, list[int]]:
    """Tell columns of one kind apart: 重点任务 | 工作内容, 第一责任单位 | 主要责任单位."""
    for kind, lacking in ((Column.TITLE, Column.MEASURE), (Column.MEASURE, Column.TITLE)):
        places = columns.get(kind, [])
        if len(places) > 1 and lacking not in columns and texts[places[0]] != texts[places[1]]:
            columns[Column.TITLE], columns[Column.MEASURE] = places[:1], places[1:]
            break
    leads = columns.get(Column.LEAD, [])
    is_free = Column.RESPONSIBLE not in columns and Column.UNITS not in columns
    if len(leads) == 2 and is_free and texts[leads[0]] != texts[leads[1]]:
        columns[Column.LEAD], columns[Column.RESPONSIBLE] = leads[:1], leads[1:]
    _follow_serial(columns)
    return columns


def _follow_serial(columns: dict[Column, list[int]]) -> None:
    """Take what the serial counts for the tasks: 重点任务 | 序号 | 具体举措 number measures."""
    titles, measures = columns.get(Column.TITLE, []), columns.get(Column.MEASURE, [])
    serial = columns.get(Column.SERIAL, [0])[0]
    if titles and measures and titles[-1] < serial < measures[0]:
        columns[Column.SECTION] = columns.get(Column.SECTION, []) + titles
        columns[Column.TITLE], columns[Column.MEASURE] = measures[:1], measures[1:]


def _key(heading: str) -> str:
    """Return a heading without blanks and remarks in brackets."""
    key = fold(heading)
    if "(" not in key:
        return key.strip(":|*")
    inside = key[key.find("(") + 1 : key.rfind(")")]
    outside = key[: key.find("(")] + key[key.rfind(")") + 1 :]
    # 牵头(责任)单位: the bracket is part of the word; (列第一位的为牵头单位) is a remark
    return (key.replace("(", "").replace(")", "") if len(inside) <= 2 else outside).strip(":|*")
