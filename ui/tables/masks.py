"""Sets of rows as one whole number with a byte for each row; rows of small numbers."""

from array import array
from collections.abc import Iterable, Sequence

Mask = int


def mask_of(flags: Iterable[int]) -> Mask:
    """Return the mask of rows whose flag is 1 (or True), not 0."""
    return int.from_bytes(bytes(flags), "little")


def flags_of(mask: Mask, count: int) -> bytes:
    """Return a 1 or 0 for each of ``count`` rows."""
    return mask.to_bytes(count, "little")


def narrow(numbers: Iterable[int], highest: int) -> Sequence[int]:
    """Return ``numbers`` from 0 to ``highest`` in as few bytes each as will do."""
    letter = "B" if highest < 2**8 else "H" if highest < 2**16 else "I"
    return array(letter, numbers)


def places(numbers: Iterable[int]) -> "array[int]":
    """Return places of rows, or lines of a table, kept in four bytes each.

    A list of a hundred thousand different numbers takes ten times as much.
    """
    return array("i", numbers)


def all_of(count: int) -> Mask:
    """Return the mask of all of ``count`` rows."""
    return int.from_bytes(b"\x01" * count, "little")
