"""The zip packages of Word and Excel, read with limits on declared and on real size.

Parts are parsed with expat and any DTD is refused, so entity bombs and references to other files
never come into effect. Names of elements and attributes are given without their namespace: the
transitional and the strict form of Open XML then read alike.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from reports.incoming.files.refusals import (
    refuse,
    refuse_damaged,
    refuse_encrypted,
    refuse_too_large,
)

_PART_LIMIT = 200 * 1024 * 1024
_PART_COUNT_LIMIT = 20_000
_CHUNK = 1 << 16

Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]
Text = Callable[[str], object]


class Relation(NamedTuple):
    """A link from one part to another; ``kind`` is the last word of its type."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one package; part names are compared without regard to case."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise refuse_damaged() from error
        entries = self._zip.infolist()
        if len(entries) > _PART_COUNT_LIMIT:
            raise refuse_too_large(f"内含 {len(entries)} 个部件")
        if any(entry.flag_bits & 1 for entry in entries):
            raise refuse_encrypted()
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}
        names = [name for name in self._entries if name.endswith((".xml", ".rels"))]
        written = [one for one in entries if one.filename.lower().endswith((".xml", ".rels"))]
        self._relations: dict[str, list[Relation]] = {}
        if len(names) < len(written):  # which of the two a program shows, nobody can tell
            raise refuse_damaged("内部部件重名")

    def has(self, part: str) -> bool:
        """Return whether the part exists."""
        return part.lower() in self._entries

    def parse(self, part: str, *, start: Start, end: End, text: Text) -> None:
        """Call the handlers for each element of a part; tell refusals as a damaged file."""
        parse_elements(self._chunks(part), start=start, end=end, text=text)

    def parse_quickly(self, part: str, *, start: Start, end: End, text: Text) -> None:
        """Do as ``parse_quickly`` for a part of this package."""
        parse_quickly(self._chunks(part), start=start, end=end, text=text)

    def tree(self, part: str) -> Element:
        """Return the root element of a part."""
        builder = TreeBuilder()
        self.parse(part, start=builder.start, end=builder.end, text=builder.data)
        return builder.close()

    def relations(self, part: str) -> list[Relation]:
        """Return what ``part`` is related to inside the package; "" asks for the package itself."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> list[Relation]:
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(relations):
            return []
        return [
            Relation(
                id=relation.get("Id", ""),
                kind=posixpath.basename(relation.get("Type", "")),
                target=posixpath.normpath(
                    posixpath.join("/", folder, relation.get("Target", "").replace("\\", "/"))
                ).lstrip("/"),
            )
            for relation in self.tree(relations)
            if relation.get("TargetMode") != "External"
        ]

    def targets(self, part: str) -> dict[str, str]:
        """Return the related parts of ``part`` by their relation id, links outward left out."""
        return {relation.id: relation.target for relation in self.relations(part)}

    def size(self, part: str) -> int:
        """Return the unfolded size that a part declares."""
        return self._entries[part.lower()].file_size

    def read(self, part: str) -> bytes:
        """Return the content of a part."""
        return b"".join(self._chunks(part))

    def _chunks(self, part: str) -> Iterator[bytes]:
        entry = self._entries.get(part.lower())
        if entry is None:
            raise refuse_damaged("缺少必要的部分")
        if entry.file_size > _PART_LIMIT:
            raise refuse_too_large(f"展开后有 {entry.file_size // 1024**2} MB")
        seen = 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    seen += len(chunk)
                    if seen > _PART_LIMIT:  # the declared size may lie
                        raise refuse_too_large("展开后超过 200 MB")
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise refuse_damaged() from error


def parse_quickly(chunks: Iterable[bytes], *, start: Start, end: End, text: Text) -> None:
    """Do as ``Package.parse`` for long parts: only names with the prefix of the root are bare.

    Leaving namespaces aside and calling the handlers without a wrapper saves half the time.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def begin(root: str, attributes: dict[str, str]) -> None:
        prefix = root[: root.find(":") + 1]
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        if prefix:
            parser.StartElementHandler = lambda name, given: start(name.removeprefix(prefix), given)
            parser.EndElementHandler = lambda name: end(name.removeprefix(prefix))
        start(root.removeprefix(prefix), attributes)

    parser.StartElementHandler = begin
    parser.CharacterDataHandler = text
    _feed(parser, chunks)


def parse_elements(chunks: Iterable[bytes], *, start: Start, end: End, text: Text) -> None:
    """Call the handlers for each element of an XML document; tell refusals as a damaged file."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(
        _local(name), {_local(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = text
    _feed(parser, chunks)


def _feed(parser: expat.XMLParserType, chunks: Iterable[bytes]) -> None:
    parser.StartDoctypeDeclHandler = _refuse_dtd
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: its encoding
        raise refuse_damaged("内部数据不合规范") from error


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _refuse_dtd(*_declaration: object) -> None:
    raise refuse(
        "文件里含有办公软件不会写出的外部定义（DTD），为安全起见没有读取",
        "请用 WPS 打开，另存一份后再选",
    )
