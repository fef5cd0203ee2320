"""Comments (批注) of a sheet, old and threaded."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from reports.incoming.files.package import Package
from reports.incoming.grids.cell_text import kept_text


def read_notes(package: Package, sheet_part: str) -> Mapping[str, str]:
    """Return the comments of a sheet by the address they stand at.

    A threaded comment also leaves an old one that only tells to buy a newer Excel: it is replaced,
    and its answers follow on lines of their own.
    """
    notes: dict[str, list[str]] = {}
    threads: dict[str, list[str]] = {}
    for relation in package.relations(sheet_part):
        if not package.has(relation.target):
            continue
        if relation.kind == "comments":
            _add(notes, package.tree(relation.target), "comment")
        elif relation.kind == "threadedComment":
            _add(threads, package.tree(relation.target), "threadedComment")
    return {address: "\n".join(texts) for address, texts in (notes | threads).items()}


def _add(found: dict[str, list[str]], root: Element, tag: str) -> None:
    for comment in root.iter(tag):
        text = kept_text(_text(comment)).strip()
        if text:
            found.setdefault(comment.get("ref", "").upper(), []).append(text)


def _text(comment: Element) -> str:
    """Return the words of a comment: in runs, or plain in a threaded one."""
    runs = [run.text or "" for run in comment.iter("t")]
    return "".join(runs) or comment.findtext("text") or ""
