"""Case: a ledger of 2,000 rows and 9 columns as a sideways table in PDF."""

from pathlib import Path

from case import Case, Goal
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from reports.pages.faces import Faces, TextStyle
from reports.pages.fonts import FontRole, choose_fonts
from reports.pages.geometry import SIDEWAYS, mm
from reports.pages.line_breaking import break_lines
from reports.pages.sheets import DocumentInfo, Sheets
from reports.pages.table_parts import Column, RowGroup, Table, TableLook
from reports.pages.tables import set_table

HEADINGS = ("序号", "板块", "任务", "内容", "牵头单位", "责任单位", "完成时限", "状态", "最新进展")
WIDTHS = (28.0, 45.0, 70.0, 160.0, 70.0, 90.0, 60.0, 40.0, 74.0)
LOOK = TableLook(size=9, pitch=12)
_TEXT = (
    "持续开展“对标、测评、提升”行动。每季度搜集各指标全国最新最优做法，供各区各部门对标学习并动态"
    "完善工作举措；每半年开展一次全市营商环境企业满意度测评（2024年），督促职能部门用心用情服务企业。"
)
Rows = list[tuple[str, ...]]


def make_rows(size: int) -> Rows:
    """Build the same rows every time, cells of one to five lines."""
    return [
        (
            str(number + 1),
            f"第{number % 7 + 1}部分",
            f"做深做实主题活动{number}",
            _TEXT[number % 20 : number % 20 + 40 + number % 45],
            "市行政审批局、市司法局、市发改委"[: 6 + number % 11],
            "市直各相关单位，各区（含葛店经开区）",
            "2024年8月底",
            "推进中" if number % 3 else "已逾期",
            "已召开3次专题会议，完成率57.9%；" + _TEXT[: number % 30],
        )
        for number in range(size)
    ]


def write_own(rows: Rows, folder: Path) -> None:
    """Print with the page engine."""
    columns = [Column(head, width=width) for head, width in zip(HEADINGS, WIDTHS, strict=True)]
    with (folder / "own.pdf").open("wb") as stream:
        faces = Faces(choose_fonts(bundled_only=True))
        sheets = Sheets(stream, faces, DocumentInfo("台账", "市优化办"), frame=SIDEWAYS)
        set_table(sheets, Table(columns, [RowGroup("", rows)]), LOOK)
        sheets.save()


def write_long_table(rows: Rows, folder: Path) -> None:
    """Print with the library's LongTable and Paragraph cells."""
    style = ParagraphStyle("cell", fontName=_font(), fontSize=9, leading=12, wordWrap="CJK")
    cells = [[Paragraph(text, style) for text in row] for row in (HEADINGS, *rows)]
    grid = TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("LEFTPADDING", (0, 0), (-1, -1), LOOK.side),
            ("RIGHTPADDING", (0, 0), (-1, -1), LOOK.side),
            ("TOPPADDING", (0, 0), (-1, -1), LOOK.above),
            ("BOTTOMPADDING", (0, 0), (-1, -1), LOOK.above),
        ]
    )
    table = LongTable(cells, colWidths=WIDTHS, repeatRows=1, splitInRow=1, style=grid)
    SimpleDocTemplate(
        str(folder / "long.pdf"),
        pagesize=landscape(A4),
        leftMargin=mm(35),
        rightMargin=mm(37),
        topMargin=mm(28),
        bottomMargin=mm(26),
    ).build([table])


# Broken once per process and kept, so that the timed run of the floor only draws.
_broken: dict[int, list[list[list[str]]]] = {}


def write_floor(rows: Rows, folder: Path) -> None:
    """Draw lines that were broken beforehand on a bare canvas: what no table can be faster than."""
    broken = _broken[len(rows)]
    canvas = Canvas(str(folder / "floor.pdf"), pagesize=landscape(A4))
    font = _font()
    top, bottom = mm(210 - 28), mm(26)
    y = top
    canvas.setFont(font, 9)
    for cells in broken:
        height = max(map(len, cells)) * 12 + 6
        if y - height < bottom:
            canvas.showPage()
            canvas.setFont(font, 9)
            y = top
        x = mm(35)
        for lines, width in zip(cells, WIDTHS, strict=True):
            for number, line in enumerate(lines):
                canvas.drawString(x + 4, y - 12 - number * 12, line)
            canvas.rect(x, y - height, width, height)
            x += width
        y -= height
    canvas.save()


def make_input(size: int) -> Rows:
    """Build the rows and break their lines for the floor."""
    rows = make_rows(size)
    widths = Faces(choose_fonts(bundled_only=True)).widths(TextStyle(FontRole.BODY, 9, 9))
    _broken[size] = [
        [
            [text[line.start : line.end] for line in break_lines(text, widths, width - 8)]
            for text, width in zip(row, WIDTHS, strict=True)
        ]
        for row in rows
    ]
    return rows


def _font() -> str:
    path = choose_fonts(bundled_only=True).file(FontRole.BODY).path
    if "bench" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("bench", str(path)))
    return "bench"


CASE = Case(
    title="PDF ledger: 2,000 rows × 9 columns, A4 landscape",
    remark="Same column widths, sizes and lines. LongTable breaks Chinese line rules; the bare "
    "canvas gets its lines broken beforehand.",
    make_input=make_input,
    candidates={
        "ours": write_own,
        "ReportLab LongTable": write_long_table,
        "bare canvas": write_floor,
    },
    peer="ReportLab LongTable",
    goals=(Goal("seconds", "ReportLab LongTable", 0.3), Goal("seconds", "bare canvas", 1.6)),
    size=2_000,
)
