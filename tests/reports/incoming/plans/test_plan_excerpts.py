"""Numbers that are lost, odd or run together, and excerpts that begin or end anywhere."""

from tests.reports.incoming.reading_help import read, summaries


def test_decimal_numbers_below_plain_ones_count_the_tasks() -> None:
    assert [
        task.number
        for task in read(
            "1 市场准入\n1.1 压减开办时间\n一日办结。\n责任单位：市审批局\n"
            "1.2 推行住所承诺\n申报即可。\n责任单位：市市场监管局\n"
            "2 获得信贷\n2.1 提升首贷率\n增长一成。\n责任单位：市金融办"
        ).tasks
    ] == ["1.1", "1.2", "2.1"]


def test_counted_words_are_numbers_of_tasks() -> None:
    assert [
        (task.number, task.title)
        for task in read(
            "第一项：清理证明。\n责任单位：县司法局\n第二项：清理欠款。\n责任单位：县财政局"
        ).tasks
    ] == [("一", "清理证明"), ("二", "清理欠款")]


def test_a_flattened_title_that_ends_in_a_counting_word_keeps_its_first_section() -> None:
    document = read(
        "某市2024年重点任务 一、政务服务 1.一网通办。全程网办。（牵头单位：市政务局） "
        "2.一件事。集成办理。（牵头单位：市人社局） "
        "二、法治保障 3.规范执法。柔性执法。（牵头单位：市司法局）"
    )
    assert [task.section for task in document.tasks] == ["政务服务", "政务服务", "法治保障"]


def test_an_excerpt_that_begins_in_the_middle_keeps_its_order_of_marks() -> None:
    document = read(
        "（四）推进改革。全面覆盖。（市市场监管局牵头）\n（五）优化登记。自主申报。（市税务局牵头）\n"
        "三、优化要素供给\n（八）强化用地保障。弹性出让。（市自然资源局牵头）"
    )
    assert [(task.number, task.section) for task in document.tasks] == [
        ("四", ""),
        ("五", ""),
        ("八", "优化要素供给"),
    ]


def test_a_unit_cut_by_the_end_of_a_line_is_put_together() -> None:
    (task,) = read(
        "（一）优化服务。推行全程网办。\n牵头单位：县市场监管局\n"
        "责任单位：县公安局、县税务局、县人社局、县医保局、县住\n房公积金管理中心\n完成时限：2024年6月底"
    ).tasks
    assert task.responsible[-1] == "县住房公积金管理中心"
    assert task.body == "推行全程网办。"


def test_items_run_into_one_line_after_their_section_are_tasks() -> None:
    assert summaries(
        "某区要点\n一、政务环境。1.一窗受理（责任单位：区审批局）；2.一网通办（责任单位：区数据局）。\n"
        "二、法治环境。1.规范执法（责任单位：区司法局）；2.公正司法（责任单位：区法院）。"
    ) == [
        ("1", "一窗受理", [], ["区审批局"], ""),
        ("2", "一网通办", [], ["区数据局"], ""),
        ("1", "规范执法", [], ["区司法局"], ""),
        ("2", "公正司法", [], ["区法院"], ""),
    ]


def test_items_run_together_without_stops_are_told_apart_by_their_count() -> None:
    text = (
        "街道环境整治方案根据区里要求开展整治主要任务（一）清理卫生死角牵头部门：环卫所"
        "（二）规范户外广告牵头部门：市容科（一）协助交警做好停车管理配合部门：综合科"
        "（二）协助住建做好工地检查配合部门：法制科"
    )
    assert [(task.title, task.lead, task.supporting) for task in read(text).tasks] == [
        ("清理卫生死角", ("环卫所",), ()),
        ("规范户外广告", ("市容科",), ()),
        ("协助交警做好停车管理", (), ("综合科",)),
        ("协助住建做好工地检查", (), ("法制科",)),
    ]


