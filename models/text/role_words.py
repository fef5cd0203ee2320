"""The words that say which part a unit plays in a task, as labels and as verbs (domain A4)."""

import re
from enum import StrEnum

from models.text.normalise import even, squeeze


class Part(StrEnum):
    """What the words after a label or before a verb are.

    PERSON: who answers for a task or watches over it (责任人, 督导单位), never one of its units.
    """

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"
    PERSON = "person"
    DEADLINE = "deadline"


def _any(words: str) -> str:
    """Match one of the words; scanned text has a blank between letters: 牵头 单位."""
    spaced = (" ?".join(map(re.escape, word)) for word in words.split())
    return f"(?:(?:{'|'.join(spaced)}) ?)"


_BODY = _any(
    "单位 部门 处室 科室 股室 科(处)室 机构 地区 属地 主体 委局 县区 区县 镇街 乡镇 专班 局 方"
)
# No blank after it: 各区 责任单位 is a name before a label
_LEVEL = (
    "(?:其他|其它|分项|省级?|市级?|区级?|县级?|[省市区县]直|总|主要|第一|共同|具体|各|"
    "相关|工作|任务)"
)
_PEOPLE = _any("领导 负责人 负责同志")
# 责任人, 牵头领导, 市级分管领导: people
_PERSON = (
    f"{_LEVEL}?(?:"
    f"(?:牵头|责任|负责|配合|分管|主管|包联|包保|联系|挂帅|市政府|市委|[省市区县州镇])+ ?{_PEOPLE}|"
    f"{_any('责任人员 责任人 负责人 协调人 牵头人 承办人 经办人 督办人 联系人 联络人 联络员')}|"
    f"{_any('领导')})"
)
# 指导单位, 督办单位, 验收部门: bodies that look on; 监管部门 in running text is no label
_WATCHING = (
    f"{_LEVEL}?{_any('业务 对口 行业')}?"
    f"{_any('指导 督导 督办 督查 督促 监管 监督 考核 验收 评估 审核 报送')}{_any('责任')}?"
    f"(?:{_BODY}(?=[:)])|单位(?= ))"
)
# 牵头单位, 牵头责任单位, 牵头（责任）单位
_LEAD = (
    f"{_LEVEL}?{_any('牵头 主办 主责 第一责任 主要责任 主牵头')}"
    f"{_any('责任 (责任) (主办)')}?{_BODY}|{_any('牵头 主办')}"
)
# 配合单位, 协办单位, 参与部门
_SUPPORTING = (
    f"{_LEVEL}?{_any('配合 协办 协助 协同 协作 参与 参加 参建 会办 联办 支持')}"
    f"{_any('责任 配合')}?{_BODY}|{_any('配合 协办 参与')}"
)
# 责任单位, 承办单位, 责任分工; 牵头及责任单位 says of no unit that it leads
_RESPONSIBLE = (
    f"{_LEVEL}?{_any('责任 负责 承办 办理 实施 落实 执行 完成 承担 推进 主管 建设 经办 涉及')}"
    f"{_any('责任')}?{_BODY}|"
    f"{_any('牵头 主办 责任 主责')}{_BODY}?[及和与、/]{_any('责任 配合 参与 协办 承办')}{_BODY}|"
    f"{_any('其他 其它')}{_any('单位 部门')}(?=:)|"
    f"{_any('责任分工 任务分工 职责分工 工作分工 部门分工 单位分工 责任')}|分工(?=[:)])"
)
# 完成时限, 时间节点, 办结时限; 完成：8月底前
_DEADLINE = (
    f"{_any('完成 办结 办理 整改 整治 治理 工作 推进 落实 实施 执行 计划 任务 进度 启动 销号')}*"
    f"{_any('解决 化解 建成 竣工 开工 达标 见效 上报 报送 提交 反馈 答复 验收 攻坚')}*"
    f"{_any('达成 责任 目标 起止 截止')}*"
    f"{_any('时限 期限 时间节点 时间安排 时间要求 时间进度 时间 进度安排 节点 完成日期 截止日期')}"
    f"{_any('要求 及要求 安排 节点')}?|"
    r"完成(?= ?: ?(?:20\d\d|\d{1,2} ?月|[年全长持每上下前]))"
)
# 牵头单位及责任人, 责任单位/责任人, 责任单位及完成时限: what else stands behind the label
_AND_MORE = (
    f"(?:[及和与、/]{_any('主要 具体')}?"
    f"{_any('责任人 负责人 联系人 责任领导 分管领导 完成时限 完成时间 时限')})"
)
_NAMED = "|".join(
    f"(?P<{part.value}>{pattern})"
    for part, pattern in (
        (Part.PERSON, f"{_PERSON}|{_WATCHING}"),
        (Part.LEAD, _LEAD),
        (Part.SUPPORTING, _SUPPORTING),
        (Part.RESPONSIBLE, _RESPONSIBLE),
        (Part.DEADLINE, _DEADLINE),
    )
)
# A label has brackets of its own (【责任单位】市财政局), or its colon, or, after a whole word such
# as 责任单位, a blank, 为 or —— or at once the name (责任单位市财政局, 责任单位公安局、住建局); as
# a sentence of its own (责任主体。市编办。) it has 。 and a short sentence after it
LABEL = re.compile(
    rf"(?P<sentence>(?<![^。]))?(?P<opening>(?<![^ ,;。、:])\( ?)?(?:{_NAMED}){_AND_MORE}?"
    r"(?(opening)(?<=[位门室构限间点人导工]):? ?\) ?:*(?! ?[,;。、)])|"
    r"(?:(?(sentence)(?<!落实责任主体)(?<=[体位门限间])。(?=[^。]{2,80}(?:。|$))|(?!))|"
    r"(?:\([^()]{0,12}\))? ?(?:为|是)?:+|(?<=[单位部门时限间人导工]) +(?=[^ ])|"
    r"(?<=分工)-{1,2}(?!-)|"
    r"(?<=[位门])为(?!牵头|主办)|"
    r"(?<=[限间])为(?=20\d\d|\d{1,2} ?月|年|长期|持续)|"
    r"(?<=[单部][位门])(?=[市省区县州盟旗](?!场|容|内|域|政(?![务府协法数]))|各[区县市镇有相])|"
    r"(?<=[单部][位门])(?:-{2})?(?=[^,;。、:和与及的要应须在按由-]{2,12}[局委办厅院所站队科室](?:[、,;。)]|$))))"
)

