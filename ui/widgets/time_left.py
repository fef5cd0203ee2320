"""How long work still takes, guessed from how fast it went so far."""

import time
from collections.abc import Callable

# Before that a guess jumps about, and shorter work is over before it is read.
QUIET_S = 3.0
# How much of a new guess counts beside the last one.
WEIGHT = 0.25


class TimeLeft:
    """Hears the steps of one job and says how long the rest takes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._total = 0
        self._began = 0.0
        self._first = 0
        self._guess: float | None = None
        self._guessed_at = 0.0

    def words(self, done: int, total: int) -> str:
        """Return for instance 约剩 20 秒, "" while nothing can be said."""
        now = self._clock()
        if total != self._total or done < self._first:
            # Another part of the work, with a measure of its own.
            self._total, self._began, self._first, self._guess = total, now, done, None
        elapsed, moved = now - self._began, done - self._first
        if not total or not moved or done >= total:
            return ""
        fresh = elapsed * (total - done) / moved
        expected = None if self._guess is None else self._guess - (now - self._guessed_at)
        self._guess = fresh if expected is None else (1 - WEIGHT) * expected + WEIGHT * fresh
        self._guessed_at = now
        return "" if elapsed < QUIET_S else _said(self._guess)


def _said(seconds: float) -> str:
    if seconds < 5:
        return "马上就好"
    if seconds < 60:
        return f"约剩 {round(seconds / 5) * 5} 秒"
    return f"约剩 {max(1, round(seconds / 60))} 分钟"