def test_people_beside_the_units_of_an_excerpt_make_no_task() -> None:
    document = read(
        "责任人：陈明副市长\n协调人：何平副秘书长\n责任单位：市水务局。\n七、城市建设\n"
        "1. 编制规划。\n责任人：陈明副市长\n协调人：何平副秘书长\n责任单位：市规划局。\n"
        "2. 推进铁路建设。\n责任人：陈明副市长\n责任单位：市交通局。"
    )
    assert [(task.title, task.responsible) for task in document.tasks] == [
        ("编制规划", ("市规划局",)),
        ("推进铁路建设", ("市交通局",)),
    ]
    assert [(w.line, w.message) for w in document.warnings] == [
        (3, "此处的分工没有对应的任务，没有读入，请核对")
    ]


def test_numbers_that_lost_their_marks_still_count() -> None:
    assert summaries(
        "一、整治卫生\n1加强清扫保洁。落实制度。责任单位：城管局\n2清理积存垃圾。责任单位：交通局\n"
        "二、整治容貌\n1规范广告。清理广告。责任单位：城管局\n2规范停车。3月底前划线。责任单位：公安局"
    ) == [
        ("1", "加强清扫保洁", [], ["城管局"], ""),
        ("2", "清理积存垃圾", [], ["交通局"], ""),
        ("1", "规范广告", [], ["城管局"], ""),
        ("2", "规范停车", [], ["公安局"], ""),
    ]


def test_quantities_at_the_beginning_of_a_line_are_no_numbers() -> None:
    document = read(
        "1.建设项目。\n3个园区开工，\n2月底完成。（市发改委负责）\n2.筹资。（市财政局负责）"
    )
    assert [task.title for task in document.tasks] == ["建设项目", "筹资"]


def test_numbered_units_behind_a_label_are_no_items() -> None:
    assert summaries(
        "1.清扫保洁。责任单位：（1）城管局负责城区街道；（2）交通局负责国道。\n"
        "2.清理垃圾。责任单位：（1）城管局负责城区；（2）各乡镇负责乡村。"
    ) == [
        ("1", "清扫保洁", [], ["城管局", "交通局"], ""),
        ("2", "清理垃圾", [], ["城管局", "各乡镇"], ""),
    ]


def test_a_line_that_lists_units_belongs_to_the_item_above() -> None:
    assert summaries(
        "1.推进项目。\n市发改委、市财政局\n2.强化资金。\n市财政局、市审计局\n3.加强监管。\n市住建局、各县区政府"
    ) == [
        ("1", "推进项目", [], ["市发改委", "市财政局"], ""),
        ("2", "强化资金", [], ["市财政局", "市审计局"], ""),
        ("3", "加强监管", [], ["市住建局", "各县区政府"], ""),
    ]


def test_an_excerpt_may_begin_inside_a_task_and_with_any_number() -> None:
    document = read(
        "完善制度。（责任单位：市人社局）18.强化培训。（责任单位：市教育局）"
        "19.促进创业。（责任单位：市总工会）\n三、保障措施\n（一）加强领导。高度重视。"
    )
    assert [(task.number, task.title, task.responsible) for task in document.tasks] == [
        ("", "完善制度", ("市人社局",)),
        ("18", "强化培训", ("市教育局",)),
        ("19", "促进创业", ("市总工会",)),
    ]


def test_problems_may_be_counted_like_tasks() -> None:
    text = "问题1：项目慢。\n责任单位：市发改委。\n问题2：资金少。\n责任单位：市财政局。"
    assert [task[:2] for task in summaries(text)] == [("1", "项目慢"), ("2", "资金少")]


def test_a_blank_may_stand_for_the_mark_behind_a_number() -> None:
    text = "1 推进建设。责任单位：市发改委\n2 筹集资金。责任单位：市财政局"
    assert [task[:2] for task in summaries(text)] == [("1", "推进建设"), ("2", "筹集资金")]
