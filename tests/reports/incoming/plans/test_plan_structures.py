"""How offices lay out a plan: sections, numbers that run on or are lost, notices and annexes."""

from reports.incoming.plans.passages import read_passages
from tests.reports.incoming.reading_help import read, summaries, titles


def test_a_title_alone_on_its_line_names_a_measure_without_number() -> None:
    assert summaries(
        "一、提升效能\n推行容缺受理\n材料可以后补。\n牵头单位：市审批局\n完成时限：2024年6月底\n"
        "推行帮办代办\n窗口配专人。\n牵头单位：市政务局\n完成时限：2024年9月底\n"
        "二、降低成本\n减免场地租金\n减免三个月。\n牵头单位：市国资委\n完成时限：2024年5月底"
    ) == [
        ("", "推行容缺受理", ["市审批局"], [], "2024年6月底"),
        ("", "推行帮办代办", ["市政务局"], [], "2024年9月底"),
        ("", "减免场地租金", ["市国资委"], [], "2024年5月底"),
    ]


def test_a_name_before_a_colon_names_a_measure_without_number() -> None:
    document = read(
        "一、降低准入门槛\n推广“一照多址”：同城企业不再分设。\n（牵头单位：区市场监管局）\n"
        "压减登记时间：全部当日办结。\n（牵头单位：区审批局；责任单位：区税务局）"
    )
    assert [task.title for task in document.tasks] == ["推广“一照多址”", "压减登记时间"]
    assert {task.section for task in document.tasks} == {"降低准入门槛"}


def test_sentences_without_numbers_are_measures_where_all_sections_hold_several() -> None:
    assert titles(
        "一、加大财税支持\n对新升规企业给予奖励，最高20万元。（责任单位：市工信局）\n"
        "全面落实加计扣除政策，应享尽享。（责任单位：市税务局）\n"
        "二、加大金融支持\n设立风险补偿资金池，规模1亿元。（责任单位：市财政局）\n"
        "对上市企业分阶段给予奖励，最高500万元。（责任单位：市金融办）"
    ) == [
        "对新升规企业给予奖励，最高20万元",
        "全面落实加计扣除政策，应享尽享",
        "设立风险补偿资金池，规模1亿元",
        "对上市企业分阶段给予奖励，最高500万元",
    ]


def test_paragraphs_of_one_item_stay_one_task_with_all_their_units() -> None:
    (task, _) = read(
        "1.深化改革。\n推进照后减证。（市市场监管局牵头）\n推行简易注销。（市税务局负责）\n"
        "2.优化服务。\n设立专窗。（市政务局负责）"
    ).tasks
    assert (task.lead, task.responsible) == (("市市场监管局",), ("市税务局",))


def test_section_headings_that_are_units_give_the_lead() -> None:
    document = read(
        "某市任务分工（按牵头单位排序）\n一、市委组织部（1项）\n1.配租人才住房。\n配合单位：市住建局\n"
        "二、市财政局牵头的任务（1项）\n2.设立引导基金。\n配合单位：市科技局"
    )
    assert [task.lead for task in document.tasks] == [("市委组织部",), ("市财政局",)]
    assert [task.supporting for task in document.tasks] == [("市住建局",), ("市科技局",)]


def test_items_without_clauses_take_the_unit_of_their_section() -> None:
    document = read(
        "某市任务分工\n一、市科技局\n1.新增高企50家。\n2.建设孵化器。\n二、市商务局\n1.举办展会。"
    )
    assert [task.lead for task in document.tasks] == [("市科技局",)] * 2 + [("市商务局",)]


def test_one_heading_that_looks_like_a_unit_among_others_gives_no_lead() -> None:
    document = read(
        "一、政务服务中心\n1.设立专窗。（责任单位：市政务局）\n"
        "二、降低成本\n2.减免费用。（责任单位：市财政局）"
    )
    assert [task.lead for task in document.tasks] == [(), ()]


