"""Words written where a status or a stage is to be chosen from a list. Pure.

Drop-downs are defeated by pasting (H36). Only writings that can mean one label are taken; all
else is asked with the labels it may mean, or refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from models.rules.returned_values import ReadValue, ask, refuse, without_words
from models.text.normalise import fold
from models.vocabulary import ItemStage, LabelledEnum, ReportColumn, TaskStatus

Words = Mapping[LabelledEnum, str]
Doubtful = tuple[tuple[str, tuple[LabelledEnum, ...]], ...]

_CERTAIN_STATUS: Words = {
    TaskStatus.DONE: (
        "已完成 完成 已办结 办结 已完结 完结 全部完成 已全部完成 已经完成 完成办结 "
        "按期完成 按时完成 如期完成 提前完成 已按期完成 已按时完成 已如期完成 已提前完成"
    ),
    TaskStatus.IN_PROGRESS: (
        "推进中 进行中 正在推进 正在进行 办理中 在办 正在办理 在推进 推进 实施中 正在实施 "
        "落实中 有序推进 有序推进中 正在推进中 正在进行中 持续推进 持续推进中 正常推进 "
        "正常推进中 按序时推进 按计划推进 按计划推进中"
    ),
    TaskStatus.NOT_STARTED: (
        "未启动 未开始 未开展 尚未启动 尚未开始 尚未开展 没有启动 没有开始 还未启动 待启动 未实施"
    ),
    TaskStatus.CANCELLED: "已取消 取消 不再实施",
}
# The longest words first: 未完成 is looked for before 完成.
_DOUBTFUL_STATUS: Doubtful = (
    ("基本完成 部分完成 阶段性完成 已完成% 己完成", (TaskStatus.DONE, TaskStatus.IN_PROGRESS)),
    ("未完成 未办结", (TaskStatus.IN_PROGRESS, TaskStatus.NOT_STARTED)),
    ("暂停 中止 终止 作废 停止", (TaskStatus.CANCELLED, TaskStatus.IN_PROGRESS)),
    ("未启动 未开始 未开展", (TaskStatus.NOT_STARTED,)),
    ("取消", (TaskStatus.CANCELLED,)),
    ("推进 进行 办理 实施 启动 逾期 超期 滞后 长期 持续 落实 正常 顺利", (TaskStatus.IN_PROGRESS,)),
    ("完成 办结 完结 结束 销号", (TaskStatus.DONE, TaskStatus.IN_PROGRESS)),
)
_CERTAIN_STAGE: Words = {
    ItemStage.APPLIED: "申报 已申报 申报中 申报阶段 正在申报",
    ItemStage.SELECTED: "入选 已入选 入选阶段",
    ItemStage.CREATING: "创建 创建中 创建阶段 正在创建",
    ItemStage.ACCEPTANCE: "申请验收 已申请验收 申请验收中 验收申请 申请验收阶段",
    ItemStage.PASSED: "通过 已通过 验收通过 通过验收 已通过验收 验收已通过",
    ItemStage.FAILED: "未通过 验收未通过 未通过验收 没有通过 验收没有通过",
    ItemStage.RECTIFYING: "整改 整改中 整改阶段 正在整改 限期整改",
}
_DOUBTFUL_STAGE: Doubtful = (
    ("未通过 不通过 没有通过", (ItemStage.FAILED, ItemStage.RECTIFYING)),
    ("未入选 未申报", (ItemStage.APPLIED,)),
    ("整改", (ItemStage.RECTIFYING, ItemStage.PASSED)),
    ("通过 完成", (ItemStage.PASSED, ItemStage.ACCEPTANCE)),
    ("验收", (ItemStage.ACCEPTANCE, ItemStage.PASSED)),
    ("入选", (ItemStage.SELECTED,)),
    ("创建 培育", (ItemStage.CREATING,)),
    ("申报", (ItemStage.APPLIED,)),
)
_YES = frozenset(("√", "✓", "✔", "☑", "是", "对", "y", "yes", "true", "1", "100%", "有"))
_NO = frozenset(("×", "x", "✗", "✘", "☒", "☐", "□", "否", "n", "no", "false", "0", "0%"))
_ENDS = "。.,;、!"


@dataclass(frozen=True, slots=True)
class _List:
    """One list: its writings, what is asked, and what a tick (√) or a cross may mean."""

    name: str
    labels: tuple[str, ...]
    certain: Mapping[str, str]
    doubtful: Doubtful
    yes: tuple[LabelledEnum, ...]
    no: tuple[LabelledEnum, ...]


def _certain(words: Words) -> dict[str, str]:
    return {fold(word): one.label for one, text in words.items() for word in text.split()}


_LISTS = {
    ReportColumn.STATUS: _List(
        ReportColumn.STATUS.label,
        tuple(one.label for one in TaskStatus),
        _certain(_CERTAIN_STATUS),
        _DOUBTFUL_STATUS,
        (TaskStatus.DONE, TaskStatus.IN_PROGRESS),
        (TaskStatus.IN_PROGRESS, TaskStatus.NOT_STARTED),
    ),
    ReportColumn.STAGE: _List(
        ReportColumn.STAGE.label,
        tuple(one.label for one in ItemStage),
        _certain(_CERTAIN_STAGE),
        _DOUBTFUL_STAGE,
        (ItemStage.PASSED,),
        (ItemStage.FAILED,),
    ),
}
CHOICE_COLUMNS = frozenset(_LISTS)


@lru_cache(maxsize=2048)
def read_choice(column: ReportColumn, text: str) -> ReadValue:
    """Return the label of a status or a stage that words mean for certain, or ask."""
    meant = without_words(text)
    if meant is not None:
        return meant
    choices = _LISTS[column]
    key = fold(text).strip(_ENDS)
    if key in choices.certain:
        return ReadValue(choices.certain[key])
    readings = _readings(choices, key)
    if readings:
        labels = "、".join(f"“{label}”" for label in readings)
        return ask(
            f"{choices.name}写的是“{text}”，不在下拉列表里，可能是{labels}。请确认。", *readings
        )
    return refuse(
        f"{choices.name}写的是“{text}”，不在下拉列表里。这一格没有采用，"
        f"请从{'、'.join(choices.labels)}中选。"
    )


def _readings(choices: _List, key: str) -> tuple[str, ...]:
    if key in _YES:
        return tuple(one.label for one in choices.yes)
    if key in _NO:
        return tuple(one.label for one in choices.no)
    for words, meant in choices.doubtful:
        if any(word in key for word in words.split()):
            return tuple(one.label for one in meant)
    return ()
