"""The records of an old Excel workbook (BIFF5 and BIFF8) and the texts inside them (MS-XLS).

The usual library blanks error cells and tells neither number formats nor hidden rows nor comments
of these files; wrong values would get in unreported.
"""

import codecs
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from reports.incoming.files.refusals import refuse_damaged, refuse_too_large

BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
_BIFF8 = 0x600
_STRING_LIMIT = 2_000_000
_RECORD_LIMIT = 3_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """One record with the records that continue it."""

    kind: int
    body: bytes
    more: tuple[bytes, ...] = ()


def records(stream: bytes, at: int) -> Iterator[Record]:
    """Yield the records of one part of the workbook, embedded charts left out.

    Raises:
        UnreadableFileError: no part begins at ``at``, or the stream ends before the part does.
    """
    depth = 0
    for record in _all_records(stream, at):
        if depth == 0 and record.kind != BOF:
            raise refuse_damaged()
        if record.kind == BOF:
            depth += 1
        if depth == 1:
            yield record
        if record.kind == EOF:
            depth -= 1
            if depth == 0:
                return
    raise refuse_damaged("文件不完整")


def _all_records(stream: bytes, at: int) -> Iterator[Record]:
    count = 0
    while (head := _head(stream, at)) is not None:
        kind, start, at = head
        body, more = stream[start:at], []
        while (following := _head(stream, at)) is not None and following[0] == CONTINUE:
            more.append(stream[following[1] : following[2]])
            at = following[2]
            count += 1
        count += 1
        if count > _RECORD_LIMIT:
            raise refuse_too_large("内容记录过多")
        yield Record(kind, body, tuple(more))


def _head(stream: bytes, at: int) -> tuple[int, int, int] | None:
    """Return kind, start and end of the record at a place, None where none fits any more."""
    if at + 4 > len(stream):
        return None
    kind, length = struct.unpack_from("<HH", stream, at)
    return (kind, at + 4, at + 4 + length) if at + 4 + length <= len(stream) else None


class Texts:
    """Reads texts the way the version of a workbook writes them."""

    def __init__(self, version: int) -> None:
        self.is_wide = version >= _BIFF8
        self._encoding = "gb18030"

    def set_code_page(self, number: int) -> None:
        """Take the encoding of the texts of BIFF5; an unknown one is read as Chinese."""
        name = {936: "gb18030", 54936: "gb18030", 65001: "utf-8"}.get(number, f"cp{number}")
        try:
            self._encoding = codecs.lookup(name).name
        except LookupError:
            self._encoding = "gb18030"

    def read(self, body: bytes, at: int, *, short: bool = False) -> str:
        """Return the text at a place, led by its length in one byte (``short``) or two."""
        length = body[at] if short else struct.unpack_from("<H", body, at)[0]
        start = at + (1 if short else 2)
        if not self.is_wide:
            return body[start : start + length].decode(self._encoding, "replace")
        return read_characters([body[start:]], length)


def read_characters(parts: list[bytes], length: int) -> str:
    """Return characters that run over parts, each part led by a byte that tells their width."""
    pieces: list[str] = []
    missing = length
    for part in parts:
        width = 2 if part[:1] and part[0] & 1 else 1
        characters = part[1 : 1 + missing * width]
        missing -= len(characters) // width
        pieces.append(_decode(characters, width))
    if missing:
        raise refuse_damaged("文件不完整")
    return "".join(pieces)


def shared_texts(record: Record) -> tuple[list[str], dict[int, list[int]]]:
    """Return the texts that the cells of BIFF8 share, and by their places the fonts of runs."""
    return _SharedTexts((record.body, *record.more)).read()


def _decode(data: bytes, width: int) -> str:
    return data.decode("utf-16-le" if width == 2 else "latin-1", "replace")


class _SharedTexts:
    """One pass over the table of shared texts; any text may run on into the next part."""

    def __init__(self, parts: tuple[bytes, ...]) -> None:
        self._parts = parts
        self._part = 0
        self._at = 8  # two counts; the texts themselves tell when they end

    def read(self) -> tuple[list[str], dict[int, list[int]]]:
        if len(self._parts[0]) < 8:
            raise refuse_damaged()
        (count,) = struct.unpack_from("<I", self._parts[0], 4)
        if count > _STRING_LIMIT:
            raise refuse_damaged()
        texts: list[str] = []
        fonts: dict[int, list[int]] = {}
        for place in range(count):
            text, runs = self._text()
            texts.append(text)
            if runs:
                fonts[place] = runs
        return texts, fonts

    def _text(self) -> tuple[str, list[int]]:
        length, flags = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if flags & 8 else 0
        extra = struct.unpack("<I", self._take(4))[0] if flags & 4 else 0
        text = self._characters(length, 2 if flags & 1 else 1)
        fonts = [font for _first, font in struct.iter_unpack("<HH", self._take(runs * 4))]
        self._take(extra)
        return text, fonts

    def _characters(self, length: int, width: int) -> str:
        pieces: list[str] = []
        missing = length
        while missing:
            part = self._parts[self._part]
            here = min(missing, (len(part) - self._at) // width)
            pieces.append(_decode(part[self._at : self._at + here * width], width))
            self._at += here * width
            missing -= here
            if missing:
                self._next_part()
                width = 2 if self._take(1)[0] & 1 else 1
        return "".join(pieces)

    def _take(self, size: int) -> bytes:
        taken = b""
        while True:
            part = self._parts[self._part]
            piece = part[self._at : self._at + size - len(taken)]
            self._at += len(piece)
            taken += piece
            if len(taken) == size:
                return taken
            self._next_part()

    def _next_part(self) -> None:
        self._part += 1
        self._at = 0
        if self._part >= len(self._parts):
            raise refuse_damaged("文件不完整")
