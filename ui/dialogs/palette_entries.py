"""What the search box offers: actions, pages and records, and how typed words find them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from models.filters import fold
from models.queries.search import Hit, read_hits, search_records
from models.store.workspace import Workspace
from models.text.initials import initials
from models.vocabulary import RecordKind

MOST_ACTIONS = 6


class Sort(Enum):
    """What an entry is; the value begins its key among the recent ones."""

    HEAD = "head"
    ACTION = "action"
    PAGE = "page"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the search box.

    Attributes:
        key: name of the action or page, key of the record.
        hint: what tells it from others of like name, or says what it does.
        keys: the shortcut, as it is printed.
        kind: kind of a record, None otherwise.
    """

    sort: Sort
    key: str
    title: str
    hint: str = ""
    icon: str = ""
    keys: str = ""
    kind: RecordKind | None = None

    @property
    def name(self) -> str:
        """How the entry is remembered among the recent ones."""
        return f"{self.kind.value if self.kind else self.sort.value}:{self.key}"


class Group(NamedTuple):
    """Records of one kind: the heading above them, their icon, the page that shows them."""

    head: str
    icon: str
    page: str


KINDS = {
    RecordKind.TASK: Group("重点任务", "list-checks", "tasks"),
    RecordKind.ITEM: Group("改革事项", "layers", "items"),
    RecordKind.UNIT: Group("单位", "building-2", "units"),
    RecordKind.DOCUMENT: Group("文件", "file-text", "documents"),
}
HEADS = {Sort.ACTION: "操作", Sort.PAGE: "页面"}


def entry_of(hit: Hit) -> Entry:
    """Return a record found as a line."""
    return Entry(Sort.RECORD, hit.id, hit.title, hit.hint, KINDS[hit.kind].icon, kind=hit.kind)


def find_entries(workspace: Workspace, words: str) -> tuple[Entry, ...]:
    """Search the ledger; runs on the database thread."""
    return tuple(entry_of(hit) for hit in search_records(workspace, words))


def recent_entries(workspace: Workspace, names: Sequence[str]) -> tuple[Entry, ...]:
    """Read the records among the recent ones; runs on the database thread."""
    kinds = {kind.value: kind for kind in KINDS}
    parted = [name.partition(":") for name in names]
    keys = [(kinds[sort], key) for sort, _, key in parted if sort in kinds]
    return tuple(entry_of(hit) for hit in read_hits(workspace, keys))


def matching(entries: Sequence[Entry], words: str) -> tuple[Entry, ...]:
    """Return the actions and pages that the words may mean; the group of the best one first."""
    wanted = fold(words).split()
    ranked = []
    for place, entry in enumerate(entries):
        rank = _rank(entry, wanted)
        if rank is not None:
            ranked.append((rank, place, entry))
    best = [entry for _, _, entry in sorted(ranked, key=lambda one: one[:2])][:MOST_ACTIONS]
    groups = list(dict.fromkeys(entry.sort for entry in best))
    return tuple(sorted(best, key=lambda entry: groups.index(entry.sort)))


def _rank(entry: Entry, words: Sequence[str]) -> int | None:
    """Return how well an entry fits, 0 best, None not at all."""
    title, hint = fold(entry.title), fold(entry.hint)
    typed = "".join(words)
    if typed == title:
        return 0
    if all(word in title for word in words):
        return 1 if title.startswith(words[0]) else 2
    ways = initials(entry.title)
    if any(typed in way for way in ways):
        return 2 if any(way.startswith(typed) for way in ways) else 3
    return 4 if all(word in title + hint for word in words) else None


def with_heads(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Put a heading before the first entry of each group."""
    lines: list[Entry] = []
    last = ""
    for entry in entries:
        head = KINDS[entry.kind].head if entry.kind else HEADS[entry.sort]
        if head != last:
            lines.append(Entry(Sort.HEAD, "", head))
            last = head
        lines.append(entry)
    return tuple(lines)
