"""Heads of official documents."""

from datetime import date

import pytest

from reports.incoming.plans.document_head import DocumentHead, read_head


def head(text: str) -> DocumentHead:
    return read_head(text.split("\n"))


def test_red_head_number_title_and_addressees_are_read() -> None:
    read = head(
        "宜昌市人民政府文件\n\n宜府发〔2023〕12号\n\n宜昌市人民政府关于优化营商环境的\n实施意见\n\n"
        "各县市区人民政府，市政府各部门：\n\n根据《省办法》（鄂政发〔2022〕3号）要求，提出意见。"
    )
    assert read.title == "宜昌市人民政府关于优化营商环境的实施意见"
    assert (read.number, read.basis_numbers) == ("宜府发〔2023〕12号", ("鄂政发〔2022〕3号",))
    assert read.issuer == "宜昌市人民政府"
    assert read.addressees == ("各县市区人民政府", "市政府各部门")


@pytest.mark.parametrize(
    "line",
    ["文    号 蔡政办〔2023〕1号", "文 号: | 蔡政办〔2023〕1号 | 公开类型: | 主动公开 |",
     "关于印发工作方案的通知(蔡政办〔2023〕1号)", "蔡政办〔2023〕1号"],
)  # fmt: skip
def test_the_own_number_is_found_where_web_pages_put_it(line: str) -> None:
    assert head(f"{line}\n各街道办事处：").number == "蔡政办〔2023〕1号"


def test_a_cited_number_is_never_the_own_one() -> None:
    read = head(
        "工作方案\n根据《意见》（国发〔2015〕23号）和鄂政发〔2016〕2号文件精神，制定本方案。"
    )
    assert read.number == ""


@pytest.mark.parametrize(
    ("printed", "day"),
    [("2024年3月27日", date(2024, 3, 27)), ("二〇二四年三月二十七日", date(2024, 3, 27)),
     ("2024 年 3 月 27 日", date(2024, 3, 27))],
)  # fmt: skip
def test_the_date_under_the_signature_is_the_signing_date(printed: str, day: date) -> None:
    read = head(f"实施方案\n2024年1月1日\n做好工作。\n某市人民政府办公室\n{printed}")
    assert (read.signed_on, read.issuer) == (day, "某市人民政府办公室")


def test_printing_and_web_dates_are_kept_apart() -> None:
    read = head(
        "关于做好工作的通知\n信息来源：政府网 日期：2023-06-25\n某市人民政府\n2023年6月21日\n"
        "某市人民政府办公室 2023年6月22日印发"
    )
    assert (read.signed_on, read.printed_on) == (date(2023, 6, 21), date(2023, 6, 22))
    assert read.published_on == date(2023, 6, 25)


def test_a_title_broken_over_a_blank_line_is_joined() -> None:
    read = head("忻州市促进服务业恢复发展\n\n相关配套措施\n\n为认真贯彻落实决策部署，制定本措施。")
    assert read.title == "忻州市促进服务业恢复发展相关配套措施"


def test_a_head_flattened_to_one_line_is_cut_where_its_parts_meet() -> None:
    text = (
        "市政府关于印发工作方案的通知宜府发〔2024〕4号各区人民政府：现将方案印发给你们。"
        "宜昌市人民政府2024年3月27日2024年工作方案为深入贯彻精神，制定本方案。" + "一、要求。" * 80
    )
    read = head(text)
    assert (read.title, read.number) == ("市政府关于印发工作方案的通知", "宜府发〔2024〕4号")
    assert read.signed_on == date(2024, 3, 27)


@pytest.mark.parametrize(
    ("title", "year"),
    [("2025年工作要点", 2025), ("三年行动方案（2023—2025年）", 2023), ("工作方案", 2024)],
)
def test_the_year_of_the_plan_is_that_of_its_title_or_its_date(title: str, year: int) -> None:
    assert head(f"{title}\n某市人民政府\n2024年3月27日").year == year


