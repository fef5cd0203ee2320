"""Deleting records with everything that belongs to them, inside an operation.

Links to kept files go with the records; the files stay, another record may point to them.
"""

from collections.abc import Sequence

from models.history import Recorder
from models.store import tables


def remove_tasks(recorder: Recorder, task_ids: Sequence[str]) -> None:
    """Delete tasks with their roles, progress entries and evidence links."""
    recorder.delete_with_parts(tables.tasks, task_ids)


def remove_items(recorder: Recorder, item_ids: Sequence[str]) -> None:
    """Delete reform items with their roles, peer areas and evidence links."""
    recorder.delete_with_parts(tables.items, item_ids)


def remove_document(recorder: Recorder, document_id: str) -> None:
    """Delete a document with its plan, tasks, items and the group words it defines."""
    plans = recorder.keys(tables.plans, "document_id", [document_id])
    remove_tasks(recorder, recorder.keys(tables.tasks, "plan_id", plans))
    recorder.delete(tables.sections, recorder.keys(tables.sections, "plan_id", plans))
    recorder.delete(tables.plans, plans)
    remove_items(recorder, recorder.keys(tables.items, "document_id", [document_id]))
    groups = recorder.keys(tables.unit_groups, "document_id", [document_id])
    recorder.delete_with_parts(tables.documents, [document_id])
    recorder.delete_with_parts(tables.unit_groups, groups)
