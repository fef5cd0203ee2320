"""Editing one cell: what the editor starts with, and how typed or pasted words become a value.

Knows records and words, no widgets. A column with a ``CellEdit`` can be edited, pasted and filled.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from models.errors import UserError
from models.records import RoleEntry
from models.text.deadlines import Deadline, read_deadline
from models.vocabulary import LabelledEnum, Role
from ui.formatting import date_text, names_text
from ui.widgets.deadline_field import DeadlineValue, explanation
from ui.widgets.forms.role_fields import in_role, with_role

Row = TypeVar("Row")
Word = TypeVar("Word", bound=LabelledEnum)

NOBODY = frozenset({"", "/", "-", "—", "——", "无", "暂无", "无牵头"})  # as cells say "no unit"
_YES = frozenset({"是", "√", "✓", "☑", "y", "yes", "1"})
_NO = frozenset({"", "否", "×", "✗", "x", "n", "no", "0", "/", "无"})
_NUMBER = re.compile(r"(\d{1,9})(?:\.0+)?")
NAME_MARKS = re.compile(r"[、，,;；\n]+")
LETTERS = re.compile(r"[A-Za-z]+")
_DAY_NUMBER = re.compile(r"[34]\d{4}")  # 1982 to 2036, as spreadsheets count days


class CellTextError(UserError):
    """Raised when words cannot be a value of the column; the sentence says what can."""


class EditorKind(Enum):
    """Which editor opens over a cell."""

    LINE = auto()
    TEXT = auto()
    CHOICE = auto()
    UNITS = auto()


# No slots: typing notes the row type on what is made as CellEdit[Row](...).
@dataclass(frozen=True, kw_only=True)
class CellEdit(Generic[Row]):
    """How the cells of one column are edited.

    A column knows its rows; what is stored is the record of the form beside the table, whose type
    differs from page to page: hence Any.

    Attributes:
        text: what the editor starts with.
        read, write: take the value out of a record, and return the record with another value.
        parse: the value that words mean for a record; raises ``CellTextError``.
        options: the words to choose from.
        explain: what words were understood as for a record, "" for nothing to say.
        is_doubtful: whether a person should look at what they were understood as.
        names: the unit names in words, to be looked up in the register.
        role: whose units are edited; says which level is offered first.
    """

    text: Callable[[Row], str]
    read: Callable[[Any], Any]
    write: Callable[[Any, Any], Any]
    parse: Callable[[Any, str], Any]
    editor: EditorKind = EditorKind.LINE
    options: tuple[str, ...] = ()
    explain: Callable[[Any, str], str] | None = None
    is_doubtful: Callable[[Any, str], bool] | None = None
    names: Callable[[str], tuple[str, ...]] | None = None
    role: Role | None = None

    def apply(self, record: Any, text: str) -> Any:  # Any: see the class
        """Return the record with what ``text`` means.

        Raises:
            CellTextError: it means nothing here.
        """
        return self.write(record, self.parse(record, text))

    def carry(self, source: Any, record: Any) -> Any:  # Any: see the class
        """Return the record with the value of another one (fill down)."""
        return self.write(record, self.read(source))


def line_edit(name: str, text: Callable[[Row], str]) -> CellEdit[Row]:
    """Return the editing of an attribute that is one line of text."""
    return _plain(name, text, lambda _record, words: on_one_line(words))


def title_edit(name: str, text: Callable[[Row], str]) -> CellEdit[Row]:
    """Return the editing of one long line, which the editor wraps."""
    return replace(line_edit(name, text), editor=EditorKind.TEXT)


def text_edit(name: str, text: Callable[[Row], str]) -> CellEdit[Row]:
    """Return the editing of an attribute that may have several lines."""
    edit = _plain(name, text, lambda _record, words: words.strip())
    return replace(edit, editor=EditorKind.TEXT)


def number_edit(name: str, text: Callable[[Row], str]) -> CellEdit[Row]:
    """Return the editing of a whole number or none; full-width digits count."""
    return _plain(name, text, lambda _record, words: _number(words))


def names_edit(name: str, text: Callable[[Row], str]) -> CellEdit[Row]:
    """Return the editing of a list of names with 、 between them."""
    return _plain(name, text, lambda _record, words: split_names(words))


def word_edit(
    name: str,
    text: Callable[[Row], str],
    words: Mapping[str, LabelledEnum],
    *,
    derived: frozenset[str] = frozenset(),
) -> CellEdit[Row]:
    """Return the editing of one word of a vocabulary; ``words`` are keyed by what is shown.

    ``derived`` are words the column may show that nobody can enter: they follow from others.
    """
    edit = _plain(name, text, lambda _record, typed: _word(words, typed, derived))
    return replace(edit, editor=EditorKind.CHOICE, options=tuple(words))


def by_label(words: Iterable[Word]) -> dict[str, Word]:
    """Return words by their labels."""
    return {word.label: word for word in words}


def yes_no_edit(name: str, text: Callable[[Row], str]) -> CellEdit[Row]:
    """Return the editing of yes or no."""
    edit = _plain(name, text, lambda _record, words: _yes_or_no(words))
    return replace(edit, editor=EditorKind.CHOICE, options=("是", "否"))


def units_edit(role: Role, text: Callable[[Row], str]) -> CellEdit[Row]:
    """Return the editing of the units in a role; names known already keep what they stand for."""
    return CellEdit(
        text=text,
        read=lambda record: in_role(record.roles, role),
        write=lambda record, entries: replace(record, roles=with_role(record.roles, role, entries)),
        parse=lambda record, words: _entries(role, in_role(record.roles, role), words),
        editor=EditorKind.UNITS,
        names=unit_names,
        role=role,
    )


def deadline_edit(text: Callable[[Row], str]) -> CellEdit[Row]:
    """Return the editing of deadline words; the day follows from them (domain A5)."""
    return CellEdit(
        text=text,
        read=deadline_of,
        write=with_deadline,
        parse=_deadline,
        explain=lambda record, words: explanation(_reading(record, words)),
        is_doubtful=lambda record, words: not _reading(record, words).certain,
    )


def deadline_of(record: Any) -> DeadlineValue:  # Any: whatever record has a deadline
    """Return the deadline of a record."""
    return DeadlineValue(
        record.deadline_text, record.deadline, record.ongoing, getattr(record, "year", None)
    )


def with_deadline(record: Any, value: DeadlineValue) -> Any:  # Any: as above
    """Return the record with a deadline, which may come from a record of another year.

    Words without a year mean the year of the record they stand in; a day that was set by hand,
    and does not follow from the words, stays.
    """
    day, ongoing = value.day, value.ongoing
    there = read_deadline(value.text, year=value.year)
    if (there.day, there.ongoing) == (day, ongoing):
        here = read_deadline(value.text, year=getattr(record, "year", None))
        day, ongoing = here.day, here.ongoing
    return replace(record, deadline_text=value.text, deadline=day, ongoing=ongoing)


def deadline_words(text: str, value: DeadlineValue) -> str:
    """Return what a cell says of a deadline: its words, or the day that has none."""
    return text or date_text(value.day) or ("持续推进" if value.ongoing else "")


def on_one_line(text: str) -> str:
    """Return text without line breaks; those of wrapped Chinese stand for nothing."""
    return " ".join(re.sub(r"(?<=[^\x00-\x7f])\s*[\r\n]+\s*", "", text).split("\n")).strip()


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a list, each once, blanks around them left out."""
    names = (name.strip() for name in NAME_MARKS.split(text))
    return tuple(dict.fromkeys(filter(None, names)))


