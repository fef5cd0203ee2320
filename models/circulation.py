"""Circulation profiles (流转范围): what of a paper or ledger leaves the office, and as what file.

The program knows four; the office may change them and add its own.
"""

import json
from dataclasses import dataclass

from models.vocabulary import OfficeField


@dataclass(frozen=True, slots=True)
class CirculationProfile:
    """One circle of readers.

    Attributes:
        shown: what they may see of what the office keeps to itself.
        file_name: rule for the names of files, with {年}{月}{日期}{期间}{单位}{标题}{文号} in it.
        secrecy: 密级 line at the head of papers, "" for the paper's own.
        watermark: words across every page, "" for none.
        has_bundled_fonts_only: pages look the same on every computer that makes them.
    """

    name: str
    shown: frozenset[OfficeField] = frozenset()
    file_name: str = "{标题}"
    secrecy: str = ""
    watermark: str = ""
    has_bundled_fonts_only: bool = False


INTERNAL = CirculationProfile(
    "内部",
    frozenset(OfficeField) - {OfficeField.EXEMPTIONS},
    "{日期}{标题}（内部）",
    watermark="内部资料",
)
# Whom to call about a paper is written into its 附注 on purpose (GB/T 9704 7.3.6).
_CONTACT = frozenset({OfficeField.CONTACT})
LEADERS = CirculationProfile("报领导", _CONTACT, "{标题}（{日期}）")
UNITS = CirculationProfile("发各单位", _CONTACT, "{文号}{标题}（{单位}）")
PUBLIC = CirculationProfile("公开", has_bundled_fonts_only=True)
# Exemptions (容错, A16) are in none of them: the office has to say so itself.
SHIPPED = (INTERNAL, LEADERS, UNITS, PUBLIC)


def profile_to_json(profile: CirculationProfile) -> str:
    """Return the text to store; the name stands beside it."""
    plain = {
        "shown": sorted(field.value for field in profile.shown),
        "file_name": profile.file_name,
        "secrecy": profile.secrecy,
        "watermark": profile.watermark,
        "bundled_fonts_only": profile.has_bundled_fonts_only,
    }
    return json.dumps(plain, ensure_ascii=False)


def profile_from_json(name: str, text: str) -> CirculationProfile:
    """Return a stored profile; of what is not understood nothing is shown."""
    stored = json.loads(text)
    known = {field.value for field in OfficeField}
    return CirculationProfile(
        name,
        frozenset(OfficeField(word) for word in stored.get("shown", ()) if word in known),
        str(stored.get("file_name", "{标题}")),
        str(stored.get("secrecy", "")),
        str(stored.get("watermark", "")),
        stored.get("bundled_fonts_only") is True,
    )
