"""Whether a part may be looked through by pattern instead of being parsed."""

SIZE_LIMIT = 16 * 1024 * 1024  # bytes of such a part: it is held in memory, in pieces too


def is_masked(data: bytes) -> bool:
    """Return whether a part is not in UTF-8, or holds comments, instructions or raw sections."""
    first = data[:200].lower()
    if b"encoding" in first and b"utf-8" not in first:
        return True
    declared = first.find(b"?>") + 2 if b"<?xml " in first[:9] else 0
    return _holds(data, b"?", declared) or _holds(data, b"!", declared)


def _holds(data: bytes, sign: bytes, start: int) -> bool:
    """Return whether ``<`` and a sign are there; the sign alone is found a hundred times faster."""
    return data.find(sign, start) >= 0 and data.find(b"<" + sign, start) >= 0
