"""The heading words offices use, by the kind of column they name; parted by blanks.

A word that stands under two kinds names the first of them that lists it.
"""

from collections.abc import Mapping
from enum import StrEnum


class Column(StrEnum):
    """What a column of a table holds."""

    SERIAL = "serial"
    SECTION = "section"
    TITLE = "title"
    MEASURE = "measure"
    UNITS = "units"  # lead and responsible units together
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"
    DEADLINE = "deadline"
    REMARK = "remark"
    PERSON = "person"
    WATCHING = "watching"  # units that give marks, guide or watch: they take no task
    AREA = "area"
    CATEGORY = "category"
    CONTENT = "content"
    PEERS = "peers"
    CREATING = "creating"
    GUIDING = "guiding"
    PROVINCIAL = "provincial"


TASK_WORDS: Mapping[Column, str] = {
    Column.SERIAL: "序号 编号 序 任务序号 任务编号 项目编号",
    Column.SECTION: (
        "类别 类型 板块 领域 重点领域 工作领域 一级指标 指标 指标名称 分类 方面 大类 "
        "任务类别 项目类别 工作类别 任务分类 所属板块 维度 环节 章节 "
        "工作方向 改革领域 主题 条线 类项 专项"
    ),
    Column.TITLE: (
        "任务 重点任务 工作任务 主要任务 事项 改革事项 目标任务 任务名称 任务分解 "
        "重点工作 工作事项 重点事项 目标与任务 主要工作 重点工作任务 任务内容 任务事项 "
        "工作要点 项目名称 改革任务 工作项目 整改任务 重点项目 工作名称 主要目标任务 "
        "目标任务分解 主要指标 具体任务 改革措施 政策措施 政策条款 条款 二级任务 任务清单 "
        "工作内容 改革内容 一级任务 专项行动 行动 专题 名称 项目 问题 榜单 榜单任务 实事 "
        "创新事项 创新举措 试点事项 试点任务 一件事 一件事名称 需求 "
        "任务及分工 任务与分工 任务及责任分工 主要工作任务 工作重点 实事内容"
    ),
    Column.MEASURE: (
        "具体举措 工作措施 主要举措 具体措施 工作举措 举措 措施 具体内容 任务措施 "
        "重点举措 改革举措 推进举措 落实措施 实施内容 工作要求 细化措施 主要措施 目标要求 "
        "主要内容 工作目标 细化任务 内容 任务要求 具体工作 三级任务 贯彻落实措施 "
        "具体要求 具体工作任务 细化举措 具体工作内容 目标 年度目标 建设内容 任务要点 办理流程 "
        "基本要求 标准或要求 标准及要求 标准要求"
    ),
    Column.LEAD: (
        "牵头单位 牵头部门 主责单位 牵头责任单位 主办单位 主要责任单位 第一责任单位 "
        "主责部门 牵头责任部门 牵头 主牵头单位 牵头处室 牵头科室 牵头委局 揭榜单位 揭榜部门 "
        "揭榜方"
    ),
    Column.RESPONSIBLE: (
        "责任单位 责任部门 落实单位 实施单位 承办单位 负责单位 责任主体 承担单位 完成单位 "
        "责任分工 任务分工 职责分工 分工 责任处室 责任科室 落实部门 负责部门 实施主体 "
        "责任单位及分工 试点单位 创建单位 承接单位"
    ),
    Column.UNITS: (
        "牵头及责任单位 牵头和责任单位 牵头责任单位及配合单位 牵头单位及责任单位 牵头单位和责任单位"
    ),
    Column.SUPPORTING: (
        "配合单位 协办单位 参与单位 配合部门 协同单位 协同部门 协作单位 参加单位 协助单位 "
        "参与部门 协办部门 配合责任单位 协同责任单位 协办责任单位 配合 会办单位 支持单位"
    ),
    Column.DEADLINE: (
        "完成时限 完成时间 时间节点 进度安排 时限要求 时限 时间要求 完成期限 时间安排 "
        "进度要求 推进时限 工作时限 时间 完成时间节点 时间进度 计划完成时间 完成节点 "
        "工作进度 年度目标及时限 办结时限 整改时限 进度 期限 节点"
    ),
    Column.PERSON: (
        "责任领导 负责领导 分管领导 牵头领导 责任人 联系人 包保领导 县领导 市领导 区领导 主管领导 "
        "联系电话 联络员 主要责任人 负责人 分管负责人 责任人员 挂帅领导 牵头市领导 "
        "牵头县领导 分管市领导 分管县领导"
    ),
    Column.REMARK: (
        "备注 说明 依据 文件依据 来源 任务来源 成果形式 预期成果 进展情况 完成情况 "
        "工作进展 落实情况 成果 政策依据 完成标志 启动时间 开始时间 开工时间 交办时间 填报时间 "
        "服务对象"
    ),
    Column.WATCHING: (
        "发榜单位 出题单位 申报单位 填报单位 报送单位 指导单位 指导部门 督导单位 督办单位 监管单位 "
        "监督单位 验收单位 联系单位 评分部门 评分单位 考核部门 考核单位 牵头督办 督办部门 "
        "牵头督办单位"
    ),
}

ITEM_WORDS: Mapping[Column, str] = {
    Column.SERIAL: "序号 编号 序 事项编号 项目编号",
    Column.AREA: (
        "地区 区域 所属地区 申报地区 市县 县区 试点地区 创建地区 层级 所在地 区划 "
        "试点区域 创建区域 地域 承接地区 县市区 市县区"
    ),
    Column.CATEGORY: (
        "类项 类别 改革类项 改革类别 类型 领域 改革领域 改革方向 大类 主题 分类 一级指标 指标"
    ),
    Column.TITLE: (
        "事项 改革事项 改革事项名称 事项名称 试点事项 创建事项 项目名称 改革项目 试点项目 "
        "创新事项 名称 先行区改革事项 改革任务 试点名称 改革试点事项"
    ),
    Column.CONTENT: (
        "改革内容 主要内容 事项内容 具体内容 试点内容 创建内容 内容 改革举措 主要举措 "
        "改革措施 工作内容"
    ),
    Column.PEERS: (
        "同批地区 同批创建地区 同批试点地区 同批次地区 同批入选地区 同类创建地区 "
        "全省同批地区 其他创建地区 同批先行区 全省创建地区 入选地区 同批试点 "
        "同批次创建地区 同批列入地区 同批入围地区"
    ),
    Column.CREATING: (
        "创建单位 试点单位 申报单位 实施单位 承担单位 创建主体 责任单位 牵头单位 责任部门 "
        "牵头部门 创建责任单位 承接单位"
    ),
    Column.GUIDING: (
        "市直 指导单位 市直指导单位 市级指导单位 市直指导 市直指导部门 指导部门 市级指导部门 "
        "市直单位 市直对口部门 配合单位"
    ),
    Column.PROVINCIAL: (
        "省直 省直指导单位 省级指导单位 省直指导 省直单位 省直部门 省直指导部门 省直对口部门 "
        "省级部门 省直主管部门 省级主管部门"
    ),
    Column.DEADLINE: "完成时限 完成时间 时间节点 时限 完成期限",
    Column.REMARK: "备注 说明",
}
