"""The lines of a plain text, cleaned; and which of them go on with the paragraph before.

Texts come with paragraphs on one line each, wrapped at a fixed width, or torn apart where a page
ended. A line is joined to the one before only where both show it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from unicodedata import east_asian_width

from models.text.normalise import even
from models.text.numbering import Family, mark_at
from reports.incoming.plans.page_furniture import is_furniture

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NUMERALS = r"\d一二三四五六七八九十"
# 省级 优化营商环境, 鄂州市 2023 年: a blank that a web page or a scan left inside a sentence.
# Wide blanks and several are typed on purpose: 组　长：李　四　市委副书记
_BESIDE_HAN = rf"{_HAN}，。、；：！？（）《》“”〔〕"
# ... but 第一章 总则 and 第一条 各单位 keep theirs
_STRAY_BLANK = re.compile(
    rf"(?<=[{_BESIDE_HAN}])(?<!第[{_NUMERALS}][章节条编])(?<!第[{_NUMERALS}]{{2}}[章节条编])"
    rf"[ \u00a0](?=[{_BESIDE_HAN}\d])"
    rf"|(?<=\d)[ \u00a0](?=[{_BESIDE_HAN}])"
)
_NAMED = re.compile("(《[^《》]*》)")
_SEVERAL = re.compile(r"[ \u00a0\u3000]{2,}|\u3000")
_BLANKS = re.compile(r"[ \u00a0\u3000]+")
_SENTENCE_END = re.compile(r"[。！？!?；;：:…][”’」』）)]*$")
_GOES_ON = re.compile(r"[，,、（(《“〈〔—\-]$")
_RUNNING = re.compile(r"[，,。；;：:]")
# 索引号, 发布日期 and what stands behind them: the card a web page puts above a document
_CARD = re.compile(
    r"(?:索引号|文件类型|公文种类|发文单位|发文机关|发布机构|发布单位|效力状态|有效性|主题分类|主题词|"
    r"体裁分类|成文日期|发文日期|发布日期|生成日期|名称|标题|发文字号|文号)(?::.*)?"
)
_LABEL = re.compile(
    r"附 ?件|责任编辑.*审核|编辑.*签发|(?:抄|分) ?[送报] ?[:：]|共印|[(（]?(?:此件|联系人)"
    r"|(?:报|送|发) ?[:：]"
)
_DRAWN_RULE = re.compile(r"[—\-_=─━─＿＝*＊·\s]{4,}")
_DATE = re.compile(r"[\d〇○零一二三四五六七八九十]{4} ?年.{1,6}月.{1,4}日")
# From this length on, words without any mark are a torn sentence and no heading.
_LONG = 24
# So many lines of one width in a row are no accident.
_FEWEST_FULL = 3
_NARROWEST = 40
_CARD_WITHIN = 60
_FEWEST_LABELS = 3
_NUMBERED_HEADING = frozenset({Family.CHINESE, Family.CHINESE_BRACKET, Family.CHAPTER})


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line, or several joined.

    Attributes:
        number: of the first line in the text, from 1.
        printed: the line as it was typed: blanks part the names of several issuers.
        is_row: cells parted by tabs.
        torn: lines that were joined over a blank line, and the first words of each.
    """

    number: int
    text: str
    printed: str = ""
    is_indented: bool = False
    is_after_blank: bool = False
    is_row: bool = False
    torn: tuple[tuple[int, str], ...] = ()


def read_lines(lines: Sequence[str]) -> tuple[list[PaperLine], list[PaperLine]]:
    """Return the lines that have words, and those that are not the document's.

    Page numbers and what a web page puts around a document are not.
    """
    kept: list[PaperLine] = []
    left_out: list[PaperLine] = []
    is_after_blank = True
    card = _card_lines(lines)
    for number, printed in enumerate(lines, start=1):
        text = clean(printed)
        if not text or _DRAWN_RULE.fullmatch(text):
            is_after_blank = True
            continue
        line = PaperLine(
            number,
            text,
            printed,
            is_indented=printed[:1] in {" ", "\u3000", "\t"},
            is_after_blank=is_after_blank,
            is_row="\t" in printed.strip(" \u3000\r\n"),
        )
        is_around = number in card or _is_around(line.text)
        (left_out if is_around else kept).append(line)
        is_after_blank = False
    return kept, left_out


