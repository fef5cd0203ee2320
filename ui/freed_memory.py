"""Giving memory that is no longer used back to the system, where its C library would keep it.

glibc gives each thread a heap of its own and, once a large block has been freed, takes later ones
from these heaps too: what stays between them holds the rest. Other systems need no help.
"""

import ctypes
import linecache
import sys
from functools import cache

# malloc.h; the threshold glibc begins with, which from now on it does not raise.
_M_MMAP_THRESHOLD = -3
_LARGE = 128 * 1024


def keep_large_blocks_apart() -> None:
    """Have large blocks go back to the system as soon as they are freed."""
    if (library := _glibc()) is not None:
        library.mallopt(_M_MMAP_THRESHOLD, _LARGE)


def give_back_freed() -> None:
    """Give back what lies free in the heaps of all threads; takes a few milliseconds."""
    # PySide has the source of every module that is imported kept here, looking for its own name.
    linecache.clearcache()
    if (library := _glibc()) is not None:
        library.malloc_trim(0)


@cache
def _glibc() -> ctypes.CDLL | None:
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    # musl has neither.
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None
