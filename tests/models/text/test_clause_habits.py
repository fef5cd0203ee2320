"""Habits of single offices in writing clauses, each as printed somewhere in its own way."""

import pytest

from models.text.clause_places import find_clauses
from models.text.clauses import Clause, first_as_lead, read_clauses
from models.text.people import without_people
from models.text.role_words import is_bare_label


def units(clause: Clause) -> tuple[str, str, str]:
    return " ".join(clause.lead), " ".join(clause.responsible), " ".join(clause.supporting)


@pytest.mark.parametrize(
    "words",
    [
        "牵头单位∶甲局；责任单位∶乙局",
        "牵头单位﹕甲局；责任单位︰乙局",
        "【牵头单位】甲局 【责任单位】乙局",
        "〔牵头单位〕：甲局；〔责任单位〕：乙局",
        "牵头 单位：甲局；责 任单 位：乙局",
        "牵头单位：甲局\t责任单位：乙局",
        "牵头单位及责任人 甲局　王建军 责任单位/责任人：乙局/李强",
        "总牵头单位：甲局；其他责任单位：乙局",
        "分项牵头单位：甲局；其他单位：乙局",
        "牵头单位为甲局，责任单位为乙局",
    ],
)
def test_labels_are_known_in_every_print(words: str) -> None:
    assert units(read_clauses(words)) == ("甲局", "乙局", "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("市发改委负总责，各区县具体落实", ("市发改委", "各区县", "")),
        ("市发改委统筹，市财政局协助", ("市发改委", "市财政局", "市财政局")),
        ("市发改委会同市财政局负责", ("市发改委", "市财政局", "")),
        ("国家发展改革委商有关部门负责", ("国家发展改革委", "有关部门", "")),
        ("此项工作由市发改委牵头，各区配合", ("市发改委", "各区", "各区")),
        ("市发改委为牵头单位，各区为配合单位", ("市发改委", "各区", "各区")),
        ("牵头单位市发改委，责任单位各区", ("市发改委", "各区", "")),
        ("市发改委牵头，各区具体抓", ("市发改委", "各区", "")),
        ("各民主党派牵头，各镇街配合", ("各民主党派", "各镇街", "各镇街")),
    ],
)
def test_verbs_say_who_leads(words: str, expected: tuple[str, str, str]) -> None:
    assert units(read_clauses(words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "责任单位：市财政局；指导单位：省财政厅",
        "责任单位：市财政局；监管单位：市审计局；督办单位：市政府督查室",
        "责任单位：市财政局；备注：需报批，另行通知",
        "责任单位：市财政局；配合单位：无",
        "责任单位：市财政局；配合单位：/",
        "责任单位：1.市财政局",
        "责任单位：★市财政局",
        "责任单位：市级：市财政局",
        "责任单位：市财政局（王明）",
        "责任单位：市财政局按照职责分工，各负其责",
        "责任单位：市财政局负责资金保障",
    ],
)
def test_what_names_no_unit_of_the_task_is_left_out(words: str) -> None:
    assert units(read_clauses(words)) == ("", "市财政局", "")


@pytest.mark.parametrize(
    ("text", "names", "time"),
    [
        ("推行。（市发改委，市财政局，2024年5月底前）", "市发改委 市财政局", "2024年5月底前"),
        ("推行。（市发改委 2024年12月）", "市发改委", "2024年12月"),
        ("推行。（责任单位及时限：市发改委，6月底前）", "市发改委", "6月底前"),
        ("推行。（责任单位：市发改委；完成时限为2024年底）", "市发改委", "2024年底"),
        ("推行。（责任：市发改委 完成：8月底前）", "市发改委", "8月底前"),
        ("推行。（市发改委落实，按时序进度推进）", "市发改委", "按时序进度推进"),
    ],
)
def test_a_time_may_stand_among_the_units(text: str, names: str, time: str) -> None:
    (place,) = find_clauses(text)
    assert (units(place.clause)[1], place.clause.deadline_text) == (names, time)


@pytest.mark.parametrize(
    ("note", "supporting"),
    [
        ("列第一位的为牵头单位，其他为配合单位", ("乙局", "丙局")),
        ("排名第一位的牵头，其余配合", ("乙局", "丙局")),
        ("排名第一的为牵头单位，其余为责任单位", ()),
    ],
)
def test_a_note_tells_what_the_units_after_the_first_do(
    note: str, supporting: tuple[str, ...]
) -> None:
    clause = first_as_lead(read_clauses(f"责任单位：甲局、乙局、丙局，{note}"))
    assert (clause.lead, clause.responsible) == (("甲局",), ("乙局", "丙局"))
    assert clause.supporting == supporting


