"""Forms that went out while the program was stopped are told of when it starts again."""

import hashlib
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.queries.rounds import list_rounds
from models.store.workspace import open_workspace
from reports.form_delivery import Delivery, note_delivery
from tests.ui.conftest import Desk
from tests.ui.intake.conftest import ROUND
from tests.ui.intake.steps import notices


@pytest.fixture
def ledger(master_round: Path, tmp_path: Path) -> Path:
    """A workspace whose last forms went out and were not recorded."""
    folder = Path(shutil.copytree(master_round / "workspace", tmp_path / "workspace"))
    form = tmp_path / "发出的表" / "甲.xlsx"
    form.parent.mkdir()
    form.write_bytes(b"a form")
    digests = {form.name: hashlib.sha256(b"a form").hexdigest()}
    with open_workspace(folder, operator="李晓明") as workspace:
        (round_row,) = list_rounds(workspace)
        note_delivery(workspace, Delivery(round_row.id, ROUND, str(form.parent), digests))
    return folder


def test_forms_the_ledger_does_not_know_are_told_of_at_the_start(desk: Desk, qtbot: QtBot) -> None:
    desk.settle(qtbot)
    qtbot.waitUntil(lambda: "没有记入台账" in notices(desk))
    assert f"上次生成“{ROUND}”的报送表时程序中断：“发出的表”里" in notices(desk)
