"""Plain official texts of every sort, as they are pasted, wrapped and torn."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.papers import Paper, PaperTable, Paragraph
from models.vocabulary import PaperKind
from reports.incoming.papers.plain_paper import read_plain_paper
from tests.reports.incoming.papers.plain_texts import BRIEFING, read, texts_of

SAMPLES = Path(__file__).parents[4] / "resources" / "samples"

LETTER = """鄂州市优化营商环境领导小组办公室
鄂营商督[2024]第03号

关于限期办结企业诉求事项的督办函

葛店经开区管委会：
　　经核，你单位承办的企业诉求事项（编号〔2024〕17号）已超过办理时限。
　　请于2024年11月15日前书面反馈办理结果。

　　　　　　　　鄂州市优化营商环境领导小组办公室
　　　　　　　　　　　　2024年11月08日
（联系人：张三，联系电话：027-12345678）"""

WRAPPED = """关于开展2024年上半年营商环境满意度测评
工作的通知
各区人民政府，葛店经开区、临空经济区管委会，市直各有
关单位，各市属国有企业：
    为全面了解我市营商环境现状，根据《鄂州市2024年优化
营商环境工作方案》（鄂州优化发〔2024〕4号）要求，决定开
展2024年上半年营商环境满意度测评。现将有关事项通知如下：
    一、测评对象
    各区、市直各有关单位。
    （一）政务服务。主要测评办事便利度、服务态度、办理时
限等，共12项指标。
    附件：1.测评指标表
          2.自评报告提纲
    市优化营商环境领导小组办公室
    二〇二四年六月十一日
抄送：市纪委监委，市委办公室，市政府办公室。
鄂州市优化营商环境领导小组办公室      2024年6月11日印发
附件1
测评指标表
序号\t指标\t分值\t责任单位
1\t政务服务\t40\t市行政审批局
2\t法治环境\t60\t市司法局
附件2
自评报告提纲
一、基本情况
二、主要做法"""

JOINT = """000012
机密★1年
特急
鄂州市发展和改革委员会
鄂州市财政局
鄂州市税务局
文件
鄂发改联〔2024〕15号    签发人：张三  李四  王五

关于申请支持先行区创建资金的请示

市人民政府：
根据工作需要，现将有关情况请示如下。
妥否，请批示。
鄂州市发展和改革委员会    鄂州市财政局    鄂州市税务局
2024年5月6日
（此件公开发布）"""

MINUTES = """市优化营商环境领导小组会议纪要
第3期
鄂州市优化营商环境领导小组办公室    2024年4月20日

