"""Finding tables inside plain text."""

from reports.incoming.tables.heading_gaps import task_headings_of
from reports.incoming.tables.text_tables import find_tables

HEADINGS = ["序号", "重点任务", "牵头单位", "责任单位", "完成时限"]
FIRST = ["1", "优化开办企业服务", "市市场监管局", "市税务局", "2024年6月底"]
SECOND = ["2", "提升办税便利度", "市税务局", "市财政局", "持续推进"]


def rows_of(*lines: str) -> list[list[str]]:
    tables = find_tables("\n".join(lines).split("\n"))
    return [list(row) for table in tables for row in table.rows]


def test_rows_are_cut_at_tabs() -> None:
    lines = ["说明文字", *("\t".join(row) for row in (HEADINGS, FIRST, SECOND)), "附注"]
    assert rows_of(*lines) == [HEADINGS, FIRST, SECOND]


def test_each_row_knows_its_line() -> None:
    lines = ["说明文字", "\t".join(HEADINGS), "", "\t".join(FIRST)]
    assert find_tables(lines)[0].row_lines == (2, 4)


def test_an_empty_first_cell_stays_empty() -> None:
    rows = rows_of("类别\t序号\t任务\t牵头单位", "政务\t1\t甲\t市发改委", "\t2\t乙\t市财政局")
    assert rows[2] == ["", "2", "乙", "市财政局"]


def test_empty_cells_lost_at_the_end_of_a_row_come_back() -> None:
    rows = rows_of("序号\t任务\t牵头单位\t备注", "1\t甲\t市发改委", "2\t乙\t市财政局\t新增")
    assert rows[1] == ["1", "甲", "市发改委", ""]


def test_a_row_broken_over_lines_is_put_together() -> None:
    rows = rows_of(
        "\t".join(HEADINGS),
        "1\t优化开办企业\n服务\t市市场监管局\t市税务局、\n市财政局\t2024年6月底",
        "\t".join(SECOND),
    )
    assert rows[1] == [
        "1",
        "优化开办企业\n服务",
        "市市场监管局",
        "市税务局、\n市财政局",
        "2024年6月底",
    ]
    assert rows[2] == SECOND


def test_a_heading_between_rows_spans_the_table() -> None:
    rows = rows_of("\t".join(HEADINGS), "一、政务环境", "\t".join(FIRST))
    assert rows[1] == ["一、政务环境"] * 5


def test_rows_are_cut_at_bars() -> None:
    rows = rows_of("| 序号 | 重点任务 | 责任单位 |", "|---|---|---|", "| 1 | 甲 | 市发改委 |")
    assert rows == [["序号", "重点任务", "责任单位"], ["1", "甲", "市发改委"]]


def test_rows_are_cut_at_several_blanks_under_known_headings() -> None:
    rows = rows_of("序号   重点任务   责任单位", "1   甲   市发改委", "2   乙   市财政局")
    assert rows[1:] == [["1", "甲", "市发改委"], ["2", "乙", "市财政局"]]


def test_blanks_in_running_text_make_no_table() -> None:
    assert rows_of("各区   各部门   各单位：", "现将方案   印发给你们   请执行。") == []


def test_a_single_tab_after_a_number_makes_no_table() -> None:
    assert rows_of("1.\t制定方案。", "2.\t落实任务。") == []


def test_cells_on_lines_of_their_own_are_put_into_rows() -> None:
    assert rows_of("任务分工表", *HEADINGS, *FIRST, *SECOND) == [HEADINGS, FIRST, SECOND]


def test_bars_and_blank_lines_between_such_cells_do_not_matter() -> None:
    lines = [f"{cell} |" for cell in (*HEADINGS, *FIRST)]
    assert rows_of("\n\n".join(lines)) == [HEADINGS, FIRST]


