"""What is printed around the name of a unit: 等部门, 按职责分工负责, notes in brackets, marks.

A bracket that belongs to the name stays: 市发改委(市优化办), 各县（市、区）人民政府.
"""

import re

from models.text.normalise import closing, even, squeeze

# 按职责分工负责, 依各自职责分别负责, 共同落实, 具体负责 ... at the end of a list
_DUTY = re.compile(
    r"(?:结合(?:各自)?实际|(?:[按依](?:照|据)?|根据)(?:各自|自身|有关|相关|工作|部门|单位)*|各自(?=职))?"
    r"(?:职[责能](?:分工|范围)?|分工|权限|管理权限)*"
    r"(?:共同|分别|具体|协同|牵头|组织|联合|抓好|做好|各自)*"
    r"(?:负责(?:落实|实施|推进)?|(?:抓好)?(?:贯彻)?落实|组织实施|实施|推进|承担|承办|执行|完成|分工|办理|(?<=具体)抓|(?<=共同)抓)$"
)
_DUTY_ALONE = re.compile(
    r"[按依](?:照|据)?(?:各自|自身|工作|部门)*(?:职[责能](?:分工|范围)?|分工|权限)+$|"
    r"(?:各负其责|各司其职|密切配合|齐抓共管)$"
)
# 等, 等部门, 等市直有关单位, 等7个部门 at the end of a name
AND_OTHERS = re.compile(
    r"(?<![高平同中初优])等(?:[^、,;()等]{0,8}(?:部门|单位|机构|地区|企业|方面))?"
    r"(?:及单位|和单位|单位)?"
    r"(?:[按依根].*|共同|分别)?$"
)
# A bracket that explains: (含葛店经开区,下同), (牵头), (以下简称…), (列第一位的为牵头单位)
_EXPLAINS = re.compile(
    r"含|包括|包含|下同|同上|下称|简称|统称|除|不再|均|为牵头|排名|[列排]第|[列排]首|"
    r"牵头|配合|主办|协办|参与|负责|^(?:主要)?责任$|落实|实施|按|详见|见附|时限|完成|\d+月|具体|名单|指导|联系|电话|另有|涉及|注"
)
_LEADING_WORDS = re.compile(
    r"^(?:\d{1,2}\.(?!\d)|[①-⑩]|由|请|以及|及|和|[:：\-]+|其中|各责任单位|同时)(?=[^ ])"
)
# 配合单位：无, /, 1: what stands where nobody is named
_NOBODY = re.compile(r"无|暂无|没有|[/-]+|\d+|其他|其它|其余|余下|另行通知|详?见.*")


def strip_duty(text: str) -> str:
    """Drop 等部门 and 按职责分工负责 from the end of a list."""
    evened = even(text)
    for pattern in (_DUTY, _DUTY_ALONE):
        found = pattern.search(evened)
        if found:
            text, evened = text[: found.start()], evened[: found.start()]
    return text.strip()


def clean_name(name: str) -> str:
    """Return one name without notes, 等部门 and stray marks; "" when nothing is left."""
    name = _without_notes(name)
    for _ in range(2):
        name = _LEADING_WORDS.sub("", name.strip(" \t\u3000、,，;；。.:：*·★☆▲△●※"))
        others = AND_OTHERS.search(even(name))
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
