"""The automatic numbers of Word: not in the text of a document, yet part of its words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reports.incoming.files.package import Package

_HANZI = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_FULL_WIDTH = {ord("0") + digit: ord("０") + digit for digit in range(10)}
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    number_format: str
    text: str
    suffix: str


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has been counted."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, package: Package) -> "Numbering":
        """Read the list definitions of a package; a document without any has no numbers."""
        numbering = cls()
        if package.has("word/numbering.xml"):
            numbering._read_lists(package.tree("word/numbering.xml"))
        if package.has("word/styles.xml"):
            numbering._read_styles(package.tree("word/styles.xml"))
        return numbering

    def label(self, paragraph: Element) -> str:
        """Return the number printed before a paragraph, "" when it has none; counts it."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number_id, depth = place
        abstract = self._lists.get(number_id, "")
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self._count(number_id, abstract, depth)
        label = _fill_in(levels[depth].text, levels, counts)
        if label and levels[depth].suffix != "nothing" and label[-1] not in "、）)．。":
            label += " "
        return label

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """Return the list and the level of a paragraph, its own or those of its style."""
        style = paragraph.find("pPr/pStyle")
        from_style = self._styles.get(style.get("val", "")) if style is not None else None
        properties = paragraph.find("pPr/numPr")
        if properties is None:
            return from_style
        number_id, depth = _list_and_level(properties)
        if number_id is None and from_style is not None:
            number_id = from_style[0]
        return None if number_id in {None, "0"} else (str(number_id), depth or 0)

    def _count(self, number_id: str, abstract: str, depth: int) -> list[int | None]:
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        levels = self._levels[abstract]
        if number_id not in self._started:
            self._started.add(number_id)
            for level, start in self._restarts.get(number_id, {}).items():
                counts[level] = start - 1
        for level in range(depth):
            if counts[level] is None:
                counts[level] = levels[level].start if level in levels else 1
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return counts

    def _read_lists(self, root: Element) -> None:
        for abstract in root.iter("abstractNum"):
            self._levels[abstract.get("abstractNumId", "")] = {
                _whole(level.get("ilvl"), 0): _read_level(level) for level in abstract.iter("lvl")
            }
        for number in root.iter("num"):
            number_id = number.get("numId", "")
            self._lists[number_id] = _value(number, "abstractNumId")
            self._restarts[number_id] = {
                min(_whole(override.get("ilvl"), 0), _LEVELS - 1): _whole(
                    _value(override, "startOverride"), 1
                )
                for override in number.iter("lvlOverride")
                if override.find("startOverride") is not None
            }

    def _read_styles(self, root: Element) -> None:
        styles = {style.get("styleId", ""): style for style in root.iter("style")}
        for name in styles:
            place = _style_place(name, styles)
            if place is not None:
                self._styles[name] = place


def _style_place(name: str, styles: dict[str, Element]) -> tuple[str, int] | None:
    """Return the list a style stands in, its own or that of the style it is based on."""
    depth: int | None = None
    for _generation in range(10):  # a damaged file may name itself as its base
        style = styles.get(name)
        if style is None:
            return None
        properties = style.find("pPr/numPr")
        if properties is not None:
            number_id, own_depth = _list_and_level(properties)
            depth = own_depth if depth is None else depth
            if number_id is not None:
                return None if number_id == "0" else (number_id, depth or 0)
        name = _value(style, "basedOn")
    return None


def _list_and_level(properties: Element) -> tuple[str | None, int | None]:
    number, level = properties.find("numId"), properties.find("ilvl")
    depth = _whole(level.get("val"), 0) if level is not None else None
    return (
        number.get("val") if number is not None else None,
        None if depth is None else min(depth, _LEVELS - 1),
    )


def _read_level(level: Element) -> _Level:
    return _Level(
        start=_whole(_value(level, "start"), 1),
        number_format=_value(level, "numFmt") or "decimal",
        text=_value(level, "lvlText"),
        suffix=_value(level, "suff") or "tab",
    )


def _value(parent: Element, tag: str) -> str:
    child = parent.find(tag)
    return "" if child is None else child.get("val", "")


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() else default


def _fill_in(pattern: str, levels: dict[int, _Level], counts: list[int | None]) -> str:
    """Put the counts into a pattern such as （%1） or %1.%2; a bullet has none."""
    if "%" not in pattern:
        return ""
    for depth in range(_LEVELS):
        if f"%{depth + 1}" in pattern and depth in levels:
            number = numeral(counts[depth] or 0, levels[depth].number_format)
            pattern = pattern.replace(f"%{depth + 1}", number)
    return pattern


def numeral(number: int, number_format: str) -> str:
    """Return ``number`` as Word prints it; a format not known here is printed in digits."""
    writer = _WRITERS.get(number_format, str)
    return writer(number)


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else str(number)


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _counting_hanzi(number: int) -> str:
    return _counting(number, _HANZI, "十百", opens_with_ten=True)


def _counting_legal(number: int) -> str:
    return _counting(number, _LEGAL, "拾佰", opens_with_ten=False)


def _counting(number: int, digits: str, units: str, *, opens_with_ten: bool) -> str:
    """Write 1 to 999 in Chinese numerals: 十, 十一, 二十, 一百〇五."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = digits[hundreds] + units[1] if hundreds else ""
    if tens:
        leading = opens_with_ten and tens == 1 and not hundreds
        text += ("" if leading else digits[tens]) + units[0]
    elif hundreds and ones:
        text += digits[0]
    return text + (digits[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _nothing(_number: int) -> str:
    return ""


_WRITERS: dict[str, Callable[[int], str]] = {
    "none": _nothing,
    "bullet": _nothing,
    "ideographDigital": lambda number: "".join(_HANZI[int(digit)] for digit in str(number)),
    "chineseCounting": _counting_hanzi,
    "chineseCountingThousand": _counting_hanzi,
    "japaneseCounting": _counting_hanzi,
    "taiwaneseCounting": _counting_hanzi,
    "taiwaneseCountingThousand": _counting_hanzi,
    "chineseLegalSimplified": _counting_legal,
    "ideographLegalTraditional": _counting_legal,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