@pytest.mark.parametrize(
    "text",
    [
        "完成：1.建设平台。",
        "责任：压实责任，强化担当。",
        "建设单位 应当按照规定办理。",
        "监管部门为企业提供服务。",
        "支持企业：推行减税降费。",
        "建立机制（座谈会、恳谈会）。",
        "建设园区（含高新区、经开区）",
        "市发改委会同市财政局制定实施细则。",
        "本方案由市优化办负责解释。",
        "数据见报告（省统计局，2023年）。",
    ],
)
def test_running_text_is_no_clause(text: str) -> None:
    assert find_clauses(text) == ()


@pytest.mark.parametrize("line", ["牵头单位及责任人", "配合单位/责任人：", "【责任单位】"])
def test_a_label_may_fill_a_line(line: str) -> None:
    assert is_bare_label(line)


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("区商务局　张志强、区财政局 赵亮", "区商务局、区财政局"),
        ("市发改委（王明、李强）", "市发改委"),
        ("市发改委 王明 13800001111", "市发改委"),
        ("市住建局（房管办）", "市住建局（房管办）"),
        ("市直各部门（单位）", "市直各部门（单位）"),
        ("市发改委 高新区", "市发改委 高新区"),
    ],
)
def test_people_beside_units_are_left_out(printed: str, left: str) -> None:
    assert without_people(printed) == left


def test_a_note_may_follow_a_list_without_verbs() -> None:
    (place,) = find_clauses("推行。（质检总局、教育部。列第一位者为牵头部门，下同）")
    assert units(first_as_lead(place.clause)) == ("质检总局", "教育部", "")


@pytest.mark.parametrize(
    "below",
    [
        "以下均需各区落实，不再列出",
        "以下政策措施均需各区落实，不再单独列出",
        "以下各项工作均由各区负责，区政府无相关工作职能的，由市政府直属责任部门负责",
    ],
)
@pytest.mark.parametrize("mark", ["。", "；", "，"])
def test_what_is_said_of_the_tasks_below_names_no_unit_here(mark: str, below: str) -> None:
    (place,) = find_clauses(f"推行。（市水务局牵头，市住建局负责{mark}{below}）")
    assert units(place.clause) == ("市水务局", "市住建局", "")
    assert place.clause.blanket == (below,)


@pytest.mark.parametrize(
    "label",
    ["整治时限", "整改期限", "办结时限", "执行时间", "治理时限", "建成时限", "整改完成时限"],
)
def test_each_kind_of_time_limit_is_a_label(label: str) -> None:
    assert read_clauses(f"{label}：6月底").deadline_text == "6月底"


def test_labels_may_end_with_a_full_stop() -> None:
    owners, time = find_clauses(
        "推行。责任主体。市编办、市法制办。对象。全市。执行时间。长期有效。"
    )
    assert (units(owners.clause)[1], time.clause.deadline_text) == ("市编办 市法制办", "长期有效")


@pytest.mark.parametrize("text", ["压实各责任单位。各区落实。", "（一）明确责任单位。各区落实。"])
def test_a_sentence_that_ends_like_a_label_is_none(text: str) -> None:
    assert all(not place.clause.is_labelled for place in find_clauses(text))


@pytest.mark.parametrize("mark", ["；", "，", "。"])
def test_a_verb_after_a_labelled_list_supports_from_the_mark_on(mark: str) -> None:
    responsible = read_clauses(f"责任单位：甲局、乙局{mark}各乡镇、各街道配合")
    assert units(responsible) == ("", "甲局 乙局 各乡镇 各街道", "各乡镇 各街道")
    lead = read_clauses(f"牵头单位：甲局{mark}各乡镇积极配合")
    assert units(lead) == ("甲局", "各乡镇", "各乡镇")


def test_a_whole_label_opens_a_clause_where_the_mark_before_it_is_lost() -> None:
    (place,) = find_clauses(
        "整治占道经营，保持路面整洁责任领导：赵强副局长责任科室：市容科、监察队"
    )
    assert (place.start, units(place.clause)) == (13, ("", "市容科 监察队", ""))


