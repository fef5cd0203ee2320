"""Which characters each built font keeps."""

import bz2
import re
from pathlib import Path

# Signs of official documents beside the Chinese characters themselves.
SIGN_RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x0391, 0x03C9),  # Greek
    (0x0401, 0x0451),  # Cyrillic
    (0x2002, 0x205E),  # dashes, quotation marks, ellipsis, ※
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x218B),  # ℃ № Ⅰ ⅰ
    (0x2190, 0x2199),  # arrows
    (0x2200, 0x22FF),  # ≤ ≥ ≈ ∑
    (0x2460, 0x257F),  # ① ⑴ ⒈, box drawing
    (0x25A0, 0x2642),  # ■ □ ▲ ● ○ ★
    (0x2713, 0x2717),  # ✓ ✗
    (0x3000, 0x30FF),  # 、。〇〈〔【, kana
    (0x3220, 0x33FF),  # ㈠ ㊣ ㎡ ㎞
    (0xFE30, 0xFE6B),  # compatibility and small forms
    (0xFF01, 0xFFE5),  # full-width forms
)


def signs() -> frozenset[int]:
    """Return the code points of letters, figures and punctuation."""
    return frozenset(code for first, last in SIGN_RANGES for code in range(first, last + 1))


def gb2312() -> frozenset[int]:
    """Return the code points of GB 2312 (6,763 Chinese characters and its signs)."""
    return _double_byte_characters("gb2312")


def gbk() -> frozenset[int]:
    """Return the code points of GBK (20,902 Chinese characters and more)."""
    return _double_byte_characters("gbk")


def general_standard(unicode_data: Path) -> frozenset[int]:
    """Return the 8,105 characters of 通用规范汉字表 (2013).

    Args:
        unicode_data: the unpacked Debian package of that name; Unihan's kTGH field is the list.
    """
    mappings = next(unicode_data.rglob("Unihan_OtherMappings.txt*"))
    data = mappings.read_bytes()
    text = (bz2.decompress(data) if mappings.suffix == ".bz2" else data).decode("utf-8")
    lines = re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", text, re.MULTILINE)
    return frozenset(int(code, 16) for code in lines)


def _double_byte_characters(encoding: str) -> frozenset[int]:
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    decoded = (pair.decode(encoding, errors="ignore") for pair in pairs)
    return frozenset(ord(text) for text in decoded if len(text) == 1 and ord(text) > 0x7F)