# 市发改委牵头, 牵头负责, 总牵头
LEADS = re.compile(
    r"(?:共同|联合|分别|总)*(?:牵头|主办|主责|抓总)(?:负责|组织|抓总|落实|推进|实施|办理|协调|做好|完成)*$|"
    r"负总责$|(?<!负责)统筹(?:协调|抓总|负责)?$"
)
# 市财政局配合, 积极配合落实, 按职责分工配合
SUPPORTS = re.compile(
    r"(?:[按依](?:照|据)?(?:各自)?职责(?:分工)?)?(?:积极|协同|共同|予以|给予|大力|密切|全力|做好|具体)*"
    r"(?:配合|协助|协同|协作|参与|参加|(?<!政)协办|会办|支持)(?:落实|实施|推进|工作|负责|做好|完成)*$"
)
# 市纪委督促落实, 市政府督查室督办: who watches over a task is none of its units
WATCHES = re.compile(
    r"(?:负责|予以|进行|跟踪)*(?:督促|督导|督办|督查|指导|监督)(?:落实|指导|检查|推进|实施|协调)*$"
)
# 市发改委为牵头单位, 各区均为责任单位: a part named at the end
NAMED_PART = re.compile(
    r"(?:均|都|同)?(?:为|是|作为)(?:各项(?:任务|工作)的?)?"
    r"(?P<part>牵头|主办|主责|责任|配合|协办|参与|落实)(?:责任)?(?:单位|部门|主体)$"
)
# 其他为配合单位, 其余均为责任单位, 其余配合: what the units behind the first one are
REST_IS = re.compile(
    r"(?:其他|其它|其余|余下|后面|后列)(?:(?:的|各|责任|单位|部门)*(?:均|都|则|皆|分别)?(?:为|是|系|作为)|"
    r"(?:的|均|都|则)*(?=(?:配合|参与|协办|协同|协作)(?:[,;。)]|$)))"
    r"(?P<part>责任|配合|参与|协办|协同|协作)(?:责任)?(?:单位|部门)?"
)
# 不再列出, 下同, 不一一列出: said about the list, not part of it
ASIDE = re.compile(r"不再.*(?:列|重复|分工)|不.*一一列|^下同$|^以下(?:简称|同)|^余同$|^同上$")
# 列第一位的为牵头单位, 排在前位为牵头部门; 排在首位的单位牵头; 牵头单位排第一位
_PUT = "(?:[排列居]|名列|位列|位于|处于)(?:名|位|在|于)*"
_FIRST = "(?:(?:第一|首|第1|最前)(?:位|个|名|家|面)?|(?<=[在于])前(?:位|面|列)?)"
FIRST_LEADS = re.compile(
    rf"(?:{_PUT}|为)?{_FIRST}[^。;(),，]{{0,10}}?"
    r"(?:为|是|系)(?:该?[^。;,]{0,6}的?)?(?:总)?(?:牵头|主办|第一责任|主要责任)|"
    rf"{_PUT}{_FIRST}(?:的|者)?(?:责任)?(?:单位|部门)?(?:负责|总)?牵头(?=负责|[,;。)]|$)|"
    rf"(?:牵头|主办)(?:责任)?(?:单位|部门){_PUT}{_FIRST}"
)


def is_bare_label(text: str) -> bool:
    """Return whether a line is a label and nothing else, its units on the next line."""
    words = even(text).strip()
    label = LABEL.match(f"{words}:")
    return len(words) > 3 and label is not None and label.end() > len(words)


def is_whole_label(label: re.Match[str]) -> bool:
    """Return whether a label shows itself: a whole word with its colon (责任部门：)."""
    words = squeeze(label.group())
    return re.search(r"(?:[单部][位门]|[科处股]室|主体|领导|责任人|时限|时间):$", words) is not None


def part_of(label: re.Match[str]) -> Part:
    """Return which part a found label names."""
    return next(part for part in Part if label[part.value])


def part_of_rest(words: str) -> Part | None:
    """Return the part a note gives the units behind the first one, None without such a note."""
    rest = REST_IS.search(words)
    return part_of_verb(rest["part"]) if rest else None


def part_of_verb(verb: str) -> Part:
    """Return which part a verb gives: 牵头 leads, 配合 supports, 负责 makes responsible."""
    if verb in {"牵头", "主办", "主责"}:
        return Part.LEAD
    return Part.SUPPORTING if verb in {"配合", "协办", "协同", "协作", "参与"} else Part.RESPONSIBLE
