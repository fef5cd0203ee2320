"""The container of the old binary Office formats: a small file system inside one file (MS-CFB).

Read in Python and only as far as its own chains allow: what runs in a circle or beyond the end of
the file is damage, never a shorter stream.
"""

import struct

from reports.incoming.files.refusals import refuse_damaged

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # numbers from here on are marks
_NONE = 0xFFFFFFFF
_ENTRY_SIZE = 128
_STREAM = 2


class CompoundFile:
    """The streams that lie in the root of a compound file; what is embedded deeper is not seen."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(SIGNATURE):
            raise refuse_damaged()
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise refuse_damaged()
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, self._cutoff, first_mini_fat = struct.unpack_from("<I4xII", data, 48)
        self._fat = self._numbers(self._fat_sectors())
        entries = self._chain(directory)
        self._entries = [
            entries[at : at + _ENTRY_SIZE] for at in range(0, len(entries) - 127, _ENTRY_SIZE)
        ]
        if not self._entries:
            raise refuse_damaged()
        self._mini_fat = self._numbers(self._sectors(first_mini_fat))
        self._mini_stream = self._chain(_start(self._entries[0]))
        self._streams = self._root_streams()

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams."""
        return frozenset(self._streams)

    def stream(self, name: str) -> bytes:
        """Return the content of a stream.

        Raises:
            UnreadableFileError: it is absent, or the file ends before the stream does.
        """
        entry = self._streams.get(name)
        if entry is None:
            raise refuse_damaged("缺少必要的部分")
        (size,) = struct.unpack_from("<I", entry, 120)
        in_mini = size < self._cutoff
        content = self._mini_chain(_start(entry)) if in_mini else self._chain(_start(entry))
        if len(content) < size:
            raise refuse_damaged("文件不完整")
        return content[:size]

    def _fat_sectors(self) -> list[int]:
        """Return where the parts of the allocation table are: 109 in the header, then a chain."""
        listed = list(struct.unpack_from("<109I", self._data, 76))
        (following,) = struct.unpack_from("<I", self._data, 68)
        per_sector = self._size // 4
        seen: set[int] = set()
        while following < _LAST_SECTOR:
            if following in seen:
                raise refuse_damaged()
            seen.add(following)
            numbers = self._numbers([following])
            listed += numbers[: per_sector - 1]
            following = numbers[-1]
        return [sector for sector in listed if sector < _LAST_SECTOR]

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        sector = self._data[at : at + self._size]
        if not sector:
            raise refuse_damaged("文件不完整")
        return sector.ljust(self._size, b"\x00")  # the last one may be short, as some programs save

    def _numbers(self, sectors: list[int]) -> list[int]:
        content = b"".join(self._sector(sector) for sector in sectors)
        return list(struct.unpack(f"<{len(content) // 4}I", content))

    def _sectors(self, start: int) -> list[int]:
        return _follow(start, self._fat)

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(sector) for sector in self._sectors(start))

    def _mini_chain(self, start: int) -> bytes:
        size = self._mini_size
        return b"".join(
            self._mini_stream[sector * size : (sector + 1) * size]
            for sector in _follow(start, self._mini_fat)
        )

    def _root_streams(self) -> dict[str, bytes]:
        """Walk the tree of names below the root, each entry once."""
        streams: dict[str, bytes] = {}
        (waiting, seen) = [struct.unpack_from("<I", self._entries[0], 76)[0]], {0, _NONE}
        while waiting:
            number = waiting.pop()
            if number in seen or number >= len(self._entries):
                continue
            seen.add(number)
            entry = self._entries[number]
            length, kind, left, right = struct.unpack_from("<HBxII", entry, 64)
            if kind == _STREAM:
                name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                streams[name] = entry
            waiting += [left, right]
        return streams


def _start(entry: bytes) -> int:
    number: int = struct.unpack_from("<I", entry, 116)[0]
    return number


def _follow(start: int, table: list[int]) -> list[int]:
    """Return the numbers of a chain; one that leaves its table or runs in a circle is damage."""
    chain: list[int] = []
    following = start
    while following < _LAST_SECTOR:
        if following >= len(table) or len(chain) > len(table):
            raise refuse_damaged("文件不完整")
        chain.append(following)
        following = table[following]
    return chain
