"""The zip packages of Word and Excel, read with limits on declared and on real size.

Parts are parsed with expat and any DTD is refused, so entity bombs and references to other files
never come into effect. Names of elements and attributes are given without their namespace: the
transitional and the strict form of Open XML then read alike.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
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

    def has(self, part: str) -> bool:
        """Return whether the part exists."""
        return part.lower() in self._entries

    def parse(self, part: str, *, start: Start, end: End, text: Text) -> None:
        """Call the handlers for each element of a part; tell refusals as a damaged file."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_dtd
        parser.StartElementHandler = lambda name, attributes: start(
            _local(name), {_local(key): value for key, value in attributes.items()}
        )
        parser.EndElementHandler = lambda name: end(_local(name))
        parser.CharacterDataHandler = text
        try:
            for chunk in self._chunks(part):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise refuse_damaged("内部数据不合规范") from error

    def tree(self, part: str) -> Element:
        """Return the root element of a part."""
        builder = TreeBuilder()
        self.parse(part, start=builder.start, end=builder.end, text=builder.data)
        return builder.close()

    def targets(self, part: str) -> dict[str, str]:
        """Return the related parts of ``part`` by their relation id, links outward left out."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(relations):
            return {}
        return {
            relation.get("Id", ""): posixpath.normpath(
                posixpath.join("/", folder, relation.get("Target", ""))
            ).lstrip("/")
            for relation in self.tree(relations)
            if relation.get("TargetMode") != "External"
        }

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


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _refuse_dtd(*_declaration: object) -> None:
    raise refuse(
        "文件里含有办公软件不会写出的外部定义（DTD），为安全起见没有读取",
        "请用 WPS 打开，另存一份后再选",
    )
