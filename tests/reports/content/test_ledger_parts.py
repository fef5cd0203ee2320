"""A ledger taken apart: rows of several parts stand in each, and the sum adds up."""

from datetime import date

from models.filters import BLANK_LABEL
from reports.content.ledger_parts import SUM_NAME, LedgerPart, SumWords, parts_of, sum_sheet

ROWS = (("甲",), ("甲", "乙"), (), ("丙", "丙"), ("",))
WORDS = SumWords("重点任务台账", "单位", "文号：某发〔2024〕1号", date(2024, 10, 20), len(ROWS))


def parts(order: tuple[str, ...] = ()) -> tuple[LedgerPart[tuple[str, ...]], ...]:
    return parts_of(ROWS, lambda row: row, order)


def test_a_row_of_several_parts_stands_in_each_once() -> None:
    found = {part.name: part.rows for part in parts()}
    assert found["甲"] == (("甲",), ("甲", "乙"))
    assert found["乙"] == (("甲", "乙"),)
    assert found["丙"] == (("丙", "丙"),)


def test_rows_of_no_part_stand_in_a_blank_one_at_the_end() -> None:
    assert (parts()[-1].name, parts()[-1].rows) == (BLANK_LABEL, ((), ("",)))


def test_parts_follow_the_order_given_then_the_rows_and_none_is_empty() -> None:
    assert [part.name for part in parts(("丁", "乙"))] == ["乙", "甲", "丙", BLANK_LABEL]


def test_a_part_says_which_of_its_rows_stand_elsewhere_too() -> None:
    first, *_ = parts()
    assert first.remarks == ("其中1项同时列在乙的表里。",)
    assert parts()[2].remarks == ()


def test_the_sum_names_each_part_with_its_rows_and_place() -> None:
    found = parts()
    sheet = sum_sheet(found, [f"表{n}" for n in range(len(found))], WORDS)
    assert sheet.name == SUM_NAME
    assert sheet.rows[0] == (1, "甲", 2, 1, "表0")
    assert sum(int(str(row[2])) for row in sheet.rows) == 6
    assert sheet.notes == (
        "共5项，分在4张表里。",
        "一项涉及几个单位的，在每张表里都列出，各表相加为6项。",
    )
