"""Shares of one (完成比例) as they are stored and read: 0.8 is 80%. Pure.

Decimal all the way, so that what a unit wrote comes back as exactly the same number.
"""

from decimal import Decimal, InvalidOperation

_HUNDRED = Decimal(100)


def written_share(share: float | None) -> str:
    """Return 80% for 0.8, "" for None; no digit is lost."""
    if share is None:
        return ""
    text = f"{Decimal(repr(share)) * _HUNDRED:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def read_share(written: str) -> float | None:
    """Return the share that was written, None for "" and for what is none."""
    try:
        return float(Decimal(written.removesuffix("%")) / _HUNDRED)
    except InvalidOperation:
        return None
