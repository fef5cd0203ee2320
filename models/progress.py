"""How long work reports what it is doing and hears that it should stop."""

from typing import Protocol

from models.errors import Cancelled


class Progress(Protocol):
    """Told about each step of long work; ``is_cancelled`` is asked between steps."""

    def report(self, message: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done; ``total`` 0 means the length is unknown."""

    def is_cancelled(self) -> bool:
        """Return whether the person asked to stop."""


class SilentProgress:
    """A progress that nobody watches."""

    def report(self, message: str, done: int = 0, total: int = 0) -> None:
        """Ignore the report."""

    def is_cancelled(self) -> bool:
        """Never stop."""
        return False


def stop_if_cancelled(progress: Progress) -> None:
    """Raise ``Cancelled`` when the person asked to stop."""
    if progress.is_cancelled():
        raise Cancelled
