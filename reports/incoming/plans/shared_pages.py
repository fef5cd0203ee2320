"""Documents copied from document-sharing sites: one line a page, each begun by its page number.

《某市实施方案.docx》由会员分享，可在线阅读… stands above; 1、 2、 3、 are then pages, not items.
"""

import re
from collections.abc import Sequence

from models.text.clause_places import find_clauses
from models.text.normalise import even
from models.text.role_words import is_bare_label

_FILE = (
    r"[^《》/\\]{0,60}(?:《[^《》]{2,60}》[^《》]{0,40})?\.(?:docx?|pdf|wps|xlsx?|pptx?|txt|rtf)"
)
_SHARED = re.compile(rf"《(?P<name>{_FILE})》由会员(?:分享|上传)")
_FILE_NAME = re.compile(rf"{_FILE}(?:_第\d+页)?")  # of each page's picture too
_PAGE_MARK = re.compile(r"(?P<n>\d{1,3})、")
_SHORTEST_PAGE = 200  # letters of a page that is known only by breaking off inside a sentence
# 责任主体。市发改委。: these sites turn colons into full stops
_LABEL_WITH_STOP = re.compile(r"(?<=。)(?P<label>[^。]{4,8})。")


def shared_name(lines: Sequence[str]) -> tuple[str, int]:
    """Return the title a sharing site or a file name above the text gives, and its last line."""
    texts = [(number, line.strip()) for number, line in enumerate(lines[:5], start=1)]
    for number, text in texts:
        if found := _SHARED.match(text):
            return _without_ending(found["name"]), number
    number, first = next(((n, text) for n, text in texts if text), (0, ""))
    return (_without_ending(first), number) if _FILE_NAME.fullmatch(first) else ("", 0)


def is_shared_name(line: str) -> bool:
    """Return whether a line is what a sharing site puts above a document: the file's name."""
    text = line.strip()
    return _SHARED.match(text) is not None or _FILE_NAME.fullmatch(text) is not None


def page_starts(lines: Sequence[str]) -> dict[int, int]:
    """Return for each 1-based line that is a page where its text begins, behind 1、 2、 3、.

    Without the site's own line, pages show by being long and breaking off inside a sentence.
    """
    full = [number for number, line in enumerate(lines, start=1) if line.strip()]
    is_shared = any(_SHARED.match(line.strip()) for line in lines[:5])
    pages: dict[int, int] = {}
    for number in full:
        mark = _PAGE_MARK.match(lines[number - 1].lstrip())
        if mark is not None and int(mark["n"]) == len(pages) + 1:
            line = lines[number - 1]
            pages[number] = len(line) - len(line.lstrip()) + mark.end()
        elif pages:
            break
    return pages if is_shared or _break_off([lines[number - 1] for number in pages]) else {}


def with_colons(page: str) -> str:
    """Put the colon back behind a label that a full stop follows, letter for letter."""
    return _LABEL_WITH_STOP.sub(
        lambda found: f"{found['label']}：" if is_bare_label(found["label"]) else found.group(),
        page,
    )


def _break_off(pages: Sequence[str]) -> bool:
    return len(pages) > 1 and all(_breaks_off(page.strip()) for page in pages[:-1])


def _breaks_off(page: str) -> bool:
    """Return whether a long line stops inside a sentence, and not where its clause ends."""
    if len(page) < _SHORTEST_PAGE or "。" not in page or not even(page)[-1].isalnum():
        return False
    return all(place.end < len(page) for place in find_clauses(page))


def _without_ending(name: str) -> str:
    return name.rpartition(".")[0].strip()
