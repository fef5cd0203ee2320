"""The pages of the offline help: what they say, how they are found, which belongs where.

The pages are Markdown files in ``resources/help``, in the order of their numbers. ``index.txt``
there says which page belongs to a page or dialog of the window.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.filters import fold
from models.paths import resource_path
from ui.actions import SPECS

# Stands in the page of shortcuts where the table of all actions belongs.
ACTIONS_MARK = "{{actions}}"
INDEX = "index.txt"


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page; ``text`` is Markdown."""

    title: str
    text: str


def read_pages() -> tuple[HelpPage, ...]:
    """Read all pages in their order."""
    paths = resource_path("help").glob("*-*.md")
    numbered = sorted(paths, key=lambda path: int(path.stem.partition("-")[0]))
    return tuple(
        HelpPage(path.stem.partition("-")[2], _complete(path.read_text(encoding="utf-8")))
        for path in numbered
    )


def page_for(place: str) -> str:
    """Return the title of the page that belongs to a page or dialog, "" where none does."""
    lines = resource_path("help", INDEX).read_text(encoding="utf-8").splitlines()
    pairs = (line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    return {place: title.strip() for place, title in pairs}.get(place, "")


def find_pages(pages: Sequence[HelpPage], words: str) -> tuple[HelpPage, ...]:
    """Return the pages that hold all words, those with a word in the title first."""
    wanted = fold(words).split()
    found = [page for page in pages if all(word in fold(page.title + page.text) for word in wanted)]
    return tuple(sorted(found, key=lambda page: not any(word in page.title for word in wanted)))


def action_table() -> str:
    """Return all shortcuts of the window as a table, from the actions themselves."""
    return _table((spec.shortcut, spec.text, spec.tip) for spec in SPECS if spec.shortcut)


def _complete(text: str) -> str:
    return text.replace(ACTIONS_MARK, action_table()) if ACTIONS_MARK in text else text


def _table(rows: Iterable[tuple[str, str, str]]) -> str:
    lines = [f"| {keys} | {text} | {tip} |" for keys, text, tip in rows]
    return "\n".join(["| 按键 | 操作 | 说明 |", "|---|---|---|", *lines])