@pytest.mark.parametrize("text", ["压减登记时间：当日办结。", "要明确责任单位：逐级压实责任。"])
def test_words_inside_a_sentence_that_look_like_a_label_are_none(text: str) -> None:
    assert find_clauses(text) == ()


@pytest.mark.parametrize(
    ("text", "clause", "expected"),
    [
        (
            "由市商务局牵头，市财政局、税务局配合，建立帮扶机制，按月走访。",
            "由市商务局牵头，市财政局、税务局配合，",
            ("市商务局", "市财政局 税务局", "市财政局 税务局"),
        ),
        (
            "市城管局负责，各街道办事处配合，清理占道经营。",
            "市城管局负责，各街道办事处配合，",
            ("", "市城管局 各街道办事处", "各街道办事处"),
        ),
        (
            "燃气安全专项整治，由住建、应急部门负责，有关单位配合。要逐户排查。",
            "由住建、应急部门负责，有关单位配合。",
            ("", "住建 应急部门 有关单位", "有关单位"),
        ),
    ],
)
def test_who_does_it_may_stand_before_what_is_done(
    text: str, clause: str, expected: tuple[str, str, str]
) -> None:
    (place,) = find_clauses(text)
    assert (text[place.start : place.end], units(place.clause)) == (clause, expected)


@pytest.mark.parametrize(
    "text", ["督促落实企业主责。各部门要排查。", "持续优化服务，由此带动就业。"]
)
def test_a_title_or_a_sentence_that_only_sounds_like_a_clause_is_none(text: str) -> None:
    assert find_clauses(text) == ()


def test_a_time_alone_on_its_line_is_a_clause() -> None:
    (place,) = find_clauses("2024年6月30日前完成")
    assert place.clause.deadline_text == "2024年6月30日前完成"
    assert find_clauses("2024年6月30日") == ()


def test_a_unit_that_helps_another_supports_it() -> None:
    (place,) = find_clauses("繁荣文化事业（市文旅局配合市委宣传部抓好落实）。")
    assert units(place.clause) == ("", "市文旅局 市委宣传部", "市文旅局")


def test_who_does_it_may_follow_in_a_later_sentence() -> None:
    (place,) = find_clauses("加强监管。由市市监局牵头，市公安局配合，开展检查，严查假货。")
    assert units(place.clause) == ("市市监局", "市公安局", "市公安局")
    (place,) = find_clauses("组织媒体报道，此项工作由市委宣传部负责。")
    assert units(place.clause) == ("", "市委宣传部", "")


def test_by_whom_something_else_is_done_is_no_clause() -> None:
    assert find_clauses("成立领导小组，由市长任组长，由市财政局负责解决经费。") == ()


def test_each_duty_of_a_sentence_counts() -> None:
    places = find_clauses("一是推进建设，由市住建局牵头；二是筹措资金，由市财政局承办。")
    assert [units(place.clause) for place in places] == [
        ("市住建局", "", ""),
        ("", "市财政局", ""),
    ]


def test_who_watches_over_a_task_is_none_of_its_units() -> None:
    (place,) = find_clauses("强化调度。各县区政府具体负责，市发改委督促落实。")
    assert units(place.clause) == ("", "各县区政府", "")
    assert units(read_clauses("责任单位：质量技术监督、工商等部门"))[1] == "质量技术监督 工商"


def test_symbols_may_stand_before_labels_and_numbers_before_units() -> None:
    (place,) = find_clauses("★完成时限：2024年6月底")
    assert place.clause.deadline_text == "2024年6月底"
    assert units(read_clauses("责任单位：①甲局②乙局")) == ("", "甲局 乙局", "")


@pytest.mark.parametrize("label", ["责任单位公安局、住建局", "责任单位——公安局、住建局"])
def test_a_label_may_lack_its_colon(label: str) -> None:
    (place,) = find_clauses(f"规范停车，增设车位。{label}")
    assert units(place.clause) == ("", "公安局 住建局", "")


def test_a_label_in_running_text_is_none() -> None:
    assert find_clauses("压实责任。责任单位主要负责同志要到一线，责任单位应及时上报办公室。") == ()


def test_a_name_that_ends_like_a_verb_keeps_its_end() -> None:
    assert units(read_clauses("责任单位：县政府办、县政协办"))[1] == "县政府办 县政协办"
