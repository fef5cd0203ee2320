"""Opening PDF files and web pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reports.incoming.files.opening import open_source
from reports.incoming.files.refusals import UnreadableFileError
from reports.incoming.source import Source

FACE, SIZE, LEFT, PER_LINE = "STSong-Light", 16, 80, 28


@pytest.fixture(autouse=True)
def chinese_face() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FACE))


def printed(tmp_path: Path, draw: Callable[[Canvas], None]) -> Source:
    path = tmp_path / "方案.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont(FACE, SIZE)
    draw(canvas)
    canvas.save()
    return open_source(path)


def write(canvas: Canvas, line: int, text: str, indent: int = 0) -> None:
    canvas.drawString(LEFT + indent * SIZE, 780 - line * 28, text)


def test_lines_come_in_reading_order_without_page_numbers(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 1, "二、主要任务", indent=2)
        write(canvas, 0, "一、总体要求", indent=2)
        canvas.drawString(280, 40, "— 1 —")

    assert printed(tmp_path, draw).lines == ("一、总体要求", "二、主要任务")


def test_a_full_line_goes_on_with_the_flush_line_below(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 0, "字" * (PER_LINE - 2), indent=2)
        write(canvas, 1, "后半句。")
        write(canvas, 2, "新的一段", indent=2)

    lines = printed(tmp_path, draw).lines
    assert lines == ("字" * (PER_LINE - 2) + "后半句。", "新的一段")


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 0, "字" * (PER_LINE - 2), indent=2)
        write(canvas, 1, "字" * PER_LINE)
        canvas.drawString(280, 40, "- 1 -")
        canvas.showPage()
        canvas.setFont(FACE, SIZE)
        write(canvas, 0, "页后。")
        write(canvas, 1, "新的一段", indent=2)

    assert printed(tmp_path, draw).lines == ("字" * (2 * PER_LINE - 2) + "页后。", "新的一段")


def grid(canvas: Canvas, xs: list[int], ys: list[int]) -> None:
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)


def test_ruled_lines_make_a_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 0, "任务分工表")
        grid(canvas, [80, 140, 400], [700, 660, 620])
        for x, y, text in [(90, 675, "序号"), (150, 675, "任务"), (90, 635, "1"), (150, 635, "甲")]:
            canvas.drawString(x, y, text)
        canvas.drawString(80, 560, "表后的文字")

    source = printed(tmp_path, draw)
    assert source.tables[0].rows == (("序号", "任务"), ("1", "甲"))
    assert source.lines == ("任务分工表", "序号\t任务", "1\t甲", "表后的文字")


def test_cells_without_a_line_between_them_are_merged(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for x in (80, 180, 400):
            canvas.line(x, 700, x, 620)
        canvas.line(80, 700, 400, 700)
        canvas.line(180, 660, 400, 660)
        canvas.line(80, 620, 400, 620)
        canvas.drawString(90, 655, "政务")
        canvas.drawString(190, 675, "甲")
        canvas.drawString(190, 635, "乙")
        write(canvas, 0, "二〇二四年任务分工表")

    assert printed(tmp_path, draw).tables[0].rows == (("政务", "甲"), ("政务", "乙"))


def test_a_table_goes_on_over_the_page(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for page in (1, 2):
            grid(canvas, [80, 140, 400], [700, 660])
            canvas.drawString(90, 675, str(page))
            canvas.drawString(150, 675, f"第{page}件")
            canvas.showPage()
            canvas.setFont(FACE, SIZE)
        write(canvas, 0, "最后一页只有文字，没有表格")

    assert printed(tmp_path, draw).tables[0].rows == (("1", "第1件"), ("2", "第2件"))


def test_a_scan_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"扫描件.*PDF 转 Word"):
        printed(tmp_path, lambda canvas: canvas.rect(100, 100, 200, 200, fill=1))


def test_a_picture_among_pages_of_text_is_told(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 0, "这一页有足够多的文字内容")
        canvas.showPage()
        canvas.rect(100, 100, 200, 200, fill=1)

    assert "第 2 页几乎没有文字" in printed(tmp_path, draw).warnings[0].message


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), encrypt="secret")
    canvas.drawString(100, 700, "text that nobody may read")
    canvas.save()
    with pytest.raises(UnreadableFileError, match="密码"):
        open_source(path)


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"rubbish" * 100)
    with pytest.raises(UnreadableFileError, match="已损坏"):
        open_source(path)


PAGE = """<html><head><meta charset="{charset}"><style>p {{}}</style></head><body>
<h1>重点任务清单</h1><script>alert(1)</script>
<table><tr><th>类别</th><th>任务</th></tr>
<tr><td rowspan="2">政务</td><td>甲<br>乙</td></tr><tr><td>丙</td></tr>
<tr><td colspan="2">二、市场</td></tr></table><p>附件</p></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_web_page_named_xls_is_read_as_what_it_is(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "导出.xls"
    path.write_bytes(PAGE.format(charset=charset).encode("gbk" if charset == "gb2312" else charset))
    source = open_source(path)
    assert source.format == "html"
    assert source.tables[0].rows == (
        ("类别", "任务"),
        ("政务", "甲\n乙"),
        ("政务", "丙"),
        ("二、市场", "二、市场"),
    )
    assert (source.lines[0], source.lines[-1]) == ("重点任务清单", "附件")


def test_a_span_that_is_no_plain_number_counts_as_one(tmp_path: Path) -> None:
    page = tmp_path / "清单.html"
    page.write_text(
        '<table><tr><td colspan="²">事项</td><td>责任单位</td></tr>'
        "<tr><td>一件事</td><td>市发改委</td></tr></table>",
        encoding="utf-8",
    )
    assert open_source(page).tables[0].rows[0] == ("事项", "责任单位")
