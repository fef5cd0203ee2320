"""One writing for marks that offices type in several ways.

``even`` keeps the length, so positions found in it are positions in the printed text;
``fold`` makes keys for comparison only. Text shown to a person is never changed.
"""

import unicodedata

_BRACKETS = dict.fromkeys("（〔[［【﹝﹙〖〈＜", "(") | dict.fromkeys("）〕]］】﹞﹚〗〉＞", ")")
_SAME_MARKS = {
    ":": "：︰﹕∶︓ː꞉", ";": "；﹔︔", ",": "，﹐︐", ".": "．﹒․", "。": "｡︒", "、": "﹑､︑",
    "!": "！", "?": "？", "/": "／", "%": "％", "+": "＋", "-": "—–－―~～﹣", "〇": "○Ｏ",
}  # fmt: skip
_MARKS = {printed: mark for mark, same in _SAME_MARKS.items() for printed in same}
_DIGITS = {chr(ord("０") + n): str(n) for n in range(10)}
_BLANKS = dict.fromkeys(
    "\t\n\r\x0b\x0c\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\ufeff", " "
)
_BLANKS |= dict.fromkeys(map(chr, range(0x2000, 0x200B)), " ")
_EVEN = str.maketrans(_BRACKETS | _MARKS | _DIGITS | _BLANKS)


def even(text: str) -> str:
    """Return ``text`` with one kind of bracket, mark, digit and blank, each in its old position."""
    return text.translate(_EVEN)


def fold(text: str) -> str:
    """Return the key of ``text``: one kind of mark and width, lower case, no blanks."""
    return "".join(unicodedata.normalize("NFKC", even(text)).lower().split())


def squeeze(text: str) -> str:
    """Return ``text`` without blanks: the way a name is kept whose letters were spaced out."""
    return "".join(char for char in text if even(char) != " ")


def depths(evened: str) -> list[int]:
    """Return the bracket depth before each character of an evened text; it never falls below 0."""
    result, depth = [], 0
    for char in evened:
        if char == ")":
            depth = max(0, depth - 1)
        result.append(depth)
        if char == "(":
            depth += 1
    return result


def closing(evened: str, opening: int) -> int | None:
    """Return where the bracket opened at ``opening`` closes, None when it never does."""
    depth = 0
    for position in range(opening, len(evened)):
        depth += {"(": 1, ")": -1}.get(evened[position], 0)
        if depth == 0:
            return position
    return None
