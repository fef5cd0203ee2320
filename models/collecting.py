"""Whether Python looks for rings of objects while much is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Look for no rings of objects meanwhile: a file or a ledger makes many objects, but no ring.

    The search took a fifth of the time of reading a file, and holds all threads, the window's too,
    for a tenth of a second each time a whole ledger comes and goes; what is done with goes anyway.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
