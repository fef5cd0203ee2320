"""``paper``: composed, printed, numbered, issued, and refused with a sentence."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.queries.papers import list_papers
from models.store.workspace import open_workspace
from models.vocabulary import PaperState
from reports.paper_prints import reprint
from tests.builders import new_workspace
from tests.reports.outgoing import words_of, words_on
from tests.reports.rounds import fill
from ui.command_line import run_command


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Make a ledger of two tasks and one item and close it."""
    with new_workspace(tmp_path) as workspace:
        fill(workspace)
    return workspace.path


def paper(ledger: Path, composer: str, out: Path, *more: str) -> int:
    """Run the command for June 2024."""
    given: Sequence[str] = ("--data", str(ledger), "paper", composer, str(out))
    return run_command([*given, "--period", "2024-06", *more])


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """Return the JSON object that was printed."""
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_a_paper_is_printed_and_told_as_json(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, word = tmp_path / "简报.pdf", tmp_path / "简报.docx"
    code = paper(ledger, "briefing", out, "--word", str(word), "--json")
    said = told(capsys)
    assert code == bool(said["findings"])
    assert (said["path"], said["number"], said["date"]) == (str(out), "1", "2024-06-30")
    assert (said["missing"], said["issued"], said["scope"]) == ([], None, "全市")
    assert isinstance(said["figures"], int)
    assert said["figures"] > 0
    assert "2024年6月" in words_on(out.read_bytes())
    assert "2024年6月" in words_of(word)


def test_issuing_enters_the_print_and_takes_the_next_number(ledger: Path, tmp_path: Path) -> None:
    for number in ("1", "2"):
        paper(ledger, "briefing", tmp_path / f"{number}.pdf", "--issue")
    with open_workspace(ledger) as workspace:
        rows = {row.number: row for row in list_papers(workspace)}
        assert {row.state for row in rows.values()} == {PaperState.ISSUED}
        kept = reprint(workspace, rows["2"].id).pdf
    assert kept == (tmp_path / "2.pdf").read_bytes()
    assert "第2期" in words_on(kept)


def test_a_paper_that_is_only_printed_is_not_in_the_register(ledger: Path, tmp_path: Path) -> None:
    paper(ledger, "briefing", tmp_path / "1.pdf")
    with open_workspace(ledger) as workspace:
        assert list_papers(workspace) == ()


@pytest.mark.parametrize(
    ("composer", "number", "reason"),
    [("minutes", "1", "还有没填的地方"), ("circular", "乱写", "“乱写”不成发文字号")],
)
def test_an_unfinished_paper_is_not_issued(
    ledger: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    composer: str,
    number: str,
    reason: str,
) -> None:
    code = paper(ledger, composer, tmp_path / "1.pdf", "--issue", "--number", number)
    said = capsys.readouterr().err
    assert code == 2
    assert f"还不能印发：{reason}" in said
    assert "没有印发，也没有登记，数据没有改动。" in said
    with open_workspace(ledger) as workspace:
        assert list_papers(workspace) == ()


def test_a_taken_number_is_refused_with_the_next_free_one(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper(ledger, "briefing", tmp_path / "1.pdf", "--issue", "--number", "3")
    assert paper(ledger, "briefing", tmp_path / "2.pdf", "--issue", "--number", "3") == 2
    assert "下一个可用的编号是“4”" in capsys.readouterr().err
    assert not (tmp_path / "2.pdf").exists()


def test_a_letter_goes_to_the_unit_of_the_scope(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "函.pdf"
    assert paper(ledger, "handout", out, "--scope", "市司法局") in (0, 1)
    assert "市司法局" in words_on(out.read_bytes())


def test_a_section_is_a_scope_too(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper(ledger, "briefing", tmp_path / "1.pdf", "--scope", "强化顶层设计", "--json")
    said = told(capsys)
    assert said["scope"] == "强化顶层设计"
    assert "建立问题台账" not in words_on((tmp_path / "1.pdf").read_bytes())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nothing",), "没有叫“nothing”的公文种类"),
        (("briefing", "--period", "去年"), "“去年”不是期间"),
        (("briefing", "--scope", "市司法科"), "相近的有：市司法局"),
        (("briefing", "--profile", "报上级"), "没有叫“报上级”的流转范围"),
        (("letter",), "还没有选定单位"),
    ],
)
def test_what_is_not_known_is_refused_with_a_sentence(
    ledger: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    sentence: str,
) -> None:
    out = tmp_path / "out.pdf"
    assert paper(ledger, words[0], out, *words[1:]) == 2
    assert sentence in capsys.readouterr().err
    assert not out.exists()


def test_a_ledger_is_written_as_its_readers_get_it(ledger: Path, tmp_path: Path) -> None:
    for name, has_notes in (("内部", True), ("发各单位", False)):
        out = tmp_path / f"{name}.xlsx"
        words = ["ledger", "tasks", str(out), "--profile", name, "--data", str(ledger)]
        assert run_command(words) == 0
        assert ("备注" in words_of(out)) is has_notes
