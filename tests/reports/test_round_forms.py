"""All forms of a round go out, or none; what a unit filled in is never written over."""

import hashlib
from pathlib import Path
from zipfile import ZipFile

import pytest

from models.errors import Cancelled
from models.history import undo
from models.progress import SilentProgress
from models.queries.rounds import list_board, list_forms
from models.store.workspace import Workspace, WorkspaceReadOnlyError, open_workspace
from reports.file_names import unique_file_names
from reports.file_sets import replace_files
from reports.files import FileNotWrittenError
from reports.round_forms import ForeignFileInTheWayError, NoFormsError, make_forms
from tests.reports.rounds import NAME, OFFICE, fill, forms_of, open_round


@pytest.fixture(autouse=True)
def _ledger(workspace: Workspace) -> None:
    fill(workspace)


def test_one_file_for_each_unit_with_rows_and_the_others_are_named(
    workspace: Workspace, tmp_path: Path
) -> None:
    round_id = open_round(workspace, "市司法局", "市优化办", "市教育局")
    made = forms_of(workspace, round_id, tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"市司法局_{NAME}.xlsx", f"市优化办_{NAME}.xlsx"}
    assert made.without_rows == ("市教育局",)
    assert "“市教育局”没有要报的任务或事项" in made.changes.open_questions[0]
    assert {(form.unit, form.tasks, form.items) for form in made.forms} == {
        ("市司法局", 1, 1), ("市优化办", 2, 0),
    }  # fmt: skip


def test_words_that_stand_for_nobody_are_told(workspace: Workspace, tmp_path: Path) -> None:
    made = forms_of(workspace, open_round(workspace, "市司法局"), tmp_path)
    assert made.unresolved == ("市直各相关单位",)


def test_what_is_kept_has_the_hash_of_the_file(workspace: Workspace, tmp_path: Path) -> None:
    round_id = open_round(workspace, "市司法局")
    forms_of(workspace, round_id, tmp_path)
    (form,) = list_forms(workspace, round_id)
    content = (tmp_path / form.file_name).read_bytes()
    assert form.sha256 == hashlib.sha256(content).hexdigest()
    assert form.folder == str(tmp_path)


def test_an_archive_holds_all_forms(workspace: Workspace, tmp_path: Path) -> None:
    forms_of(workspace, open_round(workspace, "各区"), tmp_path / "forms.zip")
    with ZipFile(tmp_path / "forms.zip") as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 5
        assert f"鄂城区_{NAME}.xlsx" in archive.namelist()


def test_forms_may_be_made_again_and_each_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    round_id = open_round(workspace, "市司法局")
    forms_of(workspace, round_id, tmp_path)
    forms_of(workspace, round_id, tmp_path)
    first, second = list_forms(workspace, round_id)
    assert first.stamp != second.stamp
    assert list_board(workspace, round_id)[0].form == second


def test_a_form_that_was_filled_in_is_not_written_over(
    workspace: Workspace, tmp_path: Path
) -> None:
    round_id = open_round(workspace, "各区")
    returned = tmp_path / f"鄂城区_{NAME}.xlsx"
    returned.write_bytes(b"filled in by the district")
    with pytest.raises(ForeignFileInTheWayError, match="可能是单位填过的"):
        forms_of(workspace, round_id, tmp_path)
    assert [path.name for path in tmp_path.glob("*.xlsx")] == [returned.name]
    assert returned.read_bytes() == b"filled in by the district"
    assert list_forms(workspace, round_id) == ()


class StopAfter(SilentProgress):
    """A person who presses 取消 after some steps."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def is_cancelled(self) -> bool:
        """Count the step."""
        self._left -= 1
        return self._left < 0


@pytest.mark.parametrize("steps", [0, 3, 5])
def test_cancelling_leaves_no_file_and_no_record(
    workspace: Workspace, tmp_path: Path, steps: int
) -> None:
    round_id, out = open_round(workspace, "各区"), tmp_path / "out"
    with pytest.raises(Cancelled):
        make_forms(workspace, round_id, out, office=OFFICE, progress=StopAfter(steps))
    assert not out.exists()
    assert list_forms(workspace, round_id) == ()


def test_a_folder_that_cannot_be_written_leaves_no_record(
    workspace: Workspace, tmp_path: Path
) -> None:
    round_id = open_round(workspace, "市司法局")
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileNotWrittenError):
        forms_of(workspace, round_id, tmp_path / "file" / "out")
    assert list_forms(workspace, round_id) == ()


def test_a_round_without_any_row_makes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NoFormsError, match="都没有要报的"):
        forms_of(workspace, open_round(workspace, "市教育局"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_making_forms_can_be_undone(workspace: Workspace, tmp_path: Path) -> None:
    round_id = open_round(workspace, "市司法局")
    forms_of(workspace, round_id, tmp_path)
    assert undo(workspace).label == f"撤销：生成“{NAME}”的报送表 1 份"
    assert list_forms(workspace, round_id) == ()


def test_a_set_of_files_that_stops_half_way_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old")
    (tmp_path / "b.xlsx").mkdir()
    (tmp_path / "b.xlsx" / "kept").touch()
    (tmp_path / "c.xlsx").write_bytes(b"old")
    before = {path.name for path in tmp_path.rglob("*")}
    names = {"a.xlsx": b"new", "c.xlsx": b"new", "没有/目录.xlsx": b"new"}
    with pytest.raises(FileNotWrittenError, match=r"目录\.xlsx"):
        replace_files(tmp_path, names)
    assert {path.name for path in tmp_path.rglob("*")} == before
    assert (tmp_path / "a.xlsx").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("市发改委(市优化办)_6月", "市发改委(市优化办)_6月.xlsx"),
        ("甲/乙:丙*?", "甲 乙 丙.xlsx"),
        (" .隐藏. ", "隐藏.xlsx"),
        ("con", "_con.xlsx"),
        ("\x00\t", "未命名.xlsx"),
    ],
)
def test_file_names_are_cleaned(wanted: str, name: str) -> None:
    assert unique_file_names([wanted], ".xlsx") == (name,)


def test_file_names_are_unique_whatever_their_case_and_not_too_long() -> None:
    names = unique_file_names(["A局", "a局", "A局", "长" * 300], ".xlsx")
    assert names[:3] == ("A局.xlsx", "a局(2).xlsx", "A局(3).xlsx")
    assert len(names[3].encode()) < 255


def test_a_ledger_in_other_hands_sends_nothing(workspace: Workspace, tmp_path: Path) -> None:
    round_id = open_round(workspace, "市司法局")
    with (
        open_workspace(workspace.path) as reader,
        pytest.raises(WorkspaceReadOnlyError, match="只能查看"),
    ):
        forms_of(reader, round_id, tmp_path / "out")
    assert not (tmp_path / "out").exists()
