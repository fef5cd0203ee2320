"""Marking what the reader of a document found unclear as looked at (已核对), and back."""

from collections.abc import Sequence

from models.changes import Changes
from models.errors import RecordGoneError
from models.history import Recorder, new_key
from models.operations.record_titles import record_title
from models.queries.documents import read_warnings
from models.store import tables
from models.store.workspace import Workspace
from models.vocabulary import RecordKind


def check_warnings(
    workspace: Workspace, *, document_id: str, warning_ids: Sequence[str], is_checked: bool
) -> Changes:
    """Mark warnings of a document as looked at, or as open again; those that are so already stay.

    Raises:
        RecordGoneError: the document, or one of its warnings, is gone; nothing is marked.
    """
    with workspace.writing("核对提示") as recorder:
        title = record_title(recorder.connection, RecordKind.DOCUMENT, document_id)
        warnings = {row.id: row for row in read_warnings(recorder.connection, document_id)}
        if not warnings.keys() >= set(warning_ids):
            raise RecordGoneError("这条提示已不在台账里，没有改动。请刷新后再看。")
        differing = [key for key in warning_ids if warnings[key].is_checked is not is_checked]
        what = f"{title}的 {len(differing)} 条提示"
        recorder.label = f"核对{what}" if is_checked else f"把{what}改回未核对"
        _mark(recorder, document_id, differing, is_checked=is_checked)
        return recorder.changes([document_id])


def _mark(
    recorder: Recorder, document_id: str, warning_ids: Sequence[str], *, is_checked: bool
) -> None:
    table = tables.checked_warnings
    if not is_checked:
        recorder.delete(table, recorder.keys(table, "warning_id", warning_ids))
        return
    rows = [
        {
            "id": new_key(),
            "document_id": document_id,
            "warning_id": warning_id,
            "checked_by": recorder.operator,
            "checked_at": recorder.now,
        }
        for warning_id in warning_ids
    ]
    recorder.insert(table, rows)