2024年4月18日，市长某某主持召开第三次会议，研究部署上半年重点工作。现纪要如下：
一、会议听取了市优化办的汇报。
出席：张三、李四、王五
请假：赵六"""


def sample(name: str) -> Paper:
    return read((SAMPLES / name).read_text(encoding="utf-8")).paper


def test_a_letter_has_its_issuer_number_addressee_signature_and_contact() -> None:
    paper = read(LETTER).paper
    assert paper.kind is PaperKind.LETTER
    assert paper.head.issuers == ("鄂州市优化营商环境领导小组办公室",)
    assert paper.addressees == "葛店经开区管委会"
    assert paper.signature is not None
    assert paper.signature.issuers == ("鄂州市优化营商环境领导小组办公室",)
    assert paper.remark == "联系人：张三，联系电话：027-12345678"


def test_a_number_in_other_brackets_is_written_as_the_standard_has_it_and_told() -> None:
    result = read(LETTER)
    assert result.paper.head.number == "鄂营商督〔2024〕3号"
    assert any("鄂营商督[2024]第03号" in warning.message for warning in result.warnings)


def test_leading_zeros_and_chinese_numerals_leave_the_date() -> None:
    assert read(LETTER).paper.signature == read(LETTER.replace("08日", "8日")).paper.signature
    signature = read(WRAPPED).paper.signature
    assert signature is not None
    assert signature.dated == "2024年6月11日"


def test_lines_wrapped_at_a_width_become_paragraphs_again() -> None:
    paper = read(WRAPPED).paper
    assert texts_of(paper) == [
        (
            "为全面了解我市营商环境现状，根据《鄂州市2024年优化营商环境工作方案》（鄂州优化发〔2024〕4号）要求，"
            "决定开展2024年上半年营商环境满意度测评。现将有关事项通知如下："
        ),
        "一、测评对象",
        "各区、市直各有关单位。",
        "（一）政务服务。主要测评办事便利度、服务态度、办理时限等，共12项指标。",
    ]


def test_addressees_broken_inside_a_word_are_put_together() -> None:
    assert read(WRAPPED).paper.addressees == (
        "各区人民政府，葛店经开区、临空经济区管委会，市直各有关单位，各市属国有企业"
    )


def test_annexes_stand_under_their_labels_with_their_tables() -> None:
    paper = read(WRAPPED).paper
    assert paper.annex_names == ("测评指标表", "自评报告提纲")
    assert [(annex.label, annex.title) for annex in paper.annexes] == [
        ("附件1", "测评指标表"),
        ("附件2", "自评报告提纲"),
    ]
    table = paper.annexes[0].blocks[0]
    assert isinstance(table, PaperTable)
    assert table.headings == ("序号", "指标", "分值", "责任单位")
    assert len(table.groups[0].rows) == 2


def test_an_imprint_before_the_annexes_is_still_the_imprint() -> None:
    imprint = read(WRAPPED).paper.imprint
    assert imprint.entries == (("抄送", "市纪委监委，市委办公室，市政府办公室。"),)
    assert imprint.printed_by == "鄂州市优化营商环境领导小组办公室"
    assert imprint.printed_on == "2024年6月11日"


def test_a_briefing_has_its_name_issue_office_and_distribution() -> None:
    paper = read(BRIEFING).paper
    assert paper.kind is PaperKind.BRIEFING
    assert (paper.head.mark, paper.head.number) == ("优化营商环境工作简报", "第12期（总第45期）")
    assert (paper.head.office, paper.head.dated) == (
        "鄂州市优化营商环境领导小组办公室",
        "2024年6月30日",
    )
    assert paper.title == "葛店经开区推行“拿地即开工”改革"
    assert [label for label, _ in paper.imprint.entries] == ["报", "送", "发"]
    assert paper.imprint.copies == "共印80份"


def test_a_joint_upward_paper_has_all_its_issuers_and_signers() -> None:
    paper = read(JOINT).paper
    issuers = ("鄂州市发展和改革委员会", "鄂州市财政局", "鄂州市税务局")
    assert paper.head.issuers == issuers
    assert paper.head.signers == ("张三", "李四", "王五")
    assert paper.signature is not None
    assert paper.signature.issuers == issuers
    assert (paper.head.copy_number, paper.head.secrecy, paper.head.urgency) == (
        "000012",
        "机密★1年",
        "特急",
    )
    assert paper.title == "关于申请支持先行区创建资金的请示"
    assert paper.remark == "此件公开发布"


def test_minutes_list_who_was_there_and_need_no_title() -> None:
    result = read(MINUTES)
    assert result.paper.roll == (("出席", "张三、李四、王五"), ("请假", "赵六"))
    assert result.warnings == ()


def test_the_notice_of_2023_is_read_whole() -> None:
    paper = sample("2023-pilot-items.txt")
    assert paper.title == ("市优化营商环境领导小组关于做好省级优化营商环境先行区创建试点工作的通知")
    assert paper.head.number == "鄂州优化发〔2023〕6号"
    assert paper.head.issuers == ("鄂州市优化营商环境领导小组",)
    assert len(paper.blocks) == 7
    table = paper.annexes[0].blocks[0]
    assert isinstance(table, PaperTable)
    assert [len(group.rows) for group in table.groups] == [5, 5, 5, 2]
    assert table.is_sideways


def test_a_sentence_torn_over_a_blank_line_is_joined_and_told() -> None:
    result = read((SAMPLES / "2023-pilot-items.txt").read_text(encoding="utf-8"))
    assert any("共有28类、36项被列入" in text for text in texts_of(result.paper))
    assert [w.line for w in result.warnings if "断句" in w.message] == [13, 23]


def test_a_plan_passed_on_follows_its_notice_without_a_label() -> None:
    paper = sample("2024-work-plan.txt")
    assert paper.signature is not None
    assert paper.signature.dated == "2024年3月27日"
    [plan] = paper.annexes
    assert (plan.label, plan.title) == ("", "鄂州市2024年优化营商环境工作方案")
    # 19 tasks under 7 and 2 headings, with two paragraphs of introduction
    assert len(plan.blocks) == 19 + 7 + 2 + 2


def test_what_a_web_page_put_around_the_text_is_left_out_and_told() -> None:
    result = read((SAMPLES / "2024-work-plan.txt").read_text(encoding="utf-8"))
    assert "扫一扫" not in repr(result.paper)
    assert any("扫一扫" in warning.message for warning in result.warnings)


def test_the_card_of_a_web_page_and_a_title_printed_twice_are_left_out() -> None:
    page = """关于调整会议制度的通知
