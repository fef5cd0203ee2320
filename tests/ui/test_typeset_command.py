"""``typeset``: JSON keys, exit codes, and what another program finds in the PDF."""

import json
from pathlib import Path

import pypdfium2
import pytest

from models.paths import resource_path
from ui.command_line import run_command

PLAN = str(resource_path("samples", "2024-work-plan.txt"))
LETTER = """关于限期办结企业诉求事项的督办函

葛店经开区管委会：
请于2024年11月15日前书面反馈办理结果。

鄂州市优化营商环境领导小组办公室
2024年11月8日"""


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return "".join("".join(pages).split())


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "函.txt"
    path.write_bytes(LETTER.encode("gb18030"))
    return path


def test_json_says_what_was_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run_command(["typeset", PLAN, str(tmp_path / "方案.pdf"), "--json"])
    said = json.loads(capsys.readouterr().out)
    assert code == 1
    assert set(said) == {
        "path", "pages", "kind", "title", "number", "issuers", "is_head_added", "addressees",
        "faces", "missing", "warnings",
    }  # fmt: skip
    assert (said["kind"], said["number"]) == ("文件", "鄂州优化发〔2024〕4号")
    assert [warning["line"] for warning in said["warnings"]] == [5, 77]


def test_a_text_without_doubts_ends_with_0(letter: Path, tmp_path: Path) -> None:
    assert run_command(["typeset", str(letter), str(tmp_path / "函.pdf")]) == 0
    assert "关于限期办结企业诉求事项的督办函" in words_of(tmp_path / "函.pdf")


def test_kind_number_and_issuer_are_taken_from_the_command(letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "通报.pdf"
    options = ["--kind", "简报", "--number", "7", "--issuer", "市优化办"]
    assert run_command(["typeset", str(letter), str(out), *options]) == 0
    words = words_of(out)
    assert "工作简报" in words
    assert "第7期" in words
    assert "市优化办" in words


def test_a_file_that_is_no_text_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.txt").write_bytes(bytes(range(256)) * 20)
    assert run_command(["typeset", str(tmp_path / "x.txt"), str(tmp_path / "x.pdf")]) == 2
    assert "。" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()
