"""What the database itself refuses of papers, whoever writes."""

import sqlite3
from dataclasses import replace

import pytest

from models.store.workspace import Workspace
from tests.models.paper_cases import JUNE, draft, issue
from tests.models.store.ledgers import execute


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE papers SET state = 'issued' WHERE state = 'draft'",
        "UPDATE papers SET state = 'printed'",
        "UPDATE papers SET kind = 'poem'",
        "UPDATE papers SET pdf_sha256 = '' WHERE state = 'issued'",
        "UPDATE papers SET state = 'withdrawn' WHERE state = 'issued'",
        "UPDATE papers SET number = '6' WHERE state = 'issued'",
        "INSERT INTO circulation_profiles VALUES ('x', ' ', '{}', 1)",
    ],
)
def test_the_database_refuses_what_breaks_a_rule(workspace: Workspace, statement: str) -> None:
    draft(workspace)
    issue(workspace)
    issue(workspace, replace(JUNE, number="7"))
    with pytest.raises(sqlite3.IntegrityError):
        execute(workspace.database, statement)


def test_drafts_may_have_the_same_number(workspace: Workspace) -> None:
    issue(workspace)
    assert len({draft(workspace), draft(workspace)}) == 2
