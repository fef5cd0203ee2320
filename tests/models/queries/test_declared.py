"""Totals that documents state of themselves."""

from dataclasses import replace

from models.operations.documents import accept_document
from models.queries.declared import declared_groups
from models.queries.documents import list_documents
from models.store.workspace import Workspace
from tests.builders import READ_LIST


def test_what_a_document_declares_of_each_area_is_kept(workspace: Workspace) -> None:
    groups = {"市本级": 11, "鄂城区": 8}
    read = replace(READ_LIST, declared={"total": 36, "groups": groups})
    accept_document(workspace, read=read)
    (document,) = list_documents(workspace)
    assert document.declared_total == 36
    assert declared_groups(workspace) == {document.id: groups}
