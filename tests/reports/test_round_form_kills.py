"""A stop at any moment of making forms: those that are out are known, or told of."""

import hashlib
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from models.progress import SilentProgress
from models.queries.rounds import list_forms, list_rounds
from models.store.integrity import check_workspace
from models.store.workspace import open_workspace
from reports.form_delivery import Delivery, note_delivery, noted_digests, unrecorded_deliveries
from reports.round_forms import make_forms
from tests.builders import new_workspace
from tests.models.store.crashing import Killer, kill_itself
from tests.reports.rounds import OFFICE, fill, forms_of, open_round

TRIES = 15


def make_forms_of_the_round(folder: Path) -> None:
    """Make the forms of the one round beside the workspace."""
    with open_workspace(folder) as workspace:
        (asked,) = list_rounds(workspace)
        forms_of(workspace, asked.id, folder.parent / "forms")


class KillerOnceOut(SilentProgress):
    """A progress that kills its process when the forms stand in their folder."""

    def report(self, message: str, done: int = 0, total: int = 0) -> None:
        """Stop between the folder and the ledger."""
        if message == "正在记入台账" and done == total:
            os.kill(os.getpid(), signal.SIGKILL)


def make_forms_and_stop(folder: Path, target: Path) -> None:
    """Make the forms of the one round and die once they are out."""
    with open_workspace(folder) as workspace:
        (asked,) = list_rounds(workspace)
        make_forms(workspace, asked.id, target, office=OFFICE, progress=KillerOnceOut())


@pytest.mark.skipif(sys.platform == "win32", reason="killing by signal is there on Linux only")
@pytest.mark.parametrize("name", ["forms", "forms.zip"])
def test_forms_that_went_out_without_the_ledger_are_told_until_they_are_made_again(
    tmp_path: Path, name: str
) -> None:
    with new_workspace(tmp_path) as workspace:
        fill(workspace)
        round_id = open_round(workspace, "各区")
    target = tmp_path / name
    kill_itself(make_forms_and_stop, workspace.path, target)
    with open_workspace(workspace.path) as found:
        assert list_forms(found, round_id) == ()
        (told,) = unrecorded_deliveries(found)
        assert "没有记入台账" in told.sentence
        forms_of(found, round_id, target)
        assert len(list_forms(found, round_id)) == 5
        assert unrecorded_deliveries(found) == ()


def test_a_note_of_forms_that_never_went_out_is_dropped(tmp_path: Path) -> None:
    with new_workspace(tmp_path) as workspace:
        fill(workspace)
        round_id = open_round(workspace, "各区")
        gone = Delivery(round_id, "批次", str(tmp_path / "forms"), {"甲.xlsx": "a" * 64})
        note_delivery(workspace, gone)
        assert unrecorded_deliveries(workspace) == ()
        assert noted_digests(workspace) == frozenset()


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
        out = list((folder.parent / "forms").glob("*.xlsx"))
        with open_workspace(folder) as found:
            assert bool(unrecorded_deliveries(found)) == bool(out and not known)
    assert killer.killed > TRIES // 4
