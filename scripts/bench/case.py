"""What one benchmark case is, and how one candidate of it is measured in this process."""

import json
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Case:
    """One job done by several candidates.

    Attributes:
        remark: what the candidates do alike, and what not.
        make_input: builds the input for a given size; not timed.
        candidates: name -> the job: takes the input and a folder of its own.
        own: the candidate that is this program.
        peer: the candidate that ratios are taken against.
        goal: the highest ratio of ``own`` to ``peer`` that is good enough.
        size: what ``make_input`` is given for the full run.
    """

    title: str
    remark: str
    make_input: Callable[[int], Any]  # Any: each case has an input of its own type
    candidates: dict[str, Callable[[Any, Path], None]]
    own: str
    peer: str
    goal: float
    size: int


def measure(case: Case, candidate: str) -> str:
    """Run ``candidate`` once at full size; return seconds and megabytes as JSON.

    A small run before it pays for imports and caches. Memory is the growth of the peak.
    """
    job = case.candidates[candidate]
    given = case.make_input(case.size)
    with tempfile.TemporaryDirectory() as folder:
        job(case.make_input(20), Path(folder))
        before = _peak_mb()
        start = time.perf_counter()
        job(given, Path(folder))
        seconds = time.perf_counter() - start
        size_mb = sum(path.stat().st_size for path in Path(folder).iterdir()) / 2**20
    return json.dumps({"seconds": seconds, "added_mb": _peak_mb() - before, "file_mb": size_mb})


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
