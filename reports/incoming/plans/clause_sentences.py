"""Paragraphs in which each sentence has its units behind it: …3%。（市经委牵头）…5%。（…）.

How such a paragraph is cut; what its sentences are is decided where tasks are chosen.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from models.text.clause_places import ClausePlace
from models.text.normalise import even
from reports.incoming.plans.headline import clauses_of
from reports.incoming.plans.passages import Passage

_STOPS = "。;"
_HEADING = re.compile(r"[^ 。;:,()]{4,30} +(?=[^ ])")


def sentences_with_clauses(passage: Passage) -> Iterator[Passage]:
    """Cut a paragraph behind each bracket of units at a full stop, when it has several."""
    text = even(passage.text)
    ends = [_end(text, place) for place in clauses_of(passage.text) if _is_behind(text, place)]
    cuts = ends if len(ends) > 1 else []
    for start, end in pairwise([0, *cuts, len(text)]):
        if (piece := passage.cut(start, end)).text:
            yield piece


def heading_and_sentences(passage: Passage) -> list[Passage]:
    """Part a heading from the sentences behind it that have units each, lines having run together.

    约束性指标 能耗下降3%。（市经委牵头） 人口达到300万。（…）: a blank is left of the break.
    """
    heading = _HEADING.match(even(passage.text))
    if heading is None:
        return [passage]
    sentences = list(sentences_with_clauses(passage.cut(heading.end())))
    return [passage.cut(0, heading.end()), *sentences] if len(sentences) > 2 else [passage]


def _is_behind(evened: str, place: ClausePlace) -> bool:
    """Return whether a clause is a bracket that names units, a full stop before or behind it."""
    before, after = evened[: place.start].rstrip()[-1:], evened[place.end : place.end + 1]
    is_bracket = place.clause.has_units and evened[place.start] == "("
    return is_bracket and (not before or before in _STOPS or (after != "" and after in _STOPS))


def _end(evened: str, place: ClausePlace) -> int:
    return place.end + (evened[place.end : place.end + 1] in (*_STOPS,))