def test_a_long_cell_of_several_lines_stays_one_cell() -> None:
    first = ["1", "压缩开办时间。", "推行全程网办。", "市市场监管局", "市税务局", "2024年6月底"]
    rows = rows_of(*HEADINGS, *first, *SECOND)
    assert rows[1][1:3] == ["压缩开办时间。\n推行全程网办。", "市市场监管局"]
    assert rows[2] == SECOND


def test_a_cell_that_left_no_line_behind_stays_empty() -> None:
    rows = rows_of(*HEADINGS, "1", "压缩开办时间", "市市场监管局", "2024年6月底", *SECOND)
    assert rows[1] == ["1", "压缩开办时间", "市市场监管局", "", "2024年6月底"]


def test_a_heading_among_such_cells_spans_the_table() -> None:
    rows = rows_of(*HEADINGS, *FIRST, "二、法治环境", *SECOND)
    assert rows[2] == ["二、法治环境"] * 5


def test_a_group_before_the_serials_goes_with_its_row() -> None:
    rows = rows_of("类别", *HEADINGS, "政务环境", *FIRST, "法治环境", *SECOND)
    assert [row[0] for row in rows[1:]] == ["政务环境", "法治环境"]


def test_such_cells_without_serials_are_counted_off() -> None:
    rows = rows_of(*HEADINGS[1:], *FIRST[1:], *SECOND[1:], "附件到此为止")
    assert rows == [HEADINGS[1:], FIRST[1:], SECOND[1:]]


def test_text_after_the_last_row_is_left_out() -> None:
    rows = rows_of(*HEADINGS, *FIRST, "某市人民政府办公室", "2024年3月1日印发")
    assert rows[-1] == FIRST


def test_a_drawn_table_is_read_with_its_merged_cells() -> None:
    rows = rows_of(
        "┌────┬───┬────┐",
        "│工 作 任 务│分管领│责任单位│",
        "│    │ 导 │    │",
        "├────┼───┼────┤",
        "│发展教育 │李某 │市教育局│",
        "├────┤   ├────┤",
        "│稳定就业 │   │市人社局│",
        "└────┴───┴────┘",
    )
    assert rows == [
        ["工 作 任 务", "分管领导", "责任单位"],
        ["发展教育", "李某", "市教育局"],
        ["稳定就业", "李某", "市人社局"],
    ]


def test_units_on_several_lines_stay_in_their_column() -> None:
    cells = ["1", "压缩开办时间", "市市场监管局", "市税务局、", "市财政局", "2024年6月底"]
    assert rows_of(*HEADINGS, *cells, *SECOND)[1] == [
        "1", "压缩开办时间", "市市场监管局", "市税务局、\n市财政局", "2024年6月底",
    ]  # fmt: skip


def test_a_row_broken_between_cells_keeps_them_apart() -> None:
    rows = rows_of(
        "\t".join(HEADINGS),
        "\t".join(FIRST[:2]),
        "\t".join(FIRST[2:4]),
        FIRST[4],
        "\t".join(SECOND),
    )
    assert rows == [HEADINGS, FIRST, SECOND]


def test_a_row_broken_inside_and_between_cells_is_put_together() -> None:
    rows = rows_of(
        "\t".join(HEADINGS),
        "1\t优化开办企业、",
        "注销服务。",
        "市市场监管局\t市税务局\t6月底",
        "\t".join(SECOND),
    )
    assert rows[1] == ["1", "优化开办企业、\n注销服务。", "市市场监管局", "市税务局", "6月底"]


def test_a_serial_alone_on_its_line_begins_the_next_row() -> None:
    rows = rows_of("\t".join(HEADINGS), "\t".join(FIRST), "2", "\t".join(SECOND[1:]))
    assert rows == [HEADINGS, FIRST, SECOND]


def test_a_title_between_two_tables_parts_them() -> None:
    other = ["序号\t责任单位\t电话", "1\t市发改委\t12345"]
    lines = ["\t".join(HEADINGS), "\t".join(FIRST), "附件2", "通讯录", *other]
    assert [len(table.rows) for table in find_tables(lines)] == [2, 2]


