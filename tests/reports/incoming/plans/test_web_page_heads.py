"""Titles and numbers of documents copied from web pages."""

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