索引号
000014349/2023-26788
文件类型
通知
发布日期
2023年06月07日 17:35:09

关于调整会议制度的通知
（辽市政办发〔2005〕56号）

各县（市）区人民政府：
现通知如下。
2005年5月30日"""
    paper = read(page).paper
    assert (paper.title, paper.head.number) == ("关于调整会议制度的通知", "辽市政办发〔2005〕56号")
    assert paper.addressees == "各县（市）区人民政府"
    assert texts_of(paper) == ["现通知如下。"]


def test_a_blank_inside_a_named_title_stays() -> None:
    assert "《深化以成本控制为核心 全力打造营商环境" in repr(sample("2024-work-plan.txt"))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于一季度重点任务推进情况的通报", PaperKind.CIRCULAR),
        ("关于商请提供数据的函", PaperKind.LETTER),
        ("关于做好迎检工作的通知", PaperKind.NOTICE),
        ("在全市大会上的讲话", PaperKind.NOTICE),
    ],
)
def test_the_kind_is_told_by_the_title(title: str, kind: PaperKind) -> None:
    assert read(f"{title}\n各区人民政府：\n正文如下，请遵照执行。").paper.kind is kind


def test_what_was_asked_for_counts_before_what_the_text_says() -> None:
    asked = read_plain_paper(
        LETTER.splitlines(), kind=PaperKind.NOTICE, number="鄂优办(2024)9号", issuer="市优化办"
    ).paper
    assert asked.kind is PaperKind.NOTICE
    assert asked.head.number == "鄂优办〔2024〕9号"
    assert (asked.head.issuers, asked.head.mark) == (("市优化办",), "文件")


def test_an_annex_that_is_named_and_not_there_is_told() -> None:
    result = read(WRAPPED.partition("附件1\n")[0])
    assert any("“测评指标表”“自评报告提纲”没有随文附上" in w.message for w in result.warnings)


@given(
    st.text(alphabet="一二（）1.、。，：附件年月日\t 第号市局办抄送印发关于通知\n", max_size=200)
)
def test_any_text_is_read_and_no_character_of_it_is_made_up(text: str) -> None:
    paper = read(text).paper
    printed = "".join(texts_of(paper))
    assert not set(printed) - set(text)


PASSED_ON = """市人民政府办公室关于印发“微改革”方案的通知
各区人民政府：
现印发给你们，请认真贯彻执行。
市人民政府办公室
2024年7月15日
“微改革”方案
第一章 总则
第一条 各单位应当便民高效。
附件：1.任务清单
2.申报表
附件1
任务清单
（2024年版）
一、政务服务类
附件2
申报表
申报单位\t\t"""


def test_annexes_of_a_text_passed_on_are_listed_under_it() -> None:
    plan, tasks, form = read(PASSED_ON).paper.annexes
    assert (plan.label, plan.annex_names) == ("", ("任务清单", "申报表"))
    assert (tasks.label, tasks.title) == ("附件1", "任务清单（2024年版）")
    assert (form.label, form.title) == ("附件2", "申报表")


def test_the_blank_behind_the_number_of_an_article_stays() -> None:
    [plan, *_] = read(PASSED_ON).paper.annexes
    first, second = [block.text for block in plan.blocks if isinstance(block, Paragraph)]
    assert (first, second) == ("第一章 总则", "第一条 各单位应当便民高效。")


def test_a_signature_on_two_lines_is_one_name_where_the_title_knows_it() -> None:
    paper = read(
        "市优化营商环境领导小组办公室关于进展情况的函\n省优化办：\n现函复如下。\n附件：情况表\n"
        "市优化营商环境\n领导小组办公室\n2024年7月2日"
    ).paper
    assert paper.signature is not None
    assert paper.signature.issuers == ("市优化营商环境领导小组办公室",)
    assert paper.annex_names == ("情况表",)


def test_who_signs_for_issue_stands_beside_the_office_and_no_rule_is_text() -> None:
    paper = read(
        "优化营商环境专报\n（第5期）\n市优化办　　签发：李四　　2024年9月3日\n————————\n"
        "关于供电问题的报告\n正文如下，请审阅。"
    ).paper
    assert (paper.head.office, paper.head.signers) == ("市优化办", ("李四",))
    assert (paper.head.number, paper.head.dated) == ("第5期", "2024年9月3日")
    assert paper.title == "关于供电问题的报告"
