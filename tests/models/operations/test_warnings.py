"""Looking at what the reader found unclear: 已核对, and back."""

from dataclasses import replace
from datetime import date

import pytest

from models.changes import Changes
from models.errors import RecordGoneError
from models.history import undo
from models.operations.documents import accept_document, delete_document
from models.operations.warnings import check_warnings
from models.queries.desk import count_desk
from models.queries.documents import document_warnings, list_documents
from models.queries.history import list_changes
from models.reading import ReadWarning
from models.store.workspace import Workspace
from tests.builders import READ_PLAN

TODAY = date(2024, 6, 20)
TWO = (ReadWarning(2, "此处似有缺字。"), ReadWarning(5, "括号不成对。"))


@pytest.fixture
def document_id(workspace: Workspace) -> str:
    """A document with two warnings."""
    return accept_document(workspace, read=replace(READ_PLAN, warnings=TWO)).record_ids[0]


def check(workspace: Workspace, document_id: str, *places: int, is_checked: bool = True) -> Changes:
    rows = document_warnings(workspace, document_id)
    keys = [rows[place].id for place in places]
    return check_warnings(
        workspace, document_id=document_id, warning_ids=keys, is_checked=is_checked
    )


def counts(workspace: Workspace) -> tuple[int, int]:
    """Return how many warnings are open, and in how many documents the front page counts some."""
    (row,) = list_documents(workspace)
    return row.open_warning_count, count_desk(workspace, TODAY).documents_with_warnings


def test_a_warning_looked_at_says_by_whom_and_is_not_counted(
    workspace: Workspace, document_id: str
) -> None:
    check(workspace, document_id, 1)
    still_open, looked_at = document_warnings(workspace, document_id)
    assert (still_open.is_checked, looked_at.checked_by) == (False, "张三")
    assert counts(workspace) == (1, 1)


def test_a_document_whose_warnings_are_all_looked_at_is_counted_no_more(
    workspace: Workspace, document_id: str
) -> None:
    changes = check(workspace, document_id, 0, 1)
    assert counts(workspace) == (0, 0)
    assert changes.label == "核对文件“鄂州市2024年优化营商环境工作方案”的 2 条提示"
    assert list_documents(workspace)[0].warning_count == 2


def test_a_warning_can_be_opened_again(workspace: Workspace, document_id: str) -> None:
    check(workspace, document_id, 0, 1)
    changes = check(workspace, document_id, 0, is_checked=False)
    assert counts(workspace) == (1, 1)
    assert changes.label.startswith("把文件“")
    assert changes.label.endswith("1 条提示改回未核对")


def test_looking_again_changes_nothing(workspace: Workspace, document_id: str) -> None:
    check(workspace, document_id, 0)
    before = document_warnings(workspace, document_id)
    assert check(workspace, document_id, 0).kinds == frozenset()
    assert document_warnings(workspace, document_id) == before


def test_undo_takes_the_mark_back(workspace: Workspace, document_id: str) -> None:
    check(workspace, document_id, 0)
    undo(workspace)
    assert counts(workspace) == (2, 1)


def test_the_history_names_the_warning(workspace: Workspace, document_id: str) -> None:
    check(workspace, document_id, 1)
    newest = list_changes(workspace, document_id)[0]
    assert (newest.field_label, newest.before, newest.after) == (
        "已核对的提示",
        "",
        "括号不成对。",
    )


def test_a_deleted_document_comes_back_with_its_marks(
    workspace: Workspace, document_id: str
) -> None:
    check(workspace, document_id, 1)
    delete_document(workspace, document_id=document_id)
    undo(workspace)
    assert counts(workspace) == (1, 1)


def test_a_warning_that_is_gone_is_told(workspace: Workspace, document_id: str) -> None:
    with pytest.raises(RecordGoneError, match="这条提示已不在台账里，没有改动"):
        check_warnings(workspace, document_id=document_id, warning_ids=["gone"], is_checked=True)