def unit_names(text: str) -> tuple[str, ...]:
    """Return the unit names in a cell; words for nobody are none."""
    # Its patterns take longer to be made than a page of rows to be read.
    from models.text.unit_list import split_units  # noqa: PLC0415 - see above

    return () if even_words(text) in NOBODY else split_units(text)


def even_words(text: str) -> str:
    """Return words without the blanks around them, letters and digits in half width."""
    return unicodedata.normalize("NFKC", text).strip()


def _plain(
    name: str, text: Callable[[Row], str], parse: Callable[[Any, str], object]
) -> CellEdit[Row]:
    return CellEdit(
        text=text,
        read=lambda record: getattr(record, name),
        write=lambda record, value: replace(record, **{name: value}),
        parse=parse,
    )


def _number(text: str) -> int | None:
    words = even_words(text)
    if not words:
        return None
    if found := _NUMBER.fullmatch(words):
        return int(found.group(1))
    raise CellTextError(f"“{words}”不是整数，请填数字，如 12。")


def _word(shown: Mapping[str, LabelledEnum], text: str, derived: frozenset[str]) -> LabelledEnum:
    words = even_words(text)
    if words in shown:
        return shown[words]
    listed = "、".join(shown)
    if not words:
        raise CellTextError(f"这里不能空着，可填：{listed}。")
    why = "由程序按时限算出，不能填" if words in derived else "不能填在这里"
    raise CellTextError(f"“{words}”{why}，可填：{listed}。")


def _yes_or_no(text: str) -> bool:
    words = even_words(text).lower()
    if words in _YES:
        return True
    if words in _NO:
        return False
    raise CellTextError(f"“{words}”不能填在这里，请填“是”或“否”。")


def _entries(role: Role, before: tuple[RoleEntry, ...], text: str) -> tuple[RoleEntry, ...]:
    if text.strip() == names_text([entry.printed for entry in before]):
        return before
    names = unit_names(text)
    if not names and even_words(text) not in NOBODY:
        raise CellTextError(f"“{text.strip()}”里没有单位名称，请写单位名称，用、隔开。")
    known = {entry.printed: entry for entry in before}
    entries = tuple(known.get(name, RoleEntry(role, name)) for name in names)
    initials = [name for name in names if name not in known and LETTERS.fullmatch(name)]
    if initials:
        raise CellTextError(f"“{initials[0]}”不是单位名称，请从列表里选，或写全名称。")
    return entries


def _deadline(record: Any, text: str) -> DeadlineValue:  # Any: whatever record has a deadline
    before = deadline_of(record)
    words = on_one_line(text)
    if words == before.text or words == deadline_words(before.text, before):
        return before
    if _DAY_NUMBER.fullmatch(even_words(words)):
        raise CellTextError(
            f"“{words}”像是表格软件里日期的编号，请先把那一列设成日期格式，再复制过来。"
        )
    reading = read_deadline(words, year=before.year)
    return DeadlineValue(words, reading.day, reading.ongoing, before.year)


def _reading(record: Any, text: str) -> Deadline:  # Any: whatever record has a deadline
    return read_deadline(on_one_line(text), year=getattr(record, "year", None))
