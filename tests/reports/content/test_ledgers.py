"""What the task ledger and the item ledger say (domain A3-A6)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from models.records import DocumentRow, ItemRow, RoleEntry, TaskRow
from models.vocabulary import DocumentKind, ItemStage, Role, TaskState, TaskStatus
from reports.content.ledger_sheet import LedgerCell, LedgerSheet
from reports.content.ledgers import item_ledgers, task_ledgers

TODAY = date(2024, 5, 20)
NOON = datetime(2024, 5, 20, 12, tzinfo=UTC)
PLAN_NUMBER = "鄂州优化发〔2024〕4号"
LIST_NUMBER = "鄂州优化发〔2023〕6号"
AREA_COUNTS = {
    "市本级": 11,
    "鄂城区": 8,
    "华容区": 7,
    "梁子湖区": 3,
    "葛店经开区": 5,
    "临空经济区": 2,
}
# The rows of the 2023 annex that can be read, with their areas (domain 2).
READABLE = {
    "市本级": (4, 5, 6, 7, 11),
    "鄂城区": (12, 13, 14, 15),
    "梁子湖区": (29,),
    "葛店经开区": (30, 31, 32, 33, 34),
    "临空经济区": (35, 36),
}


def task(**values: object) -> TaskRow:
    row = TaskRow(
        id="task",
        document_id="plan",
        document_number=PLAN_NUMBER,
        year=2024,
        section="强化顶层设计，做好全年工作谋划",
        number="1",
        title="制定升级版政策措施",
        body="高标准制定我市行动方案。",
        roles=(
            RoleEntry(Role.LEAD, "市优化办"),
            RoleEntry(Role.RESPONSIBLE, "市直各相关单位"),
            RoleEntry(Role.RESPONSIBLE, "各区"),
        ),
        deadline_text="2024年4月底",
        deadline=date(2024, 4, 30),
        ongoing=False,
        status=TaskStatus.IN_PROGRESS,
        latest_progress="",
        latest_progress_on=None,
        note="",
        line=20,
        order=1,
        updated_at=NOON,
    )
    return replace(row, **values)  # type: ignore[arg-type]  # a test names the fields it is about


def item(serial: int | None, area: str = "市本级", **values: object) -> ItemRow:
    row = ItemRow(
        id=f"item {serial}",
        document_id="list",
        document_number=LIST_NUMBER,
        year=2023,
        serial=serial,
        area=area,
        category="市场主体融资服务改革",
        title="新型“政银担”改革",
        content="",
        peers=("黄冈市", "老河口市"),
        roles=(
            RoleEntry(Role.CREATING, "市地方金融工作局"),
            RoleEntry(Role.CREATING, "市财政局"),
            RoleEntry(Role.PROVINCIAL, "省财政厅"),
        ),
        remark="",
        national=False,
        not_applicable=(Role.GUIDING,),
        stage=ItemStage.SELECTED,
        note="内部备注",
        line=40,
        order=1,
        updated_at=NOON,
    )
    return replace(row, **values)  # type: ignore[arg-type]  # a test names the fields it is about


def document(key: str, **values: object) -> DocumentRow:
    row = DocumentRow(
        id=key,
        kind=DocumentKind.PLAN,
        title="市优化营商环境领导小组关于印发《鄂州市2024年优化营商环境工作方案》的通知",
        number=PLAN_NUMBER,
        issuer="鄂州市优化营商环境领导小组",
        addressees=(),
        signed_on=date(2024, 3, 27),
        printed_on=None,
        published_on=None,
        basis_numbers=(),
        annexes=(),
        source_name="plan.txt",
        source_sha256="0" * 64,
        declared_total=None,
        task_count=0,
        item_count=0,
        warning_count=0,
        imported_at=NOON,
    )
    return replace(row, **values)  # type: ignore[arg-type]  # a test names the fields it is about


def annex_items() -> tuple[ItemRow, ...]:
    return tuple(item(serial, area) for area, serials in READABLE.items() for serial in serials)


def annex_document() -> DocumentRow:
    return document("list", declared_total=36, annexes=("鄂州市2023年入选全省改革事项清单",))


def value(sheet: LedgerSheet, heading: str, row: int = 0) -> LedgerCell:
    headings = [column.heading for column in sheet.columns]
    return sheet.rows[row][headings.index(heading)]


def areas(sheet: LedgerSheet) -> list[LedgerCell]:
    """The words of the groups, each once, in order."""
    return list(dict.fromkeys(row[0] for row in sheet.rows))


# The task ledger


def test_a_task_shows_printed_words_beside_the_parsed_date() -> None:
    (sheet,) = task_ledgers([task()], TODAY)
    assert value(sheet, "完成时限") == "2024年4月底"
    assert value(sheet, "截止日期") == date(2024, 4, 30)


def test_a_task_without_lead_says_so() -> None:
    (sheet,) = task_ledgers([task(roles=(RoleEntry(Role.RESPONSIBLE, "各区"),))], TODAY)
    assert value(sheet, "牵头单位") == "无牵头"
    assert value(sheet, "责任单位") == "各区"


def test_units_keep_their_printed_order() -> None:
    (sheet,) = task_ledgers([task()], TODAY)
    assert value(sheet, "责任单位") == "市直各相关单位、各区"


def test_supporting_units_have_a_column_only_when_there_are_any() -> None:
    supported = task(
        roles=(
            RoleEntry(Role.RESPONSIBLE, "市财政局"),
            RoleEntry(Role.RESPONSIBLE, "市税务局"),
            RoleEntry(Role.SUPPORTING, "市税务局"),
        )
    )
    (without,) = task_ledgers([task()], TODAY)
    (with_them,) = task_ledgers([task(), supported], TODAY)
    assert "配合单位" not in [column.heading for column in without.columns]
    assert value(with_them, "配合单位", 1) == "市税务局"
    assert value(with_them, "责任单位", 1) == "市财政局"


def test_the_state_is_of_the_day_of_the_ledger() -> None:
    (before,) = task_ledgers([task()], date(2024, 4, 30))
    (after,) = task_ledgers([task()], date(2024, 5, 1))
    assert value(before, "状态") != TaskState.OVERDUE
    assert value(after, "状态") == TaskState.OVERDUE


def test_progress_carries_its_date() -> None:
    reported = task(latest_progress="已印发。", latest_progress_on=date(2024, 5, 6))
    (sheet,) = task_ledgers([reported], TODAY)
    assert value(sheet, "最新进展") == "2024年5月6日：已印发。"


def test_the_note_counts_the_states() -> None:
    done = task(status=TaskStatus.DONE)
    (sheet,) = task_ledgers([done, done, task()], TODAY)
    assert sheet.notes == ("共3项：已完成2项，已逾期1项。状态截至2024年5月20日。",)


def test_the_ledger_is_named_after_the_plan_inside_the_notice() -> None:
    (sheet,) = task_ledgers([task()], TODAY, documents=[document("plan")])
    assert sheet.title == "鄂州市2024年优化营商环境工作方案重点任务台账"
    assert sheet.source_line == "文号：鄂州优化发〔2024〕4号　成文日期：2024年3月27日"
    assert sheet.date_line == "制表日期：2024年5月20日　单位：项"


def test_tasks_of_an_unknown_document_are_named_by_year() -> None:
    (sheet,) = task_ledgers([task()], TODAY)
    assert sheet.title == "2024年重点任务台账"
    assert sheet.source_line == "文号：鄂州优化发〔2024〕4号"


def test_each_document_has_its_own_sheet_numbered_from_one() -> None:
    other = task(document_id="other", document_number="鄂州优化发〔2022〕1号")
    sheets = task_ledgers([task(), other, task(number="2")], TODAY)
    assert [sheet.name for sheet in sheets] == [PLAN_NUMBER, "鄂州优化发〔2022〕1号"]
    assert [row[0] for row in sheets[0].rows] == [1, 2]


def test_no_tasks_give_one_empty_sheet() -> None:
    (sheet,) = task_ledgers([], TODAY)
    assert (sheet.rows, sheet.title) == ((), "重点任务台账")
    assert sheet.notes == ("目前没有重点任务。",)


# The item ledger


def test_the_annex_layout_is_kept() -> None:
    (sheet,) = item_ledgers(annex_items(), TODAY, documents=[annex_document()])
    assert [column.heading for column in sheet.columns] == [
        "区域",
        "序号",
        "类项",
        "事项",
        "同批列入地区",
        "创建单位",
        "市直指导单位",
        "省直指导单位",
        "备注",
    ]
    assert sheet.title == "鄂州市2023年入选全省改革事项清单"
    assert sheet.columns[0].is_group


def test_a_slash_is_kept_as_printed() -> None:
    (sheet,) = item_ledgers([item(4)], TODAY)
    assert value(sheet, "市直指导单位") == "/"
    assert value(sheet, "备注") == ""


def test_a_whole_list_counts_its_areas_as_the_annex_does() -> None:
    serials = iter(range(1, 37))
    rows = [item(next(serials), area) for area, count in AREA_COUNTS.items() for _ in range(count)]
    (sheet,) = item_ledgers(rows, TODAY, documents=[annex_document()])
    assert areas(sheet) == [f"{area}（{count}项）" for area, count in AREA_COUNTS.items()]
    assert sheet.notes == ("共36项。",)


def test_a_partial_list_names_what_is_missing() -> None:
    (sheet,) = item_ledgers(annex_items(), TODAY, documents=[annex_document()])
    assert sheet.notes == ("应有36项，现有17项，缺序号1～3、8～10、16～28。",)
    assert areas(sheet)[0] == "市本级（现有5项）"


def test_declared_areas_stand_beside_what_is_there() -> None:
    (sheet,) = item_ledgers(
        annex_items(), TODAY, documents=[annex_document()], declared={"list": AREA_COUNTS}
    )
    assert areas(sheet) == [
        "市本级（11项，现有5项）",
        "鄂城区（8项，现有4项）",
        "梁子湖区（3项，现有1项）",
        "葛店经开区（5项）",
        "临空经济区（2项）",
    ]
    assert sheet.notes[-1] == "华容区应有7项，尚未录入。"


def test_a_gap_is_noticed_without_any_declared_total() -> None:
    (sheet,) = item_ledgers([item(1), item(3)], TODAY)
    assert sheet.notes == ("共2项，缺序号2。",)
    assert areas(sheet) == ["市本级（现有2项）"]


def test_repeated_and_lost_serials_are_noticed() -> None:
    (sheet,) = item_ledgers([item(1), item(1), item(None)], TODAY)
    assert "有1项没有序号。" in sheet.notes
    assert "序号1重复出现。" in sheet.notes


@pytest.mark.parametrize(
    ("remark", "shown"),
    [
        ("国家试点项目", "国家试点项目"),
        ("", "国家试点项目"),
        ("与省厅联合", "国家试点项目；与省厅联合"),
    ],
)
def test_a_national_pilot_is_always_named(remark: str, shown: str) -> None:
    (sheet,) = item_ledgers([item(30, remark=remark, national=True)], TODAY)
    assert value(sheet, "备注") == shown


def test_internal_notes_do_not_leave_the_office() -> None:
    (sheet,) = item_ledgers([item(1)], TODAY)
    assert all("内部备注" not in str(cell) for cell in sheet.rows[0])


def test_content_has_a_column_only_when_there_is_any() -> None:
    (sheet,) = item_ledgers([item(1), item(2, content="设立风险补偿资金。")], TODAY)
    assert value(sheet, "主要内容", 1) == "设立风险补偿资金。"


def test_no_items_give_one_empty_sheet() -> None:
    (sheet,) = item_ledgers([], TODAY)
    assert sheet.rows == ()
    assert sheet.notes == ("目前没有改革事项。",)