def test_section_headings_give_the_deadline_of_tasks_without_one() -> None:
    document = read(
        "某区2024年任务台账\n一、2024年6月底前完成的任务（2项）\n1.编制清单。（牵头单位：区审批局）\n"
        "2.设立窗口。（牵头单位：区审批局；完成时限：2024年5月底）\n"
        "二、长期坚持的任务（1项）\n3.开展培训。（牵头单位：区人社局）"
    )
    assert [task.deadline_text for task in document.tasks] == [
        "2024年6月底前完成",
        "2024年5月底",
        "长期坚持",
    ]
    assert document.tasks[2].ongoing
    assert "第1项的时限取自上级标题" in [w.message for w in document.warnings]


def test_items_that_count_on_through_the_sections_share_the_clause_of_their_heading() -> None:
    assert summaries(
        "一、教育（责任单位：区教育局）\n1.新建幼儿园3所\n2.改造操场5个\n"
        "二、卫生（责任单位：区卫健局）\n3.新建急救站2个"
    ) == [
        ("1", "新建幼儿园3所", [], ["区教育局"], ""),
        ("2", "改造操场5个", [], ["区教育局"], ""),
        ("3", "新建急救站2个", [], ["区卫健局"], ""),
    ]


def test_items_that_begin_anew_under_a_heading_with_a_clause_are_its_body() -> None:
    assert titles(
        "一、招商攻坚（牵头单位：区投促中心）\n1.绘制产业图谱。\n2.外出招商。\n"
        "二、项目攻坚（牵头单位：区发改局）\n1.开工百个项目。\n2.拿地即开工。"
    ) == ["招商攻坚", "项目攻坚"]


def test_a_label_line_above_items_holds_until_the_next_one() -> None:
    assert summaries(
        "某市2024年任务清单\n牵头单位：市发改委\n1.开工项目。每季调度。\n2.信用建设。完善平台。\n"
        "牵头单位：市财政局\n3.减税降费。应享尽享。\n4.设立基金。规模10亿元。"
    ) == [
        ("1", "开工项目", ["市发改委"], [], ""),
        ("2", "信用建设", ["市发改委"], [], ""),
        ("3", "减税降费", ["市财政局"], [], ""),
        ("4", "设立基金", ["市财政局"], [], ""),
    ]


def test_a_clause_below_items_with_their_own_belongs_to_all_of_them() -> None:
    first, second = read(
        "1.深化商事改革。\n（1）压减时间。（责任单位：市公安局）\n（2）推广执照。（责任单位：市税务局）\n"
        "（牵头单位：市市场监管局；完成时限：2024年12月底）"
    ).tasks
    assert first.lead == second.lead == ("市市场监管局",)
    assert (first.responsible, second.responsible) == (("市公安局",), ("市税务局",))
    assert first.deadline_text == second.deadline_text == "2024年12月底"


def test_units_before_a_colon_or_in_a_bracket_open_every_item() -> None:
    assert summaries("某市“微改革”清单\n1.市税务局：延时服务。\n2.市公安局：一窗通办。") == [
        ("1", "延时服务", [], ["市税务局"], ""),
        ("2", "一窗通办", [], ["市公安局"], ""),
    ]
    assert summaries("某区分工\n1.（区财政局）设立基金。\n2.（区住建局、区水务局）联合报装。") == [
        ("1", "设立基金", [], ["区财政局"], ""),
        ("2", "联合报装", [], ["区住建局", "区水务局"], ""),
    ]


def test_points_of_a_notice_with_units_are_no_tasks_and_are_told() -> None:
    document = read(
        "关于印发《某县优化营商环境十条措施》的通知\n县直各单位：\n现印发给你们，请遵照执行。\n"
        "一、加强督导。（责任单位：县政府督查室）\n二、强化宣传。（责任单位：县融媒体中心）\n"
        "某县优化营商环境十条措施\n一、压缩时间。（责任单位：县审批局）\n二、降低费用。（责任单位：县财政局）"
    )
    assert [task.title for task in document.tasks] == ["压缩时间", "降低费用"]
    assert [(w.line, w.message) for w in document.warnings] == [
        (4, "通知正文另有2项要求写明了单位，没有读作任务，请核对")
    ]


