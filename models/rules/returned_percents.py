"""A percentage as units write it: 80%, 0.8, 80, 百分之八十 (H40). Pure."""

import re
from decimal import Decimal
from functools import lru_cache

from models.rules.returned_values import ReadValue, ask, refuse, without_words
from models.text.normalise import fold
from models.text.numerals import to_int

_NUMBER = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{1,20})?|\.\d{1,20})(?:e[+-]?\d{1,2})?")
_PLACES = Decimal("0.000001")
_HUNDRED = Decimal(100)
_IN_WORDS = re.compile(
    r"百分之([〇零一二三四五六七八九十百两\d]+)(?:点([〇零一二三四五六七八九\d]+))?"
)
_TENTHS = re.compile(r"([一二三四五六七八九])成([一二三四五六七八九半])?")
_FOUND = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,4})?(?=%)|(?<![\d.%-])\d{1,3}(?=-\d{1,3}%)")
_FRACTION = re.compile(r"(\d{1,3})/(\d{1,3})")
# Only these words by themselves: 已完成方案起草 says how far, not that all is done.
_ALL = re.compile("(?:已经?|均已|任务|工作|全部|全面|按期|按时|如期|提前)*(?:完成|办结|完结)+了?")
_NONE = ("未启动", "未开始", "未开展")
_WAY_OUT = "这一格没有采用，请填 0% 到 100%，例如 80%。"


@lru_cache(maxsize=2048)
def read_percent(text: str, number: str = "") -> ReadValue:
    """Return a percentage as 0 to 1.

    Args:
        text: as the cell shows it.
        number: the number stored in the file, "" where the cell is a text. A cell that shows a
            percent sign is as many hundredths as it stores.
    """
    meant = without_words(text)
    if meant is not None:
        return meant
    key = fold(text).rstrip("。;,")
    if key.endswith("%"):
        stored = number if _NUMBER.fullmatch(number.lower()) else ""
        written = key[:-1]
        if stored:
            return _stored(Decimal(stored), text)
        if _NUMBER.fullmatch(written):
            return _checked(Decimal(written) / _HUNDRED, text)
    plain = (number or key).lower()
    if _NUMBER.fullmatch(plain):
        return _without_sign(Decimal(plain), text)
    words = _IN_WORDS.fullmatch(key)
    if words:
        return _checked(_worded(words), text)
    return _asked(key, text)


def _stored(share: Decimal, text: str) -> ReadValue:
    """Return what a cell with a percent sign stores; 80 pasted into it shows as 8000%."""
    if not 2 <= share <= _HUNDRED:
        return _checked(share, text)
    meant = share / _HUNDRED
    return ask(f"完成比例显示为“{text}”，可能是 {_plain(share)}%。请确认。", _value(meant))


def _checked(share: Decimal, text: str) -> ReadValue:
    if share < 0:
        return refuse(f"完成比例写的是“{text}”，小于 0。{_WAY_OUT}")
    if share > 1:
        return refuse(f"完成比例写的是“{text}”，超过 100%。{_WAY_OUT}")
    return ReadValue(_value(share))


def _without_sign(number: Decimal, text: str) -> ReadValue:
    """Read a number without a sign: up to 1 a share, from 2 on hundredths; 1 may be both."""
    if number == 1:
        return ask("完成比例写的是“1”，可能是 100%，也可能是 1%。请确认。", 1.0, 0.01)
    if number < 0 or number > _HUNDRED:
        return _checked(number / _HUNDRED, text)
    if 1 < number < 2:
        return refuse(f"完成比例写的是“{text}”，不知道是 {text}% 还是超过了 100%。{_WAY_OUT}")
    return ReadValue(_value(number if number < 1 else number / _HUNDRED))


def _asked(key: str, text: str) -> ReadValue:
    shares = _shares(key)
    if not shares or any(share > 1 for share in shares):
        return refuse(f"完成比例写的是“{text}”，看不出是多少。{_WAY_OUT}")
    said = "、".join(f"{_plain(share * 100)}%" for share in shares)
    return ask(f"完成比例写的是“{text}”，可能是 {said}。请确认。", *map(_value, shares))


def _shares(key: str) -> list[Decimal]:
    found = [Decimal(part) / _HUNDRED for part in _FOUND.findall(key)]
    if found:
        return list(dict.fromkeys(found))
    words = _IN_WORDS.search(key)
    if words:
        return [_worded(words)]
    tenths = _TENTHS.search(key)
    if tenths:
        rest = 5 if tenths[2] == "半" else to_int(tenths[2] or "零") or 0
        return [Decimal((to_int(tenths[1]) or 0) * 10 + rest) / _HUNDRED]
    fraction = _FRACTION.fullmatch(key)
    if fraction and int(fraction[2]):
        return [Decimal(fraction[1]) / Decimal(fraction[2])]
    if any(word in key for word in _NONE):
        return [Decimal(0)]
    return [Decimal(1)] if _ALL.fullmatch(key.rstrip("!.")) else []


def _worded(words: re.Match[str]) -> Decimal:
    whole = to_int(words[1]) if not words[1].isdigit() else int(words[1])
    digits = "".join(str(to_int(char)) for char in words[2] or "")
    return Decimal(f"{whole}.{digits or 0}") / _HUNDRED


def _plain(number: Decimal) -> str:
    """Return a number without the zeros that say nothing: 80 for 80.0."""
    return f"{float(number):.10g}"


def _value(share: Decimal) -> float:
    """Return a share without the noise of binary fractions (0.80000000000000004)."""
    return float(share.quantize(_PLACES))
