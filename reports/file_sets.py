"""A set of files that belong together: all in place, or none and the folder as it was."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from reports.files import FileNotWrittenError, failure_sentence, replace_file


def replace_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files into ``folder``, which is made when missing; those of the same name are replaced.

    Everything is written beside the folder's files first and then moved into place.

    Raises:
        FileNotWrittenError: no permission, full disk, or one of them is open in another program;
            the folder holds what it held before.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _staging(folder) as (new, old):
            for name, content in contents.items():
                _write(new / name, content)
            _move_in(folder, new, old, list(contents))
    except OSError as error:
        target = Path(error.filename2 or error.filename or folder)
        raise FileNotWrittenError(failure_sentence(folder / target.name, error)) from error


def replace_zip(target: Path, contents: Mapping[str, bytes]) -> None:
    """Write files as one zip archive; an existing archive is replaced in one step.

    Raises:
        FileNotWrittenError: see ``replace_file``.
    """

    def write(stream: BinaryIO) -> None:
        # The names are marked as UTF-8, which every unpacker since Windows 8 understands.
        with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
            for name, content in contents.items():
                archive.writestr(name, content)

    replace_file(target, write)


@contextmanager
def _staging(folder: Path) -> Iterator[tuple[Path, Path]]:
    staging = Path(tempfile.mkdtemp(prefix=".writing-", dir=folder))
    new, old = staging / "new", staging / "old"
    try:
        new.mkdir()
        old.mkdir()
        yield new, old
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _move_in(folder: Path, new: Path, old: Path, names: list[str]) -> None:
    """Move the new files in; when one cannot be, put everything back."""
    moved: list[str] = []
    kept: list[str] = []
    try:
        for name in names:
            if (folder / name).exists():
                (folder / name).replace(old / name)
                kept.append(name)
            (new / name).replace(folder / name)
            moved.append(name)
    except OSError:
        for name in moved:
            (folder / name).unlink(missing_ok=True)
        for name in kept:
            (old / name).replace(folder / name)
        raise
