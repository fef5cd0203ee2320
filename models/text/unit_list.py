"""Splitting a printed list of units into names, in the order printed.

Names stay as printed, also those that hold a list mark or 和: 各市、县（区）人民政府,
市水务和湖泊局. What is not part of a name is left out by ``unit_cleaning``.
"""

import re

from models.text.glued_units import split_glued
from models.text.heading_line import is_heading_words
from models.text.normalise import depths, even
from models.text.unit_cleaning import AND_OTHERS, clean_name, strip_duty
from models.text.unit_names import (
    ends_like_a_body,
    is_area_name,
    is_complete_name,
    opens_like_a_body,
)

# 市大数据局等15个部门和各区: the list goes on behind 等
_OTHERS_BEFORE_MORE = re.compile(
    r"(?<![高平同中初优])等(?:[^、,;()等]{0,6}(?:部门|单位|企业|机构))?"
    r"(?=[和及与、,](?!(?:单位|部门|机构)$))|"
    r"(?<=.)等(?=各)"
)
_LONGEST_NAME = 300  # letters of one piece between marks; longer ones are running text
_SEPARATORS = re.compile(r"[、,;。|]")
_ANY_SEPARATOR = re.compile(r"[、,;。| /·]")
# 安监站 公路站 交警六中队: bodies of a town, whose names may be short and open with no level
_SHORT_BODY = re.compile(r"[\u4e00-\u9fff]{1,7}[站所队院]")
_AND = re.compile(r"以及|及其(?![他它余])|会同|联合|及|[和与](?!社会资本)")
# 各市、县(区)人民政府 and 各县、区: one name, its areas listed inside
_AREAS_BEFORE = re.compile(r"(?:各|有关|相关|所在)(?:设区的?)?[市县区旗州镇乡](?:\([^()]*\))?")
_AREAS_AFTER = re.compile(
    r"(?:自治|县级)?[市县区旗州镇乡](?:\([^()]*\)|[市县区乡镇])*"
    r"(?:人民政府|政府|党委|党委政府|管委会|办事处|街道|委会)?"
    r"|街道(?:办事处|办)?(?:\([^()]*\))?|村(?:\([^()]*\))?"
)
# 各委、办、局 and 市直有关部门、单位: a word too bare to be a name goes on with the one before
_BARE_BODY = re.compile(r"(?:单位|办|局|委|室|会|县|区|镇|乡|政府|人民政府)(?:等)?")
# 各区党委和政府, 高新区党工委和管委会: one body with two names
_AND_GOVERNMENT = re.compile("(?:人民)?政府|管委会")
# 中央、省驻市单位 and 市、县人民政府: a level too bare to be a name goes on with the one after
_BARE_LEVEL = re.compile(r"(?:中央|中|国家|部|省|自治区|市|州|盟|县|区|师)(?:级|直|属)?")
# 各市、县(区)法院: the second area lies in the first
_LOWER_AREA = re.compile(r"[县区旗](?!直|属|域)(?:\([^()]*\))?[^()]+")


def split_units(text: str) -> tuple[str, ...]:
    """Return the unit names in ``text``, in printed order, without notes and 等部门."""
    names: list[str] = []
    for piece in split_pieces(text):
        parts = _split_at_and(strip_duty(piece))
        for name in (name for part in parts for name in split_glued(part)):
            clean = clean_name(name)
            # 无牵头单位的: a condition, no name
            is_name = clean and not clean.endswith("的") and not is_heading_words(clean)
            if is_name and clean not in names:
                names.append(clean)
    return tuple(names)


def split_pieces(text: str) -> list[str]:
    """Cut ``text`` at separators outside brackets; areas of one name stay together."""
    return [text[start:end] for start, end in piece_spans(text)]


def piece_spans(text: str) -> list[tuple[int, int]]:
    """Return where the pieces of ``split_pieces`` stand, blanks around them left out."""
    evened = even(text)
    level = depths(evened)
    spans, start = [], 0
    for position, char in enumerate(f"{evened};"):
        at_end = position == len(evened)
        if not at_end and (level[position] > 0 or char == ")"):
            continue
        if (
            at_end
            or _SEPARATORS.match(char)
            or (char in " /·" and _parts_units(evened, position, start))
        ):
            spans.append((start, position))
            start = position + 1
    stripped = [_strip_span(evened, span) for span in spans]
    return _join_areas(evened, [span for span in stripped if span[0] < span[1]])


