"""Punctuation marks that come in pairs, marks side by side, ends of paragraphs, blanks to fill."""

import re
from collections.abc import Iterator

from models.papers import Paper
from models.text.normalise import even
from models.text.numbering import mark_at
from models.text.numerals import NUMERAL
from reports.content.checking.findings import (
    Finding,
    FindingKind,
    Part,
    Place,
    PlacedText,
    all_texts,
    body_texts,
)

_PAIRS = {
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "〔": "〕",
    "【": "】",
    "「": "」",
}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_BRACKETS = {"（", "("}
_LIST_NUMBER = re.compile(r"\s*[\d一二三四五六七八九十]{1,3}")  # 1) and 一） need no other half
_DOUBLED = re.compile(r"[，,、；;：:][，,、；;：:。]|。[。，,、；;：:]")
_UNFILLED = re.compile(
    r"(?<![A-Za-z])[×xX]{2,}(?![A-Za-z])|[＿_]{2,}|〔\s*〕|(?<=第)\s+(?=[号期])"
    rf"|(?<!{NUMERAL}|○)[○□]{{2,}}(?!{NUMERAL}|○)|[（(]待[补填定][^（）()]*[）)]"
)
# A sentence that breaks off ends in a word or a comma; a line of contacts in a number.
_BROKEN_OFF = re.compile(r"[\u4e00-\u9fff，,、；;]$")
_TITLE_ENDS = (
    *("方案", "通知", "意见", "办法", "清单", "细则", "规定", "报告", "要点", "计划"),
    *("纪要", "通报", "目录", "表", "函"),
)
_LONGEST_HEADING = 40
_SHORTEST_SENTENCE = 20


def check_marks(paper: Paper) -> Iterator[Finding]:
    """Find marks without their other half, doubled marks, half sentences and blanks to fill."""
    for text in all_texts(paper):
        yield from _check_pairs(text)
        yield from _check_doubled(text)
        yield from _check_unfilled(text)
    yield from _check_title(PlacedText(paper.title.rstrip(), Place(Part.TITLE)))
    for text in body_texts(paper):
        yield from _check_end(text)


def _check_title(title: PlacedText) -> Iterator[Finding]:
    if title.text and even(title.text)[-1] in "。,;:、":
        last = len(title.text) - 1
        sentence = f"标题末尾的“{title.text[-1]}”不要。"
        yield Finding(FindingKind.MARKS, sentence, title.at(last, last + 1))


def _check_pairs(text: PlacedText) -> Iterator[Finding]:
    open_marks: list[tuple[str, int]] = []
    for position, char in enumerate(text.text):
        if char in _PAIRS:
            if char in "“《" and any(mark == char for mark, _ in open_marks):
                inner = "‘’" if char == "“" else "〈〉"
                sentence = f"{char}{_PAIRS[char]}里面再用，要改成{inner}。"
                yield Finding(
                    FindingKind.MARKS, sentence, text.at(position, position + 1), inner[0]
                )
            open_marks.append((char, position))
        elif char in _OPENING:
            yield from _close(text, char, position, open_marks)
    for mark, position in open_marks:
        sentence = f"“{mark}”没有配对的“{_PAIRS[mark]}”：{_around(text.text, position)}"
        yield Finding(FindingKind.MARKS, sentence, text.at(position, position + 1))


def _close(
    text: PlacedText, char: str, position: int, open_marks: list[tuple[str, int]]
) -> Iterator[Finding]:
    """Take the opening half off; a bracket of the other width closes it as well, and is told."""
    wanted, opened = _OPENING[char], open_marks[-1][0] if open_marks else ""
    place = text.at(position, position + 1)
    if opened == wanted:
        open_marks.pop()
    elif {opened, wanted} == _BRACKETS:
        open_marks.pop()
        sentence = f"括号一半全角一半半角：{_around(text.text, position)}"
        yield Finding(FindingKind.MARKS, sentence, place, _PAIRS[opened])
    elif _LIST_NUMBER.fullmatch(text.text[:position]) is None:
        sentence = f"“{char}”没有配对的“{wanted}”：{_around(text.text, position)}"
        yield Finding(FindingKind.MARKS, sentence, place)


def _around(text: str, position: int) -> str:
    """Return the words about a place, for a person to recognise it."""
    return f"…{text[max(0, position - 8) : position + 9]}…"


def _check_doubled(text: PlacedText) -> Iterator[Finding]:
    for found in _DOUBLED.finditer(text.text):
        sentence = f"标点重复：{_around(text.text, found.start())}"
        yield Finding(FindingKind.MARKS, sentence, text.at(*found.span()), found[0][-1])


def _check_unfilled(text: PlacedText) -> Iterator[Finding]:
    for found in _UNFILLED.finditer(text.text):
        sentence = f"还有没填的地方：{_around(text.text, found.start())}"
        yield Finding(FindingKind.UNFILLED, sentence, text.at(*found.span()))


def _check_end(text: PlacedText) -> Iterator[Finding]:
    """Find a paragraph that breaks off; a heading needs no mark at its end."""
    words = text.text.rstrip()
    is_heading = mark_at(words) is not None and len(words) <= _LONGEST_HEADING
    is_title = words.endswith(_TITLE_ENDS)
    is_whole = _BROKEN_OFF.search(words) is None
    if len(words) < _SHORTEST_SENTENCE or is_heading or is_title or is_whole:
        return
    sentence = f"这一段末尾没有句号，可能缺了半句：…{words[-12:]}"
    yield Finding(FindingKind.MARKS, sentence, text.at(len(words) - 1, len(words)))
