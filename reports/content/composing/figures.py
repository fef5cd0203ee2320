"""The figures of one paper: each is counted once, from rows, and printed by that count."""

from collections.abc import Iterable, Sequence

from models.papers import Figure, Run
from models.vocabulary import RecordKind
from reports.content.wording import percentage


class FigureBook:
    """Collects the figures of a paper while it is written; a key has one meaning in it."""

    def __init__(self) -> None:
        self._figures: dict[str, Figure] = {}

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All of them, in the order they came up."""
        return tuple(self._figures.values())

    def count(
        self, key: str, label: str, records: Iterable[str], kind: RecordKind = RecordKind.TASK
    ) -> Run:
        """Return how many records there are, as words of the text."""
        found = tuple(records)
        return self._enter(Figure(key, str(len(found)), label, kind, found))

    def share(
        self,
        key: str,
        label: str,
        part: Sequence[str],
        whole: Sequence[str],
        kind: RecordKind = RecordKind.TASK,
    ) -> Run:
        """Return what share the records of ``part`` are of ``whole`` (domain A8)."""
        words = percentage(len(part), len(whole))
        basis = f"{len(part)}÷{len(whole)}＝{words}"
        return self._enter(Figure(key, words, label, kind, tuple(part), basis))

    def derived(
        self,
        key: str,
        label: str,
        words: str,
        basis: str,
        records: Iterable[str] = (),
        kind: RecordKind = RecordKind.TASK,
    ) -> Run:
        """Return a number worked out in another way; ``basis`` says how, for a person."""
        return self._enter(Figure(key, words, label, kind, tuple(records), basis))

    def _enter(self, figure: Figure) -> Run:
        known = self._figures.setdefault(figure.key, figure)
        if known != figure:
            raise ValueError(f"two meanings of {figure.key}: {known.words} and {figure.words}")
        return Run(figure.words, figure.key)