def test_contacts_and_imprint_are_no_units_of_the_last_task() -> None:
    document = read(
        "某市清欠方案\n一、摸清底数。（市工信局负责）\n二、分类化解。（市财政局负责）\n"
        "联系人：王某，联系电话：12345678\n主办：市政府督查室　　督办：市政府督查室\n"
        "抄送：市委办公室。\n市工业和信息化局办公室 2023年3月1日印发"
    )
    assert document.tasks[-1].lead == ()
    assert document.tasks[-1].responsible == ("市财政局",)
    assert document.tasks[-1].body == ""


def test_an_annex_that_repeats_the_tasks_adds_what_they_lack() -> None:
    document = read(
        "某市2024年工作方案\n1.减环节。压减。（市审批局牵头）\n2.减材料。压减。（市司法局牵头）\n"
        "某市人民政府\n2024年3月1日\n附件\n重点任务分工\n"
        "1.减环节\n责任单位：市数据局\n完成时限：2024年6月\n2.减材料\n完成时限：2024年7月"
    )
    assert [task.deadline_text for task in document.tasks] == ["2024年6月", "2024年7月"]
    assert document.tasks[0].lead == ("市审批局",)
    assert document.tasks[1].body == "压减。"
    assert any("此处有2项与前文重复" in w.message for w in document.warnings)


def test_two_plans_in_one_file_are_both_read() -> None:
    assert titles(
        "某市2024年行动方案\n1.减环节。（市审批局负责）\n2.减材料。（市司法局负责）\n附件2\n"
        "某市2024年法治专项方案\n1.规范执法。（市司法局负责）\n2.公正审判。（市法院负责）"
    ) == ["减环节", "减材料", "规范执法", "公正审判"]


def test_a_table_of_contents_holds_no_tasks() -> None:
    assert titles(
        "某市2024年行动方案\n目  录\n一、总体要求………1\n二、重点任务………2\n（一）减环节………2\n"
        "一、总体要求\n坚持改革。\n二、重点任务\n（一）减环节。压减。（市审批局牵头）\n"
        "（二）减材料。压减。（市司法局牵头）"
    ) == ["减环节", "减材料"]


def test_a_numbered_line_is_never_taken_for_a_part_of_the_web_page() -> None:
    assert titles(
        "1.为困难家庭改造无障碍设施100户\n责任单位：区残联\n2.建设智能问答\n责任单位：区数据局"
    ) == ["为困难家庭改造无障碍设施100户", "建设智能问答"]


def test_labels_parted_by_tabs_are_read_as_text() -> None:
    assert summaries(
        "1.老街复兴工程。修缮古建筑。\n牵头单位：某街道办事处\t配合单位：区文旅局、区住建局\n"
        "2.民宿提质行动。评定等级。\n牵头单位：区文旅局\t配合单位：区财政局\t完成时限：2024年6月底"
    ) == [
        ("1", "老街复兴工程", ["某街道办事处"], ["区文旅局", "区住建局"], ""),
        ("2", "民宿提质行动", ["区文旅局"], ["区财政局"], "2024年6月底"),
    ]


def test_stages_of_a_campaign_are_no_tasks() -> None:
    assert titles(
        "二、重点任务\n1.整治收费。（责任单位：市发改委）\n2.整治罚款。（责任单位：市司法局）\n"
        "三、实施步骤\n（一）整治阶段（2024年4月—10月）。开展整治。（责任单位：各有关单位）"
    ) == ["整治收费", "整治罚款"]


def test_the_title_of_the_plan_is_no_section() -> None:
    document = read(
        "某市优化营商环境条例任务分工\n建立好差评制度。（市政务局牵头）\n推行告知承诺制。（市司法局牵头）"
    )
    assert [(task.section, task.title) for task in document.tasks] == [
        ("", "建立好差评制度"),
        ("", "推行告知承诺制"),
    ]


def test_a_target_without_units_is_a_task_among_targets_that_name_theirs() -> None:
    text = (
        "一、主要预期目标\n1.生产总值增长6%。\n牵头单位：区发改局\n2.工业增加值增长5%。\n"
        "牵头单位：区工信局\n3.其他指标不低于全市平均。\n二、做强工业\n1.新建标准厂房。\n牵头单位：区工信局"
    )
    assert [task.lead for task in read(text).tasks] == [
        ("区发改局",),
        ("区工信局",),
        (),
        ("区工信局",),
    ]


