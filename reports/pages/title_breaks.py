"""Where a title is divided: between words, in lines that stand well together (GB/T 9704 7.3.1).

Words are recognised by a small list of those that titles are made of. A person may always divide
a title by hand: lines given are lines kept.
"""

import re
from functools import cache

from reports.pages.line_breaking import NOT_AT_END, NOT_AT_START, ClusterWidths, clusters_of

_WORDS = """
优化营商环境 营商环境 优化 营商 环境 重点任务 重点 任务 推进情况 推进 情况 工作方案 工作要点
工作简报 工作 方案 领导小组 办公室 领导 小组 先行区 试点 创建 改革 事项 清单 通知 通报 报告 请示
批复 意见 决定 公告 通告 函 办法 规定 细则 条例 制度 机制 计划 规划 要点 措施 行动 专项 实施 管理
考核 评价 督查 督办 整改 落实 完成 进展 关于 印发 转发 做好 开展 加强 进一步 深化 全面 推动 促进
提升 强化 建立 健全 完善 组织 公布 调整 成立 召开 会议 精神 贯彻 学习 年度 季度 上半年 下半年
一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 全省 全市 全区 全国 省级 市级 区级
市直 区直 单位 部门 有关 相关 人民政府 政府 市委 区委 党委 委员会 管委会 企业 服务 诉求 限期 办结
政务 行政 审批 司法 市场 监管 发展 经济 高质量 问题 台账 责任 分解 及其 以及 入选 申报 验收 名单
结果 第三方 满意度 测评 主体 活动 宣传 联合 联席 创新 十佳 优秀 案例 评选 十四五 中华
等部门 市发改委 市委办公室
"""
_KNOWN = sorted(_WORDS.split(), key=len, reverse=True)
_PLACE = r"[\u4e00-\u9fff]{2}(?:省|市|区|县)(?!直|级|委|场)"
_PLACE_BEFORE = re.compile(rf"{_PLACE}$")
_BODY = rf"{_PLACE}[\u4e00-\u9fff]{{0,6}}?(?:人民政府办公室|人民政府|委员会|管委会|办公室|局)"
_WORD = re.compile(rf"{_BODY}|{'|'.join(_KNOWN)}|{_PLACE}")

# What dividing a title costs, measured in the square of a cell of raggedness.
_INSIDE_WORD = 400.0
_BEHIND_PLACE = 100.0
_BEFORE_PARTICLE = 60.0
_BETWEEN_UNKNOWN = 30.0
# A line end this few characters behind 《 or before 》, or anywhere in “”, tears a name apart.
_IN_NAME, _NAME_EDGE = 80.0, 3
# One line more than needed is worth it where the fewest lines would be torn.
_ONE_LINE_MORE = 40.0
_PARTICLES = frozenset("的和与及等")
_IMPOSSIBLE: tuple[float, tuple[int, ...]] = (float("inf"), ())


def break_title(text: str, widths: ClusterWidths, width: float) -> list[str]:
    """Divide ``text`` into few lines that fit, words whole and line lengths even.

    Lines that a person divided are divided further only where they are too long.
    """
    if "\n" in text:
        given = [line.strip() for line in text.splitlines() if line.strip()]
        return [part for line in given for part in break_title(line, widths, width)]
    if widths[text] <= width:
        return [text]
    clusters = clusters_of(text)
    measured = [widths[cluster] / widths.cell for cluster in clusters]
    costs = _break_costs(clusters)
    room = width / widths.cell
    fewest = -int(-sum(measured) // room)
    for count in range(fewest, len(clusters) + 1):
        cost, ends = _best_ends(measured, costs, room, count)
        more, ends_more = _best_ends(measured, costs, room, count + 1)
        if ends_more and more + _ONE_LINE_MORE < cost:
            ends = ends_more
        if ends:
            return _cut(clusters, ends)
    return [text]


def _cut(clusters: list[str], ends: tuple[int, ...]) -> list[str]:
    starts = [0, *ends[:-1]]
    return ["".join(clusters[start:end]).strip() for start, end in zip(starts, ends, strict=True)]


def _break_costs(clusters: list[str]) -> list[float]:
    """Return what a line end before each cluster costs."""
    text = "".join(clusters)
    inside, edges = set[int](), set[int]()
    for found in _WORD.finditer(text):
        inside.update(range(found.start() + 1, found.end()))
        edges.update((found.start(), found.end()))
    costs, place = [], 0
    for cluster in clusters:
        costs.append(_cost_before(text, place, inside, edges))
        place += len(cluster)
    return costs


def _cost_before(text: str, place: int, inside: set[int], edges: set[int]) -> float:
    if place in inside:
        # 鄂州市 and 行政审批局 may be parted where the whole name finds no room.
        return _BEHIND_PLACE if _PLACE_BEFORE.search(text[:place]) else _INSIDE_WORD
    if (
        "《" in text[max(0, place - _NAME_EDGE - 1) : place]
        or "》" in text[place : place + _NAME_EDGE]
    ):
        return _IN_NAME
    if text.rfind("“", 0, place) > text.rfind("”", 0, place):
        return _IN_NAME
    if text[place] in _PARTICLES:
        return _BEFORE_PARTICLE
    is_at_mark = place > 0 and (text[place - 1] in NOT_AT_START or text[place] in NOT_AT_END)
    if place in edges or is_at_mark or text[place - 1 : place] in _PARTICLES:
        return 0.0
    return _BETWEEN_UNKNOWN


def _best_ends(
    measured: list[float], costs: list[float], room: float, count: int
) -> tuple[float, tuple[int, ...]]:
    """Return what ``count`` lines cost and where each ends, () when they cannot hold the title."""
    total = len(measured)
    before = [0.0]
    for width in measured:
        before.append(before[-1] + width)
    even = before[total] / count

    @cache
    def best(start: int, lines: int) -> tuple[float, tuple[int, ...]]:
        if lines == 1:
            length = before[total] - before[start]
            return ((length - even) ** 2, (total,)) if length <= room else _IMPOSSIBLE
        choices = [_IMPOSSIBLE]
        for end in range(start + 1, total - lines + 2):
            length = before[end] - before[start]
            if length > room:
                break
            rest, ends = best(end, lines - 1)
            choices.append(((length - even) ** 2 + costs[end] + rest, (end, *ends)))
        return min(choices)

    return best(0, count)
