"""Pinyin initials: 市发改委 is also found as sfgw, 银行 as yh and as yx.

Characters with several readings count in each of them: no dictionary of words is needed, which
would take longer to load than the whole window and hold everything up meanwhile.
"""

from functools import lru_cache

from models.paths import resource_path


@lru_cache(maxsize=4096)
def initials(text: str) -> tuple[str, ...]:
    """Return how the initials of a text may be typed, lower case, the usual way first.

    The others have one character in another reading: nobody's name needs two at once. What is no
    Chinese character stays as it is.
    """
    letters = _letters()
    choices = [letters.get(character, character) for character in text.casefold()]
    usual = [choice[0] for choice in choices]
    ways = {"".join(usual): None}
    for place, choice in enumerate(choices):
        for other in choice[1:]:
            ways["".join([*usual[:place], other, *usual[place + 1 :]])] = None
    return tuple(ways)


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    """Return the first letters of the readings of each character."""
    text = resource_path("pinyin", "initials.txt").read_text(encoding="utf-8")
    pairs = (line.split(" ") for line in text.splitlines() if not line.startswith("#"))
    return {character: letters for letters, listed in pairs for character in listed}