def test_a_target_beside_one_task_only_is_none() -> None:
    text = "一、总体目标\n1.环境明显改善。\n2.建成智能监测站（区环保局负责）。\n3.群众更加满意。"
    assert titles(text) == ["建成智能监测站"]


def test_clause_lines_without_brackets_labels_or_final_marks_close_their_items() -> None:
    text = (
        "一、拓宽就业渠道\n（一）扩大基层岗位\n开发社区服务岗位\n落实学费补偿政策\n"
        "市委组织部、市教育局、团市委等按职责分工负责\n（二）优化招聘服务\n组织单位进校招聘\n"
        "市人社局牵头，市教育局、市残联等按职责分工负责"
    )
    assert summaries(text) == [
        ("一", "扩大基层岗位", [], ["市委组织部", "市教育局", "团市委"], ""),
        ("二", "优化招聘服务", ["市人社局"], ["市教育局", "市残联"], ""),
    ]


def test_each_row_of_a_long_table_is_a_paragraph_of_its_own() -> None:
    rows = [f"{n}\t推进第{n:02}批事项全市通办\t各区（含临江新区）" for n in range(1, 31)]
    text = "\n".join(["序号\t任务\t责任单位", *rows])
    (group,) = read(text).groups
    assert (group.word, group.line) == ("各区", 2)
    passages = read_passages(text.split("\n"), with_rows=True)
    assert [passage.line for passage in passages] == list(range(1, 32))


def test_paragraphs_without_numbers_that_open_with_their_units_are_tasks() -> None:
    document = read(
        "创卫任务分解\n市容整治\n区城管局负责，区商务局配合，取缔占道经营。\n2024年5月1日前\n"
        "区卫生局负责，各街道配合，开展除害行动。并督促市场落实。\n2024年6月30日前"
    )
    assert [(task.title, task.responsible, task.deadline_text) for task in document.tasks] == [
        ("取缔占道经营", ("区城管局", "区商务局"), "2024年5月1日前"),
        ("开展除害行动", ("区卫生局", "各街道"), "2024年6月30日前"),
    ]


def test_paragraphs_under_a_heading_with_a_stop_are_measures_of_their_own() -> None:
    assert summaries(
        "（九）深化社会改革，激发各项事业活力。\n深化教育改革。健全资助体系（市教育局牵头）。\n"
        "深化科技改革。开展试点工作（市科技局牵头）。"
    ) == [
        ("", "深化教育改革", ["市教育局"], [], ""),
        ("", "深化科技改革", ["市科技局"], [], ""),
    ]


def test_items_that_tell_what_each_unit_does_are_its_tasks() -> None:
    document = read(
        "职责分工\n1、市发改委负责统筹重点项目，按月通报。\n2、市住建局牵头，监管工程质量。\n"
        "3、市财政局负责筹措资金。"
    )
    assert [(task.title, task.lead, task.responsible) for task in document.tasks] == [
        ("统筹重点项目，按月通报", (), ("市发改委",)),
        ("监管工程质量", ("市住建局",), ()),
        ("筹措资金", (), ("市财政局",)),
    ]


def test_paragraphs_that_open_with_a_unit_and_a_colon_are_its_tasks() -> None:
    document = read(
        "（一）落实部门责任\n市发改委：统筹项目建设，按月调度。\n市财政局：落实资金，加强监管。"
    )
    assert [(task.title, task.responsible) for task in document.tasks] == [
        ("统筹项目建设，按月调度", ("市发改委",)),
        ("落实资金，加强监管", ("市财政局",)),
    ]


def test_units_one_a_line_below_their_label_all_count() -> None:
    document = read(
        "1.推进项目建设。\n责任单位：\n市发改委\n市财政局\n各县（市、区）人民政府\n2.强化资金保障。\n"
        "责任单位：\n市财政局\n某市人民政府\n2024年3月1日"
    )
    assert [task.responsible for task in document.tasks] == [
        ("市发改委", "市财政局", "各县（市、区）人民政府"),
        ("市财政局",),
    ]
