"""Case: a ledger of 50,000 rows and 15 columns as a print-ready workbook."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from case import Case, Goal
from openpyxl import Workbook as OpenpyxlWorkbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from pandas import DataFrame
from xlsxwriter import Workbook as XlsxWorkbook  # type: ignore[import-untyped]  # no type marker

from models.vocabulary import TaskState
from reports.content.ledger_sheet import Align, LedgerCell, LedgerColumn, LedgerSheet
from reports.workbooks.ledger_workbook import write_ledgers

_CENTER = Align.CENTER
COLUMNS = (
    LedgerColumn("序号", 6, _CENTER),
    LedgerColumn("板块", 10, _CENTER, is_group=True),
    LedgerColumn("任务编号", 6, _CENTER),
    LedgerColumn("重点任务", 14),
    LedgerColumn("工作内容", 42),
    LedgerColumn("牵头单位", 12),
    LedgerColumn("责任单位", 18),
    LedgerColumn("配合单位", 14),
    LedgerColumn("完成时限", 12, _CENTER),
    LedgerColumn("截止日期", 14, _CENTER),
    LedgerColumn("状态", 8, _CENTER),
    LedgerColumn("最新进展", 16),
    LedgerColumn("联系人", 8, _CENTER),
    LedgerColumn("佐证资料", 12),
    LedgerColumn("备注", 8),
)
_UNITS = (
    "市优化办",
    "市发改委",
    "市经信局",
    "市公安局",
    "市司法局",
    "市财政局",
    "市人社局",
    "市住建局",
)
_WORDS = "全面对标一流优化提升评价指标加强市区联动做到改革事项申报全覆盖细化举措夯实责任取得实效"
_STATES = tuple(TaskState)
_PEER_ROW_HEIGHT = 60


def make_sheet(size: int) -> LedgerSheet:
    """Build the same ``size`` rows every time."""
    random = Random(2024)  # noqa: S311 - not a secret: the same rows in every process
    return LedgerSheet(
        name="台账",
        title="重点任务台账",
        source_line="文号：鄂州优化发〔2024〕4号",
        date_line="制表日期：2024年4月2日　单位：项",
        columns=COLUMNS,
        rows=tuple(_row(number, random) for number in range(1, size + 1)),
        frozen_columns=4,
    )


def _row(number: int, random: Random) -> tuple[LedgerCell, ...]:
    due = date(2024, 1, 31) + timedelta(days=random.randrange(330))
    return (
        number,
        f"第{number // 10 + 1}板块",
        f"{number // 10 + 1}.{number % 10 + 1}",
        _text(random, 6, 14),
        _text(random, 40, 120),
        random.choice(_UNITS),
        "、".join(random.sample(_UNITS, 3)),
        "、".join(random.sample(_UNITS, 2)),
        f"{due.year}年{due.month}月底",
        due,
        random.choice(_STATES),
        _text(random, 0, 30),
        _text(random, 2, 3),
        _text(random, 6, 10),
        "",
    )


def _text(random: Random, least: int, most: int) -> str:
    length = random.randint(least, most)
    start = random.randrange(len(_WORDS))
    return (_WORDS * 4)[start : start + length]


def write_ours(sheet: LedgerSheet, folder: Path) -> None:
    """Write the ledger as the program does."""
    write_ledgers(folder / "ledger.xlsx", (sheet,))


def write_xlsxwriter(sheet: LedgerSheet, folder: Path) -> None:
    """Write the same cells and finish straight with XlsxWriter in constant memory."""
    with XlsxWorkbook(folder / "ledger.xlsx", {"constant_memory": True}) as workbook:
        boxed = {"border": 1, "valign": "vcenter", "font_name": "宋体", "font_size": 10}
        wrapped = boxed | {"text_wrap": True}
        formats = [
            workbook.add_format(wrapped | {"align": column.align.name.lower()})
            for column in sheet.columns
        ]
        day = workbook.add_format(boxed | {"align": "center", "num_format": "yyyy年m月d日"})
        state = workbook.add_format(wrapped | {"align": "center", "bg_color": "#DDEBF7"})
        page = workbook.add_worksheet(sheet.name)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.freeze_panes(1, sheet.frozen_columns)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        for index, column in enumerate(sheet.columns):
            page.set_column(index, index, column.width)
            page.write_string(0, index, column.heading, formats[0])
        for number, row in enumerate(sheet.rows, start=1):
            page.set_row(number, _PEER_ROW_HEIGHT)
            for index, cell in enumerate(row):
                if isinstance(cell, TaskState):
                    page.write_string(number, index, cell.label, state)
                elif isinstance(cell, str):
                    page.write_string(number, index, cell, formats[index])
                elif isinstance(cell, date):
                    page.write_datetime(number, index, cell, day)
                else:
                    page.write_number(number, index, cell, formats[index])


def write_openpyxl(sheet: LedgerSheet, folder: Path) -> None:
    """Write the same cells and finish with openpyxl, row by row."""
    workbook = OpenpyxlWorkbook(write_only=True)
    page = workbook.create_sheet(sheet.name)
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"
    page.freeze_panes = "E2"
    page.auto_filter.ref = f"A1:O{len(sheet.rows) + 1}"
    for index, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(index)].width = column.width
    side = Side(style="thin")
    border, font = Border(side, side, side, side), Font(name="宋体", size=10)
    fill = PatternFill("solid", fgColor="DDEBF7")
    alignments = [
        Alignment(horizontal=column.align.name.lower(), vertical="center", wrap_text=True)
        for column in sheet.columns
    ]
    headings = tuple(column.heading for column in sheet.columns)
    for number, row in enumerate((headings, *sheet.rows), start=1):
        page.row_dimensions[number].height = _PEER_ROW_HEIGHT
        cells = []
        for index, cell in enumerate(row):
            value = cell.label if isinstance(cell, TaskState) else cell
            # The type marker leaves out date, which openpyxl takes.
            made = WriteOnlyCell(page, value)  # type: ignore[arg-type]
            made.border, made.font, made.alignment = border, font, alignments[index]
            if isinstance(cell, TaskState):
                made.fill = fill
            elif isinstance(cell, date):
                made.number_format = "yyyy年m月d日"
            cells.append(made)
        page.append(cells)
    workbook.save(folder / "ledger.xlsx")


def write_pandas(sheet: LedgerSheet, folder: Path) -> None:
    """Write the same cells, without any finish, as pandas does it."""
    rows = [[cell.label if isinstance(cell, TaskState) else cell for cell in r] for r in sheet.rows]
    frame = DataFrame(rows, columns=[column.heading for column in sheet.columns])
    frame.to_excel(folder / "ledger.xlsx", index=False, engine="openpyxl")


CASE = Case(
    title="Ledger export: 50,000 rows × 15 columns",
    remark="All but pandas write the same cells, styles and page set-up. They use a fixed row "
    "height and neither clean texts nor merge groups; ours estimates row heights, cleans texts and "
    "merges groups page by page. openpyxl and pandas are measured once; pandas writes cells alone.",
    make_input=make_sheet,
    candidates={
        "ours": write_ours,
        "XlsxWriter": write_xlsxwriter,
        "openpyxl": write_openpyxl,
        "pandas": write_pandas,
    },
    peer="XlsxWriter",
    goals=(Goal("seconds", "XlsxWriter", 1.15), Goal("seconds", "pandas", 0.6)),
    size=50_000,
    once=frozenset({"openpyxl", "pandas"}),
)
