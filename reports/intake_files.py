"""What a person drops, as single files: folders and archives are opened, leftovers passed over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.errors import UserError
from models.progress import Progress, stop_if_cancelled
from reports.incoming.files.archives import is_archive, unpack
from reports.incoming.files.limits import FILE_LIMIT_BYTES
from reports.incoming.files.refusals import refuse_too_large

_LOCK_START: Final = "~$"
_LEFTOVERS: Final = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_FOREIGN_FOLDER: Final = "__MACOSX"
_NOT_PLAIN: Final = (
    "这不是普通文件（是快捷链接、管道或设备），没有读取，也没有存入任何内容。请直接选择要收的文件。"
)
_MEGABYTE: Final = 1024 * 1024
_DEEPEST: Final = 2  # an archive in an archive is opened, one more is not


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """One file that came: where it lies and how it is called."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that was not opened, with the sentence that says why."""

    name: str
    sentence: str


def gather_files(
    paths: Sequence[Path], folder: Path, progress: Progress
) -> tuple[tuple[IncomingFile, ...], tuple[PassedOver, ...]]:
    """Return the files in ``paths``; archives are unpacked into ``folder``, an empty one.

    Raises:
        Cancelled: the person stopped it.
    """
    gathered = _Gathering(folder, progress)
    for path in paths:
        gathered.add(path, path.name, depth=0)
    return tuple(gathered.files), tuple(gathered.passed_over)


class _Gathering:
    """Collects files in the order in which they were given."""

    def __init__(self, folder: Path, progress: Progress) -> None:
        self.files: list[IncomingFile] = []
        self.passed_over: list[PassedOver] = []
        self._folder = folder
        self._progress = progress

    def add(self, path: Path, name: str, *, depth: int) -> None:
        stop_if_cancelled(self._progress)
        if path.is_dir():
            for inside in _files_in(path):
                self.add(inside, inside.name, depth=depth)
        elif name.startswith(_LOCK_START):
            self._pass_over(
                name,
                "这是打开表格时留下的临时文件，没有读取。对应的表格可能正开着，请关闭后再收。",
            )
        elif name.casefold() in _LEFTOVERS or name.startswith("._"):
            return
        elif path.exists() and not path.is_file():
            self._pass_over(name, _NOT_PLAIN)
        elif is_archive(path):
            self._add_archive(path, name, depth)
        elif _size_of(path) > FILE_LIMIT_BYTES:  # not even a copy of it is kept
            self._pass_over(name, str(refuse_too_large(f"超过 {FILE_LIMIT_BYTES // _MEGABYTE} MB")))
        else:
            self.files.append(IncomingFile(path, name))

    def _add_archive(self, path: Path, name: str, depth: int) -> None:
        if depth >= _DEEPEST:
            self._pass_over(name, "压缩包套了太多层，没有打开。请先解压，再收其中的文件。")
            return
        target = self._folder / f"{len(list(self._folder.iterdir())):04d}"
        target.mkdir()
        try:
            unpacked = unpack(path, target, self._progress)
        except UserError as error:
            self._pass_over(name, str(error))
            return
        for file in unpacked:
            if file.is_link:
                self._pass_over(file.name, _NOT_PLAIN)
            else:
                self.add(file.path, file.name, depth=depth + 1)

    def _pass_over(self, name: str, sentence: str) -> None:
        self.passed_over.append(PassedOver(name, sentence))


def _size_of(path: Path) -> int:
    """Return the size of a file, 0 for one that is gone: opening it says so."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield what is no folder in a folder and its folders, in order of their names."""
    for path in sorted(folder.rglob("*")):
        if not path.is_dir() and _FOREIGN_FOLDER not in path.parts:
            yield path