def test_a_cell_broken_over_many_lines_keeps_its_row_together() -> None:
    measures = [f"（{n}）推行第{n}项措施；" for n in range(1, 9)]
    rows = rows_of("\t".join(HEADINGS), "1\t优化服务：", *measures, "\t市发改委\t市财政局\t6月底")
    assert len(rows) == 2
    assert rows[1][2:] == ["市发改委", "市财政局", "6月底"]


def test_cells_on_lines_may_stand_under_an_unknown_heading() -> None:
    headings = ["序号", "条块", "金点子", "牵头单位", "协同单位", "兑现时间"]
    first = ["1", "企业服务", "优化开办企业服务", "市市场监管局", "市税务局", "6月底"]
    assert rows_of("任务清单", *headings, *first) == [headings, first]


def test_the_words_of_an_item_list_are_not_cut_at_those_of_a_task_table() -> None:
    headings = ["序号", "事项", "创建单位", "同批地区", "省直单位"]
    first = ["1", "信用修复", "市发改委", "大冶市、阳新县", "省发改委"]
    assert rows_of("事项清单", *headings, *first) == [headings, first]


def test_rows_at_bars_may_stand_under_an_unknown_heading() -> None:
    rows = [["序号", "金点子", "牵头单位", "时限"], ["1", "推进证照互认", "市数据局", "6月底"]]
    assert rows_of(*("|".join(row) for row in rows)) == rows


def test_labels_parted_by_tabs_are_no_headings() -> None:
    lines = [
        "1.优化服务。推行全程网办。",
        "牵头单位：市数据局\t配合单位：市公安局\t完成时间：6月底",
        "2.清理壁垒。抽查项目。",
        "牵头单位：市发改委\t配合单位：市司法局\t完成时间：年底",
    ]
    tables = find_tables(lines)
    assert not [table for table in tables if task_headings_of(table.rows)]


def test_serials_may_stand_without_a_heading_of_their_own() -> None:
    lines = ["工作任务", "|", "具体要求", "|", "责任科室", "|", "完成时限"]
    lines += ["做好公开", "|", "1", "|", "更新公开目录。", "|", "办公室", "|", "年底前", "|"]
    lines += ["2", "|", "发布年度报告。", "|", "各科室", "|", "持续推进", "|"]
    assert rows_of(*lines) == [
        ["工作任务", "序号", "具体要求", "责任科室", "完成时限"],
        ["做好公开", "1", "更新公开目录。", "办公室", "年底前"],
        ["", "2", "发布年度报告。", "各科室", "持续推进"],
    ]


def test_cells_move_right_where_a_merged_first_cell_was_left_out() -> None:
    rows = rows_of(
        "工作任务 | 具体措施 | 责任部门 |",
        "一、做好公开。 | 1.公开预算和决算。 | 财务科 |",
        "2.更新网站的概况信息。 | 办公室牵头，各科室配合 | |",
    )
    assert rows[2] == ["", "2.更新网站的概况信息。", "办公室牵头，各科室配合"]


def test_cells_stay_in_place_where_the_last_one_is_empty() -> None:
    rows = rows_of(
        "| 工作任务 | 具体措施 | 责任部门 |",
        "| 做好公开 | 公开预算和决算。 | 财务科 |",
        "| 做好宣传 | 更新网站的概况信息。 | |",
    )
    assert rows[2] == ["做好宣传", "更新网站的概况信息。", ""]


def test_a_section_heading_lets_serials_of_an_extract_jump() -> None:
    headings = ["序号", "重点任务", "主要责任单位", "协同配合单位"]
    first = ["3", "扩大有效投资。", "区发改委", "区工信局、区住建局。"]
    second = ["68", "新建两所幼儿园。", "区教育局", "区政府有关部门。"]
    rows = rows_of(*headings, "一、预期目标", *first, "二、稳定增长", "三、改善民生", *second)
    assert [row[0] for row in rows] == [
        "序号",
        "一、预期目标",
        "3",
        "二、稳定增长",
        "三、改善民生",
        "68",
    ]
    assert (rows[2], rows[5]) == (first, second)


