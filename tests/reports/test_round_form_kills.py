"""A stop at any moment of making forms: those the ledger knows are out, whole."""

import hashlib
import shutil
import sys
from pathlib import Path

import pytest

from models.queries.rounds import list_forms, list_rounds
from models.store.integrity import check_workspace
from models.store.workspace import open_workspace
from tests.builders import new_workspace
from tests.models.store.crashing import Killer
from tests.reports.rounds import fill, forms_of, open_round

TRIES = 15


def make_forms_of_the_round(folder: Path) -> None:
    """Make the forms of the one round beside the workspace."""
    with open_workspace(folder) as workspace:
        (asked,) = list_rounds(workspace)
        forms_of(workspace, asked.id, folder.parent / "forms")


@pytest.mark.skipif(sys.platform == "win32", reason="killing by signal is there on Linux only")
def test_a_killed_making_of_forms_leaves_all_of_them_or_none_known(tmp_path: Path) -> None:
    with new_workspace(tmp_path) as workspace:
        fill(workspace)
        round_id = open_round(workspace, "各区", "市优化办", "市司法局")
    killer = Killer(make_forms_of_the_round)
    killer.run_to_the_end(shutil.copytree(workspace.path, tmp_path / "first" / "copy"))
    made = len(list((tmp_path / "first" / "forms").iterdir()))
    for number in range(TRIES):
        folder = shutil.copytree(workspace.path, tmp_path / f"try{number}" / "copy")
        killer.run_and_kill(folder)
        with open_workspace(folder) as found:
            known = list_forms(found, round_id)
            assert check_workspace(found) == ()
        assert len(known) in (0, made)
        for form in known:
            content = Path(form.folder, form.file_name).read_bytes()
            assert hashlib.sha256(content).hexdigest() == form.sha256
    assert killer.killed > TRIES // 4
