"""Opening Word documents."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document

from reports.incoming.files.opening import open_source
from reports.incoming.source import Source

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def opened(tmp_path: Path, fill: Callable[[Document], None]) -> Source:
    document = docx.Document()
    fill(document)
    path = tmp_path / "方案.docx"
    document.save(str(path))
    return open_source(path)


def with_xml(tmp_path: Path, body: str, numbering: str = "") -> Source:
    """Open a document whose body and list definitions hold exactly the given XML."""
    path = tmp_path / "raw.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>',
        )
        if numbering:
            package.writestr(
                "word/numbering.xml", f'<w:numbering xmlns:w="{SPACE}">{numbering}</w:numbering>'
            )
    return open_source(path)


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def item(text: str, level: int = 0, number: int = 1) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, place)


def level(depth: int, number_format: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def test_paragraphs_and_tables_come_in_document_order(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("表前")
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ["序号", "任务", "1", "甲"], strict=True):
            cell.text = text
        document.add_paragraph("表后")

    source = opened(tmp_path, fill)
    assert source.lines == ("表前", "序号\t任务", "1\t甲", "表后")
    assert source.tables[0].rows == (("序号", "任务"), ("1", "甲"))
    assert source.tables[0].row_lines == (2, 3)
    assert source.format == "docx"


def test_merged_cells_are_filled_inside_their_range(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        table = document.add_table(4, 3)
        for row, texts in enumerate(
            [["类别", "任务", "单位"], ["政务", "甲", "A"], ["", "乙", "B"]]
        ):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(3, 0).merge(table.cell(3, 2)).text = "二、市场"

    rows = opened(tmp_path, fill).tables[0].rows
    assert rows[1:] == (("政务", "甲", "A"), ("政务", "乙", "B"), ("二、市场",) * 3)


def test_a_table_inside_a_cell_follows_as_a_table_of_its_own(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        outer = document.add_table(2, 2)
        outer.cell(0, 0).text = "外"
        outer.cell(0, 1).text = "层"
        inner = outer.cell(1, 1).add_table(1, 2)
        inner.cell(0, 0).text = "内"
        inner.cell(0, 1).text = "表"

    tables = opened(tmp_path, fill).tables
    assert [table.rows[0] for table in tables] == [("外", "层"), ("内", "表")]


def test_a_table_of_one_column_is_a_frame_around_text(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_table(1, 1).cell(0, 0).text = "一、总体要求\n二、主要任务"

    source = opened(tmp_path, fill)
    assert source.lines == ("一、总体要求", "二、主要任务")
    assert source.tables == ()


def test_automatic_numbers_are_part_of_the_text(tmp_path: Path) -> None:
    numbering = lists(
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
    )
    body = (
        item("总体要求") + item("主要任务") + item("强化设计", 1) + item("制定方案", 2)
        + item("细化清单", 2) + item("改革创新", 1) + item("争创先行区", 2)
    )  # fmt: skip
    assert with_xml(tmp_path, body, numbering).lines == (
        "一、总体要求",
        "二、主要任务",
        "（一）强化设计",
        "1. 制定方案",
        "2. 细化清单",
        "（二）改革创新",
        "1. 争创先行区",
    )


def test_a_list_that_starts_again_counts_from_its_own_start(tmp_path: Path) -> None:
    numbering = lists(level(0, "decimal", "%1、"))
    body = item("甲") + item("乙") + item("丙", number=2) + item("丁", number=2)
    assert with_xml(tmp_path, body, numbering).lines == ("1、甲", "2、乙", "1、丙", "2、丁")


def test_bullets_and_removed_numbers_add_nothing(tmp_path: Path) -> None:
    body = item("甲") + item("乙", number=0)
    assert with_xml(tmp_path, body, lists(level(0, "bullet", "•"))).lines == ("甲", "乙")


@pytest.mark.parametrize(
    ("number_format", "twelfth"),
    [
        ("decimal", "12"),
        ("chineseCountingThousand", "十二"),
        ("ideographDigital", "一二"),
        ("decimalEnclosedCircle", "⑫"),
        ("upperRoman", "XII"),
        ("lowerLetter", "l"),
        ("chineseLegalSimplified", "壹拾贰"),
        ("decimalFullWidth", "１２"),
    ],
)
def test_numbers_are_written_in_the_format_of_the_list(
    tmp_path: Path, number_format: str, twelfth: str
) -> None:
    source = with_xml(tmp_path, item("项") * 12, lists(level(0, number_format, "%1、")))
    assert source.lines[-1] == f"{twelfth}、项"


def test_serials_numbered_automatically_stand_in_their_cells(tmp_path: Path) -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    body = "".join(row.format(item(""), paragraph(text)) for text in ("甲", "乙"))
    source = with_xml(tmp_path, f"<w:tbl>{body}</w:tbl>", lists(level(0, "decimal", "%1")))
    assert source.tables[0].rows == (("1", "甲"), ("2", "乙"))


def test_text_in_smart_tags_and_insertions_is_kept_and_removed_text_left_out(
    tmp_path: Path,
) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p><w:smartTag>{run.format('2024年')}</w:smartTag>{run.format('4月')}"
        f"<w:ins>{run.format('底')}</w:ins><w:del><w:r><w:delText>前</w:delText></w:r></w:del></w:p>"
    )
    source = with_xml(tmp_path, body)
    assert source.lines == ("2024年4月底",)
    assert "修订" in source.warnings[0].message


def test_a_soft_return_ends_a_line(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
    assert with_xml(tmp_path, body).lines == ("甲", "乙")


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('红头文件')}</w:txbxContent>"
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{space}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert [line for line in with_xml(tmp_path, body).lines if line] == ["红头文件"]
