"""Chinese numerals: 十九, 二十一, 二〇二四."""

import re

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
NUMERAL = "[〇零一二三四五六七八九十百两]"
# 二〇二四年, 十二月, 三十一日, 第三季度: only numerals that count years, months, days, quarters
_CALENDAR = re.compile(rf"(?<!每){NUMERAL}+(?=年(?!级)|月|日|季度)")


def to_int(text: str) -> int | None:
    """Return the value of Arabic digits or a Chinese numeral below 1000, or None."""
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(char not in _DIGITS and char not in "十百" for char in text):
        return None
    if "十" not in text and "百" not in text:
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, None
    for char in text:
        if char in "十百":
            total += (1 if digit is None else digit) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + (digit or 0)


def calendar_digits(text: str) -> str:
    """Write the numerals before 年, 月, 日 and 季度 as digits: 二〇二四年十二月 → 2024年12月."""
    return _CALENDAR.sub(lambda found: str(to_int(found.group())), text)
