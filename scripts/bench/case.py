"""What one benchmark case is, and how one candidate of it is measured in this process."""

import json
import resource
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Figures = dict[str, float]


@dataclass(frozen=True)
class Figure:
    """One column of the report; ``is_ratio`` puts the ratio to the peer beside each value."""

    key: str
    heading: str
    digits: int = 0
    is_ratio: bool = False


@dataclass(frozen=True)
class Goal:
    """How much of ``figure`` ``own`` may take, as a ratio to ``peer``."""

    figure: str
    peer: str
    most: float
    own: str = "ours"


SECONDS = Figure("seconds", "s", digits=2, is_ratio=True)
ADDED_MB = Figure("added_mb", "+MB")
FILE_MB = Figure("file_mb", "file MB", digits=1)


@dataclass(frozen=True)
class Case:
    """One job done by several candidates.

    Attributes:
        remark: what the candidates do alike, and what not.
        make_input: builds the input for a given size; not timed.
        candidates: name -> the job: takes the input and a folder of its own, may return figures.
        peer: the candidate that ratios are taken against.
        size: what ``make_input`` is given for the full run, ``small`` for the run before it.
        once: candidates so slow that one round has to do.
    """

    title: str
    remark: str
    make_input: Callable[[int], Any]  # Any: each case has an input of its own type
    candidates: Mapping[str, Callable[[Any, Path], Figures | None]]
    peer: str
    goals: tuple[Goal, ...]
    size: int
    small: int = 20
    figures: tuple[Figure, ...] = (SECONDS, ADDED_MB, FILE_MB)
    once: frozenset[str] = frozenset()


def measure(case: Case, candidate: str) -> str:
    """Run ``candidate`` once at full size; return its figures as JSON.

    A small run before it pays for imports and caches. Memory is the growth of the peak.
    """
    job = case.candidates[candidate]
    given = case.make_input(case.size)
    with tempfile.TemporaryDirectory() as folder:
        job(case.make_input(case.small), Path(folder))
        before = _peak_mb()
        start = time.perf_counter()
        own_figures = job(given, Path(folder)) or {}
        seconds = time.perf_counter() - start
        size_mb = sum(path.stat().st_size for path in Path(folder).iterdir()) / 2**20
    figures = {"seconds": seconds, "added_mb": _peak_mb() - before, "file_mb": size_mb}
    return json.dumps(figures | own_figures)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
