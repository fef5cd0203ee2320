"""Write resources/pinyin/initials.txt: the first letters of the readings of Chinese characters.

Needs pypinyin (MIT), whose table the file is taken from; the program itself needs only the file.
"""

import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).parent.parent / "resources" / "pinyin" / "initials.txt"
FIRST, LAST = 0x4E00, 0x9FFF  # the unified ideographs; rarer blocks stand in no name of a unit
HEAD = """\
# First letters of the readings of Chinese characters, the usual reading first: one line for each
# set of letters. From the table of pypinyin (MIT), written by scripts/build_initials.py.
"""


def main() -> None:
    """Write the file."""
    characters: dict[str, list[str]] = defaultdict(list)
    for number, readings in sorted(pinyin_dict.items()):
        if FIRST <= number <= LAST:
            letters = (_letter(reading) for reading in readings.split(","))
            characters["".join(dict.fromkeys(filter(None, letters)))].append(chr(number))
    lines = [f"{letters} {''.join(listed)}" for letters, listed in sorted(characters.items())]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _letter(reading: str) -> str:
    """Return the first letter without its tone."""
    plain = unicodedata.normalize("NFD", reading)[:1]
    return plain if "a" <= plain <= "z" else ""


if __name__ == "__main__":
    main()
