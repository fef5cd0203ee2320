"""Titles and numbers of documents copied from web pages."""

import pytest

from reports.incoming.plans.document_head import read_head


def test_the_name_of_a_site_is_no_part_of_a_title() -> None:
    lines = [
        "法规查询网--地方法规信息网",
        "某市人民政府关于分解落实重点工作的通知",
        "",
        "1.建设绿道。",
    ]
    assert read_head(lines).title == "某市人民政府关于分解落实重点工作的通知"


def test_the_path_of_a_page_is_no_title() -> None:
    lines = ["> 政务公开 > 重点工作落实情况", "2023年某区重点工作责任分解", "", "序号"]
    assert read_head(lines).title == "2023年某区重点工作责任分解"


def test_a_number_is_found_behind_a_label_in_square_marks() -> None:
    lines = ["某市办公室关于分解任务的通知", "【发文字号】 某政办发〔2019〕9号", "各区："]
    assert read_head(lines).number == "某政办发〔2019〕9号"


def test_a_head_on_one_line_is_cut_at_its_blanks() -> None:
    line = (
        "某市人民政府办公室文件 某政办发〔2018〕32号 市政府办公室关于分解2018年工作任务的通知 "
        "各镇人民政府，各街道办事处，市各委办局： "
        "根据市人大会议确定的目标任务，市政府将2018年工作分解为11项工作目标和138项工作任务，现下达给你们，请认真组织实施。"
    )
    head = read_head([line])
    assert head.number == "某政办发〔2018〕32号"
    assert head.title == "市政府办公室关于分解2018年工作任务的通知"


@pytest.mark.parametrize("tail", ["-某某服务平台", "_政策_某市人民政府", "0"])
def test_what_a_page_prints_behind_a_title_is_left_out(tail: str) -> None:
    lines = [f"某市人民政府关于分解2021年重点工作的通知{tail}", "政策", "各区：", "1.建设绿道。"]
    assert read_head(lines).title == "某市人民政府关于分解2021年重点工作的通知"


def test_a_number_printed_with_blanks_on_one_line_is_read_whole() -> None:
    line = (
        "某州人民政府办公室关于印发促进消费政策措施的通知 某政办发 〔2022〕 29号 2022-08-12 "
        "各县、市人民政府，州直各委、办、局： 《促进消费政策措施》已经州人民政府同意，"
        "现印发给你们，请结合各自的实际认真组织实施，并及时报告进展。"
    )
    head = read_head([line])
    assert head.number == "某政办发〔2022〕29号"
    assert head.title == "某州人民政府办公室关于印发促进消费政策措施的通知"


def test_a_number_with_the_word_document_behind_it_is_cited() -> None:
    lines = ["某市重点工作责任清单", "任务来源", "某政〔2022〕9号文件", "1.建设绿道。"]
    assert (read_head(lines).number, read_head(lines).basis_numbers) == (
        "",
        ("某政〔2022〕9号",),
    )
