"""What the stored type, style and value of a cell mean; cells that are alike become one object."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from reports.incoming.files.cell_values import CellStyles
from reports.incoming.files.limits import TEXT_LIMIT
from reports.incoming.files.refusals import refuse_damaged
from reports.incoming.grid import CellKind, GridCell
from reports.incoming.grids.cell_pictures import CellPictures
from reports.incoming.grids.cell_text import PARTLY_STRUCK, TOO_LONG, kept_text
from reports.incoming.grids.number_cells import is_day, number_cell
from reports.incoming.grids.rich_text import RichText, Strike
from reports.incoming.grids.shared_strings import SharedString

Meaning = tuple[GridCell | None, str]  # None for blank; what a person should know, "" for nothing

NOT_COMPUTED = (
    GridCell("", CellKind.UNCOMPUTED),
    "的公式没有结果，请用 WPS 或 Excel 打开保存一次",
)
_NO_PICTURE = "里的图片在文件中找不到，或超过 10 MB"
_TEXT_KINDS = frozenset({"str", "inlineStr", "s"})
_NO_FORMAT = "的格式在文件里找不到，按普通数字读取，请核对"
_TRUTHS = {"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)([T ][\d:.]+Z?)?$")
_PICTURE = re.compile(r'DISPIMG\(\s*"([^"]{1,200})"')
_NUMBER_LIMIT = 100  # characters; no program writes a number as long
_NO_SUCH_NUMBER = "……"
_BLANK: Meaning = (None, "")


class _Style(NamedTuple):
    """What a style means for values; ``is_lost`` when the file does not say how it shows them."""

    code: str
    is_struck: bool
    is_lost: bool
    colour: str


class CellMeanings(dict[tuple[str | None, str | None], "ValueMeanings"]):
    """What values mean, by the stored type and style of their cells."""

    def __init__(
        self, strings: Sequence[SharedString], styles: CellStyles, pictures: CellPictures
    ) -> None:
        super().__init__()
        self._strings = ValueMeanings(self._of_index)
        places = map(str, range(len(strings)))
        self._strings.update(zip(places, map(_of_words, strings), strict=True))
        self._styles = styles
        self._styles_met: dict[str | None, _Style] = {}
        self._pictures = pictures

    def __missing__(self, key: tuple[str | None, str | None]) -> "ValueMeanings":
        kind, style = key
        kind, known = kind or "n", self._style(style)
        if kind == "s":
            is_plain = not (known.is_struck or known.colour)
            values = self._strings if is_plain else ValueMeanings(partial(self._styled, known))
        elif kind == "n":
            values = ValueMeanings(partial(self._of_number, known))
        else:
            values = ValueMeanings(partial(self._of_value, kind, known))
        self[key] = values
        return values

    def of_text(self, text: RichText, style: str | None) -> Meaning:
        """Return the meaning of a text that stands in the cell itself."""
        return _styled(_of_words(text), self._style(style))

    def of_formula(self, kind: str | None, value: str | None) -> Meaning | None:
        """Return the meaning of a formula without a result, None where there is one."""
        if value is not None and (kind == "str" or value.strip()):  # a text may be empty
            return None
        return NOT_COMPUTED

    def of_picture(self, formula: str) -> Meaning | None:
        """Return the meaning of a picture inside a cell (WPS 嵌入图片), None for other formulas."""
        named = _PICTURE.search(formula)
        if not named:
            return None
        picture = self._pictures.take(named[1])
        cell = GridCell("〔图片〕", CellKind.PICTURE, picture=picture)
        return cell, "" if picture else _NO_PICTURE

    def _of_index(self, index: str) -> Meaning:
        """Return the meaning of a shared string told in another writing: 05 for 5."""
        plain = str(int(index)) if index.isdecimal() else index
        if plain == index or plain not in self._strings:
            raise refuse_damaged("单元格指向不存在的文字")
        return self._strings[plain]

    def _styled(self, style: _Style, index: str) -> Meaning:
        return _styled(self._strings[index], style)

    def _of_number(self, style: _Style, value: str) -> Meaning:
        # Meanings of numbers are kept from file to file: nothing long may get among them.
        short = value if len(value) <= _NUMBER_LIMIT else _NO_SUCH_NUMBER
        meaning = number_cell(short, style.code, self._styles.epoch_1904)
        if style.is_lost and not meaning[1]:
            meaning = meaning[0], _NO_FORMAT
        return _styled(meaning, style)

    def _of_value(self, kind: str, style: _Style, value: str) -> Meaning:
        if kind in {"b", "e", "d"}:
            meaning = _of_value(kind, value.strip()[:TEXT_LIMIT])
        else:
            text = RichText(kept_text(value), is_cut=len(value) > TEXT_LIMIT)
            cell, doubt = self.of_picture(value) or _of_words(text)
            unknown = "" if kind in _TEXT_KINDS else "的类型不明，按文字读取，请核对"
            meaning = cell, doubt or unknown
        return _styled(meaning, style)

    def _style(self, style: str | None) -> _Style:
        known = self._styles_met.get(style)
        if known is None:
            number = int(style) if style and style.isdecimal() else 0
            known = self._styles_met[style] = _Style(
                code=self._styles.plain_code(number),
                is_struck=number in self._styles.struck,
                is_lost=number >= max(1, len(self._styles.formats)),
                colour=self._styles.colours.get(number, ""),
            )
        return known


class ValueMeanings(dict[str | None, Meaning]):
    """Meanings by value as stored; what was not met before is worked out."""

    def __init__(self, work_out: Callable[[str], Meaning]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, value: str | None) -> Meaning:
        is_blank = not value or value.isspace()
        meaning = self[value] = _BLANK if value is None or is_blank else self._work_out(value)
        return meaning


def _of_value(kind: str, value: str) -> Meaning:
    """Return the meaning of a truth, an error or a day written out."""
    if kind == "e":
        return GridCell(value, CellKind.ERROR), ""
    if kind == "b":
        if value not in _TRUTHS:
            return GridCell(value, CellKind.ERROR), "不是有效的真假值"
        return GridCell(_TRUTHS[value], CellKind.TRUTH), ""
    day = _DAY.match(value)
    if not day or not is_day(day[1]):
        return GridCell(value, CellKind.ERROR), "不是有效的日期"
    return GridCell(day[1], CellKind.DATE), ""


def _of_words(words: SharedString) -> Meaning:
    if isinstance(words, str):
        return _BLANK if not words or words.isspace() else (GridCell(words), "")
    if not words.text.strip():
        return _BLANK
    doubt = TOO_LONG if words.is_cut else PARTLY_STRUCK if words.strike is Strike.PART else ""
    is_struck = words.strike is Strike.WHOLE
    return GridCell(words.text, is_struck=is_struck, colour=words.colour), doubt


def _styled(meaning: Meaning, style: _Style) -> Meaning:
    """Return a meaning whose cell is marked as a whole, by a strike or a colour."""
    cell, doubt = meaning
    if cell is None or not (style.is_struck or style.colour):
        return meaning
    is_whole = style.is_struck and doubt == PARTLY_STRUCK
    marked = cell._replace(
        is_struck=cell.is_struck or style.is_struck, colour=style.colour or cell.colour
    )
    return marked, "" if is_whole else doubt