def _strip_span(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return start, end


def _parts_units(evened: str, blank: int, start: int) -> bool:
    """Return whether a blank stands between two units (省财政厅 省金融局), not inside a word."""
    before = evened[start:blank].strip()
    following = evened[blank + 1 : blank + _LONGEST_NAME].strip()
    if _are_short_bodies(evened, blank):
        return True
    if following.startswith("(") or not 2 < len(before) < _LONGEST_NAME:
        return False
    after = _ANY_SEPARATOR.split(following, maxsplit=1)[0]
    is_clear = ends_like_a_body(before) or opens_like_a_body(after)
    return (len(after) > 2 or is_complete_name(after)) and is_clear and is_complete_name(before)


def _are_short_bodies(evened: str, blank: int) -> bool:
    """Return whether each word around a blank, up to the next marks, is a short body's name."""
    before = _SEPARATORS.split(evened[:blank])[-1]
    after = _SEPARATORS.split(evened[blank:], maxsplit=1)[0]
    words = [*before.split(), *after.split()]
    is_inside = bool(before.strip() and after.strip())
    return is_inside and all(_SHORT_BODY.fullmatch(w) and is_complete_name(w) for w in words)


def _join_areas(evened: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep one name in one piece: 各市、县(区)人民政府, 各委、办、局, 市直有关部门、单位."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        before = evened[joined[-1][0] : joined[-1][1]] if joined else ""
        last_area = re.split("[和及与]", before.split("、")[-1])[-1]
        opens = _AREAS_BEFORE.fullmatch(last_area) or (
            "、" in before and _AREAS_AFTER.fullmatch(last_area) and not is_complete_name(last_area)
        )
        piece = strip_duty(evened[start:end])
        if (opens and _AREAS_AFTER.fullmatch(piece)) or _is_one_name(before, piece):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_one_name(before: str, piece: str) -> bool:
    """Return whether a list mark stands inside one name, before or behind a bare word."""
    if _BARE_BODY.fullmatch(piece):
        return bool(before)
    last = before.rsplit("、", maxsplit=1)[-1]
    if re.fullmatch(r"(?:各|有关|相关)[市州盟](?:\([^()]*\))?", last):
        return _LOWER_AREA.fullmatch(piece) is not None and is_complete_name(piece)
    goes_on = is_complete_name(piece) or _BARE_LEVEL.fullmatch(piece) is not None
    return _BARE_LEVEL.fullmatch(last) is not None and goes_on


def _split_at_and(piece: str) -> list[str]:
    """Split at 及, 和, 与 where whole names stand on both sides (not 市自然资源和规划局)."""
    if len(piece) > _LONGEST_NAME:
        return [piece]
    evened = even(piece)
    level = depths(evened)
    for found in _OTHERS_BEFORE_MORE.finditer(evened):
        if level[found.start()] == 0:
            rest = piece[found.end() :].lstrip("和及与、,，")
            return _split_at_and(piece[: found.start()]) + _split_at_and(rest)
    for found in _AND.finditer(evened):
        left, right = piece[: found.start()], piece[found.end() :]
        if level[found.start()] == 0 and _parts_names(found.group(), left, right):
            return [*_split_at_and(left), *_split_at_and(right)]
    return [piece]


def _parts_names(word: str, left: str, right: str) -> bool:
    """Return whether 和 joins two names; in 市水务和湖泊局 it stands inside one."""
    if _AND_GOVERNMENT.match(even(right)) and left.endswith(("党委", "党工委")):
        return False
    if word == "以及":  # stands in no name
        return min(len(left), len(right)) > 1
    is_clear = ends_like_a_body(left) or opens_like_a_body(right) or word not in "和与"
    return is_clear and _both_whole(left, right)


def _both_whole(left: str, right: str) -> bool:
    right = AND_OTHERS.sub("", even(right))
    if is_complete_name(left):
        return (len(right) > 2 and (is_complete_name(right) or is_area_name(right))) or (
            re.fullmatch("[各两二三四五六七八九][区县市旗]", right) is not None
        )
    if not (is_area_name(left) and len(left) > 2 and len(right) > 2):
        return False
    return is_area_name(right) or (is_complete_name(right) and opens_like_a_body(right))
