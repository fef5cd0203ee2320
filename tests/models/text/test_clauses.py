"""Clauses: who does it and by when, in the ways offices write it."""

import pytest

from models.text.clause_places import find_clauses
from models.text.clauses import Clause, first_as_lead, is_clause, read_clauses

Expected = tuple[list[str], list[str], list[str], str]


def parts_of(clause: Clause) -> Expected:
    return (
        list(clause.lead),
        list(clause.responsible),
        list(clause.supporting),
        clause.deadline_text,
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "(牵头单位:市优化办;责任单位:市直各单位,各区(含开发区,下同);完成时限:2024年4月底)",
            (["市优化办"], ["市直各单位", "各区"], [], "2024年4月底"),
        ),
        (
            "市发改委、市财政局牵头，市商务局等配合，2022年6月底前完成",
            (["市发改委", "市财政局"], ["市商务局"], ["市商务局"], "2022年6月底前完成"),
        ),
        (
            "市发改委牵头，市财政局、各区按职责分工负责",
            (["市发改委"], ["市财政局", "各区"], [], ""),
        ),
        ("市财政局、各区政府按职责分工负责", ([], ["市财政局", "各区政府"], [], "")),
        ("市发改委负责", ([], ["市发改委"], [], "")),
        (
            "市发改委负责，市供电公司配合",
            ([], ["市发改委", "市供电公司"], ["市供电公司"], ""),
        ),
        (
            "市发改委牵头会同市财政局等部门负责",
            (["市发改委"], ["市财政局"], [], ""),
        ),
        (
            "责任单位：市发改委（牵头）、市财政局、市商务局（配合）",
            (["市发改委"], ["市财政局", "市商务局"], ["市商务局"], ""),
        ),
        (
            "主办单位：市教育局 协办单位：市财政局 时限：长期",
            (["市教育局"], ["市财政局"], ["市财政局"], "长期"),
        ),
        (
            "牵头领导：张三；责任科室：综合科、法规科；完成时间：年底前",
            ([], ["综合科", "法规科"], [], "年底前"),
        ),
        (
            "牵头单位：市财政局；责任单位：市审计局，6月底完成",
            (["市财政局"], ["市审计局"], [], "6月底完成"),
        ),
        (
            "牵头单位 市审批局 责任单位 市直各部门 完成时限 2022年6月",
            (["市审批局"], ["市直各部门"], [], "2022年6月"),
        ),
        (
            "由市委宣传部牵头，市文旅局配合，于2023年9月底前完成",
            (["市委宣传部"], ["市文旅局"], ["市文旅局"], "于2023年9月底前完成"),
        ),
        (
            "市政府副秘书长张三牵头，市发改委负责",
            ([], ["市发改委"], [], ""),
        ),
        (
            "责任单位：市经信局；各区政府、管委会均为责任单位，不再列出",
            ([], ["市经信局", "各区政府", "管委会"], [], ""),
        ),
        (
            "牵头单位：市审批局；以上任务均需各区市政府、开发区管委落实，不再一一列出",
            (["市审批局"], ["各区市政府", "开发区管委"], [], ""),
        ),
    ],
)
def test_a_clause_is_read_in_each_way_of_writing(words: str, expected: Expected) -> None:
    assert parts_of(read_clauses(words)) == expected


def test_supporting_units_keep_their_place_among_the_responsible() -> None:
    clause = read_clauses("牵头单位：甲局；配合单位：乙局；责任单位：丙局")
    assert clause.responsible == ("乙局", "丙局")
    assert clause.supporting == ("乙局",)


@pytest.mark.parametrize(
    "note",
    [
        "列第一位的为牵头单位，下同",
        "排在首位的为牵头单位",
        "列第一位者为牵头单位",
        "排名第一的单位为牵头单位",
        "第一责任单位为牵头单位，下同",
        "列首位的为牵头部门",
        "排在前位为牵头部门，下同",
        "排在前面的为牵头单位",
        "排在最前面的单位为牵头单位",
        "排第一位的为牵头单位",
        "排在首位的单位牵头，下同",
        "列第一位者牵头负责",
        "牵头单位排在首位",
    ],
)
def test_a_note_makes_the_first_unit_lead(note: str) -> None:
    clause = read_clauses(f"责任单位：市税务局、市财政局（{note}）")
    assert clause.first_leads
    assert parts_of(clause) == parts_of(read_clauses(f"责任单位：市税务局、市财政局。{note}"))
    assert parts_of(first_as_lead(clause)) == (["市税务局"], ["市财政局"], [], "")


def test_the_note_changes_no_clause_that_names_a_lead() -> None:
    clause = read_clauses("牵头单位：甲局；责任单位：乙局")
    assert first_as_lead(clause) == clause


@pytest.mark.parametrize(
    "words",
    [
        "含市区两级",
        "以下简称《方案》",
        "2024年版",
        "责任到人",
        "由部门填报答题构成",
        "权重分别为40%",
    ],
)
def test_other_brackets_are_no_clauses(words: str) -> None:
    assert not is_clause(words, in_brackets=True)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("压减时限。(牵头单位:市审批局)", ["(牵头单位:市审批局)"]),
        ("压减时限。责任单位：市审批局。", ["责任单位：市审批局。"]),
        ("压减时限。(市审批局)推行。(市税务局负责)", ["(市税务局负责)"]),
        ("推行。(甲局负责)再推。(乙局牵头)", ["(甲局负责)", "(乙局牵头)"]),
        ("压减时限。市发改委牵头，市财政局配合。", ["市发改委牵头，市财政局配合。"]),
        ("压减时限。（市发改委、市财政局）", ["（市发改委、市财政局）"]),
        ("压减时限。（2022年8月底前完成）", ["（2022年8月底前完成）"]),
        ("由市发改委牵头，建立联席会议制度。", ["由市发改委牵头，"]),
        ("明确责任单位：各区要落实。", []),
    ],
)
def test_clauses_are_found_where_they_stand(text: str, places: list[str]) -> None:
    assert [text[place.start : place.end] for place in find_clauses(text)] == places


def test_a_bracket_never_closed_is_read_to_the_end() -> None:
    text = "压减。(牵头单位:甲局;责任单位:各区(含开发区,下同);完成时限:年底"
    (place,) = find_clauses(text)
    assert (place.start, place.end) == (3, len(text))
    assert parts_of(place.clause) == (["甲局"], ["各区"], [], "年底")


@pytest.mark.parametrize("label", ["部门分工", "分工", "任务分工", "责任分工"])
def test_a_label_of_duties_gives_each_unit_its_part(label: str) -> None:
    clause = read_clauses(f"{label}：市财政局牵头，各地、各部门配合。")
    assert clause == read_clauses(f"【{label}】市财政局牵头，各地、各部门配合。")
    assert parts_of(clause) == (["市财政局"], ["各地", "各部门"], ["各地", "各部门"], "")


@pytest.mark.parametrize(
    "said",
    ["具体工作均涉及相关市人民政府，不再分工，下同", "各项任务均涉及各县区，不再列出，下同"],
)
def test_what_is_said_of_all_tasks_names_no_unit(said: str) -> None:
    clause = read_clauses(f"责任单位：省商务厅按职责分工负责。{said}。")
    assert clause.responsible == ("省商务厅",)
    assert clause.blanket