def _card_lines(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines of a card; three labels or more make one."""
    texts = [even(clean(line)) for line in lines[:_CARD_WITHIN]]
    labels = [number for number, text in enumerate(texts, start=1) if _CARD.fullmatch(text)]
    if len(labels) < _FEWEST_LABELS:
        return set()
    # A label alone on its line has what it names on the next one.
    values = [number + 1 for number in labels if ":" not in texts[number - 1]]
    return {*labels, *values}


def clean(text: str) -> str:
    """Return ``text`` without the blanks around it and single narrow ones in its Chinese words.

    A blank inside 《》 parts the halves of a title and stays.
    """
    parts = _NAMED.split(text.replace("\t", " ").strip(" \u00a0\u3000\ufeff\r\n"))
    outside = [_SEVERAL.sub("\u3000", _STRAY_BLANK.sub("", part)) for part in parts[::2]]
    inside = [_BLANKS.sub(" ", part) for part in parts[1::2]]
    return "".join(part for pair in zip_longest(outside, inside, fillvalue="") for part in pair)


def _is_around(text: str) -> bool:
    return is_furniture(text) and not _LABEL.match(text) and not _DATE.search(even(text))


def join_lines(lines: Sequence[PaperLine]) -> list[PaperLine]:
    """Return the paragraphs: lines that go on with the one before are put to it."""
    width = _wrapped_at(lines)
    are_indented = sum(line.is_indented for line in lines) * 3 > len(lines)
    paragraphs: list[PaperLine] = []
    last = None
    for line in lines:
        before = paragraphs[-1] if paragraphs else None
        if (
            before is not None
            and last is not None
            and _may_go_on(before, line)
            and (
                _is_torn(before.text, line)
                or (_width(last.text) >= width and not (are_indented and line.is_indented))
            )
        ):
            joined = clean(f"{before.text}{_between(before.text, line.text)}{line.text}")
            torn = ((line.number, line.text[:12]),) if line.is_after_blank else ()
            paragraphs[-1] = replace(before, text=joined, torn=before.torn + torn)
        else:
            paragraphs.append(line)
        last = line
    return paragraphs


def _may_go_on(before: PaperLine, line: PaperLine) -> bool:
    """Return whether ``line`` is no paragraph for itself by what it begins with."""
    if line.is_row or before.is_row or _LABEL.match(line.text) or mark_at(line.text):
        return False
    return not _is_date_or_name(line.text)


def _is_date_or_name(text: str) -> bool:
    return len(text) <= 40 and not _RUNNING.search(text) and _DATE.search(even(text)) is not None


def _is_torn(text: str, line: PaperLine) -> bool:
    """Return whether ``text`` breaks off, so that ``line`` must be the rest of it."""
    if _GOES_ON.search(text):
        return True
    if _SENTENCE_END.search(text) or is_heading(text):
        return False
    is_sentence = _RUNNING.search(text) is not None and len(text) >= _LONG
    # A signature follows a text that lacks its last stop as well.
    return is_sentence and _RUNNING.search(line.text) is not None


def is_heading(text: str) -> bool:
    """Return whether a paragraph is a numbered heading alone, without text run on behind it."""
    mark = mark_at(text)
    return (
        mark is not None
        and mark.family in _NUMBERED_HEADING
        and len(text) <= 2 * _LONG
        and "。" not in text[:-1]
    )


def _wrapped_at(lines: Sequence[PaperLine]) -> int:
    """Return the width in half cells that lines are wrapped at; a huge one where they are not."""
    widths = [_width(line.text) + 4 * line.is_indented for line in lines]
    for place in range(len(lines) - _FEWEST_FULL):
        following = lines[place + 1 : place + _FEWEST_FULL]
        full = widths[place : place + _FEWEST_FULL]
        is_block = not any(line.is_after_blank or line.is_row for line in following)
        if is_block and min(full) >= _NARROWEST and max(full) - min(full) <= 2:
            return min(full) - 2
    return 1_000_000


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _between(before: str, after: str) -> str:
    is_latin = before[-1:].isascii() and after[:1].isascii()
    return " " if is_latin and before[-1:].isalnum() and after[:1].isalnum() else ""
