"""Excel workbooks (.xlsx, .xlsm) as grids, read from the package itself.

Every sheet is read, hidden or not: who compares decides what counts. Strict Open XML reads like the
usual one, because names are told without their namespace.
"""

from dataclasses import replace

from reports.incoming.files.package import Package
from reports.incoming.files.refusals import refuse_too_large
from reports.incoming.files.workbook_parts import SheetPart, workbook_parts
from reports.incoming.grid import GridSheet
from reports.incoming.grids.cell_meanings import CellMeanings
from reports.incoming.grids.cell_notes import read_notes
from reports.incoming.grids.cell_pictures import CellPictures
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.drawings import read_floating
from reports.incoming.grids.kept_pictures import KeptPictures
from reports.incoming.grids.shared_strings import read_shared_strings
from reports.incoming.grids.sheet_pass import read_sheet
from reports.incoming.grids.stamps import find_stamps

_CELL_LIMIT = 500_000


def read(data: bytes) -> GridContent:
    """Read every sheet of a workbook.

    Raises:
        UnreadableFileError: it is damaged, encrypted, without sheets or beyond the limits.
    """
    package = Package(data)
    parts = workbook_parts(package)
    pictures = KeptPictures(package)
    in_cells = CellPictures(package, pictures)
    meanings = CellMeanings(read_shared_strings(package, parts.strings), parts.styles, in_cells)
    sheets: list[GridSheet] = []
    cells = 0
    for part in parts.sheets:
        if part.part:
            sheets.append(_sheet(package, part, meanings, pictures))
            cells += sum(map(len, sheets[-1].rows.values()))
            if cells > _CELL_LIMIT:
                raise refuse_too_large(f"超过 {_CELL_LIMIT} 个单元格")
    return GridContent(
        sheets=tuple(sheets),
        stamps=find_stamps(package, sheets, parts.defined_names),
        pictures=pictures.taken,
        warnings=tuple(
            f"工作表“{part.name}”的内容在文件里找不到，没有读取"
            for part in parts.sheets
            if not part.part
        ),
    )


def _sheet(
    package: Package, part: SheetPart, meanings: CellMeanings, pictures: KeptPictures
) -> GridSheet:
    content = read_sheet(package, part.part, meanings)
    content.add_notes(read_notes(package, part.part))
    sheet = content.as_sheet(part.name, is_hidden=part.is_hidden)
    floating = read_floating(package, part.part, pictures)
    return replace(sheet, floating=floating) if floating else sheet
