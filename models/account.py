"""Whose account of this computer the program runs under."""

import getpass

NOBODY = "未署名"


def account_name() -> str:
    """Return the name of the account, ``NOBODY`` where the system knows none."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # on Windows, on Linux, on Python 3.13
        return NOBODY
