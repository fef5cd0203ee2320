"""A stop at any moment of issuing a paper: it is issued whole, or still a draft."""

import shutil
import sys
from pathlib import Path

import pytest

from models.operations.papers import PaperPrint, issue_paper
from models.queries.papers import list_papers, read_paper
from models.store.evidence import read_kept
from models.store.integrity import check_workspace, count_unused_files
from models.store.workspace import open_workspace
from models.vocabulary import PaperState
from tests.builders import new_workspace
from tests.models.paper_cases import BRIEFING, JUNE, draft
from tests.models.store.crashing import Killer

TRIES = 20
PRINT = PaperPrint(b"%PDF-1.7" + b" print" * 200_000, "简报.pdf")


def issue_the_draft(folder: Path) -> None:
    """Issue the one draft."""
    with open_workspace(folder) as workspace:
        (row,) = list_papers(workspace)
        issue_paper(
            workspace,
            order=JUNE,
            composition=BRIEFING,
            printed=PRINT,
            paper_id=row.id,
        )


@pytest.mark.skipif(sys.platform == "win32", reason="killing by signal is there on Linux only")
def test_a_killed_issue_leaves_a_draft_or_an_issued_paper_whole(tmp_path: Path) -> None:
    with new_workspace(tmp_path) as workspace:
        key = draft(workspace)
    killer = Killer(issue_the_draft)
    killer.run_to_the_end(shutil.copytree(workspace.path, tmp_path / "first"))
    for number in range(TRIES):
        folder = shutil.copytree(workspace.path, tmp_path / f"try{number}")
        killer.run_and_kill(folder)
        with open_workspace(folder) as found:
            row = read_paper(found, key).row
            assert check_workspace(found) == ()
            assert read_paper(found, key).composition == BRIEFING
            if row.state is PaperState.ISSUED:
                assert read_kept(found.evidence_dir, row.pdf_sha256, row.file_name) == PRINT.pdf
                assert count_unused_files(found) == 0
    assert killer.killed > TRIES // 4
