"""``statement`` on the lists of 2022 and 2023: the published words, letter by letter."""

import json
from pathlib import Path
from typing import Any

import pytest

from models.paths import resource_path
from models.text.normalise import squeeze
from ui.command_line import run_command

SAMPLES = {
    name: resource_path("samples", f"{name}.txt")
    for name in (
        "2023-pilot-items",
        "2023-pilot-items-full",
        "2022-pilot-items-constructed",
        "2024-work-plan",
    )
}


def imported(folder: Path, *names: str) -> list[str]:
    data = ["--data", str(folder / "ws")]
    assert run_command(["import", *(str(SAMPLES[name]) for name in names), *data]) != 2
    return data


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A ledger with the list of 2023, as many rows as were published, and one of 2022."""
    folder = tmp_path_factory.mktemp("whole")
    return imported(folder, "2022-pilot-items-constructed", "2023-pilot-items-full")


def answer(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, Any]:  # any JSON object
    capsys.readouterr()
    code = run_command(list(argv))
    return code, json.loads(capsys.readouterr().out)


def published(begin: str, end: str) -> str:
    """Return what stands in the document from ``begin`` to ``end``, broken over lines or not."""
    text = squeeze(SAMPLES["2023-pilot-items"].read_text(encoding="utf-8"))
    start = text.index(begin)
    return text[start : text.index(end, start) + len(end)]


def test_the_statement_equals_the_published_one(
    whole: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = answer(capsys, "statement", "--year", "2023", "--json", *whole)
    assert code == 0
    assert told["statement"] == published("说明：", "分局部门合作1项。")
    assert told["identity"] == {"solo": 31, "joint": 5, "total": 36, "holds": True}
    assert len(told["units"]) == 18
    assert sum(share["coop"] for share in told["units"]) == 14
    assert told["warnings"] == []


def test_the_opening_equals_the_published_one(
    whole: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = answer(capsys, "statement", "--year", "2023", "--json", *whole)[1]
    assert told["opening"] == published("根据《省优化", "通知如下：")


def test_a_person_sees_both_texts_and_the_sum(
    whole: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["statement", "--year", "2023", *whole]) == 0
    told = capsys.readouterr().out
    assert published("市本级11项、鄂城区8项", "临空经济区2项") in told
    assert "单独承担31项＋部门合作5项＝36项，与事项总数一致" in told


def test_a_partial_list_says_how_many_there_should_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = imported(tmp_path, "2023-pilot-items")
    code, told = answer(capsys, "statement", "--year", "2023", "--json", *data)
    assert code == 1
    assert told["identity"]["total"] == 17
    assert any("应有36项，台账现有17项" in warning for warning in told["warnings"])


def test_a_year_without_a_list_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = imported(tmp_path, "2024-work-plan")
    capsys.readouterr()
    assert run_command(["statement", "--year", "2024", "--json", *data]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "台账里没有2024年入选的改革事项" in told.err


def test_our_own_ledger_taken_in_again_gives_the_same_statement(
    whole: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = imported(tmp_path, "2023-pilot-items-full")
    ledger = tmp_path / "台账.xlsx"
    assert run_command(["ledger", "items", str(ledger), *data]) == 0
    again = ["--data", str(tmp_path / "again")]
    assert run_command(["import", str(ledger), *again]) == 0
    told = answer(capsys, "statement", "--year", "2023", "--json", *again)[1]
    before = answer(capsys, "statement", "--year", "2023", "--json", *whole)[1]
    assert told["statement"] == before["statement"]
    assert told["identity"] == before["identity"]


@pytest.mark.parametrize("year", ["0", "99999", "今年"])
def test_what_is_no_year_is_refused_in_a_sentence(
    year: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run_command(["statement", "--year", year])
    assert stopped.value.code == 2
    assert "“--year”的写法不对" in capsys.readouterr().err
