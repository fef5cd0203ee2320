"""Measures without numbers: paragraphs under a heading that each end in a clause of their own.

A title alone on its line, a name before a colon or a first sentence names each of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.text.clause_places import ClausePlace
from models.text.normalise import even
from reports.incoming.plans.document_title import is_title
from reports.incoming.plans.headline import SENTENCE_END, clauses_of, title_of
from reports.incoming.plans.outline import Node
from reports.incoming.plans.passages import Passage

_HEADED = 30  # letters of the longest name of a measure


@dataclass(frozen=True, slots=True)
class OwnClause:
    """A clause with the passage it stands in."""

    passage: Passage
    place: ClausePlace


@dataclass(frozen=True, slots=True)
class Measure:
    """The paragraphs of one measure, its name first, and the unnumbered heading above it."""

    section: str
    passages: list[Passage]


@dataclass(slots=True)
class ClauseGroup:
    """Paragraphs that belong to one run of clauses.

    Attributes:
        opens: its first paragraph opens with its clause (由市发改委牵头，建立…).
    """

    passages: list[Passage]
    opens: bool = False


def clause_groups(node: Node, clauses: Sequence[OwnClause]) -> list[ClauseGroup]:
    """Cut a node's paragraphs after each run of clauses, or before one that opens with its clause.

    Paragraphs after the last are left out.
    """
    carrying = {id(clause.passage) for clause in clauses}
    opening = {id(clause.passage) for clause in clauses if _opens_text(clause)}
    groups: list[ClauseGroup] = []
    has_clause = True
    for passage in node.own:
        opens = id(passage) in opening
        if opens or not groups or (has_clause and not is_only_clause(passage)):
            groups.append(ClauseGroup([], opens))
            has_clause = False
        groups[-1].passages.append(passage)
        has_clause = has_clause or id(passage) in carrying
    return [group for group in groups if any(id(p) in carrying for p in group.passages)]


def measures_of(node: Node, groups: Sequence[ClauseGroup]) -> Iterator[Measure]:
    """Yield the measure of each group."""
    have_titles = _have_title_lines(node, groups)
    section = title_of(node.heading) if node.mark is not None else ""
    for group in groups:
        texts = _texts(node, group)
        texts = [p for p in texts if not is_title(p.text)] if node.is_part else texts
        is_opening = node.is_part and group is groups[0]
        name = 0
        if not group.opens:
            name = _title_line(texts) if have_titles else _named_text(texts, is_opening=is_opening)
        if name > 0 and is_short_heading(texts[name - 1].text):
            section = title_of(texts[name - 1].text)
        first = group.passages.index(texts[name]) if texts else 0
        yield Measure(section, group.passages[first:])


def _title_line(texts: Sequence[Passage]) -> int:
    """Return which paragraph is the title alone on its line: the last one before the body."""
    body = next((p for p, text in enumerate(texts) if not _is_line(text)), len(texts))
    return max(body - 1, 0)


def _named_text(texts: Sequence[Passage], *, is_opening: bool) -> int:
    """Return which paragraph a measure begins with: the last that opens with a name of its own.

    Without one it is the first below the headings; in the opening of a part, where a preamble
    stands above, it is the last.
    """
    named = [p for p, text in enumerate(texts) if _is_headed(text) and "，" not in _name(text)]
    if named:
        return named[-1]
    last = max(len(texts) - 1, 0)
    below = next((p for p, text in enumerate(texts) if not _is_line(text)), last)
    return last if is_opening else below


def are_headed(node: Node, groups: Sequence[ClauseGroup]) -> bool:
    """Return whether each group opens with a name of its own: a line, a sentence, 优化流程：….

    Or with its units. Below a heading that is a sentence itself, more must follow such a name.
    """
    if all(group.opens for group in groups):
        return True
    if node.mark is None or SENTENCE_END.search(node.heading.rstrip("。")):
        return False
    first_texts = [_texts(node, group)[:1] for group in groups]
    named = all(texts and _is_headed(texts[0]) for texts in first_texts)
    if not is_bare(node):
        return named and all(_goes_on(texts[0]) for texts in first_texts)
    return named or _have_title_lines(node, groups)


def is_bare(node: Node) -> bool:
    """Return whether a node has a heading that says nothing more than its name."""
    return node.mark is not None and not SENTENCE_END.search(node.heading)


def are_sentences(groups: Sequence[ClauseGroup]) -> bool:
    """Return whether most groups are sentences of one paragraph, each with units behind it."""
    shared = sum(a.passages[-1].last_line == b.passages[0].line for a, b in pairwise(groups))
    return shared > 1 and shared * 2 >= len(groups)


def is_only_clause(passage: Passage) -> bool:
    """Return whether a paragraph is a clause and nothing else."""
    covered = sum(place.end - place.start for place in clauses_of(passage.text))
    return covered >= len(passage.text.rstrip("。；; ")) > 0


def opens_with_clause(passage: Passage) -> bool:
    """Return whether a paragraph says first who does it: 由市发改委牵头，建立…."""
    return any(_opens_text(OwnClause(passage, place)) for place in clauses_of(passage.text)[:1])


def _opens_text(clause: OwnClause) -> bool:
    return clause.place.start == 0 and not is_only_clause(clause.passage)


def is_short_heading(text: str) -> bool:
    """Return whether an unnumbered line reads like a heading."""
    return len(text) <= _HEADED and even(text)[-1] not in "。;,:!?"


def _have_title_lines(node: Node, groups: Sequence[ClauseGroup]) -> bool:
    """Return whether each group opens with a title alone on its line."""
    first_texts = [_texts(node, group)[:1] for group in groups]
    return all(texts and _is_line(texts[0]) for texts in first_texts)


def _is_line(passage: Passage) -> bool:
    return is_short_heading(passage.text) and not clauses_of(passage.text)


def _is_headed(passage: Passage) -> bool:
    """Return whether a paragraph opens with a short sentence or a name before a colon."""
    return len(_name(passage)) <= _HEADED and SENTENCE_END.search(passage.text) is not None


def _goes_on(passage: Passage) -> bool:
    """Return whether more stands between the name of a measure and its clause."""
    end = min((place.start for place in clauses_of(passage.text)), default=len(passage.text))
    return len(passage.text[:end].rstrip("。")) > len(_name(passage)) + 1


def _name(passage: Passage) -> str:
    return title_of(passage.text)


def _texts(node: Node, group: ClauseGroup) -> list[Passage]:
    """Return a group's paragraphs that are more than a clause, without the node's own heading."""
    texts = [passage for passage in group.passages if not is_only_clause(passage)]
    heading = node.own[0] if node.mark is not None else None
    return [text for text in texts if text is not heading]
