"""Receipts: what came, what was taken, what was kept out and why, what is asked of the unit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from models.intake_plan import FilePlan, RowState, Verdict
from models.intake_records import ReceivedRow, ReceivedState, RowCounts
from models.round_records import RoundAsk, RoundRow, SentRow
from models.vocabulary import AskedKind
from reports.content.document_parts import TextSection
from reports.content.intake_receipt import (
    IntakeReceipt,
    ReceiptFile,
    compose_receipt,
    taken_cells,
)
from tests.reports.returned import ROUND, UNIT, cell, plan, planned, returned

ROUND_ROW = RoundRow(
    "r", ROUND, "2024-06", date(2024, 7, 5), (RoundAsk.whole(AskedKind.TASKS),), False, "",
    datetime(2024, 6, 20, tzinfo=UTC), 5, 5,
)  # fmt: skip
RECEIVED = ReceivedRow(
    "f1", "r", "u1", UNIT, "鄂城区.xlsx", "3f9a12bc" + "a" * 56, 2000, 2, ReceivedState.ACCEPTED,
    RowCounts(), "", True, "张三", datetime(2024, 7, 6, 9, 30, tzinfo=UTC),
)  # fmt: skip
TAKEN = planned(
    5, RowState.SAME,
    cell(5, "progress", Verdict.SAME, theirs="已印发行动方案。", sent="已印发行动方案。"),
    cell(5, "status", Verdict.SAME, theirs="已完成", sent="已完成"),
    cell(5, "percent", Verdict.KEEP, theirs=0.8),
)  # fmt: skip
SENT = SentRow(AskedKind.TASKS, "", "t1", {"status": "已完成", "progress": None})
CLEAN = ReceiptFile(RECEIVED, FilePlan((TAKEN,), (), ()), returned(), (SENT,))
FAULTY = ReceiptFile(RECEIVED, plan(), returned())
REFUSED = ReceiptFile(
    replace(
        RECEIVED, id="f2", unit="华容区", state=ReceivedState.REFUSED,
        reason="“华容区.xlsx”设了打开密码，没有收。请去掉密码后重报。",
    )
)  # fmt: skip


def receipt(*files: ReceiptFile, unit: str = UNIT, today: date = date(2024, 7, 3)) -> IntakeReceipt:
    return compose_receipt(ROUND_ROW, files, today=today, office="市优化办", unit=unit)


def section(of: IntakeReceipt, name: str) -> TextSection:
    return next(one for one in of.sections if one.heading.endswith(name))


def rows_of(of: IntakeReceipt, name: str) -> Sequence[Sequence[str]]:
    table = section(of, name).table
    assert table is not None
    return [row for group in table.groups for row in group.rows]


def test_a_receipt_names_round_period_unit_and_who_gives_it() -> None:
    said = receipt(CLEAN)
    assert dict(said.facts) == {
        "报送批次": ROUND, "报送期间": "2024年6月", "填报单位": UNIT, "报送截止": "2024年7月5日",
    }  # fmt: skip
    assert said.signature == ("市优化办", "2024年7月3日")


def test_each_file_stands_with_version_hash_and_who_received_it() -> None:
    ((name, version, digits, _, who, state),) = rows_of(receipt(CLEAN), "收到的文件")
    assert (name, version, digits, who) == ("鄂城区.xlsx", "第2稿", "3f9a12bc", "张三")
    assert state == "已入库（迟报）"


def test_rows_are_counted_by_what_became_of_them() -> None:
    (row,) = rows_of(receipt(FAULTY), "比对结果（行）")
    assert row == ("鄂城区.xlsx", "4", "0", "1", "0", "1", "1", "1", "1")


def test_only_what_the_unit_changed_and_what_stands_here_counts_as_taken() -> None:
    ((record, cells),) = taken_cells(CLEAN).items()
    assert record == (AskedKind.TASKS, "t1")
    assert [one.column for one in cells] == ["progress"]
    assert rows_of(receipt(CLEAN), "已采用的内容") == [("重点任务", "制定行动方案", "本期进展")]


def test_a_file_that_was_not_taken_in_has_nothing_taken() -> None:
    waiting = replace(CLEAN, received=replace(RECEIVED, state=ReceivedState.RECEIVED))
    assert taken_cells(waiting) == {}
    said = receipt(waiting).sections
    assert [one.heading for one in said] == ["一、收到的文件", "二、比对结果（行）", "三、办理情况"]
    assert said[-1].paragraphs == ("报来的内容没有发现差错，待入库，不用重报。",)


def test_what_was_kept_out_stands_with_address_reason_and_remedy() -> None:
    first, *_, last = rows_of(receipt(FAULTY), "没有采用的内容")
    assert first == (
        "重点任务 G6", "120%", "完成比例写的是“120%”，超过 100%。这一格没有采用。",
        "请填 0% 到 100%，例如 80%。",
    )  # fmt: skip
    assert last[0] == "整个文件"


def test_the_unit_is_asked_to_send_again_before_the_last_day_or_soon() -> None:
    before = section(receipt(FAULTY), "请配合的事项").paragraphs
    after = section(receipt(FAULTY, today=date(2024, 7, 8)), "请配合的事项").paragraphs
    assert before == ("以上6处请鄂城区对照退改稿更正，于7月5日前重报市优化办。",)
    assert after == ("以上6处请鄂城区对照退改稿更正，尽快重报市优化办。",)


def test_a_clean_file_asks_for_nothing() -> None:
    assert receipt(CLEAN).sections[-1].paragraphs == ("报来的内容已按上表入库，不用重报。",)


def test_a_receipt_of_several_units_sums_up_by_unit() -> None:
    said = receipt(CLEAN, REFUSED, unit="")
    assert dict(said.facts)["收到文件"] == "2份"
    assert rows_of(said, "已采用的内容") == [(UNIT, "重点任务1项", "本期进展")]
    kept_out = section(said, "没有采用的内容").table
    assert kept_out is not None
    assert [(group.label, group.rows) for group in kept_out.groups] == [
        ("华容区", (("整个文件", "", "“华容区.xlsx”设了打开密码，没有收。", "请去掉密码后重报。"),))
    ]


def test_every_text_is_told_for_the_search_for_missing_characters() -> None:
    texts = list(receipt(FAULTY).texts())
    assert {"收报回执", "鄂城区.xlsx", "重点任务 G6", "市优化办"} <= set(texts)
