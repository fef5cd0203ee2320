"""A row a unit added to its form becomes a task or an item with its printed words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from models.fields import ItemFields, TaskFields
from models.intake_plan import PlannedRow, RowState, Verdict
from models.records import DocumentRow, RoleEntry, UnitRow
from models.returned import Doubt, ReturnedCell, ReturnedRow
from models.rules.intake_cells import undecided_cells
from models.rules.intake_new import (
    RecordingChoices,
    as_new_row,
    can_be_recorded,
    new_record,
    printed_role,
    source_words,
    told_document,
)
from models.vocabulary import AskedKind, DocumentKind, Role, UnitKind, UnitLevel

ASKED = frozenset({"status", "percent", "progress"})
AREA = UnitRow(
    "u", "鄂城区", "鄂城区人民政府", UnitLevel.AREA, UnitKind.GOVERNMENT, None, "", None, "", 1,
    (), (), None, None, "",
)  # fmt: skip
PLAN = DocumentRow(
    "d1", DocumentKind.PLAN, "2024年工作方案", "鄂州优化发〔2024〕4号", "", (), None, None, None,
    (), (), "", "", None, 0, 0, 0, datetime(2024, 1, 1, tzinfo=UTC),
)  # fmt: skip
OTHER = replace(PLAN, id="d2", title="专项方案", number="鄂州优化发〔2024〕9号")
CHOICES = RecordingChoices(
    AREA, 2024, (PLAN, OTHER), {AskedKind.TASKS: frozenset({PLAN.number, OTHER.number})}
)


def row(kind: AskedKind = AskedKind.TASKS, **texts: str) -> ReturnedRow:
    cells = {
        column: ReturnedCell(text, text or None, f"{letter}11")
        for letter, (column, text) in zip("ABCDEFGH", texts.items(), strict=False)
    }
    return ReturnedRow(kind, "重点任务", 11, "", cells)


def planned(one: ReturnedRow) -> PlannedRow:
    cells = undecided_cells(one, ASKED, Verdict.ASK, "还不知道")
    return PlannedRow(one.kind, "", one.text("title"), one.sheet, 11, RowState.NEW, cells)


def task_of(one: ReturnedRow, role: Role = Role.RESPONSIBLE) -> TaskFields:
    record = new_record(
        one, record_id="t-new", role=role, document_id="d1", choices=CHOICES, source="来处"
    )
    assert isinstance(record.fields, TaskFields)
    return record.fields


def test_a_task_keeps_the_printed_words_and_has_the_unit_in_its_role() -> None:
    fields = task_of(
        row(number="9", title="区级自选改革", body="先行先试", deadline="2024年10月底")
    )
    assert (fields.number, fields.title, fields.body) == ("9", "区级自选改革", "先行先试")
    assert (fields.deadline_text, fields.deadline) == ("2024年10月底", date(2024, 10, 31))
    assert fields.roles == (RoleEntry(Role.RESPONSIBLE, "鄂城区", unit_id="u"),)
    assert (fields.document_id, fields.year, fields.note) == ("d1", None, "来处")


def test_a_deadline_that_is_not_certain_stays_words() -> None:
    fields = task_of(row(title="甲", deadline="10月底或者年底前看情况"))
    assert fields.deadline_text == "10月底或者年底前看情况"
    assert fields.deadline is None


def test_those_the_row_names_as_leading_stand_before_the_unit_itself() -> None:
    fields = task_of(row(title="甲", lead="鄂城区、市司法局"))
    assert [(one.role, one.printed) for one in fields.roles] == [
        (Role.LEAD, "市司法局"),
        (Role.RESPONSIBLE, "鄂城区"),
    ]


def test_an_item_is_of_the_area_of_the_unit_and_keeps_the_number_in_words() -> None:
    one = row(AskedKind.ITEMS, number="37", title="自选事项")
    record = new_record(
        one, record_id="i", role=Role.CREATING, document_id=None, choices=CHOICES, source="来处。"
    )
    assert isinstance(record.fields, ItemFields)
    assert (record.fields.area, record.fields.serial, record.fields.year) == ("鄂城区", None, 2024)
    assert record.fields.note == "来处。单位写的清单序号是“37”。"


@pytest.mark.parametrize(
    ("words", "role"),
    [("", Role.RESPONSIBLE), ("牵头", Role.LEAD), ("配合（各区）", Role.SUPPORTING)],
)
def test_the_part_the_row_prints_is_offered(words: str, role: Role) -> None:
    assert printed_role(row(title="甲", role=words)) is role


def test_the_document_is_told_by_the_words_of_the_row() -> None:
    assert told_document(row(title="甲", source="鄂州优化发〔2024〕9号"), CHOICES) == "d2"


def test_the_document_is_told_where_the_form_has_rows_of_one_only() -> None:
    single = replace(CHOICES, sent_numbers={AskedKind.TASKS: frozenset({PLAN.number})})
    assert told_document(row(title="甲"), single) == "d1"
    assert told_document(row(title="甲"), CHOICES) is None


def test_a_form_with_rows_of_no_document_beside_others_tells_none() -> None:
    mixed = replace(CHOICES, sent_numbers={AskedKind.TASKS: frozenset({PLAN.number, ""})})
    assert told_document(row(title="甲"), mixed) is None


def test_a_row_without_any_name_is_none() -> None:
    assert not can_be_recorded(row(title=" ", progress="已启动"))
    assert can_be_recorded(row(title="", body="先行先试"))


def test_the_source_names_file_sheet_row_and_cell() -> None:
    said = source_words("鄂城区.xlsx", row(number="9", title="甲"))
    assert said == "由单位报送的“鄂城区.xlsx”录入：重点任务 第 11 行（B11）。"


def test_what_the_unit_filled_in_is_taken_and_what_it_named_is_no_change_of_ours() -> None:
    one = row(title="甲", deadline="年底前", status="推进中", progress="已启动")
    record = new_record(
        one, record_id="t", role=Role.LEAD, document_id=None, choices=CHOICES, source=""
    )
    after = as_new_row(planned(one), one, record, CHOICES)
    assert (after.record_id, after.state) == ("t", RowState.CHANGED)
    assert [(cell.column, cell.verdict) for cell in after.cells] == [
        ("status", Verdict.TAKE),
        ("progress", Verdict.TAKE),
    ]


def test_a_value_that_may_mean_two_things_is_still_asked() -> None:
    one = row(title="甲", progress="已启动")
    asked = ReturnedCell("1", None, "G11", Doubt.ASK, "可能是 1%，也可能是 100%。", (0.01, 1.0))
    one = replace(one, cells={**one.cells, "percent": asked})
    record = new_record(
        one, record_id="t", role=Role.LEAD, document_id=None, choices=CHOICES, source=""
    )
    assert as_new_row(planned(one), one, record, CHOICES).state is RowState.CONFLICT
