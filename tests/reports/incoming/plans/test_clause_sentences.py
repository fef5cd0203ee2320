"""Sentences of one paragraph that each have their units behind them."""

from tests.reports.incoming.reading_help import read, summaries


def test_sentences_below_a_heading_with_units_of_their_own_are_tasks() -> None:
    text = (
        "某市重点指标分工方案\n一、主要目标\n（一）约束性指标。\n"
        "单位产值能耗下降3%。（市经委牵头）常住人口达到300万人。（市公安局、市统计局牵头）"
        "空气优良天数达到300天。\n（市环保局牵头）\n"
    )
    assert summaries(text) == [
        ("", "单位产值能耗下降3%", ["市经委"], [], ""),
        ("", "常住人口达到300万人", ["市公安局", "市统计局"], [], ""),
        ("", "空气优良天数达到300天", ["市环保局"], [], ""),
    ]


def test_an_item_with_a_title_stays_one_task_with_all_its_units() -> None:
    text = (
        "某市工作方案\n1.优化办事流程。压缩环节。（市政务局牵头）减少材料。（市司法局牵头）\n"
        "2.改善服务态度。开展培训。（市人社局牵头）\n"
    )
    assert [task.lead for task in read(text).tasks] == [("市政务局", "市司法局"), ("市人社局",)]


def test_relevant_units_below_the_lead_unit_are_responsible() -> None:
    text = (
        "某市任务分解方案\n1.发展设施农业。\n牵头责任单位：市农业局\n相关责任单位：各县区政府\n"
        "2.发展现代物流。\n牵头责任单位：市商务局\n相关责任单位：各县区政府\n"
    )
    assert [(t.lead, t.responsible) for t in read(text).tasks] == [
        (("市农业局",), ("各县区政府",)),
        (("市商务局",), ("各县区政府",)),
    ]


def test_sentences_run_on_behind_their_heading_are_tasks() -> None:
    text = (
        "某市指标分工通知\n一、主要目标 1.约束性指标 能耗下降3%。（市经委牵头） "
        "人口达到300万人。（市公安局牵头） 优良天数达到300天。（市环保局牵头） 2.预期性指标 略。"
    )
    assert [task.title for task in read(text).tasks][:3] == [
        "能耗下降3%",
        "人口达到300万人",
        "优良天数达到300天",
    ]
