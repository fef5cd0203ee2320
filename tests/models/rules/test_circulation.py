"""What leaves the office: nothing of what it keeps to itself, unless the profile says so."""

from dataclasses import replace
from datetime import date

import pytest

from models.circulation import (
    INTERNAL,
    LEADERS,
    PUBLIC,
    SHIPPED,
    UNITS,
    CirculationProfile,
    profile_from_json,
    profile_to_json,
)
from models.papers import Annex, Head, Paper, PaperTable, Paragraph, Run, TableRows
from models.rules.circulation import (
    NameFacts,
    check_profile,
    file_stem,
    paper_for,
    without_phones,
)
from models.vocabulary import OfficeField, PaperKind

TABLE = PaperTable(
    ("单位", "联系电话", "进展"),
    (TableRows("市直", ((Run("市司法局"), Run("60890123"), Run("已办，张三13812345678")),)),),
)
PAPER = Paper(
    PaperKind.LETTER,
    Head(),
    "督办函",
    (Paragraph((Run("请报市优化办，电话0711-"), Run("3830123"), Run("。"))), TABLE),
    remark="联系人：张三，联系电话：13812345678",
    annexes=(Annex("通讯录", (TABLE,), "附件2", ("通讯录样表",)),),
)
NAME = NameFacts(date(2024, 6, 30), "6月工作\n简报", "", "鄂城区", "2024年6月")


def test_an_annex_keeps_its_label_and_what_it_lists() -> None:
    [annex] = paper_for(PAPER, UNITS).annexes
    assert (annex.label, annex.annex_names) == ("附件2", ("通讯录样表",))


@pytest.mark.parametrize(
    "phone",
    [
        "13812345678",
        "138 1234 5678",
        "+86-13812345678",
        "0711-60890123",
        "（0711）3830123",
        "07113830123",
        "1３８１２３４５６７８".replace("1", "１"),
    ],
)
def test_a_phone_number_is_left_out_however_it_is_written(phone: str) -> None:
    assert without_phones(f"请与张三（{phone}）联系") == "请与张三（（略））联系"


@pytest.mark.parametrize(
    "words",
    ["拨打12345热线", "20240630", "鄂州优化办函〔2024〕12号", "投资1381234567890元", "电话12345"],
)
def test_other_numbers_stay(words: str) -> None:
    assert without_phones(words) == words


def test_a_local_number_after_the_word_is_a_phone() -> None:
    assert without_phones("联系电话：3830123") == "联系电话：（略）"


def test_a_paper_for_others_has_no_phones_and_no_column_of_them() -> None:
    known = paper_for(PAPER, UNITS)
    text, table = known.blocks
    assert isinstance(text, Paragraph)
    assert isinstance(table, PaperTable)
    assert text.text == "请报市优化办，电话（略）。"
    assert table.headings == ("单位", "进展")
    assert [cell.text for cell in table.groups[0].rows[0]] == ["市司法局", "已办，张三（略）"]
    assert known.annexes[0].blocks == (table,)


def test_whom_to_call_is_not_made_public() -> None:
    assert paper_for(PAPER, UNITS).remark == PAPER.remark
    assert paper_for(PAPER, PUBLIC).remark == ""
    assert paper_for(replace(PAPER, remark="此件公开发布"), PUBLIC).remark == "此件公开发布"


def test_readers_who_may_have_them_get_the_paper_as_it_is() -> None:
    assert paper_for(PAPER, INTERNAL) == PAPER


def test_a_table_of_nothing_else_is_left_out() -> None:
    phones = replace(TABLE, headings=("手机",), groups=())
    assert paper_for(replace(PAPER, blocks=(phones,)), PUBLIC).blocks == ()


def test_figures_stay_where_nothing_is_left_out() -> None:
    counted = Paragraph((Run("共"), Run("12", "tasks.total"), Run("项")))
    assert paper_for(replace(PAPER, blocks=(counted,)), PUBLIC).blocks == (counted,)


def test_the_official_remark_column_of_a_list_stays() -> None:
    annex = PaperTable(("序号", "备注"), (TableRows("", ((Run("1"), Run("国家试点")),)),))
    assert paper_for(replace(PAPER, blocks=(annex,)), PUBLIC).blocks == (annex,)


def test_the_secrecy_of_a_profile_stands_at_the_head() -> None:
    secret = replace(LEADERS, secrecy="内部")
    assert paper_for(PAPER, secret).head.secrecy == "内部"
    marked = replace(PAPER, head=Head(secrecy="秘密"))
    assert paper_for(marked, LEADERS).head.secrecy == "秘密"


def test_exemptions_are_shown_to_nobody_unasked() -> None:
    assert all(OfficeField.EXEMPTIONS not in profile.shown for profile in SHIPPED)
    assert [one.name for one in SHIPPED if OfficeField.PHONES in one.shown] == ["内部"]


@pytest.mark.parametrize(
    ("rule", "stem"),
    [
        ("{标题}", "6月工作简报"),
        ("{年}{月}{标题}", "2024年6月6月工作简报"),
        ("{文号}{标题}（{单位}）", "6月工作简报（鄂城区）"),
        ("{标题}（{文号}）", "6月工作简报"),
        ("{文号}_{标题}-{文号}", "6月工作简报"),
        ("{单位}_{文号}_{日期}", "鄂城区_20240630"),
        ("{期间}{不认识}", "2024年6月{不认识}"),
    ],
)
def test_a_file_is_named_by_the_rule_without_gaps(rule: str, stem: str) -> None:
    assert file_stem(rule, NAME) == stem


def test_a_profile_needs_a_name_and_a_rule_of_known_words() -> None:
    wrong = CirculationProfile(" ", file_name="{标体}")
    assert [issue.field for issue in check_profile(wrong)] == ["name", "file_name"]
    assert check_profile(CirculationProfile("甲", file_name=" "))[0].field == "file_name"
    assert [check_profile(profile) for profile in SHIPPED] == [()] * len(SHIPPED)


def test_a_stored_profile_comes_back_and_shows_nothing_it_does_not_know() -> None:
    for profile in SHIPPED:
        assert profile_from_json(profile.name, profile_to_json(profile)) == profile
    assert profile_from_json("甲", '{"shown": ["salaries"]}') == CirculationProfile("甲")
