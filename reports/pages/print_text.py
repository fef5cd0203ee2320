"""Marks as they are set on paper. Stored and quoted text keeps the marks it was typed with.

Offices type half-width ``, ; : ( )`` between Chinese characters; on the grid they take full cells.
"""

import re
import unicodedata

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHINESE = re.compile(rf"[{_HAN}]")
_BESIDE = rf"{_HAN}，。、；：！？（）《》〈〉“”‘’〔〕【】％"
# A mark is Chinese when a Chinese character stands before or behind it; 1,234 and 8:30 stay.
_MARK = re.compile(rf"(?<=[{_BESIDE}])[,;:!?]|[,;:!?](?=[{_BESIDE}])")
# 1. 制定… and 1．制定…: numbering is set without a blank (GB/T 9704 7.3.3 prints “1.”).
_NUMBERING = re.compile(rf"^(\s*\d{{1,3}})[.．]\s*(?=[{_HAN}“《])")
_LINE_BLANKS = re.compile(r"[ \t\u00a0]+")
_WIDE_BLANKS = re.compile(r" *\u3000[ \u3000]*")  # 组　长, 李　四: one cell
_LONG_DASH = re.compile("—{2,}|―{2,}|─{2,}")
_DOTS = re.compile(r"…{2,}|。{3,}|\.{4,}|⋯+")


def for_print(text: str) -> str:
    """Return ``text`` with the marks of printed Chinese; line breaks stay, other controls go."""
    return "\n".join(_line_for_print(line) for line in text.splitlines())


def _line_for_print(line: str) -> str:
    line = _WIDE_BLANKS.sub("\u3000", _LINE_BLANKS.sub(" ", line)).strip()
    if not line.isprintable():
        line = "".join(char for char in line if unicodedata.category(char) not in _UNSEEN)
    line = _NUMBERING.sub(r"\1.", line)
    line = _full_width_brackets(line)
    line = _MARK.sub(lambda found: _FULL[found.group()], line)
    line = _full_width_quotes(line)
    line = _LONG_DASH.sub("——", line)
    return _DOTS.sub("……", line)


# Controls, zero-width marks, private use and lone surrogates have no printed form.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def _full_width_brackets(line: str) -> str:
    """Widen each pair of round brackets that encloses Chinese or stands behind it."""
    chars = list(line)
    opened: list[int] = []
    for place, char in enumerate(chars):
        if char in "(（":
            opened.append(place)
        elif char in ")）" and opened:
            start = opened.pop()
            before = line[start - 1 : start]
            if _CHINESE.search(line, start, place) or _CHINESE.match(before):
                chars[start], chars[place] = "（", "）"
    return "".join(chars)


def _full_width_quotes(line: str) -> str:
    """Turn straight quotes into opening and closing ones where the line is Chinese."""
    if line.count('"') % 2 or not _CHINESE.search(line):
        return line
    parts = line.split('"')
    quoted = [f"“{part}”" if place % 2 else part for place, part in enumerate(parts)]
    return "".join(quoted)
