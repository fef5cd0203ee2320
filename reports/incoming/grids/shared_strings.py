"""The shared strings of a workbook; their declared number is not looked at.

As with rows, the short way is by pattern: strings in runs, and all else that is not plain, send the
whole part through the parser.
"""

from reports.incoming.files.limits import TEXT_LIMIT
from reports.incoming.files.package import Package, parse_quickly
from reports.incoming.grids.cell_text import is_kept_as_it_is, kept_text
from reports.incoming.grids.plain_parts import SIZE_LIMIT, is_masked
from reports.incoming.grids.rich_text import RichText, RichTextGatherer

SharedString = str | RichText  # rich where there is more to tell than the text

_TEXT, _WITH_SPACES = "<t>", '<t xml:space="preserve">'
_START, _END = "<si><t>", "</t></si>"
_BETWEEN = (_END + _START).count("<")  # more than these between two texts: something is not plain


def read_shared_strings(package: Package, part: str) -> list[SharedString]:
    """Return the shared strings of a part, none for ""."""
    if not part:
        return []
    if package.size(part) > SIZE_LIMIT:
        return _parsed(package, part, b"")
    data = package.read(part)
    plain = _plain_strings(data)
    return _parsed(package, part, data) if plain is None else plain


def _plain_strings(data: bytes) -> list[SharedString] | None:
    """Return the strings of a part that holds nothing but plain ones, else None."""
    if is_masked(data):
        return None
    try:
        before, _start, rest = data.decode("utf-8").replace(_WITH_SPACES, _TEXT).partition(_START)
    except UnicodeDecodeError:
        return None
    inside, end, after = rest.rpartition(_END)
    texts = inside.split(_END + _START)
    if not end or "&" in inside or inside.count("<") != _BETWEEN * (len(texts) - 1):
        return None
    if "<si" in before or "<si" in after:
        return None
    parse_quickly([before.encode(), after.encode()], start=_ignore, end=_ignore, text=_ignore)
    if is_kept_as_it_is(inside) and max(map(len, texts)) <= TEXT_LIMIT:
        return list(texts)
    return [
        RichText(kept_text(text), is_cut=True) if len(text) > TEXT_LIMIT else kept_text(text)
        for text in texts
    ]


def _ignore(*_told: object) -> None:
    """Nothing but strings counts."""


def _parsed(package: Package, part: str, data: bytes) -> list[SharedString]:
    found: list[SharedString] = []
    gatherer = RichTextGatherer()

    def start(name: str, attributes: dict[str, str]) -> None:
        if name != "si":
            gatherer.start(name, attributes)

    def end(name: str) -> None:
        if name == "si":
            found.append(gatherer.take())
        else:
            gatherer.end(name)

    if data:
        parse_quickly([data], start=start, end=end, text=gatherer.text)
    else:
        package.parse_quickly(part, start=start, end=end, text=gatherer.text)
    return found
