"""Excel workbooks (.xlsx): the visible sheets as tables, read from the package itself.

The usual readers stop at a wrong declared range, lose error values, hang on far cells and give a
float for 2024.10; here the declared range is ignored and every cell keeps the text it shows.
"""

from xml.etree.ElementTree import Element

from reports.incoming.files.cell_values import CellStyles, number_text
from reports.incoming.files.package import Package
from reports.incoming.files.refusals import refuse_damaged
from reports.incoming.files.sheet_cells import Sheet, column_letters, read_sheet
from reports.incoming.files.source_builder import Merge, SourceBuilder
from reports.incoming.files.workbook_parts import workbook_parts


def read(data: bytes) -> SourceBuilder:
    """Read every visible sheet; hidden sheets are named in a warning."""
    package = Package(data)
    parts = workbook_parts(package)
    sheets = [sheet for sheet in parts.sheets if sheet.part]
    shared = _shared_strings(package, parts.strings)
    builder = SourceBuilder()
    hidden = [sheet.name for sheet in sheets if sheet.is_hidden]
    if hidden:
        builder.warn(f"隐藏的工作表没有读取：{'、'.join(hidden)}")
    for sheet in sheets:
        if not sheet.is_hidden:
            _add_sheet(builder, sheet.name, read_sheet(package, sheet.part), shared, parts.styles)
    return builder


def _shared_strings(package: Package, part: str) -> list[str]:
    if not part:
        return []
    return [_rich_text(item) for item in package.tree(part).iter("si")]


def _rich_text(item: Element) -> str:
    """Join the runs of a string; phonetic guides (rPh) are left out."""
    own = item.findtext("t")
    runs = "".join(run.findtext("t") or "" for run in item.iter("r"))
    return (own or "") + runs


def _add_sheet(
    builder: SourceBuilder, name: str, sheet: Sheet, shared: list[str], styles: CellStyles
) -> None:
    """Add one sheet, rows in order of their numbers, empty rows left out."""
    numbers = sorted(sheet.rows)
    place = {number: index for index, number in enumerate(numbers)}
    width = max((max(row) for row in sheet.rows.values() if row), default=-1) + 1
    rows: list[list[str]] = []
    for number in numbers:
        texts = [""] * width
        for column, cell in sheet.rows[number].items():
            address = f"{column_letters(column)}{number}"
            if cell.kind == "s":
                texts[column] = _shared_text(shared, cell.value)
            elif cell.kind in {"n", ""} and cell.value:
                shown = number_text(cell.value, cell.style, styles)
                texts[column] = shown.text
                if shown.warning:
                    builder.warn(f"“{name}”{address} 单元格{shown.warning}")
            else:
                texts[column] = "〔图片〕" if "DISPIMG" in cell.value else cell.value
            if cell.kind == "e":
                builder.warn(f"“{name}”{address} 单元格是错误值 {cell.value}，请在原表中改正")
            if cell.has_formula and not cell.value:
                builder.warn(
                    f"“{name}”{address} 单元格的公式没有结果，请用 WPS 或 Excel 打开保存一次"
                )
        rows.append(texts)
    merges = [
        Merge(inside[0], merge.left, inside[-1], merge.right)
        for merge in sheet.merges
        if (inside := _rows_inside(merge, place, numbers))
    ]
    for message in sheet.warnings:
        builder.warn(f"“{name}”{message}")
    builder.add_table(rows, merges, name)


def _rows_inside(merge: Merge, place: dict[int, int], numbers: list[int]) -> list[int]:
    """Return first and last place of a merged range, nothing when its first row is empty."""
    if merge.top not in place:
        return []
    first = place[merge.top]
    last = first
    while last + 1 < len(numbers) and numbers[last + 1] <= merge.bottom:
        last += 1
    return [first, last]


def _shared_text(shared: list[str], index: str) -> str:
    if not index.isdecimal() or int(index) >= len(shared):
        raise refuse_damaged("单元格指向不存在的文字")
    return shared[int(index)]
