"""Work plans in the ways Chinese offices write them."""

from tests.reports.incoming.reading_help import read, summaries


def test_measures_of_the_state_council_form_are_tasks() -> None:
    assert summaries(
        "一、创新实施宏观政策\n"
        "（一）落实惠企政策。（财政部、税务总局等国务院相关部门及各地区按职责分工负责）\n"
        "1.完善直达机制。（财政部牵头，各地区按职责分工负责）\n"
        "2.加大信贷投放。（人民银行、工业和信息化部等国务院相关部门按职责分工负责，年底前完成）"
    ) == [
        ("1", "完善直达机制", ["财政部"], ["各地区"], ""),
        ("2", "加大信贷投放", [], ["人民银行", "工业和信息化部"], "年底前完成"),
    ]


def test_a_heading_gives_its_lead_to_labelled_items_and_says_so() -> None:
    document = read(
        "一、优化开办企业（牵头单位：市市场监管局）\n"
        "1.压缩时间。压至1天。（责任单位：市公安局）\n"
        "2.推广执照。拓展场景。（责任单位：市税务局）"
    )
    assert [task.lead for task in document.tasks] == [("市市场监管局",)] * 2
    assert [w.message for w in document.warnings] == [
        "第1项的牵头单位取自上级标题",
        "第2项的牵头单位取自上级标题",
    ]


def test_sub_items_with_clauses_of_their_own_are_the_tasks() -> None:
    assert summaries(
        "（一）提升政务服务\n"
        "1.深化一窗受理。\n"
        "（1）推进综窗改革。（市审批局）\n"
        "（2）建设便民中心。（市审批局、各县区政府）\n"
        "2.推进数据共享。（市大数据局牵头，市直部门配合）"
    ) == [
        ("1", "推进综窗改革", [], ["市审批局"], ""),
        ("2", "建设便民中心", [], ["市审批局", "各县区政府"], ""),
        ("2", "推进数据共享", ["市大数据局"], ["市直部门"], ""),
    ]


def test_one_clause_after_several_sub_items_belongs_to_their_heading() -> None:
    assert summaries(
        "（一）开展专项整治\n1.整治乱收费。\n2.整治乱检查。\n3.整治乱罚款。\n"
        "牵头单位：市发改委\n责任单位：市财政局、市司法局\n完成时限：2023年10月底\n"
        "（二）开展联合帮扶\n1.建立清单。\n2.走访企业。\n"
        "牵头单位：市经信局\n完成时限：持续推进"
    ) == [
        ("一", "开展专项整治", ["市发改委"], ["市财政局", "市司法局"], "2023年10月底"),
        ("二", "开展联合帮扶", ["市经信局"], [], "持续推进"),
    ]


def test_sub_items_run_into_one_line_stay_in_the_body() -> None:
    (task,) = read(
        "（一）开展整治。1.整治收费。2.整治检查。（牵头单位：市发改委；配合单位：市财政局）"
    ).tasks
    assert (task.title, task.lead, task.supporting) == ("开展整治", ("市发改委",), ("市财政局",))
    assert "整治检查" in task.body


def test_a_note_in_the_head_makes_each_first_unit_lead() -> None:
    assert summaries(
        "XX市优化营商环境若干措施\n（每条措施中排在第一位的为牵头单位）\n"
        "一、降低门槛。落实清单。（责任单位：市发改委、市商务局）\n"
        "二、强化保障。优先用地。（责任单位：市自然资源和规划局，各区人民政府）"
    ) == [
        ("一", "降低门槛", ["市发改委"], ["市商务局"], ""),
        ("二", "强化保障", ["市自然资源和规划局"], ["各区人民政府"], ""),
    ]


def test_a_note_in_a_clause_holds_from_there_on() -> None:
    document = read(
        "1.甲事。（责任单位：甲局、乙局）\n"
        "2.乙事。（责任单位：甲局、乙局，列首位的为牵头单位，下同）\n"
        "3.丙事。（责任单位：丙局、丁局）"
    )
    assert [task.lead for task in document.tasks] == [(), ("甲局",), ("丙局",)]
    assert any("第一个单位读作牵头单位" in w.message for w in document.warnings)


def test_people_are_no_units() -> None:
    assert summaries(
        "1.加快建设。开工30个项目。\n牵头领导：张三\n牵头单位：市发改委\n"
        "责任单位：市住建局，各镇（街道）\n责任人：李四\n完成时限：2024年12月31日前"
    ) == [("1", "加快建设", ["市发改委"], ["市住建局", "各镇（街道）"], "2024年12月31日前")]


def test_general_sections_hold_tasks_only_with_a_clause() -> None:
    assert [
        title
        for _, title, *_ in summaries(
            "一、总体要求\n（一）指导思想。坚持改革。\n"
            "二、重点任务\n（一）提升效率。压减时间。（牵头单位：市审批局）\n"
            "（二）降低成本。减免费用。（牵头单位：市财政局）\n"
            "三、保障措施\n（一）加强领导。统筹协调。（责任单位：市优化办）\n"
            "（二）加强宣传。做好宣传。\n四、实施步骤\n（一）动员阶段（2023年3月）。召开会议。"
        )
    ] == ["提升效率", "降低成本", "加强领导"]


def test_an_item_without_a_clause_among_tasks_is_a_task_and_is_told() -> None:
    document = read(
        "二、重点任务\n1.降成本。减费。（牵头单位：甲局）\n2.强监管。严查。\n"
        "3.促消费。发券。（牵头单位：乙局）"
    )
    assert [task.title for task in document.tasks] == ["降成本", "强监管", "促消费"]
    assert [(w.line, w.message) for w in document.warnings] == [
        (3, "第2项没有写明牵头单位和责任单位")
    ]


