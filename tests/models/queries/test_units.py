"""Names printed in the two source documents, looked up in the register the program brings."""

import pytest

from models.queries.units import list_units, match_names
from models.store.workspace import Workspace

# Domain section 2: the 18 city bodies of the pilot list and the 25 of task 15, as printed.
PRINTED = """
市法院 市检察院 市发改委 市经信局 市公安局 市司法局 市财政局 市人社局 市自然资源和规划局
市交通运输局 市卫健委 市市场监管局 市地方金融工作局 市行政审批局 市税务局 人行鄂州市中心支行
鄂州银保监分局 鄂州供电公司 市教育局 市科技局 市民政局 市生态环境局 市住建局 市交通局 市商务局
市文旅局 市公共资源交易中心 鄂州海关 人行鄂州中心支行 市优化办 市工商联 市委组织部 市委统战部
市委宣传部 市总工会 市纪委监委机关 市督考办 市统计局 市信访局 市发改委(市优化办) 省优化办
省财政厅 省地方金融监管局 省检察院 省公共资源交易监管局 省市场监管局 省交通运输厅 省电力公司
省法院 省人社厅 省税务局 省发改委 省政务办 葛店开发区 葛店经开区管委会 临空经济区管委会
"""
WORDS = """
各区 各行政区 各参评区 市直各相关单位 市直各有关单位 各有关单位 市直各评价指标单位
"""


@pytest.mark.parametrize("printed", PRINTED.split())
def test_every_body_of_the_source_documents_is_registered(
    workspace: Workspace, printed: str
) -> None:
    (match,) = match_names(workspace, [printed])
    assert match.unit_id is not None


@pytest.mark.parametrize("words", WORDS.split())
def test_every_group_word_of_the_source_documents_is_known(
    workspace: Workspace, words: str
) -> None:
    (match,) = match_names(workspace, [words])
    assert match.group_id is not None


def test_aliases_lead_to_the_same_unit(workspace: Workspace) -> None:
    names = ["市交通局", "市交通运输局", "鄂州市交通运输局", "市交通 运输局"]
    assert len({match.unit_id for match in match_names(workspace, names)}) == 1


def test_a_near_name_is_offered_and_a_new_one_told(workspace: Workspace) -> None:
    near, new = match_names(workspace, ["市自然资源与规划局", "市水利局"])
    assert [unit.name for unit in near.near] == ["市自然资源和规划局"]
    assert (near.is_new, new.is_new, new.near) == (False, True, ())


def test_units_stand_in_protocol_order(workspace: Workspace) -> None:
    names = [unit.name for unit in list_units(workspace)]
    order = ["省法院", "市法院", "市检察院", "市发改委", "市税务局", "鄂州供电公司", "鄂城区"]
    assert [name for name in names if name in order] == order