def test_two_rows_under_one_merged_serial_share_their_unit() -> None:
    headings = ["序号", "民生实事", "责任单位", "完成时限"]
    first = ["5", "新建养护楼。", "县民政局", "5月底前"]
    rows = rows_of(
        *headings, *first, "新建老年大学。", "12月底前", "6", "新建公园。", "县住建局", "年底"
    )
    assert rows[1:3] == [first, ["5", "新建老年大学。", "县民政局", "12月底前"]]


def test_rows_are_cut_at_single_blanks_under_spaced_out_headings() -> None:
    rows = rows_of(
        "一、各部门要加强督查，按时报送进展。",
        "序号 重 点 任 务 牵头负责部门 完成 时限",
        "1 新增就业1000人以上 市人力资源社会保障局 年底前",
        "2 推进 5G 基站建设，",
        "覆盖全部乡镇 市工业和信息化局 6月底前",
    )
    assert rows == [
        ["序号", "重点任务", "牵头负责部门", "完成时限"],
        ["1", "新增就业1000人以上", "市人力资源社会保障局", "年底前"],
        ["2", "推进\n5G\n基站建设，\n覆盖全部乡镇", "市工业和信息化局", "6月底前"],
    ]


def test_a_section_between_rows_at_single_blanks_spans_the_table() -> None:
    rows = rows_of(
        "序号 任务 责任单位",
        "一、稳定增长",
        "1 扩大投资 市发改委",
        "二、改善民生",
        "2 新建学校 市教育局",
    )
    assert [row[0] for row in rows] == ["序号", "一、稳定增长", "1", "二、改善民生", "2"]


def test_text_with_single_blanks_that_names_no_unit_is_no_table() -> None:
    assert rows_of("序号 任务 责任单位", "1 扩大 有效投资", "2 新建 学校") == []


def test_a_task_that_ends_like_the_name_of_a_body_stays_a_task() -> None:
    rows = rows_of(
        "序号", "任务", "责任单位", "1", "新建中学", "市教育局", "2", "新建小学", "市教育局"
    )
    assert rows[1:] == [["1", "新建中学", "市教育局"], ["2", "新建小学", "市教育局"]]


def test_two_rows_under_one_merged_serial_may_have_units_of_their_own() -> None:
    headings = ["序号", "任务", "责任单位", "完成时限"]
    first = ["1", "新建养护楼", "县民政局", "5月底"]
    second = ["新建中学", "县教育局", "6月底"]
    rows = rows_of(*headings, *first, *second, "2", "新建公园", "县住建局", "年底")
    assert rows[1:3] == [first, ["1", *second]]


def test_rows_at_single_blanks_without_serials_end_where_cells_suit_no_more() -> None:
    headings = "重点任务 牵头单位 完成时限"
    first, second = "推进证照互认 市发改委 6月底前", "清理隐性壁垒 市司法局 年底"
    rows = rows_of(headings, first, second, "来源 本网 浏览次数")
    assert rows == [headings.split(), first.split(), second.split()]


def test_roles_below_a_merged_heading_stand_in_its_place() -> None:
    rows = rows_of(
        *("序号", "工程名称", "工程目的", "责任单位", "时间安排", "投资估算"),
        *("牵头单位", "协助单位"),
        *("1", "完善管网", "截污", "市规划局", "市住建局 市城管局", "2024年底完成", "50"),
        *("2", "新建泵站", "排涝", "市水务局", "属地政府", "持续推进", "2000"),
    )
    assert rows == [
        ["序号", "工程名称", "工程目的", "牵头单位", "协助单位", "时间安排", "投资估算"],
        ["1", "完善管网", "截污", "市规划局", "市住建局 市城管局", "2024年底完成", "50"],
        ["2", "新建泵站", "排涝", "市水务局", "属地政府", "持续推进", "2000"],
    ]


