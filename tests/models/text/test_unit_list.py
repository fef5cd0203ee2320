"""Splitting printed lists of units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text.unit_list import split_units
from models.text.unit_names import is_complete_name

WHOLE_NAMES = st.sampled_from(
    [
        "市发改委(市优化办)",
        "市自然资源和规划局",
        "市文化和旅游局",
        "人行鄂州中心支行",
        "鄂州海关",
        "市供电公司",
        "各县（市、区）人民政府",
        "市直各相关单位",
        "各区",
        "市公共资源交易中心",
        "市纪委监委机关",
        "团市委",
        "市妇联",
        "葛店经开区管委会",
        "市第一人民医院",
        "市消防救援支队",
        "与问卷涉及相关政策的单位",
    ]
)


@given(st.lists(WHOLE_NAMES, min_size=1, max_size=8, unique=True), st.sampled_from("、，,；;"))
def test_a_list_joined_by_any_mark_splits_back(names: list[str], mark: str) -> None:
    assert split_units(mark.join(names)) == tuple(names)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("市直各相关单位,各区(含葛店经开区、临空经济区,下同)", ["市直各相关单位", "各区"]),
        ("各区人民政府〈含开发区、长江新区管委会，下同〉", ["各区人民政府"]),
        ("市发改委（牵头）、市财政局（负责资金）", ["市发改委", "市财政局"]),
        ("市住建局（市人防办）", ["市住建局（市人防办）"]),
        ("各县区政府 (管委会)", ["各县区政府(管委会)"]),
    ],
)
def test_notes_in_brackets_go_and_aliases_stay(printed: str, names: list[str]) -> None:
    assert list(split_units(printed)) == names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("各市、县〔区〕人民政府", ["各市、县〔区〕人民政府"]),
        ("各区、县级市", ["各区、县级市"]),
        ("市财政局、各县、区人民政府", ["市财政局", "各县、区人民政府"]),
        ("市政府各委、办、局", ["市政府各委、办、局"]),
        ("各区党委和政府、高新区党工委和管委会", ["各区党委和政府", "高新区党工委和管委会"]),
        ("市水务局及三县", ["市水务局", "三县"]),
        ("县人大办、县政协办", ["县人大办", "县政协办"]),
        ("市发改委等有关部门和单位", ["市发改委"]),
        ("市直有关部门、单位", ["市直有关部门、单位"]),
        ("各区、市直有关部门", ["各区", "市直有关部门"]),
        ("市、县（区）人民政府", ["市、县（区）人民政府"]),
        ("中央、省驻市各单位", ["中央、省驻市各单位"]),
        ("省、市、区直有关单位", ["省、市、区直有关单位"]),
        ("各市、县教育局", ["各市、县教育局"]),
        ("各区党委、政府", ["各区党委、政府"]),
    ],
)
def test_a_name_may_hold_a_list_mark(printed: str, names: list[str]) -> None:
    assert list(split_units(printed)) == names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("市公安局和市交通运输局", ["市公安局", "市交通运输局"]),
        ("市农业农村和水利局及各区", ["市农业农村和水利局", "各区"]),
        ("州委编办及州直相关单位", ["州委编办", "州直相关单位"]),
        ("各区政府和市直有关部门", ["各区政府", "市直有关部门"]),
        ("市住房和城乡建设局", ["市住房和城乡建设局"]),
        ("市直有关部门和单位", ["市直有关部门和单位"]),
        ("市水务和湖泊局", ["市水务和湖泊局"]),
        ("区城乡水务和污水治理中心", ["区城乡水务和污水治理中心"]),
        ("市政府和社会资本合作中心", ["市政府和社会资本合作中心"]),
        ("市图书馆和市博物馆", ["市图书馆", "市博物馆"]),
        ("鄂城区和市直有关部门", ["鄂城区", "市直有关部门"]),
        ("梁子湖区和市政务服务和数据局", ["梁子湖区", "市政务服务和数据局"]),
        ("各乡镇（街道）和市供销合作社", ["各乡镇（街道）", "市供销合作社"]),
        ("武汉大学鄂州校区以及各区", ["武汉大学鄂州校区", "各区"]),
        ("鄂州供电公司及其他相关单位", ["鄂州供电公司", "其他相关单位"]),
        ("与问卷涉及相关政策的单位", ["与问卷涉及相关政策的单位"]),
    ],
)
def test_and_parts_only_whole_names(printed: str, names: list[str]) -> None:
    assert list(split_units(printed)) == names


@pytest.mark.parametrize(
    "tail",
    [
        "等",
        "等部门",
        "等单位",
        "等市直有关部门",
        "等15个部门",
        "等部门按职责分工负责",
        "按各自职责落实",
    ],
)
def test_what_follows_the_names_is_left_out(tail: str) -> None:
    assert split_units(f"市人社局、财政局{tail}") == ("市人社局", "财政局")


@pytest.mark.parametrize("group", ["省政府各部门", "省直有关部门", "各地区各部门", "各有关部门"])
def test_a_group_word_before_a_verb_stays_whole(group: str) -> None:
    assert split_units(f"省财政厅、{group}负责") == ("省财政厅", group)


def test_others_in_the_middle_are_left_out() -> None:
    assert split_units("市大数据局等15个部门和各区（县）") == ("市大数据局", "各区（县）")


def test_a_blank_parts_whole_names_only() -> None:
    assert split_units("省财政厅 省地方金融监管局") == ("省财政厅", "省地方金融监管局")
    assert split_units("市财政局 各区") == ("市财政局", "各区")
    assert split_units("市自然资源 和规划局") == ("市自然资源和规划局",)
    assert split_units("中国联 通牟平分公司") == ("中国联通牟平分公司",)


def test_a_blank_parts_the_short_names_of_bodies() -> None:
    assert split_units("超限站 公路站 交警六中队") == ("超限站", "公路站", "交警六中队")
    assert split_units("市公路 管理站") == ("市公路管理站",)


@pytest.mark.parametrize("mark", ["/", "·"])
def test_odd_marks_part_whole_names(mark: str) -> None:
    assert split_units(f"市发改委{mark}市财政局{mark}各区") == ("市发改委", "市财政局", "各区")


def test_blocks_parted_by_another_mark_all_count() -> None:
    assert split_units("市法院、市检察院,市发改委,市税务局、鄂州海关") == (
        "市法院", "市检察院", "市发改委", "市税务局", "鄂州海关",
    )  # fmt: skip


def test_an_empty_list_names_nobody() -> None:
    assert split_units("  ") == ()


@pytest.mark.parametrize(
    "name",
    [
        *("中央组织部", "中央网信办", "共青团中央", "团中央", "民革中央", "九三学社中央"),
        *("最高人民法院", "国务院国资委", "税务总局", "海关总署", "全国政协", "供销合作总社"),
        *("人民银行", "开发银行", "农业发展银行", "中国残联", "全国工商联", "全国妇联"),
    ],
)
def test_central_and_mass_bodies_are_whole_names(name: str) -> None:
    assert is_complete_name(name)


@pytest.mark.parametrize("name", ["农行", "妇联", "残联", "海关"])
def test_some_bodies_are_known_by_two_letters(name: str) -> None:
    assert is_complete_name(name)


def test_the_party_centre_is_no_body_with_tasks() -> None:
    assert not is_complete_name("党中央")
