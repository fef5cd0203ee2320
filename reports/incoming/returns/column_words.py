"""What units write above the columns of a return form, by the keys of its columns (H6).

The first word of each list is our own heading; words are parted by blanks. A word in two lists
names the first of its columns that is still free: 任务 | 任务内容 are title and content.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from models.round_records import COLUMNS_OF
from models.rules.round_period import Period
from models.text.normalise import fold
from models.vocabulary import AskedKind

_QUARTERS = "一二三四"
_LONGEST_MONTH = 31
KEY = "key"  # the hidden key of a row, no column of a person
_KEY_WORDS = "行标识 行标识勿改"
_SHARED = {
    "source": "依据文件 依据 文件依据 来源文件 任务来源 来源 发文字号 文号 文件名称 政策依据",
    "role": "本单位职责 职责 本单位角色 单位职责 角色",
    "progress": (
        "本期进展 进展情况 工作进展 最新进展 本期进展情况 工作进展情况 目前进展 目前进展情况 "
        "当前进展 当前进展情况 最新进展情况 推进情况 工作推进情况 落实情况 工作落实情况 "
        "本月进展 本月进展情况 本月工作进展 本季度进展 本季度进展情况 本季度工作进展 "
        "任务进展 任务进展情况 具体进展 进展 进展及成效 工作进展及成效 进展成效 工作成效 成效 "
        "取得成效 主要成效 主要做法及成效 工作开展情况 开展情况 任务完成情况 工作完成情况 "
        "具体完成情况 完成情况说明 办理情况 办理进展 贯彻落实情况 创建进展 创建情况 "
        "创建进展情况 实施情况 实施进展 工作情况 本期工作进展 进展情况说明 本期工作情况 "
        "进度情况 工作进度情况 进展描述 进展简述"
    ),
    "problem": (
        "存在问题 问题困难 问题 困难 存在的问题 存在困难 存在的困难 存在问题及困难 "
        "存在问题和困难 存在的问题和困难 存在的问题及困难 存在困难和问题 存在困难及问题 "
        "存在的困难和问题 困难问题 困难和问题 困难及问题 问题及困难 问题和困难 主要问题 "
        "存在主要问题 存在的主要问题 问题与困难 困难与问题 未完成原因 滞后原因 难点 问题难点 "
        "难点问题 堵点难点 需协调解决的问题 需要协调解决的问题 需协调事项 需要协调的问题 存在不足 "
        "存在问题及建议 存在问题和建议 问题及建议 问题和建议 存在问题及原因 存在的问题及建议"
    ),
    "next_step": (
        "下一步措施 下步打算 工作计划 下一步打算 下一步工作措施 下一步工作打算 下一步工作计划 "
        "下一步计划 下一步工作 下一步工作安排 下一步安排 下一步举措 下一步工作举措 下步措施 "
        "下步计划 下步工作 下步工作计划 下步工作打算 下步工作措施 下步举措 下步安排 下一步 下步 "
        "下一阶段工作计划 下阶段工作计划 下阶段打算 下阶段措施 下期计划 下期打算 下月计划 "
        "下月工作计划 下季度计划 下季度工作计划 后续措施 后续计划 后续打算 后续工作 "
        "下一步工作思路 下一步思路 整改措施 解决措施 对策措施 对策建议 措施及建议 工作打算"
    ),
    "remark": "备注 说明 备注说明 其他 其它 其他说明 补充说明 备考",
}
_TASKS = {
    "serial": "序号 序 顺序号 编号 行号",
    "number": "任务编号 编号 任务序号 任务号 重点任务编号 任务代码",
    "title": (
        "重点任务 任务名称 任务 工作任务 主要任务 重点工作 重点任务名称 任务事项 重点工作任务 "
        "目标任务 工作名称 工作事项 事项名称 事项 重点事项 任务清单 项目名称 任务标题 任务内容 "
        "具体任务 重点工作名称 工作任务名称 工作内容"
    ),
    "body": (
        "工作内容 任务内容 具体内容 主要内容 内容 工作要求 具体任务 工作措施 具体措施 主要举措 "
        "具体举措 工作举措 任务要求 目标要求 重点内容 任务分解 具体工作内容 主要工作内容"
    ),
    "lead": "牵头单位 牵头部门 牵头 主责单位 主办单位 牵头责任单位",
    "responsible": "责任单位 责任部门 承办单位 落实单位 负责单位 配合单位 责任单位及配合单位",
    "deadline": (
        "完成时限 时限 完成时间 时间节点 完成期限 时限要求 时间要求 截止日期 截止时间 完成日期 "
        "办理时限 计划完成时间 完成节点 完成时间节点 工作时限 办结时限 进度安排"
    ),
    "known": (
        "此前进展 上期进展 前期进展 上月进展 上季度进展 上期进展情况 此前进展情况 前期进展情况 "
        "上月进展情况 上期工作进展 前期工作进展 已有进展 截至上期进展 上报进展"
    ),
    "status": (
        "办理状态 状态 任务状态 完成状态 工作状态 进展状态 推进状态 当前状态 落实状态 办结状态 "
        "是否完成 是否办结 完成与否 办理进度 进度状态"
    ),
    "percent": (
        "完成比例 完成率 进度% 百分比 完成百分比 完成度 进度百分比 完成进度% 进度比例 任务完成率 "
        "工作完成率 完成率% 完成比例% 完成程度 进度百分比% 完成比率 进度率"
    ),
}
_ITEMS = {
    "serial": "序号 序 顺序号 编号 行号",
    "number": "清单序号 编号 清单编号 事项编号 事项序号 改革事项编号 项目编号",
    "area": "地区 区域 所属地区 属地 县区 区县 县（市、区） 所在地区 行政区",
    "category": "类项 类别 类型 分类 事项类别 改革类别 所属类项 领域 改革领域",
    "title": (
        "改革事项 事项名称 事项 改革事项名称 项目名称 创建事项 先行区事项 试点事项 改革项目 "
        "创新事项 先行创建事项 创建项目 任务名称"
    ),
    "content": "改革内容 事项内容 主要内容 具体内容 内容 工作内容 改革措施 创建内容 任务内容",
    "creating": "创建单位 责任单位 牵头单位 实施单位 创建责任单位 申报单位 试点单位 承担单位",
    "stage": "阶段 当前阶段 所处阶段 创建阶段 目前阶段 工作阶段 事项阶段 进展阶段 办理阶段 状态",
}
# What they name shows only in the cells below: a status, a percentage or words.
_BY_CONTENT = (
    "进度 完成情况 完成进度 工作进度 任务进度 推进进度 进展进度 目前进度 当前进度 本期进度"
)
# Words too short to name a column, but clear below a heading of what is reported.
_LEAVES = {
    "比例": "percent",
    "措施": "next_step",
    "打算": "next_step",
    "计划": "next_step",
    "做法": "progress",
}
_REPORTED = re.compile("本期|本月|本季|进展|落实|办理|推进|填报|完成情况|开展情况|工作情况")
_WORDS = {AskedKind.TASKS: _TASKS | _SHARED, AskedKind.ITEMS: _ITEMS | _SHARED}
# Words of a column that is read but means nothing to a form: units at work, beside the lead.
UNUSED = frozenset({"responsible"})


@dataclass(frozen=True, slots=True)
class Known:
    """What a heading names.

    Attributes:
        columns: the columns it may name, the likeliest first; empty when it is not known.
        is_own: it is our own heading of the first of them.
        by_content: the cells below decide.
        is_answered: a person said so, even that it names none.
    """

    columns: tuple[str, ...] = ()
    is_own: bool = False
    by_content: bool = False
    is_answered: bool = False


def own_heading(kind: AskedKind, column: str) -> str:
    """Return what we call a column."""
    return _WORDS[kind].get(column, column).split(maxsplit=1)[0]


def columns_of(kind: AskedKind) -> tuple[str, ...]:
    """Return every column of a form, the office's and the unit's."""
    return tuple(column for column in _WORDS[kind] if column not in UNUSED)


def open_columns(kind: AskedKind) -> tuple[str, ...]:
    """Return the columns a unit can be asked to fill in."""
    return tuple(column.value for column in COLUMNS_OF[kind])


@lru_cache(maxsize=4096)
def known(kind: AskedKind, heading: str) -> Known:
    """Return what a heading names, blanks, width and remarks in brackets put aside."""
    words = _by_word(kind)
    folded = fold(heading)
    if len(folded) > 60:
        return Known()
    keys = [_bare(folded), _bare(_without_remark(folded))]
    return next((words[key] for key in keys if key in words), Known())


def known_below(kind: AskedKind, above: str, leaf: str) -> Known:
    """Return what a short word names below a heading of what is reported: 办理情况 | 比例."""
    column = _LEAVES.get(_bare(fold(leaf)), "")
    is_reported = _REPORTED.search(fold(above)) is not None
    return Known((column,)) if is_reported and column in _WORDS[kind] else Known()


@lru_cache(maxsize=4096)
def without_period(heading: str, period: Period) -> str:
    """Return a heading without the very period it is about: 6月份工作进展情况."""
    day = period.last_day
    month = rf"(?:{day.year}年)?{day.month}月份?"
    quarter = rf"(?:{day.year}年)?第?{_QUARTERS[(day.month - 1) // 3]}季度"
    is_quarter = (period.last_day - period.first_day).days > _LONGEST_MONTH
    return re.sub(rf"^(?:{quarter if is_quarter else month})的?", "", fold(heading))


@cache
def all_words(kind: AskedKind) -> Mapping[str, tuple[str, ...]]:
    """Return the folded words of every column, for looking up near ones."""
    return {
        column: tuple(dict.fromkeys(_bare(fold(word)) for word in words.split()))
        for column, words in _WORDS[kind].items()
    }


@cache
def _by_word(kind: AskedKind) -> dict[str, Known]:
    found = {word: Known((KEY,), is_own=True) for word in _KEY_WORDS.split()}
    for column, words in all_words(kind).items():
        for place, word in enumerate(words):
            before = found.get(word, Known())
            if place == 0:
                found[word] = Known((column, *before.columns), is_own=True)
            else:
                found[word] = Known((*before.columns, column), before.is_own)
    told_by_cells = ("status", "stage", "percent", "progress")
    columns = tuple(column for column in told_by_cells if column in _WORDS[kind])
    return found | {word: Known(columns, by_content=True) for word in _BY_CONTENT.split()}


def _bare(folded: str) -> str:
    return folded.strip(":*|.、_").replace("(", "").replace(")", "")


def _without_remark(folded: str) -> str:
    """Return a heading without a remark in brackets: 本期进展(100字以内)."""
    start, end = folded.find("("), folded.rfind(")")
    return folded[:start] + folded[end + 1 :] if 0 < start < end else folded
