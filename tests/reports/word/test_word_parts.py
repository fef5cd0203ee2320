"""Word files of reports, letters and joint papers, read back."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from models.papers import Annex, Chart, Head, Imprint, PaperTable, Run, Series, TableRows
from models.papers import Paper as OfficialPaper
from models.vocabulary import ChartKind
from reports.pages.page_options import PageOptions
from reports.word.papers import write_word
from tests.reports.pages.paper_samples import LETTER, MINUTES, NOTICE, SENTENCE, paragraphs
from tests.reports.pages.test_report_front import REPORT

PIE = Chart(ChartKind.PIE, "办理状态", ("已办结", "逾期"), (Series("任务", (11, 2)),))


def written(paper: OfficialPaper, folder: Path, options: PageOptions | None = None) -> WordDocument:
    path = folder / "公文.docx"
    write_word(paper, path, options or PageOptions())
    return docx.Document(str(path))


def texts(document: WordDocument, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name == style]


def test_a_report_has_a_cover_and_contents_that_word_can_renew(tmp_path: Path) -> None:
    document = written(REPORT, tmp_path)
    assert "".join(texts(document, "封面标题")).replace("\n", "") == REPORT.title
    entries = texts(document, "toc 1")
    assert entries[0] == "一、第一部分\t1"
    assert entries[-1].startswith("附件2 单位表\t")
    instructions = [node.text for node in document.element.body.iter(qn("w:instrText"))]
    assert [text.split()[0] for text in instructions] == ["TOC"]


def test_the_numbers_of_a_report_begin_with_its_body(tmp_path: Path) -> None:
    front, body = written(REPORT, tmp_path).sections[:2]
    assert front.footer.paragraphs[0].text == ""
    assert body._sectPr.xpath("w:pgNumType/@w:start") == ["1"]


def test_a_chart_is_a_picture_with_its_numbers_below(tmp_path: Path) -> None:
    document = written(replace(NOTICE, blocks=(PIE,)), tmp_path)
    assert len(document.inline_shapes) == 1
    assert texts(document, "图表标题") == ["图1 办理状态（单位：项）"]
    table = document.tables[0]
    assert [cell.text for cell in table.rows[1].cells] == ["已办结", "11"]


def test_a_letter_has_its_lower_rule_at_the_foot_and_no_number_on_page_one(tmp_path: Path) -> None:
    section = written(LETTER, tmp_path).sections[0]
    assert section.different_first_page_header_footer
    footer = section.first_page_footer.paragraphs[0]
    assert footer.text == ""
    assert footer._p.xpath("w:pPr/w:pBdr/w:bottom")


def test_copies_of_a_letter_stand_without_rules(tmp_path: Path) -> None:
    imprint = Imprint((("抄送", "市纪委"),), "市优化办", "2024年3月28日")
    table = written(replace(LETTER, imprint=imprint), tmp_path).tables[-1]
    assert [row.cells[0].text for row in table.rows] == ["抄送：市纪委。"]
    assert not table._tbl.tblPr.xpath("w:tblBorders")


def test_joint_issuers_stand_below_each_other_with_the_mark_beside_them(tmp_path: Path) -> None:
    head = Head(("鄂州市发展和改革委员会", "鄂州市司法局"), "文件", "鄂发改〔2024〕1号")
    table = written(replace(NOTICE, head=head), tmp_path).tables[0]
    assert [row.cells[0].text for row in table.rows] == list(head.issuers)
    assert table.cell(0, 1)._tc is table.cell(1, 1)._tc
    assert table.cell(0, 1).text == "文件"


def test_annexes_have_the_labels_of_the_printed_page(tmp_path: Path) -> None:
    annexes = (Annex("方案", paragraphs([SENTENCE]), "", ("清单",)), Annex("表"), Annex("册"))
    document = written(replace(NOTICE, annexes=annexes), tmp_path)
    assert texts(document, "附件标识") == ["", "附件1", "附件2"]
    assert "附件：清单" in texts(document, "公文正文")


def test_a_sideways_annex_at_the_end_leaves_no_empty_page(tmp_path: Path) -> None:
    table = PaperTable(("甲",), (TableRows("", ((Run("乙"),),)),), is_sideways=True)
    paper = replace(LETTER, imprint=Imprint(), annexes=(Annex("清单", (table,)),))
    assert len(written(paper, tmp_path).sections) == 2


@pytest.mark.parametrize("has_bold", [True, False])
def test_a_run_in_heading_of_level_3_is_bold_where_the_office_wants_it(
    tmp_path: Path, *, has_bold: bool
) -> None:
    paper = replace(NOTICE, blocks=paragraphs([f"1.抓紧自查。{SENTENCE}"]))
    document = written(paper, tmp_path, PageOptions(has_bold_level_3=has_bold))
    [heading] = [p.runs[0] for p in document.paragraphs if p.text.startswith("1.")]
    assert bool(heading.font.bold) == has_bold


def test_those_present_have_their_labels_in_the_heading_face(tmp_path: Path) -> None:
    document = written(MINUTES, tmp_path)
    [line] = [p for p in document.paragraphs if p.text.startswith("请假")]
    label = line.runs[0]
    assert label.text == "请假"
    assert label._r.xpath("w:rPr/w:rFonts/@w:eastAsia") == ["黑体"]


def test_addressees_end_with_one_colon(tmp_path: Path) -> None:
    document = written(replace(NOTICE, addressees="各区人民政府："), tmp_path)
    assert texts(document, "主送机关") == ["各区人民政府："]


def test_tables_that_follow_each_other_stay_two(tmp_path: Path) -> None:
    table = PaperTable(("甲",), (TableRows("", ((Run("乙"),),)),))
    document = written(replace(NOTICE, blocks=(table, table)), tmp_path)
    tags = [child.tag for child in document.element.body]
    first = tags.index(qn("w:tbl"))
    assert tags[first + 1] == qn("w:p")


def test_a_watermark_is_in_the_head_of_every_page(tmp_path: Path) -> None:
    section = written(LETTER, tmp_path, PageOptions(watermark="内部资料")).sections[0]
    headers = (section.header, section.even_page_header, section.first_page_header)
    assert all('string="内部资料"' in header._element.xml for header in headers)
