"""Text of a cell as it may be kept: nothing that cannot be shown or stored, not too long."""

import re

from reports.incoming.files.limits import TEXT_LIMIT

PARTLY_STRUCK = "有一部分文字带删除线"
TOO_LONG = f"的文字超过 {TEXT_LIMIT} 个字，只读取了前面的部分"
# Control characters, marks of order and half surrogates: invisible, and refused when stored.
_UNSHOWABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how Excel writes what XML cannot hold
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def kept_text(text: str) -> str:
    """Return text with the escapes of Excel undone, line ends made alike, cut at the limit."""
    if is_kept_as_it_is(text):
        return text[:TEXT_LIMIT]
    if "_x" in text:
        text = _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), text)
    if not text.isprintable():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        text = _LINE_END.sub("\n", _UNSHOWABLE.sub("", text))
    return text[:TEXT_LIMIT]


def is_kept_as_it_is(text: str) -> bool:
    """Return whether a text, or many one after the other, holds nothing to be put right."""
    return text.isprintable() and "_x" not in text