def test_an_empty_text_has_an_empty_head() -> None:
    assert head("") == DocumentHead()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("某区服务效能提升\n某政办函〔2022〕62号　　2022年6月1日\n一、清单", "某区服务效能提升"),
        ("某区营商环境提升年\n为贯彻落实上级部署，制定本文。\n一、清单", "某区营商环境提升年"),
        ("附件\n某市2024年任务台账\n1.清单。", "某市2024年任务台账"),
        ("某兵团第八师\n营商环境重点任务书\n师市发〔2023〕2号", "某兵团第八师营商环境重点任务书"),
        ("首页 > 公开 > 计划 某市2023年工作要点 来源：市府办\n一、清单", "某市2023年工作要点"),
        ("惠企政策 省级政策\n现在的位置：首页 > 政策\n某市促消费意见\n一、清单", "某市促消费意见"),
        ("20项！《某市纾困解难推进计划》印发\n来源：市府办\n一、清单", "某市纾困解难推进计划"),
        ("二〇一七年二月二十四日\n某镇2017年度专项整治\n工作计划", "某镇2017年度专项整治工作计划"),
        ("某市创建行动方案\n\n某市创建行动方案\n为做好工作，制定本方案。", "某市创建行动方案"),
        ("某市整治实施方案(某市整治实施方案)\n一、清单", "某市整治实施方案"),
        ("某区实事项目推进情况（1-6月）\n全年任务 |\n单位 |", "某区实事项目推进情况（1-6月）"),
    ],
)
def test_titles_without_the_usual_form_are_found(text: str, title: str) -> None:
    assert head(text).title == title


def test_number_and_date_on_one_line_are_both_read() -> None:
    read = head("某区任务台账\n某政办函〔2022〕62号　　　　2022年6月1日\n1.编制目录。")
    assert (read.number, read.signed_on) == ("某政办函〔2022〕62号", date(2022, 6, 1))
    assert read.year == 2022


def test_signature_and_date_on_one_line_are_both_read() -> None:
    read = head("某市工作方案\n做好工作。\n某市人民政府办公室　　2024年3月6日")
    assert (read.issuer, read.signed_on) == ("某市人民政府办公室", date(2024, 3, 6))


def test_a_date_below_a_label_is_never_the_signing_date() -> None:
    assert head("某区工作台账\n1.开展活动\n完成时限\n2022年12月31日").signed_on is None


def test_the_year_of_the_number_counts_when_nothing_else_names_one() -> None:
    assert head("某县任务台账\n某政办函〔2023〕12号\n1.编制目录。").year == 2023


@pytest.mark.parametrize(
    "above",
    ["【法宝引证码】CLI.1\n【时效性】现行有效\n", ""],
)
def test_what_a_database_of_laws_puts_above_a_title_is_left_out(above: str) -> None:
    assert head(f"{above}某市整治工作进度表\n一、整治").title == "某市整治工作进度表"


def test_the_name_of_a_page_picture_gives_the_title() -> None:
    assert (
        head("某区整治方案范文.doc_第1页\n某区整治方案范文.doc_第2页").title == "某区整治方案范文"
    )


def test_a_report_on_what_was_done_has_a_title_too() -> None:
    text = "某县农业局2024年9月份重点工作完成情况\n\n发布时间：2024-09-30\n一、任务"
    assert head(text).title == "某县农业局2024年9月份重点工作完成情况"


def test_the_first_cells_of_a_table_are_no_title() -> None:
    assert head("序号 |\n工程名称 |\n责任单位 |\n1 |\n完善管网规划 |\n市规划局 |").title == ""


def test_the_name_of_an_annex_may_end_on_the_next_line() -> None:
    lines = ["关于印发清单的通知", "附件：某市2023年先行区改革", "事项清单", "某市人民政府"]
    assert read_head(lines).annexes == ("某市2023年先行区改革事项清单",)


def test_a_line_after_a_whole_name_is_no_part_of_it() -> None:
    lines = ["关于印发清单的通知", "附件：某市改革事项清单", "市直单位名单", "某市人民政府"]
    assert read_head(lines).annexes == ("某市改革事项清单",)
