"""Traps of printed text: blanks and breaks inside words, half sentences, brackets left open.

Official words are quoted, never mended: each trap is told with its line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.reading import ReadWarning
from models.text.brackets import unclosed
from models.text.clause_places import find_clauses
from models.text.normalise import even
from models.text.numbering import mark_at
from models.text.numerals import NUMERAL, to_int
from reports.incoming.plans.document_title import DOCUMENT_NUMBER, is_title
from reports.incoming.plans.jumbled_tables import jumbled_table_at
from reports.incoming.plans.passages import Passage, read_passages

_BLANK_IN_WORD = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]{1,2}(?=[\u4e00-\u9fff])")
# 七个方面19项任务, 共36项措施
_DECLARED = re.compile(
    rf"(?:个方面|[个大]部分|大类|共|合计)[^。;,]{{0,6}}?(?P<n>\d{{1,3}}|{NUMERAL}{{1,4}}) ?[项条]"
    r"(?:重点|具体|工作|主要|政策)*(?:任务|措施|举措|工作)"
)
_MANY = 12


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """How many tasks a text says it has."""

    count: int
    line: int


def text_warnings(lines: Sequence[str]) -> tuple[ReadWarning, ...]:
    """Return the traps seen in the words themselves, few of each kind."""
    passages = read_passages(lines)
    return (
        *_jumbled(passages),
        *_few(_unclosed(passages), "处括号没有配对"),
        *_few(_blanks(passages), "处词中有空格"),
        *_few(_half_sentences(passages), "段可能缺了半句"),
        *_few(_broken(passages), "处句子被断开"),
    )


def declared_task_count(lines: Sequence[str]) -> DeclaredCount | None:
    """Return the number of tasks the text itself states first, None when it states none."""
    for number, line in enumerate(lines, start=1):
        found = _DECLARED.search(even(line))
        count = to_int(found["n"]) if found else None
        if count:
            return DeclaredCount(count, number)
    return None


def _jumbled(passages: Sequence[Passage]) -> Iterator[ReadWarning]:
    for passage in passages:
        start = jumbled_table_at(passage.text)
        if start is not None:
            said = "此处表格的文字连成一行，分不出行列，表中任务没有读取，请对照原表录入"
            yield ReadWarning(passage.lines[start], said)


def _unclosed(passages: Sequence[Passage]) -> Iterator[ReadWarning]:
    for passage in passages:
        for position in unclosed(passage.text)[:1]:
            yield ReadWarning(passage.lines[position], f"括号“{passage.text[position]}”没有配对")


def _blanks(passages: Sequence[Passage]) -> Iterator[ReadWarning]:
    for passage in passages:
        mark = mark_at(passage.text)
        blank = _BLANK_IN_WORD.search(passage.text, mark.end if mark else 0)
        if blank and len(passage.text) > 15 and not _in_clause(passage.text, blank.start()):
            around = passage.text[max(0, blank.start() - 4) : blank.end() + 4]
            yield ReadWarning(passage.lines[blank.start()], f"词中有空格：“{around}”")


def _half_sentences(passages: Sequence[Passage]) -> Iterator[ReadWarning]:
    """A long paragraph that stops without a mark: a half sentence may be lost."""
    for passage in passages[:-1]:
        last = len(passage.text) - 1
        stops = len(passage.text) > 60 and even(passage.text)[-1].isalpha()
        is_head = is_title(passage.text) or DOCUMENT_NUMBER.search(passage.text[-20:])
        if stops and not is_head and not _in_clause(passage.text, last):
            yield ReadWarning(passage.last_line, f"段落在“{passage.text[-6:]}”处中断，可能缺了半句")


def _in_clause(text: str, position: int) -> bool:
    return any(place.start <= position < place.end for place in find_clauses(text))


def _broken(passages: Sequence[Passage]) -> Iterator[ReadWarning]:
    """A sentence that goes on after a blank line."""
    for passage in passages:
        for position in range(1, len(passage.lines)):
            before, after = passage.lines[position - 1 : position + 1]
            if after > before + 1:
                words = passage.text[max(0, position - 4) : position]
                yield ReadWarning(before, f"句子在“{words}”后被断开，接到第{after}行")


def _few(found: Iterator[ReadWarning], said: str) -> list[ReadWarning]:
    """Return the findings; when they are many, one that counts them."""
    warnings = list(found)
    if len(warnings) <= _MANY:
        return warnings
    return [ReadWarning(warnings[0].line, f"全文有{len(warnings)}{said}，从这里开始")]
