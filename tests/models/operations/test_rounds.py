"""Reporting rounds: opened with a snapshot, corrected, deleted; what was sent is kept."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from models.errors import RecordGoneError, UserError
from models.history import redo, undo
from models.issues import Severity
from models.operations.documents import accept_document
from models.operations.groups import set_group
from models.operations.items import create_item
from models.operations.rounds import (
    MadeForm,
    create_round,
    delete_rounds,
    edit_round,
    record_forms,
)
from models.operations.units import UnitInUseError, delete_units
from models.queries.rounds import (
    find_round,
    list_board,
    list_forms,
    list_rounds,
    list_sent_rows,
    read_choices,
)
from models.queries.units import list_groups, list_units
from models.round_records import AskedUnit, RoundAsk, RoundFields, SentRow, SentValue
from models.rules.checks import InvalidRecordError
from models.rules.round_checks import check_round
from models.rules.round_rows import expand_words
from models.rules.round_stamp import FormStamp, row_key
from models.store import tables
from models.store.workspace import Workspace
from models.vocabulary import AskedKind
from tests.builders import ITEM_FIELDS, READ_PLAN

TODAY = date(2024, 6, 20)
NAME = "2024年6月报送"


def fields_for(workspace: Workspace, *words: str) -> RoundFields:
    asked, problems = expand_words(words, list_units(workspace), list_groups(workspace))
    assert problems == ()
    asks = tuple(RoundAsk.whole(kind) for kind in AskedKind)
    return RoundFields(NAME, "2024年6月", date(2024, 7, 5), asks, asked)


def opened(workspace: Workspace, *words: str) -> str:
    fields = fields_for(workspace, *(words or ("各区", "市优化办")))
    return create_round(workspace, fields=fields, today=TODAY).record_ids[0]


def form_for(workspace: Workspace, round_id: str) -> MadeForm:
    unit = list_board(workspace, round_id)[0].unit_id
    sent = SentRow(AskedKind.TASKS, row_key(AskedKind.TASKS, "t"), "t", {"status": "推进中"})
    return MadeForm(
        FormStamp("form", round_id, unit, "2024-06"),
        "市优化办_6月.xlsx",
        "outbox",
        "f" * 64,
        (sent,),
    )


@pytest.fixture(autouse=True)
def _ledger(workspace: Workspace) -> None:
    accept_document(workspace, read=READ_PLAN)
    create_item(workspace, fields=ITEM_FIELDS)


def test_a_round_keeps_what_is_asked_and_who_must_report(workspace: Workspace) -> None:
    round_id = opened(workspace)
    (kept,) = list_rounds(workspace)
    assert (kept.id, kept.name, kept.period, kept.due_on) == (
        round_id, NAME, "2024-06", date(2024, 7, 5),
    )  # fmt: skip
    assert [ask.kind for ask in kept.asks] == list(AskedKind)
    board = list_board(workspace, round_id)
    assert {row.through for row in board} == {"", "各区"}
    assert (len(board), kept.unit_count) == (6, 6)
    office = next(row for row in board if row.unit == "市优化办")
    assert (office.task_count, office.item_count) == (1, 0)


def test_who_must_report_stays_when_the_group_changes(workspace: Workspace) -> None:
    round_id = opened(workspace)
    set_group(workspace, word="各区", member_ids=[list_units(workspace)[0].id])
    assert len(list_board(workspace, round_id)) == 6


def test_a_name_can_be_given_once(workspace: Workspace) -> None:
    opened(workspace)
    with pytest.raises(InvalidRecordError, match=f"已有名为“{NAME}”"):
        opened(workspace)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": " "}, "名称不能为空"),
        ({"period": "六月份"}, "看不懂报送期间“六月份”"),
        ({"due_on": None}, "请填报送截止"),
        ({"asks": ()}, "没有选要报什么"),
        ({"asks": (RoundAsk(AskedKind.TASKS, ()),)}, "至少要有一栏"),
        ({"units": ()}, "没有报送单位"),
    ],
)
def test_a_round_with_errors_is_refused(
    workspace: Workspace, change: dict[str, object], said: str
) -> None:
    fields = replace(fields_for(workspace, "各区"), **change)  # type: ignore[arg-type]  # any field
    with pytest.raises(InvalidRecordError, match=said):
        create_round(workspace, fields=fields, today=TODAY)
    assert list_rounds(workspace) == ()


def test_a_due_day_that_is_past_is_pointed_out_and_taken(workspace: Workspace) -> None:
    fields = replace(fields_for(workspace, "各区"), due_on=date(2024, 6, 19))
    (issue,) = check_round(fields, TODAY)
    assert (issue.severity, "早于今天" in issue.message) == (Severity.WARNING, True)
    create_round(workspace, fields=fields, today=TODAY)
    assert [one.due_on for one in list_rounds(workspace)] == [date(2024, 6, 19)]


def test_a_round_with_a_unit_that_is_gone_is_refused(workspace: Workspace) -> None:
    fields = replace(fields_for(workspace, "各区"), units=(AskedUnit("gone"),))
    with pytest.raises(RecordGoneError, match="已被删除"):
        create_round(workspace, fields=fields, today=TODAY)


def test_a_round_can_be_corrected_and_the_correction_taken_back(workspace: Workspace) -> None:
    round_id = opened(workspace)
    longer = replace(fields_for(workspace, "市优化办"), due_on=date(2024, 7, 8))
    edit_round(workspace, round_id=round_id, fields=longer, today=TODAY)
    (kept,) = list_rounds(workspace)
    assert (kept.due_on, kept.unit_count) == (date(2024, 7, 8), 1)
    undo(workspace)
    (kept,) = list_rounds(workspace)
    assert (kept.due_on, kept.unit_count) == (date(2024, 7, 5), 6)


def test_what_was_sent_is_kept_with_who_and_when(workspace: Workspace) -> None:
    round_id = opened(workspace)
    form = form_for(workspace, round_id)
    record_forms(workspace, round_id=round_id, forms=[form], deliver=lambda: None)
    (kept,) = list_forms(workspace, round_id)
    assert (kept.file_name, kept.sha256, kept.stamp, kept.made_by, kept.row_count) == (
        form.file_name, form.sha256, form.stamp.text, "张三", 1,
    )  # fmt: skip
    assert list_sent_rows(workspace, kept.id) == form.rows
    assert list_board(workspace, round_id)[0].form == kept


def test_a_row_sent_to_several_units_is_read_back_as_each_was_sent_it(
    workspace: Workspace,
) -> None:
    round_id = opened(workspace)
    first, second = (row.unit_id for row in list_board(workspace, round_id)[:2])
    key = row_key(AskedKind.TASKS, "t")
    contents: tuple[dict[str, SentValue], ...] = (
        {"title": "任务", "role": "牵头"},
        {"title": "任务", "role": "责任", "serial": 7},
    )
    forms = [
        MadeForm(
            FormStamp(unit, round_id, unit, "2024-06"),
            f"{unit}.xlsx",
            "",
            "f" * 64,
            (SentRow(AskedKind.TASKS, key, "t", content),),
        )
        for unit, content in zip((first, second), contents, strict=True)
    ]
    record_forms(workspace, round_id=round_id, forms=forms, deliver=lambda: None)
    for form in forms:
        assert list_sent_rows(workspace, form.stamp.form) == form.rows
    with workspace.reading() as connection:
        assert len(connection.execute(select(tables.sent_records)).all()) == 1


def test_a_delivery_that_fails_leaves_no_record(workspace: Workspace) -> None:
    round_id = opened(workspace)

    def fail() -> None:
        raise UserError("磁盘已满")

    with pytest.raises(UserError, match="磁盘已满"):
        record_forms(
            workspace, round_id=round_id, forms=[form_for(workspace, round_id)], deliver=fail
        )
    assert list_forms(workspace, round_id) == ()


def test_a_deleted_round_comes_back_with_all_that_was_sent(workspace: Workspace) -> None:
    round_id = opened(workspace)
    form = form_for(workspace, round_id)
    record_forms(workspace, round_id=round_id, forms=[form], deliver=lambda: None)
    delete_rounds(workspace, round_ids=[round_id])
    assert list_rounds(workspace) == ()
    undo(workspace)
    assert len(list_board(workspace, round_id)) == 6
    assert list_sent_rows(workspace, "form") == form.rows
    redo(workspace)
    assert list_rounds(workspace) == ()


def test_a_unit_that_must_report_cannot_be_deleted(workspace: Workspace) -> None:
    opened(workspace, "市司法局")
    (unit,) = (one for one in list_units(workspace) if one.name == "市司法局")
    with pytest.raises(UnitInUseError, match="报送批次"):
        delete_units(workspace, unit_ids=[unit.id])


def test_a_round_is_found_by_name_and_one_that_is_not_there_names_the_others(
    workspace: Workspace,
) -> None:
    round_id = opened(workspace)
    assert find_round(workspace, NAME).id == round_id
    with pytest.raises(RecordGoneError, match=f"现有的批次：“{NAME}”"):
        find_round(workspace, "5月")


def test_choices_count_what_each_unit_would_be_asked(workspace: Workspace) -> None:
    opened(workspace)
    choices = read_choices(workspace)
    office = next(unit.id for unit in choices.units if unit.name == "市优化办")
    assert len(choices.rows[office].tasks) == 1
    assert choices.names == {NAME}
