"""Sets of rows as one whole number with a byte for each row: joined, cut and counted at once."""

from collections.abc import Iterable

Mask = int


def mask_of(flags: Iterable[int]) -> Mask:
    """Return the mask of rows whose flag is 1 (or True), not 0."""
    return int.from_bytes(bytes(flags), "little")


def flags_of(mask: Mask, count: int) -> bytes:
    """Return a 1 or 0 for each of ``count`` rows."""
    return mask.to_bytes(count, "little")


def all_of(count: int) -> Mask:
    """Return the mask of all of ``count`` rows."""
    return int.from_bytes(b"\x01" * count, "little")