def test_a_section_without_any_clause_is_read_at_the_level_of_the_others() -> None:
    assert [
        number
        for number, *_ in summaries(
            "二、重点任务\n（一）政务环境\n1.减环节。并联。（甲局负责）\n2.减材料。共享。（乙局负责）\n"
            "3.减时间。提速。（乙局负责）\n（二）法治环境\n4.公正司法。依法。\n5.规范执法。公开。"
        )
    ] == ["1", "2", "3", "4", "5"]


def test_a_covering_notice_with_numbers_of_its_own_is_no_plan() -> None:
    assert [
        title
        for _, title, *_ in summaries(
            "关于印发《XX市优化营商环境措施》的通知\n各县区人民政府：\n现印发给你们，请做到：\n"
            "一、加强领导。高度重视。\n二、狠抓落实。落实责任。\nXX市人民政府\n2023年5月6日\n"
            "XX市优化营商环境措施\n一、降低门槛。实行清单。（责任单位：市发改委）\n"
            "二、减税降费。落实优惠。（责任单位：市税务局）"
        )
    ] == ["降低门槛", "减税降费"]


def test_a_plan_without_clauses_gives_its_measures() -> None:
    document = read(
        "XX县2023年工作要点\n一、总体要求\n坚持改革。\n二、重点任务\n（一）政务环境\n"
        "1.一网通办。全程网办。\n2.一窗受理。综合窗口。\n（二）市场环境\n3.公平竞争。清理文件。\n"
        "三、保障措施\n（一）加强领导。"
    )
    assert [task.title for task in document.tasks] == ["一网通办", "一窗受理", "公平竞争"]
    assert [w.message for w in document.warnings] == ["各项任务都没有写明牵头单位和责任单位"]


def test_unnumbered_headings_name_the_section() -> None:
    document = read(
        "提升审批效能\n1.精简环节。（牵头单位：市审批局）\n2.压缩时限。（牵头单位：市审批局）\n"
        "强化监管服务\n1.双随机。（牵头单位：市市场监管局）\n2.信用监管。（牵头单位：市发改委）"
    )
    assert [task.section for task in document.tasks] == ["提升审批效能"] * 2 + ["强化监管服务"] * 2


def test_items_whose_numbers_were_lost_are_told_apart() -> None:
    assert summaries(
        "关键词 教育\n新增学位2万个。\n主管领导：刘某\n责任单位：市教育局\n进度安排：12月底前完成\n"
        "新建中小学30所。\n主管领导：刘某\n责任单位：市教育局、市财政局\n进度安排：年底前完成"
    ) == [
        ("", "新增学位2万个", [], ["市教育局"], "12月底前完成"),
        ("", "新建中小学30所", [], ["市教育局", "市财政局"], "年底前完成"),
    ]


def test_several_clauses_in_one_item_are_joined() -> None:
    assert summaries(
        "1.一业一证。推行。（市审批局牵头，市市场监管局配合）建立目录。（市司法局负责）"
        "（2022年8月底前完成）"
    ) == [("1", "一业一证", ["市审批局"], ["市市场监管局", "市司法局"], "2022年8月底前完成")]


def test_labels_and_numbers_on_lines_of_their_own_are_joined() -> None:
    assert summaries("1.\n制定方案。\n责任单位\n市发改委、市财政局\n完成时限\n2023年6月底") == [
        ("1", "制定方案", [], ["市发改委", "市财政局"], "2023年6月底")
    ]


def test_numbers_glued_to_figures_keep_their_count() -> None:
    assert [
        (number, title)
        for number, title, *_ in summaries(
            "1.减税降费。（责任单位：市税务局）\n2.2022年扩大范围。（责任单位：市税务局）\n"
            "3.121人才工程。（责任单位：市人社局）"
        )
    ] == [("1", "减税降费"), ("2", "2022年扩大范围"), ("3", "121人才工程")]


def test_a_deadline_at_the_very_end_of_the_body_counts() -> None:
    (first, second) = read(
        "2024年工作要点\n1.制定方案。细化任务，2024年6月底前完成。（责任单位：市发改委）\n"
        "2.推进改革。2024年6月底前完成试点的先行推广。（责任单位：市发改委）"
    ).tasks
    assert first.deadline_text == "2024年6月底前完成"
    assert second.deadline_text == ""


def test_trailing_pages_do_not_join_the_last_task() -> None:
    document = read(
        "1.甲事。做好。（责任单位：甲局）\n2.乙事。做好。（责任单位：乙局）\n\n附件：1.分工表\n2.指标表"
    )
    assert [task.title for task in document.tasks] == ["甲事", "乙事"]
    assert document.annexes == ("分工表", "指标表")


def test_a_declared_count_that_differs_is_told() -> None:
    document = read(
        "现提出七个方面19项任务。\n1.甲事。（责任单位：甲局）\n2.乙事。（责任单位：乙局）"
    )
    assert document.declared == {"total": 19}
    assert "文中写明共19项，读到2项" in [w.message for w in document.warnings]


def test_an_open_bracket_is_told_and_still_read() -> None:
    document = read("1.甲事。做好。（责任单位：甲局、乙局\n2.乙事。做好。（责任单位：丙局）")
    assert [task.responsible for task in document.tasks] == [("甲局", "乙局"), ("丙局",)]
    assert [(w.line, w.message) for w in document.warnings] == [(1, "括号“（”没有配对")]