def test_as_many_lines_as_columns_may_still_hold_two_lines_of_one_cell() -> None:
    rows = rows_of(
        *("序号", "重点任务", "具体要求", "责任单位"),
        *("1", "污水处理", "扩建污水处理厂并投入运行。", "市住建局"),
        *("2", "改造工业园区污水收集管网。", "市住建局", "新区管委会"),
    )
    assert rows[2] == ["2", "", "改造工业园区污水收集管网。", "市住建局\n新区管委会"]


def test_lines_between_rows_at_single_blanks_go_on_with_a_remark() -> None:
    rows = rows_of(
        "重点工作 基本要求 牵头部门 协同部门 完成情况",
        "项目建设 全年开工20个（含续建） 市发改委 市财政局、市住建局 1、已开工5个。",
        "2、完成投资3亿元。",
        "资金保障 到位资金5亿元 市财政局 市审计局 已到位2亿元",
    )
    assert [row[2:4] for row in rows[1:]] == [
        ["市发改委", "市财政局、市住建局"],
        ["市财政局", "市审计局"],
    ]


def test_a_table_on_one_line_is_read_where_every_cell_suits_its_column() -> None:
    headings = "2024年任务分解表 序号 重点任务 工作措施 牵头单位 完成时限"
    line = (
        f"{headings} 1 扩大投资 新开工20个 市发改委 年底前 2 稳定就业 新增1万人 市人社局 持续推进"
    )
    assert rows_of("前言", line)[1:] == [
        ["1", "扩大投资", "新开工20个", "市发改委", "年底前"],
        ["2", "稳定就业", "新增1万人", "市人社局", "持续推进"],
    ]
    assert rows_of(f"{headings} 1 扩大投资 市发改委 新开工20个 年底前 市住建局 2 稳定 就业") == []


def test_the_first_task_below_headings_one_a_line_is_no_heading() -> None:
    headings = ["工作任务", "责任单位", "完成时限"]
    first = ["完善优惠政策措施", "市发改委", "2024年6月底"]
    second = ["推进项目，开工20个", "市住建局", "2024年9月底"]
    assert rows_of(*headings, *first, *second) == [headings, first, second]


def test_a_cell_of_two_lines_keeps_the_rows_after_it_in_step() -> None:
    headings = ["工作任务", "责任单位", "完成时限"]
    rows = rows_of(
        *headings,
        *("完善政策，", "落实到位", "市发改委", "2024年6月底"),
        *("推进项目", "市住建局", "2024年9月底"),
        *("某市办公室", "2024年3月1日"),
    )
    assert rows[1:] == [
        ["完善政策，\n落实到位", "市发改委", "2024年6月底"],
        ["推进项目", "市住建局", "2024年9月底"],
    ]


def test_a_table_at_bars_on_one_line_is_cut_at_its_serials() -> None:
    rows = rows_of(
        "| 序号 | 任务 | 责任单位 | | 1 | 推进 项目 | 市发改委 | | 2 | 筹资 | 市财政局 |"
    )
    assert rows[1:] == [["1", "推进 项目", "市发改委"], ["2", "筹资", "市财政局"]]


def test_cells_of_an_excerpt_without_headings_are_put_into_rows() -> None:
    rows = [
        ["12", "推进公开", "完善目录，按时公开。", "市政府办", "12月底"],
        ["13", "优化服务", "落实减税政策。", "市税务局", "全年"],
        ["14", "加强培训", "组织四期培训。", "市人社局", "11月底"],
    ]
    assert rows_of(*[cell for row in rows for cell in row]) == rows
    assert rows_of("12", "推进公开", "13", "优化服务", "14", "加强培训") == []
