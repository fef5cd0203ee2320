"""Deleting records with everything that belongs to them, inside an operation."""

from collections.abc import Sequence

from models.history import Recorder
from models.store import tables


def remove_tasks(recorder: Recorder, task_ids: Sequence[str]) -> None:
    """Delete tasks with their roles, progress entries and evidence links."""
    _unlink_evidence(recorder, "task_id", task_ids)
    recorder.delete_with_parts(tables.tasks, task_ids)


def remove_items(recorder: Recorder, item_ids: Sequence[str]) -> None:
    """Delete reform items with their roles, peer areas and evidence links."""
    _unlink_evidence(recorder, "item_id", item_ids)
    recorder.delete_with_parts(tables.items, item_ids)


def remove_document(recorder: Recorder, document_id: str) -> None:
    """Delete a document with its plan, tasks, items and the group words it defines."""
    plans = recorder.keys(tables.plans, "document_id", [document_id])
    remove_tasks(recorder, recorder.keys(tables.tasks, "plan_id", plans))
    recorder.delete(tables.sections, recorder.keys(tables.sections, "plan_id", plans))
    recorder.delete(tables.plans, plans)
    remove_items(recorder, recorder.keys(tables.items, "document_id", [document_id]))
    groups = recorder.keys(tables.unit_groups, "document_id", [document_id])
    _unlink_evidence(recorder, "document_id", [document_id])
    recorder.delete_with_parts(tables.documents, [document_id])
    recorder.delete_with_parts(tables.unit_groups, groups)


def _unlink_evidence(recorder: Recorder, column: str, owner_ids: Sequence[str]) -> None:
    """Take links away; the file itself stays, another record may point to it."""
    links = recorder.keys(tables.evidence_links, column, owner_ids)
    recorder.delete(tables.evidence_links, links)
