"""The cell of a unit column: names one below the other, numbered, starred, or with their people."""

import re

from models.text.clauses import Clause, join_clauses, read_clauses
from models.text.normalise import depths, even
from models.text.unit_list import split_pieces
from models.text.unit_names import is_area_name, is_complete_name

_STARS = "★☆*▲△※●◆■◇"
# 带★为牵头单位, 标注*的为牵头单位 in the heading
_LEAD_STAR = re.compile(
    rf"[带加标注有]+[“”\"'(]?(?P<star>[{_STARS}])[“”\"')]?号?(?:标记|标注)?的?(?:单位|部门)?"
    r"(?:均?[为是]|表示)[^,;。]{0,4}(?:牵头|主办|主责)"
)
# 牵头单位/责任单位, 牵头（配合）单位; 牵头（责任）单位 is one part alone
_SECOND_ROLE = re.compile(r"牵头(?:单位|部门)?(?:/|\((?!责任\)))(责任|配合|协办|参与)")
_TWO_LISTS = re.compile(r"([^/（(]+)(?:/([^/]+)|[（(]([^（()）]+)[）)])")
_NUMBER = re.compile(r"(?:^|(?<=[\n、，,;； ]))(?:\d{1,2}[.、．](?!\d)|[（(]\d{1,2}[）)])|[①-⑳]")
# What the width of a column cuts off from a name: 市政府 and 办公室
_TAIL = re.compile(
    r"\n(?=(?:办公室|委员会|管理委员会|管委会|人民政府|领导小组|服务中心|管理中心|管理局|支队|大队|分局)"
    r"(?:[、，,;；（(\n]|$))"
)
_AFTER_VERB = re.compile(r"(?<=牵头|配合|负责|落实|协办|参与)\n")
_PEOPLE = re.compile("责任人|负责人|领导|联系人|联络员|同志")
_PHONE = re.compile(r"(?<!\d)(?:\d{3,4}-)?\d{7,11}(?!\d)")
_PERSON = r"[\u4e00-\u9fff]{2,4}"


def read_unit_cell(cell: str, label: str, heading: str) -> Clause:
    """Read a cell under a heading of units as if ``label`` (责任单位：) stood before it."""
    second = _SECOND_ROLE.search(even(heading))
    two = _TWO_LISTS.fullmatch(cell.strip()) if second else None
    if second and two:  # 市发改委（市财政局、市税务局） under 牵头（配合）单位
        return read_clauses(f"牵头单位：{two[1]}；{second[1]}单位：{two[2] or two[3]}")
    names_people = _PEOPLE.search(heading) is not None
    words = _one_list(cell, names_people=names_people)
    star = _LEAD_STAR.search(even(heading))
    if star is None:
        return read_clauses(label + words.translate(dict.fromkeys(map(ord, _STARS))))
    pieces = split_pieces(words)
    lead = "、".join(piece.strip(_STARS) for piece in pieces if star["star"] in even(piece))
    others = "、".join(piece.strip(_STARS) for piece in pieces if star["star"] not in even(piece))
    return join_clauses(read_clauses(f"牵头单位：{lead}"), read_clauses(label + others))


def _one_list(cell: str, *, names_people: bool) -> str:
    """Write the names of a cell as one list, without numbers, telephones and people."""
    text = _AFTER_VERB.sub("；", _TAIL.sub("", _PHONE.sub("", cell)))
    text = _without_slashes(_NUMBER.sub("、", text).strip("、"))
    return _without_people(text) if names_people else text


def _without_slashes(text: str) -> str:
    """Write 市教育局/市人社局 with 、 when the slash stands between names."""
    level = depths(even(text))
    marks = [place for place, char in enumerate(text) if char in "/／" and level[place] == 0]
    pieces = [
        text[a:b] for a, b in zip([0, *(m + 1 for m in marks)], [*marks, len(text)], strict=True)
    ]
    names = [piece for piece in pieces if is_complete_name(piece) or is_area_name(piece)]
    return "、".join(pieces) if len(names) * 2 > len(pieces) else text


def _without_people(text: str) -> str:
    """Keep the bodies of 市发改委 王明, 市发改委（王明） and 王明（市发改委）."""
    pieces = re.split(r"[、，,;；：:\s（()）]+", text)
    names = [piece for piece in pieces if is_complete_name(piece) or is_area_name(piece)]
    rest = [piece for piece in pieces if piece and piece not in names]
    are_people = all(re.fullmatch(_PERSON, piece) for piece in rest)
    return "、".join(names) if names and are_people else text
