"""Reading lists of reform items."""

from pathlib import Path

import docx
import pytest

from models.paths import resource_path
from models.reading import ReadItem
from models.vocabulary import Role
from reports.incoming.files.opening import clipboard_source, open_source
from reports.incoming.plans.document_head import DocumentHead, read_head
from reports.incoming.source import Source
from reports.incoming.tables.item_list import is_item_list, read_item_list

SAMPLE = resource_path("samples", "2023-pilot-items.txt")


def source_of(*lines: str) -> Source:
    return clipboard_source("\n".join(lines))


def items_of(*lines: str) -> tuple[ReadItem, ...]:
    source = source_of(*lines)
    return read_item_list(source, read_head(source.lines))[0]


def messages_of(source: Source) -> list[str]:
    return [warning.message for warning in read_item_list(source, read_head(source.lines))[2]]


@pytest.fixture(scope="module")
def sample() -> Source:
    return clipboard_source(SAMPLE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sample_items(sample: Source) -> tuple[ReadItem, ...]:
    return read_item_list(sample, read_head(sample.lines))[0]


@pytest.fixture(scope="module")
def sample_messages(sample: Source) -> str:
    return "\n".join(messages_of(sample))


def test_the_sample_is_an_item_list(sample: Source) -> None:
    assert is_item_list(sample, read_head(sample.lines))


def test_the_sample_gives_its_readable_rows(sample_items: tuple[ReadItem, ...]) -> None:
    serials = [item.serial for item in sample_items]
    assert serials == [4, 5, 6, 7, *range(11, 16), *range(29, 37)]


def test_areas_come_from_the_ranges_of_serials_where_headings_are_lost(
    sample_items: tuple[ReadItem, ...],
) -> None:
    areas = {item.serial: item.area for item in sample_items}
    assert [areas[n] for n in (4, 11)] == ["市本级", "市本级"]
    assert [areas[n] for n in (12, 15)] == ["鄂城区", "鄂城区"]
    assert areas[29] == "梁子湖区"
    assert [areas[n] for n in (30, 34, 35, 36)] == ["葛店经开区"] * 2 + ["临空经济区"] * 2


def test_the_sample_declares_its_totals(sample: Source) -> None:
    declared = read_item_list(sample, read_head(sample.lines))[1]
    assert declared["total"] == 36
    assert declared["categories"] == 28
    assert declared["groups"] == {
        "市本级": 11, "鄂城区": 8, "华容区": 7, "葛店经开区": 5, "梁子湖区": 3, "临空经济区": 2,
    }  # fmt: skip


def test_each_column_of_a_row_lands_in_its_field(sample_items: tuple[ReadItem, ...]) -> None:
    item = next(item for item in sample_items if item.serial == 30)
    assert item.category == "支持平台经济健康发展税收管理服务探索"
    assert item.title.startswith("探索实施有活力")
    assert item.peers[:2] == ("东西湖区", "枣阳市")
    assert item.creating == ("葛店经开区税务局",)
    assert (item.guiding, item.provincial) == (("市税务局",), ("省税务局",))
    assert (item.remark, item.national) == ("国家试点项目", True)


def test_not_applicable_names_no_unit(sample_items: tuple[ReadItem, ...]) -> None:
    first = sample_items[0]
    assert first.creating == ("市地方金融工作局", "市财政局")
    assert first.guiding == ()
    assert first.not_applicable == (Role.GUIDING,)
    assert first.provincial == ("省财政厅", "省地方金融监管局")


@pytest.mark.parametrize(
    "told",
    [
        "应有 36 项，读到 17 项，缺少第 1—3、8—10、16—28 项",
        "“省财政厅 省地方金融监管局”中的单位之间只有空格",
        "“临空经济 区(2项)”词中有空格",
        "“沙阳县”疑为“沙洋县”",
        "“鄞阳区”疑为",
        "郧阳区",
        "“市交通运输局”与“市交通局”疑为同一单位",
        "“葛店开发区”与“葛店经开区”疑为同一单位",
        "华容区第 20—26 项",
        "“说明”中的数字没有核对完",
    ],
)
def test_the_traps_of_the_sample_are_pointed_at(sample_messages: str, told: str) -> None:
    assert told in sample_messages


def test_quoted_names_are_not_corrected(sample_items: tuple[ReadItem, ...]) -> None:
    assert "沙阳县" in sample_items[0].peers
    assert any("鄞阳区" in item.peers for item in sample_items)


HEADINGS = "序号\t改革事项名称\t改革内容\t创建单位\t指导单位\t试点地区\t备注"


def test_columns_are_known_by_their_headings() -> None:
    (item,) = items_of(HEADINGS, "1\t信用修复\t一口受理\t市发改委\t省发改委\t市本级\t")
    assert (item.serial, item.title, item.content) == (1, "信用修复", "一口受理")
    assert (item.creating, item.guiding, item.area) == (("市发改委",), ("省发改委",), "市本级")


@pytest.mark.parametrize(
    "headings",
    [
        "序号\t改革事项\t牵头单位\t责任单位\t备注",
        "序号\t改革事项\t省级指导部门\t牵头单位\t备注",
        "序号\t试点事项\t试点内容\t试点单位\t试点期限",
        "序号\t改革事项\t责任单位\t协办单位\t备注",
    ],
)
def test_items_with_lead_units_or_deadlines_are_tasks(headings: str) -> None:
    source = source_of("某市2024年改革事项清单", headings, "1\t信用修复\t市发改委\t市税务局\t年底")
    assert not is_item_list(source, read_head(source.lines))


@pytest.mark.parametrize(
    "headings",
    [
        "序号\t改革事项\t同批地区\t责任单位\t完成时限",
        "序号\t改革事项\t创建单位\t指导单位\t完成时限",
        "序号\t改革事项\t责任单位\t市直指导单位\t省直指导单位",
    ],
)
def test_columns_of_the_annex_make_an_item_list(headings: str) -> None:
    source = source_of("某市2024年清单", headings, "1\t信用修复\t市发改委\t省发改委\t年底")
    assert is_item_list(source, read_head(source.lines))


def test_the_deadline_of_an_item_is_kept_with_its_remark() -> None:
    headings = "序号\t改革事项\t创建单位\t牵头单位\t完成时间\t备注"
    (item,) = items_of(headings, "1\t信用修复\t市发改委\t市税务局\t2024年底\t新增")
    assert item.creating == ("市发改委", "市税务局")
    assert item.remark == "2024年底；新增"


def test_a_table_of_tasks_is_no_item_list() -> None:
    source = source_of(
        "某市2024年重点任务分工表",
        "序号\t重点任务\t牵头单位\t责任单位\t完成时限",
        "1\t优化服务\t市发改委\t市财政局\t2024年底",
    )
    assert not is_item_list(source, read_head(source.lines))


def test_rows_spanning_the_table_name_areas_or_categories() -> None:
    items = items_of(
        HEADINGS,
        "鄂城区（1项）",
        "1\t信用修复\t一口受理\t鄂城区发改局\t市发改委\t\t",
        "二、政务服务",
        "2\t一件事\t一次办\t鄂城区行政审批局\t市行政审批局\t\t",
    )
    assert [(item.area, item.category) for item in items] == [("鄂城区", ""), ("", "政务服务")]


def test_a_group_total_that_differs_from_its_rows_is_told() -> None:
    source = source_of(
        "序号\t地区\t改革事项\t创建单位\t指导单位",
        "1\t鄂城区（2项）\t信用修复\t鄂城区发改局\t市发改委",
        "2\t华容区（1项）\t一件事\t华容区政务局\t市行政审批局",
    )
    assert any("鄂城区应有 2 项，读到 1 项" in message for message in messages_of(source))


def test_a_repeated_serial_and_a_repeated_item_are_told() -> None:
    row = "\t信用修复\t一口受理\t市发改委\t省发改委\t市本级\t"
    messages = messages_of(source_of(HEADINGS, f"1{row}", f"1{row}"))
    assert any("序号 1 出现 2 次" in message for message in messages)
    assert any("重复" in message for message in messages)


def test_a_summary_that_contradicts_the_rows_is_told() -> None:
    source = source_of(
        HEADINGS,
        "1\t信用修复\t一口受理\t鄂城区发改局\t市发改委\t鄂城区\t",
        "2\t信用评价\t分级监管\t华容区发改局\t市发改委\t华容区\t",
        "说明：按指导部门分，市发改委1项、市财政局1项。",
    )
    told = [message for message in messages_of(source) if "不一致" in message]
    assert told == ["“说明”与清单不一致：市发改委写 1 项、读到 2 项；市财政局写 1 项、读到 0 项"]


def test_a_summary_that_agrees_with_the_rows_is_not_mentioned() -> None:
    source = source_of(
        HEADINGS,
        "1\t信用修复\t一口受理\t鄂城区发改局\t市发改委、市财政局\t鄂城区\t",
        "2\t信用评价\t分级监管\t市发改委\t/\t市本级\t",
        "说明：按市直创建及指导部门分，市发改委2项(含部门合作1项)，市财政局部门合作1项。",
    )
    assert not [message for message in messages_of(source) if "说明" in message]


def test_places_of_another_province_raise_no_doubt() -> None:
    messages = messages_of(
        source_of(
            "序号\t类项\t事项\t同批地区\t创建单位\t指导单位",
            "1\t信用\t修复\t东城区、西城区、江宁区、句容市\t市发改委\t省发改委",
        )
    )
    assert not [message for message in messages if "疑为" in message]


def test_the_annex_as_a_word_table_with_merged_groups(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(5, 8)
    for column, text in enumerate(
        ["地区", "序号", "类项", "事项", "同批地区", "创建单位", "指导单位", "指导单位"]
    ):
        table.cell(0, column).text = text
        table.cell(1, column).text = text
    for column, text in ((6, "市直"), (7, "省直")):
        table.cell(1, column).text = text
    for row, area in ((2, "鄂城区（2项）"), (4, "华容区（1项）")):
        table.cell(row, 0).text = area
    for row in (2, 3, 4):
        cells = [
            str(row - 1),
            "信用",
            f"修复{row}",
            "大冶市、阳新县",
            "区发改局",
            "市发改委",
            "省发改委",
        ]
        for column, text in enumerate(cells, 1):
            table.cell(row, column).text = text
    table.cell(2, 0).merge(table.cell(3, 0))
    document.save(str(tmp_path / "附件.docx"))
    source = open_source(tmp_path / "附件.docx")
    assert is_item_list(source, read_head(source.lines))
    items, declared, warnings = read_item_list(source, read_head(source.lines))
    assert [item.area for item in items] == ["鄂城区", "鄂城区", "华容区"]
    assert (items[0].guiding, items[0].provincial) == (("市发改委",), ("省发改委",))
    assert declared == {"total": 3, "groups": {"鄂城区": 2, "华容区": 1}}
    assert warnings == ()


def test_an_empty_source_has_no_items() -> None:
    assert read_item_list(source_of("没有表格"), DocumentHead())[0] == ()


@pytest.mark.parametrize("number", ["9" * 23, "13800000000", "²"])
def test_a_number_that_counts_nothing_is_no_serial(number: str) -> None:
    items = items_of(
        "改革事项清单",
        "序号\t地区\t类项\t事项\t改革内容\t创建单位",
        "1\t鄂城区\t类项\t事项甲\t内容\t市公安局",
        f"{number}\t鄂城区\t类项\t事项乙\t内容\t市公安局",
    )
    assert [item.serial for item in items] == [1, None]


def test_rows_without_a_remark_keep_their_units_in_their_columns() -> None:
    items = items_of(
        "序号\t区域\t类项\t事项\t创建单位\t市直指导单位\t省直指导单位\t备注",
        "1\t市本级\t优化纳税服务\t一键申报\t市税务局、市财政局\t/\t省税务局\t国家级试点",
        "2\t市本级\t优化纳税服务\t退税直达\t市税务局\t/\t省税务局\t",
        "3\t鄂城区\t法治环境\t庭前调解\t鄂城区法院\t市中院\t省法院\t",
    )
    assert [item.guiding for item in items] == [(), (), ("市中院",)]
    assert [item.provincial for item in items] == [("省税务局",), ("省税务局",), ("省法院",)]


def test_areas_of_the_same_batch_are_known_by_the_heading_of_our_own_ledger() -> None:
    items = items_of(
        "区域\t序号\t类项\t事项\t同批列入地区\t创建单位",
        "市本级\t1\t优化纳税服务\t一键申报\t武昌区、宜昌市\t市税务局",
        "\t2\t法治环境\t类案同判\t黄石市\t市法院",
    )
    assert [item.peers for item in items] == [("武昌区", "宜昌市"), ("黄石市",)]
    assert items[0].area == "市本级"


def test_a_stroke_before_an_empty_remark_stays_in_its_column() -> None:
    first, second = items_of(
        "江汉市2025年入选全省优化营商环境先行区改革事项清单",
        "区域\t序号\t类项\t事项\t同批列入地区\t创建单位\t市直指导单位\t省直指导单位\t备注",
        "东湖区（2项）\t1\t丁类\t壬事项\t武汉市\t东湖区公安分局\t市公安局\t/\t",
        "\t2\t丙类\t辛事项\t武汉市\t东湖区税务局\t/\t省税务局\t",
    )
    assert (first.creating, first.guiding) == (("东湖区公安分局",), ("市公安局",))
    assert first.not_applicable == (Role.PROVINCIAL,)
    assert (second.creating, second.guiding) == (("东湖区税务局",), ())
    assert (second.provincial, second.remark) == (("省税务局",), "")


def test_a_title_with_a_remark_that_has_a_comma_gives_the_year() -> None:
    head = read_head(
        source_of("附件", "江汉市2025年先行区改革事项清单（共12项，本表节选）", "序号\t事项").lines
    )
    assert head.year == 2025
