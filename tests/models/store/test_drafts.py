"""Drafts on the disk: they come back as they were typed, damaged ones are set aside."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from models.drafts import BegunReport, Draft, Record, draft_to_json
from models.fields import DocumentFields, TaskFields
from models.records import ContactRow
from models.store.drafts import draft_path, find_drafts, remove_draft, write_draft
from models.vocabulary import DocumentKind, RecordKind, TaskStatus
from tests.builders import ITEM_FIELDS, TASK_FIELDS, UNIT_FIELDS

AT = datetime(2024, 10, 20, 10, 32, tzinfo=UTC)
DRAFT = Draft(
    kind=RecordKind.TASK,
    record_id="t1",
    title="建立问题台账",
    saved_at=AT,
    stored=TASK_FIELDS,
    typed=replace(TASK_FIELDS, title="建立问题总台账", status=TaskStatus.DONE, deadline=None),
    report=BegunReport("已印发", date(2024, 10, 20), TaskStatus.DONE),
)
DOCUMENT_FIELDS = DocumentFields("方案", DocumentKind.PLAN, year=2024, addressees=("各区", "市直"))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (RecordKind.TASK, TASK_FIELDS),
        (RecordKind.ITEM, ITEM_FIELDS),
        (RecordKind.UNIT, replace(UNIT_FIELDS, contacts=(ContactRow("c", "张三", "", "123"),))),
        (RecordKind.DOCUMENT, DOCUMENT_FIELDS),
    ],
)
def test_a_draft_comes_back_as_it_was_typed(
    tmp_path: Path, kind: RecordKind, fields: Record
) -> None:
    draft = replace(DRAFT, kind=kind, stored=fields, typed=fields)
    write_draft(tmp_path, draft)
    assert find_drafts(tmp_path).drafts == (draft,)


def test_a_draft_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    write_draft(tmp_path, DRAFT)
    later = replace(DRAFT, report=None)
    write_draft(tmp_path, later)
    assert find_drafts(tmp_path).drafts == (later,)


def test_drafts_are_found_newest_first(tmp_path: Path) -> None:
    new = replace(DRAFT, record_id="", saved_at=AT.replace(hour=11))
    for draft in (new, DRAFT):
        write_draft(tmp_path, draft)
    assert [draft.record_id for draft in find_drafts(tmp_path).drafts] == ["", "t1"]


def test_a_removed_draft_is_gone_and_removing_it_again_is_harmless(tmp_path: Path) -> None:
    write_draft(tmp_path, DRAFT)
    for _ in range(2):
        remove_draft(tmp_path, RecordKind.TASK, "t1")
    assert find_drafts(tmp_path).drafts == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"kind": "task"}',
        draft_to_json(DRAFT).replace('"title": "建立问题台账"', '"title": 7'),
        draft_to_json(DRAFT).replace('"done"', '"finished"'),
        draft_to_json(DRAFT).replace("2024-10-20", "2024-13-20"),
        draft_to_json(DRAFT)[:200],
        "[" * 100_000,
    ],
)
def test_a_damaged_draft_is_set_aside(tmp_path: Path, text: str) -> None:
    write_draft(tmp_path, replace(DRAFT, record_id="t2"))
    path = draft_path(tmp_path, RecordKind.TASK, "t1")
    path.write_text(text, encoding="utf-8")
    found = find_drafts(tmp_path)
    assert ([draft.record_id for draft in found.drafts], found.set_aside) == (["t2"], (path.name,))
    assert path.with_name("task-t1.json.damaged").exists()
    assert find_drafts(tmp_path).set_aside == ()


def test_a_draft_in_no_known_writing_is_set_aside(tmp_path: Path) -> None:
    write_draft(tmp_path, DRAFT)
    draft_path(tmp_path, RecordKind.TASK, "t1").write_bytes(b"\xff\xfe\x00")
    assert find_drafts(tmp_path).set_aside == ("task-t1.json",)


def test_fields_an_older_program_did_not_know_take_their_defaults(tmp_path: Path) -> None:
    write_draft(tmp_path, DRAFT)
    path = draft_path(tmp_path, RecordKind.TASK, "t1")
    text = path.read_text(encoding="utf-8").replace('"note": ""', '"remark": ""')
    path.write_text(text, encoding="utf-8")
    (draft,) = find_drafts(tmp_path).drafts
    assert isinstance(draft.typed, TaskFields)
    assert draft.typed.note == ""


def test_what_a_crash_left_half_written_is_cleared_away(tmp_path: Path) -> None:
    write_draft(tmp_path, DRAFT)
    half = tmp_path / "drafts" / ".writing-x.tmp"
    half.write_text("{", encoding="utf-8")
    assert find_drafts(tmp_path).drafts == (DRAFT,)
    assert half.exists()  # it may be another form's, written just now
    os.utime(half, (0, 0))
    assert find_drafts(tmp_path).drafts == (DRAFT,)
    assert not half.exists()


def test_a_workspace_without_drafts_has_none(tmp_path: Path) -> None:
    assert find_drafts(tmp_path).drafts == ()
