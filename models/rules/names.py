"""What a unit's name tells: its level, kind and area, which known names are near, group words.

Names are compared by ``name_key``; the printed words themselves are never changed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

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
    (UnitKind.JUDICIARY, re.compile(r"法院|检察院|[高中]院$")),
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
# Words for a level at the head of a name, with the level they mean.
_RANKS = {
    "湖北省": "省",
    "省": "省",
    f"{HOME_CITY}市": "市",
    HOME_CITY: "市",
    "市": "市",
    "区": "区",
    "县": "区",
}
_OTHER_CITY = re.compile(r"^[^省市区县]{2,4}市.")
_BODY_SUFFIX = re.compile(r"(?:委员会|办公室|领导小组|人民政府|管委会|[局委办厅部])$")
_GROUP_MARKS = re.compile(
    r"^(?:[省市县区州]直?)?各"
    r"|^[市县区省州](?:直|级)(?:各)?(?:单位|部门)"
    r"|(?:有关|相关|责任|成员|牵头|参评|试点|指标).*(?:单位|部门|地方|县区|区)$"
    r"|县\(市|[县市区]、[县市区]"
)


@dataclass(frozen=True, slots=True)
class InferredUnit:
    """What a name tells of a unit. ``area`` is the name of a known area, "" when none."""

    level: UnitLevel
    kind: UnitKind
    area: str


def without_spaces(printed: str) -> str:
    """Return a name as it is registered: spaces and line breaks inside words are accidents."""
    return "".join(printed.split())


@lru_cache(maxsize=8192)  # each file that comes back is held against the names of all units
def name_key(printed: str) -> str:
    """Return the form names are compared by: marks folded, spaces and line breaks out."""
    return without_spaces(unicodedata.normalize("NFKC", printed))


def is_group_word(printed: str) -> bool:
    """Whether the words stand for several units (各区, 市直各相关单位), not for one."""
    return _GROUP_MARKS.search(name_key(printed)) is not None


def infer_unit(name: str, areas: Mapping[str, str]) -> InferredUnit:
    """Return level, kind and area of a unit by its name.

    Args:
        name: the name as printed.
        areas: every name and alias of a known area, with the name it goes by.
    """
    key = name_key(name)
    prefix, _ = _parted(key, areas)
    area = areas.get(prefix, "")
    return InferredUnit(_level(key, area), _kind(key), area)


def near_names(name: str, known: Iterable[str], areas: Mapping[str, str]) -> tuple[str, ...]:
    """Return the known names that may mean the same body, nearest first.

    Near are an abbreviation at the same level (市交通局, 市交通运输局), another ending of the same
    stem (市城管委, 市城管局), and a long name with a slip of the pen. Two short names that differ
    in one character (市统计局, 市审计局) are two bodies. ``areas`` as in ``infer_unit``.
    """
    key = name_key(name)
    scored = [
        (_likeness(key, name_key(other)), other)
        for other in known
        if _are_near(key, name_key(other), areas)
    ]
    return tuple(other for _, other in sorted(scored, key=lambda pair: -pair[0]))


def _level(key: str, area: str) -> UnitLevel:
    if area or key.startswith(("区", "县")):
        return UnitLevel.AREA
    if key.startswith(("省", "湖北省")):
        return UnitLevel.PROVINCE
    if _OTHER_CITY.match(key) and HOME_CITY not in key:
        return UnitLevel.OTHER_CITY
    return UnitLevel.CITY


def _kind(key: str) -> UnitKind:
    return next((kind for kind, mark in _KIND_MARKS if mark.search(key)), UnitKind.OTHER)


def _are_near(key: str, other: str, areas: Mapping[str, str]) -> bool:
    prefix, rest = _parted(key, areas)
    other_prefix, other_rest = _parted(other, areas)
    same_rank = areas.get(prefix, _RANKS.get(prefix)) == areas.get(
        other_prefix, _RANKS.get(other_prefix)
    )
    if rest == other_rest or not same_rank:
        return False
    stem, other_stem = _BODY_SUFFIX.sub("", rest), _BODY_SUFFIX.sub("", other_rest)
    if min(len(stem), len(other_stem)) < 2:
        return False
    if _is_subsequence(stem, other_stem) or _is_subsequence(other_stem, stem):
        return True
    return min(len(key), len(other)) >= 7 and _likeness(key, other) >= 85


def _likeness(key: str, other: str) -> float:
    """Return how alike two names are written, 100 for the same."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - the front page knows units, but compares none

    return fuzz.ratio(key, other)


def _parted(key: str, areas: Mapping[str, str]) -> tuple[str, str]:
    """Split a name into the words for its level or area and the body's own name."""
    prefixes = [prefix for prefix in (*areas, *_RANKS) if key.startswith(prefix)]
    prefix = max(prefixes, key=len, default="")
    return prefix, key[len(prefix) :]


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)
