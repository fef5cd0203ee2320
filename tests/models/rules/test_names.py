"""What a unit's name tells (A2), and which words stand for several units (A3)."""

import pytest

from models.rules.names import infer_unit, is_group_word, name_key, near_names
from models.vocabulary import UnitKind, UnitLevel

AREAS = {"鄂城区": "鄂城区", "葛店经开区": "葛店经开区", "葛店开发区": "葛店经开区"}


@pytest.mark.parametrize(
    ("name", "level", "kind"),
    [
        ("市司法局", UnitLevel.CITY, UnitKind.DEPARTMENT),
        ("市中级人民法院", UnitLevel.CITY, UnitKind.JUDICIARY),
        ("省检察院", UnitLevel.PROVINCE, UnitKind.JUDICIARY),
        ("市税务局", UnitLevel.CITY, UnitKind.VERTICAL),
        ("鄂州海关", UnitLevel.CITY, UnitKind.VERTICAL),
        ("人行鄂州市中心支行", UnitLevel.CITY, UnitKind.VERTICAL),
        ("国家金融监管总局鄂州分局", UnitLevel.CITY, UnitKind.VERTICAL),
        ("市地方金融工作局", UnitLevel.CITY, UnitKind.DEPARTMENT),
        ("省地方金融监管局", UnitLevel.PROVINCE, UnitKind.DEPARTMENT),
        ("鄂州供电公司", UnitLevel.CITY, UnitKind.ENTERPRISE),
        ("市工商联", UnitLevel.CITY, UnitKind.MASS),
        ("市总工会", UnitLevel.CITY, UnitKind.MASS),
        ("市委组织部", UnitLevel.CITY, UnitKind.PARTY),
        ("市纪委监委机关", UnitLevel.CITY, UnitKind.PARTY),
        ("市公共资源交易中心", UnitLevel.CITY, UnitKind.INSTITUTION),
        ("市人民政府", UnitLevel.CITY, UnitKind.GOVERNMENT),
        ("黄石市发改委", UnitLevel.OTHER_CITY, UnitKind.DEPARTMENT),
        ("区司法局", UnitLevel.AREA, UnitKind.DEPARTMENT),
        ("招商专班", UnitLevel.CITY, UnitKind.OTHER),
    ],
)
def test_level_and_kind_are_told_by_the_name(name: str, level: UnitLevel, kind: UnitKind) -> None:
    inferred = infer_unit(name, AREAS)
    assert (inferred.level, inferred.kind) == (level, kind)


def test_a_department_of_an_area_belongs_to_it() -> None:
    inferred = infer_unit("葛店开发区税务局", AREAS)
    assert (inferred.level, inferred.area) == (UnitLevel.AREA, "葛店经开区")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("市交通局", "市交通运输局"),
        ("市人社局", "市人力资源和社会保障局"),
        ("鄂州市文旅局", "市文化和旅游局"),
        ("市城管委", "市城管局"),
        ("葛店开发区发改局", "葛店经开区发改经信局"),
        ("市自然资源与规划局", "市自然资源和规划局"),
    ],
)
def test_an_abbreviation_or_a_slip_is_near(name: str, known: str) -> None:
    assert near_names(name, [known], AREAS) == (known,)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("市统计局", "市审计局"),
        ("市税务局", "省税务局"),
        ("鄂城区法院", "鄂城区"),
        ("鄂城区税务局", "葛店经开区税务局"),
        ("市教育局", "市科技局"),
        ("市法院", "市检察院"),
    ],
)
def test_two_bodies_are_not_near(name: str, other: str) -> None:
    assert near_names(name, [other], AREAS) == ()


def test_the_nearest_name_comes_first() -> None:
    known = ["市住房和城乡建设管理委员会", "市住房和城乡建设局"]
    assert near_names("市住房城乡建设局", known, AREAS)[0] == "市住房和城乡建设局"


@pytest.mark.parametrize(
    "words",
    [
        "各区",
        "各行政区",
        "市直各相关单位",
        "各有关单位",
        "市直有关部门、单位",
        "市直各评价指标单位",
        "与问卷涉及相关政策的单位",
        "县（市、区）政府",
    ],
)
def test_words_for_several_units_are_known_as_such(words: str) -> None:
    assert is_group_word(words)


@pytest.mark.parametrize("name", ["市司法局", "市公共资源交易中心", "省政务办", "市直机关工委"])
def test_the_name_of_one_unit_is_no_group_word(name: str) -> None:
    assert not is_group_word(name)


def test_spaces_and_full_width_marks_make_no_difference() -> None:
    assert name_key("市发改委（市\n优化办）") == name_key("市发改委(市优化办)")
