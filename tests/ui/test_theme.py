"""Colours that can be read, in light and dark."""

import re
from pathlib import Path

import pytest

from ui.theme import DARK, LIGHT, Tokens, Tone

ROOT = Path(__file__).parent.parent.parent
# Named for the standard text size: whoever takes one says how large it is now.
SIZES = re.compile(r"theme\.(ROW_HEIGHT|CONTROL_HEIGHT|FONT_[A-Z]+)")
ASKED = re.compile(r"px\(|set_height\(|set_width\(|set_least_height\(|sized\(")

GROUNDS = ("window", "surface", "raised", "sunken", "selection", "hover", "accent_soft")
INKS = ("text", "text_secondary")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read_on_every_ground(tokens: Tokens, ground: str, ink: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "surface", "sunken", "selection"])
def test_muted_text_can_be_read(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.text_muted, getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", Tone)
def test_every_tone_can_be_read_on_its_soft_ground_and_on_cards(tokens: Tokens, tone: Tone) -> None:
    assert contrast(tokens.ink(tone), tokens.ground(tone)) >= 4.5
    assert contrast(tokens.ink(tone), tokens.surface) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_the_main_button_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent_fill) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_pressed) >= 4.5
    assert contrast(tokens.text, tokens.mark) >= 4.5


def test_nobody_takes_a_size_without_asking_for_the_text_size() -> None:
    taken = [
        f"{path.name}: {line.strip()}"
        for path in (ROOT / "ui").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if SIZES.search(line) and not ASKED.search(line)
    ]
    assert taken == []
