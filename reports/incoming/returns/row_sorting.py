"""Which rows below the headings are records; why the others are none."""

from collections.abc import Mapping, Sequence

from models.rules.returned_values import shown
from models.text.numerals import to_int
from reports.incoming.grid import GridCell, GridSheet
from reports.incoming.returns.header import Header
from reports.incoming.returns.row_kinds import (
    is_column_numbers,
    is_footer,
    is_notes,
    is_section,
    is_total,
)

Cells = Mapping[int, GridCell]
NAMING = ("serial", "number", "title")
TOTAL = "合计行"
_LEAST_AFTER_END = 3  # columns filled in: less is a numbered note


class RowSorter:
    """Sorts the rows of one table, in their order; below a signature only full rows are records."""

    def __init__(
        self, sheet: GridSheet, header: Header, opened: frozenset[str], numbers: Sequence[int]
    ) -> None:
        places = {key: at for at, key in header.columns.items()}
        self._columns = header.columns
        self._serial = places.get("serial", -1)
        self._title = places.get("title", -1)
        self._first = min([*header.columns, *header.extra], default=0)
        self._opened = {at for key, at in places.items() if key in opened}
        self._wide = {(merge.top, merge.left) for merge in sheet.merges if merge.right > merge.left}
        self._counts_in_digits = any(
            _is_number(sheet.rows[number].get(self._serial)) for number in numbers
        )
        self._is_past_end = False
        self.naming = [places[key] for key in NAMING if key in places]

    def is_named(self, own: Cells) -> bool:
        """Return whether a row says which record it is."""
        return any(at in own and shown(own[at].text) for at in self.naming)

    def why_left_out(self, number: int, own: Cells, *, is_first: bool) -> str:
        """Return why a row is no record, "" when it is one or goes on with one."""
        is_numbered = _is_number(own.get(self._serial))
        if not is_numbered or is_first or self._is_past_end:
            why = self._why_not(number, own, is_first=is_first, is_numbered=is_numbered)
            if why:
                return why
        filled = [at for at in own if at in self._columns and shown(own[at].text)]
        if filled == [self._serial]:
            return "只有序号，没有内容"
        return "" if filled else "只在没有读取的列里有内容"

    def _why_not(self, number: int, own: Cells, *, is_first: bool, is_numbered: bool) -> str:
        texts = [text for cell in own.values() if (text := shown(cell.text))]
        if not texts:
            return "空行"
        if is_first and is_column_numbers(texts):
            return "栏目编号"
        if is_total(texts[0]):
            return TOTAL
        if not is_numbered and is_footer(texts[0]):
            self._is_past_end = True
            return "说明" if is_notes(texts[0]) else "签署或联系方式"
        if self._is_past_end and len(texts) < _LEAST_AFTER_END:
            return "表尾内容"
        return "分组标题" if not is_numbered and self._is_section(number, own, texts) else ""

    def _is_section(self, number: int, own: Cells, texts: Sequence[str]) -> bool:
        at, *others = [place for place, cell in own.items() if shown(cell.text)]
        if at == self._serial and others == [self._title] and self._counts_in_digits:
            return to_int(texts[0].strip("、.()（）")) is not None  # 一 | 政务服务
        if at in self._opened and (number, at) not in self._wide:
            return False
        is_alone = at == self._first and at != self._title
        return is_section(texts, is_wide=is_alone or (number, at) in self._wide)


def _is_number(cell: GridCell | None) -> bool:
    return cell is not None and cell.text.strip().isdigit()
