"""The name of a task or a section, the first words of its heading, and the clauses beside it."""

import re
from functools import lru_cache

from models.text.brackets import levels
from models.text.clause_places import ClausePlace, find_clauses

SENTENCE_END = re.compile(r"[。!?！？]")
# 优化流程：推进流程再造…, 深化“证照分离”改革：对… — the name of a measure before a colon
_NAME_AND_COLON = re.compile(
    r"(?P<name>(?=[^:：]{4,30}[:：])(?:“[^“”:：]{1,20}”|[^:：,，、()（）“”《》])+)[:：](?=.{6})"
)


@lru_cache(maxsize=8192)
def clauses_of(text: str) -> tuple[ClausePlace, ...]:
    """Return the clauses of a paragraph, kept: each step of reading a plan asks for them again."""
    return find_clauses(text)


def title_of(heading: str) -> str:
    """Return the first sentence of a heading without its clause and final mark."""
    places = clauses_of(heading)
    text = heading[: places[0].start] if places and places[0].start > 0 else heading
    level = levels(text)
    for end in SENTENCE_END.finditer(text):
        if level[end.start()] == 0 and end.start() > 0:
            text = text[: end.start()]
            break
    text = text.strip(" \t\u3000:：;；,，、").lstrip("●■◆◇○★☆•·➢▲▪—-* ")
    named = _NAME_AND_COLON.match(text)
    return named["name"] if named else text
