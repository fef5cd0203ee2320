"""Whether a part may be looked through by pattern instead of being parsed."""

SIZE_LIMIT = 16 * 1024 * 1024  # bytes of such a part: it is held in memory, in pieces too


def is_masked(data: bytes) -> bool:
    """Return whether a part is not in UTF-8, or holds comments, instructions or raw sections."""
    first = data[:200].lower()
    if b"encoding" in first and b"utf-8" not in first:
        return True
    return data.find(b"<?", 5) >= 0 or b"<!" in data
