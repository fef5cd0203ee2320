"""``collect`` as other programs see it: JSON keys, states, exit codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.paths import resource_path
from reports.workbooks.filled_form import FilledForm
from ui.command_line import run_command

PLAN = str(resource_path("samples", "2024-work-plan.txt"))
KEYS = {"file", "unit", "round", "state", "rows", "issues"}
STATES = {"new", "changed", "same", "conflict", "refused"}


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """A ledger with the sample plan and a round whose forms are out."""
    folder = ["--data", str(tmp_path / "ws")]
    run_command(["import", PLAN, *folder])
    for name, period in (("5月", "2024-05"), ("6月", "2024-06")):
        order = ["--period", period, "--due", "2024-07-05", "--date", "2024-05-01"]
        run_command(["round", "new", name, *order, "--units", "各区", *folder])
        run_command(["forms", name, str(tmp_path / name), *folder])
    capsys.readouterr()
    return folder


def filled(
    tmp_path: Path, change: Callable[[FilledForm], object], unit: str = "华容区", name: str = "6月"
) -> str:
    form = FilledForm((tmp_path / name / f"{unit}_{name}.xlsx").read_bytes())
    change(form)
    path = tmp_path / f"{unit}_{name}.xlsx"
    path.write_bytes(form.content())
    return str(path)


def collected(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, Any]:  # any JSON list
    code = run_command(["collect", *argv, "--date", "2024-07-01", "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_clean_form_is_taken_in(
    data: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled(tmp_path, lambda form: form.write(1, "本期进展", "已印发"))
    code, (file,) = collected(capsys, path, "--accept", "safe", *data)
    assert set(file) == KEYS
    assert set(file["rows"]) == STATES
    assert (code, file["state"], file["rows"]["changed"]) == (0, "已入库", 1)
    assert (file["unit"], file["round"], file["issues"]) == ("华容区", "6月", [])


def test_what_cannot_be_taken_is_told_with_its_place(
    data: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(form: FilledForm) -> None:
        form.write(1, "完成比例", "120%")
        form.write(2, "重点任务", "改过的任务")
        form.write(3, "本期进展", "有进展")

    code, (file,) = collected(capsys, filled(tmp_path, change), "--accept", "safe", *data)
    assert (code, file["state"]) == (1, "有疑问")
    assert (file["rows"]["refused"], file["rows"]["changed"]) == (2, 1)
    assert {(issue["sheet"], issue["cell"]) for issue in file["issues"]} == {
        ("重点任务", "J6"), ("重点任务", "D7"),
    }  # fmt: skip
    assert any("越权修改" in issue["message"] for issue in file["issues"])


def test_last_months_form_is_named_as_such(
    data: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled(tmp_path, lambda form: form.write(1, "本期进展", "旧"), name="5月")
    code, (file,) = collected(capsys, path, "--round", "6月", "--accept", "safe", *data)
    assert (code, file["state"]) == (1, "有疑问")
    assert "“5月”的报送表" in file["issues"][0]["message"]


def test_nothing_but_refused_files_is_a_refusal(
    data: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "华容区.xlsx"
    path.write_bytes(b"not a workbook \x00\x01")
    code, (file,) = collected(capsys, str(path), "--round", "6月", *data)
    assert (code, file["state"]) == (2, "拒收")
    assert file["issues"][0]["message"]


def test_an_unknown_round_is_refused_in_one_sentence(
    data: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["collect", str(tmp_path), "--round", "无", *data]) == 2
    assert "没有叫“无”的报送批次" in capsys.readouterr().err


def test_a_person_is_told_in_words(
    data: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled(tmp_path, lambda form: form.write(1, "本期进展", "已印发"))
    run_command(["collect", path, *data])
    said = capsys.readouterr().out
    assert "华容区_6月.xlsx（华容区）：已收，新增 0，有变化 1，无变化 14" in said
