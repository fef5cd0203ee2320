"""What a unit's name tells: its level, kind and area, which known names are near, group words.

Names are compared by ``name_key``; the printed words themselves are never changed.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from models.vocabulary import UnitKind, UnitLevel

HOME_CITY = "鄂州"

# Order within a level as official lists print it: 法检, 党政, 事业, 垂管 (S2-T15).
KIND_ORDER = (
    UnitKind.GOVERNMENT,
    UnitKind.PARTY,
    UnitKind.JUDICIARY,
    UnitKind.DEPARTMENT,
    UnitKind.INSTITUTION,
    UnitKind.VERTICAL,
    UnitKind.ENTERPRISE,
    UnitKind.MASS,
    UnitKind.OTHER,
)

# First match wins: 地方金融监管局 belongs to the city, although 金融监管 marks vertical bodies.
_KIND_MARKS = (
    (UnitKind.JUDICIARY, re.compile(r"法院|检察院")),
    (UnitKind.DEPARTMENT, re.compile(r"地方金融")),
    (
        UnitKind.VERTICAL,
        re.compile(
            r"税务局|海关|人行|人民银行|银保监|金融监管|证监|气象局|烟草|邮政管理|海事局|"
            r"消防救援|调查队"
        ),
    ),
    (UnitKind.ENTERPRISE, re.compile(r"公司|集团|银行$|供电局$")),
    (
        UnitKind.MASS,
        re.compile(r"工商联|工会|团委|团[省市区县]委|妇联|科协|残联|文联|侨联|贸促会|红十字会"),
    ),
    (
        UnitKind.PARTY,
        re.compile(
            r"纪委|监委|纪检|政法委|组织部|宣传部|统战部|督考办|督查|委编办|网信办|巡察|党校|"
            r"^[省市区县州]委"
        ),
    ),
    (UnitKind.GOVERNMENT, re.compile(r"人民政府$|管委会$|政府$|管理委员会$")),
    (UnitKind.INSTITUTION, re.compile(r"中心$|学院$|大学$|医院$|学校$|研究院$|图书馆$")),
    (UnitKind.DEPARTMENT, re.compile(r"[局委办厅室]$|委员会$|办公室$")),
)
_LEVEL_PREFIX = re.compile(r"^(?:湖北省|省|鄂州市|鄂州|市|区|县)")
_OTHER_CITY = re.compile(r"^[^省市区县]{2,4}市.")
_BODY_SUFFIX = re.compile(r"(?:委员会|办公室|领导小组|人民政府|管委会|[局委办厅部])$")
_GROUP_MARKS = re.compile(
    r"^(?:[省市县区]直)?各|^有关|^相关|(?:有关|相关|责任|成员|牵头|参评|试点|指标)"
    r"(?:市直|市级|区级|省直)?(?:单位|部门|地方|县区|区)$|^[市县区省](?:直|级)(?:各)?(?:单位|部门)"
)


@dataclass(frozen=True, slots=True)
class InferredUnit:
    """What a name tells of a unit. ``area`` is the name of a known area, "" when none."""

    level: UnitLevel
    kind: UnitKind
    area: str


def name_key(printed: str) -> str:
    """Return the form names are compared by: marks folded, spaces and line breaks out."""
    return "".join(unicodedata.normalize("NFKC", printed).split())


def is_group_word(printed: str) -> bool:
    """Whether the words stand for several units (各区, 市直各相关单位), not for one."""
    return _GROUP_MARKS.search(name_key(printed)) is not None


def infer_unit(name: str, areas: Iterable[str]) -> InferredUnit:
    """Return level, kind and area of a unit by its name; ``areas`` are names of known areas."""
    key = name_key(name)
    area = next((known for known in areas if key.startswith(known) and key != known), "")
    return InferredUnit(_level(key, area), _kind(key), area)


def near_names(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the known names that may mean the same body, nearest first.

    Near are an abbreviation at the same level (市交通局, 市交通运输局), another ending of the same
    stem (市城管委, 市城管局), and a long name with a slip of the pen. Two short names that differ
    in one character (市统计局, 市审计局) are two bodies.
    """
    key = name_key(name)
    scored = [(fuzz.ratio(key, name_key(other)), other) for other in known if _is_near(key, other)]
    return tuple(other for _, other in sorted(scored, key=lambda pair: -pair[0]))


def _level(key: str, area: str) -> UnitLevel:
    if area or key.startswith(("区", "县")):
        return UnitLevel.AREA
    if key.startswith(("省", "湖北省")):
        return UnitLevel.PROVINCE
    if _OTHER_CITY.match(key) and not key.startswith(HOME_CITY):
        return UnitLevel.OTHER_CITY
    return UnitLevel.CITY


def _kind(key: str) -> UnitKind:
    return next((kind for kind, mark in _KIND_MARKS if mark.search(key)), UnitKind.OTHER)


def _is_near(key: str, other: str) -> bool:
    other_key = name_key(other)
    if key == other_key or _rank(key) != _rank(other_key):
        return False
    stem, other_stem = _stem(key), _stem(other_key)
    if min(len(stem), len(other_stem)) < 2:
        return False
    if _is_subsequence(stem, other_stem) or _is_subsequence(other_stem, stem):
        return True
    return min(len(key), len(other_key)) >= 7 and fuzz.ratio(key, other_key) >= 85


def _rank(key: str) -> str:
    """Return the level word a name begins with, the same for long and short forms."""
    prefix = _LEVEL_PREFIX.match(key)
    return (
        {"湖北省": "省", "鄂州市": "市", "鄂州": "市"}.get(prefix[0], prefix[0]) if prefix else ""
    )


def _stem(key: str) -> str:
    return _BODY_SUFFIX.sub("", _LEVEL_PREFIX.sub("", key))


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)
