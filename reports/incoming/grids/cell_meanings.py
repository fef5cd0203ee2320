"""What the stored type, style and value of a cell mean; cells that are alike become one object."""

import re
from collections.abc import Sequence

from reports.incoming.files.cell_values import CellStyles
from reports.incoming.files.limits import TEXT_LIMIT
from reports.incoming.files.refusals import refuse_damaged
from reports.incoming.grid import CellKind, GridCell
from reports.incoming.grids.cell_pictures import CellPictures
from reports.incoming.grids.cell_text import TOO_LONG, kept_text
from reports.incoming.grids.number_cells import number_cell
from reports.incoming.grids.rich_text import RichText, Strike

CellKey = tuple[str | None, str | None, str]  # type, style and value as stored
Meaning = tuple[GridCell | None, str]  # None for blank; what a person should know, "" for nothing

PARTLY_STRUCK = "有一部分文字带删除线"
UNCOMPUTED = GridCell("", CellKind.UNCOMPUTED)
_NOT_COMPUTED = "的公式没有结果，请用 WPS 或 Excel 打开保存一次"
_NO_PICTURE = "里的图片在文件中找不到，或超过 10 MB"
_TRUTHS = {"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)([T ][\d:.]+Z?)?$")
_PICTURE = re.compile(r'DISPIMG\(\s*"([^"]{1,200})"')
_BLANK: Meaning = (None, "")


class CellMeanings(dict[CellKey, Meaning]):
    """Meanings by what is stored; what was not met before is worked out."""

    def __init__(
        self, strings: Sequence[RichText], styles: CellStyles, pictures: CellPictures
    ) -> None:
        super().__init__()
        self._strings = strings
        self._styles = styles
        self._pictures = pictures
        self._codes: dict[str, str] = {}

    def __missing__(self, key: CellKey) -> Meaning:
        meaning = self[key] = self._meaning(*key)
        return meaning

    def of_text(self, rich: RichText, style: str | None) -> Meaning:
        """Return the meaning of a text with its own runs."""
        if not rich.text.strip():
            return _BLANK
        is_struck = rich.strike is Strike.WHOLE or self._number_of(style) in self._styles.struck
        is_partly = rich.strike is Strike.PART and not is_struck
        doubt = TOO_LONG if rich.is_cut else PARTLY_STRUCK if is_partly else ""
        return GridCell(rich.text, is_struck=is_struck), doubt

    def of_formula(self, kind: str | None, style: str | None, value: str | None) -> Meaning | None:
        """Return the meaning of a formula without a result, None where there is one."""
        if value or (value is not None and kind == "str"):  # a result may be an empty text
            return None
        is_struck = self._number_of(style) in self._styles.struck
        return UNCOMPUTED._replace(is_struck=is_struck), _NOT_COMPUTED

    def of_picture(self, formula: str) -> Meaning | None:
        """Return the meaning of a picture inside a cell (WPS 嵌入图片), None for other formulas."""
        named = _PICTURE.search(formula)
        if not named:
            return None
        picture = self._pictures.take(named[1])
        cell = GridCell("〔图片〕", CellKind.PICTURE, picture=picture)
        return cell, "" if picture else _NO_PICTURE

    def _meaning(self, kind: str | None, style: str | None, value: str) -> Meaning:
        if kind == "s":
            return self.of_text(self._string(value), style)
        if kind not in {None, "", "n", "b", "e", "d"}:
            text = RichText(kept_text(value), is_cut=len(value) > TEXT_LIMIT)
            return self.of_picture(value) or self.of_text(text, style)
        value = value.strip()
        if not value:
            return _BLANK
        cell, doubt = self._value_cell(kind, style, value[:TEXT_LIMIT])
        if self._number_of(style) in self._styles.struck:
            cell = cell._replace(is_struck=True)
        return cell, doubt

    def _value_cell(self, kind: str | None, style: str | None, value: str) -> tuple[GridCell, str]:
        if kind == "e":
            return GridCell(value, CellKind.ERROR), ""
        if kind == "b":
            if value not in _TRUTHS:
                return GridCell(value, CellKind.ERROR), "不是有效的真假值"
            return GridCell(_TRUTHS[value], CellKind.TRUTH), ""
        if kind == "d":
            day = _DAY.match(value)
            if not day:
                return GridCell(value, CellKind.ERROR), "不是有效的日期"
            return GridCell(day[1], CellKind.DATE), ""
        return number_cell(value, self._code(style), epoch_1904=self._styles.epoch_1904)

    def _string(self, index: str) -> RichText:
        place = index.strip()
        if not place.isdecimal() or int(place) >= len(self._strings):
            raise refuse_damaged("单元格指向不存在的文字")
        return self._strings[int(place)]

    def _code(self, style: str | None) -> str:
        known = self._codes.get(style or "")
        if known is None:
            known = self._codes[style or ""] = self._styles.plain_code(self._number_of(style))
        return known

    @staticmethod
    def _number_of(style: str | None) -> int:
        return int(style) if style and style.isdecimal() else 0
