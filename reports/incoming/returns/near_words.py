"""Headings nobody knows, held against the words that are: near ones are asked, never guessed."""

from collections.abc import Iterable

from models.text.normalise import fold
from models.vocabulary import AskedKind
from reports.incoming.returns.column_words import all_words

NEARLY_CERTAIN = 90.0  # of 100; 上期进展情况 and 本期进展情况 are 83
NEAR = 50.0


def likeness(kind: AskedKind, heading: str, columns: Iterable[str]) -> list[tuple[float, str]]:
    """Return how near a heading is to each column (0 to 100), the nearest first."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - most files have no unknown heading

    words = all_words(kind)
    key = fold(heading)
    found = [
        (max((fuzz.ratio(key, word) for word in words.get(column, ())), default=0.0), column)
        for column in columns
    ]
    return sorted(found, key=lambda pair: -pair[0])
