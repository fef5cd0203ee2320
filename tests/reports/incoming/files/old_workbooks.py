"""Writes the smallest .xls file: one sheet of texts, numbers and merged ranges."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_END_OF_CHAIN, _FREE, _FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def old_workbook(
    rows: Sequence[Sequence[str | float]], merges: Sequence[tuple[int, int, int, int]] = ()
) -> bytes:
    """Return the bytes of a workbook with one sheet named 清单.

    Args:
        rows: the cells; empty text writes no cell.
        merges: (first row, last row, first column, last column), 0-based.
    """
    return _compound_file(_workbook_stream(rows, merges).ljust(4096, b"\x00"))


def workbook_of_records(
    common: Sequence[tuple[int, bytes]], sheet: Sequence[tuple[int, bytes]], *, version: int = 0x600
) -> bytes:
    """Return a workbook made of raw records: what all sheets share, and those of its one sheet.

    Args:
        common: kind and body of each record.
        sheet: the same.
        version: 0x600 for Excel 97 and later, 0x500 for Excel 95, whose texts are bytes.
    """
    end = _record(0x0A, b"")
    opening = _bof(0x05, version) + b"".join(_record(*one) for one in common)
    name = "清单".encode("gbk") if version < 0x600 else b"\x01" + "清单".encode("utf-16-le")
    at = len(opening) + 4 + 7 + len(name) + len(end)
    length = len(name) if version < 0x600 else 2
    listed = _record(0x85, struct.pack("<IHB", at, 0, length) + name)
    cells = b"".join(_record(*one) for one in sheet)
    stream = opening + listed + end + _bof(0x10, version) + cells + end
    return _compound_file(stream.ljust(4096, b"\x00"))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _bof(kind: int, version: int = 0x600) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", version, kind, 0, 0, 0, 0))


def _workbook_stream(
    rows: Sequence[Sequence[str | float]], merges: Sequence[tuple[int, int, int, int]]
) -> bytes:
    name = "清单".encode("utf-16-le")
    end = _record(0x0A, b"")
    opening = _bof(0x05) + _record(0x42, struct.pack("<H", 1200))
    sheet_at = len(opening) + 4 + 8 + len(name) + len(end)
    sheets = _record(0x85, struct.pack("<IHBB", sheet_at, 0, 2, 1) + name)
    cells = b"".join(
        _cell(row, column, value)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value != ""
    )
    ranges = struct.pack("<H", len(merges)) + b"".join(struct.pack("<4H", *m) for m in merges)
    return opening + sheets + end + _bof(0x10) + cells + _record(0xE5, ranges) + end


def _cell(row: int, column: int, value: str | float) -> bytes:
    if isinstance(value, str):
        text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
        return _record(0x204, struct.pack("<HHH", row, column, 0) + text)
    return _record(0x203, struct.pack("<HHHd", row, column, 0, value))


def _compound_file(stream: bytes) -> bytes:
    """Put one stream named Workbook into a compound file: header, FAT, directory, stream."""
    sectors = -(-len(stream) // _SECTOR)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END_OF_CHAIN, 0, _END_OF_CHAIN, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    chain = [*range(3, 2 + sectors), _END_OF_CHAIN]
    fat = [_FAT_SECTOR, _END_OF_CHAIN, *chain]
    fat += [_FREE] * (128 - len(fat))
    directory = _entry("Root Entry", 5, _END_OF_CHAIN, 0, child=1)
    directory += _entry("Workbook", 2, 2, len(stream), child=_FREE)
    directory += _entry("", 0, 0, 0, child=_FREE) * 2
    body = struct.pack("<128I", *fat) + directory + stream.ljust(sectors * _SECTOR, b"\x00")
    return header + body


def _entry(name: str, kind: int, start: int, size: int, *, child: int) -> bytes:
    text = name.encode("utf-16-le")
    length = len(text) + 2 if name else 0
    return (
        text.ljust(64, b"\x00")
        + struct.pack("<HBBIII", length, kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
