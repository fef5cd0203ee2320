"""Splitting a printed list of units into names, in the order printed.

Names stay as printed. What is not part of a name is left out: notes in brackets
(含…, 下同), 等部门, 按职责分工负责. A bracket that belongs to the name stays:
市发改委(市优化办), 各县（市、区）人民政府.
"""

import re

from models.text.normalise import closing, depths, even, squeeze
from models.text.unit_names import (
    ends_like_a_body,
    is_area_name,
    is_complete_name,
    opens_like_a_body,
)

# 按职责分工负责, 依各自职责分别负责, 共同落实, 具体负责 ... at the end of a list
_DUTY = re.compile(
    r"(?:结合(?:各自)?实际|(?:[按依](?:照|据)?|根据)(?:各自|自身|有关|相关|工作|部门|单位)*|各自(?=职))?"
    r"(?:职[责能](?:分工|范围)?|分工|权限|管理权限)*"
    r"(?:共同|分别|具体|协同|牵头|组织|联合|抓好|做好|各自)*"
    r"(?:负责(?:落实|实施|推进)?|(?:抓好)?(?:贯彻)?落实|组织实施|实施|推进|承担|执行|完成|分工|办理|(?<=具体)抓|(?<=共同)抓)$"
)
_DUTY_ALONE = re.compile(
    r"[按依](?:照|据)?(?:各自|自身|工作|部门)*(?:职[责能](?:分工|范围)?|分工|权限)+$|"
    r"(?:各负其责|各司其职|密切配合|齐抓共管)$"
)
# 等, 等部门, 等市直有关单位, 等7个部门 at the end of a name or between names
_AND_OTHERS = re.compile(
    r"(?<![高平同中初优])等(?:[^、,;()等]{0,8}(?:部门|单位|机构|地区|企业|方面))?"
    r"(?:及单位|和单位|单位)?"
    r"(?:[按依根].*|共同|分别)?$"
)
_OTHERS_BEFORE_MORE = re.compile(
    r"(?<![高平同中初优])等(?:[^、,;()等]{0,6}(?:部门|单位|企业|机构))?(?=[和及与、,])|"
    r"(?<=.)等(?=各)"
)
# A bracket that explains: (含葛店经开区,下同), (牵头), (以下简称…), (列第一位的为牵头单位)
_EXPLAINS = re.compile(
    r"含|包括|包含|下同|同上|下称|简称|统称|除|不再|均|为牵头|排名|[列排]第|[列排]首|"
    r"牵头|配合|主办|协办|参与|负责|^(?:主要)?责任$|落实|实施|按|详见|见附|时限|完成|\d+月|具体|名单|指导|联系|电话|另有|涉及|注"
)
_LONGEST_NAME = 300  # letters of one piece between marks; longer ones are running text
_SEPARATORS = re.compile(r"[、,;。|]")
_ANY_SEPARATOR = re.compile(r"[、,;。| /·]")
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
# 中央、省驻市单位 and 市、县人民政府: a level too bare to be a name goes on with the one after
_BARE_LEVEL = re.compile(r"(?:中央|中|国家|部|省|自治区|市|州|盟|县|区|师)(?:级|直|属)?")
# 各市、县(区)法院: the second area lies in the first
_LOWER_AREA = re.compile(r"[县区旗](?!直|属|域)(?:\([^()]*\))?[^()]+")
_LEADING_WORDS = re.compile(
    r"^(?:\d{1,2}\.(?!\d)|[①-⑩]|由|请|以及|及|和|[:：\-]+|其中|各责任单位|同时)(?=[^ ])"
)
# 配合单位：无, /, 1: what stands where nobody is named
_NOBODY = re.compile(r"无|暂无|没有|[/-]+|\d+|其他|其它|另行通知|详?见.*")


def split_units(text: str) -> tuple[str, ...]:
    """Return the unit names in ``text``, in printed order, without notes and 等部门."""
    names: list[str] = []
    for piece in split_pieces(text):
        for name in _split_at_and(strip_duty(piece)):
            clean = clean_name(name)
            if clean and clean not in names:
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
    if following.startswith("(") or not 2 < len(before) < _LONGEST_NAME:
        return False
    after = _ANY_SEPARATOR.split(following, maxsplit=1)[0]
    is_clear = ends_like_a_body(before) or opens_like_a_body(after)
    return (len(after) > 2 or is_complete_name(after)) and is_clear and is_complete_name(before)


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
    return _BARE_LEVEL.fullmatch(last) is not None and is_complete_name(piece)


def strip_duty(text: str) -> str:
    """Drop 等部门 and 按职责分工负责 from the end of a list."""
    evened = even(text)
    for pattern in (_DUTY, _DUTY_ALONE):
        found = pattern.search(evened)
        if found:
            text, evened = text[: found.start()], evened[: found.start()]
    return text.strip()


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
    is_clear = ends_like_a_body(left) or opens_like_a_body(right) or word not in "和与"
    return is_clear and _both_whole(left, right)


def _both_whole(left: str, right: str) -> bool:
    right = _AND_OTHERS.sub("", even(right))
    if is_complete_name(left):
        return (len(right) > 2 and (is_complete_name(right) or is_area_name(right))) or (
            len(right) == 2 and right[0] == "各"
        )
    if not (is_area_name(left) and len(left) > 2 and len(right) > 2):
        return False
    return is_area_name(right) or (is_complete_name(right) and opens_like_a_body(right))


def clean_name(name: str) -> str:
    """Return one name without notes, 等部门 and stray marks; "" when nothing is left."""
    name = _without_notes(name)
    for _ in range(2):
        name = _LEADING_WORDS.sub("", name.strip(" \t\u3000、,，;；。.:：*·★☆▲△●※"))
        others = _AND_OTHERS.search(even(name))
        name = name[: others.start()] if others else name
    return "" if _NOBODY.fullmatch(even(name)) else squeeze(name)


def _without_notes(name: str) -> str:
    """Drop brackets that explain; keep brackets that belong to the name."""
    evened = even(name)
    kept, position = "", 0
    while (opening := evened.find("(", position)) >= 0:
        end = closing(evened, opening)
        inside = evened[opening + 1 : end]
        kept += name[position:opening]
        position = len(name) if end is None else end + 1
        if end is not None and inside and not _EXPLAINS.search(inside):
            kept += name[opening:position]
    return kept + name[position:].replace(")", "").replace("）", "")
