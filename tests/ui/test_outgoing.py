"""Files that leave the window have names every file system takes, and the ending of their kind."""

from pathlib import Path

import pytest

from tests.ui.conftest import Desk, OpenDesk
from ui.outgoing import PDF, ask_target


@pytest.fixture
def desk(open_desk: OpenDesk, ledger: Path) -> Desk:
    return open_desk(ledger)


def target_of(desk: Desk, stem: str) -> Path | None:
    assert desk.window.page is not None
    return ask_target(desk.window.page.session, "另存为", stem, PDF)


def test_the_name_offered_stands_in_the_folder_for_exports_and_is_allowed(desk: Desk) -> None:
    target_of(desk, "重点任务（市司法局/市财政局）")
    folder = desk.window.page.session.export_folder  # type: ignore[union-attr] # it is open
    offered = str(folder / "重点任务（市司法局 市财政局）.pdf")
    assert desk.messages.record.questions == [f"另存为 {offered} PDF 文件 (*.pdf)"]


@pytest.mark.parametrize(
    ("typed", "meant"), [("任务", "任务.pdf"), ("任务.v2", "任务.v2.pdf"), ("任务.PDF", "任务.PDF")]
)
def test_a_name_typed_without_its_ending_gets_it(
    desk: Desk, tmp_path: Path, typed: str, meant: str
) -> None:
    desk.messages.script.save_file = tmp_path / typed
    assert target_of(desk, "任务") == tmp_path / meant


def test_nothing_is_written_where_the_person_gave_up(desk: Desk) -> None:
    assert target_of(desk, "任务") is None
