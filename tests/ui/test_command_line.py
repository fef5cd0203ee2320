"""The command line as other programs see it: JSON keys, exit codes, plain sentences."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from models.paths import resource_path
from ui.command_line import run_command

PLAN = str(resource_path("samples", "2024-work-plan.txt"))
ITEMS = str(resource_path("samples", "2023-pilot-items.txt"))

TASK_KEYS = {
    "section", "number", "title", "body", "lead", "responsible", "supporting",
    "deadline_text", "deadline", "ongoing", "line",
}  # fmt: skip
ITEM_KEYS = {
    "serial", "area", "category", "title", "content", "peers", "creating", "guiding",
    "provincial", "remark", "national", "line",
}  # fmt: skip


def answer(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:  # any JSON object
    run_command(list(argv))
    return json.loads(capsys.readouterr().out)


def test_read_gives_the_promised_keys_for_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    read = answer(capsys, "read", PLAN, "--json")
    assert set(read) == {
        "kind", "title", "number", "date", "issuer", "addressees",
        "tasks", "items", "declared", "warnings",
    }  # fmt: skip
    assert read["kind"] == "plan"
    assert read["number"] == "鄂州优化发〔2024〕4号"
    assert read["date"] == "2024-03-27"
    assert len(read["tasks"]) == 19
    assert set(read["tasks"][0]) == TASK_KEYS


def test_read_gives_the_promised_keys_for_an_item_list(capsys: pytest.CaptureFixture[str]) -> None:
    read = answer(capsys, "read", ITEMS, "--json")
    assert read["kind"] == "item_list"
    assert read["declared"]["total"] == 36
    assert list(read["declared"]["groups"].values()) == [11, 8, 7, 5, 3, 2]
    assert set(read["items"][0]) == ITEM_KEYS


def test_read_stores_nothing(tmp_path: Path) -> None:
    assert run_command(["--data", str(tmp_path / "ws"), "read", PLAN, "--json"]) == 0
    assert not (tmp_path / "ws").exists()


def test_a_file_that_is_not_there_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run_command(["read", str(tmp_path / "没有.txt"), "--json"])
    told = capsys.readouterr()
    assert code == 2
    assert told.out == ""
    assert "没有.txt" in told.err
    assert "Traceback" not in told.err


def test_a_person_reads_the_same_without_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["read", PLAN]) == 0
    told = capsys.readouterr().out
    assert "重点任务 19 项" in told
    assert "第12项没有牵头单位" in told


def test_import_then_ledger_then_briefing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path / "ws")]
    outcome = answer(capsys, "import", PLAN, ITEMS, "--json", *data)
    assert [(file["tasks"], file["items"]) for file in outcome["files"]] == [(19, 0), (0, 17)]
    ledger = tmp_path / "tasks.xlsx"
    assert answer(capsys, "ledger", "tasks", str(ledger), "--json", *data)["rows"] == 19
    assert load_workbook(ledger).active is not None
    briefing = tmp_path / "briefing.pdf"
    written = answer(capsys, "briefing", str(briefing), "--json", "--date", "2024-10-20", *data)
    assert written["pages"] >= 2
    assert written["missing"] == []
    assert briefing.read_bytes().startswith(b"%PDF")


def test_a_ledger_is_taken_apart_by_unit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path / "ws")]
    run_command(["import", PLAN, *data])
    capsys.readouterr()
    book, folder = tmp_path / "tasks.xlsx", tmp_path / "units"
    in_sheets = answer(capsys, "ledger", "tasks", str(book), "--split-by", "unit", "--json", *data)
    in_files = answer(capsys, "ledger", "tasks", str(folder), "--files", "--json", *data)
    assert set(in_sheets) == {"path", "rows", "warnings", "parts", "replaced"}
    assert load_workbook(book).sheetnames == ["汇总", *in_sheets["parts"]]
    assert in_files["rows"] == in_sheets["rows"]
    assert {path.name for path in folder.iterdir()} > set(in_files["parts"])


def test_an_official_list_goes_out_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path / "ws")]
    run_command(["import", PLAN, *data])
    path = tmp_path / "tasks.xlsx"
    assert run_command(["ledger", "tasks", str(path), "--official", *data]) == 0
    sheet = load_workbook(path).worksheets[0]
    assert [cell.value for cell in sheet[2]][:3] == ["部分", "序号", "任务"]
    assert run_command(["ledger", "tasks", str(path), "--official", "--files", *data]) == 2
    assert "没有导出" in capsys.readouterr().err


def test_the_same_file_twice_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data", str(tmp_path / "ws")]
    run_command(["import", PLAN, *data])
    assert run_command(["import", PLAN, "--json", *data]) == 2
    refused = json.loads(capsys.readouterr().out.splitlines()[-1])["files"][0]["refused"]
    assert "鄂州优化发〔2024〕4号" in refused


def test_check_backup_and_restore_go_round(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path / "ws")]
    run_command(["import", PLAN, *data])
    capsys.readouterr()
    backup = answer(capsys, "backup", "--json", *data)["backup"]
    run_command(["import", ITEMS, *data])
    capsys.readouterr()
    assert answer(capsys, "restore", backup, "--json", *data)["restored"] == backup
    assert answer(capsys, "check", "--json", *data) == {"sound": True, "problems": []}
    assert answer(capsys, "ledger", "items", str(tmp_path / "i.xlsx"), "--json", *data)["rows"] == 0


@pytest.mark.parametrize("command", ["check", "backup", "ledger tasks a.xlsx", "briefing a.pdf"])
def test_a_mistyped_folder_is_refused_and_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    folder = tmp_path / "mistyped"
    assert run_command([*command.split(), "--data", str(folder)]) == 2
    assert "mistyped" in capsys.readouterr().err
    assert not folder.exists()


def test_restoring_what_is_no_backup_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"not a database")
    assert run_command(["restore", str(bad), "--data", str(tmp_path / "ws")]) == 2
    assert "bad.db" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["fly"], "“命令”的写法不对"),
        (["read"], "缺少“文件”"),
        (["read", "a.txt", "--fast"], "不认识“--fast”"),
        (["briefing", "a.pdf", "--date", "昨天"], "“--date”的写法不对"),
        (["briefing", "a.pdf", "--date"], "“--date”后面缺少内容"),
    ],
)
def test_a_wrong_command_line_is_refused_in_chinese(
    capsys: pytest.CaptureFixture[str], argv: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run_command(argv)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith(f"{said}，没有做任何事。\n用法：youhuaban")


def test_the_usage_of_a_command_is_written_once(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run_command(["briefing"])
    assert capsys.readouterr().err.count("用法") == 1


def test_help_is_chinese_and_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run_command(["--help"])
    told = capsys.readouterr().out
    assert told.startswith("用法：")
    for command in ("read", "import", "ledger", "round", "forms", "check", "backup", "restore"):
        assert f"    {command}" in told


def test_the_offline_help_names_every_command() -> None:
    told = resource_path("help", "7-命令行.md").read_text(encoding="utf-8")
    for command in (
        "read",
        "import",
        "ledger",
        "briefing",
        "check",
        "backup",
        "restore",
        "demo",
        "round new",
        "forms",
    ):
        assert f"main.py {command}" in told
