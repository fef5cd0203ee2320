"""The computer, the pinned libraries and the built fonts are what the program counts on."""

import re
import sys
from pathlib import Path

import PySide6
import pytest
from fontTools.ttLib import TTFont
from packaging.requirements import Requirement
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.version import program_version

ROOT = Path(__file__).parent.parent
REQUIREMENT_FILES = sorted(ROOT.glob("requirements*.txt"))
FONTS = ROOT / "resources" / "fonts"
# Characters of place names and people's names that GB 2312 lacks.
RARE = "硚猇犇喆鄞郧掇茅㙦䶮"

needs_fonts = pytest.mark.skipif(
    not FONTS.is_dir(), reason="fonts are built on Debian systems only (make setup)"
)


def requirement_lines(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith(("#", "-r ", "-c "))]


def test_qt_suits_old_systems_and_this_python() -> None:
    """PySide6 6.10 needs glibc 2.34; 6.12 loses references to None before Python 3.12."""
    version = tuple(int(part) for part in PySide6.__version__.split(".")[:2])
    assert version < (6, 10) or sys.version_info >= (3, 12)


def test_qt_calls_do_not_use_up_references_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(2000):
        label.setText(str(number))
    # Immortal since Python 3.12; before that each lossy call would take one away.
    assert sys.getrefcount(None) > before - 100


@pytest.mark.parametrize("path", REQUIREMENT_FILES, ids=lambda path: path.name)
def test_every_requirement_is_pinned_to_one_version(path: Path) -> None:
    loose = [
        line
        for line in requirement_lines(path)
        if not re.fullmatch(r"==[\w.]+", str(Requirement(line).specifier))
    ]
    assert loose == []


@pytest.mark.parametrize("path", REQUIREMENT_FILES, ids=lambda path: path.name)
def test_requirements_name_no_registry(path: Path) -> None:
    assert not re.search(r"://|index-url|find-links", path.read_text(encoding="utf-8"))


def test_the_version_has_one_home() -> None:
    """``pyproject.toml`` alone says it."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", program_version())
    sources = [path for room in ("models", "reports", "ui") for path in (ROOT / room).rglob("*.py")]
    repeated = f'"{program_version()}"'
    assert [path for path in sources if repeated in path.read_text(encoding="utf-8")] == []


@needs_fonts
@pytest.mark.parametrize("name", ["fangsong", "kai", "xiaobiaosong", "hei", "song"])
def test_document_faces_have_the_outlines_the_pdf_library_takes(name: str) -> None:
    with TTFont(FONTS / f"{name}.ttf", lazy=True) as font:
        assert "glyf" in font
        assert "CFF " not in font


@needs_fonts
def test_the_fallback_face_has_rare_characters_and_all_of_gbk() -> None:
    with TTFont(FONTS / "kai.ttf", lazy=True) as font:
        known = set(font.getBestCmap())
    wanted = set(RARE) | {
        bytes((lead, trail)).decode("gbk", errors="ignore")
        for lead in range(0x81, 0xA1)
        for trail in range(0x80, 0xFF)
    }
    assert [character for character in wanted if character and ord(character) not in known] == []


@needs_fonts
def test_a_changed_face_does_not_keep_a_reserved_name() -> None:
    """The OFL of LXGW WenKai reserves 霞鹜 and LXGW."""
    with TTFont(FONTS / "kai.ttf", lazy=True) as font:
        names = [str(record) for record in font["name"].names if record.nameID not in {0, 13, 14}]
    assert names
    assert not [name for name in names if "LXGW" in name.upper() or "霞" in name]


@needs_fonts
def test_licences_lie_beside_the_fonts() -> None:
    texts = {path.name for path in (FONTS / "licences").iterdir()}
    assert {"fandol-COPYING.txt", "fonts-lxgw-wenkai.txt", "fonts-noto-cjk.txt"} <= texts
