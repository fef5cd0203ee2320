"""Annexes that are named and not attached, attached and not named, or named in another way."""

import re
from collections.abc import Iterator

from models.papers import Paper
from models.text.normalise import even, fold
from reports.content.checking.findings import (
    Finding,
    FindingKind,
    Part,
    Place,
    body_texts,
)

_REFERENCE = re.compile(
    r"(?:《(?P<name>[^《》]+)》)?\((?:(?:详见|见|附后|附)?附件(?P<n>\d{0,2}))\)"
)
_PLAIN = re.compile(r"(?:详见|见|按|填写|填报)附件(?P<n>\d{0,2})")
_NUMBER = re.compile(r"^(?:附件)?\d{1,2}[.．、]")


def check_annexes(paper: Paper) -> Iterator[Finding]:
    """Compare 附件说明, the annexes themselves and what the text calls 附件."""
    attached = [annex.title for annex in paper.annexes if annex.label]
    named = {_key(name) for name in paper.annex_names}
    present = {_key(title) for title in attached}
    for index, name in enumerate(paper.annex_names):
        place = Place(Part.ANNEX_NAME, index=index, end=len(name))
        if _key(name) not in present:
            yield Finding(FindingKind.ANNEX, f"附件说明里有“{name}”，后面没有附上。", place)
        if even(name.rstrip())[-1:] in set("。,;、."):
            sentence = f"附件名称“{name}”后面不加标点。"
            yield Finding(FindingKind.ANNEX, sentence, place, name.rstrip()[:-1])
    for number, annex in enumerate(paper.annexes):
        if annex.label and _key(annex.title) not in named:
            sentence = f"附上了“{annex.title}”，附件说明里没有写。"
            place = Place(Part.ANNEX_TITLE, annex=number, end=len(annex.title))
            yield Finding(FindingKind.ANNEX, sentence, place)
    yield from _check_order(paper, attached)
    yield from _check_references(paper, named | present)


def _key(name: str) -> str:
    return fold(_NUMBER.sub("", name.strip())).strip("《》。,;、.")


def _check_order(paper: Paper, attached: list[str]) -> Iterator[Finding]:
    named = [_key(name) for name in paper.annex_names]
    present = [_key(title) for title in attached]
    if named != present and sorted(named) == sorted(present):
        sentence = "附件的先后与附件说明的顺序不一致。"
        yield Finding(FindingKind.ANNEX, sentence, Place(Part.ANNEX_NAME))


def _check_references(paper: Paper, known: set[str]) -> Iterator[Finding]:
    """Hold 《…清单》（附件2） of the text against what there is."""
    count = max(len(paper.annex_names), len([a for a in paper.annexes if a.label]))
    for text in body_texts(paper):
        evened = even(text.text)
        for found in (*_REFERENCE.finditer(evened), *_PLAIN.finditer(evened)):
            place = text.at(*found.span())
            number = int(found["n"]) if found["n"] else 0
            if not count:
                sentence = f"正文写“{text.text[found.start() : found.end()]}”，这份公文没有附件。"
                yield Finding(FindingKind.ANNEX, sentence, place)
            elif number > count:
                yield Finding(
                    FindingKind.ANNEX, f"正文写附件{number}，一共只有{count}个附件。", place
                )
            elif "name" in found.groupdict() and found["name"] and _key(found["name"]) not in known:
                name = text.text[found.start("name") : found.end("name")]
                sentence = f"正文的附件《{name}》与附件名称不一致。"
                yield Finding(FindingKind.ANNEX, sentence, text.at(*found.span("name")))
