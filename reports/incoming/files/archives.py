"""Zip archives of returned files, unpacked with limits; no name of an archive becomes a path.

Names without the mark of UTF-8 are UTF-8 (made on other systems) or GBK (made by Chinese Windows).
"""

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from models.progress import Progress, stop_if_cancelled
from models.store.engine import told_plainly
from reports.incoming.files.limits import FILE_LIMIT_BYTES
from reports.incoming.files.refusals import (
    UnreadableFileError,
    refuse,
    refuse_damaged,
    refuse_encrypted,
    refuse_too_large,
)

ENTRY_LIMIT: Final = 2_000
TOTAL_LIMIT_BYTES: Final = 1024 * 1024 * 1024
_UTF8_MARK: Final = 0x800
_ENCRYPTED: Final = 0x1
_PIECE: Final = 1024 * 1024
# Parts that only packages of Office and OpenDocument programs have, damaged ones too.
_PACKAGE_PARTS: Final = re.compile(
    r"(?:\[Content_Types\]\.xml|(?:content|OFD)\.xml|mimetype|META-INF/manifest\.xml|_rels/\.rels"
    r"|(?:xl/workbook|word/document|ppt/presentation)\.(?:xml|bin)|xl/worksheets/[^/]+\.(?:xml|bin))$",
    re.IGNORECASE,
)
_ZIP_START: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """One file of an archive.

    Attributes:
        path: where it was unpacked to.
        name: the name it has in the archive.
        is_link: it is a link, a pipe or a device, of which nothing was unpacked.
    """

    path: Path
    name: str
    is_link: bool = False


def is_archive(path: Path) -> bool:
    """Return whether a file is a plain zip archive and not the package of an Office program.

    Never called for pipes and devices: opening them may never end.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(4)
            if start not in (_ZIP_START, _EMPTY_ZIP):
                return False
        with zipfile.ZipFile(path) as archive:
            return not any(
                _PACKAGE_PARTS.match(name.replace("\\", "/")) for name in archive.namelist()
            )
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def unpack(path: Path, folder: Path, progress: Progress) -> tuple[ArchivedFile, ...]:
    """Unpack an archive into ``folder`` under names of its own making.

    Raises:
        UnreadableFileError: it is encrypted, damaged, or holds more than any round sends.
        StorageError: the disk refused it.
        Cancelled: the person stopped it.
    """
    try:
        with told_plainly(folder), zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check(entries)
            return tuple(_unpack_entries(archive, entries, folder, progress))
    except UnreadableFileError as error:
        raise UnreadableFileError(f"压缩包“{path.name}”：{error}") from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, zlib.error) as error:
        raise UnreadableFileError(f"压缩包“{path.name}”：{refuse_damaged()}") from error


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ENTRY_LIMIT:
        raise refuse_too_large(f"里面有 {len(entries)} 个文件，上限 {ENTRY_LIMIT} 个")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise refuse_encrypted()
    if not entries:
        raise refuse("里面没有文件", "请检查压缩包是否传送完整，重新索取后再选")


def _unpack_entries(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], folder: Path, progress: Progress
) -> Iterator[ArchivedFile]:
    left = TOTAL_LIMIT_BYTES
    for place, entry in enumerate(entries, start=1):
        stop_if_cancelled(progress)
        name = archived_name(entry)
        target = folder / f"{place:04d}{_ending(name)}"
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
            yield ArchivedFile(target, name, is_link=True)
            continue
        with archive.open(entry) as packed, target.open("wb") as plain:
            left -= _copy(packed, plain, min(left, FILE_LIMIT_BYTES + 1))
        if left <= 0:
            raise refuse_too_large("里面的文件解开后超过 1 GB")
        _keep_time(entry, target)
        yield ArchivedFile(target, name)


def _keep_time(entry: zipfile.ZipInfo, target: Path) -> None:
    """Give a file the time it was saved at, as the archive tells it: the latest version counts."""
    try:
        saved_at = datetime(*entry.date_time).timestamp()  # noqa: DTZ001 - archives tell local time
        os.utime(target, (saved_at, saved_at))
    except (ValueError, OverflowError, OSError):  # a time that never was
        os.utime(target, (0, 0))


def _copy(packed: IO[bytes], plain: IO[bytes], limit: int) -> int:
    """Copy up to ``limit`` bytes: a file that is cut there is refused for its size when opened."""
    copied = 0
    while copied < limit and (piece := packed.read(min(_PIECE, limit - copied))):
        plain.write(piece)
        copied += len(piece)
    return copied


def archived_name(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry as it was meant, without its folders."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_MARK:
        name = _decoded(name.encode("cp437", "replace"))
    return name.replace("\\", "/").rsplit("/", 1)[-1] or "未命名"


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def _ending(name: str) -> str:
    """Return the ending of a name where it is a plain one: it settles what content leaves open."""
    found = re.search(r"\.[A-Za-z]{1,5}$", name)
    return found[0].lower() if found else ""
