"""Pinyin initials: 市发改委 is also found as sfgw."""

from functools import lru_cache


@lru_cache(maxsize=4096)
def initials(text: str) -> str:
    """Return the initials of the Chinese characters, other letters as they are, lower case."""
    # Takes longer to load than the whole window; a thread does it when first needed.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - see above

    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).casefold()
