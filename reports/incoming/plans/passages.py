"""Text that remembers its lines: paragraphs put together again from lines wrapped by hand."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.text.brackets import unclosed
from models.text.normalise import even
from models.text.numbering import mark_at
from models.text.role_words import LABEL, Part, is_bare_label, part_of
from models.text.unit_names import is_complete_name
from reports.incoming.plans.page_furniture import is_furniture, without_page_head
from reports.incoming.plans.shared_pages import page_starts, with_colons

_SENTENCE_ENDS = "。；;：:！？!?…"
_GOES_ON = ("、", "，", ",", "（", "(", "《", "“", "〔", "及", "和", "与", "的")
_DATE = re.compile(r"(?:20\d\d|二[〇零0])")
_LIST_MARK = re.compile(r"[、，,；;：:。]")
_LONGEST_NAME = 25
_AROUND = " \t\r\u3000\xa0\ufeff|"  # bars too: a text in the only cell of a table
_SHORTEST_LINE = 15  # letters of a line broken by hand
_PAGE_HEAD = 10  # lines a web page may put before a document
_LONGEST = 3000  # letters of a paragraph put together from lines


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text; ``lines`` holds the 1-based line of each character."""

    text: str
    lines: tuple[int, ...]

    def __post_init__(self) -> None:
        """Keep text and lines of one length."""
        if len(self.text) != len(self.lines):
            raise ValueError("a passage knows the line of each character")

    @property
    def line(self) -> int:
        """Line of the first character."""
        return self.lines[0]

    @property
    def last_line(self) -> int:
        """Line of the last character."""
        return self.lines[-1]

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """Return a part of the passage, blanks around it left out."""
        text = self.text[start:end]
        first = start + len(text) - len(text.lstrip())
        last = first + len(text.strip())
        return Passage(self.text[first:last], self.lines[first:last])


def read_passages(lines: Sequence[str], *, with_rows: bool = False) -> list[Passage]:
    """Return the paragraphs of ``lines``; table rows (tabs) are left out unless ``with_rows``.

    A row stands by itself; the pages of a document-sharing site make one paragraph.
    """
    width = _wrap_width(lines)
    pages = page_starts(lines)
    passages: list[Passage] = []
    last_line: str | None = None
    for number, line in enumerate(lines, start=1):
        text = (without_page_head(line) if number <= _PAGE_HEAD else line).strip(_AROUND)
        if number in pages:
            text = with_colons(line[pages[number] :].strip())
        is_row = _is_row(text)
        if not text or is_furniture(text) or (is_row and not with_rows):
            last_line = last_line if text else None
            continue
        turns_page = number in pages and number != next(iter(pages))
        goes_on = passages and not is_row and _continues(passages[-1].text, line, last_line, width)
        if (
            turns_page
            or goes_on
            or (passages and last_line is not None and _lists_one_more(passages[-1], lines, number))
        ):
            passages[-1] = _joined(passages[-1], text, number)
        else:
            passages.append(Passage(text, (number,) * len(text)))
        last_line = line
    return passages


def _is_row(text: str) -> bool:
    """Return whether a line is a row of a table: tabs that do not only part labels and units."""
    return "\t" in text and any(
        LABEL.match(even(cell)) is None for cell in text.split("\t") if cell
    )


def _joined(before: Passage, text: str, number: int) -> Passage:
    apart = _opens_with_bare_label(before) or LABEL.match(even(text)) is not None
    apart = apart or (_is_latin(before.text[-1]) and _is_latin(text[0]))
    gap = " " if apart else ""
    return Passage(before.text + gap + text, before.lines + (number,) * (len(gap) + len(text)))


def _opens_with_bare_label(passage: Passage) -> bool:
    """Return whether the first line of a paragraph is a label whose units stand below it."""
    first = passage.lines.count(passage.line)
    return is_bare_label(passage.text[:first].strip())


def _lists_one_more(before: Passage, lines: Sequence[str], number: int) -> bool:
    """Return whether a line is one more unit of a list below a label, one a line.

    A name above a date is a signature.
    """
    text = lines[number - 1].strip()
    following = lines[number].strip() if number < len(lines) else ""
    if (
        len(before.text) > _LONGEST
        or not is_complete_name(text)
        or len(text) > _LONGEST_NAME
        or _DATE.match(even(following))
    ):
        return False
    last = before.text[before.lines.index(before.last_line) :]
    return _opens_with_bare_label(before) and is_complete_name(last.rstrip("、；;，, "))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _wrap_width(lines: Sequence[str]) -> int | None:
    """Return how long the lines of a text wrapped by hand are, None when paragraphs are whole."""
    lengths = [len(line.strip()) for line in lines if len(line.strip()) >= _SHORTEST_LINE]
    if len(lengths) < 8:
        return None
    counts = Counter(lengths)
    width = max(counts, key=lambda n: sum(counts[n + d] for d in (-2, -1, 0, 1, 2)))
    near = sum(counts[width + d] for d in (-3, -2, -1, 0, 1, 2, 3))
    longer = sum(count for length, count in counts.items() if length > width + 5)
    is_wrapped = width <= 60 and near >= 0.4 * len(lengths) and longer <= 0.1 * len(lengths)
    return width if is_wrapped else None


def _continues(before: str, line: str, last_line: str | None, width: int | None) -> bool:
    """Return whether ``line`` goes on with the paragraph ``before``, whose end is ``last_line``.

    ``last_line`` is None when a blank line stands between.
    """
    text = line.strip()
    if mark_at(text) is not None or len(before) > _LONGEST:
        return False
    if _is_bare_mark(before) or _has_open_clause(before) or is_bare_label(before):
        return True
    if LABEL.match(even(text)) is not None:
        return False
    if before.endswith(_GOES_ON) or _cuts_a_name(before, text):
        return True
    if width is None or last_line is None or before[-1] in _SENTENCE_ENDS:
        return False
    is_indented = line.startswith(("\u3000\u3000", "  ")) and not last_line.startswith(line[:2])
    return len(last_line.strip()) >= width - 4 and not is_indented


def _is_bare_mark(text: str) -> bool:
    """Return whether a line is a number and nothing else, its text on the next line."""
    mark = mark_at(text)
    return mark is not None and mark.end >= len(text)


def _cuts_a_name(before: str, text: str) -> bool:
    """Return whether a list of units breaks off inside a name: …、县住 | 房公积金管理中心."""
    label = LABEL.match(even(before))
    if label is None or part_of(label) is Part.DEADLINE or len(before) < _SHORTEST_LINE:
        return False
    begun, ended = _LIST_MARK.split(before)[-1], _LIST_MARK.split(text)[0]
    whole = len(begun) > 1 and is_complete_name(begun + ended) and len(begun + ended) < 25
    return whole and not is_complete_name(begun)


def _has_open_clause(before: str) -> bool:
    """Return whether the paragraph ends inside a bracket that is not too long to be one."""
    openings = unclosed(before)
    return bool(openings) and len(before) - openings[-1] < 400 and before[-1] != "。"
