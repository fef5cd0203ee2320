"""``round new`` and ``forms`` as other programs see them."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from models.paths import resource_path
from ui.command_line import run_command

PLAN = str(resource_path("samples", "2024-work-plan.txt"))
NEW = ["round", "new", "6月", "--period", "2024-06", "--due", "2024-07-05", "--date", "2024-06-25"]


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """A ledger with the sample plan."""
    folder = ["--data", str(tmp_path / "ws")]
    run_command(["import", PLAN, *folder])
    capsys.readouterr()
    return folder


def answer(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:  # any JSON object
    run_command(list(argv))
    return json.loads(capsys.readouterr().out)


def test_a_new_round_prints_its_name(data: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command([*NEW, *data]) == 0
    assert capsys.readouterr().out == "6月\n"


def test_a_new_round_asks_all_units_with_a_row_unless_told_otherwise(
    data: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = answer(capsys, *NEW, "--json", *data)
    assert (told["name"], told["period"], told["due"]) == ("6月", "2024-06", "2024-07-05")
    assert told["ask"] == ["tasks", "items"]
    assert {"市优化办", "市司法局", "鄂城区", "葛店经开区"} <= set(told["units"])
    quarter = ["round", "new", "二季度", "--period", "2024年第二季度", *NEW[5:]]
    told = answer(
        capsys, *quarter, "--ask", "tasks", "--units", "各行政区,市司法局", "--json", *data
    )
    assert (told["period"], told["ask"]) == ("2024-Q2", ["tasks"])
    assert set(told["units"]) == {"市司法局", "鄂城区", "华容区", "梁子湖区"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (["--period", "六月"], "看不懂报送期间“六月”"),
        (["--ask", "tasks,problems"], "“problems”不认识"),
        (["--units", "市没有局"], "没有单位“市没有局”"),
        (["--units", "各参评区"], "还没有定成员"),
    ],
)
def test_what_makes_no_round_is_refused(
    data: list[str], capsys: pytest.CaptureFixture[str], change: list[str], said: str
) -> None:
    assert run_command([*NEW, *change, *data]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert run_command(["forms", "6月", "out", *data]) == 2


def test_a_name_that_is_taken_is_refused(
    data: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run_command([*NEW, *data])
    assert run_command([*NEW, *data]) == 2
    assert "已有名为“6月”的报送批次" in capsys.readouterr().err


def test_forms_are_written_and_told(
    data: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run_command([*NEW, "--units", "各区,市司法局", *data])
    capsys.readouterr()
    out = tmp_path / "out"
    told = answer(capsys, "forms", "6月", str(out), "--json", *data)
    assert [form["unit"] for form in told["forms"]][:2] == ["市司法局", "鄂城区"]
    assert (told["round"], told["path"], told["without_rows"]) == ("6月", str(out), [])
    for form in told["forms"]:
        assert load_workbook(out / form["file"]).sheetnames[0] == "重点任务"


def test_units_without_a_row_leave_a_question(
    data: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run_command([*NEW, "--units", "市司法局,省司法厅", *data])
    assert run_command(["forms", "6月", str(tmp_path / "out.zip"), *data]) == 1
    told = capsys.readouterr().out
    assert "已生成 1 份" in told
    assert "“省司法厅”没有要报的任务或事项" in told


def test_forms_of_a_round_that_is_not_there_name_the_others(
    data: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run_command([*NEW, *data])
    assert run_command(["forms", "5月", str(tmp_path / "out"), *data]) == 2
    assert "现有的批次：“6月”" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
