"""One search over tasks, items, units and documents."""

from dataclasses import replace

import pytest

from models.operations.documents import accept_document
from models.queries.search import Hit, read_hits, search_records
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from tests.builders import READ_LIST, READ_PLAN, READ_TASK


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """A workspace with a plan of two tasks and a list of one item."""
    second = replace(READ_TASK, number="3", title="制定条例", body="细化落实 100%。", line=3)
    accept_document(workspace, read=replace(READ_PLAN, tasks=(READ_TASK, second)))
    accept_document(workspace, read=READ_LIST)
    return workspace


def found(workspace: Workspace, words: str) -> list[tuple[RecordKind, str]]:
    return [(hit.kind, hit.title) for hit in search_records(workspace, words)]


def test_one_character_finds_names_before_texts(filled: Workspace) -> None:
    tasks = [title for kind, title in found(filled, "细") if kind is RecordKind.TASK]
    assert tasks == ["细化制定工作方案", "制定条例"]


def test_all_words_must_be_there_in_any_order(filled: Workspace) -> None:
    assert (RecordKind.TASK, "细化制定工作方案") in found(filled, "方案 细化")
    assert found(filled, "方案 停电") == []


def test_items_and_documents_are_found_beside_tasks(filled: Workspace) -> None:
    assert found(filled, "零计划") == [(RecordKind.ITEM, "推行“零计划”停电")]
    assert found(filled, "2024〕4号") == [(RecordKind.DOCUMENT, READ_PLAN.title)]


def test_a_unit_is_found_by_name_alias_and_initials(filled: Workspace) -> None:
    for words in ("市发改委", "SFGW", "市发展和改革委员会"):
        assert (RecordKind.UNIT, "市发改委") in found(filled, words)


def test_a_percent_sign_is_a_sign_like_any_other(filled: Workspace) -> None:
    assert found(filled, "100%") == [(RecordKind.TASK, "制定条例")]
    assert found(filled, "%") == [(RecordKind.TASK, "制定条例")]


def test_nothing_typed_finds_nothing(filled: Workspace) -> None:
    assert search_records(filled, "  ") == ()


def test_no_kind_takes_more_than_its_share(filled: Workspace) -> None:
    hits = search_records(filled, "市", most=3)
    assert [hit.kind for hit in hits].count(RecordKind.UNIT) == 3


def test_records_are_read_again_by_key_and_deleted_ones_left_out(filled: Workspace) -> None:
    hits = search_records(filled, "制定")
    keys = [(hit.kind, hit.id) for hit in reversed(hits)]
    again = read_hits(filled, [*keys, (RecordKind.UNIT, "gone")])
    assert again == tuple(reversed(hits))
    assert all(isinstance(hit, Hit) for hit in again)
