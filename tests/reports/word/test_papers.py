"""Word files read back with their library, and printed by an office program."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.shared import Mm

from models.papers import Annex, Head, Imprint, Paper, PaperTable, Paragraph, Run, TableRows
from models.papers import Signature as PaperSignature
from models.vocabulary import PaperKind
from reports.files import FileNotWrittenError
from reports.incoming.papers.plain_paper import read_plain_paper
from reports.pages.page_options import PageOptions
from reports.pages.print_text import for_print
from reports.word.papers import write_word
from tests.reports.office_program import has_chinese_face, needs_office, printed_by_office

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"
USUAL = PageOptions()

NOTICE = Paper(
    kind=PaperKind.NOTICE,
    head=Head(issuers=("鄂州市优化营商环境领导小组",), mark="文件", number="鄂州优化发〔2024〕4号"),
    title="关于做好迎检工作的通知",
    addressees="各区人民政府",
    blocks=(
        Paragraph((Run("一、总体要求"),)),
        Paragraph((Run("（一）统一思想。各单位要高度重视,"), Run("19", "tasks"), Run("项任务."))),
        Paragraph((Run("1.抓紧自查。"),)),
    ),
    annex_names=("任务表",),
    signature=PaperSignature(("鄂州市优化营商环境领导小组",), "2024年3月27日"),
    remark="此件公开发布",
    annexes=(
        Annex(
            "任务表",
            (
                PaperTable(
                    ("序号", "任务"),
                    (
                        TableRows("鄂城区", ((Run("1"), Run("甲")), (Run("2"), Run("乙")))),
                        TableRows("华容区", ((Run("3"), Run("丙")),)),
                    ),
                    group_heading="区域",
                    is_sideways=True,
                ),
            ),
        ),
    ),
    imprint=Imprint((("抄送", "市纪委。"),), "市优化办", "2024年3月28日", "共印50份"),
)


def written(paper: Paper, folder: Path, options: PageOptions = USUAL) -> WordDocument:
    path = folder / "公文.docx"
    write_word(paper, path, options)
    return docx.Document(str(path))


def styles_of(document: WordDocument) -> dict[str, str]:
    return {p.text: p.style.name for p in document.paragraphs if p.text and p.style}


def test_every_part_stands_in_the_style_of_its_kind(tmp_path: Path) -> None:
    styles = styles_of(written(NOTICE, tmp_path))
    assert styles["鄂州市优化营商环境领导小组文件"] == "发文机关标志"
    assert styles["鄂州优化发〔2024〕4号"] == "版头"
    assert styles["关于做好迎检工作的通知"] == "公文标题"
    assert styles["各区人民政府："] == "主送机关"
    assert styles["一、总体要求"] == "Heading 1"
    assert styles["（一）统一思想。各单位要高度重视，19项任务."] == "公文正文"


def test_styles_have_the_faces_and_sizes_of_the_printed_page(tmp_path: Path) -> None:
    document = written(NOTICE, tmp_path)
    faces = {}
    for style in document.styles:
        fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        if fonts is not None:
            faces[style.name] = fonts.get(qn("w:eastAsia"))
    assert faces["公文正文"] == "仿宋_GB2312"
    assert faces["Heading 1"] == "黑体"
    assert faces["Heading 2"] == "楷体_GB2312"
    assert faces["公文标题"] == "方正小标宋简体"


def test_a_run_in_heading_has_its_face_and_the_text_behind_it_not(tmp_path: Path) -> None:
    document = written(NOTICE, tmp_path)
    [paragraph] = [p for p in document.paragraphs if p.text.startswith("（一）")]
    heading, text = paragraph.runs
    fonts = heading._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    assert heading.text == "（一）统一思想。"
    assert fonts is not None
    assert fonts.get(qn("w:eastAsia")) == "楷体_GB2312"
    assert text._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") is None


def test_the_page_is_that_of_the_standard(tmp_path: Path) -> None:
    section = written(NOTICE, tmp_path).sections[0]
    assert section.left_margin is not None
    assert section.page_width == pytest.approx(Mm(210), abs=Mm(0.1))
    assert section.left_margin == pytest.approx(Mm(28), abs=Mm(0.1))
    assert section.right_margin == pytest.approx(Mm(26), abs=Mm(0.1))


def test_level_3_is_bold_only_where_the_office_wants_it(tmp_path: Path) -> None:
    plain = PageOptions(has_bold_level_3=False)
    assert written(NOTICE, tmp_path).styles["Heading 3"].font.bold
    assert not written(NOTICE, tmp_path, plain).styles["Heading 3"].font.bold


def test_the_last_item_of_a_list_is_text_as_the_others_are(tmp_path: Path) -> None:
    texts = ("一、目标", "（一）时间压缩30%；", "（二）投诉为零。")
    paper = replace(NOTICE, blocks=tuple(Paragraph((Run(text),)) for text in texts))
    styles = styles_of(written(paper, tmp_path))
    assert styles["（二）投诉为零。"] == styles["（一）时间压缩30%；"] != styles["一、目标"]


def test_a_sideways_annex_lies_on_pages_of_its_own(tmp_path: Path) -> None:
    document = written(NOTICE, tmp_path)
    turned = [section.orientation for section in document.sections]
    assert turned == [
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.LANDSCAPE,
        WD_ORIENTATION.PORTRAIT,
    ]


def test_rows_of_a_group_share_one_cell_and_the_head_is_repeated(tmp_path: Path) -> None:
    table = written(NOTICE, tmp_path).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["区域", "序号", "任务"]
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert table.cell(1, 0)._tc is table.cell(2, 0)._tc
    assert [table.cell(row, 0).text for row in (1, 2, 3)] == ["鄂城区", "鄂城区", "华容区"]


def test_the_imprint_stands_at_the_bottom_of_the_last_page(tmp_path: Path) -> None:
    document = written(NOTICE, tmp_path)
    imprint = document.tables[-1]
    assert [row.cells[0].text for row in imprint.rows] == [
        "抄送：市纪委。",
        "市优化办\t2024年3月28日印发",
        "\t共印50份",
    ]
    place = imprint._tbl.tblPr.find(qn("w:tblpPr"))
    assert place is not None
    assert place.get(qn("w:tblpYSpec")) == "bottom"


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "公文.docx").mkdir()
    with pytest.raises(FileNotWrittenError):
        write_word(NOTICE, tmp_path / "公文.docx")


@needs_office
@pytest.mark.parametrize("name", ["2023-pilot-items.txt", "2024-work-plan.txt"])
def test_an_office_program_opens_it_with_every_paragraph(name: str, tmp_path: Path) -> None:
    if not has_chinese_face():
        pytest.skip("no Chinese face is installed: the printed text could not be read back")
    paper = read_plain_paper((SAMPLES / name).read_text(encoding="utf-8").splitlines()).paper
    write_word(paper, tmp_path / "公文.docx")
    printed = "".join("".join(printed_by_office(tmp_path / "公文.docx")).split())
    blocks = (*paper.blocks, *paper.annexes[0].blocks)
    openings = [for_print(b.text).replace(" ", "")[:8] for b in blocks if isinstance(b, Paragraph)]
    assert [opening for opening in openings if opening not in printed] == []
