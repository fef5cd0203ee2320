"""Files added to records: kept once, linked, taken off, and looked after."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from models.errors import Cancelled, RecordGoneError
from models.history import undo
from models.operations.documents import accept_document
from models.operations.evidence import (
    SourceFileNotRemovableError,
    add_evidence,
    remove_evidence,
)
from models.operations.items import create_item
from models.operations.tasks import delete_tasks
from models.progress import SilentProgress
from models.queries.documents import list_documents
from models.queries.evidence import list_evidence, source_file
from models.queries.history import list_changes
from models.records import EvidenceRow
from models.store.backup import create_backup, restore_backup
from models.store.copying import sha256_of
from models.store.evidence import (
    EvidenceNotReadableError,
    KeptFile,
    keep_file,
    keep_files,
    lend_copy,
)
from models.store.integrity import check_workspace
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from tests.builders import ITEM_FIELDS, READ_PLAN, accepted_task, new_workspace
from tests.models.store.older_schemas import stored_workspace


def file_named(folder: Path, name: str, content: str = "内容") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def kept(workspace: Workspace, tmp_path: Path, *names: str) -> tuple[KeptFile, ...]:
    files = [file_named(tmp_path, name, content=name) for name in names]
    return keep_files(workspace.evidence_dir, files)


def of_task(workspace: Workspace, task_id: str) -> tuple[EvidenceRow, ...]:
    return list_evidence(workspace, kind=RecordKind.TASK, record_id=task_id)


def test_files_of_a_task_are_listed_with_who_added_them(
    workspace: Workspace, tmp_path: Path
) -> None:
    task = accepted_task(workspace)
    files = kept(workspace, tmp_path, "通知.pdf", "照片.png")
    changes = add_evidence(workspace, kind=RecordKind.TASK, record_id=task.id, files=files)
    rows = of_task(workspace, task.id)
    assert [(row.name, row.size, row.operator) for row in rows] == [
        ("通知.pdf", 10, "张三"),
        ("照片.png", 10, "张三"),
    ]
    assert changes.label == "给任务“细化制定工作方案”添加佐证“通知.pdf”等 2 份"
    assert changes.kinds == {RecordKind.EVIDENCE}
    assert len(list_evidence(workspace, kind=RecordKind.TASK, record_id=task.id)) == 2


def test_the_same_content_is_linked_once_to_a_record(workspace: Workspace, tmp_path: Path) -> None:
    task = accepted_task(workspace)
    first, second = (file_named(tmp_path, name) for name in ("甲.txt", "乙.txt"))
    files = keep_files(workspace.evidence_dir, [first, second])
    for _ in range(2):
        add_evidence(workspace, kind=RecordKind.TASK, record_id=task.id, files=files)
    assert [row.name for row in of_task(workspace, task.id)] == ["乙.txt"]


def test_the_same_content_is_kept_once_for_two_records(
    workspace: Workspace, tmp_path: Path
) -> None:
    task = accepted_task(workspace)
    item_id = create_item(workspace, fields=ITEM_FIELDS).record_ids[0]
    files = kept(workspace, tmp_path, "通知.pdf")
    add_evidence(workspace, kind=RecordKind.TASK, record_id=task.id, files=files)
    add_evidence(workspace, kind=RecordKind.ITEM, record_id=item_id, files=files)
    assert len(list(workspace.evidence_dir.iterdir())) == 1
    assert len(list_evidence(workspace, kind=RecordKind.ITEM, record_id=item_id)) == 1


def test_a_removed_file_comes_back_with_undo(workspace: Workspace, tmp_path: Path) -> None:
    task = accepted_task(workspace)
    files = kept(workspace, tmp_path, "通知.pdf")
    add_evidence(workspace, kind=RecordKind.TASK, record_id=task.id, files=files)
    (row,) = of_task(workspace, task.id)
    removed = remove_evidence(workspace, kind=RecordKind.TASK, record_id=task.id, link_ids=[row.id])
    assert removed.label == "移除任务“细化制定工作方案”的佐证“通知.pdf”"
    assert of_task(workspace, task.id) == ()
    undo(workspace)
    assert of_task(workspace, task.id) == (row,)
    assert check_workspace(workspace) == ()


def test_what_is_removed_already_is_told(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    with pytest.raises(RecordGoneError, match="这份佐证已被移除"):
        remove_evidence(workspace, kind=RecordKind.TASK, record_id=task.id, link_ids=["x"])


def test_a_deleted_task_takes_its_links_along_and_undo_brings_them_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    task = accepted_task(workspace)
    files = kept(workspace, tmp_path, "通知.pdf")
    add_evidence(workspace, kind=RecordKind.TASK, record_id=task.id, files=files)
    delete_tasks(workspace, task_ids=[task.id])
    with pytest.raises(RecordGoneError):
        add_evidence(workspace, kind=RecordKind.TASK, record_id=task.id, files=files)
    undo(workspace)
    assert len(of_task(workspace, task.id)) == 1


def test_adding_a_file_is_told_in_the_history_of_the_record(
    workspace: Workspace, tmp_path: Path
) -> None:
    task = accepted_task(workspace)
    files = kept(workspace, tmp_path, "通知.pdf")
    add_evidence(workspace, kind=RecordKind.TASK, record_id=task.id, files=files)
    newest = list_changes(workspace, task.id)[0]
    assert (newest.field_label, newest.before, newest.after) == ("佐证", "", "通知.pdf")


def test_the_file_a_document_was_read_from_stays(workspace: Workspace, tmp_path: Path) -> None:
    source = file_named(tmp_path, "工作方案.txt")
    accept_document(
        workspace, read=replace(READ_PLAN, source_sha256=sha256_of(source)), source=source
    )
    (document,) = list_documents(workspace)
    (row,) = list_evidence(workspace, kind=RecordKind.DOCUMENT, record_id=document.id)
    assert source_file(workspace, document.id) == row
    with pytest.raises(SourceFileNotRemovableError, match="导入时的原文件"):
        remove_evidence(
            workspace, kind=RecordKind.DOCUMENT, record_id=document.id, link_ids=[row.id]
        )


def test_a_document_of_pasted_text_has_no_file(workspace: Workspace) -> None:
    task = accepted_task(workspace)
    assert source_file(workspace, str(task.document_id)) is None


def test_a_link_of_the_first_schema_is_listed_with_who_made_it(tmp_path: Path) -> None:
    stored_workspace(tmp_path / "workspace")
    with new_workspace(tmp_path, operator="李四") as workspace:
        plan = next(one for one in list_documents(workspace) if one.task_count)
        (row,) = list_evidence(workspace, kind=RecordKind.DOCUMENT, record_id=plan.id)
    assert (row.name, row.operator) == ("工作方案.txt", "张三")


def test_restoring_backups_to_and_fro_keeps_every_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    task = accepted_task(workspace)
    first, second = kept(workspace, tmp_path, "通知.pdf", "照片.png")
    add_evidence(workspace, kind=RecordKind.TASK, record_id=task.id, files=[first])
    before = create_backup(workspace, "manual")
    (row,) = of_task(workspace, task.id)
    remove_evidence(workspace, kind=RecordKind.TASK, record_id=task.id, link_ids=[row.id])
    add_evidence(workspace, kind=RecordKind.TASK, record_id=task.id, files=[second])
    after = create_backup(workspace, "manual")
    workspace.close()
    for backup, name in ((before, "通知.pdf"), (after, "照片.png")):
        restore_backup(workspace.path, backup)
        with new_workspace(tmp_path) as restored:
            assert [one.name for one in of_task(restored, task.id)] == [name]
            assert check_workspace(restored) == ()


def test_a_lent_copy_cannot_change_the_kept_file(workspace: Workspace, tmp_path: Path) -> None:
    kept_file = keep_file(workspace.evidence_dir, file_named(tmp_path, "通知.txt"))
    copy = lend_copy(workspace.evidence_dir, kept_file.sha256, kept_file.name, tmp_path / "lent")
    assert (copy.name, copy.stat().st_mode & 0o222) == ("通知.txt", 0)
    copy.chmod(0o644)
    copy.write_text("改过", encoding="utf-8")
    again = lend_copy(workspace.evidence_dir, kept_file.sha256, kept_file.name, tmp_path / "lent")
    assert again.read_text(encoding="utf-8") == "内容"


def test_a_changed_kept_file_is_not_lent_and_keeping_it_again_mends_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    source = file_named(tmp_path, "通知.txt")
    kept_file = keep_file(workspace.evidence_dir, source)
    (workspace.evidence_dir / kept_file.sha256).write_text("改过", encoding="utf-8")
    with pytest.raises(EvidenceNotReadableError, match="被改动过"):
        lend_copy(workspace.evidence_dir, kept_file.sha256, kept_file.name, tmp_path / "lent")
    assert keep_file(workspace.evidence_dir, source) == kept_file
    assert lend_copy(
        workspace.evidence_dir, kept_file.sha256, kept_file.name, tmp_path / "lent"
    ).exists()


@pytest.mark.parametrize("name", ["没有这个文件.txt", "文件夹"])
def test_what_cannot_be_read_is_named_and_nothing_is_left(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    (tmp_path / "文件夹").mkdir()
    with pytest.raises(EvidenceNotReadableError, match=f"“{name}”.*没有添加"):
        keep_files(workspace.evidence_dir, [tmp_path / name])
    assert list(workspace.evidence_dir.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_named_and_never_opened(workspace: Workspace, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    with pytest.raises(EvidenceNotReadableError, match=r"“管道[.]txt”不是普通文件"):
        keep_files(workspace.evidence_dir, [tmp_path / "管道.txt"])


class Impatient(SilentProgress):
    """Somebody who stops at the first step."""

    def is_cancelled(self) -> bool:
        """Stop."""
        return True


def test_keeping_a_file_can_be_stopped(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        keep_files(workspace.evidence_dir, [file_named(tmp_path, "大.bin")], Impatient())
    assert list(workspace.evidence_dir.iterdir()) == []
