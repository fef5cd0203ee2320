"""No word that stays in the office can be found in a file that leaves it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.circulation import INTERNAL, LEADERS, PUBLIC, UNITS, CirculationProfile
from models.fields import fields_of
from models.operations.documents import accept_document
from models.operations.tasks import append_progress, edit_task
from models.queries.tasks import list_tasks
from models.settings import Settings
from models.store.workspace import Workspace
from models.vocabulary import OfficeField, RecordKind
from reports.content.circulation import apply_profile
from reports.content.ledger_sheet import LedgerColumn, LedgerSheet
from reports.content.shown_table import ShownGroup, ShownTable
from reports.exports import export_ledger, export_shown, print_shown
from tests.builders import plan_of
from tests.reports.outgoing import words_of, words_on

PHONE, NOTE, EXEMPTION = "13812345678", "此件书记已批示", "符合容错情形"
JUNE = date(2024, 6, 30)
TABLE = ShownTable(
    name="单位",
    title="单位",
    note=f"含有“{PHONE}”。",
    day=JUNE,
    headings=("名称", "联系人", "备注", "容错情况", "进展"),
    groups=(ShownGroup("", (("市司法局", f"张三 {PHONE}", NOTE, EXEMPTION, f"可致电{PHONE}"),)),),
    office_fields={1: OfficeField.PHONES, 2: OfficeField.NOTES},
)


def kept_back(words: str) -> list[str]:
    """Return which of the office's own words are in a text."""
    return [secret for secret in (PHONE, NOTE, EXEMPTION) if secret in words]


@pytest.fixture
def ledger(workspace: Workspace) -> Workspace:
    """Make a ledger with a note and a progress that names a phone."""
    accept_document(workspace, read=plan_of(2))
    task = list_tasks(workspace)[0]
    edit_task(workspace, task_id=task.id, fields=replace(fields_of(task), note=NOTE))
    append_progress(workspace, task_id=task.id, reported_on=JUNE, text=f"请致电张三{PHONE}")
    return workspace


@pytest.mark.parametrize("profile", [LEADERS, UNITS, PUBLIC], ids=lambda one: one.name)
def test_a_ledger_for_others_holds_nothing_of_the_offices_own(
    ledger: Workspace, tmp_path: Path, profile: CirculationProfile
) -> None:
    path = tmp_path / "台账.xlsx"
    export_ledger(ledger, RecordKind.TASK, path, today=JUNE, profile=profile)
    words = words_of(path)
    assert "第1项任务" in words
    assert (kept_back(words), "备注" in words) == ([], False)


def test_the_office_itself_gets_its_notes(ledger: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    export_ledger(ledger, RecordKind.TASK, path, today=JUNE, profile=INTERNAL)
    assert kept_back(words_of(path)) == [PHONE, NOTE]


def test_a_shown_table_goes_out_without_them_as_workbook_and_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "单位.xlsx"
    export_shown([TABLE], path, profile=UNITS)
    printed = print_shown(TABLE, settings=Settings(), is_lying=False, profile=UNITS)
    for words in (words_of(path), words_on(printed.pdf)):
        assert "市司法局" in words
        assert kept_back(words) == []


def test_only_what_a_profile_shows_is_seen() -> None:
    notes = CirculationProfile("督查室", frozenset({OfficeField.NOTES}))
    assert apply_profile(TABLE, notes).headings == ("名称", "备注", "进展")
    every = CirculationProfile("专班", frozenset(OfficeField))
    assert apply_profile(TABLE, every) == replace(TABLE, office_fields={})


def test_a_sheet_without_its_first_columns_keeps_the_others_in_view() -> None:
    columns = (LedgerColumn("电话", 9), LedgerColumn("单位", 9), LedgerColumn("进展", 9))
    sheet = LedgerSheet("甲", "甲", "", "", columns, ((PHONE, "市司法局", "已办"),), (), 2)
    seen = apply_profile(sheet, PUBLIC)
    assert (seen.rows, seen.frozen_columns) == ((("市司法局", "已办"),), 1)


def test_a_shown_table_carries_secrecy_and_watermark_as_workbook_and_on_paper(
    tmp_path: Path,
) -> None:
    readers = CirculationProfile("专班", secrecy="秘密★1年", watermark="不得外传")
    path = tmp_path / "单位.xlsx"
    export_shown([TABLE], path, profile=readers)
    printed = print_shown(TABLE, settings=Settings(), is_lying=False, profile=readers)
    for words in (words_of(path), words_on(printed.pdf)):
        assert "秘密★1年" in words
        assert "不得外传" in words
