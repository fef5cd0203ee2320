"""What became of the figures of a paper since it was issued (A43). Pure.

Figures are told apart by their keys, which stay the same from one day to the next.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.papers import Figure


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure that is no longer what it was.

    Attributes:
        was, now: the figure then and today; None where it vanished or came new.
        came, went: keys of the rows that were counted in or out, in printed order. The words may
            be the same when as many came as went.
    """

    was: Figure | None
    now: Figure | None
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()

    @property
    def figure(self) -> Figure:
        """The figure as it is today, as it was where it is gone: its key, label and kind of row."""
        found = self.now or self.was
        assert found is not None  # noqa: S101 - one of both is always there
        return found


@dataclass(frozen=True, slots=True)
class FigureChanges:
    """All that differs, each in the order of the paper it is printed in."""

    changed: tuple[FigureChange, ...] = ()
    vanished: tuple[FigureChange, ...] = ()
    new: tuple[FigureChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.changed or self.vanished or self.new)


def compare_figures(before: Iterable[Figure], after: Iterable[Figure]) -> FigureChanges:
    """Return which figures changed their words or their rows, which are gone and which are new."""
    then, today = _by_key(before), _by_key(after)
    both = [(figure, today[key]) for key, figure in then.items() if key in today]
    return FigureChanges(
        changed=tuple(_change(was, now) for was, now in both if _differ(was, now)),
        vanished=tuple(
            FigureChange(figure, None, went=figure.records)
            for key, figure in then.items()
            if key not in today
        ),
        new=tuple(
            FigureChange(None, figure, came=figure.records)
            for key, figure in today.items()
            if key not in then
        ),
    )


def _by_key(figures: Iterable[Figure]) -> Mapping[str, Figure]:
    return {figure.key: figure for figure in figures}


def _differ(was: Figure, now: Figure) -> bool:
    return was.words != now.words or set(was.records) != set(now.records)


def _change(was: Figure, now: Figure) -> FigureChange:
    then, today = set(was.records), set(now.records)
    return FigureChange(
        was,
        now,
        came=tuple(key for key in now.records if key not in then),
        went=tuple(key for key in was.records if key not in today),
    )
