"""Whole texts, as a clerk reads them: the briefing of 20 October and the circular of 3 January."""

from datetime import date

from tests.reports.content.composing.facts import facts, texts, write
from tests.reports.plan_tasks import list_items, plan_tasks

ITEMS = (
    "2023年入选改革事项36项，台账现有17项，其余19项尚未录入。现有事项中，市本级5项、鄂城区4项、"
    "梁子湖区1项、葛店经开区5项、临空经济区2项。列为国家试点的有1项。"
)


def test_the_briefing_of_20_october() -> None:
    tasks = plan_tasks(done=(1, 2, 5, 7), reported_on=date(2024, 10, 8))
    assert texts(write(known=facts(tasks, items=list_items()), today=date(2024, 10, 20))) == [
        (
            "截至10月20日，《鄂州市2024年优化营商环境工作方案》确定的19项重点任务中，已完成4项、"
            "推进中8项、持续推进4项、将到期3项，办结率21.1%。任务共涉及牵头单位11家，"
            "其中牵头任务较多的是市优化办14项、市工商联4项。各单位情况见附件。"
        ),
        "一、各板块推进情况",
        "重点任务分为7个板块，已全部完成的有1个。具体情况如下表。",
        "二、临近到期任务",
        "临近到期任务3项，最早于10月31日到期。具体情况如下表。",
        "三、改革事项情况",
        ITEMS,
        "四、下一步工作",
        "1.紧盯临近到期任务。请牵头单位对3项任务倒排工期，确保按时限要求完成。",
        (
            "2.尽快明确牵头单位。“开展企业诉求攻坚活动”“加强向上汇报沟通”2项任务尚无牵头单位，"
            "请责任单位协商提出，报我办确认。"
        ),
    ]


def test_the_circular_of_a_finished_plan() -> None:
    tasks = plan_tasks(done=tuple(range(1, 20)))
    assert texts(write("circular", facts(tasks), date(2025, 1, 3))) == [
        "现将2025年1月全市优化营商环境重点任务推进情况通报如下：",
        "一、总体情况",
        (
            "截至2025年1月3日，《鄂州市2024年优化营商环境工作方案》确定的19项重点任务已全部完成。"
            "任务共涉及牵头单位11家，其中牵头任务较多的是市优化办14项、市工商联4项。"
        ),
        "二、各单位推进情况",
        "各单位牵头任务均已全部完成。具体情况如下表。",
        "三、工作要求",
        "请各单位总结经验，巩固已取得的成效。",
    ]
