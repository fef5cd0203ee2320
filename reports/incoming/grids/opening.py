"""Opens files for intake, many at a time, in child processes that read file after file.

A child that aborts, hangs or takes too much memory is replaced, and only the file it was at is
refused. Files are chosen by content and never by their ending.
"""

import hashlib
import logging
import tempfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from models.collecting import without_collecting
from models.progress import Progress, SilentProgress
from reports.incoming.files.refusals import (
    UnreadableFileError,
    refuse_damaged,
    refuse_too_large,
)
from reports.incoming.grid import GridFile
from reports.incoming.grids.transport import Plain, unpack
from reports.incoming.grids.workers import Workers, refuse_full_disk

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class GridRefusal:
    """A file that cannot be read.

    Attributes:
        sha256: "" when not even its bytes could be read.
        sentence: what happened, what was kept safe and what to do.
    """

    name: str
    sha256: str
    sentence: str


def open_grids(
    paths: Sequence[Path], progress: Progress | None = None
) -> Generator[GridFile | GridRefusal, None, None]:
    """Read files in the order given; each comes as soon as it and those before it are read.

    Whoever does not take them all closes the generator: that ends the children.

    Raises:
        Cancelled: the person stopped the reading.
        UnreadableFileError: there is no room for temporary files.
    """
    watched = progress or SilentProgress()
    try:
        folder = tempfile.TemporaryDirectory(prefix="grids-", ignore_cleanup_errors=True)
    except OSError as error:
        raise refuse_full_disk() from error
    with folder as name, Workers(paths, Path(name)) as workers:
        for place, path in enumerate(paths):
            watched.report(f"正在打开“{path.name}”", place, len(paths))
            yield _opened(path, place, workers, watched)


def _opened(path: Path, place: int, workers: Workers, progress: Progress) -> GridFile | GridRefusal:
    try:
        result = workers.take(place, progress)
    except UnreadableFileError as error:
        return GridRefusal(path.name, _sha256(path), str(error))
    with without_collecting():
        plain: Plain = orjson.loads(result)
        if "cells" in plain:
            return unpack(plain, path.name)
    return GridRefusal(path.name, plain["sha256"], _refusal_sentence(plain))


def _refusal_sentence(plain: Plain) -> str:
    if "refusal" in plain:
        return str(plain["refusal"])
    if "out_of_memory" in plain:
        return str(refuse_too_large("读取它需要的内存超过 500 MB"))
    _log.info("the file could not be parsed:\n%s", plain["failure"])
    return str(refuse_damaged())


def _sha256(path: Path) -> str:
    """Return the hash of a file whose child could not tell it any more."""
    try:
        if not path.is_file():  # reading a pipe or a device may never end
            return ""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
