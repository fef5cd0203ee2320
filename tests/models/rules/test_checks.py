"""What keeps a record out of the ledger, and what only asks for a look."""

from dataclasses import replace
from datetime import date

import pytest

from models.fields import DocumentFields, TotalsFields
from models.issues import Severity
from models.records import RoleEntry
from models.rules.checks import (
    InvalidRecordError,
    check_document,
    check_item,
    check_task,
    check_totals,
    check_unit,
    require_valid,
)
from models.vocabulary import Role
from tests.builders import ITEM_FIELDS, TASK_FIELDS, UNIT_FIELDS


def test_a_good_task_has_no_findings() -> None:
    assert check_task(TASK_FIELDS) == ()


def test_a_task_without_lead_is_only_warned_of() -> None:
    issue = check_task(replace(TASK_FIELDS, roles=TASK_FIELDS.roles[1:]))[0]
    assert (issue.field, issue.severity) == ("roles", Severity.WARNING)


def test_all_errors_are_told_at_once() -> None:
    fields = replace(TASK_FIELDS, title=" ", body="", year=24, roles=(RoleEntry(Role.LEAD, " "),))
    with pytest.raises(
        InvalidRecordError, match=r"没有保存.*不能都为空.*年度 24.*名称为空"
    ) as raised:
        require_valid(check_task(fields))
    assert len(raised.value.issues) == 3


def test_an_item_counts_from_one() -> None:
    assert [issue.field for issue in check_item(replace(ITEM_FIELDS, serial=0))] == ["serial"]


def test_a_unit_cannot_end_before_it_began() -> None:
    fields = replace(UNIT_FIELDS, valid_from=date(2024, 1, 2), valid_to=date(2024, 1, 1))
    assert [issue.field for issue in check_unit(fields)] == ["valid_to"]


def test_the_same_alias_twice_is_an_error() -> None:
    fields = replace(UNIT_FIELDS, aliases=("市水务局", "市水务局"))
    assert [issue.field for issue in check_unit(fields)] == ["aliases"]


def test_printing_before_signing_is_only_warned_of() -> None:
    fields = DocumentFields("通知", signed_on=date(2024, 3, 2), printed_on=date(2024, 3, 1))
    assert [issue.severity for issue in check_document(fields)] == [Severity.WARNING]


def test_more_designated_than_national_pilots_is_an_error() -> None:
    fields = TotalsFields(national_pilots=1, national_designated=2)
    assert [issue.field for issue in check_totals(2023, fields)] == ["national_designated"]
